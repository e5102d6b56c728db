"""The model of the language that works by rules and word lists alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from crossread.language.frequency import rarity, stem
from crossread.language.marks import find_marked
from crossread.language.model import Meaning, Reading
from crossread.language.rules.attributions import find_unit_attributions
from crossread.language.rules.names import find_names
from crossread.language.rules.units import find_units
from crossread.language.sentences import paragraph_spans
from crossread.language.words import find_words
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["RuleModel"]

_COLUMNS = 512


@dataclass(frozen=True, slots=True)
class RuleModel:
    """Names and attributions by rule; needs no weights."""

    made_by: str = "rules/1"

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:
        """The names and attributions in `sentences` of `text`; headlines attribute nothing here."""
        body = [sentence for sentence in sentences if sentence.paragraph >= 0]
        marked = find_marked(text, paragraph_spans(body))
        units = find_units(text, body, marked)
        return Reading(find_names(text, sentences), find_unit_attributions(units))

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A row for each of `texts`: its stems, by their rarity, in `_COLUMNS` columns by their hash."""
        rows = np.zeros((len(texts), _COLUMNS), dtype=np.float32)
        for number, text in enumerate(texts):
            rows[number, 0] = 0.01  # a text without a word has a row as well
            for word in find_words(text, Span(0, len(text))):
                token = stem(word.lower)
                rows[number, crc32(token.encode()) % _COLUMNS] += rarity(token)
        scaled: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return scaled

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        """The vectors of `texts`; a word is like itself alone."""
        return [_meaning(text, row) for text, row in zip(texts, self.vectors(texts), strict=True)]

    def same(self, pairs: Sequence[tuple[Meaning, Meaning]]) -> NDArray[np.float32]:
        """Nothing is known of any pair."""
        return np.zeros((len(pairs), 2), dtype=np.float32)


def _meaning(text: str, whole: NDArray[np.float32]) -> Meaning:
    stems = [stem(word.lower) for word in find_words(text, Span(0, len(text)))] or [""]
    places = np.array([crc32(token.encode()) % _COLUMNS for token in stems], dtype=np.int64)
    rows = np.eye(_COLUMNS, dtype=np.float16)[places]
    return Meaning(whole, places, np.zeros_like(places), rows)
