"""Long lists of ids, some at a time, since a question to a store has room for so many values and no more."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

__all__ = ["in_batches"]

_AT_ONCE = 500  # SQLite takes 32,766 values in one question

_Value = TypeVar("_Value")


def in_batches(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """The values in their order, up to 500 at a time; nothing where there are none."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
