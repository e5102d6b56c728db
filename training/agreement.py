"""How far two annotators agree who marked the same texts and did not see each other's marks.

    python -m training.agreement --data ../shared/data

`second_pass/` holds the second annotation of a tenth of our gold. Prints, in percent, the F1 of the second
against the first: exact spans by role, whole attributions, names and times.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crossread.types.span import Span
from evals.measured import f1
from evals.quotes import count_text
from training.corpus_format import MarkedReport, read_marked_report
from training.documents import document_of, gold_of
from training.standoff import read_standoff

FOLDER = Path(__file__).parent
_LAYERS = ("person", "org", "place", "time")


def read_pairs(data: Path) -> Iterator[tuple[MarkedReport, MarkedReport]]:
    """First and second annotation of each text that has both."""
    for path in sorted((FOLDER / "second_pass").iterdir()):
        if path.suffix == ".xml":
            yield read_marked_report(FOLDER / "corpus" / path.name), read_marked_report(path)
        else:
            yield read_standoff(FOLDER / "annotations" / path.name, data), read_standoff(path, data)


def measure(data: Path) -> tuple[int, dict[str, float]]:
    """How many texts have two annotations, and the F1 of the second against the first by layer."""
    counts, n = Counter[str](), 0
    for first, second in read_pairs(data):
        n += 1
        text, gold = gold_of(document_of(first, keep_furniture=True))
        _, found = gold_of(document_of(second, keep_furniture=True))
        counts.update(count_text(text, gold, found))
        for layer in _LAYERS:
            ours, theirs = _spans(second, layer), _spans(first, layer)
            counts[f"{layer} right"] += len(ours & theirs)
            counts[f"{layer} found"] += len(ours)
            counts[f"{layer} wanted"] += len(theirs)
    return n, {name: f1(counts, name) for name in ("source", "cue", "content", "whole", *_LAYERS)}


def main() -> None:
    """Prints the agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    n, scores = measure(parser.parse_args().data)
    print(f"{n} texts")
    for name, value in scores.items():
        print(f"{name:8} {value:.1f}")


def _spans(report: MarkedReport, tag: str) -> set[Span]:
    return {Span(s.start, s.end) for s in report.spans if s.tag == tag}


if __name__ == "__main__":
    main()
