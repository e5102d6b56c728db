"""Who said what, by speaker, and what is told beside a quote."""

from dataclasses import replace

import pytest

from crossread.export.outline import give_letters
from crossread.export.speakers import Said, facts_of_quote, group_quotes
from crossread.types.alignment import (
    Entity,
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


def _listed(text: str, *quotes: Quote) -> list[str]:
    """The words of who said what, in their order."""
    report, made = _told(text, *quotes)
    story = Story((report,), (made,))
    speakers = group_quotes(replace(make_synopsis(), story=story, entities=()), give_letters(story))
    return [said.quote.content[0].of(text) for one in speakers for said in one.said]


@pytest.mark.parametrize("who", ["Ada Brandt", None])
def test_what_a_speaker_says_that_he_hopes_is_listed_once(who: str | None) -> None:
    text = "Brandt said she hopes to stay."
    said = Quote((Span(12, 29),), QuoteKind.INDIRECT, Span(0, 6), who, Span(7, 11))
    hoped = Quote((Span(22, 29),), QuoteKind.INDIRECT, Span(12, 15), who, Span(16, 21))

    assert _listed(text, said, hoped) == ["she hopes to stay"]


def test_what_a_speaker_says_that_another_hopes_is_listed_beside_it() -> None:
    text = "Brandt said Neal hopes to stay."
    said = Quote((Span(12, 30),), QuoteKind.INDIRECT, Span(0, 6), None, Span(7, 11))
    hoped = Quote((Span(23, 30),), QuoteKind.INDIRECT, Span(12, 16), None, Span(17, 22))

    assert _listed(text, said, hoped) == ["Neal hopes to stay", "to stay"]


def test_what_is_told_by_two_cues_of_one_speaker_is_listed_with_the_first() -> None:
    text = "Brandt issued a statement saying it would close."
    issued, saying = (
        Quote((Span(33, 47),), QuoteKind.INDIRECT, Span(0, 6), "Ada Brandt", cue)
        for cue in (Span(7, 25), Span(26, 32))
    )

    assert _listed(text, saying, issued) == ["it would close"]


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
