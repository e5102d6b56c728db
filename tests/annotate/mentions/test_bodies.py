"""`<body French embassy>` marks a described body with the name it is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.mentions.bodies import find_described_bodies
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from tests.marked_text import read_marked


def check(marked: str) -> None:
    text, marks = read_marked(marked)
    sentences = find_sentences(Report(id="r", text=text, path="r.txt"))
    expected = tuple((mark.span, mark.value) for mark in marks)
    assert find_described_bodies(text, sentences) == expected


DESCRIBED = [
    "The <body French embassy>French embassy</body> is near the park.",
    "<body French embassy>France's embassy</body> is near the park.",
    "<body French embassy>France’s embassy</body> is near the park.",
    "The <body Spanish foreign ministry>Spanish foreign ministry</body> stands on the square.",
    "The <body Swiss government>Swiss government</body> and the <body Irish army>Irish army</body> were invited.",
]


@pytest.mark.parametrize("marked", DESCRIBED)
def test_a_body_and_its_country_are_one_name_in_either_way_to_say_it(marked: str) -> None:
    check(marked)


NOT_DESCRIBED = [
    "The embassy is near the park.",
    "The French visitors came to the embassy.",
    "The Foreign Ministry stands on the square.",
    "Brandt's government was new.",
    "French bread and an army of bakers.",
    "",
]


@pytest.mark.parametrize("text", NOT_DESCRIBED)
def test_a_body_without_a_country_beside_it_is_not_described(text: str) -> None:
    check(text)


@given(
    st.lists(st.sampled_from("The the French France 's ’s embassy army . \n , 😀 of".split(" ")))
)
def test_each_body_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    bodies = find_described_bodies(text, find_sentences(Report(id="r", text=text, path="r.txt")))

    assert [span for span, _ in bodies] == sorted(span for span, _ in bodies)
    assert all(span.end <= len(text) for span, _ in bodies)
