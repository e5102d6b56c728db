"""How right the cards of a synopsis are, on our invented stories.

`training/stories` in the project itself; "held" takes a ninth of them, by their names, which neither the reader of
two statements nor the likeness learned from; the thresholds of `MatchOptions` were chosen with their figures in
sight; "cases" takes those of `tests/cases`, which are of the kinds that a desk meets. All else takes every story. Scores, in percent, in two directions:
of what a careful reader finds (shared points aligned; of these the relation right; single points told as single), and of what the cards
show (`agree_shown`, `differ_shown`, `conflict_shown`, `single_shown`, and `single_loose_shown` where another report comes near: how many of the cards of that kind are so;
`same_shown`: of all cards that set reports side by side, how many hold two statements of one point, and the same of those that say they are sure and of the others).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from crossread.language.encoder import load_encoder
from crossread.language.model import LanguageModel
from crossread.pipeline import compare
from crossread.types.alignment import Alignment, Match, Relation
from crossread.types.report import Citation
from crossread.types.span import Span
from evals.measured import measured
from training.stories import Point, Told, is_held_out, read_stories

__all__ = ["evaluate", "tally"]

_PROJECT = Path(__file__).resolve().parents[1]
_STORIES = _PROJECT / "training" / "stories"
_CASES = _PROJECT / "tests" / "cases"


def evaluate(data: Path, split: str, model: LanguageModel | None = None) -> dict[str, object]:
    """The scores over stories; `data` is not looked at, since the stories are our own."""
    del data
    reader = model or load_encoder()
    told = [
        one
        for one in read_stories(_CASES if split == "cases" else _STORIES, reader)
        if split != "held" or is_held_out(one.name)
    ]
    return measured(
        [tally(one, compare(one.story.reports, model=reader).alignments) for one in told], _scores
    )


def tally(told: Told, alignments: Sequence[Alignment]) -> Counter[str]:
    """What of a story's points the alignments show, and what of the alignments the points bear out."""
    counts: Counter[str] = Counter()
    for point in told.points:
        if point.relation == "single":
            counts["single wanted"] += 1
            counts["single right"] += _is_alone(point, alignments)
        else:
            together = [one for one in _shared(alignments) if _holds(one, point)]
            counts["aligned wanted"] += 1
            counts["aligned right"] += bool(together)
            counts["relation wanted"] += bool(together)
            counts["relation right"] += any(one.relation == point.relation for one in together)
    for one in alignments:
        counts.update(_borne_out(one, told.points))
    return counts


def _borne_out(one: Alignment, points: Sequence[Point]) -> Iterator[str]:
    kind = one.relation.value
    if one.relation is Relation.SINGLE:
        kind = "single" if one.match is Match.SURE else "single_loose"
    yield f"{kind} shown"
    if one.relation is Relation.SINGLE:
        shared = [p for p in points if p.relation != "single"]
        if not any(_carries(one.citations, *item) for p in shared for item in p.words.items()):
            yield f"{kind} so"
        return
    together = [p for p in points if p.relation != "single" and _in_two(one, p)]
    for group in ("same", f"same_{one.match.value}"):
        yield f"{group} shown"
        if together:
            yield f"{group} so"
    # A card that reports agree is not wrong where they also differ in a detail, which has its own card.
    if any(one.relation in {p.relation, Relation.AGREE} for p in together):
        yield f"{kind} so"


def _shared(alignments: Sequence[Alignment]) -> list[Alignment]:
    return [one for one in alignments if one.relation is not Relation.SINGLE]


def _is_alone(point: Point, alignments: Sequence[Alignment]) -> bool:
    ((report, words),) = point.words.items()
    if any(_carries(one.citations, report, words) for one in _shared(alignments)):
        return False
    singles = [one for one in alignments if one.relation is Relation.SINGLE]
    return any(_carries(one.citations, report, words) for one in singles)


def _holds(one: Alignment, point: Point) -> bool:
    return all(_carries(one.citations, report, words) for report, words in point.words.items())


def _in_two(one: Alignment, point: Point) -> bool:
    """Whether the alignment cites the point in two reports or more."""
    return sum(_carries(one.citations, report, words) for report, words in point.words.items()) > 1


def _carries(citations: Sequence[Citation], report: str, words: Span) -> bool:
    """Whether half of the shorter of a citation and `words` is common to both, as score.py of the cases has it."""
    return any(
        one.report_id == report and one.span.overlap(words) >= 0.5 * min(len(one.span), len(words))
        for one in citations
    )


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    scores = {
        name: 100 * counts[f"{name} right"] / counts[f"{name} wanted"]
        for name in ("aligned", "relation", "single")
        if counts.get(f"{name} wanted")
    }
    return scores | {
        f"{kind}_shown": 100 * counts.get(f"{kind} so", 0) / counts[f"{kind} shown"]
        for kind in (
            "same",
            "same_sure",
            "same_loose",
            "agree",
            "differ",
            "conflict",
            "single",
            "single_loose",
        )
        if counts.get(f"{kind} shown")
    }
