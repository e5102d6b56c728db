"""Two long figures that are the same but for one digit: a dinner of $5,687.75 in one report, of $5,587.75 in another.

In go the quantities of two statements; out come such pairs. Statements that give several figures are not compared
otherwise, since nobody knows which stands against which; here the digits that are shared say it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from crossread.align.features.quantities import Quantity

__all__ = ["find_slips"]

_LONG = 4  # digits without the noughts at the end
_WRITTEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")  # not "Resolution 2397"


def find_slips(
    ours: Sequence[Quantity], text: str, theirs: Sequence[Quantity], other: str
) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of `ours`, which stand in `text`, and `theirs`, in `other`; none of a figure that both give."""
    told = {one.told for one in ours} & {one.told for one in theirs}
    for one, its in product(ours, theirs):
        exact = one.is_exact and its.is_exact and _kind(one) == _kind(its)
        if exact and not {one.told, its.told} & told:
            digits = [_digits(one.span.of(text)), _digits(its.span.of(other))]
            if _differ_in_one(*digits):
                yield one, its


def _kind(one: Quantity) -> str:
    """What is counted, without of what it is the price."""
    return one.unit.partition(" ")[0]


def _digits(words: str) -> str:
    """The digits of a figure that is written with its commas or its decimals, "" of others."""
    written = _WRITTEN.search(words)
    return re.sub(r"\D", "", written.group()) if written else ""


def _differ_in_one(one: str, other: str) -> bool:
    if len(one) != len(other) or min(len(one.rstrip("0")), len(other.rstrip("0"))) < _LONG:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
