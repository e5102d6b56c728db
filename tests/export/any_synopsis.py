"""Synopses of any text, for properties that every export has; what is nasty to some format stands in them often."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from crossread.types.alignment import Alignment, Entity, Relation, Variant
from crossread.types.annotation import (
    Annotations,
    Certainty,
    EntityKind,
    EventMention,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
    TimeExpression,
    TimeKind,
)
from crossread.types.report import PageMark, Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis, TimelineEntry

__all__ = ["NASTY", "any_synopsis", "any_words", "synopsis_of"]

NASTY = (
    *("=cmd|' /C calc'!A1", "+1", "-1", "@SUM(A1)", ";=1", '"', "'", ",", "\t", "\uff1d1"),
    *("<script>alert(1)</script>", "<i>", "</p>", "&amp;", "<!--", "]]>"),
    *(
        "{",
        "}",
        "\\",
        "%",
        "$x$",
        "#",
        "_",
        "~",
        "^",
        "&",
        "`",
        "--",
        "''",
        ",,",
        "<<",
        "\\input{x}",
    ),
    *("@article{x,", "ER  - ", "TY  - NEWS", "UR  - http://evil.example", "T1\tSource 0 1\tx"),
    *("\n", "\n\n", "\nER  - \n", "\u2028", "\x85", "\x1b[31m", "\x00", "\x07", "\u202e", "\ufeff"),
    *(" ", "  ", "é", "e\u0301", "🏳️‍🌈", "שלום", "“", "”", "…"),
)
WHEN = (
    *("2024-03-12", "2024-03", "2024", "2024-03-12T21:05", "2024-03-12TNI", "2024-W11"),
    *("2024-W11-WE", "2024-Q2", "2024-SP", "202", "PRESENT_REF", "P1Y", "XXXX-03", "2024-02-30"),
)

any_words = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=4)), max_size=4).map(
    "".join
)
# What `extract` makes of bytes: no halves of surrogate pairs, no NUL, and line feeds.
_any_text = any_words.map(
    lambda words: words.encode("utf-8", "replace").decode().replace("\0", "").replace("\r", "")
)


def synopsis_of(**fields: Any) -> Synopsis:
    """A synopsis of one report with these fields, whose headline, if it is given, begins its text."""
    headline = fields.pop("title", "")
    body = fields.pop("text", "A ferry ran aground.")
    text = f"{headline}\n\n{body}" if headline else body
    fields = {"id": "r-1", "path": "a.txt"} | fields
    report = Report(text=text, headline=Span(0, len(headline)) if headline else None, **fields)
    return _synopsis(report, Annotations(report.id, "by hand"))


@st.composite
def any_synopsis(draw: st.DrawFn) -> Synopsis:
    """A synopsis of one report with every layer, all texts and places drawn."""
    text = draw(_any_text.filter(lambda words: len(words) > 1))
    one, other, third = (draw(any_words) for _ in range(3))
    starts = draw(st.lists(st.integers(0, len(text) - 1), min_size=3, max_size=3))
    length = draw(st.integers(1, 20))
    span, speaker, cue = (Span(start, min(len(text), start + length)) for start in starts)
    is_told = draw(st.booleans())
    report = Report(
        id=draw(st.sampled_from(["r-0123456789ab", one])),
        text=text,
        path=other or "a.txt",
        url=draw(st.sampled_from([None, "https://a.example/b?c=d;e", f"https://a.example/{one}"])),
        outlet=one if is_told else None,
        headline=cue if is_told else None,
        byline=third if is_told else None,
        published=draw(st.one_of(st.none(), _DAYS, st.sampled_from([_NOON, _NOON_UTC]))),
        language="en" if is_told else None,
        section=one if is_told else None,
        updated=draw(st.one_of(st.none(), st.dates(), st.sampled_from([_NOON, _NOON_UTC]))),
        marks=draw(st.frozensets(st.sampled_from(PageMark))),
    )
    annotations = Annotations(
        report.id,
        "by hand",
        mentions=(Mention(span, EntityKind.PERSON, MentionForm.NAME, one),),
        quotes=(
            Quote(
                tuple(Span(start, start + 1) for start in sorted(set(starts))),
                draw(st.sampled_from(QuoteKind)),
                speaker=speaker if draw(st.booleans()) else None,
                speaker_name=other if is_told else None,
                cue=cue if draw(st.booleans()) else None,
                relays=(speaker, cue)[: draw(st.integers(0, 2))],
                venue=span if is_told else None,
                time=third if is_told else None,
            ),
        ),
        times=(TimeExpression(span, TimeKind.DATE, one, other),),
        events=(EventMention(cue, third, None, None, None, None, Certainty.HAPPENED),),
    )
    cites = tuple(map(report.cite, (span, speaker, cue)))
    return _synopsis(
        report,
        annotations,
        entities=(Entity(one, EntityKind.PERSON, (), cites[:1]),),
        alignments=(Alignment(Relation.SINGLE, other, (Variant(cites),), why=third),),
        timeline=(TimelineEntry(draw(st.sampled_from([*WHEN, one])), other, cites[1:2]),),
    )


_NOON = datetime(2024, 3, 14, 12, 0)  # noqa: DTZ001 - a report may state an hour without a zone
_NOON_UTC = datetime(2024, 3, 14, 12, 0, tzinfo=UTC)
_DAYS = st.dates(date(1600, 1, 1), date(2199, 12, 31))  # when there may be newspapers


def _synopsis(report: Report, annotations: Annotations, **layers: Any) -> Synopsis:
    empty = dict.fromkeys(
        "entities alignments copies labels timeline passages problems".split(), ()
    )
    return Synopsis(story=Story((report,), (annotations,)), **(empty | layers))
