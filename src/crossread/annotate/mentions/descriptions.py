"""Whom or what a description means: "the ministry", "the spokeswoman", "the company".

In go the words of a sentence and the place of an article among them; out come the chain that is meant and the
words that describe it, or None. A description goes to what its noun was last said of; a company that is only called
so to the body that acted last, of several in one sentence to the one that spoke. What a model says goes behind
these rules.
"""

import re
from collections.abc import Iterable, Sequence

from crossread.annotate.mentions.bodies import BODIES
from crossread.annotate.mentions.clues import Told
from crossread.annotate.mentions.documents import document_noun
from crossread.annotate.mentions.groups import tells_of_several
from crossread.annotate.mentions.media import MEDIA_NOUNS, is_called_medium, is_on_paper
from crossread.annotate.mentions.mentions import Chain
from crossread.annotate.mentions.progress import MENTIONED, Progress
from crossread.annotate.mentions.source_phrases import is_platform
from crossread.language.closed_classes import COURTESY, DETERMINERS
from crossread.language.lexicon import organisations, people_words, places, roles
from crossread.language.name_match import fold, is_medium
from crossread.language.words import Word
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["DEFINITE", "meant_by_description"]

DEFINITE = frozenset("the this that its his her their".split())
_COMPANIES = frozenset(
    "company bank firm group lender giant airline automaker carmaker broadcaster".split(),
)
_BUSINESSES = _COMPANIES - {"group"}
_NO_BUSINESS = frozenset("central reserve state national".split())  # before "bank"
# What a body with a full name is not called unless the name says it.
_ONE_KIND = frozenset("ministry embassy court department university parliament committee".split())
# Words that stand in the name of a body which is no company.
_NO_COMPANY = frozenset(
    "watch police ministry council agency court university union party committee commission command department "
    "office embassy army navy amnesty association federation foundation parliament senate congress government "
    "institute authority society movement coalition alliance campaign league consulate hospital school".split()
)
# Words that stand in the name of a body which is called no group either; a council or a committee may be one.
_OF_A_STATE = frozenset(
    "police ministry agency court commission command department office embassy army navy parliament senate congress "
    "government authority consulate assembly hospital school university".split()
)
_NO_COMPANIES = frozenset("body party group team".split())  # kinds in the list of organisations
# Words of a role that tell nothing of whose it is.
_EMPTY = frozenset("former own new".split())
_TITLES_IN_FULL = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "capt": "captain",
    "prof": "professor",
}
_ON_AIR = frozenset("network broadcaster channel station".split())
_REACH = 300  # chains; a description may go back to the head of a long report
# Most bodies of these kinds do not hold the word in their names: the party may be the Republicans, named since.
_SELDOM_IN_NAMES = frozenset("party group movement campaign network".split())
_SELDOM_REACH = 1000  # characters
# Behind "the group": ", nearly all of whom are pregnant"
_OF_WHOM = re.compile(r",\s+(?:[\w-]+\s+){1,4}of\s+(?:whom|them)\b")
_PEOPLE_REACH = 600  # characters between people and "the group"
_MOST_WORDS = 4  # behind the article
_TOLD_WORDS = 5  # of a model's words, behind the article


def meant_by_description(
    progress: Progress, words: Sequence[Word], at: int
) -> tuple[int, Span] | None:
    """The chain that the words behind an article at `at` mean, with these words."""
    if words[at].lower not in DEFINITE or _is_conjunction(words, at):
        return None
    told = progress.clues.told.get(words[at].span.start)
    if told is not None and not (
        told.chain in progress.traces and _is_believed(progress.chains[told.chain], words, at, told)
    ):
        told = None  # whom a description means was named before it
    described = _by_noun(progress, words, at, told)
    return described if described is not None else _as_told(words, at, told)


def _is_conjunction(words: Sequence[Word], at: int) -> bool:
    """Whether a "that" leads into a clause: behind it stands an article of the clause's own."""
    return at + 1 < len(words) and words[at + 1].lower in DETERMINERS


def _is_believed(chain: Chain, words: Sequence[Word], at: int, told: Told) -> bool:
    """Whether a model may be right that the words behind the article at `at` mean `chain`.

    "The whistleblower" is no place, "the department" no league and "the company" no department; "the statement" is nobody.
    """
    inside = {
        word.lower
        for word in words[at + 1 : at + 1 + _TOLD_WORDS]
        if word.span.start < told.span.end
    }
    has_role = any(word in roles() for word in inside)
    if not has_role and document_noun(list(inside)) is not None:
        return False
    is_person = chain.kind == EntityKind.PERSON
    if not inside & BODIES:
        return is_person or not has_role
    if is_person:
        return has_role
    if not inside.isdisjoint(_BUSINESSES) and _is_no_company(chain.name):
        return False
    named = fold(chain.name).split()
    kinds = inside & _ONE_KIND
    is_full = len(named) > 1 and not has_role
    return not (is_full and kinds) or bool(kinds.intersection(named))


def _as_told(words: Sequence[Word], at: int, told: Told | None) -> tuple[int, Span] | None:
    """The words behind the article at `at`, where a model says whom they mean."""
    if told is None or at + 1 >= len(words) or words[at + 1].span.start >= told.span.end:
        return None
    return told.chain, Span(words[at + 1].span.start, told.span.end)


def _by_noun(
    progress: Progress, words: Sequence[Word], at: int, told: Told | None
) -> tuple[int, Span] | None:
    """What the noun behind the article at `at` was last said of: "the ministry", "the Russian embassy"."""
    for end in range(at + 1, min(len(words), at + 1 + _MOST_WORDS)):
        word = words[end]
        if not word.text[0].isalpha() or word.text in COURTESY or word.lower in DETERMINERS:
            return None  # "an attack that shows the group's nerve"
        if word.span.start in progress.clues.names and word.text not in people_words():
            if progress.chains[progress.clues.names[word.span.start]].kind == EntityKind.PERSON:
                return None
            continue  # "the Treasury secretary"
        if _goes_on(words, end):
            continue
        span = Span(words[at + 1].span.start, word.span.end)
        medium = None if told is not None else _medium_called(progress, span, word.lower)
        if medium is not None:
            return medium, span
        if word.lower in BODIES:
            chain = _body_called(progress, span, word.lower, is_told=told is not None)
            return (chain, span) if chain is not None else None
        if word.lower in roles():
            told_of = progress.clues.named_in.get(words[at].span.start, frozenset())
            chain = _role_holder(progress, words[at + 1 : end + 1], told_of)
            return (chain, span) if chain is not None else None
    return None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a name, a role or a body stands behind the word at `at`, which then only tells of it: "militant group"."""
    if at + 1 >= len(words):
        return False
    behind = words[at + 1]
    return behind.is_capitalised or behind.lower in roles() or behind.lower in BODIES


def _medium_called(progress: Progress, span: Span, noun: str) -> int | None:
    """The medium met last, where "the paper" speaks; "the agency" is one as "the news agency" alone, a social network none."""
    if noun not in MEDIA_NOUNS or span.start not in progress.clues.speaking:
        return None
    written = span.of(progress.clues.text)
    words = fold(written).split()
    if (noun == "agency" and "news" not in words) or "social" in words:
        return None
    if any(word[0].isupper() for word in written.split()):
        return None  # "the Norlander broadcaster" is another than the Courier named before
    return next(
        (
            chain
            for chain, _ in progress.last_met(_REACH)
            if progress.chains[chain].kind == EntityKind.ORGANISATION
            and is_called_medium(progress.chains[chain].name)
            and not (noun in _ON_AIR and is_on_paper(progress.chains[chain].name))
        ),
        None,
    )


def _body_called(progress: Progress, span: Span, noun: str, *, is_told: bool) -> int | None:
    """The body met last whose name holds the words at `span`; a company may be called so without it."""
    words = set(fold(span.of(progress.clues.text)).split())
    bodies = [
        chain
        for chain, _ in progress.last_met(_REACH)
        if progress.chains[chain].kind == EntityKind.ORGANISATION
    ]
    near = span.start - _SELDOM_REACH if words <= _SELDOM_IN_NAMES else 0
    fitting = [
        c
        for c in bodies
        if progress.traces[c].offset >= near and words <= set(fold(progress.chains[c].name).split())
    ]
    if fitting:
        return max(fitting, key=lambda chain: progress.traces[chain].offset)
    if noun not in _COMPANIES or is_told or not _NO_BUSINESS.isdisjoint(words):
        return None
    flying = [c for c in bodies if noun == "airline" and "air" in fold(progress.chains[c].name)]
    if flying:  # no team that acted last
        return max(flying, key=lambda chain: progress.traces[chain].offset)
    is_other = _is_no_group if noun == "group" else _is_no_company
    last = _last_to_act(progress, [c for c in bodies if not is_other(progress.chains[c].name)])
    if last is None or progress.traces[last].weight == MENTIONED:
        return None
    return None if noun == "group" and _are_meant_people(progress, last, span) else last


def _last_to_act(progress: Progress, bodies: Sequence[int]) -> int | None:
    """Of `bodies`, the nearest first, the first; or who spoke where it was met: "The Kern Line said the Vela sank."."""
    if not bodies:
        return None
    sentence = progress.traces[bodies[0]].sentence
    beside = [body for body in bodies if progress.traces[body].sentence == sentence]
    return max(beside, key=lambda body: progress.traces[body].weight)


def _are_meant_people(progress: Progress, body: int, span: Span) -> bool:
    """Whether the group at `span` is people: those told of since `body` was met, unless it speaks; or "of whom" tells so."""
    text = progress.clues.text
    if _OF_WHOM.match(text, span.end):
        return True
    if span.start in progress.clues.speaking:
        return False
    start = max(progress.traces[body].offset, span.start - _PEOPLE_REACH)
    return tells_of_several(text, Span(start, span.start))


def _is_no_company(name: str) -> bool:
    """Whether a body is known to be none, or says so itself: "Coast Watch", "the Harbour Council"."""
    known = organisations().get(name)
    if known is not None and known.kind in _NO_COMPANIES:
        return True
    return bool(_NO_COMPANY.intersection(fold(name).split()))


def _is_no_group(name: str) -> bool:
    """Whether a body is a state's, a state, a medium or a platform; an aid league or a movement is called a group."""
    if _OF_A_STATE.intersection(fold(name).split()):
        return True
    return is_medium(name) or is_platform(name) or name in places()


def _role_holder(progress: Progress, words: Sequence[Word], told_of: frozenset[int]) -> int | None:
    """The person met last of whom all `words` of a role were said; a body among them may be told in full there.

    None of those who are `told_of` in what the holder says: "“I spoke with President Neal,” the president said".
    """
    told = _in_full(fold(word.lower) for word in words)
    bodies = _in_full(part for word in words for part in _parts(progress, word))
    fitting = [
        chain
        for chain, _ in progress.last_met(_REACH)
        if chain not in told_of
        and any(
            told <= _in_full(role) or bodies <= _in_full(role)
            for role in progress.chains[chain].role_texts
        )
    ]
    return max(fitting, key=lambda c: progress.traces[c].offset) if fitting else None


def _in_full(words: Iterable[str]) -> set[str]:
    """The words of a role that tell something, none of them cut: "governor" for "Gov."."""
    return {_TITLES_IN_FULL.get(word, word) for word in words} - _EMPTY


def _parts(progress: Progress, word: Word) -> list[str]:
    """The words of the full name of a body or place that a word is, else the word: "federal reserve" for "the Fed"."""
    chain = progress.clues.names.get(word.span.start)
    return fold(progress.chains[chain].name if chain is not None else word.lower).split()
