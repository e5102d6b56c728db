"""From the encoder's answers for a window to names, attributions and references.

In go arrays of logits and vectors, one row a piece; out come spans in text order. Tags are read by
the best path that the BIO scheme allows (Viterbi 1967). Each cue then reads its own source and content,
as a predicate its arguments, by a biaffine score with every piece of the window (Dozat and Manning 2017)
and the best path through them (Lafferty et al. 2001), so that one source may serve two cues, and one
attribution may lie in another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.language.claims import with_contents_once
from crossread.language.marks import find_marked
from crossread.language.model import Attribution, Name, Reading, Reference
from crossread.language.whole_quotes import with_whole_quotes
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
    "best_paths",
    "distance_buckets",
    "read_spans",
    "read_windows",
]

Array = NDArray[np.float32]

# The columns of the tag logits: O, B, I for each role, and O, then B and I for each kind of name.
HEADS = {
    "source": slice(0, 3),
    "cue": slice(3, 6),
    "content": slice(6, 9),
    "names": slice(9, 16),
}
N_TAGS = 16
# The columns of the pair vectors: a cue's first and last piece, and any piece as each of the four labels.
PAIR_SIZE = 128
PAIR_LABELS = ("B-source", "I-source", "B-content", "I-content")
PAIR_COLUMNS = (2 + len(PAIR_LABELS)) * PAIR_SIZE
# A reference's first and last piece, and a name's: which name a pronoun or a role means.
REFERENCE_COLUMNS = 4 * PAIR_SIZE
ARGUMENT_TAGS = (1, 2, 7, 8)  # B and I of source and of content, as PAIR_LABELS
ARGUMENT_NONES = (0, 0, 6, 6)
_NAME_KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
# A row of tags is read as bytes, each the number of a tag: nine of ten are O, and passed over in one step.
_SPAN = re.compile(rb"[\x01\x03\x05][\x02\x04\x06]*")  # a B, and the I behind it
_FROM_ANOTHER = re.compile(
    rb"(?<![\x01\x02])\x02|(?<![\x03\x04])\x04|(?<![\x05\x06])\x06"
)  # an I without its B
_NEVER = -1e4
_FAR = 64  # pieces; what is further apart shares one distance
N_BUCKETS = 2 * _FAR + 1
# Logits, where F1 is best on our kept texts and on PolNeAR's train part: the network is somewhat too ready to hear a
# cue, and too slow to find whose it is.
_LESS_CUE = 1.0
_MORE_SOURCE = 1.0
# ... and how sure it has to be of whom "the spokesman" or "the report" means: of the weaker half it is right of 4 in 10.
_SURE_OF_A_DESCRIPTION = 3.0
_PRONOUNS = frozenset("he him his she her hers they them their it its".split())
_OTHER_PRONOUNS = frozenset("i me we us who which that you".split())
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


def read_spans(logits: Array) -> list[tuple[int, int, int]]:
    """(start, end, kind) for each span, half-open pieces, of the best path over O and B, I of each kind."""
    if len(logits) == 0:
        return []
    tags = logits.argmax(axis=1).tolist()
    if not _is_allowed(tags):  # else it is the best path, and found far faster
        tags = best_paths(logits[None], allowed_transitions(logits.shape[1]))[0]
    return _spans_of(tags)


def _is_allowed(tags: Sequence[int]) -> bool:
    """Whether each I goes on from its own kind."""
    return _FROM_ANOTHER.search(bytes(tags)) is None


def best_paths(logits: Array, transitions: Array) -> list[list[int]]:
    """The best tags of each row of `logits`, rows by pieces by tags, by Viterbi.

    `transitions` has a row for each tag before, and a last one for the beginning.
    """
    # A row a piece of tags by rows: a step is then three calls on a few numbers that lie side by side.
    scores = np.array(logits.transpose(1, 2, 0), order="C")
    scores[0] += transitions[-1][:, None]
    between = transitions[:-1, :, None]
    total = np.empty((len(between), *scores.shape[1:]), dtype=scores.dtype)
    best = np.empty_like(scores[0])
    for before, here in pairwise(scores):
        np.add(before[:, None], between, out=total)
        np.maximum.reduce(total, axis=0, out=best)
        np.add(here, best, out=here)
    return _followed_back(scores, transitions)


def _followed_back(scores: Array, transitions: Array) -> list[list[int]]:
    """The tags of each row, from the best score at its last piece on back; `scores` is pieces by tags by rows."""
    into = np.array(transitions[:-1].T, order="C")
    by_rows = np.array(scores.transpose(0, 2, 1), order="C")
    tags = np.empty(by_rows.shape[:2], dtype=np.int64)
    tags[-1] = by_rows[-1].argmax(axis=1)
    total = np.empty_like(by_rows[0])
    for at in range(len(tags) - 1, 0, -1):
        into.take(tags[at], axis=0, out=total, mode="clip")  # the mode that copies nothing
        np.add(by_rows[at - 1], total, out=total)
        total.argmax(axis=1, out=tags[at - 1])
    return [row.tolist() for row in tags.T]


def allowed_transitions(n_tags: int) -> Array:
    """0 where a tag may follow another and far below 0 elsewhere; the last row is for the beginning."""
    allowed = np.zeros((n_tags + 1, n_tags), dtype=np.float32)
    for inside in range(2, n_tags, 2):
        allowed[:, inside] = _NEVER
        allowed[inside - 1, inside] = allowed[inside, inside] = 0.0
    return allowed


def _spans_of(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    found = _SPAN.finditer(bytes(tags))
    return [(one.start(), one.end(), (tags[one.start()] - 1) // 2) for one in found]


def read_windows(answers: Sequence[Answer], text: str) -> Iterator[Reading]:
    """The names, attributions and references of each window of `text`."""
    for answer, found in zip(answers, _attributions(answers), strict=True):
        span = answer.window.span
        names = read_spans(_parted(answer, "names"))
        references = _references(
            answer,
            [*_pronouns(answer.window, text), *(source for source, _, _ in found if source)],
            [(start, end) for start, end, _ in names],
            text,
        )
        marked = find_marked(text, _paragraphs(answer.window)) if found else ()
        said = [
            Attribution(
                content=tuple(span(*piece) for piece in contents),
                source=span(*source) if source else None,
                cue=span(*cue),
            )
            for source, cue, contents in found
        ]
        yield Reading(
            tuple(Name(span(start, end), _NAME_KINDS[kind]) for start, end, kind in names),
            tuple(with_contents_once(text, [with_whole_quotes(marked, one) for one in said])),
            tuple(Reference(span(*words), span(*name)) for words, name in references),
        )


_Found = tuple[_Pieces | None, _Pieces, list[_Pieces]]


def _attributions(answers: Sequence[Answer]) -> list[list[_Found]]:
    """Source, cue and contents in pieces, for each window: one for each cue that has a content.

    The paths of all cues are sought together, which takes no more steps than those of one.
    """
    cues = [
        [(start, end) for start, end, _ in read_spans(_cue_logits(answer))] for answer in answers
    ]
    with_cues = [pair for pair in zip(answers, cues, strict=True) if pair[1]]
    if not with_cues:
        return [[] for _ in answers]
    logits = [_argument_logits(answer, own) for answer, own in with_cues]
    longest = max(one.shape[1] for one in logits)
    stacked = np.concatenate([_padded(one, longest) for one in logits])
    allowed = allowed_transitions(stacked.shape[2]) + answers[0].transitions
    paths = iter(zip(stacked, best_paths(stacked, allowed), strict=True))
    return [
        [one for cue in own if (one := _attribution(cue, *next(paths))) is not None] for own in cues
    ]


def _paragraphs(window: Window) -> list[Span]:
    """The paragraphs of a window, or what it has of them."""
    ends = [*window.breaks[1:], len(window.ids)]
    return [window.span(start, end) for start, end in zip(window.breaks, ends, strict=True)]


def _padded(logits: Array, length: int) -> Array:
    """The logits with pieces behind them that can only be O."""
    padded = np.full((len(logits), length, logits.shape[2]), _NEVER, dtype=np.float32)
    padded[:, :, 0] = 0.0
    padded[:, : logits.shape[1]] = logits
    return padded


def _attribution(cue: _Pieces, logits: Array, path: Sequence[int]) -> _Found | None:
    spans = _spans_of(path)
    contents = [(start, end) for start, end, kind in spans if kind == 1]
    sources = [(start, end) for start, end, kind in spans if kind == 0]
    if not contents:
        return None
    return _surest(sources, logits) if sources else None, cue, contents


def _pronouns(window: Window, text: str) -> list[_Pieces]:
    return [
        (at, at + 1)
        for at, (start, end) in enumerate(zip(window.starts, window.ends, strict=True))
        if end - start < 6 and text[start:end].lower() in _PRONOUNS
    ]


def _references(
    answer: Answer, references: Sequence[_Pieces], names: Sequence[_Pieces], text: str
) -> list[tuple[_Pieces, _Pieces]]:
    """Each reference with the name that it rather means than none; one that holds a name is left out."""
    found: list[tuple[_Pieces, _Pieces]] = []
    if not names:
        return found
    starts, lasts = [start for start, _ in names], [end - 1 for _, end in names]
    places = np.array(starts)
    keys = answer.references[starts, 2 * PAIR_SIZE : 3 * PAIR_SIZE]
    keys = keys + answer.references[lasts, 3 * PAIR_SIZE :]
    for start, end in dict.fromkeys(references):
        if any(a < end and start < b for a, b in names):
            continue
        query = answer.references[start, :PAIR_SIZE]
        query = query + answer.references[end - 1, PAIR_SIZE : 2 * PAIR_SIZE]
        near = distance_buckets(places, start, end)
        scores = np.einsum("ks,s->k", keys, query) / np.float32(PAIR_SIZE**0.5)
        scores += answer.distances[-1, near]
        best = int(scores.argmax())
        words = answer.window.span(start, end).of(text).lower()
        is_pronoun = words in _PRONOUNS or words in _OTHER_PRONOUNS
        if scores[best] > (0.0 if is_pronoun else _SURE_OF_A_DESCRIPTION):
            found.append(((start, end), names[best]))
    return found


def _argument_logits(answer: Answer, cues: Sequence[_Pieces]) -> Array:
    """Cues by pieces by O and the four labels: how well each piece is source or content of each cue."""
    n = len(answer.pairs)
    starts, lasts = [start for start, _ in cues], [end - 1 for _, end in cues]
    queries = answer.pairs[starts, :PAIR_SIZE] + answer.pairs[lasts, PAIR_SIZE : 2 * PAIR_SIZE]
    pieces = answer.pairs[:, 2 * PAIR_SIZE :].reshape(n, len(PAIR_LABELS), PAIR_SIZE)
    # Not `@`: BLAS would start threads for it, which then wait in the way of the encoder's.
    scores = np.einsum("cs,nls->cnl", queries, pieces) / np.float32(PAIR_SIZE**0.5)
    places = np.arange(n)
    buckets = np.stack([distance_buckets(places, start, end) for start, end in cues])
    scores += answer.distances[:-1, buckets].transpose(1, 2, 0)
    # What a piece is to any cue, whichever: the pair has only to say whether this is the one.
    scores += answer.tags[:, ARGUMENT_TAGS] - answer.tags[:, ARGUMENT_NONES]
    scores[:, :, 0] += _MORE_SOURCE  # B-source: how readily a source begins
    scores[:, answer.window.breaks, 1::2] = _NEVER
    return np.concatenate([np.zeros((*scores.shape[:2], 1), np.float32), scores], axis=2)


def _parted(answer: Answer, head: str) -> Array:
    """The logits of a head, with no span that goes on over the end of a paragraph."""
    logits = answer.tags[:, HEADS[head]].copy()
    logits[answer.window.breaks, 2::2] = _NEVER
    return logits


def _cue_logits(answer: Answer) -> Array:
    """The logits of the cues."""
    logits = _parted(answer, "cue")
    logits[:, 0] += _LESS_CUE
    return logits


def _surest(sources: Sequence[tuple[int, int]], logits: Array) -> tuple[int, int]:
    return max(sources, key=lambda span: (float(logits[span[0], 1]), -span[0]))


def distance_buckets(places: NDArray[np.int64], start: int, end: int) -> NDArray[np.int64]:
    """For each of the pieces at `places` the number of its distance from a cue: before, within, or behind it."""
    gap = np.minimum(places - start, 0) + np.maximum(places - end + 1, 0)
    buckets: NDArray[np.int64] = np.minimum(np.maximum(gap, -_FAR), _FAR) + _FAR
    return buckets
