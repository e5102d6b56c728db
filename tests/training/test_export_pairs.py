"""The network that reads two statements says in ONNX what it says in torch, as near as six bits a weight allow."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="training is not set up: make build/.training")
export_pairs = pytest.importorskip("training.export_pairs")

from crossread.language.encoder import PackedWords  # noqa: E402 (behind what may be missing)
from crossread.language.pair_window import BEGIN, BETWEEN  # noqa: E402
from training.large import FIRST, LARGE, LAST, MOVED, PIECES  # noqa: E402


@given(st.lists(st.floats(-10, 10, width=16), min_size=4, max_size=4), st.sampled_from([7, 31]))
def test_the_scale_of_a_row_loses_no_more_than_that_of_its_largest_number(
    row: list[float], levels: int
) -> None:
    told, scales = export_pairs.rounded(np.array([row], dtype=np.float32), levels)
    step = max(map(abs, row)) / levels + 1e-12
    plain = sum((round(value / step) * step - value) ** 2 for value in row)

    assert np.abs(told).max() <= levels
    assert float(((told * scales - row) ** 2).sum()) <= plain + 1e-4


def test_packed_words_are_those_of_the_pieces_by_their_numbers_in_the_tokenizer() -> None:
    words = np.zeros((PIECES, LARGE), dtype=np.float32)
    words[FIRST], words[LAST], words[2054 + MOVED] = 7.0, -7.0, np.arange(LARGE) % 8
    held = export_pairs.packed_words(words)

    begin, between, piece = PackedWords(held["rows"], held["scales"]).of([BEGIN, BETWEEN, 2054])
    assert begin.tolist() == [7.0] * LARGE
    assert between.tolist() == [-7.0] * LARGE
    assert piece.tolist() == (np.arange(LARGE) % 8).tolist()
