"""`<venue>` marks where, or to whom, the words of a quote were said."""

from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Quote
from crossread.types.report import Report
from tests.annotate.speakers.test_said_by_whom import Read
from tests.marked_text import read_marked

MODEL = RuleModel()
SATURDAY = date(2021, 3, 20)


def quotes_of(text: str) -> tuple[Quote, ...]:
    report = Report(id="r", text=text, path="r.txt", published=SATURDAY)
    return annotate(report, model=MODEL).quotes


VENUES = [
    '"The bridge is safe," Ada Brandt said in <venue>an interview with Harbour Radio</venue>, the station of the port.',
    "Ada Brandt said in <venue>an interview with a Norland newspaper</venue> this week that the bridge was safe.",
    "Ada Brandt said in <venue>a statement</venue> that the bridge was safe to cross.",
    '"The bridge is safe," Ada Brandt said at <venue>a news conference</venue>.',
    '"The bridge is safe," Ada Brandt told <venue>the council</venue>.',
    '"The bridge is safe," Ada Brandt said at <venue>a news conference</venue> on Friday.',
    "In <venue>a letter to the council</venue>, Ada Brandt wrote that the bridge was safe.",
    "Ada Brandt told <venue>reporters</venue> that the bridge was safe to cross.",
    '"The bridge is safe," Ada Brandt told <venue>Jorn Neal</venue> near the end of the call.',
    '"The bridge is safe," Ada Brandt told <venue>reporters</venue> Friday morning.',
    '"The bridge is safe," Ada Brandt told <venue>members of the council</venue> before it was closed.',
    '"The bridge is safe," Ada Brandt told <venue>Neal</venue> when rain was coming.',
    'Ada Brandt took to <venue>Facebook</venue> and wrote: "The bridge is safe."',
]


@pytest.mark.parametrize("marked", VENUES)
def test_where_or_to_whom_the_words_were_said_is_their_venue(marked: str) -> None:
    text, marks = read_marked(marked)
    (quote,) = quotes_of(text)

    assert [quote.venue.of(text) if quote.venue else None] == [mark.span.of(text) for mark in marks]


def test_who_goes_on_in_a_sentence_speaks_to_the_same() -> None:
    text = "Ada Brandt told the council that the bridge was safe, and said that it would open."

    assert [quote.venue and quote.venue.of(text) for quote in quotes_of(text)] == [
        "the council",
        "the council",
    ]


def test_what_another_was_told_is_not_where_somebody_spoke() -> None:
    text = "The bridge was safe, Ada Brandt said of what Jorn Neal told the council."

    assert [quote.venue for quote in quotes_of(text)] == [None]


def test_whom_somebody_wrote_to_is_no_place_where_it_was_said() -> None:
    (quote,) = quotes_of('Ada Brandt wrote to Facebook: "The bridge is safe."')

    assert quote.venue is None


def test_a_body_that_reported_the_words_is_their_relay() -> None:
    text = '"We were wrong," Ada Brandt said, as Reuters reported.'
    quotes = [quote for quote in quotes_of(text) if quote.kind == "direct"]

    assert [quote.relay.of(text) if quote.relay else None for quote in quotes] == ["Reuters"]


def test_relays_are_a_chain_from_the_speaker_to_the_report() -> None:
    text = '"We were wrong about the bridge," Ada Brandt told Reuters, as Coastal Wire reported.'
    (quote,) = [quote for quote in quotes_of(text) if quote.kind == "direct"]

    assert [link.of(text) for link in quote.relays] == ["Reuters", "Coastal Wire"]
    assert quote.relay == quote.relays[0]


PAPERS = [
    ("“It is safe,” Ada Brandt told the Courier.", ["Courier"]),
    ("“It is safe,” Ada Brandt told the Council.", []),
    ("“It is safe,” Ada Brandt told Billboard.", ["Billboard"]),
]


@pytest.mark.parametrize(("text", "relays"), PAPERS)
def test_a_paper_or_magazine_that_was_told_is_a_relay(text: str, relays: list[str]) -> None:
    (quote,) = quotes_of(text)

    assert [link.of(text) for link in quote.relays] == relays


def test_who_tells_of_his_own_words_is_no_relay() -> None:
    quotes = quotes_of("Ada Brandt said she hopes that the bridge will hold.")

    assert [(q.speaker_name, q.relays) for q in quotes] == [("Ada Brandt", ())] * len(quotes)
    assert quotes


@pytest.mark.parametrize(
    "verb",
    ["carried", "relayed", "distributed", "broadcast", "aired", "published", "quoted", "cited"],
)
def test_who_carried_a_statement_is_its_relay(verb: str) -> None:
    text = (
        f"The bridge is safe, said a statement of the Harbour Council {verb} by the agency Reuters."
    )
    (quote,) = quotes_of(text)

    assert [link.of(text) for link in quote.relays] == ["Reuters"]


REPORTED = [
    f"“It is safe,” Ada Brandt said, as Reuters {verb}."
    for verb in ("reported", "reports", "noted", "quoted", "wrote")
] + [
    "“It is safe,” Ada Brandt said, Reuters has reported.",
]


@pytest.mark.parametrize("text", REPORTED)
def test_who_is_named_behind_the_cue_as_reporting_is_a_relay(text: str) -> None:
    quote = next(quote for quote in quotes_of(text) if quote.kind == "direct")

    assert [link.of(text) for link in quote.relays] == ["Reuters"]


OWN = [
    ("Ada Brandt told the Courier that the bridge was safe to cross.", "Meridian Courier"),
    ("Ada Brandt told The Norland Times that the bridge was safe to cross.", "Norland Times"),
    ("Ada Brandt told this newspaper that the bridge was safe to cross.", "Meridian Courier"),
    ("Ada Brandt told us that the bridge was safe to cross.", "Meridian Courier"),
    (
        "“The bridge is safe,” Ada Brandt said, as the Meridian Courier reported.",
        "Meridian Courier",
    ),
]


@pytest.mark.parametrize(("text", "outlet"), OWN)
def test_the_outlet_of_a_report_is_no_relay_of_what_it_tells(text: str, outlet: str) -> None:
    report = Report(id="r", text=text, path="r.txt", outlet=outlet)

    assert [quote.relays for quote in annotate(report, model=MODEL).quotes] == [()]


OTHERS = [
    ("Ada Brandt told Reuters that the bridge was safe to cross.", "Meridian Courier", "Reuters"),
    (
        "Ada Brandt told Time magazine that the bridge was safe to cross.",
        "Ostmark Times",
        "Time",
    ),
    ("Ada Brandt told the Courier that the bridge was safe to cross.", None, "Courier"),
    (
        "Norway said that Ada Brandt said that the bridge was safe to cross.",
        "Norway Post",
        "Norway",
    ),
]


@pytest.mark.parametrize(("text", "outlet", "relay"), OTHERS)
def test_whoever_else_was_told_or_tells_it_is_a_relay(
    text: str, outlet: str | None, relay: str
) -> None:
    report = Report(id="r", text=text, path="r.txt", outlet=outlet)

    assert [
        [r.of(text) for r in quote.relays] for quote in annotate(report, model=MODEL).quotes
    ] == [[relay]]


def test_who_told_several_media_is_passed_on_by_none_of_them() -> None:
    (quote,) = quotes_of("Ada Brandt told Reuters and other outlets that the bridge was safe.")

    assert quote.relays == ()


THROUGH = [
    ("said", True),
    ("has made clear", True),
    ("was told of", True),
    # They judge the claim, ask for it or do something about it, and tell it to nobody.
    ("rejected", False),
    ("criticised", False),
    ("demanded", False),
    ("was satisfied with", False),
]


@pytest.mark.parametrize(("cue", "tells"), THROUGH)
def test_only_who_tells_of_a_claim_passes_it_on(cue: str, tells: bool) -> None:
    text = f"The council {cue} Jorn Neal's claim that the old bridge was safe."
    told = (
        ("The council", cue, "Jorn Neal's claim that the old bridge was safe"),
        ("Jorn Neal", "claim", "that the old bridge was safe"),
    )
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=Read(told)).quotes
    (relays,) = [quote.relays for quote in quotes if quote.speaker_name == "Jorn Neal"]

    assert [relay.of(text) for relay in relays] == (["The council"] if tells else [])


def test_who_rejects_a_claim_is_listed_beside_it() -> None:
    text = "The council rejected Jorn Neal's claim that the old bridge was safe."
    told = (
        ("The council", "rejected", "Jorn Neal's claim that the old bridge was safe"),
        ("Jorn Neal", "claim", "that the old bridge was safe"),
    )
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=Read(told)).quotes

    assert [quote.cue and quote.cue.of(text) for quote in quotes] == ["rejected", "claim"]
