"""How likely two statements tell one point."""

import numpy as np
import pytest

from crossread.align.features.features import Features, story_features
from crossread.align.match.candidates import candidates
from crossread.align.match.likeness import COLUMNS, likeness, quoted_likeness, rows
from tests.align.invented import FIRE, RECALL, UNRELATED, meanings, same, story_of, vectors


def scores_of(*texts: str) -> dict[frozenset[str], float]:
    """The probability of each pair, by the words of its statements."""
    features = story_features(story_of(*texts))
    found = likeness(features, meanings([one.text for one in features]), same).same
    return {
        frozenset((features[i].text, features[j].text)): score for (i, j), score in found.items()
    }


def test_one_point_in_other_words_is_likelier_than_two_points_in_like_words() -> None:
    scores = scores_of(*FIRE)
    burned = "A fire destroyed the old grain mill of Vessel Bay on Monday night."
    flames = "Flames destroyed the old grain mill in Vessel Bay late on Monday."
    killed = "The blaze killed 19 workers who slept in the attic of the mill."

    assert scores[frozenset((burned, flames))] > 0.5
    assert scores.get(frozenset((burned, killed)), 0.0) < 0.1


def test_what_cannot_both_be_has_no_likeness() -> None:
    scores = scores_of(
        "The blaze at the mill killed 21 workers.", "The blaze at the mill injured 21 workers."
    )

    assert list(scores.values()) == [0.0]


def test_a_quoted_sentence_is_alike_by_its_letters() -> None:
    first, second = _two(
        'Ada Brandt said: "We regret this step and hope that reason returns."',
        'It ended so: "We regret this step and hope that reason returns," Ada Brandt said.',
    )

    assert quoted_likeness(first, second) > 0.95


@pytest.mark.parametrize("texts", [FIRE, RECALL, (*FIRE, *RECALL), UNRELATED])
def test_the_order_of_the_reports_changes_no_probability(texts: tuple[str, ...]) -> None:
    assert scores_of(*texts) == pytest.approx(scores_of(*reversed(texts)), abs=1e-9)


def test_pairs_lie_in_two_reports_the_lower_number_first() -> None:
    features = story_features(story_of(*RECALL, *FIRE))
    pairs = candidates(features, vectors([one.text for one in features]))

    assert pairs == sorted(set(pairs))
    assert all(i < j and features[i].report.id != features[j].report.id for i, j in pairs)


def test_a_row_has_a_number_for_each_column() -> None:
    features = story_features(story_of(*RECALL))
    found = meanings([one.text for one in features])
    table = rows(features, found, candidates(features, np.stack([one.whole for one in found])))

    assert table.shape[1] == len(COLUMNS)
    assert np.isfinite(table).all()


def test_a_story_without_pairs_has_no_probabilities() -> None:
    features = story_features(story_of("Ada Brandt left."))

    assert likeness(features, meanings(["Ada Brandt left."]), same).same == {}


def _two(one: str, other: str) -> tuple[Features, Features]:
    first, second = story_features(story_of(one, other))
    return first, second
