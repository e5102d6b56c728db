"""The sets of reports grouped by hand: g5_news_cluster, ECB+ and BASIL, each as reports with their stories.

In go folders of the data; out come `Grouped` reports, in the order of their files. A story of ECB+ is the ecb or
the ecbplus part of a topic: two look-alike happenings. Of ECB+ only the sentences whose annotation was checked are
read, one to three a report, as its test part holds no others; they have no headline and no day. In the others the
lines that belong to their page are marked, as they are in whatever the library reads: some texts of g5 are mostly menus.
"""

import ast
import json
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from crossread.extract.furniture.furniture import find_furniture
from crossread.extract.layout import Layout
from crossread.types.report import Report
from crossread.types.span import Span
from evals.ecbplus import read_texts

__all__ = ["Grouped", "read_basil", "read_ecbplus", "read_g5"]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A report, and the story that it is said to belong to."""

    report: Report
    story: str


def read_g5(data: Path) -> list[Grouped]:
    """The reports of g5_news_cluster; the day of some is that of the crawl.

    Raises:
        FileNotFoundError: there are none.
    """
    found: list[Grouped] = []
    for path in _files(data / "g5_news_cluster" / "articles", "*.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        event = told["newsCluster"]
        event = ast.literal_eval(event) if isinstance(event, str) else event
        day = str(told["date_publish"])[:10]
        body = str(told["text"] or "").replace("\n", "\n\n")
        report = _report(told["dId"], told["title"] or "", body, None if day == "None" else day)
        found.append(Grouped(_with_furniture(report), str(event["EventId"])))
    return found


def read_basil(data: Path) -> list[Grouped]:
    """The reports of BASIL, three a story.

    Raises:
        FileNotFoundError: there are none.
    """
    found: list[Grouped] = []
    for path in _files(data / "basil" / "articles", "*/*.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        body = "\n\n".join(" ".join(paragraph) for paragraph in told["body-paragraphs"])
        report = _report(f"{told['uuid']}-{told['source']}", told["title"], body, told["date"])
        found.append(Grouped(_with_furniture(report), told["triplet-uuid"]))
    return found


def read_ecbplus(data: Path, split: str) -> list[Grouped]:
    """The reports of a split of ECB+: "train", "dev" or "test".

    Raises:
        FileNotFoundError: the split is missing.
    """
    return [
        Grouped(_report(name, "", text, None), f"{topic} {'new' if 'plus' in name else 'old'}")
        for topic, texts in read_texts(data, split).items()
        for name, text in texts.items()
    ]


def _files(folder: Path, pattern: str) -> list[Path]:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(folder / pattern)
    return found


def _report(name: str, title: str, body: str, day: str | None) -> Report:
    """A report whose headline is `title`, if it has one."""
    headline = unicodedata.normalize("NFC", title.strip())
    told = unicodedata.normalize("NFC", body.strip())
    return Report(
        id=name,
        text=f"{headline}\n\n{told}" if headline else told,
        path=name,
        headline=Span(0, len(headline)) if headline else None,
        published=date.fromisoformat(day) if day else None,
        language="en",
    )


def _with_furniture(report: Report) -> Report:
    """The report with the lines marked that belong to its page, as reading it into a library marks them."""
    dropped = find_furniture(report.text, headline=report.headline, layout=Layout())
    return replace(report, dropped=dropped)
