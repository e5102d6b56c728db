"""What a name does in the words that name a speaker: it speaks, it owns who speaks, or tells which thing speaks.

In go a text and a mention; out comes the answer. "Brandt's lawyer", "the Brandt campaign" and "a Norland paper"
are neither Brandt nor Norland. Names nobody.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from crossread.language.lexicon import roles
from crossread.language.name_match import fold
from crossread.language.sentences import split_sentences
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind, Mention, MentionForm
from crossread.types.span import Span

__all__ = [
    "BEHIND_NAMES",
    "EXAMPLES",
    "OFTEN_UNNAMED",
    "SAYS_LITTLE",
    "ends_in_role",
    "head_end",
    "is_described",
    "is_of_other_kind",
    "is_platform",
    "is_possessive_pronoun",
    "join_names",
    "joint_name",
    "last_sentence",
    "line_end",
    "means_a_thing",
    "means_nobody_named",
    "owns",
    "owns_in",
    "role_head",
    "role_words",
    "tells_party",
    "tells_which",
]

_FOLLOWING = re.compile(
    r"[\s-]+(?!(?:and|or|of|for|from|in|at|on|to|with|by|as|who|itself|after)\b)"
    r"(?P<word>[a-z][\w’'-]*)"
)
_OWN_PEOPLE = frozenset(
    "campaign team camp administration aide adviser fan supporter ally allie lawyer staff operative loyalist backer appointee "
    "nominee critic voter foundation organization organisation family insider confidant donor era rally".split()
)
_LAST_WORD = re.compile(
    r"(?:[\s-]++[a-z][\w’']*+|-[^\W_a-z][\w’']*+){1,5}?[\s-]++(?P<word>[a-z]+)\s*\Z"
)
# Members of a party: a place or chamber before them only tells which.
_PARTY_PEOPLE = re.compile(
    r"\s(?:Republican|Democrat|Conservative|Liberal|Socialist|Independent|Tory|Tories|Labour MP|lawmaker|legislator)s?\b"
)
# Of which party and from where: ", P-Elm.", " (P-Norland)"
_PARTY = r"(?:\s\([^()]{1,16}\)|,\s[A-Z]{1,3}-[A-Z][\w.]{0,15})"
_JOINS = re.compile(rf"{_PARTY}?(?:,\s+|,?\s+and\s+)(?:[\w-]+\.?\s+){{0,3}}")
_OF_PARTY = re.compile(r"(?:\(|,\s|\b[A-Z]{1,3}-)\Z")
_PARTY_AND_PLACE = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*")
_PARTY_REACH = 4  # characters before a place
BEHIND_NAMES = re.compile(rf"{_PARTY}?,?(?:\s(?:both|each|all))?,?\s*[—–]?\s*")
"""What may stand between the last name of a list and its verb."""
_FROM_WHERE = re.compile(r"\s(?:of|from)\s(?:the\s)?")
_OF_A_STATE = frozenset("police army government military court navy parliament authorities".split())
_PLATFORMS = frozenset("Twitter Facebook Instagram Telegram X TikTok".split())
# What is told of as if it spoke, and is nobody.
_THINGS = frozenset(
    "ad advertisement agreement amendment ban bill budget clip campaign data deal evidence figures footage images "
    "initiative law laws legislation measure money move plan policy program programme proposal provision reform "
    "rule rules search test tests treaty video videos website".split()
)
EXAMPLES = re.compile(r"\b(?:such\sas|including|like|among\sthem|(?:beginning|starting)\swith)\s")
"""Behind such words stand a few of those who speak: "towns such as Elmport"."""
_ARTICLES = frozenset("a an the one another".split())
SAYS_LITTLE = frozenset(
    "expert analyst scholar researcher academic scientist activist author writer commentator specialist lawmaker "
    "politician economist historian strategist".split()
)
"""What may be said of whoever spoke: it tells nothing of who he is."""
OFTEN_UNNAMED = frozenset(
    "official spokesman spokeswoman spokesperson source person officer diplomat aide witness adviser".split()
)
"""Who is often quoted without a name."""
_WITHOUT_A_NAME = frozenset("unnamed unidentified anonymous".split())
_BEHIND_HEAD = re.compile(r",|\s(?:who|which|that|at|in|on|with|from|of|for|by|to)\s")


def means_a_thing(words: str) -> bool:
    """Whether the head of `words` is a thing, and so no person: "the legislation on trade"."""
    head = _BEHIND_HEAD.split(words.lower(), maxsplit=1)[0].split()
    return bool(head) and head[-1] in _THINGS


def means_nobody_named(words: str) -> bool:
    """Whether the words say themselves that they name nobody: "the unnamed protester"."""
    return not _WITHOUT_A_NAME.isdisjoint(words.lower().split())


def head_end(text: str, source: Span) -> int:
    """Where the apposition or the "of ..." behind the head of a source begins."""
    match = re.search(r",|\s(?:[Ww]ho|whose|which|at|in|with|from)\s", source.of(text))
    return source.start + match.start() if match and match.start() else source.end


def ends_in_role(text: str, head: Span) -> bool:
    """Whether the head's own noun is a role: "the Harbour Council spokeswoman"."""
    last = find_words(text, head)[-1]
    return not last.is_capitalised and last.lower in roles()


def line_end(text: str, start: int) -> int:
    """Where the line that holds `start` ends."""
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def owns(text: str, mention: Mention) -> bool:
    """Whether the mention is a possessive: "Brandt's lawyer" is not Brandt."""
    return text[mention.span.end : mention.span.end + 2] in {"'s", "’s", "' ", "’ "}


def owns_in(text: str, mention: Mention, source: Span) -> bool:
    """Whether the mention owns what the source tells: in "Brandt's lawyer", not in the "Brandt's" of "Brandt's claim"."""
    return owns(text, mention) and bool(text[mention.span.end + 2 : source.end].strip())


def tells_which(text: str, mention: Mention, end: int) -> bool:
    """Whether a name before `end` only tells which thing speaks: "the Neal campaign", "a Norland paper"."""
    if mention.form != MentionForm.NAME or mention.span.end >= end:
        return False
    if mention.kind != EntityKind.PERSON and _PARTY_PEOPLE.match(text, mention.span.end, end):
        return True
    following = _FOLLOWING.match(text, mention.span.end, end)
    if following is None or mention.kind == EntityKind.PLACE:
        return following is not None
    if mention.kind == EntityKind.ORGANISATION:
        return following["word"] in _OF_A_STATE
    last = _LAST_WORD.match(text[mention.span.end : end])
    nouns = [found["word"].removesuffix("s") for found in (following, last) if found is not None]
    return any(noun in roles() or noun in _OWN_PEOPLE for noun in nouns)


def is_of_other_kind(text: str, mention: Mention) -> bool:
    """Whether a person is taken for an "its", or a body for a "his"."""
    if mention.form != MentionForm.PRONOUN:
        return False
    return (mention.span.of(text).lower() == "its") == (mention.kind == EntityKind.PERSON)


def is_possessive_pronoun(text: str, mention: Mention) -> bool:
    """Whether a mention is a "his", "her" or "its"."""
    words = mention.span.of(text).lower()
    return mention.form == MentionForm.PRONOUN and words in {"his", "her", "hers", "its"}


def is_platform(name: str) -> bool:
    """Whether a name only says where something was posted."""
    return name in _PLATFORMS


def joint_name(text: str, head: Sequence[Mention]) -> str | None:
    """The names of persons who speak together: "Ada Brandt and the envoy Rolf Neal", "Brandt of Norland and Neal"."""
    head = [m for m in head if not tells_party(text, m)]
    ends = {m.span: m.span.end for m in head}
    persons: list[Mention] = []
    for one in head:
        before = persons[-1] if persons else None
        if before and one.kind != EntityKind.PERSON:
            if not _FROM_WHERE.fullmatch(text[before.span.end : one.span.start]):
                return None
            ends[before.span] = one.span.end
        elif one.kind != EntityKind.PERSON or one.form != MentionForm.NAME:
            return None
        else:
            persons.append(one)
    return join_names(text, persons, ends)


def tells_party(text: str, mention: Mention) -> bool:
    """Whether a mention only tells of which party somebody is, or from where: "Neal (P-Norland)", "Neal, P-Norland"."""
    start = mention.span.start
    led = _OF_PARTY.search(text, max(0, start - _PARTY_REACH), start)
    if led is None or led[0] != ", ":
        return led is not None
    return _PARTY_AND_PLACE.fullmatch(text, start, mention.span.end) is not None


def join_names(text: str, listed: Sequence[Mention], ends: Mapping[Span, int]) -> str | None:
    """The names of a list with an "and" before its last; `ends` tells where the words of each end, None for no list."""
    names = list(dict.fromkeys(m.name for m in listed))
    gaps = [text[ends[a.span] : b.span.start] for a, b in pairwise(listed)]
    if len(names) < 2 or not all(_JOINS.fullmatch(gap) for gap in gaps):
        return None
    return f"{', '.join(names[:-1])} and {names[-1]}" if "and" in gaps[-1].split() else None


def role_words(text: str, mention: Mention) -> frozenset[str]:
    """The words of the role that stands with a person's name; none of one who held it before."""
    if mention.role is None or mention.kind != EntityKind.PERSON:
        return frozenset()
    words = [word.lower for word in find_words(text, mention.role)]
    return frozenset(() if "former" in words else (*words, *map(fold, words)))


def role_head(words: Sequence[str]) -> str | None:
    """The first role among lower-case words behind an article; none in "the sheriff's office", where he owns it."""
    following = [*words[1:], ""]
    roles_held = (a for a, b in pairwise(following) if a in roles() and b != "'s")
    return next(roles_held, None)


def is_described(text: str, source: Span, gender: str | None) -> bool:
    """Whether a source tells of one person by a role that may be of that gender: "a Norland spokesman" for "he"."""
    words = [word.lower for word in find_words(text, source)]
    role = role_head(words) if words and words[0] in {*_ARTICLES, "the"} else None
    if words and words[0] == "the" and role not in OFTEN_UNNAMED:
        return False  # "the Norland senator" has a name
    return role is not None and roles()[role].gender in {gender, None}


def last_sentence(text: str, start: int, end: int) -> int:
    """Where the sentence begins that ends at `end`, not before `start`."""
    sentences = split_sentences(text, Span(start, end)) if start < end else ()
    return sentences[-1].start if sentences else start
