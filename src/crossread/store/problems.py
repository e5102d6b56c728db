"""What refused to be read and why, by the address that was read.

The problems of an address are those of its last reading: when it is read again and goes well, they are gone.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from crossread.store.library import Writing
from crossread.store.schema import problems
from crossread.store.seal import digest_of, open_seal, sealed, storable_text
from crossread.types.problem import Problem

__all__ = ["KeptProblem", "add_problems", "drop_problems", "load_problems"]


@dataclass(frozen=True, slots=True)
class KeptProblem:
    """A problem, the address that was read when it came up, and the number of the change that brought it."""

    problem: Problem
    source: str
    change: int


def add_problems(writing: Writing, source: str, found: Iterable[Problem]) -> frozenset[str]:
    """Keep the problems that came up when `source` was read, each once; their ids."""
    source = storable_text(source)
    known = set(
        writing.connection.execute(
            select(problems.c.id).where(problems.c.source == source)
        ).scalars()
    )
    given: set[str] = set()
    for one in found:
        parts = [storable_text(part) for part in (one.stage, one.subject, one.message)]
        row_id = "p-" + digest_of([source, *parts])[:20]
        if row_id not in known | given:
            row = dict(zip(("stage", "subject", "message"), parts, strict=True))
            kept = {"id": row_id, "source": source, **row, "change": writing.next_change()}
            writing.connection.execute(problems.insert().values(sealed(kept)))
        given.add(row_id)
    return frozenset(given)


def drop_problems(
    writing: Writing, source: str, *, but: Collection[str] = (), stage: str | None = None
) -> None:
    """Forget what was amiss with `source`, of one stage or of all, since it was read again; `but` are ids that stay."""
    wanted = select(problems.c.id).where(problems.c.source == storable_text(source))
    if stage is not None:
        wanted = wanted.where(problems.c.stage == stage)
    for row_id in writing.connection.execute(wanted).scalars().all():
        if row_id not in but:
            writing.connection.execute(delete(problems).where(problems.c.id == row_id))


def load_problems(connection: Connection, *, source: str | None = None) -> tuple[KeptProblem, ...]:
    """The problems of one address or of all, in the order of coming.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    wanted = select(problems)
    if source is not None:
        wanted = wanted.where(problems.c.source == storable_text(source))
    found = []
    for row in connection.execute(wanted):
        held = open_seal(row, "problems")
        problem = Problem(str(held["stage"]), str(held["subject"]), str(held["message"]))
        found.append(KeptProblem(problem, str(held["source"]), int(str(held["change"]))))
    return tuple(sorted(found, key=lambda kept: kept.change))
