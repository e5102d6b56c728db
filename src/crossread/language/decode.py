"""From the encoder's answers for a window to names, times, attributions and references.

In go arrays of logits and vectors, one row a piece; out come spans in text order. Tags are read by
the best path that the BIO scheme allows (Viterbi 1967). Each cue then reads its own source and content,
as a predicate its arguments, by a biaffine score with every piece of the window (Dozat and Manning 2017)
and the best path through them (Lafferty et al. 2001), so that one source may serve two cues, and one
attribution may lie in another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.language.model import Attribution, Name, Reading, Reference
from crossread.language.windows import Window
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = [
    "ARGUMENT_NONES",
    "ARGUMENT_TAGS",
    "HEADS",
    "N_BUCKETS",
    "N_TAGS",
    "PAIR_COLUMNS",
    "PAIR_LABELS",
    "PAIR_SIZE",
    "REFERENCE_COLUMNS",
    "Answer",
    "Array",
    "allowed_transitions",
    "distance_buckets",
    "read_spans",
    "read_times",
    "read_window",
]

Array = NDArray[np.float32]

# The columns of the tag logits: O, B, I for each role, and O, then B and I for each kind of name.
HEADS = {
    "source": slice(0, 3),
    "cue": slice(3, 6),
    "content": slice(6, 9),
    "time": slice(9, 12),
    "names": slice(12, 19),
}
N_TAGS = 19
# The columns of the pair vectors: a cue's first and last piece, and any piece as each of the four labels.
PAIR_SIZE = 128
PAIR_LABELS = ("B-source", "I-source", "B-content", "I-content")
PAIR_COLUMNS = (2 + len(PAIR_LABELS)) * PAIR_SIZE
# A reference's first and last piece, and a name's: which name a pronoun or a role means.
REFERENCE_COLUMNS = 4 * PAIR_SIZE
ARGUMENT_TAGS = (1, 2, 7, 8)  # B and I of source and of content, as PAIR_LABELS
ARGUMENT_NONES = (0, 0, 6, 6)
NAME_KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
_FAR = 64  # pieces; what is further apart shares one distance
N_BUCKETS = 2 * _FAR + 1
_PRONOUNS = frozenset("he him his she her hers they them their it its".split())
_Pieces = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the encoder says of one window.

    `tags` is pieces by N_TAGS, `pairs` pieces by PAIR_COLUMNS, `references` pieces by REFERENCE_COLUMNS;
    `distances` is the four labels and the reference by N_BUCKETS; `transitions` is how well a label follows
    another, O first, with a last row for the one that begins.
    """

    window: Window
    tags: Array
    pairs: Array
    references: Array
    distances: Array
    transitions: Array


def read_spans(logits: Array, transitions: Array | None = None) -> list[tuple[int, int, int]]:
    """(start, end, kind) for each span, half-open pieces, by Viterbi over O and B, I of each kind.

    `transitions`, where given, are added to what the scheme allows: a row for each tag before, and one for
    the beginning.
    """
    n_pieces, n_tags = logits.shape
    if n_pieces == 0:
        return []
    if transitions is None and not (logits[:, 1:].max(axis=1) > logits[:, 0]).any():
        return []
    allowed = allowed_transitions(n_tags)
    if transitions is not None:
        allowed = allowed + transitions
    score = logits[0] + allowed[-1]
    allowed = allowed[:-1]
    back = np.zeros((n_pieces, n_tags), dtype=np.int64)
    for at in range(1, n_pieces):
        total = score[:, None] + allowed
        back[at] = total.argmax(axis=0)
        score = total.max(axis=0) + logits[at]
    tags = [int(score.argmax())]
    for at in range(n_pieces - 1, 0, -1):
        tags.append(int(back[at, tags[-1]]))
    return _spans_of(tags[::-1])


def allowed_transitions(n_tags: int) -> Array:
    """0 where a tag may follow another and far below 0 elsewhere; the last row is for the beginning."""
    allowed = np.zeros((n_tags + 1, n_tags), dtype=np.float32)
    for inside in range(2, n_tags, 2):
        allowed[:, inside] = -1e4
        allowed[inside - 1, inside] = allowed[inside, inside] = 0.0
    return allowed


def _spans_of(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    spans: list[tuple[int, int, int]] = []
    start = -1
    for at, tag in enumerate((*tags, 0)):
        if start >= 0 and (tag == 0 or tag % 2 == 1):
            spans.append((start, at, (tags[start] - 1) // 2))
            start = -1
        if tag % 2 == 1:
            start = at
    return spans


def read_window(answer: Answer, text: str) -> Reading:
    """The names, attributions and references of a window of `text`."""
    span = answer.window.span
    names = read_spans(answer.tags[:, HEADS["names"]])
    found = list(_attributions(answer))
    references = _references(
        answer,
        [*_pronouns(answer.window, text), *(source for source, _, _ in found if source)],
        [(start, end) for start, end, _ in names],
    )
    return Reading(
        tuple(Name(span(start, end), NAME_KINDS[kind]) for start, end, kind in names),
        tuple(
            Attribution(
                content=tuple(span(*piece) for piece in contents),
                source=span(*source) if source else None,
                cue=span(*cue),
            )
            for source, cue, contents in found
        ),
        tuple(Reference(span(*words), span(*name)) for words, name in references),
    )


def read_times(answer: Answer) -> list[Span]:
    """The time expressions of a window."""
    return [
        answer.window.span(start, end)
        for start, end, _ in read_spans(answer.tags[:, HEADS["time"]])
    ]


def _attributions(answer: Answer) -> Iterator[tuple[_Pieces | None, _Pieces, list[_Pieces]]]:
    """Source, cue and contents in pieces: one for each cue that has a content."""
    for start, end, _ in read_spans(answer.tags[:, HEADS["cue"]]):
        logits = _argument_logits(answer, start, end)
        spans = read_spans(logits, answer.transitions)
        contents = [(a, b) for a, b, kind in spans if kind == 1]
        sources = [(a, b) for a, b, kind in spans if kind == 0]
        if contents:
            yield _surest(sources, logits) if sources else None, (start, end), contents


def _pronouns(window: Window, text: str) -> list[_Pieces]:
    return [
        (at, at + 1)
        for at, (start, end) in enumerate(zip(window.starts, window.ends, strict=True))
        if end - start < 6 and text[start:end].lower() in _PRONOUNS
    ]


def _references(
    answer: Answer, references: Sequence[_Pieces], names: Sequence[_Pieces]
) -> list[tuple[_Pieces, _Pieces]]:
    """Each reference with the name that it rather means than none; one that holds a name is left out."""
    found: list[tuple[_Pieces, _Pieces]] = []
    if not names:
        return found
    starts, lasts = [start for start, _ in names], [end - 1 for _, end in names]
    keys = answer.references[starts, 2 * PAIR_SIZE : 3 * PAIR_SIZE]
    keys = keys + answer.references[lasts, 3 * PAIR_SIZE :]
    for start, end in dict.fromkeys(references):
        if any(a < end and start < b for a, b in names):
            continue
        query = answer.references[start, :PAIR_SIZE]
        query = query + answer.references[end - 1, PAIR_SIZE : 2 * PAIR_SIZE]
        near = distance_buckets(len(answer.tags), start, end)[starts]
        scores = keys @ query / np.float32(PAIR_SIZE**0.5) + answer.distances[-1, near]
        best = int(scores.argmax())
        if scores[best] > 0:
            found.append(((start, end), names[best]))
    return found


def _argument_logits(answer: Answer, start: int, end: int) -> Array:
    """Pieces by O and the four labels: how well each piece is source or content of one cue."""
    n = len(answer.pairs)
    cue = answer.pairs[start, :PAIR_SIZE] + answer.pairs[end - 1, PAIR_SIZE : 2 * PAIR_SIZE]
    pieces = answer.pairs[:, 2 * PAIR_SIZE :].reshape(n, len(PAIR_LABELS), PAIR_SIZE)
    scores = pieces @ cue / np.float32(PAIR_SIZE**0.5)
    scores += answer.distances[:-1, distance_buckets(n, start, end)].T
    # What a piece is to any cue, whichever: the pair has only to say whether this is the one.
    scores += answer.tags[:, ARGUMENT_TAGS] - answer.tags[:, ARGUMENT_NONES]
    return np.concatenate([np.zeros((n, 1), np.float32), scores], axis=1)


def _surest(sources: Sequence[tuple[int, int]], logits: Array) -> tuple[int, int]:
    return max(sources, key=lambda span: (float(logits[span[0], 1]), -span[0]))


def distance_buckets(n: int, start: int, end: int) -> NDArray[np.int64]:
    """For each of `n` pieces the number of its distance from a cue: before, within, or behind it."""
    places = np.arange(n)
    gap = np.where(places < start, places - start, np.where(places >= end, places - end + 1, 0))
    return np.clip(gap, -_FAR, _FAR) + _FAR
