import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.short_names import are_short_forms

GIVEN = st.sampled_from("bob robert rob ted edward theodore kate katherine ada é".split())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("bob", "robert"),
        ("bobby", "bob"),
        ("ted", "edward"),
        ("ted", "theodore"),
        ("jay", "jerome"),
    ],
)
def test_two_forms_of_one_given_name_are_told(a: str, b: str) -> None:
    assert are_short_forms(a, b)


@pytest.mark.parametrize(("a", "b"), [("bob", "richard"), ("edward", "theodore"), ("ada", "ada")])
def test_forms_of_two_names_and_names_without_short_forms_are_none(a: str, b: str) -> None:
    assert not are_short_forms(a, b)


@given(GIVEN, GIVEN)
def test_whether_two_names_are_forms_of_one_does_not_hang_on_their_order(a: str, b: str) -> None:
    assert are_short_forms(a, b) == are_short_forms(b, a)
