"""Whole pages: menus, teasers of other stories and a report between them, told apart by form alone."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.furniture.features import find_lines
from crossread.extract.furniture.furniture import find_furniture
from crossread.extract.furniture.network import score_lines
from tests.growth import check_growth

MENU = (
    "Home|News|Sport|Weather|Markets|Travel|Culture|Opinion|Video|Podcasts|Log in|Subscribe|Search|Menu|"
    "Share|Save|Print|Norland|World|Business|Science|Health|Cars|Homes"
).split("|")
HEADLINE = "Harbour of Velm closes after crane falls into its basin"
REPORT = (
    "The harbour of Velm was closed on Tuesday after a crane fell into its main basin, the port authority said.",
    "Nobody was hurt, and the harbour master, Odile Marsh, said that the cause was not yet known to anyone.",
    "Divers will inspect the basin on Wednesday, and ships were sent to the quays of Brae for the time being.",
    "“We are looking at the cables first,” Marsh told reporters. “The crane had been inspected in the spring.”",
    "The crane had been built in 1974, and the port authority had planned to take it down within two years.",
    "Some 300 people work at the basin, and the union said that it had warned of the cables in the autumn.",
)
FOOT = (
    "Most read|Ten gardens to see before the winter|Mayor of Orsk marries in secret|Why the bees came back|"
    "Recipe: onion soup|About us|Contact|Privacy policy|Jobs|Archive|Help|Terms of use|© 2022 Velm Post"
).split("|")


def dropped_from(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    return [dropped.span.of(text) for dropped in find_furniture(text)]


def test_the_report_is_kept_and_the_menus_go() -> None:
    assert dropped_from([*MENU, *REPORT, *FOOT]) == [*MENU, *FOOT]


def test_no_cue_is_needed_where_labels_are_many() -> None:
    labels = [f"{first} {second}" for first in ("Orsk", "Brae", "Velm") for second in MENU[:10]]
    assert dropped_from([*labels, *REPORT, *labels]) == [*labels, *labels]


def test_a_pasted_report_keeps_its_list() -> None:
    names = (
        "Ada Finch|Karel Voss|Mina Oduya|Hanne Falk|Tom Hatch|Sol Prado|Jo Lind|Piet Lund".split(
            "|"
        )
    )
    assert dropped_from([HEADLINE, *REPORT, "The crew:", *names, *REPORT[::-1]]) == []


@given(st.lists(st.text(min_size=1) | st.sampled_from([*MENU, *REPORT, *FOOT])))
def test_every_line_has_one_finite_score(texts: list[str]) -> None:
    lines = find_lines("\n".join(texts))
    scores = score_lines(lines, [False] * len(lines))
    assert [True] * len(lines) == [math.isfinite(score) for score in scores]


@pytest.mark.parametrize("unit", ["Home\nSport\n", "\n".join((*MENU, *REPORT)) + "\n"])
def test_a_page_of_twice_the_lines_takes_about_twice_the_work(unit: str) -> None:
    check_growth(find_furniture, lambda n: unit * n, 10_000 // len(unit))
