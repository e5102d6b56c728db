"""The language of search."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import QueryError
from crossread.store.query import MARKS, MOST_CHARACTERS, Query, holds_all, is_name, parse_query

NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mill fire", Query(text="Mill fire", words=("mill", "fire"))),
        ("mill Mill", Query(text="mill Mill", words=("mill",))),
        ('"grain mill" fire', Query("grain mill fire", ("fire",), (("grain", "mill"),))),
        ("“grain mill”", Query("grain mill", (), (("grain", "mill"),))),
        ('"mill"', Query("mill", ("mill",))),
        ("Café U.S. well-known", Query("Café U.S. well-known", ("cafe", "us"), (("well", "known"),))),
        ('said-by:"Ada Brandt"', Query(said_by=(("ada", "brandt"),))),
        ("SPEAKER:Brandt outlet:Post", Query(speakers=(("brandt",),), outlets=(("post",),))),
        ("only-in:Post", Query(only_in=(("post",),))),
        (
            "after:2021 before:2021-03-15",
            Query(after=date(2021, 1, 1), before=date(2021, 3, 15)),
        ),
        ("story:s-12ab", Query(story_id="s-12ab")),
        ("12:30", Query("12:30", ("1230",))),
        ("a OR b*", Query("a OR b*", ("a", "or", "b"))),
    ],
)
def test_a_query_is_read(text: str, wanted: Query) -> None:
    assert parse_query(text) == wanted


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no word to search for"),
        ("?? \x00", "no word to search for"),
        ('the "grain mill', 'a double quote is not closed: "grain mill'),
        ('said-by:"Ada', "a double quote is not closed"),
        ("speaker: Brandt", "speaker: has no value"),
        ('outlet:""', "outlet: has no value"),
        ("outlet:!!", "outlet: is followed by a name"),
        ("colour:red", 'there is no mark colour: .* write "colour red" in double quotes'),
        ("after:yesterday", "after: is followed by a day as 2021-03-15"),
        ("before:2021-02-30", "before: is followed by a day"),
        ("after:2021 after:2022", "after: can stand in a query once only"),
        ("story:12", "story: is followed by the id of a story"),
        ("a " * 600, "at most 1,000 characters, not 1,200"),
        (" ".join("abcdefghijklmnopqrstuvwxyz0123456789"), "at most 32 words, not 36"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse_query(text)


@given(st.text(max_size=MOST_CHARACTERS + 10))
def test_any_text_is_a_query_or_a_clear_error(text: str) -> None:
    """A term holds nothing that a store could take for a sign of its own."""
    try:
        query = parse_query(text)
    except QueryError as error:
        assert str(error).isprintable()
        return
    for term in query.terms:
        assert term
        assert all(sign.isalnum() for sign in term.replace(".", "0"))


@given(st.sampled_from(MARKS[:4]), NAMES, NAMES)
def test_a_name_in_double_quotes_is_read_as_it_was_written(
    mark: str, name: list[str], words: list[str]
) -> None:
    query = parse_query(f'{" ".join(words)} {mark}:"{" ".join(name)}"')

    assert query.words == tuple(dict.fromkeys(words))
    assert [*query.speakers, *query.said_by, *query.outlets, *query.only_in] == [tuple(name)]


def test_a_part_of_a_name_means_who_is_called_so() -> None:
    full = ("mayor", "ada", "m", "brandt")

    assert is_name(("brandt",), full)
    assert is_name(("ada", "brandt"), full)
    assert not is_name(("brandt", "ada"), full)
    assert not is_name(("per", "brandt"), full)


def test_a_phrase_stands_in_one_piece() -> None:
    query = parse_query('"grain mill" fire')

    assert holds_all(query, ("fire", "in", "grain", "mill"))
    assert not holds_all(query, ("fire", "mill", "grain"))
    assert not holds_all(query, ("grain", "mill"))
