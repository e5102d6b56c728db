"""Paragraphs and sentences of a text, as spans.

In goes a text and what was dropped from it; out come spans in text order. A paragraph is a line, or,
where the text is wrapped by hand at a fixed width, a block between empty lines. Never splits inside a
number, an initial or an abbreviation that its next word shows to go on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from crossread.language.frequency import is_known, stem
from crossread.types.annotation import Sentence
from crossread.types.report import Report
from crossread.types.span import Span

__all__ = ["find_paragraphs", "find_sentences", "paragraph_spans", "split_sentences"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")

# A mark that may end a sentence, the marks that close around it, a note's number, and the space behind.
# Where a page lost its line ends, a stop stands between a small letter and a capital without a space.
# A run of stops is tried once, and of the next word no more is read than tells how it begins.
_STOP = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[\"'”’»)\]]*+(?:\[\d{1,3}\])*+)"
    r"(?P<gap>\s++|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z’]))(?=(?P<next>\S{1,40}))",
)

_ALWAYS_GO_ON = frozenset(
    "mr mrs ms mx dr prof gen sen rep gov lt col sgt capt cmdr maj adm rev hon pres amb atty supt insp "
    "st mt ft messrs sr fr vs al no nos op cit eg ie viz v approx dept est etc".split(),
)
# Titles that are titles only with a capital: "three sales reps. He left", and "Reps. Brandt and Neal".
_TITLES = frozenset(
    "Sens Reps Govs Gens Cols Lts Sgts Cpl Cpls Pfc Pvt Spc Drs Profs Revs Attys Supts Cmdrs Det Dets Sec Ald Brig Msgr".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_CLOCK = frozenset({"a.m", "p.m"})
_LEAST_PLURAL = 5  # letters
_COMPANY = frozenset("inc ltd corp co llc plc bros jr".split())
# Words that begin a sentence rather than go on with a name behind "U.S." or "Inc."
_STARTERS = frozenset(
    "a an the this that these those it its he she they his her their we our i you in on at by for from "
    "after before but and or if when while as so yet there here what who how why some many most all no "
    "one two both each another other others also however meanwhile still since until during according "
    "mr mrs ms".split(),
)
_ASKED = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|of|the|de|al|bin|van|von)\s+){0,7}"
    # A name with its offices, and who that is between commas or brackets: "Ada Brandt (P-Elmport)".
    r"[A-Z][\w.’'-]*(?:,[^,.!?;:\"“”\n]{1,80},|\s\([^()\n]{1,20}\))?\s+"
    r"(?:said|says|asked|asks|told|tells|wrote|writes|added|adds|shouted|cried|replied|tweeted|wondered)\b",
)


def find_paragraphs(report: Report) -> tuple[Span, ...]:
    """The kept paragraphs of `report` in text order, without its headline and what was dropped."""
    pattern = _BLOCK if _is_wrapped_by_hand(report.text) else _LINE
    aside = sorted(
        [d.span for d in report.dropped] + ([report.headline] if report.headline else [])
    )
    kept: list[Span] = []
    for match in pattern.finditer(report.text):
        for start, end in _without(match.start(), match.end(), aside):
            stripped = _strip(report.text, start, end)
            if stripped is not None:
                kept.append(stripped)
    return tuple(kept)


def find_sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences of the kept paragraphs of `report`; its headline, if any, is paragraph -1."""
    sentences = [
        Sentence(span, number)
        for number, paragraph in enumerate(find_paragraphs(report))
        for span in split_sentences(report.text, paragraph)
    ]
    if report.headline is not None:
        sentences.append(Sentence(report.headline, -1))
    return tuple(sorted(sentences))


def paragraph_spans(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """The paragraphs that `sentences` (sorted) belong to, each from its first to its last sentence."""
    spans: list[Span] = []
    last: int | None = None
    for sentence in sentences:
        if sentence.paragraph == last:
            spans[-1] = Span(spans[-1].start, sentence.span.end)
        else:
            spans.append(sentence.span)
        last = sentence.paragraph
    return tuple(spans)


def split_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences within one paragraph of `text`; together they cover all but the space between."""
    spans: list[Span] = []
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if match.end("close") > start and _ends_sentence(text, match):
            spans.append(Span(start, match.end("close")))
            start = match.end("gap")
    if start < paragraph.end:
        spans.append(Span(start, paragraph.end))
    return tuple(spans)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = match["next"].lstrip("\"'“‘«([—–-")
    if not following or following[0].islower() or following[0] == ".":
        return False  # the last of these: "we went . . . to get in"
    if match["stop"] == "." and not match["close"]:
        return _full_stop_ends(_word_before(text, match.start()), following)
    if match["close"] and match["stop"][-1] in "!?":
        return not _ASKED.match(text, match.end("gap"))
    return True


def _full_stop_ends(before: str, following: str) -> bool:
    """Whether a lone full stop behind the word `before` ends a sentence, seen what follows."""
    word = before.lower()
    starts_anew = following.strip(".,;:!?\"'”’)").lower() in _STARTERS
    if word in _ALWAYS_GO_ON or before in _TITLES:
        return False
    if word in _MONTHS:
        return not following[0].isdigit()
    if word in _CLOCK and _is_plural(following):
        return True  # "at 5 a.m. Survivors said"; but "at 5 a.m. Tuesday"
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word) or word in _COMPANY:
        return starts_anew or not following[0].isalnum()
    if len(word) == 1 and word.isalpha() and before.isupper():
        return starts_anew and word != "j"
    return True


def _is_plural(word: str) -> bool:
    """Whether a capitalised word is a common noun in the plural, as far as its letters and other texts show."""
    return len(word) > _LEAST_PLURAL and word.endswith("s") and is_known(stem(word.lower()))


def _word_before(text: str, end: int) -> str:
    match = re.search(r"[^\s\"'“‘«(\[/—–-]*$", text[max(0, end - 24) : end])
    return match.group() if match else ""


def _is_wrapped_by_hand(text: str) -> bool:
    """Whether lines were broken at a width, as mail and agency files do, and not at paragraphs."""
    lines = text.split("\n")
    full = [i for i, line in enumerate(lines[:-1]) if 50 <= len(line) <= 90]
    goes_on = [i for i in full if lines[i + 1][:1].islower() and lines[i][-1] not in '.!?:”"']
    return len(full) >= 4 and len(goes_on) >= 0.4 * len(full)


def _without(start: int, end: int, aside: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What remains of `start:end` when the sorted, disjoint spans `aside` are cut out of it."""
    first = max(0, bisect_right(aside, start, key=lambda span: span.start) - 1)
    for span in aside[first:]:
        if span.start >= end:
            break
        if span.end > start:
            if span.start > start:
                yield start, span.start
            start = max(start, span.end)
    if start < end:
        yield start, end


def _strip(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else None
