"""Descriptions and pronouns: "the ministry", "the spokeswoman", "he", "it".

In goes the text with its sentences, the chains of names, and what a model read in it; the chains
come out with the mentions that this module could decide. Words inside quotation marks neither are
resolved nor offer themselves: whom an "I" or a "they" in a quote means is the speaker's matter. A
pronoun goes to the person who spoke or acted last and whom its gender fits (Hobbs 1978: subjects first).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from crossread.annotate.antecedents import Choose, likeliest
from crossread.annotate.bodies import BODIES
from crossread.annotate.documents import document_noun
from crossread.annotate.mentions import Chain
from crossread.annotate.pronouns import GENDERS, Progress, meant_by_pronoun
from crossread.language.lexicon import organisations, people_words, roles
from crossread.language.model import Reading
from crossread.language.name_match import fold
from crossread.language.words import Word, find_words
from crossread.types.annotation import EntityKind, Mention, MentionForm, Sentence
from crossread.types.span import Span

__all__ = ["resolve_references"]

_OF_OUTLETS = frozenset(
    "report article book post tweet poll survey note summary transcript".split()
)
_COMPANIES = frozenset(
    "company bank firm group lender giant airline automaker carmaker broadcaster".split(),
)
# What a body with a full name is not called unless the name says it.
_ONE_KIND = frozenset("ministry embassy court department university parliament committee".split())
# Words that stand in the name of a body which is none of those.
_NO_COMPANY = frozenset(
    "watch police ministry council agency court university union party committee commission command department "
    "office embassy army navy amnesty association federation foundation parliament senate congress government "
    "institute authority society movement coalition alliance campaign league consulate hospital school".split()
)
_DEFINITE = frozenset("the this that its his her their".split())
_BEHIND_HEAD = re.compile(r"\s(?:for|of|to|by|from|in|at|on|with|who|which)\s")
_NEAR = 30  # characters
_READ_BY = re.compile(
    r"\b(?:seen|read|viewed|reviewed|obtained|examined)\s+by\s+(?:the\s+)?\Z", re.IGNORECASE
)
_THAT = re.compile(r"that,?\s+", re.IGNORECASE)
_OF_SPEECH = re.compile(
    r"(?:said|says|say|announced|admitted|added|promised|vowed|claimed|insisted|testified)"
)
_NOUN_REACH = 300  # chains; a description may go back to the head of a long report
_LED_BY_ROLE = 3  # words of a role before the person who begins a sentence


def resolve_references(  # noqa: PLR0913 - what is read of a text, and how a person is chosen
    text: str,
    sentences: Sequence[Sentence],
    chains: Sequence[Chain],
    read: Reading,
    quoted: Sequence[Span],
    *,
    choose: Choose = likeliest,
) -> list[Chain]:
    """`chains` with nominal and pronoun mentions, and a chain for each body that is only described.

    `quoted` is sorted and free of overlaps. What the model that `read` the text is sure of goes before the
    rules for pronouns, and behind them for descriptions; `choose` tells which person a speaking pronoun means.
    """
    sources = [one.source for one in read.attributions if one.source is not None]
    reading = Progress(
        text,
        list(chains),
        frozenset(offset for span in sources for offset in _head(text, span)),
        tuple(sentence.span.start for sentence in sentences),
        tuple(sentence.paragraph for sentence in sentences),
        choose,
    )
    names = sorted((m.span, number) for number, chain in enumerate(chains) for m in chain.mentions)
    spans = [span for span, _ in names]
    homes = {span.start: number for span, number in names}
    reading.told.update(
        (one.span.start, (one.span, homes[one.name.start]))
        for one in read.references
        if one.name.start in homes
        and not _only_saw_it(text, one.span, one.name)
        and not _is_an_outlets(text, one.span, one.name)
    )
    reading.told_ahead.update(
        one.span.start for one in read.references if one.name.start > one.span.start
    )
    reading.told_by.update(_first_words(text, read))
    reading.named_in.update(_named_in_own_words(read, names, quoted))
    at = 0
    for number, sentence in enumerate(sentences):
        here: dict[int, int] = {}
        while at < len(names) and names[at][0].start < sentence.span.end:
            here[names[at][0].start] = names[at][1]
            at += 1
        words = [
            word
            for word in find_words(text, sentence.span)
            if not _inside(word.span, quoted)
            and (word.span.start in here or not _inside(word.span, spans))
        ]
        _read_sentence(reading, number, words, here)
    return reading.chains


def _first_words(text: str, read: Reading) -> dict[int, range]:
    """For each place where an indirect content begins, the offsets of the source before it."""
    found: dict[int, range] = {}
    for one in read.attributions:
        piece = one.content[0]
        if (
            one.source is None
            or one.cue is None
            or not one.source.end <= one.cue.start < piece.start
        ):
            continue
        if _OF_SPEECH.fullmatch(one.cue.of(text).lower().split()[-1]):
            lead = _THAT.match(text, piece.start)
            found[lead.end() if lead else piece.start] = _head(text, one.source)
    return found


def _only_saw_it(text: str, words: Span, name: Span) -> bool:
    """Whether a model takes "the document" for the reader of it: "a document seen by the Courier"."""
    if document_noun(words.of(text).lower().split()) is None:
        return False
    return _READ_BY.search(text, max(0, name.start - _NEAR), name.start) is not None


def _is_an_outlets(text: str, words: Span, name: Span) -> bool:
    """Whether a model takes the outlet that told of a document for its issuer; its own are but articles and reports."""
    noun = document_noun(words.of(text).lower().split())
    known = organisations().get(name.of(text))
    is_outlet = known is not None and known.kind in {"outlet", "agency"}
    return is_outlet and noun is not None and noun not in _OF_OUTLETS


def _named_in_own_words(
    read: Reading, names: Sequence[tuple[Span, int]], quoted: Sequence[Span]
) -> dict[int, frozenset[int]]:
    """For each source whose words stand in marks the chains named in them: nobody calls himself by name."""
    found: dict[int, frozenset[int]] = {}
    for one in read.attributions:
        if one.source is None:
            continue
        held = [
            chain
            for piece in one.content
            if _inside(Span(piece.start, piece.start + 1), quoted)
            for span, chain in names[
                bisect_left(names, piece.start, key=lambda it: it[0].start) : bisect_left(
                    names, piece.end, key=lambda it: it[0].start
                )
            ]
        ]
        at = one.source.start
        found[at] = found.get(at, frozenset()) | frozenset(held)
    return found


def _head(text: str, source: Span) -> range:
    """The offsets of a source up to what tells whose it is: in "a lawyer for Brandt" she does not speak."""
    behind = _BEHIND_HEAD.search(text, source.start + 1, source.end)
    return range(source.start, behind.start() if behind else source.end)


def _read_sentence(
    reading: Progress, number: int, words: Sequence[Word], names: dict[int, int]
) -> None:
    """Follows the words of one sentence; `names` maps the offset of a name to its chain."""
    met_person = False
    for at, word in enumerate(words):
        offset = word.span.start
        if offset in names:
            chain = names[offset]
            spoke = offset in reading.sources and not _owns(words, at)
            weight = 3 if spoke else 1 if met_person else 2
            is_person = reading.chains[chain].kind == EntityKind.PERSON
            if is_person and not met_person and at <= _LED_BY_ROLE and not _owns(words, at):
                reading.led[number] = chain
            met_person = met_person or is_person
            reading.meet(chain, number, offset, weight)
            continue
        found = _reference(reading, number, words, at, names)
        if found is not None:
            _add(reading, number, *found)


def _owns(words: Sequence[Word], at: int) -> bool:
    """Whether the name at `at` is a possessive: what it owns speaks or acts, not it."""
    end = at + 1
    while end < len(words) and words[end].is_capitalised:
        end += 1
    return end < len(words) and words[end].lower == "'s"


def _add(reading: Progress, number: int, home: int, span: Span, form: MentionForm) -> None:
    owner = reading.chains[home]
    owner.mentions.append(Mention(span, owner.kind, form, owner.name))
    reading.meet(home, number, span.start, 3 if span.start in reading.sources else 2)


def _reference(
    reading: Progress, number: int, words: Sequence[Word], at: int, names: dict[int, int]
) -> tuple[int, Span, MentionForm] | None:
    """The chain that the word at `at` refers to, with the words that do, if any do."""
    word = words[at]
    kind = EntityKind.PERSON if word.lower in GENDERS else None
    if word.lower == "it" and word.span.start in reading.sources:
        kind = EntityKind.ORGANISATION
    told = reading.told.get(word.span.start)
    if kind is not None:
        if told and (reading.chains[told[1]].kind == EntityKind.PERSON) != (
            kind == EntityKind.PERSON
        ):
            told = None  # "he" is no place
        home = meant_by_pronoun(reading, number, word, kind, told[1] if told else None)
        if home is not None:
            return home, word.span, MentionForm.PRONOUN
    if word.lower in _DEFINITE:
        if told and (
            (word.span.start in reading.told_ahead and _is_role(words, at, told[0]))
            or not _can_mean(words, at, told[0], reading.chains[told[1]])
        ):
            told = None
        nominal = _nominal(reading, words, at, names, told=told is not None) or _told_nominal(
            words, at, told
        )
        return (*nominal, MentionForm.NOMINAL) if nominal is not None else None
    return None


def _is_role(words: Sequence[Word], at: int, span: Span) -> bool:
    """Whether a description is a person's role: whom it means was named before, and not by a name to come."""
    return any(
        word.lower in roles() for word in words[at + 1 : at + 6] if word.span.start < span.end
    )


def _can_mean(words: Sequence[Word], at: int, span: Span, chain: Chain) -> bool:
    """Whether a description can mean `chain`: "the whistleblower" is no place, "the department" no league."""
    inside = [word.lower for word in words[at + 1 : at + 6] if word.span.start < span.end]
    is_person = chain.kind == EntityKind.PERSON
    if not any(word in BODIES for word in inside):
        return is_person or not any(word in roles() for word in inside)
    if is_person:
        return any(word in roles() for word in inside)
    named = fold(chain.name).split()
    is_full = len(named) > 1 and not any(word in roles() for word in inside)
    kinds = _ONE_KIND.intersection(inside)
    return not (is_full and kinds) or bool(kinds.intersection(named))


def _told_nominal(
    words: Sequence[Word], at: int, told: tuple[Span, int] | None
) -> tuple[int, Span] | None:
    """The description behind the article at `at`, where a model says whom it means."""
    if told is None or at + 1 >= len(words) or words[at + 1].span.start >= told[0].end:
        return None
    return told[1], Span(words[at + 1].span.start, told[0].end)


def _nominal(
    reading: Progress, words: Sequence[Word], at: int, names: dict[int, int], *, told: bool
) -> tuple[int, Span] | None:
    """What the head noun was last said of: "the ministry", "the Russian embassy"."""
    for end in range(at + 1, min(len(words), at + 5)):
        word = words[end]
        following = words[end + 1] if end + 1 < len(words) else None
        span = Span(words[at + 1].span.start, word.span.end)
        if not word.text[0].isalpha():
            return None
        if word.span.start in names and word.text not in people_words():
            return None
        if word.lower in BODIES and not (
            following and (following.is_capitalised or following.lower in roles())
        ):
            return _body(reading, span, word.lower, told=told)
        if word.lower in roles() and not (
            following and (following.is_capitalised or following.lower in roles())
        ):
            return _role_holder(reading, span, [w.lower for w in words[at + 1 : end + 1]])
    return None


def _body(reading: Progress, span: Span, noun: str, *, told: bool) -> tuple[int, Span] | None:
    words = set(fold(span.of(reading.text)).split())
    bodies = [
        chain
        for chain, _ in reading.last_met(_NOUN_REACH)
        if reading.chains[chain].kind == EntityKind.ORGANISATION
    ]
    fitting = [c for c in bodies if words <= set(fold(reading.chains[c].name).split())]
    if not fitting and noun in _COMPANIES and not told:
        able = [c for c in bodies if noun == "group" or not _is_no_company(reading.chains[c].name)]
        fitting = [c for c in able[:1] if reading.traces[c].weight > 1]
    if fitting:
        return max(fitting, key=lambda chain: reading.traces[chain].offset), span
    return None


def _is_no_company(name: str) -> bool:
    """Whether a body is known to be none, or says so itself: "Coast Watch", "the Harbour Council"."""
    known = organisations().get(name)
    if known is not None and known.kind in {"body", "party", "group", "team"}:
        return True
    return bool(_NO_COMPANY.intersection(fold(name).split()))


def _role_holder(reading: Progress, span: Span, words: Sequence[str]) -> tuple[int, Span] | None:
    told = {fold(word) for word in words} - {"former", "own", "new"}
    fitting = [
        chain
        for chain, _ in reading.last_met(_NOUN_REACH)
        if any(told <= role for role in reading.chains[chain].role_texts)
    ]
    if not fitting:
        return None
    return max(fitting, key=lambda chain: reading.traces[chain].offset), span


def _inside(span: Span, quoted: Sequence[Span]) -> bool:
    at = bisect_right(quoted, span.start, key=lambda one: one.start) - 1
    return at >= 0 and quoted[at].overlap(span) > 0
