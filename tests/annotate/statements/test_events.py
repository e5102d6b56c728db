from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Certainty, EventMention
from crossread.types.report import Report
from crossread.types.span import Span

MODEL = RuleModel()


def events_of(text: str, headline: Span | None = None) -> tuple[EventMention, ...]:
    report = Report(id="r", text=text, path="r.txt", published=date(2021, 3, 20), headline=headline)
    return annotate(report, model=MODEL).events


TYPES = [
    ("Rolf Neal met with Ada Brandt.", "CONSULT", "Rolf Neal", "Ada Brandt"),
    ("Rolf Neal accused Ada Brandt of fraud.", "ACCUSE", "Rolf Neal", "Ada Brandt"),
    ("Ada Brandt resigned.", "YIELD", "Ada Brandt", None),
    ("Ada Brandt was arrested.", "COERCE", None, "Ada Brandt"),
    ("Ada Brandt was arrested by Rolf Neal.", "COERCE", "Rolf Neal", "Ada Brandt"),
    ("Rolf Neal rejected the plan.", "REJECT", "Rolf Neal", None),
]


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TYPES)
def test_a_verb_decides_type_actor_and_target(
    text: str, kind: str, actor: str | None, target: str | None
) -> None:
    (event,) = events_of(text)

    assert (event.kind, event.actor, event.target) == (kind, actor, target)


NONE = [
    "Ada Brandt never resigned.",
    "Ada Brandt has not resigned.",
    "Ada Brandt hasn't resigned.",
    "Rolf Neal wasn’t arrested.",
    "It rained in Port Ansel.",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_a_negated_verb_and_a_verb_without_a_type_tell_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_a_headline_tells_no_event_of_its_own() -> None:
    text = "Brandt resigned\n\nIt rained in Port Ansel."

    assert events_of(text, Span(0, 15)) == ()


def test_an_event_has_the_day_that_its_sentence_tells() -> None:
    (event,) = events_of("Ada Brandt resigned on Friday.")

    assert event.time == "2021-03-19"


def test_an_event_has_the_place_that_its_sentence_tells() -> None:
    (event,) = events_of("Ada Brandt resigned in Port Ansel.")

    assert event.place == "Port Ansel"


def test_an_event_is_held_as_its_sentence_says() -> None:
    (event,) = events_of("Ada Brandt was reportedly arrested.")

    assert event.status is Certainty.ALLEGED


def test_events_are_sorted_by_their_words() -> None:
    spans = [e.span for e in events_of("Ada Brandt resigned. Rolf Neal was arrested.")]

    assert spans == [Span(11, 19), Span(35, 43)]
