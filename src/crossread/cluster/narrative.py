"""The words that a report tells in its own voice.

In goes a report; out come its words in stretches, and the words that it only passes on: those in quotation
marks, and posts, statements and transcripts that are printed without marks. Left out of both are dropped
lines and the headline, sentences that speak of "we" or to "you" (a page addresses its readers, an agency does
not), and notices and captions that were not dropped. That two reports share such words shows no common author.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from crossread.language.lexicon import cues
from crossread.language.marks import find_marked
from crossread.language.sentences import find_paragraphs, split_sentences
from crossread.language.words import Word, find_words
from crossread.types.report import Report
from crossread.types.span import Span

__all__ = ["Narrative", "find_narrative"]

_ADDRESS = re.compile(r"(?<![\w.])(?:I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?)(?!\w|\.\w)")
# Who signed the post that stands before: "— Ada Brandt (@adabrandt) March 3, 2024".
_SIGNED_POST = re.compile(
    r"(?:^|[—–-])\s*(?P<who>[^\n(—–]{2,60}\(@\w{2,30}\))\s*"
    r"(?:$|[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4})"
)
_TURN = re.compile(r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4}|[QA]):\s")
_LEAST_TURNS = 3  # in one report; a single one may be a dateline or a label
_LEAD = 12  # words before a colon among which a reporting verb makes what follows a quotation
# General phrases of pages, written by hand, in lower case. None names a site, and none is a word for what
# a report may be about: it may well tell of subscribers or of a copyright.
_NOTICES = (
    "all rights reserved",
    "may not be published",
    "may not be reproduced",
    "copyright 20",
    "©",
    "click here",
    "read more",
    "our newsletter",
    "opinions expressed",
    "rush transcript",
    "protected by recaptcha",
    "http:",
    "https:",
    "www.",
    "pic.twitter",
)
_PICTURES = ("photo", "picture", "image")  # looked for first, since that is fast
_CAPTION = re.compile(
    r"\b(?:file|handout|pool) (?:photo|picture|image)\b|\bphoto by\b|\bap photo\b|\bgetty images\b"
    r"|^\W*(?:in )?this\b.{0,40}\b(?:photo|picture|image)\b"
)
# Characters; in a longer paragraph only some of the words can be the caption's.
_LONGEST_CAPTION = 800


class _Voice(StrEnum):
    TOLD = "told"
    PASSED_ON = "passed on"
    LEFT_OUT = "left out"


_Piece = tuple[_Voice, list[Word]]


@dataclass(frozen=True, slots=True)
class Narrative:
    """Stretches of words that stand together in one paragraph; the ends of sentences do not part them."""

    told: tuple[tuple[Word, ...], ...]
    passed_on: tuple[tuple[Word, ...], ...]


def find_narrative(report: Report) -> Narrative:
    """What `report` tells in its own voice, and what it passes on, in text order."""
    stretches: dict[_Voice, list[tuple[Word, ...]]] = {voice: [] for voice in _Voice}
    for paragraph in _voiced_paragraphs(report):
        for voice, pieces in groupby(paragraph, key=lambda piece: piece[0]):
            stretches[voice].append(tuple(word for _, words in pieces for word in words))
    return Narrative(tuple(stretches[_Voice.TOLD]), tuple(stretches[_Voice.PASSED_ON]))


def _voiced_paragraphs(report: Report) -> Iterator[list[_Piece]]:
    paragraphs = find_paragraphs(report)
    marked: dict[int, list[Span]] = {}
    for one in find_marked(report.text, paragraphs):
        marked.setdefault(one.paragraph, []).append(one.inner)
    unmarked = _unmarked_quotations(report.text, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        if not _is_caption(paragraph.of(report.text)):
            quoted = [paragraph] if number in unmarked else marked.get(number, [])
            yield [
                piece
                for sentence in split_sentences(report.text, paragraph)
                for piece in _pieces(report.text, sentence, quoted)
            ]


def _pieces(text: str, sentence: Span, quoted: Sequence[Span]) -> list[_Piece]:
    """The words of a sentence, cut where what is quoted in it begins and ends; signs are no words.

    `quoted` is sorted and free of overlaps.
    """
    first = bisect_right(quoted, sentence.start, key=lambda span: span.end)
    here = quoted[first : bisect_left(quoted, sentence.end, key=lambda span: span.start)]
    outside = _Voice.LEFT_OUT if _addresses_readers(_without(text, sentence, here)) else _Voice.TOLD
    if not here and outside is _Voice.LEFT_OUT:
        return [(outside, [])]
    words = [word for word in find_words(text, sentence) if word.text[0].isalnum()]
    if not here:
        return [(outside, words)]
    parted = groupby(words, key=lambda word: any(s.start <= word.span.start < s.end for s in here))
    return [(_Voice.PASSED_ON if inside else outside, list(part)) for inside, part in parted]


def _is_caption(words: str) -> bool:
    lower = words.lower() if len(words) <= _LONGEST_CAPTION else ""
    return any(one in lower for one in _PICTURES) and bool(_CAPTION.search(lower))


def _addresses_readers(words: str) -> bool:
    lower = words.lower()
    return bool(_ADDRESS.search(words)) or any(notice in lower for notice in _NOTICES)


def _without(text: str, sentence: Span, quoted: Sequence[Span]) -> str:
    """The words of a sentence outside what is quoted in it."""
    pieces: list[str] = []
    start = sentence.start
    for span in quoted:
        pieces.append(text[start : max(start, span.start)])
        start = span.end
    return " … ".join([*pieces, text[start : sentence.end]])


def _unmarked_quotations(text: str, paragraphs: Sequence[Span]) -> set[int]:
    """The numbers of paragraphs that are a post, a turn of a transcript, or a quotation behind a colon."""
    shown = [paragraph.of(text) for paragraph in paragraphs]
    turns = {number for number, words in enumerate(shown) if _TURN.match(words)}
    found = turns if len(turns) >= _LEAST_TURNS else set()
    for number, words in enumerate(shown):
        signed = _SIGNED_POST.search(words) if "(@" in words else None
        if signed:
            found.add(number)
            if signed.start("who") < 4:  # the signature has a line of its own
                found.add(number - 1)
        if words.endswith(":") and _reports(words):
            found.add(number + 1)
    return found


def _reports(words: str) -> bool:
    return any(word.strip(",:").lower() in cues() for word in words.split()[-_LEAD:])
