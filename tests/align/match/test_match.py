"""Which statements are put together, by likeness that is learned and by likeness that is given."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from crossread.align.features.features import Features, story_features
from crossread.align.match.likeness import likeness
from crossread.align.match.match import MatchOptions, group_statements
from tests.align.invented import FIRE, RECALL, UNRELATED, meanings, same, story_of


def groups_of(*texts: str) -> set[frozenset[str]]:
    """The groups as the words of their statements, whatever the order of reports and groups."""
    features = story_features(story_of(*texts))
    return {frozenset(features[i].text for i in group) for group in grouped(features)}


def grouped(features: Sequence[Features]) -> tuple[tuple[int, ...], ...]:
    scores = likeness(features, meanings([one.text for one in features]), same).same
    return tuple(one.members for one in group_statements(features, scores, MatchOptions()))


def test_what_two_reports_tell_in_other_words_is_one_group() -> None:
    assert groups_of(*FIRE) == {
        frozenset(
            {
                "A fire destroyed the old grain mill of Vessel Bay on Monday night.",
                "Flames destroyed the old grain mill in Vessel Bay late on Monday.",
            }
        ),
        frozenset(
            {
                "The blaze killed 21 workers who slept in the attic of the mill.",
                "The blaze killed 19 workers who slept in the attic of the mill.",
            }
        ),
    }


THREE = (*FIRE, "The old grain mill of Vessel Bay burned down on Monday night.")


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_order_of_the_reports_changes_no_group(order: tuple[int, ...]) -> None:
    assert groups_of(*(THREE[i] for i in order)) == groups_of(*THREE)


@pytest.mark.parametrize(
    "texts", [UNRELATED, (UNRELATED[0], FIRE[0]), (UNRELATED[1], RECALL[0]), (FIRE[0], RECALL[0])]
)
def test_nothing_is_matched_between_unrelated_reports(texts: tuple[str, str]) -> None:
    assert groups_of(*texts) == set()


def test_names_alone_make_no_point() -> None:
    assert (
        groups_of(
            "Ada Brandt and Rolf Neal wore black at the opening of the harbour.",
            "After the war Ada Brandt and Rolf Neal baked bread in the old mill.",
        )
        == set()
    )


def test_a_group_holds_statements_of_two_reports_or_more() -> None:
    features = story_features(story_of(*RECALL, *FIRE))
    groups = grouped(features)

    assert all(len({features[i].report.id for i in group}) > 1 for group in groups)


TOLD = ("The mill burned.", "A mill was on fire.", "Grain prices rose.")


@pytest.mark.parametrize(
    ("scores", "groups"),
    [
        ({(0, 1): 0.96}, [((0, 1), "sure")]),
        ({(0, 1): 0.67}, [((0, 1), "loose")]),
        ({(0, 1): 0.5}, []),
        ({(0, 1): 0.96, (0, 2): 0.96, (1, 2): 0.96}, [((0, 1, 2), "sure")]),
        ({(0, 1): 0.96, (1, 2): 0.67}, [((0, 1), "sure"), ((0, 1, 2), "loose")]),
        ({(0, 1): 0.67, (1, 2): 0.67, (0, 2): 0.67}, [((0, 1, 2), "loose")]),
    ],
)
def test_what_is_loosely_like_a_sure_group_leaves_that_group_as_it_is(
    scores: dict[tuple[int, int], float], groups: list[tuple[tuple[int, ...], str]]
) -> None:
    features = story_features(story_of(*TOLD))

    found = group_statements(features, scores, MatchOptions())

    assert [(one.members, one.match.value) for one in found] == groups


@pytest.mark.parametrize(
    ("texts", "match"),
    [
        (("The mill burned on Monday night.", "On Monday night the mill burned."), "sure"),
        (
            ("The mill burned on Monday night.", "Flames took what was left of the granary."),
            "loose",
        ),
    ],
    ids=["the same words", "other words"],
)
def test_what_is_told_in_other_words_must_be_surer(texts: tuple[str, str], match: str) -> None:
    features = story_features(story_of(*texts))

    (found,) = group_statements(features, {(0, 1): 0.92}, MatchOptions())
    (once,) = group_statements(features, {(0, 1): 0.92}, MatchOptions(), {(0, 1)})

    assert (found.match.value, once.match.value) == (match, "sure")


ALL_IN_ONE = (
    "Sixteen sailors of the coal ship Ravena from the port of Osterlund drowned on Tuesday night in the worst storm of "
    "this winter off the northern rocks of Tormel Island."
)
ONE_BY_ONE = "Sixteen sailors drowned.\nThe Ravena carried coal.\nThe storm was the worst of this winter.\nNo rock off Tormel is higher."


@pytest.mark.parametrize(
    ("text", "groups"),
    [(ALL_IN_ONE, [(0, 1), (0, 2), (0, 3)]), ("Sixteen sailors drowned.", [(0, 1), (0, 2)])],
    ids=["thirty words, three points", "three words, two points"],
)
def test_a_statement_has_room_for_a_point_in_each_nine_of_its_words_and_for_two_at_least(
    text: str, groups: list[tuple[int, int]]
) -> None:
    features = story_features(story_of(text, ONE_BY_ONE))
    scores = {(0, 1): 0.9, (0, 2): 0.85, (0, 3): 0.8, (0, 4): 0.75}

    found = group_statements(features, scores, MatchOptions())

    assert sorted(one.members for one in found) == groups
