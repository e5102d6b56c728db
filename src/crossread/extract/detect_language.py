"""Which language a text is in.

In goes a text; out comes a code, or None where the text is too short or its language is not sure. py3langid (Lui and
Baldwin 2012) tells. Its table takes half a second to load, longer than a short report takes to read, and 80 MB, so a text whose
words are English beyond doubt is not shown to it.
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["detect_language"]

# A sign is a word where words are not parted by spaces.
_WORD = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\\W\\d_]+")
_LEAST_WORDS = 20
_ENOUGH = 1000  # characters; more change no verdict, and cost time
_SURE = 0.9
_ENGLISH = frozenset(
    """a and are as at be been but by for from had has have he her his in is it its not of on or said she that the
    their they this to was were which who will with would""".split()
)
# Small words of English: of all words, and how many that are not the same. A text in another language that quotes English
# holds fewer; a lead full of names holds fewer as well, and then it has to be more of them.
_LEAST_ENGLISH = ((0.25, 5), (0.2, 8))


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text of 20 words or more, where it is sure; else None."""
    sample = text[:_ENOUGH]
    words = _WORD.findall(sample)
    if len(words) < _LEAST_WORDS:
        return None
    if _is_plain_english(words):
        return "en"
    code, probability = _language_identifier().classify(sample)
    return str(code) if probability >= _SURE and len(code) == 2 else None


def _is_plain_english(words: list[str]) -> bool:
    known = [word.lower() for word in words if word.lower() in _ENGLISH]
    return "the" in known and any(
        len(known) >= share * len(words) and len(set(known)) >= kinds
        for share, kinds in _LEAST_ENGLISH
    )


@cache
def _language_identifier() -> LanguageIdentifier:
    """Read once. It holds no state of its own."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
