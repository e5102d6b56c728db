import pytest

from tests.annotate.times.test_times import check

# Published on Saturday 20 March 2021.
NEXT_DAY = [
    "Norland tried to launch a rocket <time 2021-03-21>early Sunday</time>, and the attempt failed. It showed the rocket at a parade on <time 2021-03-20>Saturday</time>, and its fleet on <time 2021-03-20>Saturday</time> too.",
    "The harbour was quiet. The mayor spoke. A ferry was lost. Its crew was saved. The mill was working <time 2021-03-21>Sunday</time>. The outage had begun on <time 2021-03-20>Saturday</time>.",
    "The mill burned <time 2021-03-20>Saturday</time>. The network failed at <time 2021-03-21T01:00>about 1 a.m. Sunday</time> Norland time.",
    "The harbour was quiet. The mayor spoke. A ferry was lost. A flag could be seen in its window, viewers were told on <time 2021-03-21>Sunday</time>. Ada Brandt (@adabrandt) <time 2021-03-21>March 21, 2021</time>",
]


@pytest.mark.parametrize("marked", NEXT_DAY)
def test_the_weekday_that_a_report_tells_of_first_is_the_day_after_its_stamp(marked: str) -> None:
    check(marked)


TELLS_OF_BOTH = [
    "The mayor left on <time 2021-03-20>Saturday</time>. The council called for a meeting on <time 2021-03-21TAF>Sunday afternoon</time>.",
    "The mill burned <time 2021-03-20>Saturday</time>. The harbour was quiet. A ferry was lost. Its crew was saved. The mayor spoke. On <time 2021-03-21TMO>Sunday morning</time>, the owner admitted it.",
]


@pytest.mark.parametrize("marked", TELLS_OF_BOTH)
def test_a_report_that_tells_of_its_own_day_tells_of_the_next_and_not_of_six_days_back(
    marked: str,
) -> None:
    check(marked)


SIX_DAYS_BACK = [
    "The mill burned on <time 2021-03-18>Thursday</time>. It had been sold on <time 2021-03-14>Sunday</time>.",
    "The town has been calm since <time 2021-03-14>Sunday</time>.",
    "The harbour was quiet. The mayor spoke. A ferry was lost. The fire broke out on <time 2021-03-14>Sunday</time>.",
    "The council met <time 2021-03-14>last Sunday</time>.",
    "The mayor left on <time 2021-03-20>Saturday</time>. He mocked the cuts that went into effect on <time 2021-03-14>Sunday</time>.",
    "The mayor left on <time 2021-03-20>Saturday</time>. His plan was first reported <time 2021-03-14>Sunday</time> by the Courier.",
]


@pytest.mark.parametrize("marked", SIX_DAYS_BACK)
def test_a_weekday_told_later_or_with_since_or_last_lies_six_days_back(marked: str) -> None:
    check(marked)
