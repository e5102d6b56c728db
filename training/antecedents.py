"""How the weights were made that tell whom a speaking "he" or "she" means.

    python -m training.antecedents --data FOLDER

Fits a logistic model over the choice among the persons met before (McFadden 1974) by Newton's method, on the
pronouns that are sources in our gold, the tenth kept back left out, and writes `antecedent_weights.json` beside
the module that reads them. The weight of the reader's own word is not fitted, as it knows this gold by heart;
it was chosen on the tenth kept back and on GAP. Nothing in it is random.
"""

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.mentions.antecedents import COLUMNS, Candidate, columns, likeliest
from crossread.annotate.mentions.coreference import resolve_references
from crossread.annotate.mentions.mentions import name_mentions
from crossread.language.encoder import load_encoder
from crossread.language.marks import find_marked
from crossread.language.model import LanguageModel
from crossread.language.name_match import same_person
from crossread.language.sentences import find_sentences, paragraph_spans
from crossread.types.report import Report
from training.documents import Document, is_test, read_own

Array = NDArray[np.float64]
_TARGET = (
    Path(__file__).resolve().parents[1] / "src/crossread/annotate/mentions/antecedent_weights.json"
)
_TOLD = 4.0
_RIDGE = 1.0  # how strongly large slopes are held down
_STEPS = 25
_DIGITS = 2

Choice = tuple[Array, NDArray[np.bool_]]


def main() -> None:
    """Fits on all but the tenth kept back, and prints how often the one meant is chosen there."""
    parser = argparse.ArgumentParser(prog="python -m training.antecedents")
    default = Path(os.environ.get("CROSSREAD_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, metavar="FOLDER")
    documents = read_own(Path(__file__).parent, parser.parse_args().data)
    model = load_encoder()
    learned = [one for d in documents if not is_test(d.id) for one in choices_of(d, model)]
    kept = [one for d in documents if is_test(d.id) for one in choices_of(d, model)]
    slopes = fit(learned)
    right = sum(bool(true[(known @ slopes).argmax()]) for known, true in kept)
    print(f"without the reader's word {right} of {len(kept)} in the tenth kept back")
    weights = dict(zip(COLUMNS, np.round(slopes, _DIGITS).tolist(), strict=True)) | {"told": _TOLD}
    _TARGET.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def choices_of(document: Document, model: LanguageModel) -> list[Choice]:
    """What is known of the persons before each pronoun that is a source, and which of them it means."""
    seen: list[Sequence[Candidate]] = []

    def choose(candidates: Sequence[Candidate]) -> int | None:
        seen.append(tuple(candidates))
        return likeliest(candidates)

    text = document.text
    sentences = find_sentences(Report(id=document.id, text=text))
    reading = model.read(text, sentences)
    body = [sentence for sentence in sentences if sentence.paragraph >= 0]
    quoted = [marked.inner for marked in find_marked(text, paragraph_spans(body))]
    chains = name_mentions(text, sentences, reading.names)
    resolve_references(text, sentences, chains, reading, quoted, choose=choose)
    meant = {m.span.start: m.entity for m in document.marks if m.role == "source"}
    names: dict[str | None, set[str]] = {}
    for mark in document.marks:
        if mark.role == "person":
            names.setdefault(mark.entity, set()).add(mark.span.of(text))
    found = []
    for candidates in seen:
        known = names.get(meant.get(candidates[0].at), set()) if candidates else set()
        true = [any(same_person(name, one.name) for name in known) for one in candidates]
        if any(true):
            found.append((np.array([columns(one) for one in candidates]), np.array(true)))
    return found


def fit(choices: Sequence[Choice]) -> Array:
    """The slopes of `COLUMNS`."""
    slopes = np.zeros(len(COLUMNS))
    for _ in range(_STEPS):
        slope, bend = -_RIDGE * slopes, _RIDGE * np.eye(len(COLUMNS))
        for known, true in choices:
            score = known @ slopes
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            meant = chance * true / (chance * true).sum()
            mean = known.T @ chance
            slope += known.T @ (meant - chance)
            bend += known.T @ (known * chance[:, None]) - np.outer(mean, mean)
        slopes += np.linalg.solve(bend, slope)
    return slopes


if __name__ == "__main__":
    main()
