"""Months that are somebody's surname. All sentences are invented."""

from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.types.report import Report

MODEL = RuleModel()


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Ada May left on Friday. Rolf Neal spoke well of her, and met May once more.", ["Friday"]),
        ("Ada May left on Friday. Rolf Neal had seen the pressure on May grow.", ["Friday"]),
        ("Ada May left on Friday. Rolf Neal came in May.", ["Friday", "May"]),
        ("Ada May left on Friday. Rolf Neal came on May 3.", ["Friday", "May 3"]),
        ("Ada Brandt left on Friday. The quay was shut for May.", ["Friday", "May"]),
    ],
)
def test_where_somebody_is_called_may_a_bare_may_is_she_unless_it_is_told_as_a_time(
    text: str, times: list[str]
) -> None:
    made = annotate(
        Report(id="r", text=text, path="r.txt", published=date(2021, 3, 20)), model=MODEL
    )

    assert [one.span.of(text) for one in made.times] == times
