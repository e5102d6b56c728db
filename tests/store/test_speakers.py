"""Names of speakers are listed as a person looks for them, and each once, however they are paged."""

from dataclasses import replace

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.store.annotations import add_annotations
from crossread.store.library import Library, open_library
from crossread.store.listing import speaker_page
from crossread.store.speakers import fold_name
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.span import Span
from tests.store.written import keep_report, sample_report

SORTED = """ada brandt|Ada Brandt|Ådne Lund|ÅDNE LUND|de Wit|Dewar|Elena Ruiz|Élodie Marchand|elodie martin|
Mueller|Müller|Müller-Haas|NASA|Nasa Ek|Zoltan Kis|Ørsted|Ольга|王伟""".replace("\n", "").split("|")


@pytest.fixture
def library(address: str) -> Library:
    """A library in which one report quotes all of these names, those that come last first."""
    library = open_library(address, create=True)
    report = sample_report()
    made = annotate(report, model=RuleModel())
    quotes = tuple(
        Quote((Span(n, n + 1),), QuoteKind.INDIRECT, speaker_name=name)
        for n, name in enumerate(reversed(SORTED))
    )
    with library.writing() as writing:
        keep_report(writing, report)
        add_annotations(writing, replace(made, quotes=quotes))
    return library


def walk(library: Library, most: int, part: str = "") -> list[str]:
    """All names, `most` at a time."""
    names: list[str] = []
    with library.reading() as connection:
        while found := speaker_page(
            connection, most=most, part=part, after=names[-1] if names else None
        ):
            names += [one.name for one in found]
    return names


@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_names_are_sorted_without_case_and_accents(library: Library, most: int) -> None:
    """Those that differ in nothing else are sorted by code points, and none is skipped between two pages."""
    assert sorted(SORTED, key=lambda name: (fold_name(name), name)) == walk(library, most)
    assert walk(library, most)[4:9] == ["de Wit", "Dewar", "Elena Ruiz", *SORTED[7:9]]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("muller", ["Müller", "Müller-Haas"]),
        ("ÉLODIE", ["Élodie Marchand", "elodie martin"]),
        ("nasa", ["NASA", "Nasa Ek"]),
        ("%", []),
        ("_", []),
    ],
)
def test_a_part_of_a_name_finds_it_in_any_writing(
    library: Library, part: str, found: list[str]
) -> None:
    assert walk(library, 2, part) == found


def test_a_page_goes_on_behind_a_name_that_is_gone(library: Library) -> None:
    with library.reading() as connection:
        assert speaker_page(connection, most=1, after="ELENA R")[0].name == "Elena Ruiz"
