"""Events: words that tell a happening of a PLOVER type, with who, to whom, when and how sure.

In goes a text with its sentences, mentions and times; out come event mentions sorted by span. Only verbs
that decide a type are taken; actor and target are the nearest names before and behind the verb in its
clause, and stay unknown where there are none. PLOVER: https://github.com/openeventdata/PLOVER.
"""

import re
from collections.abc import Sequence

from crossread.annotate.certainty import certainty_of
from crossread.types.annotation import EntityKind, EventMention, Mention, Sentence, TimeExpression
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
    "ASSAULT": r"killed|shot|bombed|shelled|attacked|stabbed|struck|ambushed|wounded|assassinated|murdered|struck\s+down",
}
_PATTERN = re.compile(
    "|".join(rf"\b(?P<{kind}>{words})\b" for kind, words in _TYPES.items()), re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|never|n't|n’t)\s+(?:\w+\s+)?$", re.IGNORECASE)


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
        inside = [m for m in mentions if sentence.span.contains(m.span)]
        when = [t for t in times if sentence.span.contains(t.span)]
        events += [
            _event(text, sentence.span, match, inside, when)
            for match in _PATTERN.finditer(text, sentence.span.start, sentence.span.end)
            if not _is_negated(text, sentence.span, match)
        ]
    return tuple(events)


def _is_negated(text: str, sentence: Span, match: re.Match[str]) -> bool:
    before = text[max(sentence.start, match.start() - 24) : match.start()]
    return _NEGATED.search(before) is not None


def _event(
    text: str,
    sentence: Span,
    match: re.Match[str],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
) -> EventMention:
    before = [m for m in mentions if m.span.end <= match.start()]
    behind = [m for m in mentions if m.span.start >= match.end()]
    passive = re.search(
        r"\b(?:was|were|been|being|are|is)\s+(?:\w+ly\s+)?$", text[sentence.start : match.start()]
    )
    by = re.match(r"[^.,;]{0,60}\bby\s+(?:the\s+)?", text[match.end() : sentence.end])
    subject = before[-1].name if before else None
    following = behind[0].name if behind else None
    actor, target = (following if by else None, subject) if passive else (subject, following)
    places = [m for m in mentions if m.kind == EntityKind.PLACE and _is_located(text, m)]
    nearest = min(times, key=lambda t: abs(t.span.start - match.start()), default=None)
    return EventMention(
        span=Span(*match.span()),
        kind=match.lastgroup,
        actor=actor,
        target=target,
        time=nearest.value if nearest else None,
        place=places[0].name if places else None,
        status=certainty_of(sentence.of(text)),
    )


def _is_located(text: str, mention: Mention) -> bool:
    return bool(
        re.search(
            r"\b(?:in|at|near|outside)\s+(?:the\s+)?$",
            text[max(0, mention.span.start - 14) : mention.span.start],
        )
    )
