"""Mentions of invented events, and which of them tell one event."""

from itertools import permutations

import numpy as np
import pytest

from crossread.align.events.coreference import group_events, group_story_events
from crossread.align.events.likeness import COLUMNS, columns, event_likeness
from crossread.align.events.words import EventWords, event_features
from crossread.types.span import Span
from tests.align.invented import story_of

DORNE = (
    "Rebels [attacked] a convoy near Dorne on Friday and [killed] four drivers.",
    "Four drivers [died] on Friday when rebels [ambushed] a convoy outside Dorne.",
)
VELMO = (
    "The council of Velmo [approved] a harbour toll after a debate of nine hours.",
    "A toll for the harbour was [adopted] by the council of Velmo.",
)


def events_of(*reports: str) -> tuple[list[EventWords], dict[str, str]]:
    """The events marked by square brackets, and the texts; reports have the ids "a", "b", "c"."""
    events: list[EventWords] = []
    texts: dict[str, str] = {}
    for report_id, marked in zip("abcdef", reports, strict=False):
        text = marked.replace("[", "").replace("]", "")
        texts[report_id] = text
        for number, part in enumerate(marked.split("[")[1:]):
            start = marked.index("[" + part) - 2 * number
            events.append(EventWords(report_id, 0, text, Span(start, start + part.index("]"))))
    return events, texts


def words_of(*reports: str) -> set[frozenset[tuple[str, str]]]:
    """The groups, each mention as its report's text and its own words."""
    events, texts = events_of(*reports)
    return {
        frozenset((events[n].text, events[n].span.of(events[n].text)) for n in group)
        for group in group_events(events, texts)
    }


def test_one_event_told_in_other_words_is_one_group_and_two_in_one_sentence_are_two() -> None:
    groups = {frozenset(word for _, word in group) for group in words_of(*DORNE)}

    assert groups == {frozenset({"attacked", "ambushed"}), frozenset({"killed", "died"})}


def test_the_same_word_for_another_happening_tells_another_event() -> None:
    groups = words_of(
        "A quake of magnitude 6.1 [shook] Dorne on Sunday and buried ten people under a mill.",
        "The tower of Velmo [shook] when the regatta's cannon was fired at the harbour.",
    )

    assert [len(group) for group in groups] == [1, 1]


def test_each_mention_is_in_one_group() -> None:
    events, texts = events_of(*DORNE, *VELMO)
    groups = group_events(events, texts)

    assert sorted(n for group in groups for n in group) == list(range(len(events)))


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::5])
def test_the_order_of_the_reports_changes_no_group(order: tuple[int, ...]) -> None:
    reports = (*DORNE, *VELMO)

    assert words_of(*(reports[n] for n in order)) == words_of(*reports)


def test_no_events_make_no_group() -> None:
    assert group_events([], {}) == ()


def test_every_column_is_known_of_every_pair_and_alike_both_ways() -> None:
    events, texts = events_of(*DORNE, *VELMO)
    known = columns([event_features(event) for event in events], texts)

    assert set(known) == set(COLUMNS)
    assert all(np.allclose(table, table.T) for table in known.values())


def test_what_is_told_is_likelier_one_event_than_what_is_told_beside_it() -> None:
    events, texts = events_of(*DORNE)
    likeness = event_likeness([event_features(event) for event in events], texts)

    assert likeness[1, 2] > likeness[1, 3]  # killed with died, killed with ambushed


def test_the_events_of_a_story_are_cited_in_their_groups() -> None:
    story = story_of(
        "Rebels ambushed a convoy near Dorne on Friday. Police arrested a clerk in Velmo.",
        "A convoy was attacked by rebels near Dorne on Friday.",
    )
    groups = [{citation.text for citation in group} for group in group_story_events(story)]

    assert groups == [{"ambushed", "attacked"}, {"arrested"}]
