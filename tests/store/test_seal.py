import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from crossread.errors import StoreDamagedError
from crossread.store.library import open_library
from crossread.store.problems import add_problems, load_problems
from crossread.store.seal import canonical, digest_of, read_json, storable_text
from crossread.types.problem import Problem


@given(st.text())
def test_text_is_mended_once_and_as_long_as_it_was(words: str) -> None:
    mended = storable_text(words)

    assert len(mended) == len(words)
    assert storable_text(mended) == mended
    mended.encode("utf-8")
    assert "\0" not in mended


def test_the_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest_of({"a": 1, "b": [2]}) == digest_of({"b": [2], "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": "1"})
    assert canonical({"b": "ü", "a": None}) == '{"a":null,"b":"ü"}'


def test_a_column_that_holds_no_json_is_damage() -> None:
    with pytest.raises(StoreDamagedError, match="JSON"):
        read_json("[1, 2")


def test_a_row_that_was_changed_behind_the_library_is_not_given_out(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        add_problems(writing, "a.txt", [Problem("fetch", "a.txt", "no such file")])
        writing.connection.execute(text("UPDATE problems SET message = 'no such fire'"))

    with library.reading() as connection, pytest.raises(StoreDamagedError, match="problems"):
        load_problems(connection)
