"""Events: words that tell a happening of a PLOVER type, with who, to whom, when and how sure.

In goes a text with its sentences, mentions and times; out come event mentions sorted by span. Only verbs
that decide a type are taken; actor and target are the nearest names before and behind the verb in its
clause, and stay unknown where there are none. PLOVER: https://github.com/openeventdata/PLOVER.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.sorted_spans import around, reaching_into
from crossread.annotate.statements.certainty import certainty_of
from crossread.language.word_patterns import any_word
from crossread.types.annotation import (
    Certainty,
    EntityKind,
    EventMention,
    Mention,
    Sentence,
    TimeExpression,
)
from crossread.types.span import Span

__all__ = ["find_events"]

_TYPES = {
    "AGREE": r"agreed\s+to|signed\s+(?:an?|the)\s+(?:deal|agreement|treaty|accord|pact)|reached\s+(?:an?|the)\s+(?:deal|agreement)",
    "CONSULT": r"met\s+with|held\s+talks|visit(?:s|ed)|hosted|phoned",
    "SUPPORT": r"endorsed|recogni[sz]ed|backed",
    "AID": r"donated|sent\s+aid|provided\s+aid|evacuated|rescued",
    "YIELD": r"resign(?:s|ed)|stepped\s+down|surrendered|freed|released|lifted\s+(?:the\s+)?sanctions|ceded|withdrew",
    "ACCUSE": r"accused|charged|indicted|sued|alleged",
    "REJECT": r"rejected|refused|vetoed|ruled\s+out|turned\s+down",
    "THREATEN": r"threatened|vowed\s+to\s+(?:retaliate|respond|strike)",
    "PROTEST": r"protested|demonstrated|rallied|marched|rioted|went\s+on\s+strike",
    "SANCTION": r"imposed\s+sanctions|sanctioned|expelled|recalled|banned|blacklisted|cut\s+ties|suspended",
    "MOBILIZE": r"mobili[sz]ed|deployed|massed|put\s+on\s+alert",
    "COERCE": r"arrested|detained|seized|raided|jailed|sentenced|deported|confiscated|kidnapped|abducted",
    "ASSAULT": r"killed|shot|bombed|shelled|attacked|stabbed|struck|ambushed|wounded|assassinated|murdered",
}
# Whatever stands in them at the beginning or behind a bar: few words begin so, and the others are passed over at a look.
_BEGINNINGS = sorted(
    {f"{word}*" for word in re.findall(r"(?:^|\|)([a-z]+)", "|".join(_TYPES.values()))}
)
_PATTERN = re.compile(
    rf"\b(?={any_word(_BEGINNINGS)})(?i:"
    + "|".join(rf"(?P<{kind}>{words})" for kind, words in _TYPES.items())
    + r")\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|are|is)\s+(?:\w+ly\s+)?$")
_BY = re.compile(r"[^.,;]{0,60}\bby\s+(?:the\s+)?")
_AUXILIARY_FAR = 40  # characters before the verb; "was" and one adverb stand nearer
_NEGATED = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)


def find_events(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
) -> tuple[EventMention, ...]:
    """The events told in the body of a report; a negated verb tells none."""
    events: list[EventMention] = []
    for sentence in sentences:
        if sentence.paragraph < 0:
            continue
        told = [
            match
            for match in _PATTERN.finditer(text, sentence.span.start, sentence.span.end)
            if not _is_negated(text, sentence.span, match)
        ]
        if told:
            clause = _read_clause(text, sentence.span, mentions, times)
            events += [_event(text, clause, match) for match in told]
    return tuple(events)


@dataclass(frozen=True, slots=True)
class _Clause:
    """One sentence with what it names and when, and what holds for all events in it."""

    span: Span
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    place: str | None
    status: Certainty


def _read_clause(
    text: str, span: Span, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> _Clause:
    first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, span.end, key=lambda mention: mention.span.start)
    inside = [m for m in mentions[first:last] if span.contains(m.span)]
    places = (m.name for m in inside if m.kind == EntityKind.PLACE and _is_located(text, m))
    when = reaching_into(times, span)
    return _Clause(
        span,
        inside,
        [time for time in when if span.contains(time.span)],
        next(places, None),
        certainty_of(span.of(text)),
    )


def _is_negated(text: str, sentence: Span, match: re.Match[str]) -> bool:
    before = text[max(sentence.start, match.start() - 24) : match.start()]
    return _NEGATED.search(before) is not None


def _event(text: str, clause: _Clause, match: re.Match[str]) -> EventMention:
    start, end = match.span()
    passive = _PASSIVE.search(text[max(clause.span.start, start - _AUXILIARY_FAR) : start])
    by = _BY.match(text, end, clause.span.end)
    subject = _last_before(clause.mentions, start)
    following = _first_behind(clause.mentions, end)
    actor, target = (following if by else None, subject) if passive else (subject, following)
    near = around(clause.times, lambda time: time.span, start, most=2)
    nearest = min(near, key=lambda time: abs(time.span.start - start), default=None)
    return EventMention(
        span=Span(start, end),
        kind=match.lastgroup,
        actor=actor,
        target=target,
        time=nearest.value if nearest else None,
        place=clause.place,
        status=clause.status,
    )


def _last_before(mentions: Sequence[Mention], start: int) -> str | None:
    at = bisect_left(mentions, start, key=lambda mention: mention.span.start) - 1
    while at >= 0 and mentions[at].span.end > start:
        at -= 1
    return mentions[at].name if at >= 0 else None


def _first_behind(mentions: Sequence[Mention], end: int) -> str | None:
    at = bisect_left(mentions, end, key=lambda mention: mention.span.start)
    return mentions[at].name if at < len(mentions) else None


def _is_located(text: str, mention: Mention) -> bool:
    return bool(
        re.search(
            r"\b(?:in|at|near|outside)\s+(?:the\s+)?$",
            text[max(0, mention.span.start - 14) : mention.span.start],
        )
    )
