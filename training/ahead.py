"""Batches made in processes of their own while the network learns, since a GPU waits for nothing else.

In go a function that yields batches for a seed, and the first seed; out come batches without end. On a CPU the
batches are made where they are used, and one seed gives one order of them.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

__all__ = ["ahead"]

_HELD = 24  # batches of each process that wait to be used

Batch = TypeVar("Batch")


def ahead(make: Callable[[int], Iterator[Batch]], seed: int, processes: int) -> Iterator[Batch]:
    """What `make` yields: in this process where `processes` is 0, else in turn from processes with seeds of their own."""
    if processes == 0:
        yield from make(seed)
        return
    context = multiprocessing.get_context("fork")  # what `make` holds need not be packed
    queues: list[Any] = [context.Queue(_HELD) for _ in range(processes)]
    for number, queue in enumerate(queues):
        context.Process(target=_fill, args=(make, seed + 1000 * number, queue), daemon=True).start()
    while True:
        for queue in queues:
            yield queue.get()


def _fill(make: Callable[[int], Iterator[Any]], seed: int, queue: Any) -> None:  # noqa: ANN401 (a queue has no type)
    for batch in make(seed):
        queue.put(batch)
