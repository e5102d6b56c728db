"""Whether a second claim strengthens or weakens the first: ClaimDiff (Ko et al. 2023).

`FOLDER/claimdiff/ClaimDiff-{strength,weak}-SPLIT.json`; "dev" and "all" take every file there is. Scores, in percent:
`auc_s` of claims that strengthen the first, and `auc_w` of claims that weaken it.

The program has no part that answers this, and nothing was learned for it: no weights, no vectors. What is measured is
how far the signs go that the program's rules read off the words of two statements, by two sums:

- strengthens = the share of the words of the one that says less which the other has as well, by their rarity, less
  `_PER_SIGN` for each sign of contrast. Who strengthens a claim speaks of the same.
- weakens = the number of signs of contrast: only one is negated; they are held otherwise (as fact, planned,
  threatened, alleged or denied); a word of the one excludes a word of the other; figures of one unit do not agree;
  and both give words of somebody, since a dispute is told in voices.

The signs are those that the program has; that both give somebody's words was taken up after a look at how each sign
fares on the train files, and of `_PER_SIGN` four sizes were tried there. Nothing else was fitted.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossread.align.features.quantities import Quantity, find_quantities
from crossread.align.match.opposites import opposite_states, opposite_tolls
from crossread.annotate.statements.certainty import certainty_of
from crossread.language.lexicon import cues
from crossread.language.negation import is_negated
from crossread.language.words import Word, find_words
from crossread.types.annotation import Certainty
from crossread.types.span import Span
from evals.separation import Scored, measured_separation
from evals.weighted_words import shared_of_shorter, weighted_words

__all__ = ["Claim", "contrast", "evaluate", "read_claim", "strengthens", "weakens"]

_PER_SIGN = 0.05  # of the shared words, from 0 to 1
_SAYING = frozenset({"say", "ask"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What the rules read off a claim; `words` are its `weighted_words`."""

    text: str
    words: Mapping[str, float]
    quantities: tuple[Quantity, ...]
    certainty: Certainty
    is_negated: bool
    is_attributed: bool


def evaluate(data: Path, split: str) -> dict[str, object]:
    """Both scores, with intervals over the topics.

    Raises:
        FileNotFoundError: there is no file of the one or of the other.
    """
    by_topic: dict[str, list[Scored]] = defaultdict(list)
    for kind, ending, score in (("strength", "_s", strengthens), ("weak", "_w", weakens)):
        for row in _rows(data / "claimdiff", kind, split):
            first, second = read_claim(row["claim_a"]), read_claim(row["claim_b"])
            is_true = row["relation"] == 1
            by_topic[row["topic"]].append(Scored(score(first, second), is_true, ending))
    return measured_separation(list(by_topic.values()))


def read_claim(text: str) -> Claim:
    """What the rules read off the words of a claim."""
    words = find_words(text, Span(0, len(text))) if text else ()
    return Claim(
        text=text,
        words=weighted_words(text),
        quantities=find_quantities(words, ()),
        certainty=certainty_of(text),
        is_negated=is_negated(text),
        is_attributed=any(map(_reports, words)),
    )


def strengthens(first: Claim, second: Claim) -> float:
    """How far the second speaks of the same as the first, and not against it.

    >>> mill = read_claim("The mill burned down on Monday.")
    >>> strengthens(mill, read_claim("The mill burned down.")) > strengthens(
    ...     mill, read_claim("The mill did not burn down.")
    ... )
    True
    """
    return shared_of_shorter(first.words, second.words) - _PER_SIGN * contrast(first, second)


def weakens(first: Claim, second: Claim) -> float:
    """How many signs there are that the second speaks against the first."""
    return float(contrast(first, second))


def contrast(first: Claim, second: Claim) -> int:
    """The number of signs of contrast between two claims; which is first makes no difference.

    >>> contrast(read_claim("The mill did not burn."), read_claim("The mill allegedly burned."))
    2
    """
    return sum(
        (
            first.is_negated != second.is_negated,
            first.certainty != second.certainty,
            _exclude_each_other(first, second),
            _figures_part(first.quantities, second.quantities),
            first.is_attributed and second.is_attributed,
        )
    )


def _exclude_each_other(first: Claim, second: Claim) -> bool:
    if opposite_tolls(first.words, second.words):
        return True
    return opposite_states(first.words, second.words, first.text, second.text) is not None


def _figures_part(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Whether both count the same, and no figure of the one fits one of the other."""
    same_unit = [
        one.agrees(other) for one in ours for other in theirs if one.unit and one.unit == other.unit
    ]
    return bool(same_unit) and not any(same_unit)


def _reports(word: Word) -> bool:
    return any(cue.kind in _SAYING and cue.word_class == "v" for cue in cues().get(word.lower, ()))


def _rows(folder: Path, kind: str, split: str) -> Iterator[Mapping[str, Any]]:
    paths = sorted(folder.glob(f"ClaimDiff-{kind}-*.json"))
    if not paths:
        raise FileNotFoundError(folder / f"ClaimDiff-{kind}-{split}.json")
    for path in [path for path in paths if path.stem.endswith(f"-{split}")] or paths:
        yield from json.loads(path.read_text(encoding="utf-8"))["data"]
