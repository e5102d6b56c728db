"""Long figures that are the same but for one digit are compared, whatever else the statements count."""

import pytest

from crossread.align.features.quantities import find_quantities
from crossread.align.judge.judge import judge_group
from crossread.align.judge.slips import find_slips
from crossread.language.words import find_words
from crossread.types.alignment import Aspect, Relation
from crossread.types.span import Span
from tests.align.invented import story_features_of

INN = "He spent $5,687.75 at the Orlind Inn."
LIST = "He paid for a $466.30 dinner and a $5,587.75 week at the Orlind Inn."


def slips(one: str, other: str) -> list[tuple[str, str]]:
    ours, theirs = (find_quantities(find_words(t, Span(0, len(t))), ()) for t in (one, other))
    found = find_slips(ours, one, theirs, other)
    return [(a.span.of(one), b.span.of(other)) for a, b in found]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (INN, LIST, [("$5,687.75", "$5,587.75")]),
        (LIST, INN, [("$5,587.75", "$5,687.75")]),
        (INN, INN, []),
        (INN, "He spent $5,586.75 at the Orlind Inn.", []),  # two digits
        (INN, "He spent about $5,587.75 at the Orlind Inn.", []),
        (INN, LIST.replace("466.30", "5,687.75"), []),  # both give it
        ("It cost $1,500.", "It cost $1,400, and $20 in tax.", []),  # round figures
        ("It broke Resolution 2397.", "It broke Resolutions 2387 and 1718.", []),
        ("It holds 12,345 tonnes.", "It holds 12,845 tonnes of oil and 30 tonnes of salt.", [("12,345", "12,845")]),
    ],
)  # fmt: skip
def test_figures_that_differ_in_one_digit_of_many(
    one: str, other: str, found: list[tuple[str, str]]
) -> None:
    assert slips(one, other) == found


def test_a_slip_among_several_figures_is_told() -> None:
    features = story_features_of(INN, LIST)
    told = judge_group(features, [[1.0, 0.95], [0.95, 1.0]])

    assert [(one.relation, one.aspect) for one in told if one.relation is not Relation.AGREE] == [
        (Relation.CONFLICT, Aspect.NUMBER)
    ]
