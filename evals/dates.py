"""How well times are found and resolved, on TempEval-3 (news) and WikiWars (history).

In goes the folder of gold sets, out come strict, relaxed and value F1 in percent. Strict: the same span;
relaxed: spans that share a character; value: such spans with the same TIMEX3 value (UzZaman et al. 2013).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from crossread.annotate.times.times import find_times
from crossread.language.sentences import find_sentences
from crossread.types.annotation import TimeExpression
from crossread.types.report import Report
from crossread.types.span import Span
from evals.measured import f1, measured

__all__ = ["Gold", "evaluate", "read_timeml", "read_wikiwars"]

_WAYS = ("strict", "relaxed", "value")

_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r'\bval(?:ue)?="([^"]*)"')
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated text: its times as spans with TIMEX values, and the day it was written."""

    name: str
    text: str
    written: date | None
    times: tuple[tuple[Span, str], ...]


def evaluate(data: Path, split: str) -> dict[str, object]:
    """Scores on TempEval-3 (`platinum` or `test`, else TBAQ; `dev` and `held` halve it) and WikiWars.

    `held` is every fourth TBAQ text by the digest of its name, `dev` the others, `all` both.

    Raises:
        FileNotFoundError: neither set is in `data`.
    """
    news = _news(data / "tempeval3", split)
    history = sorted((data / "wikiwars" / "keyinline").glob("*.xml"))
    if not news and not history:
        raise FileNotFoundError(f"no tempeval3 and no wikiwars in {data}")
    sets = {
        "tempeval3": [read_timeml(path) for path in news],
        "wikiwars": [read_wikiwars(path) for path in history],
    }
    units = [_counts(name, one) for name, texts in sets.items() for one in texts]
    result = measured(units, _scores)
    missing = [name for name, texts in sets.items() if not texts]
    return result | ({"missing": missing} if missing else {})


def _counts(name: str, gold: Gold) -> Counter[str]:
    times = _find(gold)
    spans = {time.span for time in times}
    counts = Counter[str]()
    for way in _WAYS:
        counts[f"{name}_{way} found"] = len(times)
        counts[f"{name}_{way} wanted"] = len(gold.times)
    for span, value in gold.times:
        here = [time for time in times if time.span.overlap(span)]
        counts[f"{name}_strict right"] += span in spans
        counts[f"{name}_relaxed right"] += bool(here)
        counts[f"{name}_value right"] += bool(here) and here[0].value == value
    return counts


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    sets = [name for name in ("tempeval3", "wikiwars") if f"{name}_strict wanted" in counts]
    return {f"{name}_{way}_f1": f1(counts, f"{name}_{way}") for name in sets for way in _WAYS}


def read_timeml(path: Path) -> Gold:
    """One TimeML file: the text within TEXT, its TIMEX3, and the day of its DCT."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    written = re.search(r"<DCT>.*?</DCT>", raw, re.DOTALL)
    return _read(path.name, raw, "TIMEX3", written[0] if written else "")


def read_wikiwars(path: Path) -> Gold:
    """One WikiWars file: the text within TEXT, its outermost TIMEX2, and the day it was fetched."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    written = re.search(r"<DATETIME>.*?</DATETIME>", raw, re.DOTALL)
    return _read(path.name, raw, "TIMEX2", written[0] if written else "")


def _read(name: str, raw: str, tag: str, written: str) -> Gold:
    body = _TEXT.search(raw)
    text, times = _without_tags(body[1] if body else "", tag)
    day = _DAY.search(written)
    return Gold(
        name, text, date(int(day[1]), int(day[2]), int(day[3])) if day else None, tuple(times)
    )


def _without_tags(body: str, tag: str) -> tuple[str, list[tuple[Span, str]]]:
    """The text of `body`, and the outermost elements `tag` in it with their values."""
    text, position = "", 0
    opened: list[tuple[int, str]] = []
    times: list[tuple[Span, str]] = []
    for match in _TAG.finditer(body):
        text += unescape(body[position : match.start()])
        position = match.end()
        if match[0].startswith(f"<{tag}"):
            value = _VALUE.search(match[0])
            opened.append((len(text), value[1] if value else ""))
        elif match[0] == f"</{tag}>":
            start, wanted = opened.pop()
            if not opened and len(text) > start:
                times.append((Span(start, len(text)), wanted))
    return text + unescape(body[position:]), times


def _find(gold: Gold) -> tuple[TimeExpression, ...]:
    report = Report(id=gold.name, text=gold.text, path=gold.name)
    times, _ = find_times(gold.text, find_sentences(report), published=gold.written)
    return times


def _news(folder: Path, split: str) -> list[Path]:
    """The TimeML files of a split, sorted."""
    if split in {"platinum", "test"}:
        return sorted((folder / "te3-platinum").glob("*.tml"))
    paths = sorted((folder / "TBAQ-cleaned").rglob("*.tml"))
    if split not in {"dev", "held"}:
        return paths
    return [path for path in paths if _is_held(path) == (split == "held")]


def _is_held(path: Path) -> bool:
    return hashlib.sha256(path.name.encode()).digest()[0] % 4 == 0
