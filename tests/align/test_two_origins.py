"""Two reports that give one point to named speakers: whether these are origins apart from each other."""

import pytest

from crossread.align.entities import find_entities
from crossread.align.features.features import story_features
from crossread.align.two_origins import are_two_origins
from tests.align.invented import story_of

FERRY = "said the ferry Orlind sank at nine on Tuesday"


def are_two(one: str, other: str) -> bool:
    """Of the first statement of each report that has a speaker."""
    story = story_of(one, other)
    entities = find_entities(story)
    said = {
        each.report.id: each for each in reversed(story_features(story, entities)) if each.speaker
    }
    return are_two_origins(said["a"], said["b"], {each.name: each for each in entities})


TWO = [
    (f"The harbour pilot Rolf Neal {FERRY}.", f"The coroner Greta Lund {FERRY}."),
    (f"The harbour pilot Rolf Neal {FERRY}.", f"The Norland Health Ministry {FERRY}."),
    (f"The Kaldria Fire Service {FERRY}.", f"The Norland Health Ministry {FERRY}."),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_who_have_nothing_of_each_other_are_two_origins(one: str, other: str) -> None:
    assert are_two(one, other)
    assert are_two(other, one)


ONE_HOUSE = [
    (f"Health Ministry spokesman Rolf Neal {FERRY}.", f"The Norland Health Ministry {FERRY}."),
    (f"Rolf Neal {FERRY}.", f"The Norland Health Ministry {FERRY}."),  # who is he?
    (f"The Norland Government {FERRY}.", f"The Kaldria Health Ministry {FERRY}."),
    (f"President Ada Brandt {FERRY}.", f"The Brandt University {FERRY}."),
    (f"The reporter Rolf Neal {FERRY}.", f"The coroner Greta Lund {FERRY}."),
    (f"The Vessel Bay Gazette {FERRY}.", f"The coroner Greta Lund {FERRY}."),
    (f"Reuters {FERRY}.", f"The coroner Greta Lund {FERRY}."),
    (f"Harbour News’ Rolf Neal {FERRY}.", f"The coroner Greta Lund {FERRY}."),
    (f"Rolf Neal {FERRY}.", f"The coroner Greta Lund {FERRY}."),
    (f"President Rolf Neal {FERRY}.", f"Foreign Minister Greta Lund {FERRY}."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE_HOUSE)
def test_a_house_and_its_people_and_a_medium_are_no_second_origin(one: str, other: str) -> None:
    assert not are_two(one, other)
    assert not are_two(other, one)


HEARD = [
    f"The coroner Greta Lund {FERRY} and cited the Health Ministry.",
    f"The coroner Greta Lund {FERRY} and Rolf Neal left.",
    f"The coroner Greta Lund came at noon. She {FERRY}.",
    "The coroner Greta Lund said the ferry Orlind did not sink at nine on Tuesday.",
]


@pytest.mark.parametrize("other", HEARD)
def test_whoever_may_have_it_from_another_or_is_not_named_there_is_no_second_origin(
    other: str,
) -> None:
    assert not are_two(f"The harbour pilot Rolf Neal {FERRY}.", other)
