"""Attributions in political news: PolNeAR (https://github.com/networkdynamics/PolNeAR).

`FOLDER/polnear/SPLIT/{text,attributions}`. Scores, in percent: exact spans of source, cue and content
(F1 each), whole attributions (content overlap of at least half by intersection over union, and the right
source), and of the attributions in marks that were found, how many have the right source. PolNeAR has no
attribution within another, so inner ones of ours are left out before scoring. Begin F1 and Jaccard are as in
the paper of CofeNet (Wang et al. 2022).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.language.marks import Marked, find_marked
from crossread.language.model import Attribution, LanguageModel
from crossread.language.sentences import find_sentences, paragraph_spans
from crossread.types.report import Report
from crossread.types.span import Span
from evals.measured import f1, measured
from evals.models import default_model

__all__ = ["Gold", "count_text", "evaluate", "read_gold", "read_polnear", "score_texts"]

_STRETCH = re.compile(r"T\d+\t[A-Z][\w-]* (?P<places>\d+ \d+(?:;\d+ \d+)*)\t")
_MARKS = "\"“”'‘’"


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution as annotated; spans may be several stretches."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def evaluate(data: Path, split: str, model: LanguageModel | None = None) -> dict[str, object]:
    """The scores of `model`, by default the one that ships, on one split."""
    texts = read_polnear(data / "polnear" / split)
    return score_texts(texts, model or default_model(), nested=False)


def read_polnear(folder: Path) -> list[tuple[str, tuple[Gold, ...]]]:
    """Each text of a split with its attributions.

    Raises:
        FileNotFoundError: the split, or the annotations of one of its texts, are missing.
    """
    texts: list[tuple[str, tuple[Gold, ...]]] = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        # Some texts have several annotators (a suffix each); the first by name is taken.
        annotators = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotators:
            raise FileNotFoundError(folder / "attributions" / f"{path.stem}_*.ann")
        texts.append((text, read_gold(annotators[0], text)))
    if not texts:
        raise FileNotFoundError(folder)
    return texts


def score_texts(
    texts: Iterable[tuple[str, Sequence[Gold]]], model: LanguageModel, *, nested: bool
) -> dict[str, object]:
    """The scores of `model`; without `nested` its attributions within others are left out."""
    units: list[Counter[str]] = []
    for text, gold in texts:
        sentences = find_sentences(Report(id="gold", text=text))
        found = model.read(text, sentences).attributions
        if not nested:
            found = _outermost(found, find_marked(text, paragraph_spans(sentences)))
        units.append(count_text(text, gold, [_as_gold(one) for one in found]))
    return measured(units, _scores)


def _as_gold(one: Attribution) -> Gold:
    return Gold((one.source,) if one.source else (), (one.cue,) if one.cue else (), one.content)


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


def _outermost(found: Sequence[Attribution], marked: Sequence[Marked]) -> tuple[Attribution, ...]:
    """Without those whose cue stands inside another's content, or in words in marks, whoever says these."""
    contents = [piece for one in found for piece in one.content]
    return tuple(
        one
        for one in found
        if one.cue is None
        or not (
            any(m.inner.contains(one.cue) for m in marked)
            or any(piece.contains(one.cue) for piece in contents if piece not in one.content)
        )
    )


def count_text(text: str, gold: Sequence[Gold], found: Sequence[Gold]) -> Counter[str]:
    """What is right, found and wanted in one text, by role, whole, and of direct quotes."""
    counts = Counter[str]()
    for role in ("source", "cue", "content"):
        ours = {span for one in found for span in _spans(text, role, one)}
        theirs = {span for one in gold for span in _spans(text, role, one)}
        begins, wanted_begins = {s.start for s in ours}, {s.start for s in theirs}
        counts[f"{role} right"] = len(ours & theirs)
        counts[f"{role} begin right"] = len(begins & wanted_begins)
        for name in (role, f"{role} begin"):
            counts[f"{name} found"] = len(ours if name == role else begins)
            counts[f"{name} wanted"] = len(theirs if name == role else wanted_begins)
        counts[f"{role} shared"], counts[f"{role} joined"] = _characters(ours, theirs)
    counts["whole found"], counts["whole wanted"] = len(found), len(gold)
    for direct, right in _pairs(text, gold, found):
        counts["whole right"] += right
        counts["direct"] += direct
        counts["direct right"] += direct and right
    return counts


def _characters(ours: set[Span], theirs: set[Span]) -> tuple[int, int]:
    """How many code points both cover, and how many at least one of them."""
    left = {at for span in ours for at in range(span.start, span.end)}
    right = {at for span in theirs for at in range(span.start, span.end)}
    return len(left & right), len(left | right)


def _pairs(text: str, gold: Sequence[Gold], found: Sequence[Gold]) -> Iterator[tuple[bool, bool]]:
    """For each attribution found: whether it holds marked words, and whether its source is right."""
    left = list(found)
    for one in gold:
        best = max(left, key=lambda other: _overlap(one.content, other.content), default=None)
        if best is None or _overlap(one.content, best.content) < 0.5:
            continue
        left.remove(best)
        right = _overlap(one.source, best.source) >= 0.5 if one.source else not best.source
        yield any(text[c.start] in _MARKS for c in one.content), right


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    """Exact F1, F1 of beginnings and Jaccard of characters per role; whole; direct sources."""
    scores = {f"{role}_f1": f1(counts, role) for role in ("source", "cue", "content")}
    scores["attribution_f1"] = f1(counts, "whole")
    direct = counts.get("direct", 0)
    scores["direct_source_accuracy"] = 100 * counts["direct right"] / direct if direct else 0.0
    for role in ("source", "cue", "content"):
        scores[f"{role}_begin_f1"] = f1(counts, f"{role} begin")
        joined = counts.get(f"{role} joined", 0)
        scores[f"{role}_jaccard"] = 100 * counts[f"{role} shared"] / joined if joined else 0.0
    return scores


def _spans(text: str, role: str, one: Gold) -> tuple[Span, ...]:
    if role == "content":
        return tuple(_with_marks(text, span) for span in one.content)
    return one.source if role == "source" else tuple(_with_colon(text, span) for span in one.cue)


def _with_marks(text: str, span: Span) -> Span:
    """The span with the quotation marks around it, which the gold counts in and we do not.

    A mark may be two characters (''), and another may stand within it.
    """
    start, end = span.start, span.end
    while start and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end)


def _with_colon(text: str, span: Span) -> Span:
    """The span with the colon behind it: "He said:" is a cue in the gold, to us "said" is."""
    return Span(span.start, span.end + 1) if text[span.end : span.end + 1] == ":" else span


def _overlap(left: Iterable[Span], right: Iterable[Span]) -> float:
    """Intersection over union in code points."""
    ours = {at for span in left for at in range(span.start, span.end)}
    theirs = {at for span in right for at in range(span.start, span.end)}
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
