"""What the tables of a synopsis hold, and that no cell of them is a formula."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossread.export.csv import guard, unguard, write_points, write_quotes, write_timeline
from crossread.types.synopsis import Synopsis
from tests.export.any_synopsis import any_synopsis, any_words, synopsis_of
from tests.export.sample import make_synopsis

FORMULA = tuple("=+-@＝＋－＠")
BREAK = tuple("\t\r\n")  # of the blanks, those that no cell may begin with


def read(table: str, delimiter: str = ",") -> list[list[str]]:
    text = table.encode("utf-8", "replace").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter))


def test_a_point_has_a_row_for_each_citation() -> None:
    header, *rows = read(write_points(make_synopsis()))

    assert header == [
        *("point", "relation", "aspect", "about", "why", "origins", "independence"),
        *("match", "variant"),
        *("letter", "report", "outlet", "published", "start", "end", "words"),
    ]
    assert rows[:2] == [
        [
            *("1", "conflict", "number", "how many people died"),
            *(
                "two and three count the same deaths on the same night",
                "2",
                "independent",
                "sure",
                "1",
            ),
            *("A", "herald", "Velmo Herald", "2021-03-17T06:40:00+00:00", "149", "206"),
            "killing two people and injuring 14, the fire service said",
        ],
        [
            *("1", "conflict", "number", "how many people died"),
            *(
                "two and three count the same deaths on the same night",
                "2",
                "independent",
                "sure",
                "2",
            ),
            *("B", "coastwire", "Coastwire", "2021-03-17", "54", "103"),
            "Three people died when fire swept the fish market",
        ],
    ]


def test_a_quote_in_two_parts_has_two_rows() -> None:
    header, *rows = read(write_quotes(make_synopsis()))

    assert header[:9] == [
        *("quote", "part", "kind", "speaker", "speaker_words", "cue", "relays", "venue", "time"),
    ]
    assert [row[:7] + row[-3:] for row in rows if row[0] == "5"] == [
        [
            *("5", str(part), "direct", "Marta Oszkar", "fire chief Marta Oszkar", "told"),
            *("Velmo Radio", start, end, words),
        ]
        for part, start, end, words in (
            (1, "275", "310", "We lost the roof within 20 minutes,"),
            (2, "355", "384", "No one could have stopped it."),
        )
    ]


def test_the_timeline_has_a_row_for_each_citation_of_an_entry() -> None:
    header, *rows = read(write_timeline(make_synopsis()))

    assert header[:3] == ["entry", "when", "text"]
    assert [row[:2] + row[-3:-2] for row in rows] == [
        ["1", "1931", "588"],
        ["2", "2021-03-16T21:00", "208"],
        ["2", "2021-03-16T21:00", "172"],
        ["3", "2021-03-17", "238"],
        ["3", "2021-03-17", "292"],
        ["4", "2021-03-18", "539"],
    ]


def test_every_cell_is_in_quotation_marks_and_lines_end_as_rfc_4180_has_it() -> None:
    lines = write_timeline(make_synopsis()).removeprefix("\ufeff").split("\r\n")

    assert (lines[-1], len(lines)) == ("", 8)
    assert all(line.startswith('"') and line.endswith('"') for line in lines[:-1])


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ('"=1+1', "'\"=1+1"),
        ("\ufeff@SUM(A1)", "'\ufeff@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("Rain; =1+1", "Rain;' =1+1"),
        ("Rain\n-5 degrees", "Rain\n'-5 degrees"),
        ("＝1+1", "'＝1+1"),
        ("'=1+1", "''=1+1"),
        ("'Tis done", "'Tis done"),
        ("1 = 1, -2", "1 = 1, -2"),
    ],
)
def test_an_apostrophe_stands_before_what_would_begin_a_formula(words: str, cell: str) -> None:
    assert guard(words) == cell


@settings(deadline=None)
@example("'=")
@example("\n\n=")
@given(st.one_of(any_words, st.text(st.sampled_from("'\"=;\t\n -@a"))))
def test_what_was_guarded_can_be_had_back(words: str) -> None:
    assert unguard(guard(words)) == words


@settings(deadline=None)
@given(any_synopsis(), st.sampled_from([write_points, write_quotes, write_timeline]))
def test_no_cell_begins_a_formula_whatever_the_texts(synopsis: Synopsis, write: object) -> None:
    assert callable(write)
    for row in read(write(synopsis)):
        assert not [cell for cell in row if cell.lstrip(' \ufeff"').startswith(FORMULA)]
        assert not [cell for cell in row if cell.startswith(BREAK)]


@pytest.mark.parametrize("delimiter", [";", "\t"])
@settings(deadline=None)
@given(any_words)
def test_no_cell_begins_a_formula_where_the_reader_takes_another_delimiter(
    delimiter: str, words: str
) -> None:
    """A spreadsheet set to semicolons cuts cells in two, and what follows must not act either."""
    table = write_points(synopsis_of(outlet=words, title=f"A{words}"))
    text = table.encode("utf-8", "replace").decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)

    assert not [c for row in rows for c in row if c.lstrip(' "').startswith(FORMULA[:4])]


@settings(deadline=None)
@given(any_synopsis())
def test_the_words_are_those_at_their_place(synopsis: Synopsis) -> None:
    (report,) = synopsis.story.reports
    for *_, start, end, words in read(write_points(synopsis))[1:]:
        cited = report.text[int(start) : int(end)]
        shown = "".join("\ufffd" if _is_control(c) else c for c in cited)

        assert unguard(words) == shown


def _is_control(sign: str) -> bool:
    return (sign < " " and sign not in "\t\r\n") or "\x7f" <= sign <= "\x9f"
