"""Whether another report entails a proposition: PropSegmEnt (Chen et al. 2023).

`FOLDER/propsegment/{document_clusters,relationships}.SPLIT.json`; "all" takes every split that is there. A proposition
is some of the words of a sentence; its premise is another document of the cluster. It counts as entailed where most
raters who understood both say so; where as many say so as not, it is left out, and so are documents that come without
their text. Scores, in percent: `auc`, and `balanced_accuracy` at `THRESHOLD`. The score of a proposition is the sum of

- the part of its words that stand anywhere in the premise, by their rarity, and
- the best chance that the reader of pairs gives to the proposition's words, alone, and one of the `_READ` sentences of
  the premise whose vectors lie nearest to theirs.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossread.language.model import LanguageModel
from evals.models import default_model
from evals.sameness import chances, nearest
from evals.separation import Scored, measured_separation
from evals.weighted_words import shared_of_shorter, weighted_words

__all__ = ["THRESHOLD", "Hypothesis", "evaluate", "read_hypotheses", "scored_clusters"]

# Set by `python -m evals.thresholds` on the dev split.
THRESHOLD = 1.0324

_READ = 3  # sentences of a premise that are read together with the proposition, to save time


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """The words of a proposition, the sentences of the document that may entail it, and whether it does."""

    cluster: str
    words: str
    premise: tuple[str, ...]
    is_entailed: bool


def evaluate(data: Path, split: str, model: LanguageModel | None = None) -> dict[str, object]:
    """The scores of `model`, by default the one that ships."""
    return measured_separation(scored_clusters(data, split, model), THRESHOLD)


def scored_clusters(
    data: Path, split: str, model: LanguageModel | None = None
) -> list[list[Scored]]:
    """The propositions of each cluster of documents with their scores."""
    hypotheses = read_hypotheses(data, split)
    by_cluster: dict[str, list[Scored]] = defaultdict(list)
    for one, score in zip(hypotheses, _scores(hypotheses, model or default_model()), strict=True):
        by_cluster[one.cluster].append(Scored(score, one.is_entailed))
    return list(by_cluster.values())


def read_hypotheses(data: Path, split: str) -> list[Hypothesis]:
    """All propositions that raters agree on, in the order of the files.

    Raises:
        FileNotFoundError: the split is missing.
    """
    folder = data / "propsegment"
    paths = sorted(folder.glob(f"relationships.{'*' if split == 'all' else split}.json"))
    if not paths:
        raise FileNotFoundError(folder / f"relationships.{split}.json")
    return [one for path in paths for one in _read(path)]


def _read(path: Path) -> Iterator[Hypothesis]:
    documents = _documents(path.with_name(path.name.replace("relationships", "document_clusters")))
    for row in json.loads(path.read_text(encoding="utf-8")):
        hypothesis = row["hypothesis_proposition"]
        premise = documents.get(row["premise_document_id"])
        sentences = documents.get(hypothesis["document_id"])
        is_entailed = _vote(row["relationship_responses"])
        if premise and sentences and is_entailed is not None:
            words = _words(
                sentences[hypothesis["sentence_index"]], hypothesis["proposition"]["token_indices"]
            )
            texts = tuple(
                text for sentence in premise if (text := sentence["sentence_text"].strip())
            )
            yield Hypothesis(row["cluster_id"], words, texts, is_entailed)


def _documents(path: Path) -> dict[str, Sequence[Mapping[str, Any]]]:
    """The sentences of each document whose text is there; of news only addresses are given out."""
    return {
        document["document_id"]: document["sentences"]
        for cluster in json.loads(path.read_text(encoding="utf-8"))
        for document in cluster["documents"]
        if all("sentence_text" in sentence for sentence in document["sentences"])
    }


def _vote(responses: Sequence[Mapping[str, str]]) -> bool | None:
    """Whether most of those who understood both say that it is entailed; None where that is even."""
    said = [
        response["relationship"] == "RELATIONSHIP_ENTAILS"
        for response in responses
        if response["relationship"] != "RELATIONSHIP_UNSPECIFIED"
    ]
    return None if 2 * sum(said) == len(said) else 2 * sum(said) > len(said)


def _words(sentence: Mapping[str, Any], chosen: Sequence[int]) -> str:
    """The chosen words of a sentence, in its order; a space where it has one, or where words are left out."""
    words, end = "", -1
    for index in sorted(chosen):
        token = sentence["tokens"][index]
        start = token["character_offset_of_token_in_sentence"]
        words += token["text"] if start == end or not words else f" {token['text']}"
        end = start + len(token["text"])
    return words


def _scores(hypotheses: Sequence[Hypothesis], model: LanguageModel) -> list[float]:
    near = nearest(
        model, [one.words for one in hypotheses], [one.premise for one in hypotheses], _READ
    )
    pairs = sorted(
        {(one.words, text) for one, texts in zip(hypotheses, near, strict=True) for text in texts}
    )
    chance = dict(zip(pairs, chances(model, pairs), strict=True))
    return [
        _contained(one) + max(chance[one.words, text] for text in texts)
        for one, texts in zip(hypotheses, near, strict=True)
    ]


def _contained(one: Hypothesis) -> float:
    """The part of the proposition's words that stand in the premise, by their rarity."""
    return shared_of_shorter(weighted_words(one.words), weighted_words(" ".join(one.premise)))
