"""Words for people: text made safe to show, the fixed phrases of every view, times and counts as one would say them.

In goes a text or a value of the synopsis; out comes one line of plain text. What is shown may lack
characters that would act on a screen; the exact words stay in the report and in the JSON.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import PurePath

from crossread.export.times import say_time
from crossread.types.alignment import Alignment, Aspect, Independence, Match, Relation
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import FurnitureKind, PageMark, Report

__all__ = [
    "ASPECTS",
    "HEADINGS",
    "NOTES",
    "NOTHING_FOUND",
    "clean_line",
    "clean_text",
    "count",
    "independence_in_words",
    "join_words",
    "kinds_in_words",
    "mark_speech",
    "marks_in_words",
    "number_in_words",
    "open_line",
    "place_in_words",
    "published_in_words",
    "remarks_on",
    "shorten",
    "speaker_in_words",
    "time_in_words",
    "unquote",
    "updated_in_words",
    "via_in_words",
]

HEADINGS = {
    "reports": "The reports",
    "copies": "Printed alike",
    "account": "One account, in the reports’ own words",
    "conflict": "Cannot both be right",
    "differ": "They differ",
    "agree": "Told alike",
    "loose": "Perhaps one point",
    "single": "In one report only",
    "quotes": "Who said what",
    "timeline": "When",
    "labels": "What each calls it",
    "problems": "Problems",
}
"""The parts of a synopsis in the order of the page of a large story, each with its heading in all views."""

NOTES = {
    "conflict": "Told of the same moment, these exclude each other. Crossread does not say which is true.",
    "differ": "Both can be true.",
    "agree": "Told alike. Reports that copy one text are no confirmation of each other.",
    "loose": "These may as well be two points that stand near each other: read both before you rely on one.",
    "near": "Another report has words that come near: read them before you call it the one’s alone.",
    "quotes": "In “ ” the speaker’s own words; without, what the report makes of them.",
    "problems": "These inputs are not in the comparison, or only in part.",
}
"""What a heading means, a sentence or two each."""

NOTHING_FOUND = "None found."

_PARTED = frozenset({Relation.CONFLICT, Relation.DIFFER})

ASPECTS = {
    Aspect.NUMBER: "in number",
    Aspect.DATE: "in date",
    Aspect.NAME: "in name",
    Aspect.ATTRIBUTION: "in who says it",
    Aspect.CERTAINTY: "in how sure they are",
    Aspect.UPDATE: "by a later state of things",
    Aspect.WORDING: "in wording",
}

_MARKS = {
    PageMark.PAYWALL: "not free to read",
    PageMark.LIVE: "page of running updates",
    PageMark.DOUBT: "text in doubt",
}

# Control characters, and the marks that turn the direction of the text that follows them. A joiner
# (U+200C, U+200D) stays: emoji and Persian words are spelt with it.
_ACTS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_SPACE = re.compile(r"\s+")

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def clean_text(text: str) -> str:
    """The text without characters that act on a screen; every line end is a line feed."""
    return _SURROGATE.sub("\ufffd", _ACTS.sub("", _LINE_END.sub("\n", text)))


def clean_line(text: str) -> str:
    """`clean_text` on one line, with single spaces."""
    return _SPACE.sub(" ", clean_text(text)).strip()


def shorten(text: str, limit: int) -> str:
    """The first words of `text` within `limit` characters and an ellipsis, or all where they fit.

    A word is never cut. One that alone is longer than four times the limit is named by its length.
    """
    if len(text) <= limit:
        return text
    kept = text[: limit + 1].rpartition(" ")[0].rstrip() or text.partition(" ")[0]
    if len(kept) > 4 * limit:
        return f"[one unbroken run of {len(kept):,} characters]"
    return f"{kept} …" if len(kept) < len(text) else kept


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 line", "3 lines"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def join_words(words: tuple[str, ...], last: str = "and") -> str:
    """The words with commas, and "and", or what `last` says, before the last."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def number_in_words(number: int) -> str:
    """A number as a headline has it: in letters up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def open_line(text: str) -> str:
    """`clean_line` with a capital first letter, as a heading has it."""
    line = clean_line(text)
    return line[:1].upper() + line[1:]


def kinds_in_words(kinds: tuple[FurnitureKind, ...]) -> str:
    """Each kind of dropped line once, in order of appearance."""
    return ", ".join(dict.fromkeys(kind.value for kind in kinds))


_ONE_SPEAKER = "all give the words of one speaker"  # where the alignment tells no other reason


def independence_in_words(alignment: Alignment) -> str:
    """What is known of how the reports behind an agreement stand to each other."""
    many = alignment.origins if alignment.origins is not None and alignment.origins > 1 else None
    match alignment.independence:
        case Independence.INDEPENDENT:
            return (
                f"{count(many, 'independent origin')}: each rests on another named speaker"
                if many
                else "independent of each other"
            )
        case Independence.COPIED:
            return f"{count(many, 'origin')}, the rest copied" if many else "copied from one text"
        case Independence.SAME_ORIGIN if many:
            return f"{count(many, 'origin')}, some shared"
        case Independence.SAME_ORIGIN:
            return f"one origin: {clean_line(alignment.why or _ONE_SPEAKER)}"
    return "independence not established"


def remarks_on(alignment: Alignment) -> Iterator[str]:
    """What is to be known of an alignment beside its words, a sentence or phrase each."""
    is_of_one = alignment.independence is Independence.SAME_ORIGIN
    # Loose agreements stand under a heading of their own, which says what they are.
    tells_origins = alignment.relation is Relation.AGREE and alignment.match is Match.SURE
    if alignment.why and not (tells_origins and is_of_one):
        yield clean_line(alignment.why)
    if tells_origins:
        yield independence_in_words(alignment)
    elif alignment.relation in _PARTED and alignment.match is Match.LOOSE:
        yield "perhaps two points: read both before you rely on it"


def time_in_words(value: str) -> str:
    """A TIMEX3 value as a person would write it; a value of no known form as it stands.

    >>> time_in_words("2021-03-16T21:00")
    '16 March 2021, 21:00'
    """
    return say_time(value) or clean_line(value)


def speaker_in_words(name: str | None) -> str:
    """The name of a speaker as a heading has it, or that no report names one."""
    return "Speaker not named" if name is None else open_line(name)


def via_in_words(relays: Iterable[str]) -> str:
    """Through whom the words came, the nearest to the speaker first; empty where nobody passed them on."""
    chain = ", then ".join(relays)
    return f"via {chain}" if chain else ""


def mark_speech(words: str, quote: Quote) -> str:
    """The words of a quote in quotation marks, unless no report put them in any."""
    return words if quote.kind is QuoteKind.INDIRECT else f"“{words}”"


def published_in_words(report: Report) -> str:
    """When the report says it was published; nothing where it does not."""
    return _stated_in_words(report.published)


def updated_in_words(report: Report) -> str:
    """When the report says its text was last changed; nothing where it does not, or says that it is as published."""
    words = _stated_in_words(report.updated)
    return f"updated {words}" if words and words != published_in_words(report) else ""


def _stated_in_words(moment: date | datetime | None) -> str:
    match moment:
        case None:
            return ""
        case datetime():
            day = time_in_words(moment.date().isoformat())
            return f"{day}, {moment:%H:%M %Z}".rstrip()
    return time_in_words(moment.isoformat())


def place_in_words(report: Report) -> str:
    """Where the report was read: the file with the place in it, without its folders, or the address.

    A page that is sent to others says nothing of the folders of the one who made it.
    """
    file, mark, place = (report.path or "").partition("#")
    return f"{PurePath(file).name}{mark}{place}" if report.path else report.url or ""


def marks_in_words(report: Report) -> str:
    """What is to be known of the page before its text is relied upon; nothing where there is none."""
    return ", ".join(_MARKS[mark] for mark in sorted(report.marks))


_QUOTE_MARKS = '“”„‟"«»'
_OPENING_MARK = re.compile(r'(?:[“„‟«]|(?:(?<=[\s(\[—–-])|^)")')
_CLOSING_MARK = re.compile(r'[”»"]')


def unquote(words: str) -> str:
    """The words without quotation marks around them, so that a view can set its own.

    Marks that do not frame the whole stay, as single ones: a quotation within one, “‘No,’ she said”.
    """
    bare = words.strip(_QUOTE_MARKS + " ")
    if bare and not any(mark in bare for mark in _QUOTE_MARKS):
        return bare
    return _CLOSING_MARK.sub("’", _OPENING_MARK.sub("‘", words.strip()))
