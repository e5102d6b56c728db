import pytest

from crossread.language.negation import is_negated, negated_words

NEGATED = [
    ("The council did not approve the plan.", True),
    ("The council has not met.", True),
    ("His task was “not to meet,” he said.", True),
    ("The council never met.", True),
    ("The bridge is no longer safe.", True),
    ("The council rejected the plan.", True),
    ("The council refused to meet.", True),
    ("The council failed to meet.", True),
    ("The council wasn’t there.", True),
    ("The council cant speak for the mayor.", True),
    ("The council approved the plan.", False),
    ("The council did not refuse to meet.", False),
    ("The mayor was not only late but wet.", False),
    ("The knot held.", False),
    ("", False),
]


@pytest.mark.parametrize(("words", "expected"), NEGATED)
def test_a_clause_is_negated_where_its_verb_did_not_happen(words: str, *, expected: bool) -> None:
    assert is_negated(words) == expected


def test_what_a_not_denies_stands_right_behind_it_in_its_clause() -> None:
    told = negated_words("The board never met in May, and it rejected the plan that was made.")

    assert told == (("met", "in", "may"), ("rejected", "the", "plan"))
