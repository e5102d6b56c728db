"""The stories that may still grow, and what is found among them."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile

DAY = date(2021, 3, 1)


def profile(name: str, *words: str, after: int | None = 0, turn: float = 0.0) -> ReportProfile:
    """A report of `words`, some days after `DAY`; its vector lies `turn` (radians) from the first axis."""
    vector = np.zeros(384, dtype="<f2")
    vector[:2] = np.cos(turn), np.sin(turn)
    counted = tuple((word, 1.0) for word in sorted(words))
    day = None if after is None else DAY + timedelta(days=after)
    return ReportProfile(name, day, "en", counted, (), (), (), vector.tobytes(), ())


def test_a_story_is_gone_with_its_last_report() -> None:
    stories = OpenStories()
    stories.add("s", profile("a", "ferry"))
    stories.remove("a")
    assert (stories.story_ids(), stories.size, stories.held("words", "ferry")) == ((), 0, 0)


def test_reports_that_share_rare_words_come_first_then_those_near_in_meaning() -> None:
    stories = OpenStories()
    stories.add("s", profile("far", "barge", turn=1.5))
    stories.add("s", profile("near", "barge", turn=0.1))
    stories.add("s", profile("same", "ferry", "reef", turn=1.5))
    stories.add("s", profile("half", "ferry", turn=1.5))
    found = stories.most_alike(profile("new", "ferry", "reef"), 9)
    assert found == ("same", "half", "near")


def test_a_merge_keeps_every_report() -> None:
    stories = OpenStories()
    for name, story in (("a", "s"), ("b", "t"), ("c", "t")):
        stories.add(story, profile(name))
    stories.merge("s", "t")
    assert stories.members("s") == ("a", "b", "c")
    assert stories.story_ids() == ("s",)


def test_with_a_thousand_reports_or_fewer_no_story_is_closed() -> None:
    stories = OpenStories()
    for number in range(1000):
        stories.add(str(number), profile(str(number), after=number))
    assert stories.close_old() == ()


def test_beyond_a_thousand_stories_outside_the_window_are_closed_the_least_lately_joined_first() -> (
    None
):
    stories = OpenStories()
    for number in range(1003):
        stories.add(str(number), profile(str(number), after=number))
    stories.add(
        "1", profile("again", after=1003)
    )  # a report of today opens the window of its story
    assert stories.close_old() == ("0", "2", "3", "4")
    assert stories.size == 1000


def test_the_number_of_open_reports_is_bounded_also_where_none_has_a_day() -> None:
    stories = OpenStories()
    closed: list[str] = []
    for number in range(3100):
        stories.add(str(number), profile(str(number), f"w{number}", after=None))
        closed += stories.close_old() if number >= 2990 else ()
    assert stories.size == 3000
    assert closed == [str(number) for number in range(100)]
    assert stories.held("words", "w0") == 0


Call = tuple[int, int, int]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 3)), max_size=30))
def test_each_open_report_is_in_one_story_whatever_is_done(calls: Sequence[Call]) -> None:
    stories = OpenStories()
    for what, report, story in calls:
        if what == 0:
            stories.add(f"s{story}", profile(f"r{report}", f"w{report}"))
        elif what == 1:
            stories.remove(f"r{report}")
        elif what == 2:
            stories.merge(f"s{story}", f"s{report % 4}")
        elif f"r{report}" in stories.profiles:
            stories.move(f"r{report}", f"s{story}")
    listed = [one for story in stories.story_ids() for one in stories.members(story)]
    assert sorted(listed) == sorted(stories.profiles)
    assert all(one in stories.members(stories.story_of(one) or "") for one in listed)
    assert sum(stories.held("words", f"w{n}") for n in range(6)) == stories.size
