"""What the annotating steps ask of a model of the language: where names and attributions stand.

A model reads a text that is already cut into sentences, and answers in spans of that text. It decides
nothing that needs more than the words: whom a name means, what a pronoun stands for, when a Wednesday
was, is resolved in `annotate/`. `rules.RuleModel` is one such model; trained weights are another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from crossread.types.annotation import EntityKind, Sentence
from crossread.types.span import Span

__all__ = ["Attribution", "LanguageModel", "Meaning", "Name", "Reading", "Reference"]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A proper name, without the titles before it."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what by which word, as written: PARC's source, cue and content.

    `content` is in text order; it is without the quote marks where it stands in marks.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Words that name nobody themselves ("he", "the minister"), and the name that they mean."""

    span: Span
    name: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model found in one text, each layer in text order; no name overlaps another.

    `references` holds what the model is sure of; the rest is left to rules.
    """

    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text says, as vectors: one of length one for the whole, and one for each of its pieces.

    `pieces` numbers the pieces, the same piece of the vocabulary always alike; `shapes` tells how each is written, and
    `rows` has a row of length one for each.
    """

    whole: NDArray[np.float32]
    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    rows: NDArray[np.float16]


class LanguageModel(Protocol):
    """Finds names and attributions in one pass. The same text gives the same answer."""

    @property
    def made_by(self) -> str:
        """Name and version, kept with every annotation that the model made."""
        ...

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:
        """The names and attributions in `sentences` of `text`."""
        ...

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A row of length one for each of `texts`, none empty; near rows tell one point."""
        ...

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        """The same vectors with those of the pieces, which tell what of one text another tells too."""
        ...

    def same(self, pairs: Sequence[tuple[Meaning, Meaning]]) -> NDArray[np.float32]:
        """Two logits for each pair of its meanings: that both tell one point, and that they part in how."""
        ...
