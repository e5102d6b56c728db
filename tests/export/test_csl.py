"""What the CSL-JSON of a synopsis holds, and that citeproc prints it."""

import json

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formats
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings

from crossread.export.csl import write_csl
from crossread.export.wording import clean_line
from crossread.types.synopsis import Synopsis
from tests.export.any_synopsis import any_words, synopsis_of
from tests.export.sample import make_synopsis


def printed(synopsis: Synopsis) -> list[str]:
    """The bibliography as citeproc prints it in Harvard style."""
    items = json.loads(write_csl(synopsis))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formats.html)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in bibliography.bibliography()]


def test_a_report_is_an_item_of_a_newspaper() -> None:
    assert json.loads(write_csl(make_synopsis()))[:2] == [
        {
            "id": "herald",
            "type": "article-newspaper",
            "title": "Fire guts fish market at Velmo harbour",
            "container-title": "Velmo Herald",
            "author": [{"literal": "Ines Tarrow"}],
            "issued": {"date-parts": [[2021, 3, 17]]},
            "language": "en",
        },
        {
            "id": "coastwire",
            "type": "article-newspaper",
            "title": "Three dead in Velmo harbour blaze",
            "container-title": "Coastwire",
            "issued": {"date-parts": [[2021, 3, 17]]},
            "URL": "https://coastwire.example/velmo-blaze",
            "language": "en",
        },
    ]


def test_citeproc_prints_title_outlet_and_year() -> None:
    herald = next(entry for entry in printed(make_synopsis()) if "fish market at" in entry)

    assert "Ines Tarrow (2021)" in herald
    assert "<i>Velmo Herald</i>" in herald


def test_markup_in_a_headline_is_text() -> None:
    (entry,) = printed(synopsis_of(title="Why <i>we</i> <script>left</script>", outlet="Post"))

    assert ("<i>we" in entry, "<script" in entry) == (False, False)
    assert "<i>Post</i>" in entry


@settings(deadline=None)
@given(any_words, any_words, any_words)
def test_the_words_are_the_same_but_for_the_joiner_behind_an_angle(
    title: str, outlet: str, byline: str
) -> None:
    synopsis = synopsis_of(title=f"A {title} z", outlet=outlet, byline=byline)
    (item,) = json.loads(write_csl(synopsis).encode("utf-8", "replace"))
    shown = [item["title"], item.get("container-title", ""), *item.get("author", [])]
    told = [value if isinstance(value, str) else value["literal"] for value in shown]

    expected = [clean_line(f"A {title} z"), clean_line(outlet), clean_line(byline)]
    assert [words.replace("<\u2060", "<") for words in told] == [
        words for place, words in enumerate(expected) if words or place < 2
    ]
