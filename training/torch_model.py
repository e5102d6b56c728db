"""The trained network behind the same protocol as the rules, for scoring before it is exported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.language.decode import Answer, read_windows
from crossread.language.encoder import without_marks
from crossread.language.model import Reading
from crossread.language.windows import make_windows
from crossread.types.annotation import Sentence
from training.network import Network

__all__ = ["TorchModel", "load_model"]


@dataclass(frozen=True)
class TorchModel:
    """Names and attributions by the network, window by window."""

    network: Network
    tokenizer: Tokenizer
    made_by: str = "network"

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:
        """The names, attributions and references in `sentences` of `text`."""
        read = list(read_windows(list(self._answers(text, sentences)), text))
        found = [without_marks(text, one) for part in read for one in part.attributions]
        return Reading(
            tuple(name for part in read for name in part.names),
            tuple(sorted(found, key=lambda one: one.content[0])),
            tuple(sorted(one for part in read for one in part.references)),
        )

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Not asked of a network in training; what ships is measured."""
        raise NotImplementedError(f"{len(texts)} vectors of a network that is not exported")

    def _answers(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Answer]:
        distances = self.network.distances.detach().numpy()
        transitions = self.network.transitions.detach().numpy()
        for window in make_windows(text, sentences, self.tokenizer):
            with torch.inference_mode():
                outputs = self.network(
                    torch.tensor([window.ids]), torch.tensor([window.shapes]), 0.0
                )
            tags, pairs, references, _ = (out[0].numpy() for out in outputs)
            yield Answer(window, tags, pairs, references, distances, transitions)


def load_model(weights: Path, base: Path) -> TorchModel:
    """The network in `weights` with the tokenizer of `base`."""
    network = Network()
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    network.eval()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return TorchModel(network, tokenizer)
