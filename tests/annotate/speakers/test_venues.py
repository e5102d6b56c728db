"""`<venue>` marks where, or to whom, the words of the last quote of a text were said; without it they have none."""

from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.annotate.speakers.report_facts import find_facts
from crossread.annotate.speakers.speakers import Speakers
from crossread.annotate.speakers.venues import find_venue
from crossread.language.model import Attribution
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import Report
from crossread.types.span import Span
from tests.marked_text import read_marked

MODEL = RuleModel()
SATURDAY = date(2021, 3, 20)

SAID = [
    '"The dam is safe," Ada Brandt said in <venue>a late afternoon conference call with reporters</venue>.',
    "In <venue>a sharply worded statement to the Harbour Council</venue>, Ada Brandt said that the dam was safe.",
    '"The dam is safe," Ada Brandt said on <venue>Harbour News</venue>.',
    "“The dam is safe,” Ada Brandt said Sunday on <venue>Norland Television’s “Harbour Watch”</venue>.",
    "Speaking on <venue>Harbour Radio's Harbour Watch</venue>, Ada Brandt said that the dam was safe.",
    "“The dam is safe,” Ada Brandt told <venue>Norland Television’s “Harbour Watch”</venue> on Sunday.",
    "“The dam is safe,” Ada Brandt said in <venue>an interview Sunday on Norland TV</venue>.",
    "“The dam is safe,” Ada Brandt said in <venue>an interview on “Harbour Watch”</venue>.",
    "“The dam is safe,” Ada Brandt said in <venue>an interview on Norland TV's “Harbour Watch”</venue>.",
    "“The dam is safe,” Ada Brandt said in <venue>an interview</venue> Sunday on the new dam.",
    '"The dam is safe," Ada Brandt said at <venue>a forum hosted by the Harbour League</venue> in Port Ansel.',
    '"The dam is safe," wrote Ada Brandt, professor of river law at Elmport, in <venue>an opinion article in the Courier</venue>.',
    '"The dam is safe," Ada Brandt wrote on <venue>her Facebook page</venue>.',
    '"The dam is safe," Ada Brandt said in <venue>her weekly radio and video address</venue>.',
    '"The dam is safe," Ada Brandt said on <venue>her show</venue>.',
    "Speaking to <venue>reporters</venue> on Monday, Ada Brandt said that the dam was safe.",
    "Ada Brandt told <venue>lawmakers</venue> some parts of the dam were safe.",
    '"The dam is safe," Ada Brandt told <venue>Mr. Neal</venue> in the port.',
    "Ada Brandt noted to <venue>the crews</venue> that the dam was safe.",
    "Ada Brandt warned <venue>the new mayor</venue> that the dam was old.",
    "Ada Brandt asked <venue>Rolf Neal</venue> whether the dam was safe to cross.",
    'In <venue>another tweet</venue>, Ada Brandt said: "The dam is safe."',
    '"The dam is safe," Ada Brandt wrote in <venue>one of her Friday tweets</venue>.',
    '"The dam is safe," Ada Brandt wrote in <venue>a pair of tweets</venue> Friday morning.',
    '"The dam is safe," Ada Brandt added at the end of <venue>the interview</venue>.',
    "Ada Brandt claimed to <venue>Harbour Radio</venue> that the dam was safe.",
    "Ada Brandt, also on <venue>Harbour Radio</venue>, said that the dam was safe.",
    "Ada Brandt, speaking with <venue>Rolf Neal</venue>, said that the dam was safe.",
    'Asked about the dam during <venue>a council event</venue>, Ada Brandt called it "a safe place."',
    "Ada Brandt told <venue>Harbour Radio</venue> her dam has held.",
    "Ada Brandt told <venue>members of the Harbour Subcommittee on Dams and Tides</venue> that the dam was safe.",
    "Ada Brandt warned <venue>the new mayor</venue> in late January that the dam was old.",
    '"The dam is safe," Ada Brandt told <venue>reporters at a briefing at the Harbour House</venue> on Friday.',
    '"The dam is safe," Ada Brandt told <venue>crews clad in oilskins at the Elmport dock west of the town</venue>.',
    "Ada Brandt told <venue>lawmakers in Norland</venue> the dam was safe.",
    "Ada Brandt told <venue>reporters</venue> in the morning that the dam was safe.",
    "Ada Brandt told <venue>them</venue> at the Harbour House that the dam was safe.",
    "In a particularly telling example, Ada Brandt left, saying that the dam was safe.",
]
NOT_SAID_THERE = [
    "Ada Brandt said that the dam was safe at the hearing of the council.",
    "Ada Brandt announced on Monday that the dam was safe.",
    '"The dam is safe," said Ada Brandt, lead engineer in the lawsuit.',
    'Ada Brandt called on Neal to "open the dam at once and for all."',
    'Ada Brandt asked Neal to call the dam "a safe place for all of us."',
]


@pytest.mark.parametrize("marked", [*SAID, *NOT_SAID_THERE])
def test_the_venue_is_where_or_to_whom_the_words_were_said(marked: str) -> None:
    text, marks = read_marked(marked)
    report = Report(id="r", text=text, path="r.txt", published=SATURDAY)
    quote = annotate(report, model=MODEL).quotes[-1]

    assert ([quote.venue.of(text)] if quote.venue else []) == [m.span.of(text) for m in marks]


def venues_of(text: str, *told: tuple[str, str, str, str]) -> list[str | None]:
    """Where each was said of what is given as source, cue, content and the speaker's name."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    near = [Attribution((span(said),), span(source), span(cue)) for source, cue, said, _ in told]
    speakers = Speakers(find_facts(text, (), {}, near, outlet=None))
    found = [
        find_venue(
            speakers,
            Quote(one.content, QuoteKind.INDIRECT, one.source, name, span(cue)),
            span(cue),
            Span(0, len(text)),
            near,
        )
        for one, (_, cue, _, name) in zip(near, told, strict=True)
    ]
    return [venue.of(text) if venue else None for venue in found]


def test_the_place_of_another_cue_is_not_that_of_this_one() -> None:
    """Brandt refused; it is Neal who wrote on Facebook."""
    found = venues_of(
        "Ada Brandt dismissed the doubts of the council, though Rolf Neal wrote on Facebook that they were right.",
        ("Ada Brandt", "dismissed", "the doubts of the council", "Ada Brandt"),
        ("Rolf Neal", "wrote", "they were right", "Rolf Neal"),
    )

    assert found == [None, "Facebook"]


def test_what_is_said_in_an_aside_was_not_said_where_the_main_clause_was() -> None:
    found = venues_of(
        "Ada Brandt, who says the dam is old, wrote on Facebook that it would hold.",
        ("Ada Brandt", "says", "the dam is old", "Ada Brandt"),
        ("Ada Brandt", "wrote", "it would hold", "Ada Brandt"),
    )

    assert found == [None, "Facebook"]
