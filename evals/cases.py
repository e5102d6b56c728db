"""How much of what a careful reader finds in the cases the program finds: score.py's lines, summed.

In goes the folder of cases, beside the gold sets or in them; out comes found and wanted for every line.
Runs the command line as a user would, so that the whole way from file to JSON is measured.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

__all__ = ["add_lines", "evaluate"]

_LINE = re.compile(r"^(?P<name>[^:\n]+): (?P<hit>\d+)/(?P<wanted>\d+)$", re.MULTILINE)


def evaluate(data: Path, split: str) -> dict[str, object]:
    """The lines of score.py over all cases, as "found/wanted"; `split` is not looked at.

    Raises:
        FileNotFoundError: there is no folder of cases with a score.py.
    """
    del split
    folder = next(
        (f for f in (data / "cases", data.parent / "cases") if (f / "score.py").is_file()), None
    )
    if folder is None:
        raise FileNotFoundError(f"no cases with a score.py in {data} or beside it")
    sums: dict[str, tuple[int, int]] = {}
    failed: dict[str, str] = {}
    cases = sorted(path.parent for path in folder.glob("*/expected.json"))
    for case in cases:
        printed, problem = _score(case, folder / "score.py")
        add_lines(sums, printed)
        if problem:
            failed[case.name] = problem
    scores = {name: f"{hit}/{wanted}" for name, (hit, wanted) in sums.items()}
    return {"n": len(cases), "scores": scores} | ({"failed": failed} if failed else {})


def add_lines(sums: dict[str, tuple[int, int]], printed: str) -> None:
    """Add lines such as "dates right: 12/14" to the sums of their names.

    >>> sums = {"dates right": (1, 2)}
    >>> add_lines(sums, "dates right: 12/14")
    >>> sums
    {'dates right': (13, 16)}
    """
    for line in _LINE.finditer(printed):
        hit, wanted = sums.get(line["name"], (0, 0))
        sums[line["name"]] = (hit + int(line["hit"]), wanted + int(line["wanted"]))


def _score(case: Path, score: Path) -> tuple[str, str | None]:
    """What score.py prints for one case, and the last words of a program that failed."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    files = [str(case / document["file"]) for document in expected["documents"].values()]
    compare = [sys.executable, "-m", "crossread", "compare", *files, "--json"]
    synopsis = subprocess.run(compare, capture_output=True, check=False)  # noqa: S603 - our own command
    # Exit code 1 is "done with problems": there is a synopsis all the same.
    if synopsis.returncode not in {0, 1} or not synopsis.stdout.strip():
        return "", _last_line(synopsis.stderr)
    scored = subprocess.run(  # noqa: S603 - the score.py that lies with the cases
        [sys.executable, str(score), str(case)],
        input=synopsis.stdout,
        capture_output=True,
        check=False,
    )
    problem = None if scored.returncode == 0 else _last_line(scored.stderr)
    return scored.stdout.decode("utf-8", "replace"), problem


def _last_line(words: bytes) -> str:
    lines = words.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "printed nothing"
