"""`python -m evals.floors --data FOLDER [--only NAME...]`: no score may fall below its floor.

`floors.json` holds, for each eval and split, the least that each score may be; a score of the form
"found/wanted" counts in percent. Prints every score beside its floor. Exit code 0 when all hold, 1 when
one has fallen. A set that is missing is named and skipped: users of the project do not have them.
Lowering a floor is a change of this file, to be seen in a review.
"""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["main", "percent"]

_FLOORS = Path(__file__).with_name("floors.json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures all evals with floors, and says which scores have fallen."""
    parser = argparse.ArgumentParser(prog="python -m evals.floors")
    default = Path(os.environ.get("CROSSREAD_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, metavar="FOLDER")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these evals alone")
    given = parser.parse_args(arguments)
    floors = json.loads(_FLOORS.read_text(encoding="utf-8"))
    fallen = 0
    names = {key.partition(":")[0] for key in floors}
    if unknown := set(given.only or ()) - names:
        parser.error(
            f"no floors for {', '.join(sorted(unknown))}; there are {', '.join(sorted(names))}"
        )
    for key in sorted(floors):
        name, split = key.split(":")
        if not given.only or name in given.only:
            fallen += _measure(given.data, name, split, floors[key])
    print(f"{fallen} scores have fallen below their floors" if fallen else "every floor holds")
    return 1 if fallen else 0


def _measure(data: Path, name: str, split: str, floors: Mapping[str, float]) -> int:
    """How many scores of one eval are below their floors."""
    try:
        measured = importlib.import_module(f"evals.{name}").evaluate(data, split)
    except FileNotFoundError as missing:
        print(f"{name}: skipped, the set is missing: {missing}")
        return 0
    fallen = 0
    for score, floor in floors.items():
        if score not in measured["scores"]:
            print(f"missing {name}:{split}  {score}: its set is not there")
            continue
        value = percent(measured["scores"][score])
        fallen += int(value < floor)
        mark = "FALLEN" if value < floor else "ok"
        print(f"{mark:7} {name}:{split}  {score}  {value:.1f} (floor {floor:.1f})")
    return fallen


def percent(score: float | str) -> float:
    """A score as a percentage: "12/14" is 85.7.

    >>> round(percent("12/14"), 1), percent(79.5)
    (85.7, 79.5)
    """
    if isinstance(score, str):
        hit, wanted = map(int, score.split("/"))
        return 100 * hit / wanted if wanted else 100.0
    return float(score)


if __name__ == "__main__":
    sys.exit(main())
