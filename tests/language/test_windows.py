import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.sentences import find_sentences
from crossread.language.windows import Window, make_windows
from crossread.types.report import Report

TEXT = """Mayor Ada Brandt resigned. She was "tired", 61 and ILL.

Rolf Neal took over. He said no more."""


@dataclass
class Encoding:
    """Numbers and places of pieces."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class WordTokenizer:
    """One piece a word or sign; its number is the length of the word."""

    def encode(
        self,
        sequence: str,
        pair: str | None = None,
        is_pretokenized: bool = False,  # noqa: FBT002 - named so there
        add_special_tokens: bool = True,  # noqa: FBT002 - the same
    ) -> Encoding:
        assert (pair, is_pretokenized, add_special_tokens) == (None, False, False)
        found = [m.span() for m in re.finditer(r"\w+|\S", sequence)]
        return Encoding([end - start for start, end in found], found)


def windows(text: str, most: int, first: int | None = None) -> list[Window]:
    sentences = find_sentences(Report(id="r", text=text))
    return list(make_windows(text, sentences, WordTokenizer(), most=most, first=first))


def words(text: str, window: Window) -> str:
    return " ".join(text[a:b] for a, b in zip(window.starts, window.ends, strict=True))


def test_a_window_ends_with_a_paragraph_where_it_is_half_full_then() -> None:
    read = [words(TEXT, window) for window in windows(TEXT, 20)]

    assert read == [
        'Mayor Ada Brandt resigned . She was " tired " , 61 and ILL .',
        "Rolf Neal took over . He said no more .",
    ]


def test_a_window_ends_with_a_sentence_where_no_paragraph_ends() -> None:
    read = [words(TEXT, window) for window in windows(TEXT, 12)]

    assert read[0] == "Mayor Ada Brandt resigned ."


def test_a_sentence_longer_than_a_window_is_read_in_pieces() -> None:
    read = windows("One two three four five six seven.", 3)

    assert [len(window.ids) for window in read] == [3, 3, 2]


def test_a_window_knows_where_its_paragraphs_begin() -> None:
    assert [window.breaks for window in windows(TEXT, 60)] == [[0, 15]]


def test_the_first_window_can_be_shorter_than_the_others() -> None:
    read = [words(TEXT, window) for window in windows(TEXT, 40, first=5)]

    assert [len(part.split()) for part in read] == [5, 20]


def test_a_piece_has_the_shape_of_its_word() -> None:
    window = windows('Ada said "no" 61 times: ILL', 40)[0]

    assert window.shapes == [3, 2, 7, 2, 7, 1, 2, 6, 4]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_text_has_no_windows(text: str) -> None:
    assert windows(text, 20) == []


@given(st.text("aB1 .\n“”\"'é😀ש", max_size=200), st.integers(1, 30), st.integers(1, 30))
def test_windows_hold_every_piece_of_every_sentence_once_and_in_order(
    text: str, most: int, first: int
) -> None:
    read = windows(text, most, first)
    found = [place for one in read for place in zip(one.starts, one.ends, strict=True)]
    sentences = find_sentences(Report(id="r", text=text))
    wanted = [
        (sentence.span.start + m.start(), sentence.span.start + m.end())
        for sentence in sentences
        for m in re.finditer(r"\w+|\S", sentence.span.of(text))
    ]

    assert found == wanted
    assert all(0 < len(one.ids) <= most for one in read)
