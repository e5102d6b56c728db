import pytest

from tests.growth import check_growth


def pairs(names: list[str]) -> int:
    return sum(one < other for one in names for other in names)


def names(n: int) -> list[str]:
    return [str(number) for number in range(n)]


def test_work_in_step_with_the_input_passes() -> None:
    check_growth(sorted, names, 5000)


def test_work_in_step_with_the_square_of_the_input_is_told() -> None:
    with pytest.raises(AssertionError, match="8 times the input took"):
        check_growth(pairs, names, 200)
