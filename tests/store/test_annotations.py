from dataclasses import replace
from datetime import date

from crossread.annotate.annotate import annotate
from crossread.store.annotations import (
    add_annotations,
    load_annotations,
    not_made_by,
)
from crossread.store.library import last_change, open_library
from crossread.types.annotation import (
    Annotations,
    Certainty,
    EntityKind,
    EventMention,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
    Sentence,
    Statement,
    TimeExpression,
    TimeKind,
)
from crossread.types.span import Span
from tests.store.written import MODEL, keep_report, sample_report


def test_annotations_come_back_as_they_were_kept(address: str) -> None:
    """Every field of every layer, set and not set."""
    library = open_library(address, create=True)
    report = sample_report()
    span = Span(3, 9)
    made = Annotations(
        report_id=report.id,
        made_by="by hand",
        seen_from=date(2021, 3, 16),
        seen_from_reason="as published",
        sentences=(Sentence(Span(0, 24), -1), Sentence(Span(40, 90), 0)),
        mentions=(
            Mention(span, EntityKind.PERSON, MentionForm.NAME, "Ada Brandt", role=Span(10, 14)),
            Mention(Span(4, 9), EntityKind.PLACE, MentionForm.NOMINAL, "Oakhaven"),
        ),
        quotes=(
            Quote((span,), QuoteKind.INDIRECT),
            Quote(
                (Span(4, 6), Span(8, 9)),
                QuoteKind.DIRECT,
                speaker=Span(10, 12),
                speaker_name="Ada Brandt",
                cue=Span(13, 14),
                relays=(Span(20, 22), Span(23, 24)),
                venue=Span(30, 33),
                time="2021-03-16",
            ),
        ),
        times=(TimeExpression(span, TimeKind.DATE, "2021-03-16", "the Tuesday before"),),
        events=(
            EventMention(span, None, None, None, None, None, Certainty.DENIED),
            EventMention(Span(5, 9), "FIGHT", "A", "B", "2021", "Oakhaven", Certainty.PLANNED),
        ),
        statements=(
            Statement(span, None, Certainty.HAPPENED),
            Statement(Span(5, 9), "Ada Brandt", Certainty.ALLEGED),
        ),
    )
    with library.writing() as writing:
        keep_report(writing, report)
        add_annotations(writing, made)

    with library.reading() as connection:
        assert load_annotations(connection, report.id) == made


def test_what_the_rules_find_comes_back(address: str) -> None:
    library = open_library(address, create=True)
    report = sample_report()
    with library.writing() as writing:
        keep_report(writing, report)

    with library.reading() as connection:
        assert load_annotations(connection, report.id) == annotate(report, model=MODEL)


def test_the_same_annotations_again_are_no_change(address: str) -> None:
    library = open_library(address, create=True)
    report = sample_report()
    with library.writing() as writing:
        keep_report(writing, report)
    with library.reading() as connection:
        before = last_change(connection)
    with library.writing() as writing:
        add_annotations(writing, annotate(report, model=MODEL))

    with library.reading() as connection:
        assert last_change(connection) == before


def test_what_another_maker_made_is_told_and_stays_until_it_is_made_anew(address: str) -> None:
    library = open_library(address, create=True)
    old, new = sample_report(0), sample_report(1)
    with library.writing() as writing:
        keep_report(writing, old)
        keep_report(writing, new)
        add_annotations(writing, replace(annotate(new, model=MODEL), made_by="rules/2"))

    with library.reading() as connection:
        assert not_made_by(connection, "rules/2") == (old.id,)
        assert not_made_by(connection, "rules/1") == (new.id,)
