import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crossread
from crossread.errors import InvalidSpanError, InvalidValueError
from crossread.types.report import Capture, Citation, Dropped, FurnitureKind, Report
from crossread.types.span import Span

TEXT = "Share this\nAda Brandt resigned.\nMore news"
SHARE = Dropped(Span(0, 10), FurnitureKind.SHARE)
MORE = Dropped(Span(32, 41), FurnitureKind.RELATED)
# Composed and decomposed letters, an emoji of several code points, Arabic and Hebrew, marks of direction.
PIECES = st.sampled_from(
    ["é", "e\u0301", "👩‍🚒", "🇳🇴", "سلام", "שלום", "\u202e", "\u00a0", "“no”", "ﬁ", "\n"]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), min_size=1).map("".join).filter(bool)


def report_of(text: str = TEXT, **fields: Any) -> Report:
    return Report(id="r1", text=text, path="a.txt", **fields)


def test_a_citation_holds_the_words_at_its_span() -> None:
    assert report_of().cite(Span(11, 21)) == Citation("r1", Span(11, 21), "Ada Brandt")


def test_words_outside_the_text_cannot_be_cited() -> None:
    with pytest.raises(InvalidSpanError, match="60"):
        report_of().cite(Span(40, 60))


@given(TEXTS, st.data())
def test_a_citation_is_the_slice_of_the_text_whatever_its_script(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    citation = report_of(text).cite(Span(start, end))

    assert (citation.text, citation.report_id) == (text[start:end], "r1")


@given(TEXTS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_citing_changes_no_letter_of_any_normal_form(text: str, form: Any) -> None:
    normal = unicodedata.normalize(form, text)

    assert report_of(normal).cite(Span(0, len(normal))).text == normal


def test_no_line_of_the_package_makes_a_citation_but_cite() -> None:
    folder = Path(str(crossread.__file__)).parent
    makers = [
        (path.relative_to(folder).as_posix(), line.strip())
        for path in sorted(folder.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bCitation\((?!report_id=')", line)
    ]

    assert makers == [("types/report.py", "return Citation(self.id, span, span.of(self.text))")]


def test_dropped_lines_stay_in_the_text_and_can_be_cited() -> None:
    report = report_of(dropped=(SHARE, MORE))

    assert [report.cite(d.span).text for d in report.dropped] == ["Share this", "More news"]


@pytest.mark.parametrize(
    "dropped",
    [
        (MORE, SHARE),
        (SHARE, SHARE),
        (SHARE, Dropped(Span(9, 12), FurnitureKind.CAPTION)),
        (Dropped(Span(32, 42), FurnitureKind.RELATED),),
    ],
)
def test_dropped_lines_are_sorted_disjoint_and_inside_the_text(
    dropped: tuple[Dropped, ...],
) -> None:
    with pytest.raises(InvalidSpanError, match="dropped lines of r1"):
        report_of(dropped=dropped)


def test_dropped_lines_may_touch() -> None:
    rest = Dropped(Span(10, 31), FurnitureKind.CAPTION)

    assert report_of(dropped=(SHARE, rest)).dropped == (SHARE, rest)


def test_a_headline_lies_inside_the_text() -> None:
    with pytest.raises(InvalidSpanError):
        report_of(headline=Span(30, 90))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        (
            {"outlet": "Kaldria Herald", "path": "a.txt", "url": "https://a.example"},
            "Kaldria Herald",
        ),
        ({"path": "a.txt"}, "a.txt"),
        ({"url": "https://a.example/1"}, "https://a.example/1"),
        ({}, "r1"),
    ],
)
def test_a_report_is_called_by_its_outlet_or_else_by_its_address(
    fields: dict[str, Any], name: str
) -> None:
    assert Report("r1", "The dam broke.", **fields).name == name


@pytest.mark.parametrize("fields", [{}, {"path": "a.txt", "url": "https://a.example"}])
def test_a_capture_comes_from_one_place(fields: dict[str, str]) -> None:
    with pytest.raises(InvalidValueError, match="either a path or a url"):
        Capture(b"", **fields)


@pytest.mark.parametrize("fields", [{"path": "a.txt"}, {"url": "https://a.example"}])
def test_a_capture_is_called_by_where_it_came_from(fields: dict[str, str]) -> None:
    assert Capture(b"", **fields).address == next(iter(fields.values()))


CARD = " Rolf Jorn NealCouncil splits over the bridge MORE"
CARDED = f"The bridge is safe, said Mayor Neal{CARD} on Friday.\nRead more\nIt is old."


def carded() -> Report:
    """A report with a card of links glued to a name, and a line of the page."""
    at, line = CARDED.index(CARD), CARDED.index("Read more")
    spans = (Span(at, at + len(CARD)), Span(line, line + 9))
    return report_of(CARDED, dropped=tuple(Dropped(one, FurnitureKind.RELATED) for one in spans))


def test_a_sentence_is_shown_without_what_was_dropped_from_its_middle() -> None:
    sentence = Span(0, CARDED.index("\n"))

    assert carded().show(sentence) == "The bridge is safe, said Mayor Neal […] on Friday."
    assert carded().show(Span(0, 19)) == "The bridge is safe,"
    assert carded().cite(sentence).text == CARDED[: sentence.end]


def test_without_its_asides_a_report_has_all_its_offsets() -> None:
    blank = carded().without_asides()

    assert len(blank.text) == len(CARDED)
    assert blank.text.replace(" " * len(CARD), "") == CARDED.replace(CARD, "")
    assert [one.span.of(blank.text) for one in blank.dropped] == ["Read more"]
    assert blank.without_asides() is blank


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2200, 1, 1)])
def test_no_report_is_of_a_year_without_newspapers(day: date) -> None:
    with pytest.raises(InvalidValueError, match="when no newspaper was"):
        report_of(published=day)
