"""Whose text it is that reports print."""

import pytest

from crossread.cluster.origins import find_origin
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span

FERRY = "A passenger ferry struck the Tormel reef late on Tuesday and rolled onto its side within minutes."


def report(text: str, *, name: str = "a", caption: str = "", byline: str | None = None) -> Report:
    at = text.find(caption)
    dropped = (Dropped(Span(at, at + len(caption)), FurnitureKind.CAPTION),) if caption else ()
    return Report(id=name, text=text, path=f"{name}.txt", byline=byline, dropped=dropped)


def origin(*reports: Report) -> str | None:
    shared = [
        one.cite(Span(one.text.index(FERRY), one.text.index(FERRY) + len(FERRY))) for one in reports
    ]
    return find_origin(reports, shared)


NAMED = [
    (f"PORT ANSEL (Coastal Wire) — {FERRY}", "Coastal Wire"),
    (f"Port Ansel, March 3 (Coastal) -- {FERRY}", "Coastal"),
    (f"{FERRY}\n\nReuters", "Reuters"),
    (f"{FERRY}\n\n— Reuters and staff", "Reuters"),
    (f"{FERRY} (dpa)", "Deutsche Presse-Agentur"),
    (f"{FERRY}\n\n(CPX)", "CPX"),
    (f"{FERRY}\n\n(END)", None),
    (f"By Ada Brandt, Coastal News Agency\n\n{FERRY}", "Coastal News Agency"),
    (f"By ADA BRANDT Associated Press\n\n{FERRY}", "Associated Press"),
    (f"By Ada Brandt, with a report from Coastal Press\n\n{FERRY}", "Coastal Press"),
    (f"From our correspondent and Coastal News Service\n\n{FERRY}", "Coastal News Service"),
    (f"By Ada Brandt, with Tom\n\n{FERRY}", None),
    (f"{FERRY}\n\nWith reporting by CPX", "CPX"),
    (f"{FERRY}\n\nCopyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
    (f"{FERRY}\n\nReuters contributed to this report.", "Reuters"),
    (f"By Ada Brandt, the Coastal Courier\n\n{FERRY}", None),
    (FERRY, None),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_origin_is_the_agency_that_a_dateline_a_signature_or_a_notice_names(
    text: str, name: str | None
) -> None:
    assert origin(report(FERRY), report(text, name="b")) == name


def test_the_byline_field_names_the_origin() -> None:
    assert (
        origin(report(FERRY), report(FERRY, name="b", byline="Associated Press"))
        == "Associated Press"
    )


def test_a_photo_credit_is_no_origin() -> None:
    credit = "Boats in the bay. Photo: Tilda Oster/Reuters"

    assert origin(report(FERRY), report(f"{FERRY}\n\n{credit}", caption=credit)) is None


def test_a_dateline_is_surer_than_a_signature() -> None:
    reports = (report(f"{FERRY}\n\nReuters"), report(f"PORT ANSEL (AP) — {FERRY}", name="b"))

    assert origin(*reports) == origin(*reversed(reports)) == "Associated Press"


def test_of_two_agencies_named_equally_surely_none_is_the_origin() -> None:
    assert (
        origin(report(f"PORT ANSEL (Reuters) — {FERRY}"), report(f"PORT ANSEL (AP) — {FERRY}"))
        is None
    )


def test_the_agency_that_most_reports_name_is_the_origin() -> None:
    texts = [f"PORT ANSEL ({name}) — {FERRY}" for name in ("AP", "Reuters", "AP")]

    assert (
        origin(*(report(text, name=str(n)) for n, text in enumerate(texts))) == "Associated Press"
    )


RELAYED = [
    f"{FERRY} It had been to Vessel Bay, according to a report by the Reuters agency.",
    f"{FERRY} It had been to Vessel Bay, Reuters reported.",
    f"{FERRY} It had been to Vessel Bay, citing Reuters.",
]


@pytest.mark.parametrize("text", RELAYED)
def test_one_who_names_an_agency_beside_the_shared_words_has_them_from_it(text: str) -> None:
    assert origin(report(FERRY), report(text, name="b")) == "Reuters"


@pytest.mark.parametrize("text", RELAYED)
def test_an_agency_that_all_of_them_name_is_a_source_of_the_shared_text(text: str) -> None:
    assert origin(report(text), report(text, name="b")) is None


def test_an_agency_named_in_another_paragraph_is_no_origin() -> None:
    text = f"{FERRY}\n\nTwo boats sank last year, Reuters reported."

    assert origin(report(FERRY), report(text, name="b")) is None
