"""Which words of two versions are marked as what makes them differ."""

import pytest

from crossread.export.difference import find_differences
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Annotations, TimeExpression, TimeKind
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.story import Story
from tests.export.sample import make_synopsis
from tests.marked_text import read_marked


def _mark(alignment: Alignment, story: Story) -> list[str]:
    """The citations with what differs in braces."""
    shown = []
    differences = find_differences(alignment, story)
    for citation in alignment.citations:
        text, offset = citation.text, citation.span.start
        for span in reversed(differences.get(citation, ())):
            start, end = span.start - offset, span.end - offset
            text = f"{text[:start]}{{{text[start:end]}}}{text[end:]}"
        shown.append(text)
    return shown


def _story_of(*texts: str) -> tuple[Story, tuple[Citation, ...]]:
    """A story of reports that each hold one line; marked times become its annotations."""
    reports, annotations = [], []
    for number, marked in enumerate(texts):
        text, marks = read_marked(marked)
        reports.append(Report(f"r{number}", text, path=f"{number}.txt"))
        times = tuple(
            TimeExpression(mark.span, TimeKind.DATE, mark.value or "", "as marked")
            for mark in marks
        )
        annotations.append(Annotations(f"r{number}", "by hand", times=times))
    cited = tuple(report.cite(Span(0, len(report.text))) for report in reports)
    return Story(tuple(reports), tuple(annotations)), cited


@pytest.mark.parametrize(
    ("aspect", "texts", "shown"),
    [
        (
            Aspect.NUMBER,
            ("Two people died on pier 4", "Three people died on pier 4"),
            ["{Two} people died on pier 4", "{Three} people died on pier 4"],
        ),
        (
            Aspect.NUMBER,
            ("It cost 1,200 crowns", "The cost was 1,250.50 crowns"),
            ["It cost {1,200} crowns", "The cost was {1,250.50} crowns"],
        ),
        (
            Aspect.DATE,
            (
                "It sank <time 2021-03-16>on Tuesday</time>",
                "It sank <time 2021-03-17>a day later</time>",
            ),
            ["It sank {on Tuesday}", "It sank {a day later}"],
        ),
        (
            Aspect.WORDING,
            ("We lost the roof in twenty minutes", "We lost the roof within 20 minutes"),
            ["We lost the roof {in twenty} minutes", "We lost the roof {within 20} minutes"],
        ),
        (
            Aspect.CERTAINTY,
            ("The fire started in a store", "The fire allegedly started in a store"),
            ["The fire started in a store", "The fire {allegedly} started in a store"],
        ),
        (
            Aspect.WORDING,
            ("Nothing here is shared", "All of that was otherwise"),
            ["Nothing here is shared", "All of that was otherwise"],
        ),
    ],
)
def test_what_differs_is_marked_by_its_kind(
    aspect: Aspect, texts: tuple[str, ...], shown: list[str]
) -> None:
    story, cited = _story_of(*texts)
    variants = tuple(Variant((citation,)) for citation in cited)

    assert shown == _mark(Alignment(Relation.DIFFER, "a point", variants, aspect), story)


def test_names_are_marked_where_a_description_stands_for_them() -> None:
    synopsis = make_synopsis()
    (naming,) = [a for a in synopsis.alignments if a.aspect is Aspect.NAME]

    assert _mark(naming, synopsis.story) == [
        "said fire chief {Marta Oszkar}",
        "fire chief {Marta Oszkar} told Velmo Radio",
        "{the fire chief} told Velmo Radio",
    ]


def test_where_there_is_one_variant_nothing_is_marked() -> None:
    synopsis = make_synopsis()
    agreeing = next(a for a in synopsis.alignments if a.relation is Relation.AGREE)

    assert find_differences(agreeing, synopsis.story) == {}


def test_a_very_long_wording_is_not_compared_word_by_word() -> None:
    story, cited = _story_of("word " * 100_000 + "one", "word " * 100_000 + "two")
    variants = tuple(Variant((citation,)) for citation in cited)

    found = find_differences(Alignment(Relation.DIFFER, "a point", variants, Aspect.WORDING), story)

    assert set(found.values()) == {()}
