"""Whether two answers to one question say the same: NAnCo, of DISCORD Questions (Laban et al. 2022).

`FOLDER/nanco_discord/questions*.json`, which hold questions, each with the answers of several reports and the group
(`cluster_global`) that the annotators put each answer in. Every two answers to one question are a pair, a true one
where their groups are the same. SPLIT picks the files with that word in their name, else all are read. Scores, in
percent: `auc`, and `balanced_accuracy` at `THRESHOLD`, as in the paper. The score of a pair is the `sameness` of the
two answers alone; neither the question nor the paragraph that an answer stands in is read, since both made it worse.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from crossread.language.model import LanguageModel
from evals.models import default_model
from evals.sameness import sameness
from evals.separation import Scored, measured_separation

__all__ = ["THRESHOLD", "Answer", "evaluate", "read_questions", "scored_questions"]

# Set by `python -m evals.thresholds` on the four validation questions.
THRESHOLD = 0.663


@dataclass(frozen=True, slots=True)
class Answer:
    """Words of a report that answer a question, and the number of the group that say the same."""

    words: str
    group: int


def evaluate(data: Path, split: str, model: LanguageModel | None = None) -> dict[str, object]:
    """The scores of `model`, by default the one that ships."""
    return measured_separation(scored_questions(data, split, model), THRESHOLD)


def scored_questions(
    data: Path, split: str, model: LanguageModel | None = None
) -> list[list[Scored]]:
    """The pairs of answers of each question with their scores."""
    reader = model or default_model()
    return [_scored(answers, reader) for answers in read_questions(data, split)]


def read_questions(data: Path, split: str) -> list[list[Answer]]:
    """The answers of each question; those without words or a group are left out.

    Raises:
        FileNotFoundError: there is no file of questions.
    """
    paths = sorted((data / "nanco_discord").glob("questions*.json"))
    if not paths:
        raise FileNotFoundError(data / "nanco_discord" / "questions.json")
    named = [path for path in paths if split in path.stem]
    return [answers for path in named or paths for answers in _read(path)]


def _read(path: Path) -> Iterator[list[Answer]]:
    for question in json.loads(path.read_text(encoding="utf-8")):
        yield [
            Answer(" ".join(answer["Answer"].split()), int(answer["cluster_global"]))
            for answer in question["answers"]
            if answer["Answer"].strip() and _is_group(answer.get("cluster_global"))
        ]


def _is_group(number: object) -> bool:
    return str(number).isdecimal()  # nothing and -1 stand for none


def _scored(answers: Sequence[Answer], model: LanguageModel) -> list[Scored]:
    pairs = list(combinations(answers, 2))
    scores = sameness(model, [(one.words, other.words) for one, other in pairs])
    return [
        Scored(score, one.group == other.group)
        for (one, other), score in zip(pairs, scores, strict=True)
    ]
