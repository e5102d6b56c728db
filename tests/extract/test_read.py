import json
import os
import unicodedata
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossread.extract.layout import Layout
from crossread.extract.read import read_report
from crossread.fetch.files import read_paths
from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, FurnitureKind, Report
from crossread.types.span import Span

TEXT = (
    "Valdoria recalls envoy from Port Selm\n"
    "By Ana Brandt\n"
    "17 March 2021\n\n"
    "The ministry of Valdoria said on Wednesday that it had recalled its envoy from the capital.\n"
)


def keep_all(text: str, *, headline: Span | None, layout: Layout) -> tuple[Dropped, ...]:
    """Nothing is furniture."""
    del text, headline, layout
    return ()


def drop_all(text: str, *, headline: Span | None, layout: Layout) -> tuple[Dropped, ...]:
    """Everything is furniture."""
    del headline, layout
    return (Dropped(Span(0, len(text)), FurnitureKind.NOTICE),)


def refusal(body: bytes, path: str = "a.txt") -> str:
    """Why the bytes are refused; they give no report, and one problem."""
    reports, problems = read_report(Capture(body, path=path))
    assert reports == ()
    assert [(problem.stage, problem.subject) for problem in problems] == [("extract", path)]
    return problems[0].message


def test_a_plain_text_becomes_a_report() -> None:
    capture = Capture(TEXT.encode(), path="wires/a.txt")
    expected = Report(
        id="r-" + sha256(TEXT.encode() + b"\0a.txt").hexdigest()[:12],
        text=TEXT,
        path="wires/a.txt",
        headline=Span(0, 37),
        byline="Ana Brandt",
        published=date(2021, 3, 17),
        language="en",
    )
    assert read_report(capture, find_furniture=keep_all) == ((expected,), ())


def test_an_article_becomes_a_report() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "Envoy leaves",
        "articleBody": "The envoy left Port Selm.",
        "publisher": "The Selm Post",
        "url": "https://post.example/envoy",
        "inLanguage": "en",
    }
    body = json.dumps(article).encode()
    expected = Report(
        id="r-" + sha256(body + b"\0a.json").hexdigest()[:12],
        text="Envoy leaves\n\nThe envoy left Port Selm.",
        path="a.json",
        url="https://post.example/envoy",
        outlet="The Selm Post",
        headline=Span(0, 12),
        language="en",
    )
    capture = Capture(body, path="a.json")
    assert read_report(capture, find_furniture=keep_all) == ((expected,), ())


def test_what_is_furniture_is_marked_and_stays_in_the_text() -> None:
    def drop_byline(text: str, *, headline: Span | None, layout: Layout) -> tuple[Dropped, ...]:
        assert headline == Span(0, 37)
        assert layout.byline == "Ana Brandt"
        start = text.index("By Ana")
        return (Dropped(Span(start, start + 13), FurnitureKind.BYLINE),)

    reports, _ = read_report(Capture(TEXT.encode(), path="a.txt"), find_furniture=drop_byline)
    assert reports[0].text == TEXT
    assert [reports[0].cite(dropped.span).text for dropped in reports[0].dropped] == [
        "By Ana Brandt"
    ]


def test_the_content_decides_what_is_json_before_the_name_does() -> None:
    body = b'{"articleBody": "The envoy left Port Selm."}'
    reports, problems = read_report(Capture(body, path="a.txt"))
    assert ([report.text for report in reports], problems) == (["The envoy left Port Selm."], ())


def test_a_text_that_is_named_json_is_refused() -> None:
    assert refusal(TEXT.encode(), "a.json") == "is not valid JSON: expecting value in line 1"


def test_the_id_depends_on_bytes_and_file_name_and_not_on_the_folder() -> None:
    captures = (
        Capture(TEXT.encode(), path="x/a.txt"),
        Capture(TEXT.encode(), path="y/a.txt"),
        Capture(TEXT.encode(), path="y/b.txt"),
        Capture(TEXT.encode() + b"\n", path="x/a.txt"),
        Capture(TEXT.encode(), url="https://post.example/a.txt"),
    )
    ids = [report.id for capture in captures for report in read_report(capture)[0]]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 4


def test_several_articles_in_one_file_have_ids_of_their_own() -> None:
    body = json.dumps([{"articleBody": f"The envoy left Port Selm {n} times."} for n in "12"])
    reports, problems = read_report(Capture(body.encode(), path="a.json"))
    assert len({report.id for report in reports}) == 2
    assert problems == ()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xd0\xcf\x11\xe0....", "an old office document"),
        (b"BZh9....", "a compressed file"),
        (b"filedesc://0.arc", "a web archive in the old form ARC"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_name(body: bytes, kind: str) -> None:
    message = f"looks like {kind}, which is not read yet; save its text in a .txt file"
    assert refusal(body) == message


def test_xml_that_is_no_page_is_refused() -> None:
    message = "looks like XML, which is not read yet; save its text in a .txt file"
    assert refusal(b'<?xml version="1.0"?><invoice><sum></sum></invoice>') == message


def test_tags_within_a_report_are_kept_and_noted() -> None:
    text = "The page of the ministry held <script>alert(1)</script> for an hour."
    reports, problems = read_report(Capture(text.encode(), path="a.txt"))
    assert [report.text for report in reports] == [text]
    message = "holds 2 HTML tags; the text is kept as it is"
    assert problems == (Problem("extract", "a.txt", message),)


def test_bytes_without_meaning_are_refused() -> None:
    message = "looks like data and not like text: 320 of its 2560 characters are control codes or could not be decoded"
    assert refusal(bytes(range(256)) * 10) == message


@pytest.mark.parametrize(
    ("body", "n"),
    [(b"x", 1), (b"\xef\xbb\xbf", 0), (b" \n\n ", 0), (b"Envoy is home again", 19)],
)
def test_a_text_that_is_too_short_is_refused(body: bytes, n: int) -> None:
    assert refusal(body) == f"nothing to read: {n} characters of text without the page's own"


def test_a_text_of_furniture_only_is_refused() -> None:
    reports, problems = read_report(Capture(TEXT.encode(), path="a.txt"), find_furniture=drop_all)
    message = "nothing to read: 0 characters of text without the page's own"
    assert (reports, problems) == ((), (Problem("extract", "a.txt", message),))


def test_what_decoding_had_to_assume_is_a_problem_beside_the_report() -> None:
    reports, problems = read_report(
        Capture(TEXT.replace("Ana", "Zoë").encode("cp1252"), path="a.txt")
    )
    assert [report.byline for report in reports] == ["Zoë Brandt"]
    message = "is not UTF-8 and states no encoding; read as Windows-1252, a guess"
    assert problems == (Problem("extract", "a.txt", message),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        (
            (
                "Das Außenministerium von Valdorien teilte am Mittwoch mit, dass es seinen Botschafter für "
                "Gespräche in die Hauptstadt zurückgerufen habe, nachdem ein Interview gesendet wurde."
            ),
            "de",
        ),
        (
            (
                "Le ministère des Affaires étrangères a annoncé mercredi le rappel de son ambassadeur pour "
                "des consultations dans la capitale, après la diffusion d'un entretien à la télévision."
            ),
            "fr",
        ),
        (
            "バルドリアの大統領は水曜日、先週放送されたインタビューを理由に大使を召還したと発表した。",
            "ja",
        ),
        ("The envoy left Port Selm.", None),
        ("1,200 3,400 5,600 7,800 9,000 " * 5, None),
    ],
)
def test_the_language_is_told_where_the_text_is_long_enough(
    text: str, language: str | None
) -> None:
    reports, _ = read_report(Capture(text.encode(), path="a.txt"), find_furniture=keep_all)
    assert [report.language for report in reports] == [language]


@given(st.binary(max_size=300))
@example(b"\x00")
@example(b"{" * 300)
@example(b'{"@type":["Article"],"articleBody":{"@value":"\\ud800"}}')
@example(b"By A\n\x85\n\xe2\x80\xa8.\n")
@example(b"")
@example(b"<rss><item><title>" + b"&a;" * 50)
@example(
    b"<feed><entry><content type='xhtml'><p>The envoy left Port Selm.</p></content></entry></feed>"
)
@example(
    b"<newsItem><contentSet><inlineData>The envoy left Port Selm.</inlineData></contentSet></newsItem>"
)
@example(b"PK\x03\x04" + b"PK\x01\x02" * 20 + b"PK\x05\x06" + b"\x01\x00" * 9)
@example(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + b"\x4b\x4c" * 20)
@example(b"WARC/1.0\r\nContent-Length: 5\r\nWARC-Type: response\r\n\r\nHTTP/\r\n\r\n")
@example(b'title,text\n"a,b\n""\n,\x00\n')
@example(b'{"text": "a"}\n{"text": ["b"]}\n{')
@example(b"1 of 2 DOCUMENTS\nLENGTH: 5 words\nLOAD-DATE: x\n")
@example(b"HD\n5 words\nDocument ABCDEFGHIJKLMNOP\n")
def test_any_bytes_give_reports_or_problems(body: bytes) -> None:
    endings = "txt json xml opml jsonl csv warc warc.gz wacz zip tar tgz csv.gz".split()
    for path in (f"a.{ending}" for ending in endings):
        reports, problems = read_report(Capture(body, path=path))
        assert reports or problems


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r\ufeff\ufffd", exclude_categories=["Cc"]),
    min_size=1,
    max_size=200,
)


@given(WORDS, st.integers(0, 300), st.integers(1, 300))
@example("e\u0301 👩‍👩‍👧 שלום “x”", 0, 9)
def test_a_citation_is_the_slice_that_its_span_names(words: str, start: int, length: int) -> None:
    text = unicodedata.normalize("NFC", "The envoy left Port Selm. " + words)
    reports, _ = read_report(Capture(text.encode(), path="a.txt"), find_furniture=keep_all)
    assert [report.text for report in reports] == [text]
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    assert reports[0].cite(Span(start, end)).text == text[start:end]


def test_inputs_are_reports_and_problems(tmp_path: Path) -> None:
    """Of the worst that a folder can hold, each file gives a report or a problem that names it."""
    bodies = {
        "good.txt": TEXT.encode(),
        "empty.txt": b"",
        "one.txt": b"x",
        "nul.txt": b"\0" * 500,
        "wide.txt": TEXT.encode("utf-16-le"),
        "deep.json": b"[" * 100_000,
        "digits.json": b'{"articleBody": ' + b"9" * 200_000 + b"}",
        "marks.txt": ("a" + "\u0345\u0301\u0323" * 50_000).encode(),
        "stops.txt": b". " * 100_000,
        "line.txt": b"a" * 1_000_000,
    }
    for name, body in bodies.items():
        (tmp_path / name).write_bytes(body)
    os.mkfifo(tmp_path / "pipe.txt")
    captures, problems = read_paths([str(tmp_path)], stdin=BytesIO())
    results = [read_report(capture) for capture in captures]
    read = {Path(report.path or "").name for reports, _ in results for report in reports}
    refused = {Path(p.subject).name for _, found in results for p in found} | {
        Path(p.subject).name for p in problems
    }
    assert read | refused == {*bodies, "pipe.txt"}
    assert {"good.txt", "wide.txt"} <= read
