"""Words in quotation marks, as spans.

In goes a text and its paragraphs; out come the outermost marked stretches in text order. Straight and
curly marks may be mixed, left open or nested. A mark that is an apostrophe, a plural possessive or an
inch is not taken. Nothing is said of who speaks; a title or a nickname in marks is a stretch as well.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.types.span import Span

__all__ = ["MARKS", "Marked", "find_marked"]

MARKS = "\"“”'‘’«»"
"""The signs that may open or close quoted words; an apostrophe is among them."""

_DOUBLE = re.compile("[\"“”„‟«»]|``|''|’’")
_SINGLE = re.compile("['‘’‚‛`]")
_OPENS_BEFORE = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/\"“‘'…:")
_SENTENCE = re.compile(r"(?!(?:Tis|Twas|Til|Em|Cause)\b)(?:[A-Z][\w’']*)\s+[\w’']+\s+[\w’']+\s")
_SINGLE_MAY_CLOSE_AFTER = frozenset(".,!?…;")


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A stretch in marks: `outer` with the marks, `inner` without; both lie in one paragraph.

    `closed` is False where the paragraph ends before the mark does: the quote goes on in the next
    paragraph, or the writer forgot to close it.
    """

    outer: Span
    inner: Span
    paragraph: int
    closed: bool


def find_marked(text: str, paragraphs: Sequence[Span]) -> tuple[Marked, ...]:
    """The outermost marked stretches of each paragraph; single marks count only outside double ones, or around them."""
    found: list[Marked] = []
    for number, paragraph in enumerate(paragraphs):
        doubles = list(_double_marked(text, paragraph, number))
        starts = [double.outer.start for double in doubles]
        held: set[Marked] = set()
        for single in _single_marked(text, paragraph, number, doubles):
            within = doubles[
                bisect_left(starts, single.outer.start) : bisect_left(starts, single.outer.end)
            ]
            if not within or _ends_a_quote(text, single):
                found.append(single)
                held.update(within)
        found += [double for double in doubles if double not in held]
    return tuple(sorted(found))


def _ends_a_quote(text: str, single: Marked) -> bool:
    """Whether single marks around double ones are a quote around another: an apostrophe has no stop before it."""
    return not single.closed or text[single.outer.end - 2] in _SINGLE_MAY_CLOSE_AFTER


def _double_marked(text: str, paragraph: Span, number: int) -> Iterator[Marked]:
    opened: list[tuple[int, int]] = []
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if _opens(text, match, paragraph, within=text[opened[-1][0]] if opened else ""):
            opened.append(match.span())
        elif opened:
            start, inner = opened.pop()
            if not opened and inner < match.start():
                yield _marked(text, Span(start, match.end()), Span(inner, match.start()), number)
    if opened and opened[0][1] < paragraph.end:
        start, inner = opened[0]
        whole = Span(start, paragraph.end)
        yield Marked(whole, Span(inner, paragraph.end), number, closed=False)


def _opens(text: str, match: re.Match[str], paragraph: Span, *, within: str) -> bool:
    """Whether the mark opens a stretch; `within` is the mark that the innermost open one began with."""
    mark = match.group()
    if (within, mark) in {("„", "“"), ("»", "«")}:
        return False  # „Ja“ and »Ja«
    if mark in "“„«``":
        return True
    if within and mark in {"''", "’’", "»"}:
        return False
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    if after.isspace() or (after in ",.;:!?)]" and not before.isspace()):
        return False
    if before in _OPENS_BEFORE:
        return mark != "”" or not within
    return False


def _single_marked(
    text: str, paragraph: Span, number: int, doubles: Sequence[Marked]
) -> Iterator[Marked]:
    """Stretches in single marks, as in British style; left open they are taken where they lead a quote."""
    starts = [double.outer.start for double in doubles]
    marks = [
        match
        for match in _SINGLE.finditer(text, paragraph.start, paragraph.end)
        if not _is_within(match.start(), doubles, starts)
    ]
    opened: int | None = None
    for match in marks:
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        if opened is None:
            if before in _OPENS_BEFORE and after.isalpha() and match.group() != "’":
                opened = match.start()
        elif not (after.isalnum() or before.isspace()) and _single_closes(
            text, opened, match, before
        ):
            inner = Span(opened + 1, match.start())
            yield _marked(text, Span(opened, match.end()), inner, number)
            opened = None
    if opened is not None and _leads_a_quote(text, opened, paragraph):
        whole = Span(opened, paragraph.end)
        yield Marked(whole, Span(opened + 1, paragraph.end), number, closed=False)


def _leads_a_quote(text: str, opened: int, paragraph: Span) -> bool:
    """Whether a single mark that nothing closes opens what goes on in the next paragraph: "Neal said: 'The dam ..."."""
    before = text[paragraph.start : opened].rstrip()
    return (not before or before.endswith(":")) and _SENTENCE.match(text, opened + 1) is not None


def _is_within(place: int, doubles: Sequence[Marked], starts: Sequence[int]) -> bool:
    """Whether one of the sorted, disjoint `doubles`, which begin at `starts`, covers the place."""
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < doubles[at].outer.end


def _single_closes(text: str, opened: int, match: re.Match[str], before: str) -> bool:
    """Whether a single mark behind a word closes, and is not the possessive of a plural ("banks' ")."""
    if before in _SINGLE_MAY_CLOSE_AFTER:
        return True
    rest = text[match.end() : match.end() + 200]
    possessive = before in "sS" and rest[:1] == " " and rest[1:2].isalpha()
    another = re.search(r"[a-zA-Z.,!?…]['’](?![a-zA-Z])", rest)
    return not (possessive and another is not None and match.start() - opened < 200)


def _marked(text: str, outer: Span, inner: Span, number: int) -> Marked:
    """The stretch, without the space that some writers leave inside the marks."""
    words = inner.of(text)
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    if left >= right:
        return Marked(outer, outer, number, closed=True)
    return Marked(outer, Span(inner.start + left, inner.start + right), number, closed=True)
