import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.word_patterns import any_word

LISTED = ["may", "mon*", "day", "days"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May a monk prayed for days.", "May|mon|days"),
        ("MONDAY is a DAY", "MON|DAY"),
        ("the mayor of Daytona", ""),
        ("may-day", "may|day"),
    ],
)
def test_the_pattern_finds_whole_words_and_what_begins_as_a_starred_one(
    text: str, expected: str
) -> None:
    assert "|".join(re.findall(rf"\b{any_word(LISTED)}", text)) == expected


@given(st.lists(st.from_regex(r"[a-z]{1,4}\*?", fullmatch=True), min_size=1), st.text("abcX -_é"))
def test_it_finds_what_the_words_between_bars_find(words: list[str], text: str) -> None:
    plain = "|".join(
        word.replace("*", "") if word.endswith("*") else rf"{word}\b" for word in words
    )

    found = [one.start() for one in re.finditer(rf"\b{any_word(words)}", text)]

    assert found == [one.start() for one in re.finditer(rf"\b(?ai:{plain})", text)]
