"""Statements whose words are alike and that tell of two things; of each pair one figure is compared."""

import pytest

from crossread.align.features.features import Features, story_features
from crossread.align.features.quantities import Quantity
from crossread.align.match.two_things import (
    are_opposite_answers,
    are_other_means,
    are_other_models,
    are_other_shares,
    is_added_to,
    lie_elsewhere,
    tell_other_measures,
)
from tests.align.invented import story_of


def features_of(*texts: str) -> list[Features]:
    return list(story_features(story_of(*texts)))


def figures_of(one: str, other: str) -> tuple[Features, Quantity, Features, Quantity]:
    """Each statement with its last figure."""
    left, right = features_of(one, other)
    return left, left.quantities[-1], right, right.quantities[-1]


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("A KR-6 pumps ten times as fast.", "A KR-4 pumps five times as fast.", True),
        ("A KR-6 pumps ten times as fast.", "The KR-6 pumps five times as fast.", False),
        ("A KR-6 pumps ten times as fast.", "The new pump is five times as fast.", False),
    ],
)
def test_two_models_are_two_things(one: str, other: str, are_two: bool) -> None:
    assert are_other_models(*features_of(one, other)) is are_two


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("The median wage of a pilot was $67,974.", "Pilots earn $76,000 on average.", True),
        ("The average wage of a pilot was $67,974.", "Pilots earn $76,000 on average.", False),
        ("The median wage of a pilot was $67,974.", "Pilots earn $76,000.", False),
    ],
)
def test_a_median_is_no_average(one: str, other: str, are_two: bool) -> None:
    assert are_other_means(*features_of(one, other)) is are_two


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("Oxygen levels in the mine fell on Friday.", "Water levels fell on Monday.", True),
        ("Water levels in the mine fell on Friday.", "The water level fell on Monday.", False),
        ("The lowest levels were reached on Friday.", "Water levels fell on Monday.", False),
    ],
)
def test_what_is_measured_of_two_things_is_of_two(one: str, other: str, are_two: bool) -> None:
    assert tell_other_measures(*features_of(one, other)) is are_two


@pytest.mark.parametrize(
    ("one", "other", "elsewhere"),
    [
        ("The ship lay 95 miles south of Velm.", "The ship lay 200 miles from Brae.", True),
        ("The ship lay 95 miles south of Velm.", "The ship lay 90 miles from Velm.", False),
        ("The fund kept 26 families out of debt.", "There were 45 families in debt.", True),
        ("The fund found 26 families in debt.", "There were 45 families in debt.", False),
    ],
)
def test_what_is_counted_from_elsewhere_is_another_figure(
    one: str, other: str, elsewhere: bool
) -> None:
    assert lie_elsewhere(*figures_of(one, other)) is elsewhere


def test_shares_of_two_numbers_are_two_shares() -> None:
    stayed = "In Velm 30 percent of the 20,000 residents stayed."
    dark = "In Velm 40 percent of the 22,000 customers sat in the dark."
    left, right = features_of(stayed, dark)

    assert are_other_shares(left, left.quantities[0], right, right.quantities[0])
    assert not are_other_shares(left, left.quantities[0], left, left.quantities[0])


@pytest.mark.parametrize(
    ("one", "other", "are_opposite"),
    [
        (
            "While 46 percent said they would oppose the bridge.",
            "About 50 percent said that they would support it.",
            True,
        ),
        ("Of all, 46 percent oppose the bridge.", "Some 48 percent are against it.", False),
        ("Of all, 46 percent saw the bridge.", "About 50 percent support it.", False),
    ],
)
def test_who_is_for_a_thing_is_not_counted_with_those_against_it(
    one: str, other: str, *, are_opposite: bool
) -> None:
    assert are_opposite_answers(*figures_of(one, other)) is are_opposite


@pytest.mark.parametrize(
    ("text", "is_added"),
    [
        ("The lawyers were two, and a third wrote to the mayor.", True),
        ("The mayor asked 12 lawyers and another wrote to her.", True),
        ("The mayor asked 12 lawyers and wrote to them.", False),
    ],
)
def test_a_figure_that_is_counted_on_is_not_all(text: str, is_added: bool) -> None:
    (one,) = features_of(text)

    assert is_added_to(one, one.quantities[0]) is is_added
