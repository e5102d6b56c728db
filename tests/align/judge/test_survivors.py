"""Who is dead in one report and alive in another."""

from datetime import datetime

import pytest

from crossread.types.alignment import Aspect, Relation
from tests.align.invented import align_texts

DEAD = "Fourteen people died when the coach fell into the ravine, among them the driver."
ALIVE = "The coach fell into the ravine near Vessel Bay. The driver survived with a broken leg."
EARLY, LATE = datetime(2021, 3, 20, 9), datetime(2021, 3, 20, 18)  # noqa: DTZ001 - reports tell no zone


def fates(
    *texts: str, published: tuple[datetime, datetime]
) -> list[tuple[Relation, Aspect | None]]:
    found = align_texts(*texts, published=published)
    return [(one.relation, one.aspect) for one in found if one.about.endswith("dead / alive")]


def test_a_driver_dead_in_the_earlier_report_and_alive_in_the_later_is_a_conflict() -> None:
    assert fates(DEAD, ALIVE, published=(EARLY, LATE)) == [(Relation.CONFLICT, Aspect.CERTAINTY)]


def test_a_driver_who_is_dead_only_in_the_later_report_has_died_since() -> None:
    assert fates(DEAD, ALIVE, published=(LATE, EARLY)) == [(Relation.DIFFER, Aspect.UPDATE)]


def test_however_many_reports_tell_each_fate_it_is_one_conflict() -> None:
    texts = (DEAD, ALIVE, "It rained. " + DEAD, "It was cold. " + ALIVE)
    (one,) = [
        one
        for one in align_texts(*texts, published=(EARLY, EARLY, EARLY, EARLY))
        if one.about.endswith("dead / alive")
    ]

    assert [sorted(variant.report_ids) for variant in one.variants] == [["a", "c"], ["b", "d"]]
    assert one.why == "Some reports tell the driver dead, others alive."


NO_ONE = [
    "The lorry driver was detained. The bus driver was asleep, police said.",
    "In a separate crash near Port Ansel the driver survived with a broken leg.",
    "The passengers survived and were taken to hospital.",
    "The driver had been asleep, a passenger said.",
]


@pytest.mark.parametrize("other", NO_ONE)
def test_another_driver_or_an_unknown_fate_is_no_conflict(other: str) -> None:
    dead = (
        "Fourteen people were killed. The bus driver died at the scene. The lorry driver was hurt."
    )

    assert fates(dead, other, published=(EARLY, LATE)) == []


def test_another_bus_driver_is_not_the_bus_driver_also_at_the_head_of_a_sentence() -> None:
    dead = "Another bus driver was killed in the crash at Tormel."
    alive = "The bus driver survived the crash at Tormel."

    assert fates(dead, alive, published=(EARLY, LATE)) == []


def test_a_driver_named_last_of_the_hurt_is_not_dead() -> None:
    hurt = "Three people died and six were hurt, among them the driver."

    assert fates(hurt, ALIVE, published=(EARLY, LATE)) == []
