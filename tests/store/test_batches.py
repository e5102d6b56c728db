"""Long lists, some at a time."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.store.batches import in_batches


@given(st.integers(0, 1700))
def test_no_value_is_lost_and_no_batch_is_empty_or_too_long(count: int) -> None:
    batches = [list(some) for some in in_batches(range(count))]

    assert [value for some in batches for value in some] == list(range(count))
    assert all(0 < len(some) <= 500 for some in batches)
