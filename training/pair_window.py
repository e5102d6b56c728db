"""Two texts as a network learns to read them together: cut into pieces, and laid as `crossread.language.pair_window` does."""

from crossread.language.pair_window import PairWindow, Side, join
from crossread.language.windows import Tokenizer, make_windows
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["make_pair_window"]

_MOST_PIECES = 100  # of a statement that are read


def make_pair_window(one: str, other: str, tokenizer: Tokenizer) -> PairWindow:
    """The window in which `one` and `other` are read together; none of them needs to hold a piece."""
    return join(_side(one, tokenizer), _side(other, tokenizer))


def _side(text: str, tokenizer: Tokenizer) -> Side:
    whole = [Sentence(Span(0, len(text)), 0)] if text else []
    window = next(make_windows(text, whole, tokenizer, most=_MOST_PIECES), None)
    return Side(tuple(window.ids), tuple(window.shapes)) if window else Side((), ())
