from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.words import Word, find_words
from crossread.types.span import Span


def words_of(text: str) -> list[str]:
    return [word.text for word in find_words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke.", "The|dam|broke|."),
        ("The U.S. grew 1,200.5% on the 20th.", "The|U.S.|grew|1,200.5|%|on|the|20th|."),
        ("Ada's mother-in-law can't go.", "Ada|'s|mother-in-law|can't|go|."),
        ("O’Neill’s boat", "O’Neill|’s|boat"),
        ("the ships’ crews", "the|ships|’|crews"),
        ("al-Hadi left at 9:30 a.m.", "al-Hadi|left|at|9:30|a.m."),
        ("it’s “so” — really?!", "it|’s|“|so|”|—|really|?|!"),
        ("@ada #dam", "@ada|#dam"),
        ("J. K. Velten", "J|.|K|.|Velten"),
        ("café’s 😀", "café|’s|😀"),
        ("the 1990s", "the|1990s"),
        ("a 12th-century mill", "a|12th-century|mill"),
        ("a 20-year term", "a|20|-|year|term"),
    ],
)
def test_a_text_is_its_words_and_signs(text: str, expected: str) -> None:
    assert words_of(text) == expected.split("|")


def test_words_outside_the_span_are_not_read() -> None:
    assert find_words("The dam broke.", Span(4, 7)) == (Word(Span(4, 7), "dam", "dam"),)


def test_a_lower_case_word_has_a_straight_apostrophe() -> None:
    (word,) = find_words("DON’T", Span(0, 5))

    assert word.lower == "don't"


@pytest.mark.parametrize(("text", "expected"), [("Dam", True), ("dam", False), ("4", False)])
def test_a_word_is_capitalised_by_its_first_letter(text: str, expected: bool) -> None:
    (word,) = find_words(text, Span(0, len(text)))

    assert word.is_capitalised == expected


@given(st.text(min_size=1, max_size=80))
def test_words_are_sorted_disjoint_and_cover_all_but_space(text: str) -> None:
    words = find_words(text, Span(0, len(text)))
    covered = {place for w in words for place in range(w.span.start, w.span.end)}

    assert all(word.span.of(text) == word.text for word in words)
    assert all(a.span.end <= b.span.start for a, b in pairwise(words))
    assert covered == {place for place, sign in enumerate(text) if not sign.isspace()}
