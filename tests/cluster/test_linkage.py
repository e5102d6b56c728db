import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster.linkage import average_linkage

ALIKE = np.array(
    [
        [1.0, 0.9, 0.2, 0.4],
        [0.9, 1.0, 0.2, 0.2],
        [0.2, 0.2, 1.0, 0.8],
        [0.4, 0.2, 0.8, 1.0],
    ]
)


def test_groups_are_joined_while_the_mean_between_them_is_enough() -> None:
    assert average_linkage(ALIKE, 0.85) == [[0, 1], [2], [3]]
    assert average_linkage(ALIKE, 0.3) == [[0, 1], [2, 3]]
    assert average_linkage(ALIKE, 0.25) == [[0, 1, 2, 3]]  # (.2 + .4 + .2 + .2) / 4


def test_no_fewer_groups_are_made_than_are_asked_for() -> None:
    assert average_linkage(ALIKE, -math.inf, fewest=2) == [[0, 1], [2, 3]]


@settings(deadline=None)
@given(st.integers(0, 9), st.integers(0, 2**32 - 1), st.floats(0, 1))
def test_every_number_is_in_one_group(count: int, seed: int, least: float) -> None:
    drawn = np.random.default_rng(seed).random((count, count))
    groups = average_linkage((drawn + drawn.T) / 2, least)
    assert sorted(number for group in groups for number in group) == list(range(count))
