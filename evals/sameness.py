"""How surely the model that ships takes two texts to tell one point, as one number for an eval.

In go pairs of texts; out come scores, the higher the surer: the sum of

- the cosine of the vectors of the two,
- the chance that the reader of pairs gives: sigmoid(logit that both tell one point), and
- the part of the words of the longer that the shorter has as well, by their rarity.

Each has a top of one, and none is weighed. The program weighs the same three in `crossread.align.match.likeness`, beside
names, figures and days, which need whole reports to be found.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.language.model import LanguageModel
from evals.weighted_words import shared_of_longer, weighted_words

__all__ = ["chances", "nearest", "sameness"]

_Table = NDArray[np.float64]


def sameness(model: LanguageModel, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The score of each pair, from -1 to 3."""
    place, rows = _vectors(model, (text for pair in pairs for text in pair))
    left, right = ([place[pair[side]] for pair in pairs] for side in (0, 1))
    cosines = np.einsum("pv,pv->p", rows[left], rows[right]).tolist()
    words = {text: weighted_words(text) for text in place}
    return [
        round(cosine + chance + shared_of_longer(words[one], words[other]), 4)
        for (one, other), cosine, chance in zip(pairs, cosines, chances(model, pairs), strict=True)
    ]


def chances(model: LanguageModel, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """What the reader of pairs says of each, from 0 to 1."""
    texts = sorted({text for pair in pairs for text in pair})
    meanings = dict(zip(texts, model.meanings(texts), strict=True))
    said = model.same([(meanings[one], meanings[other]) for one, other in pairs])
    logits = np.asarray(said, dtype=np.float64)[:, 0]
    found: list[float] = (1 / (1 + np.exp(-logits))).tolist()
    return found


def nearest(
    model: LanguageModel, texts: Sequence[str], candidates: Sequence[Sequence[str]], most: int
) -> list[list[str]]:
    """For each text the `most` of its candidates whose vectors lie nearest; of equals the first."""
    place, rows = _vectors(model, [*texts, *(text for some in candidates for text in some)])
    found: list[list[str]] = []
    for text, some in zip(texts, candidates, strict=True):
        cosines = np.round(rows[[place[one] for one in some]] @ rows[place[text]], 4)
        found.append([some[n] for n in np.argsort(-cosines, kind="stable")[:most].tolist()])
    return found


def _vectors(model: LanguageModel, texts: Iterable[str]) -> tuple[dict[str, int], _Table]:
    """Which row is whose, and the rows; a text that comes twice is read once."""
    different = sorted(set(texts))
    place = {text: number for number, text in enumerate(different)}
    return place, model.vectors(different).astype(np.float64)
