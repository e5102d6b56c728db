"""The invented points are read as their form says, and those in the folder are sound."""

from pathlib import Path

import pytest

from training.points import parse_points, read_points, tell_apart

_FERRY = """A ferry runs aground off an island, and its captain is held.

## toll
- Fourteen people were killed, the coast guard said.
- (number) At least 16 passengers drowned, officials told Radio Verrin.
- &captain Fourteen people died, and the ship's master is in custody.
## captain
- The ship's captain was detained.
"""


def test_a_wording_stands_under_its_point_and_may_tell_another_too() -> None:
    assert [(one.text[:8], one.points, one.aspect) for one in parse_points(_FERRY)] == [
        ("Fourteen", ("toll",), None),
        ("At least", ("toll",), "number"),
        ("Fourteen", ("toll", "captain"), None),
        ("The ship", ("captain",), None),
    ]


def test_two_wordings_part_where_one_of_a_point_is_marked_and_the_other_plain() -> None:
    killed, drowned, both, captain = parse_points(_FERRY)
    assert tell_apart(killed, drowned) is True
    assert tell_apart(killed, both) is False
    assert tell_apart(both, captain) is None


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("- (colour) The hull was red.", "no such aspect: 'colour'"),
        ("- &crew The hull was red.", r"no such point: \['crew'\]"),
        ("- The ship's captain was detained.", "twice: "),
        ("The hull was red.", "line 9 is no point"),
    ],
)
def test_a_line_out_of_form_is_named(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_points(_FERRY + line + "\n")


def test_every_file_of_the_folder_is_in_form_and_tells_each_point_at_least_twice() -> None:
    for name, wordings in read_points(Path(__file__).resolve().parents[2] / "training/points"):
        told = [one.own for one in wordings]
        assert min(told.count(point) for point in told) >= 2, name
