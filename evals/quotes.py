"""Attributions in political news: PolNeAR (https://github.com/networkdynamics/PolNeAR).

`FOLDER/polnear/SPLIT/{text,attributions}`. Scores, in percent: exact spans of source, cue and content
(F1 each), whole attributions (content overlap of at least half by intersection over union, and the right
source), and of the attributions in marks that were found, how many have the right source. PolNeAR has no
attribution within another, so inner ones of ours are left out before scoring.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.language.model import Attribution, LanguageModel
from crossread.language.rules import RuleModel
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span

__all__ = ["Gold", "evaluate", "read_gold"]

_STRETCH = re.compile(r"T\d+\t[A-Z][\w-]* (?P<places>\d+ \d+(?:;\d+ \d+)*)\t")
_MARKS = "\"“”'‘’"


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution as annotated; spans may be several stretches."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def evaluate(data: Path, split: str, model: LanguageModel | None = None) -> dict[str, object]:
    """The scores of `model`, by default the rules, on one split."""
    folder = data / "polnear" / split
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise FileNotFoundError(folder)
    tally = _Tally()
    for path in texts:
        text = path.read_text(encoding="utf-8")
        # Some texts have several annotators (a suffix each); the first by name is taken.
        annotators = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotators:
            raise FileNotFoundError(folder / "attributions" / f"{path.stem}_*.ann")
        gold = read_gold(annotators[0], text)
        tally.add(text, gold, _outermost(_found(text, model or RuleModel())))
    return {"n": len(texts), "scores": tally.scores()}


def read_gold(path: Path, text: str) -> tuple[Gold, ...]:
    """The attributions of one brat file, in the order of their content."""
    spans: dict[str, tuple[Span, ...]] = {}
    found: list[Gold] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        stretch = _STRETCH.match(line)  # words that hold a line end go on in a line without a key
        if stretch is not None:
            pairs = (place.split() for place in stretch["places"].split(";"))
            spans[key] = tuple(_stripped(text, int(start), int(end)) for start, end in pairs)
        elif re.fullmatch(r"E\d+", key):
            parts: dict[str, tuple[Span, ...]] = {"Source": (), "Cue": (), "Content": ()}
            for part in rest.split():
                role, _, number = part.partition(":")
                role = role.rstrip("0123456789")
                if role in parts:
                    parts[role] += spans.get(number, ())  # some files point at spans they lack
            if parts["Content"]:
                found.append(Gold(parts["Source"], parts["Cue"], parts["Content"]))
    return tuple(sorted(found, key=lambda gold: gold.content))


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _found(text: str, model: LanguageModel) -> tuple[Attribution, ...]:
    report = Report(id="gold", text=text)
    return model.read(text, find_sentences(report)).attributions


def _outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Without those whose cue stands inside another's content."""
    contents = [piece for one in found for piece in one.content]
    return [
        one
        for one in found
        if one.cue is None
        or not any(piece.contains(one.cue) for piece in contents if piece not in one.content)
    ]


@dataclass(slots=True)
class _Counts:
    right: int = 0
    found: int = 0
    wanted: int = 0

    def f1(self) -> float:
        total = self.found + self.wanted
        return round(200 * self.right / total, 1) if total else 0.0


class _Tally:
    """Counts over all texts of a split."""

    def __init__(self) -> None:
        self.roles = {"source": _Counts(), "cue": _Counts(), "content": _Counts()}
        self.whole = _Counts()
        self.direct = _Counts()

    def add(self, text: str, gold: Sequence[Gold], found: Sequence[Attribution]) -> None:
        """Counts one text."""
        for role in ("source", "cue", "content"):
            ours = {span for one in found for span in _spans(text, role, one)}
            theirs = {span for one in gold for span in _gold_spans(text, role, one)}
            counts = self.roles[role]
            counts.right += len(ours & theirs)
            counts.found += len(ours)
            counts.wanted += len(theirs)
        self._pair(text, gold, found)

    def _pair(self, text: str, gold: Sequence[Gold], found: Sequence[Attribution]) -> None:
        self.whole.found += len(found)
        self.whole.wanted += len(gold)
        left = list(found)
        for one in gold:
            best = max(left, key=lambda other: _overlap(one.content, other.content), default=None)
            if best is None or _overlap(one.content, best.content) < 0.5:
                continue
            left.remove(best)
            source = (best.source,) if best.source else ()
            right = _overlap(one.source, source) >= 0.5 if one.source else best.source is None
            self.whole.right += right
            if any(text[c.start] in _MARKS for c in one.content):
                self.direct.found += 1
                self.direct.right += right

    def scores(self) -> dict[str, float]:
        """F1 in percent, and the accuracy of sources of direct quotes."""
        scores = {f"{role}_f1": counts.f1() for role, counts in self.roles.items()}
        scores["attribution_f1"] = self.whole.f1()
        found = self.direct.found
        scores["direct_source_accuracy"] = round(100 * self.direct.right / found, 1) if found else 0
        return scores


def _spans(text: str, role: str, one: Attribution) -> list[Span]:
    if role == "content":
        return [_with_marks(text, piece) for piece in one.content]
    span = one.source if role == "source" else one.cue
    return [span] if span else []


def _gold_spans(text: str, role: str, one: Gold) -> list[Span]:
    spans = {"source": one.source, "cue": one.cue, "content": one.content}[role]
    return [_with_marks(text, span) for span in spans] if role == "content" else list(spans)


def _with_marks(text: str, span: Span) -> Span:
    """The span with the quotation marks around it, which the gold counts in and we do not."""
    start = span.start - 1 if span.start and text[span.start - 1] in _MARKS else span.start
    end = span.end + 1 if span.end < len(text) and text[span.end] in _MARKS else span.end
    return Span(start, end)


def _overlap(left: Iterable[Span], right: Iterable[Span]) -> float:
    """Intersection over union in code points."""
    ours = {at for span in left for at in range(span.start, span.end)}
    theirs = {at for span in right for at in range(span.start, span.end)}
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
