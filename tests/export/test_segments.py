"""How a report is cut where cited words begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.export.segments import Edge, cut_report
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span
from tests.marked_text import read_marked


def _show(report: Report, spans: tuple[Span, ...]) -> str:
    """The blocks as marked text: `[0-5:` begins a span, `[…0-5:` goes on with it, `]` ends it."""
    lines = []
    for block in cut_report(report, spans):
        line = "" if block.dropped is None else f"({block.dropped}) "
        line += "# " if block.is_headline else ""
        for piece in block.pieces:
            if piece.span is not None:
                going_on = "" if piece.is_first else "…"
                line += f"[{going_on}{piece.span.start}-{piece.span.end}:"
            line += piece.text if piece.edge is Edge.TEXT else "]" * (piece.edge is Edge.CLOSE)
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("No marks here.", "No marks here."),
        ("<a>The mayor</a> spoke.", "[0-9:The mayor] spoke."),
        ("<a>The <b>mayor</b></a> spoke.", "[0-9:The [4-9:mayor]] spoke."),
        ("<a><b>The</b> mayor</a> spoke.", "[0-9:[0-3:The] mayor] spoke."),
        ("<a>One</a><b>two</b>", "[0-3:One][3-6:two]"),
        ("<a>First line\nsecond</a> line", "[0-17:First line]\n[…0-17:second] line"),
        ("Above\n\n\n<a>below</a>", "Above\n[8-13:below]"),
        ("<a>😀 smile</a> é", "[0-7:😀 smile] é"),
    ],
)
def test_spans_become_pieces(marked: str, shown: str) -> None:
    text, marks = read_marked(marked)

    assert shown == _show(Report("r", text, path="a.txt"), tuple(mark.span for mark in marks))


def test_a_span_that_crosses_another_is_cut_in_two() -> None:
    report = Report("r", "abcdefgh", path="a.txt")

    assert _show(report, (Span(0, 5), Span(3, 8))) == "[0-5:abc[3-8:de]][…3-8:fgh]"


def test_headlines_and_dropped_lines_are_blocks_of_their_own() -> None:
    report = Report(
        "r",
        "Fire\nBy Ines Tarrow\nIt burnt. Share this\nThe end.",
        path="a.txt",
        headline=Span(0, 4),
        dropped=(
            Dropped(Span(5, 19), FurnitureKind.BYLINE),
            Dropped(Span(30, 40), FurnitureKind.SHARE),
        ),
    )

    expected = """\
# Fire
(byline) By Ines Tarrow
It burnt.\x20
(share) [30-35:Share] this
The end."""
    assert expected == _show(report, (Span(30, 35),))


@st.composite
def _reports(draw: st.DrawFn) -> tuple[Report, tuple[Span, ...]]:
    text = draw(st.text(st.sampled_from("ab \n😀é"), min_size=2, max_size=40))
    borders = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(borders, borders).filter(lambda p: p[0] < p[1]), max_size=8))
    cuts = sorted(draw(st.sets(borders, max_size=6)))
    dropped = tuple(
        Dropped(Span(start, end), FurnitureKind.SHARE)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    return Report("r", text, path="a.txt", dropped=dropped), tuple(Span(*pair) for pair in pairs)


@given(_reports())
def test_nothing_is_lost_and_every_span_holds_its_words(
    drawn: tuple[Report, tuple[Span, ...]],
) -> None:
    report, spans = drawn
    held = dict.fromkeys(spans, "")
    whole = ""
    for block in cut_report(report, spans):
        opened: list[Span] = []
        for piece in block.pieces:
            if piece.span is not None:
                opened.append(piece.span)
            elif piece.edge is Edge.CLOSE:
                opened.pop()
            whole += piece.text
            held |= {span: held[span] + piece.text for span in opened}
        assert opened == []

    without = report.text.replace("\n", "")
    assert (without, {s: s.of(report.text).replace("\n", "") for s in spans}) == (whole, held)


@given(_reports())
def test_every_span_with_words_begins_once(drawn: tuple[Report, tuple[Span, ...]]) -> None:
    report, spans = drawn
    firsts = [
        piece.span
        for block in cut_report(report, spans)
        for piece in block.pieces
        if piece.is_first and piece.span is not None
    ]

    beginning = {span for span in spans if report.text[span.start] != "\n"}
    assert sorted(beginning) == sorted(firsts)
