"""The trained model of the language: three small networks, run by ONNX Runtime on the CPU.

One reads a text that is cut into sentences, for its names and attributions; another weighs what is said, by a vector
for a sentence; the third reads two statements together, and so does a larger one. The three share one table of word embeddings.
The weights lie in `weights/` beside this file, and are refused where their hash is not the one in
`weights.json`. Each window is read alone: int8 scales a whole batch at once, and what stands beside a
window must not change its answer, which is why what was read last can be remembered: a reprint is read once.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.errors import WeightsError
from crossread.language.decode import Answer, Array, read_windows
from crossread.language.marks import MARKS
from crossread.language.model import Attribution, Meaning, Name, Reading, Reference
from crossread.language.name_votes import agree_on_names
from crossread.language.pair_window import Side, join
from crossread.language.windows import Window, make_windows
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["Encoder", "PackedWords", "Words", "load_encoder"]

_FOLDER = files("crossread.language") / "weights"
_AT_ONCE = 32  # windows; a long text is not held as vectors all at once
_THREADS = 2
_WORTH_THREADS = 8  # windows; for fewer the threads cost more than they gain
_QUOTES = '"“”«»'  # without those that may be apostrophes
_VECTOR_PIECES = 128  # of a sentence that its vector is made from
_VECTOR_SIZE = 384
# What the networks said last, by how many windows; the answer for a long one takes a megabyte to read, little to weigh.
_READ_REMEMBERED, _WEIGHED_REMEMBERED, _PAIRS_REMEMBERED = 48, 512, 2048
_PARTS = (
    "reading.int8.onnx",
    "meaning.int8.onnx",
    "together.int8.onnx",
    "words.npz",
    "tokenizer.json",
    "pairs.int8.onnx",
    "pair_words.npz",
)
_LATER = _PARTS[-2:]  # loaded when the first pair is read


_Pieces = tuple[int, ...]
_Run = Callable[[_Pieces, _Pieces], tuple[Array, ...]]
_ReadPair = Callable[[Side, Side], Array]


class _Output(NamedTuple):
    """What the network that reads says of one window, a row a piece."""

    tags: Array
    pairs: Array
    references: Array


@dataclass(frozen=True, slots=True)
class Words:
    """The embeddings of the vocabulary: a row of int8 for each piece, and what it is scaled by."""

    rows: NDArray[np.int8]
    scales: Array

    def of(self, ids: Sequence[int]) -> Array:
        """The embeddings of `ids`, pieces by columns."""
        places = np.array(ids, dtype=np.int64)
        found: Array = self.rows[places] * self.scales[places, None]
        return found


@dataclass(frozen=True, slots=True)
class PackedWords:
    """Larger embeddings in four bits: two numbers a byte, the lower half first, eight for zero.

    `rows` is pieces by half the columns, `scales` pieces by blocks of columns.
    """

    rows: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def of(self, ids: Sequence[int]) -> Array:
        """The embeddings of `ids`, pieces by columns."""
        places = np.array(ids, dtype=np.int64)
        packed, scales = self.rows[places], self.scales[places].astype(np.float32)
        both = np.stack((packed & 15, packed >> 4), axis=-1).astype(np.float32) - 8
        found: Array = both.reshape(*scales.shape, -1) * scales[:, :, None]
        return found.reshape(len(places), -1)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The weights, loaded: what runs the networks, each of ids and shapes of pieces, and their tokenizer.

    `reading` and `words` are what `run_reading` runs on, for those who measure it bare. `open_pairs` gives what the largest
    network says of two statements; who compares nothing has no need of it.
    """

    reading: onnxruntime.InferenceSession
    words: Words
    run_reading: _Run
    run_meaning: _Run
    run_together: _ReadPair
    open_pairs: Callable[[], _ReadPair]
    tokenizer: Tokenizer
    distances: Array
    transitions: Array
    made_by: str

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:
        """The names, attributions and references in `sentences` of `text`."""
        windows = make_windows(text, sentences, self.tokenizer)
        read: list[Reading] = []
        while some := list(islice(windows, _AT_ONCE)):
            read += read_windows(self._answers(some), text)
        names = agree_on_names(text, [name for part in read for name in part.names])
        said = (_without_marks(text, one) for part in read for one in part.attributions)
        return Reading(
            names=names,
            attributions=tuple(sorted(said, key=lambda one: one.content[0])),
            references=_to_names(names, [one for part in read for one in part.references]),
        )

    def vectors(self, texts: Sequence[str]) -> Array:
        """A row of length one for each of `texts`; near rows tell one point.

        A text without a word piece, such as a zero-width space, is like no other: it has the first axis.
        """
        windows = [_window_of(text, self.tokenizer) for text in texts]
        with ThreadPoolExecutor(_THREADS) as pool:
            rows = list(pool.map(lambda window: self._meaning(window).whole, windows))
        return np.stack(rows) if rows else np.zeros((0, _VECTOR_SIZE), dtype=np.float32)

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        """The same vectors with those of the pieces."""
        windows = [_window_of(text, self.tokenizer) for text in texts]
        with ThreadPoolExecutor(_THREADS) as pool:
            return list(pool.map(self._meaning, windows))

    def same(self, pairs: Sequence[tuple[Meaning, Meaning]]) -> Array:
        """Two logits for each pair of statements: that they tell one point, and that they part in how.

        The first is the larger network's, the second the smaller's, which has seen more pairs that part. Which of the two
        stands first makes no difference.
        """
        if not pairs:
            return np.zeros((0, 2), dtype=np.float32)
        read = self.open_pairs()
        ordered = [sorted((_side(one), _side(other))) for one, other in pairs]
        with ThreadPoolExecutor(_THREADS) as pool:
            rows = pool.map(lambda pair: (read(*pair)[0], self.run_together(*pair)[1]), ordered)
            return np.array(list(rows), dtype=np.float32)

    def _meaning(self, window: Window | None) -> Meaning:
        if window is None:
            first: Array = np.eye(1, _VECTOR_SIZE, dtype=np.float32)
            none = np.zeros(1, dtype=np.int64)
            return Meaning(first[0], none, none, first.astype(np.float16))
        (rows,) = self.run_meaning(tuple(window.ids), tuple(window.shapes))
        whole = rows.mean(axis=0)
        rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return Meaning(
            whole / np.linalg.norm(whole),
            np.array(window.ids, dtype=np.int64),
            np.array(window.shapes, dtype=np.int64),
            rows.astype(np.float16),
        )

    def _answers(self, windows: Sequence[Window]) -> list[Answer]:
        return [
            Answer(window, out.tags, out.pairs, out.references, self.distances, self.transitions)
            for window, out in zip(windows, self._outputs(windows), strict=True)
        ]

    def _outputs(self, windows: Sequence[Window]) -> list[_Output]:
        if len(windows) < _WORTH_THREADS:
            return [self._run(window) for window in windows]
        with ThreadPoolExecutor(_THREADS) as pool:
            return list(pool.map(self._run, windows))

    def _run(self, window: Window) -> _Output:
        return _Output(*self.run_reading(tuple(window.ids), tuple(window.shapes)))


@cache
def load_encoder(folder: str | PathLike[str] | None = None) -> Encoder:
    """The encoder whose weights lie in `folder`, by default the ones that ship with the package.

    Raises:
        WeightsError: a file is missing, or is not the one that `weights.json` names.
    """
    place = Path(folder) if folder is not None else Path(str(_FOLDER))
    version, hashes = _read_hashes(place)
    parts = {name: _read_part(place / name, hashes[name]) for name in _PARTS[: -len(_LATER)]}
    for name in _LATER:
        _read_part(place / name, hashes[name])
    tokenizer = Tokenizer.from_buffer(parts["tokenizer.json"])
    tokenizer.no_truncation()
    tokenizer.no_padding()
    reading = _session(parts["reading.int8.onnx"])
    distances, transitions = reading.run(["distances", "transitions"], _nothing())
    with np.load(BytesIO(parts["words.npz"])) as held:
        words = Words(held["rows"], held["scales"])
    meaning = _session(parts["meaning.int8.onnx"])
    return Encoder(
        reading=reading,
        words=words,
        run_reading=_remembering(reading, _Output._fields, words, _READ_REMEMBERED),
        run_meaning=_remembering(meaning, ("vectors",), words, _WEIGHED_REMEMBERED),
        run_together=_reading_together(_session(parts["together.int8.onnx"]), words),
        open_pairs=cache(lambda: _reading_pairs(place)),
        tokenizer=tokenizer,
        distances=distances,
        transitions=transitions,
        made_by=f"crossread-encoder/{version}+{_digest(hashes)}",
    )


def _session(graph: bytes | str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # windows are read side by side instead
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        graph,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # the fused node takes seven times as long
    )


def _remembering(
    session: onnxruntime.InferenceSession, outputs: Sequence[str], words: Words, most: int
) -> _Run:
    """What runs `session` on one window, and remembers what it said of the last `most` of them."""

    @lru_cache(maxsize=most)
    def run(ids: _Pieces, shapes: _Pieces) -> tuple[Array, ...]:
        given = {
            "words": words.of(ids)[None],
            "shapes": np.array([shapes], dtype=np.int64),
            # The graph tells two texts apart, and here is one.
            "kinds": np.zeros((1, len(ids)), dtype=np.int64),
        }
        found = tuple(part[0] for part in session.run(list(outputs), given))
        for part in found:
            part.setflags(write=False)  # another text may be given the same
        return found

    return run


def _reading_together(session: onnxruntime.InferenceSession, words: Words) -> _ReadPair:
    """What runs `session` on two statements, and remembers what it said of the last pairs."""

    @lru_cache(maxsize=_PAIRS_REMEMBERED)
    def run(one: Side, other: Side) -> Array:
        window = join(one, other)
        given = {
            "words": words.of(window.ids)[None],
            "shapes": np.array([window.shapes], dtype=np.int64),
            "kinds": np.array([window.kinds], dtype=np.int64),
        }
        (same,) = session.run(["same"], given)
        found: Array = same[0]
        found.setflags(write=False)
        return found

    return run


def _reading_pairs(place: Path) -> _ReadPair:
    """What runs the larger network in the folder on two statements, and remembers what it said of the last pairs."""
    session = _session(str(place / _LATER[0]))
    with np.load(place / _LATER[1]) as held:
        words = PackedWords(held["rows"], held["scales"])

    @lru_cache(maxsize=_PAIRS_REMEMBERED)
    def run(one: Side, other: Side) -> Array:
        window = join(one, other)
        shapes = np.array([window.shapes], dtype=np.int64)
        (same,) = session.run(["same"], {"words": words.of(window.ids)[None], "shapes": shapes})
        found: Array = same[0]
        found.setflags(write=False)
        return found

    return run


def _side(meaning: Meaning) -> Side:
    """A statement as it stands in a pair."""
    return Side(tuple(meaning.pieces.tolist()), tuple(meaning.shapes.tolist()))


def _to_names(names: Sequence[Name], references: Sequence[Reference]) -> tuple[Reference, ...]:
    """The references, sorted, each to the whole name that was agreed on; those within a name are left out."""
    spans = [name.span for name in names]
    starts = [span.start for span in spans]

    def at(span: Span) -> Span | None:
        place = bisect_right(starts, span.start) - 1
        return spans[place] if place >= 0 and spans[place].overlap(span) else None

    kept = [(one.span, at(one.name)) for one in references if at(one.span) is None]
    return tuple(sorted(Reference(span, name) for span, name in kept if name is not None))


def _nothing() -> dict[str, NDArray[np.generic]]:
    one = np.zeros((1, 1), dtype=np.int64)
    words = np.zeros((1, 1, _VECTOR_SIZE), dtype=np.float32)
    return {"words": words, "shapes": one, "kinds": one}


def _read_hashes(place: Path) -> tuple[int, dict[str, str]]:
    try:
        told = json.loads((place / "weights.json").read_text(encoding="utf-8"))
        return int(told["version"]), {name: str(told["sha256"][name]) for name in _PARTS}
    except (OSError, ValueError, KeyError) as error:
        raise WeightsError(f"no weights in {place}: {error!r}") from error


def _digest(hashes: dict[str, str]) -> str:
    """What tells these weights from all others: 12 digits over the hashes of their parts."""
    return hashlib.sha256("".join(hashes[name] for name in _PARTS).encode()).hexdigest()[:12]


def _read_part(path: Path, wanted: str) -> bytes:
    try:
        held = path.read_bytes()
    except OSError as error:
        raise WeightsError(f"{path} cannot be read: {error}") from error
    found = hashlib.sha256(held).hexdigest()
    if found != wanted:
        raise WeightsError(
            f"{path} is damaged or of another version: {found[:12]}, not {wanted[:12]}"
        )
    return held


def _window_of(text: str, tokenizer: Tokenizer) -> Window | None:
    sentence = Sentence(Span(0, len(text)), 0)
    return next(make_windows(text, [sentence], tokenizer, most=_VECTOR_PIECES), None)


def _without_marks(text: str, one: Attribution) -> Attribution:
    """The attribution with its contents cut free of the quotation marks around them."""
    inner = tuple(span for span in (_inner(text, piece) for piece in one.content) if span)
    return Attribution(inner or one.content, one.source, one.cue)


def _inner(text: str, span: Span) -> Span | None:
    """The words within the marks; a mark at one end stays where its partner stands within the words."""
    start, end = span.start, span.end
    while end - start > 1 and text[start] in MARKS and text[end - 1] in MARKS:
        start, end = start + 1, end - 1
    marks = sum(text[at] in _QUOTES for at in range(start, end))
    if marks % 2 and start < end and text[start] in _QUOTES:
        start += 1
    elif marks % 2 and start < end and text[end - 1] in _QUOTES:
        end -= 1
    return Span(start, end) if start < end and text[start:end] not in MARKS else None
