import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.pair_window import N_KINDS, kinds_of_pieces

ADA, LEFT, WENT, AWAY = 7, 11, 13, 17


def kinds(one: list[int], other: list[int]) -> list[int]:
    found: list[int] = kinds_of_pieces(
        np.array(one, dtype=np.int64), np.array(other, dtype=np.int64)
    ).tolist()
    return found


def test_a_piece_tells_whose_it_is_and_whether_the_other_statement_holds_it() -> None:
    assert kinds([ADA, LEFT], [ADA, WENT, AWAY]) == [2, 0, 3, 1, 1]


@given(st.lists(st.integers(0, 20), max_size=9), st.lists(st.integers(0, 20), max_size=9))
def test_each_piece_has_one_of_the_kinds_that_the_network_knows(
    one: list[int], other: list[int]
) -> None:
    found = kinds(one, other)

    assert len(found) == len(one) + len(other)
    assert set(found) <= set(range(N_KINDS))
