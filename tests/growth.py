"""How the processor's time grows with the input: what tells a step in line with it from one in line with its square.

No test asks for seconds, which are the machine's; what is asked of every reader is its growth (after the scaling
tests of justhtml). Both sizes are measured in turns, with the search for circles among Python's objects put off: it
walks whatever the tests before have left behind, and falls on the longer side.
"""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["check_growth", "growth"]

_Given = TypeVar("_Given")

STEP = 8
# In line with the input the time grows by 8, with its square by 64; sorting adds a little to 8.
MOST_GROWTH = 20
TRIES = 4
# Below this the clock tells more of the machine than of the program.
LEAST_SECONDS = 0.001


def check_growth(read: Callable[[_Given], object], shape: Callable[[int], _Given], n: int) -> None:
    """Eight times the input may take at most twenty times as long."""
    grown = growth(read, shape, n, enough=MOST_GROWTH)
    assert grown <= MOST_GROWTH, f"{STEP} times the input took {grown:.1f} times as long"


def growth(
    read: Callable[[_Given], object], shape: Callable[[int], _Given], n: int, *, enough: float
) -> float:
    """How many times as long `shape(8 * n)` takes as `shape(n)`, each by the least of its runs.

    Ends as soon as that is `enough`, since other programs can only lengthen a run, and after four turns.
    """
    few, many = shape(n), shape(STEP * n)
    short, long = _seconds(read, few), _seconds(read, many)
    for _ in range(TRIES - 1):
        if long <= enough * max(short, LEAST_SECONDS):
            break
        short, long = min(short, _seconds(read, few)), min(long, _seconds(read, many))
    return long / max(short, LEAST_SECONDS)


def _seconds(read: Callable[[_Given], object], given: _Given) -> float:
    gc.disable()
    try:
        began = time.process_time()
        read(given)
        return time.process_time() - began
    finally:
        gc.enable()
