from datetime import date

from crossread.align.report_names import report_names
from crossread.types.report import Report
from crossread.types.span import Span


def post(name: str, day: int | None = None, headline: str = "It rained") -> Report:
    return Report(
        name,
        f"{headline}\n\nThe mill burned.",
        path=f"{name}.txt",
        outlet="Tormel Post",
        headline=Span(0, len(headline)),
        published=date(2016, 11, day) if day else None,
    )


def test_reports_of_one_outlet_are_told_apart_by_their_days() -> None:
    other = Report("c", "It rained.", path="ledger.txt")

    assert report_names([post("a", 8), post("b", 11), other]) == {
        "a": "Tormel Post (2016-11-08)",
        "b": "Tormel Post (2016-11-11)",
        "c": "ledger.txt",
    }


def test_reports_of_one_outlet_and_day_are_told_apart_by_their_headlines() -> None:
    reports = [post("a", 8), post("b", 8, "Mill of Larkspurry burns down in one night")]

    assert report_names(reports) == {
        "a": "Tormel Post (“It rained”)",
        "b": "Tormel Post (“Mill of Larkspurry burns down in …”)",
    }


def test_reports_that_nothing_tells_apart_keep_one_name() -> None:
    assert report_names([post("a"), post("b")]) == {"a": "Tormel Post", "b": "Tormel Post"}
