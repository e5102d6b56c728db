"""DOCX and RTF made in the tests, honest and hostile."""

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

import pytest

from crossread.extract.read import is_plain, read_report
from crossread.types.report import Capture

FIRST = "The envoy of Norland left Port Selm on Wednesday after a row over the harbour."
SECOND = "“We will be back,” Zoë Neal said. 😀 It was 5°."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(body: str, name: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def rtf(*lines: str) -> bytes:
    def units(line: str) -> str:
        raw = line.encode("utf-16-le")
        codes = [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]
        return "".join(chr(c) if c < 128 else f"\\u{c - 65536 if c > 32767 else c}?" for c in codes)

    text = "".join(f"\\pard {units(line)}\\par\n" for line in lines)
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title Secret}}" + text + "}"
    ).encode()


def read(body: bytes, path: str) -> tuple[list[str], list[str]]:
    reports, problems = read_report(Capture(body, path=path))
    return [report.text for report in reports], [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (docx(paragraph(FIRST) + paragraph("") + paragraph(SECOND)), "a.docx"),
        (rtf(FIRST, "", SECOND), "a.rtf"),
        (rtf(FIRST, SECOND), "a"),
    ],
)
def test_a_document_gives_its_paragraphs(body: bytes, path: str) -> None:
    assert read(body, path) == ([f"{FIRST}\n\n{SECOND}"], [])
    assert not is_plain(Capture(body, path=path))


def test_what_was_deleted_and_what_is_there_twice_is_left_out() -> None:
    kept = "<w:r><w:t>The envoy</w:t><w:tab/><w:t>left</w:t><w:br/><w:t>Port Selm.</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>not </w:delText><w:t>not </w:t></w:r></w:del>"
    twice = f'<mc:A xmlns:mc="m"><mc:Choice>{paragraph(FIRST)}</mc:Choice><mc:Fallback>{paragraph("No")}</mc:Fallback></mc:A>'
    texts, _ = read(docx(f"<w:p>{kept}{deleted}<w:r>{twice}</w:r></w:p>"), "a.docx")
    assert texts == [f"The envoy\tleft\n\nPort Selm.\n\n{FIRST}\n\nNo"]


NEXIS = (
    "Date and Time: Thursday, March 14, 2024 5:43:00 PM CET",
    "Job Number: 1234",
    "Documents (2)",
    "1. Envoy of Norland leaves Port Selm",
    "Client/Matter: -None-",
    "2. Ferry raised from harbour",
    "Client/Matter: -None-",
    *("Envoy of Norland leaves Port Selm", "The Selm Courier", "March 13, 2024 Wednesday"),
    *("Copyright 2024 The Selm Courier All Rights Reserved", "Section: NEWS; Pg. 4"),
    *("Length:\u00a016 words", "Byline:\u00a0Ada Brandt", "Body", FIRST, SECOND, "Classification"),
    *("Language:\u00a0ENGLISH", "Load-Date:\u00a0March 14, 2024", "End of Document"),
    *("Ferry raised from harbour", "The Norland Times", "March 14, 2024 Thursday"),
    *("Copyright 2024 Norland Times", "Length:\u00a09 words", "Body", SECOND),
    *("Load-Date:\u00a0March 15, 2024", "End of Document"),
)


@pytest.mark.parametrize("form", ["docx", "rtf"])
def test_an_export_of_a_news_archive_gives_its_articles(form: str) -> None:
    """Nexis Uni sets a list of the articles before them."""
    body = docx("".join(map(paragraph, NEXIS))) if form == "docx" else rtf(*NEXIS)
    reports, problems = read_report(Capture(body, path=f"a.{form}"))

    assert problems == ()
    assert [report.text for report in reports] == [
        f"Envoy of Norland leaves Port Selm\n\n{FIRST}\n\n{SECOND}",
        f"Ferry raised from harbour\n\n{SECOND}",
    ]
    assert [report.outlet for report in reports] == ["The Selm Courier", "The Norland Times"]
    assert [report.published for report in reports] == [date(2024, 3, 13), date(2024, 3, 14)]
    assert [report.byline for report in reports] == ["Ada Brandt", None]


FACTIVA = (
    *(
        "Envoy of Norland leaves Port Selm",
        "16 words",
        "14 March 2024",
        "The Selm Courier",
        "SELMC",
    ),
    *("English", "(c) 2024 The Selm Courier", "", FIRST, "", SECOND, ""),
    "Document SELMC00020240314ek3e0001x",
)


def test_an_export_of_factiva_as_rtf_gives_its_articles() -> None:
    reports, problems = read_report(Capture(rtf(*FACTIVA), path="a.rtf"))

    assert problems == ()
    assert [(one.outlet, one.published) for one in reports] == [
        ("The Selm Courier", date(2024, 3, 14))
    ]
    assert reports[0].text == f"Envoy of Norland leaves Port Selm\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (docx("", "xl/workbook.xml"), "looks like an office document that is no text, which is not read"),
        (docx(paragraph(FIRST))[:300], "is a damaged document: file is not a zip file"),
        (docx("<w:p>"), "is broken XML"),
        (docx(" " * 50_000_001), "unpacks to more than 50 MB"),
        (docx(""), "nothing to read: 0 characters"),
        (b"{\\rtf1", "nothing to read: 0 characters"),
    ],
    ids=["sheet", "cut", "broken", "bomb", "empty", "open"],
)  # fmt: skip
def test_a_document_that_cannot_be_read_says_why(body: bytes, message: str) -> None:
    texts, problems = read(body, "a.docx")
    assert texts == []
    assert [message in one for one in problems] == [True], problems
