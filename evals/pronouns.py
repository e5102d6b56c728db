"""Which name a pronoun means: GAP (https://github.com/google-research-datasets/gap-coreference).

`FOLDER/gap/gap-SPLIT.tsv`, "dev" being its validation part. In each passage a pronoun and two names are
given, of which it means one or neither. Scores as GAP's own scorer does, in percent: F1 over both names, and
for masculine and feminine pronouns alone. The best baseline in its paper has 66.9 (Webster et al. 2018).
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from crossread.annotate.annotate import annotate
from crossread.language.model import LanguageModel
from crossread.types.annotation import Annotations, Mention
from crossread.types.report import Report
from crossread.types.span import Span
from evals.measured import f1, measured
from evals.models import default_model

__all__ = ["Passage", "evaluate", "read_passages"]

_FILES = {"dev": "gap-validation.tsv", "train": "gap-development.tsv"}
_FEMININE = frozenset(("she", "her", "hers"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A pronoun in a text, and two names with whether it means them."""

    id: str
    text: str
    pronoun: Span
    names: tuple[tuple[Span, bool], ...]


def evaluate(data: Path, split: str, model: LanguageModel | None = None) -> dict[str, object]:
    """GAP's F1 of `split`."""
    passages = list(read_passages(data / "gap" / _FILES.get(split, f"gap-{split}.tsv")))
    reader = model or default_model()
    return measured([_counts(one, reader) for one in passages], _scores)


def _counts(one: Passage, model: LanguageModel) -> Counter[str]:
    meant = _meant(one, annotate(Report(id=one.id, text=one.text), model=model))
    feminine = one.pronoun.of(one.text).lower() in _FEMININE
    counts = Counter[str]()
    for name, wanted in one.names:
        found = any(span.overlap(name) for span in meant)
        for key in ("all", "feminine" if feminine else "masculine"):
            counts[f"{key} right"] += found and wanted
            counts[f"{key} found"] += found
            counts[f"{key} wanted"] += wanted
    return counts


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    return {
        "f1": f1(counts, "all"),
        "feminine_f1": f1(counts, "feminine"),
        "masculine_f1": f1(counts, "masculine"),
    }


def _meant(one: Passage, made: Annotations) -> list[Span]:
    """The mentions of whom the pronoun is taken to mean."""
    home = next((m for m in made.mentions if m.span.overlap(one.pronoun)), None)
    return [m.span for m in made.mentions if home is not None and _same(m, home) and m is not home]


def _same(left: Mention, right: Mention) -> bool:
    return (left.name, left.kind) == (right.name, right.kind)


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of one file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Passage(
                row["ID"],
                row["Text"],
                _at(row["Pronoun-offset"], row["Pronoun"]),
                tuple((_at(row[f"{x}-offset"], row[x]), row[f"{x}-coref"] == "TRUE") for x in "AB"),
            )


def _at(offset: str, words: str) -> Span:
    return Span(int(offset), int(offset) + len(words))
