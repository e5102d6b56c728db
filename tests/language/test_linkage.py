"""Average linkage, held against its own definition."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from crossread.language.linkage import average_linkage

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


def test_one_that_is_near_to_a_single_member_stays_out() -> None:
    likeness = np.array([[1.0, 0.9, 0.6], [0.9, 1.0, 0.1], [0.6, 0.1, 1.0]])

    assert average_linkage(likeness, 0.5) == [[0, 1], [2]]
    assert average_linkage(likeness, 0.3) == [[0, 1, 2]]


def test_no_fewer_groups_are_made_than_are_asked_for() -> None:
    assert average_linkage(ALIKE, -math.inf, fewest=2) == [[0, 1], [2, 3]]
    assert average_linkage(ALIKE, -math.inf) == [[0, 1, 2, 3]]


def test_of_pairs_that_are_equally_alike_the_first_is_joined_first() -> None:
    likeness = np.full((4, 4), 0.5)

    assert average_linkage(likeness, 0.0, fewest=2) == [[0, 1, 2], [3]]


def test_the_table_that_is_given_stays_as_it_is() -> None:
    given_table = ALIKE.copy()
    average_linkage(given_table, 0.3)

    assert (given_table == ALIKE).all()


def test_nothing_makes_no_group() -> None:
    assert average_linkage(np.zeros((0, 0)), 0.5) == []


def by_definition(likeness: NDArray[np.float64], least: float, fewest: int) -> list[list[int]]:
    """The groups when each mean is taken anew over all pairs."""
    groups = [[number] for number in range(len(likeness))]
    while len(groups) > fewest:
        means = {
            (i, j): float(likeness[np.ix_(groups[i], groups[j])].mean())
            for j in range(len(groups))
            for i in range(j)
        }
        i, j = max(means, key=means.__getitem__)
        if means[i, j] < least:
            break
        groups[i] = sorted(groups[i] + groups.pop(j))
    return sorted(groups)


@settings(deadline=None)
@given(st.integers(1, 9), st.integers(0, 2**32 - 1), st.floats(0, 1), st.integers(1, 4))
def test_groups_are_those_of_the_definition(
    count: int, seed: int, least: float, fewest: int
) -> None:
    drawn = np.random.default_rng(seed).random((count, count))
    likeness = (drawn + drawn.T) / 2

    assert average_linkage(likeness, least, fewest=fewest) == by_definition(likeness, least, fewest)
