"""Our invented points: what the reports of one happening tell, each point in several wordings, close neighbours together.

In goes a folder of `training/points`; out come the wordings of each file. Of two wordings of a file that share a
point a careful editor would say that they tell the same; of all others, that they do not.

    A ferry runs aground off an island, and its captain is held.

    ## toll
    - Fourteen people were killed, the coast guard said.
    - (number) At least 16 passengers drowned, officials told Radio Verrin.
    - &captain Fourteen people died, and the ship's master is in custody.
    ## captain
    - The ship's captain was detained.

`(number)` says in what a wording parts from the plain ones of its point, `&captain` that it tells that point too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

__all__ = ["ASPECTS", "Wording", "parse_points", "read_points", "tell_apart"]

ASPECTS = frozenset("number date name attribution certainty wording update".split())
_LINE = re.compile(r"- (?:\((?P<aspect>[a-z]+)\) )?(?P<also>(?:&\S+ )*)(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class Wording:
    """One statement: the points it tells, its own first, and in what it parts from the plain ones of its own."""

    text: str
    points: tuple[str, ...]
    aspect: str | None

    @property
    def own(self) -> str:
        """The point under which it stands."""
        return self.points[0]


def read_points(folder: Path) -> Iterator[tuple[str, tuple[Wording, ...]]]:
    """The name and the wordings of every file in `folder`, in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, parse_points(path.read_text(encoding="utf-8"))


def parse_points(text: str) -> tuple[Wording, ...]:
    """The wordings of one file.

    Raises:
        ValueError: a line is not in the form, or names an aspect or a point that there is not.
    """
    own = ""
    found: list[Wording] = []
    for number, line in enumerate(text.split("\n")[1:], start=2):
        if not line.strip():
            continue
        if line.startswith("## "):
            own = line.removeprefix("## ").strip()
        elif own and (match := _LINE.fullmatch(line.rstrip())):
            also = tuple(key.removeprefix("&") for key in match["also"].split())
            found.append(Wording(match["text"], (own, *also), match["aspect"]))
        else:
            raise ValueError(f"line {number} is no point and no wording of one: {line[:60]!r}")
    _check(found)
    return tuple(found)


def _check(found: list[Wording]) -> None:
    keys = {one.own for one in found}
    for one in found:
        if unknown := set(one.points) - keys:
            raise ValueError(f"no such point: {sorted(unknown)} in {one.text[:60]!r}")
        if one.aspect is not None and one.aspect not in ASPECTS:
            raise ValueError(f"no such aspect: {one.aspect!r} in {one.text[:60]!r}")
    for one, other in combinations(found, 2):
        if one.text == other.text:
            raise ValueError(f"twice: {one.text[:60]!r}")


def tell_apart(one: Wording, other: Wording) -> bool | None:
    """Whether two wordings that share a point part in how they tell it; None where the file does not say."""
    if one.own != other.own or (one.aspect and other.aspect):
        return None
    return one.aspect is not None or other.aspect is not None
