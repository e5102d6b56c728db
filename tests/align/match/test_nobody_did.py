"""That no one did a thing is not told alike by who did it."""

import pytest

from crossread.align.match.opposites import nobody_did


@pytest.mark.parametrize(
    ("one", "other", "excludes"),
    [
        ("No one immediately claimed responsibility for the blast.", "The Grey Hand claimed responsibility.", True),
        ("Nobody was hurt in the mill.", "Three workers were hurt in the mill.", True),
        ("Nobody was hurt in the mill.", "Three workers under the roof of the mill were hurt.", True),
        ("Nobody was hurt in the mill.", "The workers left the mill unhurt.", False),
        ("No one has claimed responsibility.", "As of Monday there were no claims of responsibility.", False),
        ("No one was hurt in the mill.", "Nobody in the mill was hurt.", False),
        ("No one was hurt in the mill.", "The mill burned for three hours.", False),
        ("The Grey Hand claimed responsibility.", "A group claimed responsibility.", False),
    ],
)  # fmt: skip
def test_what_nobody_did_somebody_did_not_do(one: str, other: str, *, excludes: bool) -> None:
    assert bool(nobody_did(one, other)) is excludes
