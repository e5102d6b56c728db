"""What the RIS of a synopsis holds, as rispy reads it, and that no text of a report begins a line."""

import rispy
from hypothesis import given, settings

from crossread.export.ris import write_ris
from crossread.export.wording import clean_line
from tests.export.any_synopsis import any_words, synopsis_of
from tests.export.sample import make_synopsis


def test_a_report_is_a_record_of_type_news() -> None:
    herald, coastwire, ledger = rispy.loads(write_ris(make_synopsis()))

    assert herald == {
        "type_of_reference": "NEWS",
        "id": "herald",
        "title": "Fire guts fish market at Velmo harbour",
        "authors": ["Ines Tarrow"],
        "secondary_title": "Velmo Herald",
        "year": "2021",
        "date": "2021/03/17/",
        "language": "en",
    }
    assert coastwire["urls"] == ["https://coastwire.example/velmo-blaze"]
    assert "secondary_title" not in ledger


def test_lines_end_as_the_form_has_it() -> None:
    text = write_ris(make_synopsis())

    assert text.count("\r\n") == text.count("\n")
    assert text.endswith("ER  - \r\n\r\n")


def test_an_address_with_a_semicolon_stays_one() -> None:
    (record,) = rispy.loads(write_ris(synopsis_of(url="https://a.example/?a=1;b=2")))

    assert record["urls"] == ["https://a.example/?a=1%3Bb=2"]


@settings(deadline=None)
@given(any_words, any_words, any_words)
def test_rispy_reads_the_same_words_whatever_they_are(title: str, outlet: str, byline: str) -> None:
    synopsis = synopsis_of(title=f"A {title} z", outlet=outlet, byline=byline)
    (record,) = rispy.loads(write_ris(synopsis).encode("utf-8", "replace").decode())

    assert record["title"] == clean_line(f"A {title} z")
    assert record.get("secondary_title", "") == clean_line(outlet)
    assert record.get("authors", [""]) == [clean_line(byline)]
    assert set(record) <= {
        *("type_of_reference", "id", "title", "secondary_title", "authors", "language"),
    }
