"""What the BibTeX of a synopsis holds, as bibtexparser and pybtex read it."""

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from crossread.export.bibtex import escape_bibtex, write_bibtex
from crossread.export.wording import clean_line
from crossread.types.synopsis import Synopsis
from tests.export.any_synopsis import any_words, synopsis_of
from tests.export.sample import make_hostile_synopsis, make_synopsis

# These commands of LaTeX it does not know, or takes for a letter that looks alike.
_SIGNS = {
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciigrave": "`",
    "textasciicircum": "^",
    "textasciitilde": "~",
}
_CONTEXT = get_default_latex_context_db()
_CONTEXT.add_context_category(
    "signs", macros=[MacroTextSpec(name, sign) for name, sign in _SIGNS.items()], prepend=True
)
_DECODER = LatexNodes2Text(latex_context=_CONTEXT)


def read(synopsis: Synopsis, *, decoded: bool = True) -> list[dict[str, str]]:
    """The fields of each entry; `decoded` as LaTeX prints them."""
    text = write_bibtex(synopsis).encode("utf-8", "replace").decode()
    decode = [LatexDecodingMiddleware(decoder=_DECODER)] if decoded else []
    library = parse_bibtex(text, append_middleware=decode)
    assert library.failed_blocks == []
    return [{field.key: field.value for field in entry.fields} for entry in library.entries]


def test_a_report_of_a_known_outlet_is_an_article() -> None:
    assert write_bibtex(make_synopsis()).split("\n\n")[0].split("\n") == [
        "@article{herald,",
        "  author = {{Ines Tarrow}},",
        "  title = {{Fire guts fish market at Velmo harbour}},",
        "  journal = {{Velmo Herald}},",
        "  year = {2021},",
        "  month = mar,",
        "  day = {17},",
        "  langid = {en},",
        "}",
    ]


def test_pybtex_reads_every_entry() -> None:
    entries = parse_string(write_bibtex(make_synopsis()), "bibtex").entries

    assert [(key, entry.type) for key, entry in entries.items()] == [
        ("herald", "article"),
        ("coastwire", "article"),
        ("ledger", "misc"),
    ]
    assert entries["coastwire"].fields["url"] == "https://coastwire.example/velmo-blaze"


def test_a_hostile_report_makes_no_entry_and_no_field() -> None:
    entries = parse_string(write_bibtex(make_hostile_synopsis()), "bibtex").entries

    assert {key: list(entry.fields) for key, entry in entries.items()} == {
        "report_1": ["title", "journal"],
        "other": ["title"],
    }


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("50% & more #1_a $5", r"50\% \& more \#1\_a \$5"),
        ("{open", r"{\textbraceleft}open"),
        (r"\input{x}", r"{\textbackslash}input{\textbraceleft}x{\textbraceright}"),
        ("a--b ''c'' ,,d", "a-{}-b '{}'c'{}' ,{},d"),
        ("Łódź “safe”", "Łódź “safe”"),
    ],
)
def test_what_tex_would_act_on_is_escaped(words: str, escaped: str) -> None:
    assert escape_bibtex(words) == escaped


def test_an_address_keeps_its_percent_signs_and_no_brace() -> None:
    (entry,) = read(synopsis_of(url="https://a.example/%20?x={y}#_z"), decoded=False)

    assert entry["url"] == "https://a.example/%20?x=%7By%7D#_z"


@settings(deadline=None)
@given(any_words, any_words, any_words)
def test_bibtexparser_reads_the_same_words_whatever_they_are(
    title: str, outlet: str, byline: str
) -> None:
    (entry,) = read(synopsis_of(title=f"A {title} z", outlet=outlet, byline=byline))

    told = [entry.get(name, "") for name in ("title", "journal", "author")]
    expected = [clean_line(f"A {title} z"), clean_line(outlet), clean_line(byline)]
    assert told == expected
