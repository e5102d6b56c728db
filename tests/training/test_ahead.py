"""Batches come from this process, or from others in turn."""

from collections.abc import Iterator
from itertools import islice

from training.ahead import ahead


def _numbers(seed: int) -> Iterator[int]:
    yield from range(seed, seed + 500)


def test_without_other_processes_the_batches_are_those_of_the_seed() -> None:
    assert list(islice(ahead(_numbers, 7, 0), 3)) == [7, 8, 9]


def test_each_process_has_a_seed_of_its_own_and_its_turn() -> None:
    assert list(islice(ahead(_numbers, 1, 2), 4)) == [1, 1001, 2, 1002]
