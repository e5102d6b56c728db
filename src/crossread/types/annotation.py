"""What is found in one report: sentences, mentions, quotes, times, events and statements.

Every value points into `Report.text` by spans; none of them holds words that are not in the report,
except names and TIMEX3 values, which are resolved from such words.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossread.errors import InvalidValueError
from crossread.types.span import Span

__all__ = [
    "Annotations",
    "Certainty",
    "EntityKind",
    "EventMention",
    "Mention",
    "MentionForm",
    "Quote",
    "QuoteKind",
    "Sentence",
    "Statement",
    "TimeExpression",
    "TimeKind",
]


_CLAUSE = re.compile(r",\s+(?:who|whom|whose|which|speaking)\s")
_BARE = re.compile(
    r"(?:i|we|you|he|him|his|she|hers?|it|its|they|them|theirs?|who|whom|whose|which|that|this|these|those|what|one|both)"
    r"(?:['’](?:d|s|m|re|ve|ll))?",
    re.IGNORECASE,
)


class EntityKind(StrEnum):
    """What a name can name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class MentionForm(StrEnum):
    """How a mention refers: by a name, by a description ("the ministry"), or by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class QuoteKind(StrEnum):
    """Direct: whole sentences in marks; mixed: some words in marks; indirect: none in marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class TimeKind(StrEnum):
    """The four types of TIMEX3 (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Certainty(StrEnum):
    """How a report holds a happening: as fact, or as planned, threatened, alleged or denied."""

    HAPPENED = "happened"
    PLANNED = "planned"
    THREATENED = "threatened"
    ALLEGED = "alleged"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence. `paragraph` counts from 0 over the kept paragraphs; the headline is -1."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean a person, an organisation or a place.

    `name` is the fullest name that this report gives to what is meant, `role` the description that
    stands with it ("foreign ministry spokeswoman"), a span.
    """

    span: Span
    kind: EntityKind
    form: MentionForm
    name: str
    role: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """An attribution (PARC 3.0, PolNeAR): content, and where stated its speaker and cue.

    `content` is in text order; more than one span where the cue stands within ("A," he said, "B"). Words that go on in
    their paragraph have the cue of those before ("A," he said. "B.").
    `speaker` is as written, of a "he" that means one without a name the words that tell who he is; `speaker_name` is
    what it resolves to in this report; `relays` are the media and bodies
    that passed the words on, the one nearest to the speaker first; `venue` is where or to whom they were said, `time` a
    TIMEX3 value.
    """

    content: tuple[Span, ...]
    kind: QuoteKind
    speaker: Span | None = None
    speaker_name: str | None = None
    cue: Span | None = None
    relays: tuple[Span, ...] = ()
    venue: Span | None = None
    time: str | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise InvalidValueError("a quote has at least one span of content")

    def told_speaker(self, text: str) -> str | None:
        """Who speaks, to show: the name, else the words where they tell somebody anything; `text` is the report's.

        A bare "who", "that" or "him" tells nothing, and is no name; what a clause behind a comma says of him is left out:
        "a Norland official, who asked not to be named".
        """
        if self.speaker_name is not None or self.speaker is None:
            return self.speaker_name
        words = _CLAUSE.split(self.speaker.of(text), maxsplit=1)[0]
        return None if _BARE.fullmatch(words) else words

    @property
    def relay(self) -> Span | None:
        """The first that passed the words on, if anyone did."""
        return self.relays[0] if self.relays else None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, with their TIMEX3 `value` and, in one phrase, the `reason` for it."""

    span: Span
    kind: TimeKind
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """The words that tell a happening; `kind` is a PLOVER type where the word decides it.

    `actor` and `target` are names of entities, `time` is a TIMEX3 value, `place` a name.
    """

    span: Span
    kind: str | None
    actor: str | None
    target: str | None
    time: str | None
    place: str | None
    status: Certainty


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest unit that is compared; lies in one sentence.

    `speaker` is None where the report speaks in its own voice.
    """

    span: Span
    speaker: str | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Annotations:
    """All layers of one report, each sorted by span; `made_by` names what made them.

    `seen_from` is the day that its times are told from, None where nothing fixes one;
    `seen_from_reason` says in a phrase what that rests on.
    """

    report_id: str
    made_by: str
    seen_from: date | None = None
    seen_from_reason: str = ""
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()
