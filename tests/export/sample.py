"""A synopsis made by hand of three invented reports of an invented harbour fire; no one in it is real.

It has every relation, every aspect, quotes with a relay, copies, labels, dropped lines, a timeline and
problems, so that each output can be shown whole.
"""

from datetime import UTC, date, datetime

from crossread.types.alignment import (
    Alignment,
    Aspect,
    Copy,
    Entity,
    Extent,
    Independence,
    Label,
    Relation,
    Variant,
)
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
from crossread.types.problem import Problem
from crossread.types.report import Citation, Dropped, FurnitureKind, Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Passage, Synopsis, TimelineEntry

__all__ = ["HOSTILE", "make_hostile_synopsis", "make_synopsis", "span_of"]

HERALD = """\
Fire guts fish market at Velmo harbour
By Ines Tarrow
Share this story
A fire tore through the covered fish market in Velmo harbour late on Tuesday, killing two people and injuring 14, the fire service said.
The blaze broke out shortly after 9 p.m. and spread to three moored trawlers before it was put out at dawn on Wednesday.
The roof of the fish market burns on Tuesday night. Photo: Ines Tarrow
“We lost the roof in twenty minutes,” said fire chief Marta Oszkar. “Nobody could have stopped it.”
Police are treating the fire as arson, Inspector Dalo Reeve told reporters on the quay.
The market, built in 1931, employed 120 people.
Mayor Henrik Sael promised to rebuild the hall within a year and said the city would pay the traders for lost stock.
The harbour company had been warned about faulty wiring twice, according to a letter seen by the Velmo Herald.
Ferries to the islands were suspended until noon on Wednesday.
Sign up for our morning letter
"""

COASTWIRE = """\
Three dead in Velmo harbour blaze
VELMO (Coastwire) – Three people died when fire swept the fish market of the port city of Velmo on Tuesday night, the city hospital said.
The fire began at about 9 p.m. local time in a cold store and was under control by Wednesday morning.
“We lost the roof within 20 minutes,” fire chief Marta Oszkar told Velmo Radio. “No one could have stopped it.”
Investigators have not ruled out an electrical fault, police spokeswoman Lin Abbot said.
Mayor Henrik Sael vowed that the market would be rebuilt by next spring.
The building dates from 1931 and had no sprinklers.
Ferry traffic was halted until Wednesday noon.
"""

LEDGER = """\
Market fire leaves three dead, city in mourning
Coastwire
Three people died when fire swept the fish market of the port city of Velmo on Tuesday night, the city hospital said.
The toll rose from two after a night watchman died of his burns at St Orla’s hospital.
The fire allegedly started in a cold store, where workers had complained about sparks.
“We lost the roof within 20 minutes,” the fire chief told Velmo Radio.
Henrik Sael, the mayor, said traders would not have to wait for their money.
Read more: Ten harbours that time forgot
Flags flew at half mast on Thursday, March 18.
"""


def span_of(text: str, words: str, nth: int = 1) -> Span:
    """Where `words` stand in `text` for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _dropped(text: str, *lines: tuple[str, FurnitureKind]) -> tuple[Dropped, ...]:
    return tuple(Dropped(span_of(text, line), kind) for line, kind in lines)


_A = Report(
    id="herald",
    text=HERALD,
    path="reports/herald.txt",
    outlet="Velmo Herald",
    headline=span_of(HERALD, "Fire guts fish market at Velmo harbour"),
    byline="Ines Tarrow",
    published=datetime(2021, 3, 17, 6, 40, tzinfo=UTC),
    language="en",
    dropped=_dropped(
        HERALD,
        ("By Ines Tarrow", FurnitureKind.BYLINE),
        ("Share this story", FurnitureKind.SHARE),
        (
            "The roof of the fish market burns on Tuesday night. Photo: Ines Tarrow",
            FurnitureKind.CAPTION,
        ),
        ("Sign up for our morning letter", FurnitureKind.SUBSCRIBE),
    ),
)
_B = Report(
    id="coastwire",
    text=COASTWIRE,
    url="https://coastwire.example/velmo-blaze",
    outlet="Coastwire",
    headline=span_of(COASTWIRE, "Three dead in Velmo harbour blaze"),
    published=date(2021, 3, 17),
    language="en",
)
_C = Report(
    id="ledger",
    text=LEDGER,
    path="reports/ledger.txt",
    headline=span_of(LEDGER, "Market fire leaves three dead, city in mourning"),
    published=date(2021, 3, 18),
    language="en",
    dropped=_dropped(
        LEDGER,
        ("Coastwire", FurnitureKind.CREDIT),
        ("Read more: Ten harbours that time forgot", FurnitureKind.RELATED),
    ),
)


def _a(words: str, nth: int = 1) -> Citation:
    return _A.cite(span_of(HERALD, words, nth))


def _b(words: str, nth: int = 1) -> Citation:
    return _B.cite(span_of(COASTWIRE, words, nth))


def _c(words: str, nth: int = 1) -> Citation:
    return _C.cite(span_of(LEDGER, words, nth))


def _variants(*groups: tuple[Citation, ...]) -> tuple[Variant, ...]:
    return tuple(Variant(group) for group in groups)


def _time(text: str, words: str, kind: TimeKind, value: str, reason: str) -> TimeExpression:
    return TimeExpression(span_of(text, words), kind, value, reason)


def _herald_annotations() -> Annotations:
    return Annotations(
        report_id="herald",
        made_by="by hand",
        mentions=(
            Mention(
                span_of(HERALD, "Marta Oszkar"), EntityKind.PERSON, MentionForm.NAME, "Marta Oszkar"
            ),
            Mention(
                span_of(HERALD, "Henrik Sael"), EntityKind.PERSON, MentionForm.NAME, "Henrik Sael"
            ),
            Mention(
                span_of(HERALD, "Inspector Dalo Reeve"),
                EntityKind.PERSON,
                MentionForm.NAME,
                "Dalo Reeve",
                span_of(HERALD, "Inspector"),
            ),
        ),
        quotes=(
            Quote(
                content=(
                    span_of(HERALD, "We lost the roof in twenty minutes,"),
                    span_of(HERALD, "Nobody could have stopped it."),
                ),
                kind=QuoteKind.DIRECT,
                speaker=span_of(HERALD, "fire chief Marta Oszkar"),
                speaker_name="Marta Oszkar",
                cue=span_of(HERALD, "said", 2),
            ),
            Quote(
                content=(span_of(HERALD, "Police are treating the fire as arson"),),
                kind=QuoteKind.INDIRECT,
                speaker=span_of(HERALD, "Inspector Dalo Reeve"),
                speaker_name="Dalo Reeve",
                cue=span_of(HERALD, "told"),
                venue=span_of(HERALD, "on the quay"),
                time="2021-03-17",
            ),
            Quote(
                content=(span_of(HERALD, "the city would pay the traders for lost stock"),),
                kind=QuoteKind.INDIRECT,
                speaker=span_of(HERALD, "Mayor Henrik Sael"),
                speaker_name="Henrik Sael",
                cue=span_of(HERALD, "said", 3),
            ),
            Quote(
                content=(
                    span_of(
                        HERALD, "The harbour company had been warned about faulty wiring twice"
                    ),
                ),
                kind=QuoteKind.INDIRECT,
                speaker=span_of(HERALD, "a letter"),
                cue=span_of(HERALD, "according to"),
                relays=(span_of(HERALD, "the Velmo Herald"),),
            ),
        ),
        times=(
            _time(HERALD, "late on Tuesday", TimeKind.TIME, "2021-03-16TNI", "the Tuesday before"),
            _time(
                HERALD, "shortly after 9 p.m.", TimeKind.TIME, "2021-03-16T21:00", "that evening"
            ),
            _time(HERALD, "dawn on Wednesday", TimeKind.TIME, "2021-03-17TMO", "the next day"),
            _time(HERALD, "1931", TimeKind.DATE, "1931", "a year"),
            _time(HERALD, "within a year", TimeKind.DURATION, "P1Y", "a length"),
        ),
        events=(
            EventMention(
                span_of(HERALD, "broke out"),
                None,
                None,
                None,
                "2021-03-16",
                "Velmo",
                Certainty.HAPPENED,
            ),
        ),
    )


def _coastwire_annotations() -> Annotations:
    return Annotations(
        report_id="coastwire",
        made_by="by hand",
        mentions=(
            Mention(
                span_of(COASTWIRE, "Marta Oszkar"),
                EntityKind.PERSON,
                MentionForm.NAME,
                "Marta Oszkar",
            ),
            Mention(
                span_of(COASTWIRE, "Lin Abbot"), EntityKind.PERSON, MentionForm.NAME, "Lin Abbot"
            ),
        ),
        quotes=(
            Quote(
                content=(
                    span_of(COASTWIRE, "We lost the roof within 20 minutes,"),
                    span_of(COASTWIRE, "No one could have stopped it."),
                ),
                kind=QuoteKind.DIRECT,
                speaker=span_of(COASTWIRE, "fire chief Marta Oszkar"),
                speaker_name="Marta Oszkar",
                cue=span_of(COASTWIRE, "told"),
                relays=(span_of(COASTWIRE, "Velmo Radio"),),
            ),
            Quote(
                content=(
                    span_of(COASTWIRE, "Investigators have not ruled out an electrical fault"),
                ),
                kind=QuoteKind.INDIRECT,
                speaker=span_of(COASTWIRE, "police spokeswoman Lin Abbot"),
                speaker_name="Lin Abbot",
                cue=span_of(COASTWIRE, "said", 2),
            ),
        ),
        times=(
            _time(
                COASTWIRE, "on Tuesday night", TimeKind.TIME, "2021-03-16TNI", "the Tuesday before"
            ),
            _time(
                COASTWIRE, "about 9 p.m. local time", TimeKind.TIME, "2021-03-16T21:00", "that day"
            ),
            _time(COASTWIRE, "next spring", TimeKind.DATE, "2022-SP", "the spring after"),
        ),
    )


def _ledger_annotations() -> Annotations:
    return Annotations(
        report_id="ledger",
        made_by="by hand",
        mentions=(
            Mention(
                span_of(LEDGER, "the fire chief"),
                EntityKind.PERSON,
                MentionForm.NOMINAL,
                "Marta Oszkar",
            ),
        ),
        quotes=(
            Quote(
                content=(span_of(LEDGER, "We lost the roof within 20 minutes,"),),
                kind=QuoteKind.DIRECT,
                speaker=span_of(LEDGER, "the fire chief"),
                cue=span_of(LEDGER, "told"),
                relays=(span_of(LEDGER, "Velmo Radio"),),
            ),
            Quote(
                content=(span_of(LEDGER, "traders would not have to wait for their money"),),
                kind=QuoteKind.INDIRECT,
                speaker=span_of(LEDGER, "Henrik Sael, the mayor"),
                speaker_name="Henrik Sael",
                cue=span_of(LEDGER, "said", 2),
            ),
        ),
        times=(
            _time(LEDGER, "on Tuesday night", TimeKind.TIME, "2021-03-16TNI", "the Tuesday before"),
            _time(LEDGER, "Thursday, March 18", TimeKind.DATE, "2021-03-18", "the day it names"),
        ),
    )


def _differing() -> tuple[Alignment, ...]:
    return (
        Alignment(
            Relation.CONFLICT,
            "how many people died",
            _variants(
                (_a("killing two people and injuring 14, the fire service said"),),
                (
                    _b("Three people died when fire swept the fish market"),
                    _c("Three people died when fire swept the fish market"),
                ),
            ),
            Aspect.NUMBER,
            why="two and three count the same deaths on the same night",
            origins=2,
            independence=Independence.INDEPENDENT,
        ),
        Alignment(
            Relation.DIFFER,
            "what started the fire",
            _variants(
                (_a("Police are treating the fire as arson"),),
                (_b("Investigators have not ruled out an electrical fault"),),
            ),
            Aspect.ATTRIBUTION,
        ),
        Alignment(
            Relation.DIFFER,
            "when the market will stand again",
            _variants(
                (_a("promised to rebuild the hall within a year"),),
                (_b("vowed that the market would be rebuilt by next spring"),),
            ),
            Aspect.DATE,
            why="a year and next spring need not be the same day",
        ),
        Alignment(
            Relation.DIFFER,
            "the death toll",
            _variants(
                (_b("Three people died"),),
                (_c("The toll rose from two after a night watchman died of his burns"),),
            ),
            Aspect.UPDATE,
        ),
        Alignment(
            Relation.DIFFER,
            "where it started",
            _variants(
                (_b("The fire began at about 9 p.m. local time in a cold store"),),
                (_c("The fire allegedly started in a cold store"),),
            ),
            Aspect.CERTAINTY,
        ),
        Alignment(
            Relation.DIFFER,
            "Marta Oszkar",
            _variants(
                (
                    _a("said fire chief Marta Oszkar"),
                    _b("fire chief Marta Oszkar told Velmo Radio"),
                ),
                (_c("the fire chief told Velmo Radio"),),
            ),
            Aspect.NAME,
        ),
        Alignment(
            Relation.DIFFER,
            "Marta Oszkar on the roof",
            _variants(
                (_a("We lost the roof in twenty minutes,"),),
                (
                    _b("We lost the roof within 20 minutes,"),
                    _c("We lost the roof within 20 minutes,"),
                ),
            ),
            Aspect.WORDING,
        ),
        Alignment(
            Relation.DIFFER,
            "how many were hurt",
            _variants((_a("injuring 14"),), (_c("a night watchman died of his burns"),)),
            Aspect.NUMBER,
        ),
    )


def _alike_and_single() -> tuple[Alignment, ...]:
    return (
        Alignment(
            Relation.AGREE,
            "the fish market burnt on Tuesday night",
            _variants(
                (
                    _a(
                        "A fire tore through the covered fish market in Velmo harbour late on Tuesday"
                    ),
                    _b("fire swept the fish market of the port city of Velmo on Tuesday night"),
                    _c("fire swept the fish market of the port city of Velmo on Tuesday night"),
                )
            ),
            origins=2,
            independence=Independence.SAME_ORIGIN,
        ),
        Alignment(
            Relation.AGREE,
            "ferries stood still",
            _variants(
                (
                    _a("Ferries to the islands were suspended until noon on Wednesday."),
                    _b("Ferry traffic was halted until Wednesday noon."),
                )
            ),
        ),
        *(
            Alignment(Relation.SINGLE, about, _variants((cite,)))
            for about, cite in (
                ("the trawlers", _a("spread to three moored trawlers")),
                ("the jobs", _a("employed 120 people")),
                ("the sprinklers", _b("had no sprinklers")),
                ("the flags", _c("Flags flew at half mast on Thursday, March 18.")),
            )
        ),
    )


def make_synopsis() -> Synopsis:
    """The three reports of the harbour fire, read and set side by side by hand."""
    return Synopsis(
        story=Story(
            (_A, _B, _C), (_herald_annotations(), _coastwire_annotations(), _ledger_annotations())
        ),
        entities=(
            Entity(
                "Marta Oszkar",
                EntityKind.PERSON,
                ("fire chief",),
                (_a("Marta Oszkar"), _b("Marta Oszkar"), _c("the fire chief")),
            ),
            Entity(
                "Henrik Sael",
                EntityKind.PERSON,
                ("mayor",),
                (_a("Henrik Sael"), _b("Henrik Sael"), _c("Henrik Sael")),
            ),
        ),
        alignments=(*_differing(), *_alike_and_single()),
        copies=(
            Copy(
                ("coastwire", "ledger"),
                "Coastwire",
                Extent.PART,
                (
                    _b(
                        "Three people died when fire swept the fish market of the port city of Velmo"
                    ),
                    _c(
                        "Three people died when fire swept the fish market of the port city of Velmo"
                    ),
                ),
            ),
        ),
        labels=(
            Label("the fire", (_a("The blaze"), _b("The fire"), _c("The fire"))),
            Label("the market", (_a("the hall"), _b("The building"))),
        ),
        timeline=(
            TimelineEntry("1931", "The market, built in 1931", (_a("The market, built in 1931"),)),
            TimelineEntry(
                "2021-03-16T21:00",
                "The blaze broke out shortly after 9 p.m.",
                (
                    _a("The blaze broke out shortly after 9 p.m."),
                    _b("The fire began at about 9 p.m. local time"),
                ),
            ),
            TimelineEntry(
                "2021-03-17",
                "under control by Wednesday morning",
                (
                    _b("under control by Wednesday morning"),
                    _a("it was put out at dawn on Wednesday"),
                ),
            ),
            TimelineEntry(
                "2021-03-18",
                "Flags flew at half mast on Thursday, March 18.",
                (_c("Flags flew at half mast on Thursday, March 18."),),
            ),
        ),
        passages=(
            Passage(
                "A fire tore through the covered fish market in Velmo harbour late on Tuesday",
                Relation.AGREE,
                (
                    _a(
                        "A fire tore through the covered fish market in Velmo harbour late on Tuesday"
                    ),
                ),
            ),
        ),
        problems=(Problem("fetch", "reports/gazette.pdf", "the file holds no text"),),
    )


HOSTILE = (
    "<script>window.pwned = 1</script> [bold red]Look[/bold red] \x1b[31mred\x1b[0m\x07 "
    "[link](javascript:alert(1)) ![x](http://evil.example/x.png) \u202etxet desrever\u202c "
    "<img src=x onerror=alert(2)> https://evil.example \x85 </p></details></main> {{ 7 * 7 }} 🏳️‍🌈 end.\n"
    "# Not a heading\n1. Not a list\nשלום עולם, said the keeper."
)


def make_hostile_synopsis() -> Synopsis:
    """One report whose every field tries to act on the reader's screen."""
    report = Report(
        id="\" onclick='x'",
        text=HOSTILE,
        url="javascript:alert(3)",
        outlet=HOSTILE,
        headline=span_of(HOSTILE, "# Not a heading"),
        byline=HOSTILE,
    )
    other = Report(id="other", text="Calm.", path="calm\x1b]0;title\x07.txt")
    line = report.cite(Span(0, HOSTILE.index("\n")))
    quote = Quote(
        content=(span_of(HOSTILE, "שלום עולם"),),
        kind=QuoteKind.MIXED,
        speaker=span_of(HOSTILE, "the keeper"),
        speaker_name=HOSTILE,
        time=HOSTILE,
    )
    return Synopsis(
        story=Story(
            (report, other),
            (
                Annotations(report.id, "by hand", quotes=(quote,)),
                Annotations(other.id, "by hand"),
            ),
        ),
        entities=(),
        alignments=(
            Alignment(Relation.SINGLE, HOSTILE, (Variant((line,)),), why=HOSTILE),
            Alignment(
                Relation.CONFLICT,
                HOSTILE,
                _variants((line,), (other.cite(Span(0, 5)),)),
                Aspect.WORDING,
                why=HOSTILE,
            ),
        ),
        copies=(Copy((report.id, other.id), HOSTILE, Extent.WHOLE, (line,)),),
        labels=(Label(HOSTILE, (line,)),),
        timeline=(TimelineEntry(HOSTILE, HOSTILE, (line,)),),
        passages=(Passage(HOSTILE, Relation.SINGLE, (line,)),),
        problems=(Problem("extract", HOSTILE, HOSTILE),),
    )
