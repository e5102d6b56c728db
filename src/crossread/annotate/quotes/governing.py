"""Which attribution says whose words stand in a pair of quotation marks.

In go a marked stretch and the attributions of its text; out comes the one that governs it, or None where the
words go on from others or stand alone. Names nobody.
"""

import re
from collections.abc import Iterable, Sequence

from crossread.annotate.attributions.things import is_witness
from crossread.annotate.cue_words import cue_words, last_kinds
from crossread.annotate.mentions.relatives import is_relative
from crossread.annotate.sorted_spans import around
from crossread.annotate.speakers.circumstances import NEIGHBOURS, first_content
from crossread.annotate.speakers.speakers import Speakers
from crossread.language.closed_classes import PREPOSITIONS
from crossread.language.marks import MARKS, Marked
from crossread.language.model import Attribution

__all__ = ["governing", "is_belief", "is_within_words"]

_MODAL = 30  # characters before a cue that hold its auxiliary
_MEANT = re.compile(
    r"\b(?:to|will|would|shall|should|could|can|may|might|must)\s(?:not\s|never\s|also\s|\w+ly\s)?[a-z]+\Z"
)
# Nouns whose own words follow behind "for" or "to".
_ASKED_FOR = ("request", "purpose", "purpose about", "opinion", "demand")
_IS = re.compile(r"\s(?:is|are|was|were)\s(?:\w+\s){0,2}\Z")
_NAMING = 200  # characters; source and cue that lie further apart do not name each other


def governing(
    text: str, marked: Marked, attributions: Sequence[Attribution], speakers: Speakers
) -> Attribution | None:
    """The attribution with the smallest content that holds the marked words.

    What somebody "thought" within what another person said is that other's words; a medium or a document
    passes on what others say. Of a person and a body with the same content the person said it.
    """
    near = [
        one
        for one in around(attributions, first_content, marked.inner.start, most=NEIGHBOURS)
        if one.cue is None or not marked.outer.overlap(one.cue)  # the speaker tells of another
    ]
    near = [one for one in near if not _is_told_of(text, marked, one, near)]
    named = [one for one in near if _named_right_behind(text, marked, one)]
    if named and not _is_asked_before(text, marked, near):
        # "The envoy said that it was “a lie,” according to the Courier": the Courier only passes it on.
        if not speakers.passes_on(named[0].source):
            return named[0]
        return _said_before(text, marked, near, speakers) or named[0]
    led = [one for one in near if _leads_to(text, marked, one)]
    if led:
        return led[-1]
    holding = [
        (len(content), not speakers.is_person(attribution.source), number)
        for number, attribution in enumerate(near)
        for content in attribution.content
        if content.contains(marked.inner) or content.overlap(marked.inner) > 0.8 * len(marked.inner)
    ]
    order = [near[number] for *_, number in sorted(holding)]
    order = [one for one in order if not is_within_words(one, order)]
    order = [one for one in order if not _is_only_meant(text, one, order)]
    order = [one for one in order if not _is_witness_of_another(text, one, order)]
    said = [one for one in order if not is_belief(text, one) and not speakers.passes_on(one.source)]
    return next(iter(said or order), None)


def _said_before(
    text: str, marked: Marked, near: Iterable[Attribution], speakers: Speakers
) -> Attribution | None:
    """Who says the marked words by a clause that leads up to them, other than those who pass it on."""
    return next(
        (
            one
            for one in near
            if one.source is not None
            and one.cue is not None
            and one.cue.end <= marked.outer.start
            and not speakers.passes_on(one.source)
            and not is_belief(text, one)
            and any(content.contains(marked.inner) for content in one.content)
        ),
        None,
    )


def is_within_words(one: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether nobody is named for a cue that stands in another's words: "Police said he is suspected of “theft”"."""
    return one.source is None and any(
        other.source is not None
        and any(one.cue and piece.contains(one.cue) for piece in other.content)
        for other in others
    )


def _is_witness_of_another(text: str, one: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether a thing shows it within somebody's words, which are his: "Neal said the vote shows it is “a trick”"."""
    return is_witness(text, one) and any(
        other is not one and any(one.cue and piece.contains(one.cue) for piece in other.content)
        for other in others
    )


def _is_only_meant(text: str, one: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether a cue tells what may or shall be said, within the words of another, who says it: "wrong for Neal to call it"."""
    if one.cue is None or _MEANT.search(text, max(0, one.cue.start - _MODAL), one.cue.end) is None:
        return False
    return any(
        other is not one and any(one.cue and piece.contains(one.cue) for piece in other.content)
        for other in others
    )


def _is_told_of(text: str, marked: Marked, one: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether marked words say something of another's request, within who says it: "Neal said her request “asks too much”"."""
    if one.cue is None or not one.cue.of(text).lower().endswith(_ASKED_FOR):
        return False
    between = text[one.cue.end : marked.outer.start] if marked.outer.start > one.cue.end else "."
    if between.strip() and not _IS.search(between):
        return False
    return any(
        other.source is not None and any(piece.contains(one.cue) for piece in other.content)
        for other in others
        if other is not one
    )


def _named_right_behind(text: str, marked: Marked, one: Attribution) -> bool:
    """Whether source and cue follow the marks, with a comma at most between: "“No,” she said"."""
    if one.cue is None or one.source is None or not _ends_open(marked.inner.of(text)):
        return False
    if is_relative(text, one.source):
        return False  # "by the “Harbour League,” which ruled": no tag
    start = min(one.source.start, one.cue.start)
    between = text[marked.outer.end : start] if start >= marked.outer.end else "."
    return not between.strip(" ,") and max(one.source.end, one.cue.end) - start < _NAMING


def _ends_open(words: str) -> bool:
    """Whether the words in marks end as those do behind which their speaker is named, within inner marks or without."""
    return words.rstrip(MARKS)[-1:] in {",", "?", "!"}


def _is_asked_before(text: str, marked: Marked, near: Sequence[Attribution]) -> bool:
    """Whether the marks close a question that a clause before them asks: "When Neal asked if it was “safe,” ..."."""
    return any(
        one.cue is not None
        and one.source is not None
        and one.cue.end <= marked.outer.start
        and any(
            piece.contains(marked.inner) and piece.start < marked.outer.start
            for piece in one.content
        )
        and "ask" in last_kinds(cue_words(text, one))
        and one.content[0].of(text).lower().startswith(("if ", "whether "))
        for one in near
    )


def _leads_to(text: str, marked: Marked, one: Attribution) -> bool:
    """Whether the cue stands right before the marks and they begin what it reports: "adding that, “The ..."."""
    if one.cue is None or one.source is None or one.cue.end > marked.outer.start:
        return False
    between = text[one.cue.end : marked.outer.start]
    return between.strip(" ,:\n") in {"", "that"} and any(
        piece.start <= marked.inner.start < piece.end for piece in one.content
    )


def is_belief(text: str, attribution: Attribution) -> bool:
    """Whether the cue tells what somebody thinks or wants, and not what he says."""
    words = cue_words(text, attribution)
    while len(words) > 1 and words[-1] in PREPOSITIONS:
        words.pop()  # "agreed to"
    kinds = last_kinds(words)
    return bool(kinds) and not kinds & {"say", "ask", "judge"}
