"""The walk over the regular expressions of the package; `python -m tests.torture growth` tries them."""

import re

import pytest

from crossread.annotate.mentions import documents, relatives, source_phrases
from crossread.annotate.statements import clauses
from tests.torture.patterns import (
    MOST_GROWTH,
    SMALL_SIZES,
    find_patterns,
    find_repetitions,
    growth_of,
    hostile_texts,
    slow_texts,
)

# What a pattern of the package once was slow on, behind the words that it begins with.
ONCE_SLOW = {
    "a time before its clause": (clauses._OPENS, "On ", "1"),
    "whose lawyer it is": (documents._OWN_PEOPLE, "'s lawyer, ", "A"),
    "what a person is": (relatives._APPOSITION, ", the ", "a"),
    "whose the last word is": (source_phrases._LAST_WORD, "", "a-"),
    "the town of what a person is": (relatives._APPOSITION, ", the mayor of ", "A"),
}


def test_the_patterns_of_all_modules_are_found_once() -> None:
    found = list(find_patterns())
    names = {name for name, _ in found}

    assert len(found) == len({id(pattern) for _, pattern in found}) > 250
    assert {
        "crossread.extract.archives.warc_records._NEXT_RECORD",
        "crossread.fetch.addresses._SCHEME",
    } <= names


def test_what_is_tried_is_made_of_the_characters_of_the_pattern() -> None:
    tried = hostile_texts(r"<a\s+href=(?:\d|x)*>")

    assert {"<", ">", "=", " ", "1", "<a", "= ", "href"} <= {*tried}


def test_what_a_pattern_repeats_is_found_with_what_it_wants_to_see_before() -> None:
    found = find_repetitions(re.compile(r"On (?:\d\s*){2,}|'s (?:lawyer, (?:[A-Z]\w* ?)+)?"))

    assert {("On ", "1"), ("'s lawyer, ", "A"), ("'s lawyer, A", "a")} <= {*found}


SLOW_BEHIND_A_LEAD = [r"On (?:\S*\d\S*\s*){2,12}", r"['’]s lawyer, (?:[A-Z][\w.'’-]* ?){1,4}[,;]"]


@pytest.mark.parametrize("pattern", SLOW_BEHIND_A_LEAD)
def test_words_that_may_touch_are_told_at_small_sizes(pattern: str) -> None:
    """Where nothing need stand between two words, a run of letters is cut in every way."""
    assert slow_texts(re.compile(pattern), SMALL_SIZES)
    assert not slow_texts(re.compile(r"On (?>\S*\d\S*+\s*+){2,12}"), SMALL_SIZES)


@pytest.mark.parametrize("what", ONCE_SLOW)
def test_what_was_slow_is_read_in_step_with_its_length(what: str) -> None:
    pattern, lead, piece = ONCE_SLOW[what]

    assert (growth_of(pattern, piece, lead) or 0.0) <= MOST_GROWTH
