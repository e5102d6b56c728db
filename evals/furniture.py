"""How well lines of whole news pages are told apart: report or furniture.

In goes the folder of labelled lines; out come two F1 figures. A page's lines are put together to one text,
as somebody would paste it, and a line counts as furniture when it is dropped whole. Never looks at the tags.
The labels were made by a rule, and a third of what counts as an error is theirs (docs/decisions/0031).
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from crossread.extract.furniture.furniture import find_furniture

__all__ = ["evaluate", "find_outlet", "fold_of", "is_held_out", "read_pages"]

_REPORT, _FURNITURE = 1, 0
_SECOND_LEVEL = frozenset("co com org net gov gob edu ac or go ne".split())


def evaluate(data: Path, split: str) -> dict[str, object]:
    """F1 of report lines and of furniture lines, in percent; lines labelled unclear are left out.

    Args:
        data: the folder that holds `furniture_lines/*.jsonl.gz`.
        split: "held_out" takes the outlets that `training/furniture.py` never sees; all else takes every page.
    """
    right = {_REPORT: 0, _FURNITURE: 0}
    sizes = {_REPORT: 0, _FURNITURE: 0}
    n = 0
    for outlet, rows in read_pages(data):
        if split == "held_out" and not is_held_out(outlet):
            continue
        for label, found in zip([label for _, label in rows], _predict(rows), strict=True):
            if label in right:
                n += 1
                right[label] += label == found
                sizes[label] += 1
                sizes[found] += 1
    scores = {
        f"{name}_f1": round(200 * right[label] / max(1, sizes[label]), 2)
        for name, label in (("report", _REPORT), ("furniture", _FURNITURE))
    }
    return {"n": n, "scores": scores}


def read_pages(data: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Each page's outlet with its lines and their labels (1 report, 0 furniture, -1 unclear)."""
    for path in sorted((data / "furniture_lines").glob("*.jsonl.gz")):
        pages: dict[str, tuple[str, list[tuple[str, int]]]] = {}
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = " ".join(row["text"].split())
                page = pages.setdefault(row["page"], (find_outlet(row["url"]), []))
                page[1].append((text, int(row["label"])))
        yield from pages.values()


def find_outlet(url: str) -> str:
    """The registered domain of an address, as far as its form tells: "velm.co.uk" of "www.velm.co.uk/a"."""
    labels = (urlsplit(url).hostname or "").split(".")
    under_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if under_country else -2 :])


def is_held_out(outlet: str) -> bool:
    """Whether it is one of the fifth that weights are never fitted on: by outlet, since its pages are alike."""
    return fold_of(outlet) == 0


def fold_of(outlet: str) -> int:
    """Which fifth of the outlets it belongs to; decided by its name alone."""
    return int(hashlib.sha256(outlet.encode()).hexdigest(), 16) % 5


def _predict(rows: list[tuple[str, int]]) -> list[int]:
    text = "\n".join(line for line, _ in rows)
    dropped = {(d.span.start, d.span.end) for d in find_furniture(text)}
    found: list[int] = []
    start = 0
    for line, _ in rows:
        found.append(_FURNITURE if (start, start + len(line)) in dropped else _REPORT)
        start += len(line) + 1
    return found
