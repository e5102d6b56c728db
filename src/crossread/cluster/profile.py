"""What of a report is compared to tell which story it belongs to.

In go a report and its annotations; out comes a `ReportProfile` of a few kilobytes: words, names, places and
numbers, a vector of what its head says, a sketch of its runs of words, and its day. A profile stands for its
report in `stories.py`, which needs neither the text nor the annotations again, and can be packed into bytes to
be kept. All of it rests on the head of a report, which tells what it is about; `head_of` cuts a report down
to that, for who measures how reports are grouped.
"""

import base64
import json
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np

from crossread.errors import InvalidValueError
from crossread.language.bags import find_name_words
from crossread.language.frequency import rarity, stem
from crossread.language.model import LanguageModel
from crossread.language.words import Word, find_words
from crossread.types.annotation import Annotations, EntityKind, MentionForm
from crossread.types.report import Report

__all__ = [
    "VECTOR_SIZE",
    "Counted",
    "ReportProfile",
    "head_of",
    "make_profile",
    "pack_profile",
    "unpack_profile",
]

Counted = tuple[tuple[str, float], ...]
"""Words, each with a weight, sorted."""
VECTOR_SIZE = 384  # numbers, of what the model gives for a sentence

_HEAD = 400  # words of the body; what comes later is background more often than news
_LONGEST_HEAD = 4000  # characters; about as many as 400 words take, with room
_HEADLINE = 3  # times that a word of the headline counts
_MOST_WORDS = 160  # of a profile, by weight
_MOST_NAMES = 60
_RUN = 6  # words, as in `copies.py`
_SKETCH = 48  # hashes
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class ReportProfile:
    """One report, as grouping sees it. Comparable and hashable; its text cannot be made from it.

    `words` are stems, `names` and `places` capitalised words in lower case, `numbers` figures as written: each with
    1 + log of how often it stands in the head, sorted. `places` are those names that the annotations
    know to be part of a place's name. `vector` is `VECTOR_SIZE` float16, little-endian, of length one; empty where the report
    has no sentence. `runs` are the smallest hashes of the head's runs of six words (a bottom-k sketch;
    Broder 1997), ascending. `day` is the day it was published on, or else is told from; None where nothing fixes one.
    """

    report_id: str
    day: date | None
    language: str | None
    words: Counted
    names: Counted
    places: Counted
    numbers: Counted
    vector: bytes
    runs: tuple[int, ...]


def head_of(report: Report) -> Report:
    """The report cut after its head, at the end of a line; the spans that remain are the same.

    A profile of it is the profile of the whole report, unless its day is told only further down.
    """
    start = report.headline.end if report.headline else 0
    if len(report.text) - start <= _LONGEST_HEAD:
        return report
    end = report.text.find("\n", start + _LONGEST_HEAD)
    end = end if 0 < end <= start + 2 * _LONGEST_HEAD else start + _LONGEST_HEAD
    kept = tuple(d for d in report.dropped if d.span.end <= end)
    return replace(report, text=report.text[:end], dropped=kept)


def make_profile(
    report: Report, annotations: Annotations, *, model: LanguageModel
) -> ReportProfile:
    """The profile of `report`; of `annotations` it needs sentences, mentions and `seen_from`."""
    headline, body = _head(report, annotations)
    words = [word for word in (*headline, *body) if word.text[0].isalnum()]
    names = Counter(word.lower for part in (headline, body) for word in find_name_words(part))
    places = _place_words(report, annotations)
    stated = report.published
    day = stated.date() if isinstance(stated, datetime) else stated
    return ReportProfile(
        report_id=report.id,
        day=day or annotations.seen_from,
        language=report.language,
        words=_most_telling(
            Counter(stem(word.lower) for word in words)
            + Counter(
                {stem(word.lower): _HEADLINE - 1 for word in headline if word.text[0].isalnum()}
            )
        ),
        names=_counted(names.most_common(_MOST_NAMES)),
        places=_counted((name, count) for name, count in names.items() if name in places),
        numbers=_counted(Counter(filter(None, map(_number, words))).items()),
        vector=_vector(report, annotations, model),
        runs=_sketch([word.lower for word in body if word.text[0].isalnum()]),
    )


def _head(report: Report, annotations: Annotations) -> tuple[list[Word], list[Word]]:
    """The words and signs of the headline, and those of the body up to the end of the head."""
    headline: list[Word] = []
    body: list[Word] = []
    for sentence in sorted(annotations.sentences, key=lambda one: one.paragraph):
        if sentence.paragraph < 0:
            headline += find_words(report.text, sentence.span)
        elif len(body) < _HEAD:
            body += find_words(report.text, sentence.span)
    return headline, body[:_HEAD]


def _place_words(report: Report, annotations: Annotations) -> frozenset[str]:
    """The capitalised words of all names of places."""
    return frozenset(
        word.lower
        for mention in annotations.mentions
        if mention.kind is EntityKind.PLACE and mention.form is MentionForm.NAME
        for word in find_words(report.text, mention.span)
        if word.is_capitalised
    )


def _number(word: Word) -> str:
    """A figure without the signs that group its digits; "" for words, single digits and years."""
    plain = word.text.replace(",", "")
    # Python turns no row of thousands of digits into a number.
    is_year = len(plain) == 4 and plain.isascii() and plain.isdigit() and int(plain) in _YEARS
    return plain if plain[0].isdigit() and len(plain) > 1 and not is_year else ""


def _counted(counts: Iterable[tuple[str, int]]) -> Counted:
    return tuple(sorted((key, round(1 + math.log(count), 3)) for key, count in counts))


def _most_telling(counts: Counter[str]) -> Counted:
    """The words that weigh most by how often they stand here and how rare they are in news."""
    weighed = {word: (1 + math.log(count)) * rarity(word) for word, count in counts.items()}
    chosen = sorted(weighed, key=lambda word: (-weighed[word], word))[:_MOST_WORDS]
    return _counted((word, counts[word]) for word in chosen)


def _vector(report: Report, annotations: Annotations, model: LanguageModel) -> bytes:
    """The mean of the vectors of the headline and the first sentence, or of whichever there is."""
    ordered = sorted(annotations.sentences, key=lambda one: (one.paragraph, one.span))
    headline = [one for one in ordered if one.paragraph < 0]
    first = [one for one in ordered if one.paragraph >= 0][: 2 - len(headline)]
    texts = [one.span.of(report.text) for one in (*headline, *first)]
    if not texts:
        return b""
    mean = model.vectors(texts).mean(axis=0)
    return bytes((mean / (np.linalg.norm(mean) + 1e-9)).astype("<f2").tobytes())


def _sketch(words: Sequence[str]) -> tuple[int, ...]:
    runs = {
        zlib.crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1)
    }
    return tuple(sorted(runs)[:_SKETCH])


def pack_profile(profile: ReportProfile) -> bytes:
    """The profile as bytes, the same for the same profile: JSON in UTF-8."""
    return json.dumps(
        {
            "report_id": profile.report_id,
            "day": profile.day.isoformat() if profile.day else None,
            "language": profile.language,
            "words": profile.words,
            "names": profile.names,
            "places": profile.places,
            "numbers": profile.numbers,
            "vector": base64.b64encode(profile.vector).decode(),
            "runs": profile.runs,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def unpack_profile(packed: bytes) -> ReportProfile:
    """The profile that `pack_profile` packed.

    Raises:
        InvalidValueError: these are not such bytes.
    """
    try:
        held = json.loads(packed)
        counted = {
            part: tuple((str(key), float(count)) for key, count in held[part])
            for part in ("words", "names", "places", "numbers")
        }
        return ReportProfile(
            report_id=str(held["report_id"]),
            day=date.fromisoformat(held["day"]) if held["day"] else None,
            language=held["language"],
            vector=base64.b64decode(held["vector"], validate=True),
            runs=tuple(int(one) for one in held["runs"]),
            **counted,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidValueError(f"no packed profile of a report: {error!r}") from error
