"""Our gold on texts that are not ours: offsets and labels, without the text.

    python -m training.standoff check --data ../shared/data          proves every file in training/annotations
    python -m training.standoff take FILE.xml ... --data ../shared/data    writes such files from marked text

A file names a Wikinews article by its year and row ("wn2019_103") and the hash of its text, which is the
title, an empty line, and the article without the space around it. Each line is one mark: tag, start, end in
code points, and attributes.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from evals.csv_rows import read_rows
from training.corpus_format import MarkedReport, MarkedSpan, find_faults, read_marked_report

__all__ = ["read_annotations", "read_standoff", "write_standoff"]

FOLDER = Path(__file__).parent / "annotations"


def read_annotations(folder: Path, data: Path) -> Iterator[MarkedReport]:
    """Every annotated article in `folder`, with its text from `data`."""
    for path in sorted(folder.glob("*.tsv")):
        yield read_standoff(path, data)


def read_standoff(path: Path, data: Path) -> MarkedReport:
    """The article that `path` annotates.

    Raises:
        ValueError: the text in `data` is not the one that was annotated.
    """
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    attributes = _pairs(head.removeprefix("# ").split("\t"))
    name = path.stem
    text = _article(name, data)
    if hashlib.sha256(text.encode()).hexdigest() != attributes["sha256"]:
        raise ValueError(f"{path}: the text of {name} in {data} is another one")
    spans = []
    for row in rows:
        tag, start, end, *rest = row.split("\t")
        spans.append(MarkedSpan(tag, int(start), int(end), tuple(sorted(_pairs(rest).items()))))
    return MarkedReport(name, text, tuple(sorted(attributes.items())), tuple(spans))


def write_standoff(report: MarkedReport, path: Path) -> None:
    """The marks of `report`, without its text."""
    known = dict(report.attributes)
    digest = hashlib.sha256(report.text.encode()).hexdigest()
    lines = [f"# published={known['published']}\tsha256={digest}"]
    for span in report.spans:
        rest = [f"{key}={value}" for key, value in span.attributes]
        lines.append("\t".join([span.tag, str(span.start), str(span.end), *rest]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pairs(parts: list[str]) -> dict[str, str]:
    return dict(part.split("=", 1) for part in parts)


def _article(name: str, data: Path) -> str:
    year, number = name.removeprefix("wn").split("_")
    row = _articles(data / "wikinews" / f"wikinews_{year}.csv")[int(number)]
    return f"{row['title']}\n\n{row['text'].strip()}".strip()


@cache
def _articles(path: Path) -> list[dict[str, str]]:
    return read_rows(path)


def main() -> int:
    """Checks what is annotated, or takes marked text over; prints each fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["check", "take"])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    faults = 0
    if options.what == "take":
        FOLDER.mkdir(exist_ok=True)
        for path in options.files:
            report = read_marked_report(path)
            if report.text != _article(path.stem, options.data):
                print(f"{path}: its text is not that of {path.stem}")
                faults += 1
                continue
            write_standoff(report, FOLDER / f"{path.stem}.tsv")
    attributions = articles = 0
    for report in read_annotations(FOLDER, options.data):
        articles += 1
        attributions += len({s.get("a") for s in report.spans if s.tag == "cue"})
        for fault in find_faults(report):
            faults += 1
            print(f"{report.id}: {fault}")
    print(f"{articles} articles, {attributions} attributions, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
