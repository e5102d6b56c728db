"""The order in which a synopsis is read."""

from dataclasses import replace

import pytest

from crossread.export.outline import (
    Said,
    facts_of_quote,
    give_letters,
    group_alignments,
    group_quotes,
)
from crossread.types.alignment import (
    Alignment,
    Aspect,
    Entity,
    Independence,
    Match,
    Relation,
    Variant,
)
from crossread.types.annotation import (
    Annotations,
    EntityKind,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
)
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story
from tests.export.sample import make_synopsis


def test_letters_go_on_after_z_with_two() -> None:
    reports = tuple(Report(f"r{n}", "x", path="a.txt") for n in range(54))
    story = Story(reports, tuple(Annotations(r.id, "by hand") for r in reports))

    letters = [each.letter for each in give_letters(story)]

    assert [letters[n] for n in (0, 25, 26, 27, 53)] == ["A", "Z", "AA", "AB", "BB"]


def test_conflicts_come_first_and_single_points_last() -> None:
    synopsis = make_synopsis()
    groups = group_alignments(synopsis.alignments, give_letters(synopsis.story))

    headings = [group.heading for group in groups]
    assert (headings[0], headings[-1]) == ("Cannot both be right", "Only in C")


def test_what_another_report_comes_near_stands_behind_what_is_surely_in_one_alone() -> None:
    synopsis = make_synopsis()
    near = [
        replace(one, match=Match.LOOSE, why="Ledger comes near it: “Nobody was hurt.”")
        if one.relation is Relation.SINGLE and number % 2
        else one
        for number, one in enumerate(synopsis.alignments)
    ]

    groups = group_alignments(near, give_letters(synopsis.story))

    alone = [group for group in groups if group.relation is Relation.SINGLE]
    surely = [group.heading.startswith("Only in") for group in alone]
    assert surely == sorted(surely, reverse=True)
    assert {group.heading.startswith("Only in"): group.note for group in alone}[False] == (
        "Another report has words that come near: read them before you call it the one’s alone."
    )


def test_every_alignment_stands_in_exactly_one_group() -> None:
    synopsis = make_synopsis()
    groups = group_alignments(synopsis.alignments, give_letters(synopsis.story))

    shown = [a.about for group in groups for a in group.alignments]
    assert sorted(a.about for a in synopsis.alignments) == sorted(shown)


def test_of_two_reports_what_all_carry_is_what_both_carry() -> None:
    synopsis = make_synopsis()
    story = synopsis.story
    two = Story(story.reports[:2], story.annotations[:2])
    shared = tuple(a for a in synopsis.alignments if a.about == "ferries stood still")

    groups = group_alignments(shared, give_letters(two))

    assert [g.heading for g in groups] == ["Cannot both be right", "Both carry"]


def test_a_speaker_is_one_whether_named_or_described() -> None:
    synopsis = make_synopsis()
    speakers = group_quotes(synopsis, give_letters(synopsis.story))

    assert [(s.name, [said.lettered.letter for said in s.said]) for s in speakers] == [
        ("Marta Oszkar", ["A", "B", "C"]),
        ("Henrik Sael", ["A", "C"]),
        ("Dalo Reeve", ["A"]),
        ("a letter", ["A"]),
        ("Lin Abbot", ["B"]),
    ]


def _told(text: str, *quotes: Quote) -> tuple[Report, Annotations]:
    report = Report("r", text, path="a.txt")
    return report, Annotations(report.id, "by hand", quotes=quotes)


def test_a_speaker_by_another_name_in_one_report_is_the_entity_that_the_name_means_there() -> None:
    text = "Brandt left. The statement said no."
    named = Mention(Span(0, 6), EntityKind.PERSON, MentionForm.NAME, "Ada Brandt")
    quote = Quote((Span(32, 34),), QuoteKind.INDIRECT, Span(13, 26), "Ada Brandt", Span(27, 31))
    report, made = _told(text, quote)
    story = Story((report,), (replace(made, mentions=(named,)),))
    entity = Entity("Ada M. Brandt", EntityKind.PERSON, (), (report.cite(named.span),))

    (speaker,) = group_quotes(
        replace(make_synopsis(), story=story, entities=(entity,)), give_letters(story)
    )

    assert speaker.name == "Ada M. Brandt"


def test_speech_stands_before_what_somebody_wants() -> None:
    text = "Brandt hopes to stay. Brandt said no. Neal wants to go."
    who, other = Span(0, 6), Span(38, 42)
    hoped = Quote((Span(13, 20),), QuoteKind.INDIRECT, who, "Ada Brandt", Span(7, 12))
    said = Quote((Span(34, 36),), QuoteKind.INDIRECT, who, "Ada Brandt", Span(29, 33))
    wanted = Quote((Span(49, 54),), QuoteKind.INDIRECT, other, "Rolf Neal", Span(43, 48))
    report, made = _told(text, wanted, hoped, said)
    story = Story((report,), (made,))

    speakers = group_quotes(replace(make_synopsis(), story=story, entities=()), give_letters(story))

    assert [(one.name, [s.quote.content[0].of(text) for s in one.said]) for one in speakers] == [
        ("Ada Brandt", ["no", "to stay"]),
        ("Rolf Neal", ["to go"]),
    ]


def test_a_medium_that_passed_words_on_is_told_once() -> None:
    text = "Brandt told Reuters it was safe."
    medium = Span(12, 19)
    quote = Quote(
        (Span(20, 31),),
        QuoteKind.INDIRECT,
        Span(0, 6),
        cue=Span(7, 11),
        relays=(medium,),
        venue=medium,
    )
    report, made = _told(text, quote)
    (lettered,) = give_letters(Story((report,), (made,)))

    assert facts_of_quote(Said(lettered, quote), str) == ("told", "via Reuters")


@pytest.mark.parametrize(
    ("text", "venue", "relay", "facts"),
    [
        ("Brandt told the Courier it was safe.", (12, 23), (16, 23), ("told", "via Courier")),
        (
            "Brandt told the Courier's editor it was safe.",
            (12, 32),
            (16, 23),
            ("told", "via Courier", "the Courier's editor"),
        ),
    ],
)
def test_a_venue_is_told_beside_a_medium_only_where_it_says_more(
    text: str, venue: tuple[int, int], relay: tuple[int, int], facts: tuple[str, ...]
) -> None:
    quote = Quote(
        (Span(len(text) - 12, len(text) - 1),),
        QuoteKind.INDIRECT,
        Span(0, 6),
        cue=Span(7, 11),
        relays=(Span(*relay),),
        venue=Span(*venue),
    )
    report, made = _told(text, quote)
    (lettered,) = give_letters(Story((report,), (made,)))

    assert facts_of_quote(Said(lettered, quote), str) == facts


def test_quotes_without_any_speaker_stand_last() -> None:
    synopsis = make_synopsis()
    first = synopsis.story.annotations[0]
    unnamed = tuple(replace(q, speaker=None, speaker_name=None) for q in first.quotes)
    story = replace(
        synopsis.story,
        annotations=(replace(first, quotes=unnamed), *synopsis.story.annotations[1:]),
    )

    speakers = group_quotes(replace(synopsis, story=story), give_letters(story))

    assert (speakers[-1].name, len(speakers[-1].said)) == (None, 4)


def test_agreements_that_are_not_sure_stand_under_a_heading_that_says_so() -> None:
    synopsis = make_synopsis()
    shared = next(a for a in synopsis.alignments if a.about == "ferries stood still")
    loose = replace(shared, about="perhaps the same ferries", match=Match.LOOSE)

    groups = group_alignments((shared, loose), give_letters(synopsis.story))

    assert [(g.heading, [a.about for a in g.alignments]) for g in groups[1:]] == [
        ("Several carry", ["ferries stood still"]),
        ("Perhaps one point", ["perhaps the same ferries"]),
    ]


def test_a_point_that_is_set_side_by_side_is_not_told_alike_as_well() -> None:
    synopsis = make_synopsis()
    shared = next(a for a in synopsis.alignments if a.about == "ferries stood still")
    elsewhere = replace(shared.citations[0], span=Span(0, 3))
    sides = tuple(Variant((citation,)) for citation in shared.citations)
    differ = replace(
        shared, relation=Relation.DIFFER, aspect=Aspect.NUMBER, why="other numbers", variants=sides
    )
    wider = replace(shared, variants=(Variant((*shared.citations, elsewhere)),))
    rested = replace(shared, independence=Independence.INDEPENDENT, origins=2)
    letters = give_letters(synopsis.story)

    def listed(*alignments: Alignment) -> list[Relation]:
        groups = group_alignments(alignments, letters)
        return [alignment.relation for group in groups for alignment in group.alignments]

    assert listed(differ, shared) == [Relation.DIFFER]
    clash = replace(differ, relation=Relation.CONFLICT)
    assert listed(clash, shared) == [Relation.CONFLICT]
    assert listed(differ, wider) == [Relation.DIFFER, Relation.AGREE]
    assert listed(differ, rested) == [Relation.DIFFER, Relation.AGREE]
