from itertools import permutations

import pytest

from crossread.align.features import Features, story_features
from crossread.align.match import MatchOptions, group_statements, match_score
from tests.align.invented import FIRE, RECALL, UNRELATED, story_of


def groups_of(*texts: str) -> set[frozenset[str]]:
    """The groups as the words of their statements, whatever the order of reports and groups."""
    features = story_features(story_of(*texts))
    return {
        frozenset(features[i].text for i in group)
        for group in group_statements(features, MatchOptions())
    }


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
        groups_of("Ada Brandt and Rolf Neal wore black.", "Ada Brandt and Rolf Neal baked bread.")
        == set()
    )


def test_a_quoted_sentence_matches_by_its_letters() -> None:
    first, second = _two(
        'Ada Brandt said: "We regret this step and hope that reason returns."',
        'It ended so: "We regret this step and hope that reason returns," Ada Brandt said.',
    )

    assert match_score(first, second, MatchOptions()) > 0.95


def test_the_score_of_a_pair_does_not_depend_on_its_order() -> None:
    first, second = _two(
        "A fire destroyed the old grain mill of Vessel Bay.",
        "Flames destroyed the old grain mill in Vessel Bay.",
    )
    options = MatchOptions()

    assert match_score(first, second, options) == match_score(second, first, options) > 0


def test_a_group_holds_statements_of_two_reports_or_more() -> None:
    features = story_features(story_of(*RECALL, *FIRE))
    groups = group_statements(features, MatchOptions())

    assert all(len({features[i].report.id for i in group}) > 1 for group in groups)


def _two(one: str, other: str) -> tuple[Features, Features]:
    first, second = story_features(story_of(one, other))
    return first, second
