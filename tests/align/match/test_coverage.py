"""What of one statement another says too."""

import numpy as np
import pytest

from crossread.align.match.coverage import coverage
from crossread.language.model import Meaning
from tests.align.invented import meanings

BURNED = "A fire destroyed the old grain mill of Vessel Bay on Monday night."
BURNED_AND_MORE = (
    "Flames destroyed the grain mill in Vessel Bay late on Monday, and its owner, who had been "
    "warned twice, was taken to the police station in the capital."
)
COMET = "Astronomers measured a faint comet beyond the outer planets."


def test_a_statement_that_another_holds_is_covered_more_than_it_covers() -> None:
    ((less, more),) = coverage(meanings([BURNED, BURNED_AND_MORE]), [(0, 1)]).tolist()

    assert more > less + 0.05


def test_other_words_for_one_point_cover_more_than_a_point_of_another_kind() -> None:
    told, other = coverage(meanings([BURNED, BURNED_AND_MORE, COMET]), [(0, 1), (0, 2)])[:, 1]

    assert told > other + 0.15


def test_the_same_words_cover_each_other_wholly() -> None:
    ((less, more),) = coverage(meanings([COMET, COMET]), [(0, 1)]).tolist()

    assert (less, more) == pytest.approx((1.0, 1.0), abs=0.005)


def test_which_pairs_are_asked_together_changes_no_share() -> None:
    found = meanings([BURNED, BURNED_AND_MORE, COMET])

    together = coverage(found, [(0, 1), (0, 2), (1, 2)])

    assert together.tolist() == [
        *coverage(found, [(0, 1)]).tolist(),
        *coverage(found, [(0, 2)]).tolist(),
        *coverage(found, [(1, 2)]).tolist(),
    ]


def test_a_piece_that_a_quarter_of_the_statements_hold_tells_nothing() -> None:
    def told(*pieces: int) -> Meaning:
        rows = np.eye(16, dtype=np.float16)[list(pieces)]
        held = np.array(pieces, dtype=np.int64)
        return Meaning(rows[0].astype(np.float32), held, np.zeros_like(held), rows)

    everywhere = [told(0, number) for number in range(1, 9)]
    alike = coverage([told(0, 9), told(0, 10), *everywhere], [(0, 1)])
    assert alike.tolist() == [[0.0, 0.0]]


def test_no_pairs_have_no_shares() -> None:
    assert coverage(meanings([COMET]), []).shape == (0, 2)
