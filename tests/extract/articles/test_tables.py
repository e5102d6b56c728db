"""Tables of invented articles: JSON lines and CSV."""

import gzip
import json
from datetime import date, datetime

import pytest

from crossread.extract.layout import Layout
from crossread.extract.read import read_report
from crossread.types.report import Capture, Dropped, Report
from crossread.types.span import Span

BODY = "The envoy of Norland left Port Selm on Wednesday."


def keep_all(text: str, *, headline: Span | None, layout: Layout) -> tuple[Dropped, ...]:
    """Nothing is furniture."""
    del text, headline, layout
    return ()


def read(body: str | bytes, path: str) -> tuple[list[Report], list[str]]:
    encoded = body.encode() if isinstance(body, str) else body
    reports, problems = read_report(Capture(encoded, path=path))
    assert {problem.subject for problem in problems} <= {path}
    return list(reports), [problem.message for problem in problems]


def lines(*values: object) -> str:
    return "\n".join(json.dumps(value) for value in values)


def test_each_line_of_json_is_an_article_in_its_own_vocabulary() -> None:
    reports, problems = read(
        lines(
            {"title": "One", "maintext": BODY, "date_publish": "2021-03-17 00:00:00", "source_domain": "a.example"},
            {"@type": "NewsArticle", "headline": "Two", "articleBody": BODY, "publisher": {"name": "B"}},
            {"headline": "Three", "content": BODY, "date": "2021-03-17", "source": {"name": "C"}, "author": ["Ana", "Rolf"]},
            {"Title": "Four", "Text": BODY, "Publication Date": "17 March 2021", "URL": "https://d.example/4"},
        ),
        "a.jsonl",
    )  # fmt: skip
    assert problems == []
    assert [(one.text, one.outlet, one.byline, one.published, one.url, one.path) for one in reports] == [
        (f"One\n\n{BODY}", "a.example", None, date(2021, 3, 17), None, "a.jsonl#1"),
        (f"Two\n\n{BODY}", "B", None, None, None, "a.jsonl#2"),
        (f"Three\n\n{BODY}", "C", "Ana, Rolf", date(2021, 3, 17), None, "a.jsonl#3"),
        (f"Four\n\n{BODY}", None, None, date(2021, 3, 17), "https://d.example/4", "a.jsonl#4"),
    ]  # fmt: skip
    assert len({one.id for one in reports}) == 4


def test_bad_lines_are_counted_and_the_first_five_named() -> None:
    good = json.dumps({"maintext": BODY})
    bad = ['{"maintext": "cut', "[]", "7", '{"maintext": "Too short"}', '{"maintext": 5}', "x", "y"]
    reports, problems = read("\n\n".join([good, *bad, good]), "a.jsonl")
    assert [one.path for one in reports] == ["a.jsonl#1", "a.jsonl#17"]
    no_article = (
        "holds no article: neither a schema.org NewsArticle with articleBody, nor maintext as "
        "news-please writes it"
    )
    expected = "; ".join(
        (
            "rows that give no report: 7 of 9: row 3 is not valid JSON: unterminated string starting at",
            f"row 5 {no_article}",
            f"row 7 {no_article}",
            "row 9 nothing to read: 9 characters of text without the page's own",
            "row 11 maintext is a number, not text, an article without maintext: there is no text to read",
            "and 2 more",
        )
    )
    assert problems == [expected]


def test_what_is_amiss_with_good_rows_is_one_problem() -> None:
    _, problems = read(lines(*[{"text": BODY, "date": "2023-02-30"}] * 7), "a.jsonl")
    assert len(problems) == 1
    assert problems[0].startswith(
        "rows that are read though something is amiss: 7 of 7: "
        "row 1 date is not a date that can be read: 2023-02-30; row 2 "
    )
    assert problems[0].endswith("; and 2 more")


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (lines({"maintext": BODY}, {"maintext": BODY}), "a.txt"),
        (lines({"maintext": BODY}, {"maintext": BODY}), "a.json"),
        (
            gzip.compress(lines({"maintext": BODY}, {"maintext": BODY}).encode(), mtime=0),
            "a.jsonl.gz",
        ),
        (("\ufeff" + lines({"maintext": BODY}, {"maintext": BODY})).encode(), "a.ndjson"),
        (lines({"maintext": BODY}, {"maintext": BODY}).replace("\n", "\r\n"), "a.jsonl"),
    ],
)
def test_lines_are_known_by_content_or_by_name(body: str | bytes, path: str) -> None:
    reports, problems = read(body, path)
    assert ([one.path for one in reports], problems) == ([f"{path}#1", f"{path}#2"], [])


def test_one_object_over_several_lines_is_no_table() -> None:
    reports, problems = read(json.dumps({"maintext": BODY}, indent=1), "a.json")
    assert ([one.path for one in reports], problems) == (["a.json"], [])


def test_a_line_that_is_too_long_is_passed_over() -> None:
    long = json.dumps({"maintext": "a" * 10_100_000})
    reports, problems = read(f"{long}\n{lines({'maintext': BODY})}", "a.jsonl")
    assert [one.path for one in reports] == ["a.jsonl#2"]
    assert problems == ["rows that give no report: 1 of 2: row 1 is longer than 10 MB"]


def test_a_number_of_many_digits_and_a_deep_line_cost_nothing() -> None:
    body = f'{{"maintext": "{BODY}", "n": {"9" * 200_000}}}\n' + "[" * 100_000
    reports, problems = read(body, "a.jsonl")
    assert [one.path for one in reports] == ["a.jsonl#1"]
    assert problems == [
        "rows that give no report: 1 of 2: row 2 is JSON nested too deeply for an article"
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_columns_are_found_by_common_names(separator: str) -> None:
    names = ["id", "Headline", "Full Text", "Published at", "LINK", "Newspaper", "Author", "lang"]
    cells = [
        "7",
        "Envoy leaves",
        BODY,
        "2021-03-17",
        "https://a.example/1",
        "Selm Post",
        "Ana Brandt",
        "en",
    ]
    body = "\n".join(separator.join(row) for row in (names, cells))
    reports, problems = read(body, "a.csv")
    assert problems == []
    assert [
        (one.text, one.published, one.url, one.outlet, one.byline, one.language, one.path)
        for one in reports
    ] == [
        (
            f"Envoy leaves\n\n{BODY}",
            date(2021, 3, 17),
            "https://a.example/1",
            "Selm Post",
            "Ana Brandt",
            "en",
            "a.csv#2",
        )
    ]  # fmt: skip


def test_a_cell_may_hold_quotes_separators_and_lines() -> None:
    body = f'title,text\r\nA,"{BODY}\r\n\r\n""Two"", three."\r\nB,{BODY}\r\n'
    reports, problems = read(body, "a.csv")
    assert [one.text for one in reports] == [f'A\n\n{BODY}\n\n"Two", three.', f"B\n\n{BODY}"]
    assert problems == []


def test_rows_may_end_as_an_old_system_ends_lines() -> None:
    reports, problems = read(f'title,text\rA,"{BODY}\rTwo."\rB,{BODY}\r', "a.csv")
    assert [one.text for one in reports] == [f"A\n\n{BODY}\nTwo.", f"B\n\n{BODY}"]
    assert problems == []


def test_of_two_columns_of_one_name_the_first_counts_and_it_is_told() -> None:
    other = "The mayor of Port Selm resigned on Saturday over the ferry."
    for header, told in (
        ("title,text,text", ["text is given twice in the header; the first counts"]),
        ("title,Text,text,TEXT", ["Text is given twice in the header; the first counts"]),
        ("title,text,x,x", []),
    ):
        cells = ["A", BODY, other, other][: header.count(",") + 1]
        reports, problems = read(f"{header}\n{','.join(cells)}\n", "a.csv")
        assert ([one.text for one in reports], problems) == ([f"A\n\n{BODY}"], told)


def test_a_key_that_is_given_twice_in_a_line_is_told() -> None:
    line = f'{{"title": "A", "content": "x", "content": "{BODY}"}}'
    reports, problems = read(f"{line}\n{line}", "a.jsonl")
    assert [one.text for one in reports] == [f"A\n\n{BODY}"] * 2
    told = "content is given twice in one object; the last counts"
    named = f"row 1 {told}; row 2 {told}"
    assert problems == [f"rows that are read though something is amiss: 2 of 2: {named}"]


def test_a_formula_is_text() -> None:
    reports, _ = read(f'title,text\n=1+1,"=HYPERLINK(1) {BODY}"\n@SUM,+1 {BODY}\n', "a.csv")
    assert [one.text for one in reports] == [
        f"=1+1\n\n=HYPERLINK(1) {BODY}",
        f"@SUM\n\n+1 {BODY}",
    ]


def test_rows_of_another_width_are_counted_and_named() -> None:
    body = f"title,text\nA,{BODY}\nB\nC,{BODY},,\nD,{BODY},x\n\nE,{BODY}\n"
    reports, problems = read(body, "a.csv")
    assert [one.path for one in reports] == ["a.csv#2", "a.csv#4", "a.csv#7"]
    named = (f"row {n} has {k} cells, and the header has 2" for n, k in ((3, 1), (5, 3)))
    assert problems == [f"rows that give no report: 2 of 5: {'; '.join(named)}"]


def test_a_quote_that_is_never_closed_loses_its_row_alone_where_it_can() -> None:
    body = f'title,text\nA,{BODY}\nB,"{"x" * 140_000}\nC,{BODY}\n'
    reports, problems = read(body, "a.csv")
    assert [one.text for one in reports] == [f"A\n\n{BODY}", f"C\n\n{BODY}"]
    message = "row 3 is broken: field larger than field limit (131072)"
    assert problems == [f"rows that give no report: 1 of 3: {message}"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (
            "a,b\n1,2\n",
            "has no column of texts, such as text, body or content; its header is: a, b",
        ),
        ("", "has no column of texts, such as text, body or content; its header is: "),
        ("title,text\n", "is a table without rows"),
    ],
)
def test_a_table_without_texts_is_a_problem(body: str, problem: str) -> None:
    assert read(body, "a.csv") == ([], [problem])


def test_the_columns_of_media_cloud_are_known() -> None:
    header = "stories_id,publish_date,title,url,language,media_id,media_name,media_url,text\n"
    row = f"7,2024-03-12 08:15:00,Envoy leaves,https://selm.example/7,en,3,Selm Post,https://selm.example/,{BODY}\n"
    (report,), problems = read(header + row, "stories.csv")

    assert problems == []
    assert (report.text, report.outlet, report.published, report.url) == (
        f"Envoy leaves\n\n{BODY}",
        "Selm Post",
        datetime(2024, 3, 12, 8, 15),  # noqa: DTZ001 - the table states no zone
        "https://selm.example/7",
    )
    newer = {
        "id": "f3", "indexed_date": "2024-03-13T01:02:03", "language": "en", "media_name": "selm.example",
        "media_url": "selm.example", "publish_date": "2024-03-12", "title": "Envoy leaves",
        "url": "https://selm.example/7", "text": BODY,
    }  # fmt: skip
    (report,), problems = read(lines(newer, newer | {"text": "-"}), "stories.jsonl")
    assert (report.outlet, report.published) == ("selm.example", date(2024, 3, 12))


@pytest.mark.parametrize("seen", ["20240312T154500Z", "20240312154500"])
def test_the_columns_of_gdelt_are_known(seen: str) -> None:
    """Its own lists have no texts; who fetched the pages adds a column of them."""
    row = {
        "url": "https://selm.example/7", "url_mobile": "", "title": "Envoy leaves", "seendate": seen,
        "socialimage": "", "domain": "selm.example", "language": "Spanish", "sourcecountry": "Norland",
        "text": "El enviado de Norland dejó Port Selm.",
    }  # fmt: skip
    (report,), problems = read(lines(row, row | {"text": "-"}), "artlist.jsonl")

    assert (report.outlet, report.url, report.language) == ("selm.example", row["url"], "es")
    assert f"{report.published:%Y-%m-%d %H:%M}" == "2024-03-12 15:45"
    assert len(problems) == 1


def test_a_list_of_addresses_says_that_its_texts_are_to_be_read_at_them() -> None:
    header = "URL,MobileURL,Date,Title"
    reports, (problem,) = read(
        f"{header}\nhttps://selm.example/7,,2024-03-12,Envoy leaves\n", "a.csv"
    )
    assert reports == []
    assert problem.startswith("is a list of articles without their texts")
    assert problem.endswith("in its column URL; its header is: URL, MobileURL, Date, Title")

    row = {"url": "https://selm.example/7", "title": "Envoy leaves", "seendate": "20240312T154500Z"}
    reports, (problem,) = read(lines(row, row), "a.jsonl")
    assert reports == []
    assert "row 1 has an address in url, and no text" in problem


def test_the_encoding_of_a_table_is_found_and_told() -> None:
    body = f"Titel;Text\nA;Der Gesandte verließ Port Selm für immer. {BODY}\n"
    for encoded, n_problems in ((body.encode("cp1252"), 1), (body.encode("utf-16"), 0)):
        reports, problems = read(encoded, "a.csv")
        assert ["verließ" in one.text for one in reports] == [True]
        assert len(problems) == n_problems


def test_a_packed_table_that_is_damaged_gives_the_rows_before() -> None:
    rows = "".join(f"{n},{BODY} {n * 7919}\n" for n in range(5000))
    packed = bytearray(gzip.compress(f"title,text\n{rows}".encode(), mtime=0))
    packed[len(packed) // 2 :] = b"\0" * 100
    reports, problems = read_report(
        Capture(bytes(packed), path="a.csv.gz"), find_furniture=keep_all
    )
    assert len(reports) > 1000
    assert problems[0].message.startswith("cannot be read behind row ")


def test_rows_are_reports_and_problems() -> None:
    """Whatever stands in a row, it is counted once."""
    values = [{"maintext": BODY * (n % 3)} for n in range(50)]
    reports, problems = read_report(Capture(lines(*values).encode(), path="a.jsonl"))
    assert f"{50 - len(reports)} of 50" in problems[0].message
