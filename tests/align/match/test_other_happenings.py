"""Statements that tell of two happenings are told apart by their years and their tolls."""

from dataclasses import replace
from datetime import date

import pytest

from crossread.align.features.features import story_features
from crossread.align.match.other_happenings import last_days, tell_of_two
from tests.align.invented import story_of

DAY = date(2021, 3, 20)
PAIRS = [
    ("Eight people died in the attack on Thursday.", "In July 2015 eight people died there.", True),
    ("Four people died in another crash.", "In 2019 seventeen workers died there.", True),
    ("Four people died in the crash.", "In 2019 four people died in the crash.", False),
    ("In 2018 112 people died there.", "Three years ago 112 people died at the bend.", False),
    ("Nine people died on Thursday.", "More than 9,000 people have died in the war.", True),
    ("Nine people died on Thursday.", "Twelve people died.", False),
    ("Of the voters 47 percent strongly approve of her.", "Now 64 percent approve of her.", True),
    ("Of the voters 60% approved of her in Q4 2019.", "Now 64 percent approve of her.", True),
    ("In Q4 2019 47 percent approved, and now 64.", "Now 47 percent approve of her.", False),
    ("Of the voters 47 percent approve of her.", "Now 64 percent approve of her.", False),
    ("Of the voters 46 percent oppose the ban.", "About 50 percent support the ban.", True),
    ("The rate fell from 15 percent to 14 percent.", "Poverty was at 13.2 percent.", True),
    ("The rate fell from 15 percent to 14 percent.", "Poverty fell to 14 percent.", False),
    ("The rate fell from 15 percent to 14 percent.", "It is above 13 percent now.", False),
    ("Judges struck down the Security Act of 2017.", "The judges ruled on Thursday.", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_tolls_of_other_years_or_of_another_size_are_of_two_happenings(
    one: str, other: str, *, expected: bool
) -> None:
    ours, theirs = story_features(story_of(one, other, published=(DAY, DAY)))

    assert tell_of_two(ours, theirs) is expected
    assert tell_of_two(theirs, ours) is expected


def test_a_headline_with_another_toll_is_not_put_beside_a_text_that_gives_its_own() -> None:
    ours, theirs = story_features(
        story_of("Ferry fire kills ten.", "Eleven people died on the ferry.", published=(DAY, DAY))
    )

    assert not tell_of_two(ours, theirs)
    assert tell_of_two(replace(ours, is_headline=True), theirs)


UNDATED = [
    ("Nine people died.", "In 2009, twelve people died there.", True),
    ("Nine people died.", "In March, twelve people died there.", True),
    ("In March 2021 nine people died.", "On 4 March 2021 twelve people died.", False),
    ("Nine people died.", "Twelve people died.", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), UNDATED)
def test_without_a_date_a_month_of_its_own_is_of_another_happening(
    one: str, other: str, *, expected: bool
) -> None:
    ours, theirs = story_features(story_of(one, other, published=(None, None)))

    assert tell_of_two(ours, theirs) is expected
    assert tell_of_two(theirs, ours) is expected


def test_what_befell_when_it_was_worse_is_another_happening() -> None:
    worst = "It is the worst since 2007, when fourteen children died in a tunnel."
    features = story_features(story_of("Nine people died in the tunnel.", worst))
    now, *then = features

    assert any(tell_of_two(now, one) for one in then)


LAST_DAYS = [
    ("It rained in the week of 17 May 2021.", date(2021, 5, 17)),
    ("It rained in the summer of 2021.", date(2021, 8, 28)),
    ("It rained in the first quarter of 2021.", date(2021, 3, 28)),
    ("It rained in 2020.", date(2020, 12, 28)),
]


@pytest.mark.parametrize(("text", "expected"), LAST_DAYS)
def test_a_time_ends_with_its_last_day_or_nearly(text: str, expected: date) -> None:
    (told,) = story_features(story_of(text, published=(DAY,)))

    assert list(last_days(told)) == [expected]
