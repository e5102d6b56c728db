"""A model whose answers are written down in the test, for the tests of this folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.language.model import Meaning, Reading
from crossread.types.annotation import Sentence

__all__ = ["InventedModel"]


@dataclass(frozen=True, slots=True)
class InventedModel:
    """`angles` turns each text's vector, in degrees; `logits` are of pairs of texts, 0 for all others."""

    angles: Mapping[str, float]
    logits: Mapping[tuple[str, str], float] = field(default_factory=dict)
    made_by: str = "invented/1"

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:  # noqa: ARG002 - as asked for
        """Nothing is found in any text."""
        return Reading((), ())

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A row of length one for each text."""
        turned = np.radians([self.angles[text] for text in texts])
        return np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        """The same vectors; each text is one piece."""
        known = list(self.angles)
        pieces = [np.array([known.index(text)], dtype=np.int64) for text in texts]
        rows = [row[None].astype(np.float16) for row in self.vectors(texts)]
        whole = self.vectors(texts)
        return [Meaning(*one) for one in zip(whole, pieces, rows, rows, strict=True)]

    def same(self, pairs: Sequence[tuple[Meaning, Meaning]]) -> NDArray[np.float32]:
        """The logit that was written down, and 0 that they part."""
        known = list(self.angles)
        told = [tuple(known[int(one.pieces[0])] for one in pair) for pair in pairs]
        return np.array([(self.logits.get(pair, 0.0), 0.0) for pair in told], dtype=np.float32)
