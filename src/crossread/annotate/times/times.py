"""Times told in a report, as TIMEX3 with reasons.

In go a text, its sentences and the day of publication where one is stated; out come the expressions,
sorted and free of overlaps, and the day that they are seen from. Reads nothing outside the sentences but
the stamp above them ("Updated March 14"), and that for the day alone. Never asks the clock, and leaves a
value open rather than invent it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice, zip_longest

from crossread.annotate.times.anchor import Anchor, Signs, ToldTime, bare_weekday, find_anchor
from crossread.annotate.times.find import find_forms
from crossread.annotate.times.forms import Calendar, Found, Period, Relative
from crossread.annotate.times.next_day import with_next_day
from crossread.annotate.times.resolve import View, resolve
from crossread.annotate.times.tense import Tense, tense_at
from crossread.language.closed_classes import IRREGULAR_PASTS
from crossread.types.annotation import Sentence, TimeExpression, TimeKind
from crossread.types.span import Span

__all__ = ["find_day", "find_times", "find_told", "times_seen_from"]


def find_times(
    text: str,
    sentences: Sequence[Sentence],
    *,
    published: date | datetime | None,
) -> tuple[tuple[TimeExpression, ...], Anchor]:
    """Every time told in `sentences`, and the day it is seen from.

    News tells of the past: a bare weekday, month or day is the latest one at or before the report's
    day, unless its words or their tense point ahead (the news style of HeidelTime, Strötgen and Gertz
    2013). Where others of its story know the day better, see `times_seen_from`.
    """
    told = find_told(text, sentences)
    seen_from = find_day(text, sentences, told, published=published)
    return times_seen_from(told, seen_from), seen_from


def find_told(text: str, sentences: Sequence[Sentence]) -> tuple[ToldTime, ...]:
    """What is told of times in `sentences`, whatever day it is seen from."""
    return tuple(_with_tense(text, sentences, find_forms(text, sentences)))


def find_day(
    text: str,
    sentences: Sequence[Sentence],
    told: Sequence[ToldTime],
    *,
    published: date | datetime | None,
) -> Anchor:
    """The day that a report itself gives to see its times from."""
    return find_anchor(told, published, _find_stamp(text, sentences))


def times_seen_from(told: Sequence[ToldTime], anchor: Anchor) -> tuple[TimeExpression, ...]:
    """The times with their values, as seen from one day."""
    return tuple(_resolved(told, anchor))


def _with_tense(
    text: str, sentences: Sequence[Sentence], found: Sequence[Found]
) -> Iterator[ToldTime]:
    leads = _lead(sentences)
    for before, one in zip((None, *found), found, strict=False):
        sentence = sentences[one.sentence].span
        by_tense = isinstance(one.form, (Calendar, Period)) or (
            isinstance(one.form, Relative) and one.form.on_which_side
        )
        tense = tense_at(text, sentence, one.span) if by_tense else Tense.NONE
        signs = _signs(text, one)
        if one.sentence in leads and tense.is_past and _is_beside_deed(text, sentence, one):
            signs = Signs.LEAD
        yield ToldTime(
            one,
            tense,
            signs=signs,
            ends_range=_ends_range(text, before, one),
            reminds=tense.is_past and _reminds(text, sentence, one),
        )


_TO = re.compile(r"\s(?:to|through|until|till)\s")
_REMINDS = re.compile(
    r"\b(?:that|which|who|whom)\s(?:[\w’'-]+\s){1,6}\Z|\bfirst\s[a-z]+ed\s(?:on\s)?\Z"
)
_REMINDS_REACH = 60  # characters


def _reminds(text: str, sentence: Span, one: Found) -> bool:
    """Whether `one` stands in a clause that tells which thing is meant: "the cuts that began on Friday"."""
    start = max(sentence.start, one.span.start - _REMINDS_REACH)
    return _REMINDS.search(text, start, one.span.start) is not None


def _ends_range(text: str, before: Found | None, one: Found) -> bool:
    """Whether `one` is the end of a stretch of days that `before` begins."""
    return before is not None and bool(_TO.fullmatch(text, before.span.end, one.span.start))


def _lead(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The first two long sentences of the text, which tell the news."""
    long = (n for n, s in enumerate(sentences) if s.paragraph >= 0 and len(s.span) > _LONG_SENTENCE)
    return frozenset(islice(long, 2))


_DEED = rf"(?:[a-z]{{3,14}}ed|{'|'.join(sorted(IRREGULAR_PASTS))})\b"
_DEED_BEFORE = re.compile(rf"\b{_DEED}\s(?:on\s)?$")
_DEED_BEHIND = re.compile(rf"\s{_DEED}")
_UNDER = re.compile(
    r"\b(?:who|whose|which|that|when|where|after|since|because|if|scheduled|planned|expected|due)\b"
)


def _is_beside_deed(text: str, sentence: Span, found: Found) -> bool:
    """Whether a weekday stands right beside the verb of its main clause: "Police said Tuesday", "She Tuesday left"."""
    form, span = found.form, found.span
    if not isinstance(form, Calendar) or form.weekday is None or form.day or form.step is not None:
        return False
    if _UNDER.search(text, max(sentence.start, span.start - 90), span.start):
        return False
    before = _DEED_BEFORE.search(text, max(sentence.start, span.start - 24), span.start)
    return bool(before or _DEED_BEHIND.match(text, span.end, sentence.end))


_SIGNATURE = re.compile(r"@\w{1,30}\)?[\s,]{1,3}$")
_DATELINE = re.compile(r"(?:^|\n)[ \t]*[A-Z][A-Z][^\n.;!?]{0,50}[,(][ \t]*$")
_DASH = re.compile(r"[^\n.;!?]{0,30}?[)\s](?:—|–|--|-)\s")


def _signs(text: str, found: Found) -> Signs:
    """Whether a date signs a message, or stands in a dateline: MOSCOW, March 17 (Agency) —."""
    form = found.form
    if not isinstance(form, Calendar) or form.day is None:
        return Signs.NOTHING
    before = text[max(0, found.span.start - 60) : found.span.start]
    if _SIGNATURE.search(before):
        return Signs.MESSAGE
    if _DATELINE.search(before) and _DASH.match(text, found.span.end):
        return Signs.REPORT
    return Signs.NOTHING


_STAMP = re.compile(
    r"(?aim:(?:^|[|·•])[ \t]*(?:(?:first|last|latest|originally) )?"
    r"(?:published|posted|issued|dated?|created|updated?|modified|changed|revised|edited)(?: on| at)?:? "
    r"(?P<stated>[^\n|·•]{3,60})(?=[|·•]|$))"
)
# What may stand beside the day: an hour and its zone. Any other word makes the line a sentence.
_NO_STAMP = re.compile(r"[^\W\d_]{5,}|(?<!\w)(?!(?i:at|on|[ap]m|et|ct|pt|mt)\b)[a-z]{2,}")
_LONG_SENTENCE = 60


def _find_stamp(text: str, sentences: Sequence[Sentence]) -> ToldTime | None:
    """The first day that a line above the first long sentence gives as the report's own, year or none.

    Such a line is dropped as the page's, so that no sentence holds it.
    """
    body = (s.span for s in sentences if s.paragraph >= 0 and len(s.span) > _LONG_SENTENCE)
    head = next(body, None)
    for match in _STAMP.finditer(text, 0, head.start) if head else ():
        stated = Span(*match.span("stated"))
        days = [
            found
            for found in find_forms(text, [Sentence(stated, 0)])
            if isinstance(found.form, Calendar) and found.form.day is not None
        ]
        if len(days) == 1:
            beside = text[stated.start : days[0].span.start] + text[days[0].span.end : stated.end]
            if not _NO_STAMP.search(beside):
                return ToldTime(days[0], Tense.PAST)
    return None


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the text has told so far: the last date, the last quarter, the last year it wrote out."""

    previous: str | None = None
    at: int = -99
    quarter: str | None = None
    quarter_at: int = -99
    year: int | None = None


def _resolved(told: Sequence[ToldTime], anchor: Anchor) -> Iterator[TimeExpression]:
    """The values in text order; what is counted from a date is counted from the nearest before it."""
    narrates = _tells_history(told, anchor)
    memory = _Memory()
    for one in _with_held_ranges(tuple(with_next_day(told, anchor)), anchor):
        result = resolve(one.found.form, _view(memory, one, anchor, narrates=narrates))
        yield TimeExpression(one.found.span, result.kind, result.value, result.reason)
        if result.kind in {TimeKind.DATE, TimeKind.TIME} and result.value[:4].isdigit():
            memory = _remember(memory, one.found, result.value)


def _with_held_ranges(told: Sequence[ToldTime], anchor: Anchor) -> Iterator[ToldTime]:
    """`told`, where two weekdays that would lie in the wrong order hold the report's own day between them.

    "Closed from Thursday through Sunday", told on Friday, began yesterday; it did not begin next week.
    """
    for one, behind in zip_longest(told, told[1:]):
        if behind and behind.ends_range and one.tense.is_ahead and _holds(one, behind, anchor):
            yield replace(one, tense=Tense.PAST)
        else:
            yield one


def _holds(first: ToldTime, last: ToldTime, anchor: Anchor) -> bool:
    """Whether of two bare weekdays the last comes next, as seen from the report's day."""
    one, other = bare_weekday(first), bare_weekday(last)
    if anchor.day is None or one is None or other is None or not last.tense.is_ahead:
        return False
    seen = anchor.day.weekday()
    return 0 < (other - seen) % 7 < (one - seen) % 7


def _view(memory: _Memory, one: ToldTime, anchor: Anchor, *, narrates: bool) -> View:
    """What `one` is seen from, after all that was told before it."""
    sentence = one.found.sentence
    year = memory.year if narrates else None
    if year is None and sentence == memory.at and not one.tense.is_ahead:
        year = _long_past(_year_of(memory.previous), anchor)
    return View(
        anchor,
        one.tense,
        memory.previous,
        since=sentence - memory.at,
        quarter=memory.quarter if sentence - memory.quarter_at <= 8 else None,
        year=year,
        narrates=narrates,
    )


def _remember(memory: _Memory, found: Found, value: str) -> _Memory:
    form = found.form
    if isinstance(form, Relative) and form.unit == "Y" and form.anaphoric:
        # Figures stand beside those of the year before; the next ones are not counted on from there.
        return memory
    changed = replace(memory, previous=value, at=found.sentence)
    if isinstance(form, Period) and form.part.startswith("Q"):
        changed = replace(changed, quarter=value, quarter_at=found.sentence)
    if (isinstance(form, (Calendar, Period)) and form.year) or (
        isinstance(form, Relative) and form.anaphoric
    ):
        changed = replace(changed, year=_year_of(value))
    return changed


def _tells_history(told: Sequence[ToldTime], anchor: Anchor) -> bool:
    """Whether the report mostly tells of years long before its own, as a chronicle does."""
    if anchor.day is None:
        return False
    forms = [one.found.form for one in told]
    last = anchor.day.year - 1
    years = [f.year for f in forms if isinstance(f, Calendar) and f.year]
    far = sum(1 for year in years if year < last)
    # Whatever is counted from the report's own day speaks for news.
    near = len(years) - far
    near += sum(1 for f in forms if isinstance(f, Calendar) and f.weekday is not None and not f.day)
    near += sum(
        1 for f in forms if isinstance(f, Relative) and not f.anaphoric and abs(f.steps) < 2
    )
    return far >= (4 if near else 3) and far > 4 * near


def _long_past(year: int | None, anchor: Anchor) -> int | None:
    """A year named in the same sentence, where it is not the report's own: "in 1998, in March"."""
    if year is None or anchor.day is None or year >= anchor.day.year - 1:
        return None
    return year


def _year_of(value: str | None) -> int | None:
    if value is None or not value[:4].isdigit() or len(value) < 4:
        return None
    return int(value[:4]) or None
