"""The network that reads two statements says in ONNX what it says in torch, as near as six bits a weight allow."""

import numpy as np
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="training is not set up: make build/.training")
export_pairs = pytest.importorskip("training.export_pairs")
large = pytest.importorskip("training.large")

from crossread.language.encoder import PackedWords  # noqa: E402 (behind what may be missing)
from crossread.language.pair_window import BEGIN, BETWEEN  # noqa: E402


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
    words = np.zeros((large.PIECES, large.LARGE), dtype=np.float32)
    words[large.FIRST], words[large.LAST], words[2054 + large.MOVED] = (
        7.0,
        -7.0,
        np.arange(large.LARGE) % 8,
    )
    held = export_pairs.packed_words(words)

    begin, between, piece = PackedWords(held["rows"], held["scales"]).of([BEGIN, BETWEEN, 2054])
    assert begin.tolist() == [7.0] * large.LARGE
    assert between.tolist() == [-7.0] * large.LARGE
    assert piece.tolist() == (np.arange(large.LARGE) % 8).tolist()


def test_two_layers_of_it_say_in_onnx_what_they_say_in_torch() -> None:
    torch.manual_seed(1)
    network = large.LargePairs().eval()
    network.body.layers = network.body.layers[:2]
    ids = [BEGIN, 2054, 2003, BETWEEN, 2023, 2009, 2003, BETWEEN]
    shapes = [0, 1, 2, 0, 3, 1, 1, 0]
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    packed = export_pairs.packed_words(weights["body.words.weight"])
    words = PackedWords(packed["rows"], packed["scales"]).of(ids)
    network.body.words.weight.data[torch.tensor(ids) + large.MOVED] = torch.tensor(words)
    network.body.words.weight.data[large.FIRST] = torch.tensor(words[0])
    network.body.words.weight.data[large.LAST] = torch.tensor(words[-1])
    with torch.inference_mode():
        (right,) = network(torch.tensor([ids]), torch.tensor([shapes])).tolist()

    session = onnxruntime.InferenceSession(export_pairs.build_pairs(weights).SerializeToString())
    (said,) = session.run(["same"], {"words": words[None], "shapes": np.array([shapes])})
    assert said[0].tolist() == pytest.approx(right, abs=0.03)
