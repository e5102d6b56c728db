"""Distances between pieces are told apart finely near by and coarsely far off, as MPNet was trained."""

import pytest

torch = pytest.importorskip("torch", reason="training is not set up: make build/.training")
large = pytest.importorskip("training.large")


@pytest.mark.parametrize(
    ("away", "bucket"), [(0, 0), (1, 1), (7, 7), (8, 8), (16, 10), (127, 15), (200, 15), (-1, 17), (-200, 31)]
)  # fmt: skip
def test_a_piece_so_far_behind_another_has_this_distance(away: int, bucket: int) -> None:
    found = large.buckets(201, torch.device("cpu"))

    assert (found[away, 0] if away >= 0 else found[0, -away]).item() == bucket


def test_what_fills_a_row_changes_nothing_that_is_said_of_it() -> None:
    torch.manual_seed(1)
    body = large.LargeBody().eval()
    ids = torch.tensor([[2054, 2003, 2023]])
    longer = torch.cat([ids, torch.zeros(1, 4, dtype=torch.long)], 1)

    with torch.inference_mode():
        alone = body(ids, torch.zeros_like(ids))
        filled = body(longer, torch.zeros_like(longer))

    assert alone.shape == (1, 3, large.LARGE)
    assert torch.allclose(alone, filled[:, :3], atol=1e-5)
