"""What people decided about stories, as pairs: these two reports belong together, or apart, or this one to that story.

A decision is kept whatever the reports do, and every later grouping holds to it. The newest about a pair stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, delete, select

from crossread.store.library import Writing
from crossread.store.schema import hand_decisions
from crossread.store.seal import open_seal, sealed

__all__ = ["Decision", "DecisionKind", "add_decisions", "load_decisions"]


class DecisionKind(StrEnum):
    """Of two reports: together, apart."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What was decided of two reports; which of them is named first makes no difference."""

    first: str
    second: str
    kind: DecisionKind


def add_decisions(writing: Writing, decisions: Iterable[Decision]) -> None:
    """Keep `decisions`, each in place of an earlier one about the same pair."""
    of = hand_decisions.c
    for one in decisions:
        first, second = sorted((one.first, one.second))
        at = (of.first == first) & (of.second == second)
        writing.connection.execute(delete(hand_decisions).where(at))
        row = {"first": first, "second": second, "kind": one.kind.value}
        row_change = {**row, "change": writing.next_change()}
        writing.connection.execute(hand_decisions.insert().values(sealed(row_change)))


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """All decisions, sorted.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    held = (open_seal(row, "hand_decisions") for row in connection.execute(select(hand_decisions)))
    return tuple(
        sorted(
            Decision(str(r["first"]), str(r["second"]), DecisionKind(str(r["kind"]))) for r in held
        )
    )
