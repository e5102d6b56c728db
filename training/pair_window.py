"""Two statements as the encoder reads them together: [CLS] one [SEP] other [SEP], as in BERT.

In go two texts and a tokenizer; out come piece ids, shapes and kinds of one window. What stands behind the first
[SEP] is of the second kind.
"""

from dataclasses import dataclass

from crossread.language.windows import Tokenizer, make_windows
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["BEGIN", "BETWEEN", "PairWindow", "make_pair_window"]

BETWEEN = 102
"""The piece behind each of the two statements, [SEP] of the base network's vocabulary."""

BEGIN = 101  # [CLS]
_MOST_PIECES = 100  # of a statement that are read


@dataclass(frozen=True, slots=True)
class PairWindow:
    """Piece ids, their shapes, and 0 for the first statement and 1 for the second; all of one length."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    kinds: tuple[int, ...]


def make_pair_window(one: str, other: str, tokenizer: Tokenizer) -> PairWindow:
    """The window in which `one` and `other` are read together; none of them needs to hold a piece."""
    ids, shapes, kinds = [BEGIN], [0], [0]
    for kind, text in enumerate((one, other)):
        whole = [Sentence(Span(0, len(text)), 0)] if text else []
        window = next(make_windows(text, whole, tokenizer, most=_MOST_PIECES), None)
        ids += [*(window.ids if window else ()), BETWEEN]
        shapes += [*(window.shapes if window else ()), 0]
        kinds += [kind] * (len(ids) - len(kinds))
    return PairWindow(tuple(ids), tuple(shapes), tuple(kinds))
