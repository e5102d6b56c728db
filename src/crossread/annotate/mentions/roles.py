"""The description that stands with a person's name: "health ministry spokeswoman", ", head of the ..., ".

In goes a text, the span of a name and of its sentence; out comes the description's span and its role
words, or None. The description touches the name, or a comma parts the two; whoever owns it ("the
mayor's husband") is not it. Looks no further than a short way from the name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossread.language.closed_classes import COURTESY
from crossread.language.lexicon import cues, roles
from crossread.language.name_match import fold
from crossread.language.words import Word, find_words
from crossread.types.span import Span

__all__ = ["Role", "find_role"]

_STOPS = frozenset(
    "said says told tells asked accused and but or that which who whom whose when where while because if than as "
    "to by with after before since from at in on into against between about was were is are be been has "
    "had have will would could did does do called met named including he she it they we i you him them "
    "under outside near behind through over what how why both even only just yet not also see "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow".split(),
)
_EDGES = frozenset("the a an another his her their its our my".split())
_JOINING = frozenset("of for".split())
_BEHIND_HEAD = frozenset("of for to in at from with under".split())
_ENDS = frozenset(', . ; — ( " “ who which that when where while said says told'.split())
_BEFORE_TITLES = frozenset(
    "former then acting late outgoing incoming interim retired deputy assistant vice state city county".split(),
)  # in small letters before a title with a capital
_ADJECTIVES = frozenset({"National"})  # a role in small letters alone
_OBJECTS = frozenset("the a an his her their its him them".split())
_ACTS_NEAR = 8  # words behind a role
_FAR = 120  # characters on each side of the name; no description is longer


@dataclass(frozen=True, slots=True)
class Role:
    """A description's place, the role words in it, and all words that can be said of its holder.

    Both in lower case; "the mayor's husband" has the head "husband", and "mayor" is not said of him.
    """

    span: Span
    heads: frozenset[str]
    words: frozenset[str]


def find_role(text: str, name: Span, sentence: Span) -> Role | None:
    """The role that stands before or behind `name` in `sentence`, if one does."""
    words = _words_behind(text, name, sentence)
    before = _before(text, _words_before(text, name, sentence), words)
    behind = _behind(text, words)
    if before is None or behind is None or not before.span.of(text).endswith("."):
        return before or behind
    # "Gen. Rolf Neal, head of the guard": what stands behind says more than the rank.
    return Role(behind.span, behind.heads | before.heads, behind.words | before.words)


def _words_before(text: str, name: Span, sentence: Span) -> tuple[Word, ...]:
    start = max(sentence.start, name.start - _FAR)
    while sentence.start < start < name.start and text[start - 1].isalnum():
        start += 1  # the window begins with a whole word
    return find_words(text, Span(start, name.start)) if start < name.start else ()


def _words_behind(text: str, name: Span, sentence: Span) -> tuple[Word, ...]:
    end = min(sentence.end, name.end + _FAR)
    while name.end < end < sentence.end and text[end].isalnum():
        end -= 1
    return find_words(text, Span(name.end, end)) if name.end < end else ()


def _before(text: str, words: Sequence[Word], behind: Sequence[Word]) -> Role | None:
    """As in "Mayor Ada Brandt", and "the mayor, Ada Brandt, ..." where commas enclose the name."""
    end = len(words)
    if end and words[-1].text == ",":
        end -= 1
        if not _is_enclosed(behind):
            return None
    elif end and _governs(words[-1]):
        return None
    start = _phrase_start(words, end)
    if end == len(words):
        start = max(_behind_another(words, start, end), _title_start(words, end))
    elif _head_at(words, end - 1):
        start = _behind_another(words, start, end)
    definite = end == len(words) or any(word.lower in _EDGES | {"'s"} for word in words[start:end])
    while start < end and words[start].lower in _EDGES | {"'s", "of", "-"}:
        start += 1
    return _role(text, words[start:end]) if definite else None


def _behind_another(words: Sequence[Word], start: int, end: int) -> int:
    """Where the title of the name itself begins: in "a spokesman for Mayor Brandt" behind "for", whose head is another.

    "Secretary of State" is one title, since no role stands behind its "of".
    """
    for at in range(end - 1, start - 1, -1):
        if words[at].lower in _JOINING:
            is_last = at + 1 == end
            if is_last or any(_head_at(words, after) for after in range(at + 1, end)):
                return at + 1
    return start


def _title_start(words: Sequence[Word], end: int) -> int:
    """Where a title with a capital begins that ends at `end`: at "President" in "news follows President Brandt".

    A courtesy has no title before it: "on Friday Mr. Neal".
    """
    last = end - 1 - (end > 1 and words[end - 1].text == ".")
    if last < 0 or not words[last].is_capitalised:
        return 0
    if words[last].text.rstrip(".") in COURTESY:
        return last
    start = last
    while start > 0 and _is_of_title(words, start - 1):
        start -= 1
    return start


def _is_of_title(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.lower in _BEFORE_TITLES | _EDGES | {"'s", "."}:
        return True
    if word.lower in _JOINING:
        return at > 0 and words[at - 1].is_capitalised
    return word.is_capitalised or word.lower in roles()


def _governs(word: Word) -> bool:
    """Whether a participle stands right before the name, which is its object: "the mayor greeting Brandt"."""
    return word.lower.endswith("ing") and not word.is_capitalised and word.lower not in roles()


def _is_enclosed(behind: Sequence[Word]) -> bool:
    """Whether the name ends an apposition, and is not the next in a list of names."""
    if not behind or behind[0].text in {".", "!", "?", ";", '"', "”"}:
        return True
    return behind[0].text == "," and not (len(behind) > 1 and behind[1].is_capitalised)


def _phrase_start(words: Sequence[Word], end: int) -> int:
    """Where the phrase that ends at `end` begins: at its article, or behind a verb, a day or a sign."""
    start = end
    while start > 0 and end - start < 10 and _belongs(words, start - 1):
        start -= 1
        opens = words[start].lower in _EDGES
        if opens and not (start and words[start - 1].lower in _JOINING):
            break
    return start


def _belongs(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text[0].isalpha() or word.text[0].isdigit():
        return word.lower not in _STOPS and not _is_verb(words, at)
    if word.text == ".":
        return at > 0 and _is_short_for(words[at - 1])
    return word.lower == "'s"


def _is_short_for(word: Word) -> bool:
    """Whether a point behind the word ends no phrase: an initial, a title, "St."."""
    return len(word.text) == 1 or word.text == "St" or word.lower + "." in roles()


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a word in lower case is a verb behind its subject: "greeted", but not "the retired"."""
    word = words[at]
    if word.is_capitalised or word.lower in roles():
        return False
    before = words[at - 1] if at else None
    if before is None or before.lower in _EDGES | {"'s", ","} or before.lower.endswith("ly"):
        return False
    forms = {cue.form for cue in cues().get(word.lower, ()) if cue.word_class == "v"}
    return word.lower.endswith("ed") or bool(forms & {"past", "third"})


def _behind(text: str, words: Sequence[Word]) -> Role | None:
    """An apposition: ", the ministry's spokeswoman, "; it holds a role among its first words."""
    if len(words) < 3 or words[0].text != ",":
        return None
    end = 1
    while end < len(words) and end < 16 and not _ends(words, end):
        end += 1
    start = 1
    while start < end and words[start].lower in _EDGES:
        start += 1
    role = _role(text, words[start:end])
    first = next((at for at in range(start, end) if _head_at(words, at)), end)
    if role is None or first >= start + 7 or _tells(words[1 : first + 1]):
        return None
    return None if _is_of_another(words[first + 1 : end]) else role


def _is_of_another(behind: Sequence[Word]) -> bool:
    """Whether behind a role stands whoever has it, or what they did: ", spokeswoman Ada Brandt", ", his sons followed him"."""
    named = bool(behind) and behind[0].is_capitalised and behind[0].lower not in roles()
    owned = any(word.lower == "'s" for word in behind[:4])
    acted = any(
        one.lower.endswith("ed") and other.lower in _OBJECTS
        for one, other in pairwise(behind[:_ACTS_NEAR])
    )
    return acted or (named and not owned)


def _ends(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in _ENDS and not (words[at].text == "." and _is_short_for(words[at - 1]))


def _tells(words: Sequence[Word]) -> bool:
    """Whether the words before a role are a verb with its object: ", said the envoy ...", no apposition."""
    if any(word.lower in _STOPS for word in words):
        return True
    first = words[0]
    if any(cue.word_class == "v" and cue.form != "base" for cue in cues().get(first.lower, ())):
        return first.lower not in roles()
    on = words[1].lower if len(words) > 1 else ""
    return first.lower.endswith(("ing", "ed")) and on in _EDGES | _BEHIND_HEAD | {"by", "on"}


def _role(text: str, words: Sequence[Word]) -> Role | None:
    heads = _heads(words)
    if not heads:
        return None
    span = Span(words[0].span.start, words[-1].span.end)
    others = {word.lower for word in words if word.lower in roles()}
    others -= {part for head in heads for part in head.split()}
    return Role(span, heads, frozenset(fold(span.of(text)).split()) - others)


def _heads(words: Sequence[Word]) -> frozenset[str]:
    """The role words; not those of an owner ("the mayor's"), nor those behind "of", "for" or "to"."""
    found: set[str] = set()
    for at in range(len(words)):
        if found and words[at].lower in _BEHIND_HEAD:
            break
        head = _head_at(words, at)
        if head is not None:
            found.add(head)
    return frozenset(found)


def _head_at(words: Sequence[Word], at: int) -> str | None:
    for length in (2, 1):
        lower = " ".join(word.lower for word in words[at : at + length])
        owns = at + length < len(words) and words[at + length].lower == "'s"
        known = lower in roles() or lower.rstrip(".") in roles()
        # "Gov." is two words here, and stands in the list with its stop.
        is_short = [word.text for word in words[at + length : at + length + 1]] == ["."]
        known = known or (is_short and f"{lower}." in roles())
        if words[at].text in _ADJECTIVES:
            continue  # "Director of National Intelligence"
        if known and at + length <= len(words) and not owns:
            return lower.rstrip(".")
    return None
