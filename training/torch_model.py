"""The trained network behind the same protocol as the rules, for scoring before it is exported."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from crossread.language.model import Attribution, Name
from crossread.types.annotation import Sentence
from training.decode import Array, read_attributions, read_names
from training.network import Network
from training.windows import make_windows

__all__ = ["TorchModel", "load_model"]


@dataclass(frozen=True)
class TorchModel:
    """Names and attributions by the network, window by window."""

    network: Network
    tokenizer: Tokenizer
    made_by: str = "network"

    def find_names(self, text: str, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
        """The names in `sentences` of `text`."""
        return tuple(
            name
            for tags, _, places in self._read(text, sentences)
            for name in read_names(tags, places)
        )

    def find_attributions(
        self, text: str, sentences: Sequence[Sentence]
    ) -> tuple[Attribution, ...]:
        """The attributions in `sentences` of `text`."""
        distances = self.network.distances.detach().numpy()
        found = [
            one
            for tags, links, places in self._read(text, sentences)
            for one in read_attributions(tags, links, distances, places)
        ]
        return tuple(sorted(found, key=lambda one: one.content[0]))

    def _read(self, text: str, sentences: Sequence[Sentence]) -> list[tuple[Array, Array, tuple]]:
        answers = []
        for window in make_windows(text, [s.span for s in sentences], self.tokenizer):
            with torch.inference_mode():
                tags, links, _ = self.network(
                    torch.tensor([window.ids]), torch.tensor([window.shapes]), 0.0
                )
            answers.append((tags[0].numpy(), links[0].numpy(), window.spans))
        return answers


def load_model(weights: Path, base: Path) -> TorchModel:
    """The network in `weights` with the tokenizer of `base`."""
    network = Network()
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    network.eval()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return TorchModel(network, tokenizer)
