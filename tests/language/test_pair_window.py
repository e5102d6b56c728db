from hypothesis import given
from hypothesis import strategies as st

from crossread.language.pair_window import BEGIN, BETWEEN, Side, join

ADA, LEFT, WENT, AWAY = 7, 11, 13, 17
CAPITAL, SMALL = 3, 2

pieces = st.lists(st.tuples(st.integers(103, 200), st.integers(0, 7)), max_size=9)


def side(held: list[tuple[int, int]]) -> Side:
    return Side(tuple(number for number, _ in held), tuple(shape for _, shape in held))


def test_the_second_statement_stands_behind_the_first_and_is_of_the_second_kind() -> None:
    window = join(
        Side((ADA, LEFT), (CAPITAL, SMALL)), Side((ADA, WENT, AWAY), (CAPITAL, SMALL, SMALL))
    )

    assert window.ids == (BEGIN, ADA, LEFT, BETWEEN, ADA, WENT, AWAY, BETWEEN)
    assert window.shapes == (0, CAPITAL, SMALL, 0, CAPITAL, SMALL, SMALL, 0)
    assert window.kinds == (0, 0, 0, 0, 1, 1, 1, 1)


@given(pieces, pieces)
def test_a_window_has_a_shape_and_a_kind_for_each_piece_of_both(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    window = join(side(one), side(other))

    assert len(window.ids) == len(window.shapes) == len(window.kinds) == len(one) + len(other) + 3
    assert window.kinds.count(1) == len(other) + 1
