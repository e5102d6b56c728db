"""Which person the "he" means that speaks: "The claim is false," he said.

In go what is known of each person met before; out comes the likeliest. A logistic model over the choice
among them (McFadden 1974) weighs nearness, the paragraph, who acted and who spoke last. What a reader says
is one voice among these: it sees a window and no chain of quotes. The weights lie in
`antecedent_weights.json`; `training/antecedents.py` fits them on our gold.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

__all__ = ["COLUMNS", "Candidate", "Choose", "columns", "likeliest"]

COLUMNS = ("distance", "same_paragraph", "acted", "spoke_last", "gender", "often")
_FAR = 6  # sentences; what lies further off is as far


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person met before the pronoun at offset `at`: how far before, how, and how often.

    `distance` is in sentences. `acted`: the first person of its sentence, or its speaker. `spoke_last`: no
    other person spoke since, in this paragraph or the one before. `has_gender`: its gender is known, and is
    the pronoun's. `times`: how often it was met. `is_told`: a reader says that the pronoun means it.
    """

    at: int
    name: str
    distance: int
    same_paragraph: bool
    acted: bool
    spoke_last: bool
    has_gender: bool
    times: int
    is_told: bool


Choose = Callable[[Sequence[Candidate]], int | None]


def columns(one: Candidate) -> tuple[float, ...]:
    """What is known of a candidate but the reader's word: a number for each of `COLUMNS`."""
    return (
        float(min(one.distance, _FAR)),
        float(one.same_paragraph),
        float(one.acted),
        float(one.spoke_last),
        float(one.has_gender),
        log(one.times),
    )


def likeliest(candidates: Sequence[Candidate]) -> int | None:
    """The place of the likeliest of `candidates`, the first of equals; None where there is none."""
    if not candidates:
        return None
    scores = [_score(one) for one in candidates]
    return scores.index(max(scores))


def _score(one: Candidate) -> float:
    weights = _weights()
    known = sum(weights[name] * value for name, value in zip(COLUMNS, columns(one), strict=True))
    return round(known + weights["told"] * one.is_told, 6)


@cache
def _weights() -> Mapping[str, float]:
    held: Mapping[str, float] = json.loads(
        files("crossread.annotate.mentions")
        .joinpath("antecedent_weights.json")
        .read_text(encoding="utf-8")
    )
    return held
