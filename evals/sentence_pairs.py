"""Pairs of sentences that tell one point, from SuperPAL (Apache-2.0) and ECB+ (CC BY 3.0).

`FOLDER/superpal/dev_MN_only.csv`: propositions of summaries and the sentences that carry them;
`FOLDER/ecbplus/parsed`: sentences of other reports in one topic that share at least two events.
"""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Pair", "is_held_out", "read_pairs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that tell one point, and the topic they are from; `points` name what they tell."""

    topic: str
    left: str
    right: str
    points: frozenset[str]


def is_held_out(topic: str) -> bool:
    """Whether a topic is kept for measuring: one in five, by its name."""
    return hashlib.sha256(topic.encode()).digest()[0] % 5 == 0


def read_pairs(data: Path) -> Iterator[Pair]:
    """All pairs of the two sets, in the order of the files."""
    path = data / "superpal" / "dev_MN_only.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            point = f"superpal-{row['topic']}-{row['scuText']}"
            yield Pair(row["topic"], row["scuText"], row["docSentText"], frozenset({point}))
    if (data / "ecbplus").exists():
        yield from _ecbplus(data / "ecbplus" / "parsed")


def _ecbplus(folder: Path) -> Iterator[Pair]:
    """Pairs of sentences of other reports in one topic that share at least two events."""
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in (folder / "ECB_Train_corpus.txt").read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 4:
            words[parts[0], parts[1]].append(parts[3])
    told: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for mention in json.loads((folder / "ECB_Train_Event_gold_mentions.json").read_text("utf-8")):
        if not mention["is_singleton"]:
            place = (mention["doc_id"], str(mention["sent_id"]))
            told[mention["doc_id"].split("_")[0]][place].add(mention["coref_chain"])
    for topic, sentences in sorted(told.items(), key=lambda item: int(item[0])):
        order = sorted(sentences)
        for number, left in enumerate(order):
            for right in order[number + 1 :]:
                shared = sentences[left] & sentences[right]
                if left[0] != right[0] and len(shared) >= 2:
                    yield Pair(
                        f"ecb{topic}",
                        " ".join(words[left]),
                        " ".join(words[right]),
                        frozenset(shared),
                    )
