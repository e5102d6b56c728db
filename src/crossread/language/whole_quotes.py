"""Contents that begin or end amid words in quotation marks, drawn out to the marks.

In go attributions and the marked stretches of their text; out come the same attributions, in their order. The
reader judges piece by piece and may leave a speaker in the middle of what the writer put in marks; the marks
say where the quoted words begin and end. A stretch that holds the cue or the source itself is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from crossread.language.marks import Marked
from crossread.language.model import Attribution
from crossread.types.span import Span

__all__ = ["with_whole_quotes"]


def with_whole_quotes(marked: Sequence[Marked], one: Attribution) -> Attribution:
    """`one`, each content with the whole of every closed stretch of `marked` that it has a part of.

    Contents that meet by that become one.
    """
    own = [span for span in (one.source, one.cue) if span is not None]
    quoted = [
        m.outer for m in marked if m.closed and not any(m.outer.overlap(span) for span in own)
    ]
    drawn = sorted(_drawn_out(piece, quoted) for piece in one.content)
    merged = drawn[:1]
    for piece in drawn[1:]:
        if piece.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return replace(one, content=tuple(merged))


def _drawn_out(piece: Span, quoted: Sequence[Span]) -> Span:
    """The piece with the quoted stretches at its two ends."""
    held = [span for span in quoted if span.overlap(piece)]
    return Span(
        min([piece.start, *(span.start for span in held)]),
        max([piece.end, *(span.end for span in held)]),
    )
