"""Invented reports made into a story, for the tests of this folder.

`story_of` takes the texts of reports, whose ids are "a", "b", "c" in their order.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from crossread.align.align import align
from crossread.align.entities import find_entities
from crossread.align.features.features import Features, story_features
from crossread.annotate.annotate import annotate_story
from crossread.cluster.copies import find_copies
from crossread.language.encoder import load_encoder
from crossread.language.model import Meaning
from crossread.language.rules.rules import RuleModel
from crossread.types.alignment import Alignment, Aspect, Relation
from crossread.types.report import Report
from crossread.types.story import Story

__all__ = [
    "FIRE",
    "RECALL",
    "SATURDAY",
    "UNRELATED",
    "align_texts",
    "found",
    "reports_of",
    "same",
    "story_features_of",
    "story_of",
    "vectors",
]

SATURDAY = date(2021, 3, 20)

RECALL = (
    (
        "Norland withdrew its ambassador to Kaldria on Friday after a quarrel over fishing boats. "
        "Foreign Minister Ada Brandt said the ambassador would stay in Port Ansel for talks. "
        "The Kaldrian navy had seized three Norland boats near the Tormel reef on Wednesday."
    ),
    (
        "The government of Norland called its ambassador home from Kaldria on Friday in a quarrel over fishing boats. "
        "Three boats from Norland were seized by the navy of Kaldria near the Tormel reef on Wednesday. "
        "Foreign Minister Ada Brandt said the ambassador would remain in Port Ansel for talks."
    ),
)
FIRE = (
    (
        "A fire destroyed the old grain mill of Vessel Bay on Monday night. "
        "The blaze killed 21 workers who slept in the attic of the mill."
    ),
    (
        "Flames destroyed the old grain mill in Vessel Bay late on Monday. "
        "The blaze killed 19 workers who slept in the attic of the mill."
    ),
)
UNRELATED = (
    (
        "Schools across the eastern valley opened new libraries this spring. "
        "Parents painted the shelves and donated dictionaries."
    ),
    (
        "Astronomers measured a faint comet beyond the outer planets. "
        "Its tail consists of frozen carbon dioxide."
    ),
)


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Of the encoder that ships; all else in these tests is found by rules."""
    return load_encoder().vectors(texts)


def meanings(texts: Sequence[str]) -> Sequence[Meaning]:
    """Of the encoder that ships, as `vectors`."""
    return load_encoder().meanings(texts)


def same(pairs: Sequence[tuple[Meaning, Meaning]]) -> NDArray[np.float32]:
    """Of the encoder that ships, as `vectors`."""
    return load_encoder().same(pairs)


def reports_of(
    texts: Sequence[str], published: Sequence[date | None] | None = None
) -> tuple[Report, ...]:
    days = published or [SATURDAY] * len(texts)
    return tuple(
        Report(id="abcdefgh"[at], text=text, path=f"{'abcdefgh'[at]}.txt", published=day)
        for at, (text, day) in enumerate(zip(texts, days, strict=True))
    )


def story_of(*texts: str, published: Sequence[date | None] | None = None) -> Story:
    reports = reports_of(texts, published)
    return Story(reports, annotate_story(reports, model=RuleModel()))


def story_features_of(*texts: str) -> tuple[Features, ...]:
    """The statements of reports that came out on one day."""
    return story_features(story_of(*texts))


def align_texts(
    *texts: str, published: Sequence[date | None] | None = None
) -> tuple[Alignment, ...]:
    story = story_of(*texts, published=published)
    return align(
        story,
        find_entities(story),
        model=load_encoder(),
        copies=find_copies(story.reports),
    )


def found(
    alignments: Sequence[Alignment], relation: Relation, aspect: Aspect | None = None
) -> list[list[list[str]]]:
    """The words of each variant, first its first citation's, of the alignments of that kind."""
    return [
        [[citation.text for citation in variant.citations] for variant in one.variants]
        for one in alignments
        if one.relation is relation and (aspect is None or one.aspect is aspect)
    ]
