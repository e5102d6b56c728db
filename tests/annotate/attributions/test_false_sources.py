"""Sources that are none: venues and clauses. All sentences are invented."""

import pytest

from crossread.annotate.attributions.false_sources import (
    with_who_spoke_there,
    without_clause,
)
from crossread.language.model import Attribution
from tests.annotate.attributions.test_unsaid import at

CLAUSES = [
    ("Ada Brandt, the owner who came last year, said it rained.", "who came last year", "who"),
    ("The mill that was sold in May said it rained.", "that was sold in May", "that"),
    ("It rained, that paper said.", "that paper", "that paper"),
    ("It did not say which towns were told it rained.", "which towns", "which towns"),
]


@pytest.mark.parametrize(("text", "read", "source"), CLAUSES)
def test_of_a_clause_that_tells_who_somebody_is_the_pronoun_is_the_source(
    text: str, read: str, source: str
) -> None:
    made = without_clause(text, Attribution((at(text, "t rained"),), at(text, read), None))

    assert made.source is not None
    assert made.source.of(text) == source


VENUES = [
    (
        "Rolf Neal, in an interview in Tormel, said it rained.",
        "an interview in Tormel",
        "Rolf Neal",
    ),
    (
        "Mayor Ada Brandt, at a news conference, said it rained.",
        "a news conference",
        "Mayor Ada Brandt",
    ),
    (
        "It was dry, an interview in Tormel showed.",
        "an interview in Tormel",
        "an interview in Tormel",
    ),
    ("Rolf Neal, the mayor, said it rained.", "Rolf Neal, the mayor", "Rolf Neal, the mayor"),
]


@pytest.mark.parametrize(("text", "heard", "speaker"), VENUES)
def test_who_spoke_at_a_venue_is_the_source_and_not_the_venue(
    text: str, heard: str, speaker: str
) -> None:
    one = Attribution((at(text, text[-11:-1]),), at(text, heard), None)
    made = with_who_spoke_there(text, one)

    assert made.source is not None
    assert made.source.of(text) == speaker
