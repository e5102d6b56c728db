"""Whether sentences that tell one point lie near each other: SuperPAL and ECB+, on topics held out.

`FOLDER/superpal/dev_MN_only.csv` and `FOLDER/ecbplus/parsed`; "dev" takes the fifth of the topics that the
weights never learned from, all else takes every topic. Within each topic each pair's first sentence looks for
its partner among the second sentences of all pairs. Scores, in percent: how often the partner, or another that
tells the same, is nearest (top1), and the chance that a true pair scores above a false one (auc).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.language.encoder import load_encoder
from evals.measured import measured
from evals.sentence_pairs import Pair, is_held_out, read_pairs

__all__ = ["evaluate"]

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]


def evaluate(data: Path, split: str, vectors: Vectors | None = None) -> dict[str, object]:
    """The scores of `vectors`, by default those of the weights that ship; texts to rows of length one."""
    by_topic: dict[str, list[Pair]] = defaultdict(list)
    for pair in read_pairs(data):
        if split != "dev" or is_held_out(pair.topic):
            by_topic[pair.topic].append(pair)
    find = vectors or load_encoder().vectors
    return measured([_counts(pairs, find) for _, pairs in sorted(by_topic.items())], _scores)


def _counts(pairs: Sequence[Pair], vectors: Vectors) -> Counter[str]:
    name = "ecbplus" if pairs[0].topic.startswith("ecb") else "superpal"
    left = list(dict.fromkeys(pair.left for pair in pairs))
    right = list(dict.fromkeys(pair.right for pair in pairs))
    scores = vectors(left) @ vectors(right).T
    told: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        told[pair.left] |= pair.points
        told[pair.right] |= pair.points
    same = np.array([[len(told[a] & told[b]) >= _shared(name) for b in right] for a in left])
    scores[
        np.array([[a == b for b in right] for a in left])
    ] = -1.0  # no sentence is its own partner
    true, false = scores[same], scores[~same]
    above = (true[:, None] > false[None, :]).sum()
    return Counter(
        {
            f"{name} top1": int(same[np.arange(len(left)), scores.argmax(axis=1)].sum()),
            f"{name} sought": len(left),
            f"{name} above": int(above),
            f"{name} compared": true.size * false.size,
        }
    )


def _shared(name: str) -> int:
    """How many points two sentences share that tell the same: propositions, or events."""
    return 2 if name == "ecbplus" else 1


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name in ("superpal", "ecbplus"):
        if counts.get(f"{name} compared"):
            scores[f"{name}_top1"] = 100 * counts[f"{name} top1"] / counts[f"{name} sought"]
            scores[f"{name}_auc"] = 100 * counts[f"{name} above"] / counts[f"{name} compared"]
    return scores
