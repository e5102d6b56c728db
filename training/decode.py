"""From the encoder's answers for a window to names, times and attributions.

In go arrays of logits and link vectors, one row a piece; out come spans in text order. Tags are read by
the best path that the BIO scheme allows; each cue takes the source and the contents that link to it best.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.language.model import Attribution, Name
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["HEADS", "LINK_SIZE", "Array", "read_attributions", "read_names", "read_spans"]

Array = NDArray[np.float32]

# The columns of the tag logits: O, B, I for each role, and O, then B and I for each kind of name.
HEADS = {
    "source": slice(0, 3),
    "cue": slice(3, 6),
    "content": slice(6, 9),
    "time": slice(9, 12),
    "names": slice(12, 19),
}
LINK_SIZE = 96
NAME_KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
_FAR = 64  # pieces; links further apart share one distance


def read_spans(logits: Array) -> list[tuple[int, int, int]]:
    """(start, end, kind) for each span, half-open pieces, by Viterbi over O and B, I of each kind."""
    n_pieces, n_tags = logits.shape
    if n_pieces == 0:
        return []
    allowed = np.zeros((n_tags, n_tags), dtype=np.float32)
    for inside in range(2, n_tags, 2):
        allowed[:, inside] = -1e4
        allowed[inside - 1, inside] = allowed[inside, inside] = 0.0
    score = logits[0].copy()
    score[2::2] = -1e4
    back = np.zeros((n_pieces, n_tags), dtype=np.int64)
    for at in range(1, n_pieces):
        total = score[:, None] + allowed
        back[at] = total.argmax(axis=0)
        score = total.max(axis=0) + logits[at]
    tags = [int(score.argmax())]
    for at in range(n_pieces - 1, 0, -1):
        tags.append(int(back[at, tags[-1]]))
    return _spans_of(tags[::-1])


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


def read_names(logits: Array, places: Sequence[Span]) -> list[Name]:
    """The names of a window; `places` are the pieces' spans in the text."""
    return [
        Name(Span(places[start].start, places[end - 1].end), NAME_KINDS[kind])
        for start, end, kind in read_spans(logits[:, HEADS["names"]])
    ]


def read_attributions(
    logits: Array, links: Array, distances: Array, places: Sequence[Span]
) -> list[Attribution]:
    """The attributions of a window.

    `links` has six vectors of LINK_SIZE a piece: cue first and last, source first and last, content first
    and last; `distances` has a row of biases for sources and one for contents, by distance in pieces.
    """
    spans = {role: read_spans(logits[:, HEADS[role]]) for role in ("source", "cue", "content")}
    sources = score_links(links, distances[0], spans["cue"], spans["source"], 2)
    contents = score_links(links, distances[1], spans["cue"], spans["content"], 4)
    taken = contents.argmax(axis=0) if len(spans["cue"]) and len(spans["content"]) else []
    found: list[Attribution] = []
    for number, (start, end, _) in enumerate(spans["cue"]):
        own = [spans["content"][c] for c, cue in enumerate(taken) if cue == number]
        if not own:
            continue
        best = int(sources[number].argmax()) if len(spans["source"]) else -1
        source = spans["source"][best] if best >= 0 and sources[number, best] > 0 else None
        found.append(
            Attribution(
                content=tuple(_place(places, *one[:2]) for one in own),
                source=_place(places, *source[:2]) if source else None,
                cue=_place(places, start, end),
            )
        )
    return found


def score_links(
    links: Array,
    biases: Array,
    cues: Sequence[tuple[int, int, int]],
    arguments: Sequence[tuple[int, int, int]],
    column: int,
) -> Array:
    """How well each argument links to each cue: a row a cue, above 0 where it rather does than not."""
    vectors = links.reshape(len(links), 6, LINK_SIZE)
    scores = np.zeros((len(cues), len(arguments)), dtype=np.float32)
    for row, (start, end, _) in enumerate(cues):
        cue = vectors[start, 0] + vectors[end - 1, 1]
        for other, (first, last, _) in enumerate(arguments):
            argument = vectors[first, column] + vectors[last - 1, column + 1]
            scores[row, other] = (
                cue @ argument / LINK_SIZE**0.5 + biases[distance_bucket(start, end, first, last)]
            )
    return scores


def distance_bucket(start: int, end: int, first: int, last: int) -> int:
    """The number of the distance between a cue and an argument: before, touching, or behind it."""
    gap = start - last if last <= start else end - first if first >= end else 0
    return max(-_FAR, min(_FAR, gap)) + _FAR


def _place(places: Sequence[Span], start: int, end: int) -> Span:
    return Span(places[start].start, places[end - 1].end)
