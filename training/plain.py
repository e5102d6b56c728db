"""Openly licensed news in which nobody marked anything, for what the larger networks say of it to be learned.

In go the documents of ECB+ (CC BY 3.0) and our invented stories; out come texts, and pairs of statements that may tell
one point, with how much the two share. Topics and stories that are kept to measure pairs with give no pairs.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from crossread.align.features.features import story_features
from crossread.align.match.candidates import candidates
from crossread.align.match.likeness import COLUMNS, rows
from crossread.annotate.annotate import annotate_story
from crossread.language.model import LanguageModel
from crossread.types.story import Story
from evals.sentence_pairs import is_held_out
from training.documents import Document
from training.real_stories import plain_text, reports_of, topic_of
from training.stories import read_stories

__all__ = ["PlainPair", "read_plain_pairs", "read_plain_texts"]

PlainPair = tuple[str, str, float]
"""Two statements, and the share of the shorter one's words that the other has, weighed."""

TOGETHER = 3  # documents of one happening that are compared at once
ROUNDS = 5  # times that each document is compared


def read_plain_texts(data: Path, training: Path, model: LanguageModel) -> Iterator[Document]:
    """Each document of ECB+ and each report of our stories, with no layer marked."""
    for path in sorted((data / "ecbplus/xml").glob("*/*.xml")):
        yield Document(path.stem, plain_text(path.read_text("utf-8")).text, (), frozenset())
    for told in read_stories(training / "stories", model):
        for report in told.story.reports:
            yield Document(told.name, report.text, (), frozenset())


def read_plain_pairs(data: Path, model: LanguageModel) -> list[PlainPair]:
    """The candidate pairs of documents of ECB+ that tell one happening, some at a time, or two that are alike."""
    chance = random.Random(5)  # noqa: S311 (a seed, not a secret)
    found: set[PlainPair] = set()
    for texts in _happenings(data).values():
        for _ in range(ROUNDS):
            order = chance.sample(texts, len(texts))
            for at in range(0, len(order) - 1, TOGETHER):
                found.update(_pairs(order[at : at + TOGETHER], model))
    for one, other in _look_alikes(data, chance):
        found.update(_pairs((one, other), model))
    return sorted(found)


def _look_alikes(data: Path, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Documents of the two happenings of a topic, such as two earthquakes, each with one of the other."""
    happenings = _happenings(data)
    for topic in sorted({topic for topic, _ in happenings}):
        ones, others = happenings[topic, "one"], happenings[topic, "other"]
        for _ in range(min(len(ones), len(others))):
            yield chance.choice(ones), chance.choice(others)


def _happenings(data: Path) -> dict[tuple[str, str], list[str]]:
    """The texts of each topic that is learned from, those of its one and of its other happening apart."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted((data / "ecbplus/xml").glob("*/*.xml")):
        topic = topic_of(path.stem)
        if not is_held_out(topic):
            which = "other" if path.stem.endswith("plus") else "one"
            found[topic, which].append(plain_text(path.read_text("utf-8")).text)
    return found


def _pairs(texts: Sequence[str], model: LanguageModel) -> Iterator[PlainPair]:
    """The pairs of statements of `texts` that are worth a look."""
    if len(texts) < 2:
        return
    reports = reports_of(texts)
    features = story_features(Story(reports, annotate_story(reports, model=model)))
    if not features:
        return
    meanings = model.meanings([one.text for one in features])
    pairs = sorted(candidates(features, np.stack([one.whole for one in meanings])))
    if not pairs:
        return
    shares = rows(features, meanings, pairs)[:, COLUMNS.index("of_shorter")]
    for (i, j), shared in zip(pairs, shares.tolist(), strict=True):
        yield features[i].text, features[j].text, float(shared)
