"""What a statement counts, under the unit in which two reports can be compared."""

import math

import pytest

from crossread.align.features.features import story_features
from crossread.align.judge.counted import CROWD, LENGTH, counted_once, figures_part, share_a_figure
from tests.align.invented import story_of

COUNTED = [
    ("About 600 activists blocked the street.", {CROWD: (540, 660)}),
    ("More than 2,000 people gathered at the court.", {CROWD: (2000, math.inf)}),
    ("Protests drew 500 people.", {CROWD: (500, 500)}),
    ("More than 2,000 people live there.", {"peopl": (2000, math.inf)}),
    ("Take-offs were halted for five hours.", {f"{LENGTH}TH": (5, 5)}),
    ("Voters queued for up to four hours.", {f"{LENGTH}TH": (0, 4)}),
    ("It took nearly four hours.", {f"{LENGTH}TH": (3.2, 4)}),
    ("They met for a two-hour-plus session.", {f"{LENGTH}TH": (2, 2)}),
    ("They lifted a decades-long ban.", {}),
    ("The letter came two days after the vote.", {}),
    ("He left three years before the bank failed.", {}),
    ("The ban lasted for four years.", {f"{LENGTH}Y": (4, 4)}),
    ("The ban lasted for four decades.", {f"{LENGTH}Y": (35.5, 49)}),
    ("He worked there for two years and here for three years.", {}),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_people_in_a_street_and_lengths_of_time_have_units(
    text: str, expected: dict[str, tuple[float, float]]
) -> None:
    (one,) = story_features(story_of(text))[:1]

    assert {
        unit: (quantity.low, quantity.high) for unit, quantity in counted_once(one).items()
    } == expected


FIGURES = [
    ("Six boats sank.", "Six boats sank.", (False, True)),
    ("Six boats sank.", "Seven boats sank.", (True, False)),
    ("Six boats sank in two storms.", "Seven boats sank in two storms.", (True, True)),
    ("Six boats sank.", "At least five boats sank.", (False, True)),
    ("Six boats sank.", "Seven sailors swam.", (False, False)),
]


@pytest.mark.parametrize(("one", "other", "expected"), FIGURES)
def test_figures_of_one_unit_part_where_no_number_fits_both(
    one: str, other: str, expected: tuple[bool, bool]
) -> None:
    pair = story_features(story_of(one, other))

    assert (figures_part(*pair), share_a_figure(*pair)) == expected
