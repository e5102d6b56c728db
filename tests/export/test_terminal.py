"""What a person reads on a terminal."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import InvalidValueError
from crossread.export.terminal import (
    render_dropped,
    render_quotes,
    render_terminal,
    render_timeline,
)
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Annotations
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis
from tests.export.sample import make_hostile_synopsis, make_synopsis


def _lines_under(heading: str, text: str) -> list[str]:
    """The lines between one ruled heading and the next."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(heading + " ─"))
    end = next((i for i in range(start + 1, len(lines)) if "───" in lines[i]), len(lines))
    return [line for line in lines[start + 1 : end] if line]


def test_a_conflict_shows_each_version_with_its_letters_and_exact_words() -> None:
    text = render_terminal(make_synopsis(), width=80, colour=False)

    expected = """\
Told of the same moment, these exclude each other. Crossread does not say which
is true.
How many people died
 • A    “killing two people and injuring 14, the fire service said”
 • B, C “Three people died when fire swept the fish market”
        → two and three count the same deaths on the same night"""
    assert expected.split("\n") == _lines_under("Cannot both be right", text)


def test_long_wordings_are_shown_from_shortly_before_they_part() -> None:
    alike = "The council of the port met late on Friday, heard the chief of the fire service, " * 3
    texts = {
        "a": alike + "and voted to close the market.",
        "b": alike + "and did not vote on the market.",
    }
    reports = tuple(Report(id=one, text=text, path=f"{one}.txt") for one, text in texts.items())
    cited = (Variant((one.cite(Span(0, len(one.text))),)) for one in reports)
    card = Alignment(Relation.DIFFER, "The vote", tuple(cited), Aspect.WORDING)
    story = Story(reports, tuple(Annotations(one.id, "invented") for one in reports))

    text = render_terminal(
        Synopsis(story, (), (card,), (), (), (), (), ()), width=120, colour=False
    )

    assert _lines_under("They differ in wording", text) == [
        "The vote",
        " • A    “… heard the chief of the fire service, and voted to close the market.”",
        " • B    “… heard the chief of the fire service, and did not vote on the market.”",
    ]


def test_sections_stand_in_the_order_of_an_editor() -> None:
    text = render_terminal(make_synopsis(), width=80, colour=False)

    expected = [
        "3 reports side by side",
        "Cannot both be right",
        "They differ in number",
        "They differ in date",
        "They differ in name",
        "They differ in who says it",
        "They differ in how sure they are",
        "They differ by a later state of things",
        "They differ in wording",
        "All carry",
        "Several carry",
        "Only in A",
        "Only in B",
        "Only in C",
        "Who said what",
        "What each calls it",
        "When",
        "Problems",
    ]
    assert expected == re.findall(r"(?m)^(\S.*?) ─+$", text)


def test_a_report_of_which_nothing_more_is_known_leaves_no_empty_line() -> None:
    """Without a day, an outlet and dropped lines only its name and its headline are told."""
    with_headline = Report("r-1", "Mill burns\n\nIt burned.", path="a.txt", headline=Span(0, 10))
    without = Report("r-2", "The mill burned.", path="b.txt")
    story = Story(
        (with_headline, without), (Annotations("r-1", "test"), Annotations("r-2", "test"))
    )
    synopsis = Synopsis(story, (), (), (), (), (), (), ())
    text = render_terminal(synopsis, width=80, colour=False)

    assert "\nA      a.txt\n       Mill burns\nB      b.txt\n\nWords in" in text


def test_that_there_is_no_conflict_is_said() -> None:
    synopsis = make_synopsis()
    calm = tuple(a for a in synopsis.alignments if a.relation is not Relation.CONFLICT)

    text = render_terminal(replace(synopsis, alignments=calm), width=80, colour=False)

    assert _lines_under("Cannot both be right", text) == ["None found."]


def test_quotes_stand_by_speaker_with_cue_relay_and_day() -> None:
    text = render_quotes(make_synopsis(), width=80, colour=False)

    lines = _lines_under("Who said what", text)
    expected = """\
Marta Oszkar
 A      “We lost the roof in twenty minutes, … Nobody could have stopped it.”
        said
 B      “We lost the roof within 20 minutes, … No one could have stopped it.”
        told · via Velmo Radio
 C      “We lost the roof within 20 minutes,”
        told · via Velmo Radio"""
    assert expected.split("\n") == lines[1:8]


def test_the_timeline_alone_says_what_and_when() -> None:
    text = render_timeline(make_synopsis(), width=80, colour=False)

    assert _lines_under("When", text)[:4] == [
        "1931",
        " A      The market, built in 1931",
        "16 March 2021, 21:00",
        " A, B   The blaze broke out shortly after 9 p.m.",
    ]


def test_dropped_lines_are_shown_with_their_kind() -> None:
    text = render_dropped(make_synopsis(), width=80, colour=False)

    assert _lines_under("C: 2 lines dropped", text) == [
        " credit     Coastwire",
        " related    Read more: Ten harbours that time forgot",
    ]


@pytest.mark.parametrize(
    ("render", "says"),
    [
        (render_quotes, "No quotes found."),
        (render_timeline, "No times found."),
        (render_dropped, "No lines dropped."),
    ],
)
def test_a_layer_with_nothing_in_it_says_so(render: Callable[..., str], says: str) -> None:
    synopsis = make_synopsis()
    bare = replace(
        synopsis,
        timeline=(),
        story=replace(
            synopsis.story,
            reports=tuple(replace(r, dropped=()) for r in synopsis.story.reports),
            annotations=tuple(replace(a, quotes=()) for a in synopsis.story.annotations),
        ),
    )

    assert render(bare, width=80, colour=False).split("\n")[-2:] == [says, ""]


def test_colour_is_used_only_where_it_is_asked_for() -> None:
    plain = render_terminal(make_synopsis(), width=80, colour=False)
    coloured = render_terminal(make_synopsis(), width=80, colour=True)

    assert ("\x1b" in plain, "\x1b[1;31mCannot both be right" in coloured) == (False, True)


def test_nothing_in_a_report_acts_on_the_terminal() -> None:
    text = render_terminal(make_hostile_synopsis(), width=80, colour=False)

    acting = [
        c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u202c")
    ]
    assert (acting, "[bold red]Look[/bold red]" in text) == ([], True)


@settings(deadline=None)
@given(st.integers(1, 200), st.booleans())
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool) -> None:
    text = render_terminal(make_synopsis(), width=width, colour=colour)

    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(len(line) for line in plain.split("\n")) <= width


def test_a_terminal_without_columns_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="0 columns"):
        render_terminal(make_synopsis(), width=0, colour=False)
