"""A network that says what its teacher says has nothing left to learn from it."""

import random

import pytest

from crossread.language.encoder import load_encoder
from crossread.types.span import Span
from training.documents import Document, Marked

torch = pytest.importorskip("torch", reason="training is not set up: make build/.training")
network = pytest.importorskip("training.network")
examples = pytest.importorskip("training.examples")
train_reading = pytest.importorskip("training.train_reading")

TEXT = "Ada Brandt said the bridge was closed. She promised that it would open in May."
MARKS = (
    Marked("person", Span(0, 10), entity="Brandt"),
    Marked("source", Span(0, 10), 1, "Brandt"),
    Marked("cue", Span(11, 15), 1),
    Marked("content", Span(16, 37), 1),
    Marked("source", Span(39, 42), 2, "Brandt"),
    Marked("cue", Span(43, 51), 2),
    Marked("content", Span(52, 77), 2),
)


def test_only_a_network_that_says_something_else_loses_by_it() -> None:
    torch.manual_seed(1)
    one, other = network.Reading().eval(), network.Reading().eval()
    document = examples.prepare(
        Document("a", TEXT, MARKS, frozenset({"attribution", "nested", "names"}))
    )
    tokenizer = load_encoder().tokenizer
    batch = list(examples.examples_of(document, tokenizer, random.Random(1)))  # noqa: S311 (a seed, not a secret)

    with torch.inference_mode():
        alone = train_reading.loss_of(one, batch, "cpu").item()
        taught_by_itself = train_reading.loss_of(one, batch, "cpu", [one]).item()
        taught_by_another = train_reading.loss_of(one, batch, "cpu", [other]).item()

    assert batch[0].cues
    assert batch[0].references
    assert taught_by_itself == pytest.approx(alone, abs=1e-3)
    assert taught_by_another > alone + 0.01
