"""Indirect quotes: what a report says that somebody said, in its own words.

In go a text, its attributions, marked stretches and speakers; out come quotes without marks. Left out are what
is mostly marked, which is a quote already, what nobody says, and what a source only passes on of another. A clause
around words in marks is told all the same.
"""

import re
from collections.abc import Callable, Sequence

from crossread.annotate.attributions.deeds import is_deed
from crossread.annotate.attributions.put_questions import is_put_question
from crossread.annotate.attributions.supposed import (
    is_aim,
    is_known,
    is_left_open,
    is_seen,
    is_thought,
    is_to_come,
    is_told_within,
)
from crossread.annotate.attributions.things import is_guess, is_of_a_thing, is_witness
from crossread.annotate.attributions.unsaid import (
    is_anybodys,
    is_unsaid,
    names_a_thing,
    stays_unnamed,
)
from crossread.annotate.attributions.unvoiced import is_unvoiced
from crossread.annotate.cue_words import cue_words, readings, verb_readings
from crossread.annotate.mentions.relatives import (
    antecedent_noun,
    bare_plural,
    is_personal,
    is_relative,
)
from crossread.annotate.quotes.governing import is_belief, is_within_words
from crossread.annotate.sorted_spans import around, overlapping
from crossread.annotate.speakers.circumstances import NEIGHBOURS, PRONOUNS, first_content, holds
from crossread.annotate.speakers.speakers import Speakers
from crossread.language.closed_classes import AUXILIARIES, FINITE_VERB
from crossread.language.marks import Marked
from crossread.language.model import Attribution
from crossread.language.words import match_words
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.span import Span

__all__ = ["find_indirect_quotes"]

_MOSTLY_MARKED = 0.4  # of a clause; with less in marks the clause is indirect speech as well
# Each tells whether nothing is said: it is denied, done, shown, asked, felt, supposed, anybody's, or but how somebody is called.
_NO_WORDS: tuple[Callable[[str, Attribution], bool], ...] = (
    is_unsaid,
    is_deed,
    is_of_a_thing,
    is_put_question,
    is_unvoiced,
    is_left_open,
    is_seen,
    stays_unnamed,
    is_anybodys,
    names_a_thing,
)
_LEAST_OUTSIDE = 2  # words before the marks
_LEAST_WORDS = 3
_LEAST_LETTERS = 4  # of a word that tells something by itself: "calm", and not "it"
# What tells something with a word or two behind it: "claimed responsibility for the attack".
_CALLS = re.compile(r"\bcall(?:s|ed|ing)? for$|\bclaim(?:s|ed|ing)?(?: responsibility(?: for)?)?$")
_LONGEST_RELATIVE = 5  # letters: "which"
_LONGEST_AUXILIARY = 10  # letters, and a space: "couldn't"
# Within what stands before a "which": a second noun that it may mean, or a verb.
_MAY_BE_CLAUSE = re.compile(
    rf"\b(?:the|this|an?|its|his|her|their|several|some|many|two|three|to|and|or|\w+ing)\b|{FINITE_VERB.pattern}"
)
_NEWS = re.compile(r"\b(?:news|newspaper|broadcaster)\b", re.IGNORECASE)
_MOSTLY_PASSED = 0.6  # of what a medium tells; with less it has words of its own to tell


def find_indirect_quotes(
    text: str, attributions: Sequence[Attribution], marked: Sequence[Marked], speakers: Speakers
) -> list[Quote]:
    """One for each attribution whose content is told in the report's own words."""
    quotes: list[Quote] = []
    for one in attributions:
        content = _told_in_full(text, one)
        if _is_a_quote_already(text, one, content, marked, speakers):
            continue
        near = around(attributions, first_content, one.content[0].start, most=NEIGHBOURS)
        if _gives_no_words(text, one, near) or _is_supposed(text, one, near, speakers):
            continue
        if _is_too_short(text, one, content) or _only_passes_on(text, one, near, speakers):
            continue
        name = speakers.name(one.source)
        quotes.append(Quote(content, QuoteKind.INDIRECT, one.source, name, one.cue))
    return quotes


def _is_a_quote_already(
    text: str,
    one: Attribution,
    content: Sequence[Span],
    marked: Sequence[Marked],
    speakers: Speakers,
) -> bool:
    """Whether what is told stands mostly in marks, so that the marked words are the quote."""
    said = sum(map(len, content))
    in_marks = sum(
        piece.overlap(m.outer)
        for piece in content
        for m in overlapping(marked, lambda stretch: stretch.outer, piece)
    )
    return in_marks > _MOSTLY_MARKED * said and not (
        _tells_of_another(text, one, marked, speakers)
        or (_says(text, one) and _is_clause_around(text, content, marked))
    )


def _gives_no_words(text: str, one: Attribution, near: Sequence[Attribution]) -> bool:
    """Whether nobody says anything by it: it tells of no speech, or no speaker is named within another's words."""
    return is_within_words(one, near) or any(tells(text, one) for tells in _NO_WORDS)


def _is_clause_around(text: str, content: Sequence[Span], marked: Sequence[Marked]) -> bool:
    """Whether words in marks are but a part of a clause that is told in the report's words: "it was “too early” to say".

    The words before or behind have a verb of their own; whole sentences in marks need none.
    """
    for piece in content:
        held = [m.outer for m in overlapping(marked, lambda one: one.outer, piece)]
        if not held:
            continue
        before = text[piece.start : max(piece.start, held[0].start)]
        behind = text[min(piece.end, held[-1].end) : piece.end]
        if any(
            len(words.split()) >= _LEAST_OUTSIDE and FINITE_VERB.search(words)
            for words in (before, behind)
        ):
            return True
    return False


def _says(text: str, one: Attribution) -> bool:
    """Whether the cue is a verb of saying or asking: of who "called the plan “a joke”" the words in marks are enough."""
    return any(
        cue.kind in {"say", "ask"} for word in cue_words(text, one) for cue in readings(word)
    )


def _is_too_short(text: str, one: Attribution, content: Sequence[Span]) -> bool:
    """Whether fewer than three words are told, and they tell nothing by themselves: "called for calm" does."""
    if sum(_count_words(text, piece) for piece in content) >= _LEAST_WORDS:
        return False
    words = content[0].of(text).split()
    cue = one.cue.of(text).lower() if one.cue is not None else ""
    calls = _CALLS.search(cue) is not None
    return not (calls and one.source is not None and len(words[-1]) >= _LEAST_LETTERS)


def _is_supposed(
    text: str, one: Attribution, near: Sequence[Attribution], speakers: Speakers
) -> bool:
    """Whether it is only supposed to be said, or tells of a mind or a witness of which another speaks.

    "Brandt said Neal wants to sell" gives no words of Neal; "Brandt said she hopes to stay" tells what she hopes.
    """
    if is_to_come(text, one, near) or is_guess(text, one, near):
        return True
    if is_witness(text, one):
        return any(_tells_of(text, one, other, speakers) for other in near)
    return is_thought(text, one) and any(
        _tells_of(text, one, other, speakers)
        and (
            is_known(text, one) or is_aim(text, one) or not _is_own_mind(text, one, other, speakers)
        )
        for other in near
    )


def _tells_of(text: str, one: Attribution, other: Attribution, speakers: Speakers) -> bool:
    """Whether the other speaks of what `one` tells, in words of his own."""
    return is_told_within(one, other) and not _passes_on(text, other, speakers)


def _passes_on(text: str, one: Attribution, speakers: Speakers) -> bool:
    """Whether a medium or a document tells it, and so passes on what others want."""
    return speakers.passes_on(one.source) or (
        one.source is not None and _NEWS.search(text, one.source.start, one.source.end) is not None
    )


def _is_own_mind(text: str, one: Attribution, other: Attribution, speakers: Speakers) -> bool:
    """Whether who speaks tells of himself: "Neal said he hopes", "the family says it expects"."""
    if one.source is None:
        return True
    name, teller = speakers.name(one.source), speakers.name(other.source)
    is_pronoun = one.source.of(text).lower() in PRONOUNS - {"who"}
    return name == teller if name is not None and teller is not None else is_pronoun


def _tells_of_another(
    text: str, one: Attribution, marked: Sequence[Marked], speakers: Speakers
) -> bool:
    """Whether the speaker of marked words tells in them what another, named there, has said."""
    if one.cue is None or one.source is None or one.source.of(text).lower() in PRONOUNS:
        return False
    held = overlapping(marked, lambda m: m.inner, one.cue)
    inside = bool(held) and held[0].inner.contains(one.cue) and held[0].inner.contains(one.source)
    cue = one.cue.of(text).lower()
    last = {c.kind for c in readings(cue.split()[-1]) if c.form in {"past", "third"}}
    says = cue == "according to" or "say" in last
    return inside and says and speakers.is_person(one.source)


def _told_in_full(text: str, one: Attribution) -> tuple[Span, ...]:
    """The content without a "that" before it, and with the noun that a "which" stands for.

    "The mole, which Neal said was old" tells of the mole. Where two nouns could be meant, or words stand between that
    may be a clause, the pronoun stays.
    """
    first, *rest = one.content
    if (
        one.source is not None
        and rest
        and len(first) <= _LONGEST_RELATIVE
        and is_relative(text, first)
    ):
        noun = antecedent_noun(text, first) or bare_plural(text, first)
        words = noun.of(text).split() if noun is not None else []
        # Of "the plans by Brandt, who" and "the house of Brandt, who" she is meant.
        of_another = is_personal(text, first) and not {"by", "of"}.isdisjoint(words)
        if noun is not None and not of_another and not _MAY_BE_CLAUSE.search(" ".join(words[1:])):
            return (noun, *rest)
    first, *rest = (_without_that(text, piece) for piece in one.content)
    return (_with_subject(text, one, first), *rest)


def _without_that(text: str, content: Span) -> Span:
    """The clause behind its "that", which a reader does not take for what was said; a "that" alone stays."""
    # "That helps, Neal said" has a "That" of its own.
    match = re.match(r"that,?\s+(?=\S)", content.of(text))
    return Span(content.start + match.end(), content.end) if match else content


def _with_subject(text: str, one: Attribution, first: Span) -> Span:
    """The clause with a "that" before it which is its subject: "that would depend on the board"."""
    start = first.start - len("that ")
    if one.cue is None or start < one.cue.end or text[start : first.start] != "that ":
        return first
    verb = text[first.start : first.start + _LONGEST_AUXILIARY].partition(" ")[0].lower()
    return Span(start, first.end) if verb.replace("’", "'") in AUXILIARIES else first


def _count_words(text: str, content: Span) -> int:
    """How many words `content` has, counted in its first hundred characters."""
    counted = Span(content.start, min(content.end, content.start + 100))
    return sum(1 for _ in match_words(text, counted))


def _only_passes_on(
    text: str, attribution: Attribution, near: Sequence[Attribution], speakers: Speakers
) -> bool:
    """Whether the content is but that of another one `near`, so that the source is its relay.

    A "he" who says what another said is no medium: the words are his as well.
    """
    if attribution.source is None or attribution.source.of(text).lower() in PRONOUNS:
        return False
    return any(
        other.source is not None
        and other is not attribution
        and holds(speakers, attribution, other)
        and _fills(other, attribution)
        and not is_belief(text, other)
        and not _gives_no_words(text, other, near)
        and not (is_witness(text, other) and _is_supposed(text, other, near, speakers))
        and not _is_wanted(text, other)
        and re.split("['’]", other.source.of(text).lower())[0] not in PRONOUNS
        and speakers.name(other.source) != speakers.name(attribution.source)
        for other in near
    )


def _is_wanted(text: str, one: Attribution) -> bool:
    """Whether the cue tells what somebody may say and did not: "that the board explain", "could say"."""
    words = cue_words(text, one)
    forms = {cue.form for cue in verb_readings(words[-1])} if words else set()
    return forms == {"base"} and words[0] not in {"do", "does", "did"}


def _fills(inner: Attribution, outer: Attribution) -> bool:
    """Whether what the inner source says is most of what the outer one says beside naming it."""
    naming = [span for span in (inner.source, inner.cue) if span is not None]
    rest = sum(len(piece) - sum(map(piece.overlap, naming)) for piece in outer.content)
    return sum(map(len, inner.content)) > _MOSTLY_PASSED * rest
