"""Which quotes report speech, and which tell what somebody wants, fears or does.

Both are attributions (PARC 3.0 and PolNeAR mark them alike), and a reader who asks who said what looks for speech
first. Decides by the cue alone: it neither hides nor drops a quote.
"""

from crossread.language.lexicon import cues
from crossread.types.annotation import Quote, QuoteKind

__all__ = ["is_speech"]

_SPEECH = frozenset({"say", "ask", "judge", "request"})
_NO_VERB = frozenset({"according to", "per", "citing", "quoting", "via"})


def is_speech(quote: Quote, text: str) -> bool:
    """Whether a quote gives words in marks, or its cue is one of speaking; `text` is that of its report.

    >>> from crossread.types.span import Span
    >>> told = "Brandt hopes to stay"
    >>> is_speech(Quote((Span(13, 20),), QuoteKind.INDIRECT, cue=Span(7, 12)), told)
    False
    """
    if quote.kind is not QuoteKind.INDIRECT or quote.cue is None:
        return True
    words = quote.cue.of(text).lower()
    return words in _NO_VERB or any(
        cue.kind in _SPEECH for word in words.split() for cue in cues().get(word, ())
    )
