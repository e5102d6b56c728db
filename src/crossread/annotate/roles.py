"""The description that stands with a person's name: "health ministry spokeswoman", ", head of the ..., ".

In goes a text, the span of a name and of its sentence; out comes the description's span and its role
words, or None. The description touches the name, or stands behind it between commas.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.lexicon import roles
from crossread.language.words import Word, find_words
from crossread.types.span import Span

__all__ = ["Role", "find_role"]

_STOPS = frozenset(
    "said says told tells asked and but or that which who whom when where while because if than as to by "
    "with after before since from at in on into against between about was were is are be been has had "
    "have will would could called met named including".split(),
)
_EDGES = frozenset("the a an his her their its our my".split())
_HONORIFICS = frozenset("mr mrs ms miss dr mx sir dame lord lady".split())


@dataclass(frozen=True, slots=True)
class Role:
    """A description's place, and the role words in it, in lower case."""

    span: Span
    heads: frozenset[str]


def find_role(text: str, name: Span, sentence: Span) -> Role | None:
    """The role that stands before or behind `name` in `sentence`, if one does."""
    before = (
        find_words(text, Span(sentence.start, name.start)) if name.start > sentence.start else ()
    )
    behind = find_words(text, Span(name.end, sentence.end)) if name.end < sentence.end else ()
    return _before(before) or _behind(behind)


def _before(words: Sequence[Word]) -> Role | None:
    start = len(words)
    if start and words[-1].text == ",":
        return None
    while start > 0 and len(words) - start < 10 and _belongs(words[start - 1]):
        start -= 1
    while start < len(words) and words[start].lower in _EDGES | {"'s", "of", "-"}:
        start += 1
    return _role(words[start:])


def _belongs(word: Word) -> bool:
    if word.text[0].isalpha() or word.text[0].isdigit():
        return word.lower not in _STOPS
    return word.lower in {"'s", "-", "."}


def _behind(words: Sequence[Word]) -> Role | None:
    """An apposition: ", the ministry's spokeswoman, "; it holds a role among its first words."""
    if len(words) < 3 or words[0].text != ",":
        return None
    end = 1
    while (
        end < len(words) and end < 16 and words[end].text not in {",", ".", ";", "—", "(", '"', "“"}
    ):
        end += 1
    start = 1
    while start < end and words[start].lower in _EDGES:
        start += 1
    if start < end and words[start].lower in {"who", "which", "whose", "and"}:
        return None
    first = words[start : min(end, start + 7)]
    return _role(words[start:end]) if _heads(first) else None


def _role(words: Sequence[Word]) -> Role | None:
    heads = _heads(words)
    if not heads:
        return None
    return Role(Span(words[0].span.start, words[-1].span.end), heads)


def _heads(words: Sequence[Word]) -> frozenset[str]:
    found: set[str] = set()
    for at in range(len(words)):
        for length in (2, 1):
            lower = " ".join(word.lower for word in words[at : at + length])
            role = roles().get(lower) or roles().get(lower.rstrip("."))
            if role is not None and at + length <= len(words):
                found.add(lower.rstrip("."))
                break
    return frozenset(found)
