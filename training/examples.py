"""What the network learns from: windows of documents with their tags and, for each cue, its arguments.

In go documents with marked spans; out come examples, and batches of examples of like length. A layer that
a document does not mark is masked (-100), so that it is not learned as empty.
"""

import random
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.language.sentences import find_sentences
from crossread.language.windows import MOST_PIECES, Tokenizer, Window, make_windows
from crossread.types.annotation import Sentence
from crossread.types.report import Report
from crossread.types.span import Span
from training.documents import Document, Marked

__all__ = ["Example", "Prepared", "batches_of", "examples_of", "prepare"]

IGNORED = -100
LAYERS_OF = {
    "source": "attribution",
    "cue": "attribution",
    "content": "attribution",
    "names": "names",
}
NAME_TAGS = {"person": 0, "org": 1, "place": 2}
Pieces = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that is cut into sentences once and into windows in each round anew."""

    document: Document
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Referring:
    """Pieces that refer, the names that they may mean, and which of those they do mean."""

    words: Pieces
    names: tuple[Pieces, ...]
    meant: tuple[bool, ...]


@dataclass(slots=True)
class Example:
    """A window, its tags for each head, for each cue the label of every piece (0 none, 1 to 4), references."""

    window: Window
    tags: dict[str, list[int]]
    cues: list[Pieces]
    arguments: list[list[int]]
    references: list[Referring]


def prepare(document: Document) -> Prepared:
    """The document with its sentences."""
    return Prepared(document, find_sentences(Report(id=document.id, text=document.text)))


def examples_of(one: Prepared, tokenizer: Tokenizer, chance: random.Random) -> Iterator[Example]:
    """The windows of a document, cut in other places each time, with what is marked in them.

    Curly quotation marks are made straight in a third of the rounds; no offset moves by that.
    """
    text = one.document.text
    if chance.random() < 0.33:
        text = text.translate(str.maketrans("“”‘’", "\"\"''"))
    first = chance.randint(MOST_PIECES // 4, MOST_PIECES)
    for window in make_windows(text, one.sentences, tokenizer, first=first):
        yield _example(one.document, window)


def _example(document: Document, window: Window) -> Example:
    inside = window.span(0, len(window.ids))
    marks = [(m, _pieces(window, m.span)) for m in document.marks if m.span.overlap(inside)]
    found = [(mark, place) for mark, place in marks if place is not None]
    n = len(window.ids)
    tags = {
        head: [0 if layer in document.layers else IGNORED] * n for head, layer in LAYERS_OF.items()
    }
    for mark, place in sorted(found, key=lambda one: (one[1][0], -one[1][1])):
        head = "names" if mark.role in NAME_TAGS else mark.role
        if head in tags and LAYERS_OF[head] in document.layers:
            _tag(tags[head], mark, place)
    if "nested" not in document.layers:
        _mask_inner_cues(tags["cue"], tags["content"])
    return Example(window, tags, *_arguments(found, n), list(_references(found)))


def _tag(tags: list[int], mark: Marked, place: Pieces) -> None:
    """Writes B and I of the outermost spans; what lies within another span of the head is left."""
    if any(tags[at] > 0 for at in range(*place)):
        return
    kind = NAME_TAGS.get(mark.role, 0)
    for at in range(*place):
        tags[at] = 1 + 2 * kind + (at > place[0])


def _mask_inner_cues(cues: list[int], contents: Sequence[int]) -> None:
    """Where a set marks the outermost attributions only, silence within a content teaches nothing."""
    for at, content in enumerate(contents):
        if content > 0 and cues[at] == 0:
            cues[at] = IGNORED


def _arguments(
    found: Sequence[tuple[Marked, Pieces]], n: int
) -> tuple[list[Pieces], list[list[int]]]:
    groups: dict[int, list[tuple[str, Pieces]]] = defaultdict(list)
    for mark, place in found:
        if mark.role in {"source", "cue", "content"}:
            groups[mark.group].append((mark.role, place))
    cues: list[Pieces] = []
    arguments: list[list[int]] = []
    for parts in groups.values():
        cue = next((place for role, place in parts if role == "cue"), None)
        if cue is None:
            continue
        labels = [0] * n
        for role, place in sorted(parts, key=lambda part: part[0] == "source"):
            base = {"source": 1, "content": 3}.get(role)
            for at in range(*place) if base else ():
                labels[at] = base + (at > place[0])
        cues.append(cue)
        arguments.append(_mended(labels))
    return cues, arguments


def _mended(labels: list[int]) -> list[int]:
    """The labels with B where an I has lost its beginning, as where a source stands within its content."""
    before = 0
    for at, label in enumerate(labels):
        if label in {2, 4} and before not in {label, label - 1}:
            labels[at] = label - 1
        before = labels[at]
    return labels


def _references(found: Sequence[tuple[Marked, Pieces]]) -> Iterator[Referring]:
    """Sources and pronouns that hold no name, with the names of the window."""
    names = [(mark, place) for mark, place in found if mark.role in NAME_TAGS and mark.entity]
    for mark, (start, end) in found:
        known = (
            mark.entity and "+" not in mark.entity
        )  # "unnamed" is the answer that no name is meant
        if mark.role not in {"source", "pronoun"} or not known:
            continue
        if names and not any(a < end and start < b for _, (a, b) in names):
            yield Referring(
                (start, end),
                tuple(place for _, place in names),
                tuple(name.entity == mark.entity for name, _ in names),
            )


def _pieces(window: Window, span: Span) -> Pieces | None:
    """The pieces that `span` covers, or None."""
    first = bisect_right(window.ends, span.start)
    last = bisect_left(window.starts, span.end)
    return (first, last) if first < last else None


def batches_of(
    examples: Sequence[Example], most_pieces: int, chance: random.Random
) -> list[list[Example]]:
    """Batches of windows of like length, at most `most_pieces` pieces each, in random order."""
    order = sorted(examples, key=lambda e: len(e.window.ids) + chance.random() * 20)
    batches: list[list[Example]] = [[]]
    for example in order:
        longest = max(len(example.window.ids), *(len(e.window.ids) for e in batches[-1]), 1)
        if batches[-1] and longest * (len(batches[-1]) + 1) > most_pieces:
            batches.append([])
        batches[-1].append(example)
    chance.shuffle(batches)
    return batches
