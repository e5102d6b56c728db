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
        """Vectors of the texts, where they have an angle; the pieces of each are its letters."""
        told = [
            self.vectors([text])[0] if text in self.angles else np.eye(2, dtype=np.float32)[0]
            for text in texts
        ]
        return [
            Meaning(row, np.array([ord(sign) for sign in text]), np.zeros(len(text), np.int64), one)
            for text, row in zip(texts, told, strict=True)
            for one in [row[None].astype(np.float16)]
        ]

    def same(self, pairs: Sequence[tuple[Meaning, Meaning]]) -> NDArray[np.float32]:
        """The logit that was written down, and 0 that they part."""
        told = [(_text(one), _text(other)) for one, other in pairs]
        return np.array([(self.logits.get(pair, 0.0), 0.0) for pair in told], dtype=np.float32)


def _text(one: Meaning) -> str:
    return "".join(map(chr, one.pieces.tolist()))
