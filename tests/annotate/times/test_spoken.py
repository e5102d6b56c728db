"""What a speaker counts from the day of the words, in reports of Saturday 20 March 2021. All sentences are invented."""

from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.types.report import Report

MODEL = RuleModel()
SATURDAY = date(2021, 3, 20)

SAID = [
    ("“We will open tomorrow,” Ada Brandt said on Monday.", "tomorrow", "2021-03-16"),
    ("On Thursday Ada Brandt said: “We open the bridge today.”", "today", "2021-03-18"),
    ("“We saw it last night,” Ada Brandt said on Thursday.", "last night", "2021-03-17TNI"),
    ("“We will open tomorrow,” Ada Brandt said.", "tomorrow", "2021-03-21"),
    ("“We will open tomorrow,” Ada Brandt said last week.", "tomorrow", "2021-03-21"),
    ("Ada Brandt said on Monday that the bridge would open today.", "today", "2021-03-20"),
    ("“Today's bridge will stand,” Ada Brandt said on Monday.", "Today", "2021-03-20"),
]


@pytest.mark.parametrize(("text", "words", "value"), SAID)
def test_within_a_quote_a_day_is_counted_from_the_day_on_which_it_was_said(
    text: str, words: str, value: str
) -> None:
    made = annotate(Report(id="r", text=text, path="r.txt", published=SATURDAY), model=MODEL)

    assert {one.span.of(text): one.value for one in made.times}[words] == value


def test_the_reason_tells_that_it_is_the_day_of_the_words() -> None:
    text = "“We will open tomorrow,” Ada Brandt said on Monday."
    made = annotate(Report(id="r", text=text, path="r.txt", published=SATURDAY), model=MODEL)

    assert made.times[0].reason == "1 day after the day on which it was said, Monday 15 March 2021"
