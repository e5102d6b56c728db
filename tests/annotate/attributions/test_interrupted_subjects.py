"""Whose a cue is behind an aside; what a model read as its source stands between bars. All sentences are invented."""

import pytest

from crossread.annotate.attributions.interrupted_subjects import interrupted_subject
from crossread.language.model import Attribution
from crossread.types.span import Span
from tests.annotate.attributions.test_unsaid import at

FOUND = [
    (
        "Ada Brandt, one of the guards near |the Velm council| that day, said it rained.",
        "Ada Brandt",
    ),
    ("The complaint, filed on Monday in |the High Court|, said it rained.", "The complaint"),
    ("Five owners, including |Rolf Neal|, said it rained.", "Five owners"),
    ("But Rolf Neal, |who| came “late,” said it rained.", "Rolf Neal"),
    ("In Velm, Mayor Ada Brandt, |who| left in May, also said it rained.", "Mayor Ada Brandt"),
]


@pytest.mark.parametrize(("marked", "subject"), FOUND)
def test_the_phrase_that_begins_the_sentence_speaks_and_not_who_stands_in_the_aside(
    marked: str, subject: str
) -> None:
    assert subject_of(marked) == subject


LEFT = [
    # The source stands right before its cue.
    "Ada Brandt, who was tired, left early, |Rolf Neal| said it rained.",
    # Another clause comes between.
    "Ada Brandt, who left early, was glad, and |Rolf Neal|, too, said it rained.",
    # A time is no subject.
    "Late on Friday, the mayor of |Velm|, said it rained.",
    # It is done to the subject.
    "Ada Brandt, who led |the council|, was said it rained.",
    # The source is not of the aside.
    "|Ada Brandt|, who led the council, said it rained.",
]


@pytest.mark.parametrize("marked", LEFT)
def test_a_sentence_of_another_form_is_left_as_it_was_read(marked: str) -> None:
    assert subject_of(marked) is None


def subject_of(marked: str) -> str | None:
    before, source, _ = marked.split("|")
    text = marked.replace("|", "")
    cue = at(text, "was said") if "was said" in text else at(text, "said")
    read = Span(len(before), len(before) + len(source))
    found = interrupted_subject(
        text, Span(0, len(text)), Attribution((at(text, "it rained"),), read, cue)
    )
    return None if found is None else found.of(text)
