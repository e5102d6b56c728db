"""Quotes: who said what, by which word, through whom, where and when.

In goes a text with its sentences, attributions, mentions and times; out come quotes sorted by their
first content. Marked words belong to the attribution that governs them, or go on from the quote before
them; words in marks that nobody says (titles, nicknames, glosses) are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.annotate.speakers import Speakers
from crossread.language.lexicon import cues
from crossread.language.marks import Marked, find_marked
from crossread.language.model import Attribution
from crossread.language.sentences import paragraph_spans
from crossread.language.words import find_words
from crossread.types.annotation import Quote, QuoteKind, Sentence, TimeExpression, TimeKind
from crossread.types.span import Span

__all__ = ["find_quotes"]

# An embedded post: its words, a dash, the account's name and handle, and often the day.
_POST = re.compile(
    r"(?P<words>\S[^\n]*?)\s*[—–-]\s*(?P<name>[^\n—–()@]{2,60}?)\s*\(@(?P<handle>\w{1,30})\)(?P<rest>[^\n]*)$"
)
_VENUE = re.compile(
    r"\b(?:in|on|at|during|to|via|through)\s+(?P<venue>(?:(?:an?|the|his|her|its|their|live|brief|written|joint|"
    r"weekly|daily|sworn|telephone|phone|televised|[A-Z][\w’']*)\s+){0,5}"
    r"(?:interview|statement|letter|tweet|post|speech|address|briefing|conference|news conference|testimony|memo|"
    r"filing|note|report|hearing|rally|podcast|Twitter|Facebook|Telegram|Instagram|television|TV|radio|website)"
    r"(?:\s+(?:with|to|on|for)\s+(?:(?:the|its|his|her|their)\s+)?[A-Z]?[\w’'.]+(?:\s+[A-Z][\w’'.]+){0,3})?)"
)
_LISTENERS = re.compile(
    r"\b(?:told|tells|telling)\s+(?P<venue>[^,.;:“\"]{2,60}?)(?=\s+(?:that|on|in|at|the|he|she|it|they|during|by)\b|[,.;:“\"]|$)"
)
_SAME_DOCUMENT = re.compile(
    r"(?:the|this|that|his|her|its|their)\s+(?:\w+\s+)?"
    r"(?:statement|letter|memo|memorandum|report|document|filing|post|tweet|note|resolution)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she it they we i who".split())
_MOSTLY_MARKED = 0.4  # of a clause; with less in marks the clause is indirect speech as well
_DIRECT_MIN = 3  # words; fewer are a phrase taken over, not a sentence said


@dataclass(frozen=True, slots=True)
class _Governed:
    """A marked stretch and the attribution that says whose words it holds, if one does."""

    marked: Marked
    attribution: Attribution | None


def find_quotes(
    text: str,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    speakers: Speakers,
    times: Sequence[TimeExpression],
) -> tuple[Quote, ...]:
    """The quotes of a report, direct and mixed ones from marks, indirect ones from attributions."""
    body = [sentence for sentence in sentences if sentence.paragraph >= 0]
    paragraphs = paragraph_spans(body)
    marked = find_marked(text, paragraphs)
    quotes = _from_posts(text, paragraphs)
    posted = [quote.content[0] for quote in quotes]
    marked = tuple(m for m in marked if not any(p.overlap(m.inner) for p in posted))
    governed = [_Governed(m, _governing(text, m, attributions)) for m in marked]
    quotes += _marked_quotes(text, body, governed, speakers)
    quotes += _indirect_quotes(text, attributions, marked, speakers)
    quotes = [_circumstances(body, quote, attributions, times, speakers) for quote in quotes]
    return tuple(_with_documents(text, sorted(quotes, key=lambda quote: quote.content[0])))


def _with_documents(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """Gives "the statement added" the speaker of the words before it, where nothing else names one."""
    named: list[Quote] = []
    last: str | None = None
    for quote in quotes:
        known = quote
        unnamed = quote.speaker if quote.speaker_name is None else None
        if unnamed is not None and last and _SAME_DOCUMENT.fullmatch(unnamed.of(text)):
            known = replace(quote, speaker_name=last)
        last = known.speaker_name or last
        named.append(known)
    return named


def _governing(
    text: str, marked: Marked, attributions: Sequence[Attribution]
) -> Attribution | None:
    """The attribution with the smallest content that holds the marked words.

    What somebody "thought" within what another said is that other's words.
    """
    holding = [
        (_is_belief(text, attribution), len(content), number)
        for number, attribution in enumerate(attributions)
        for content in attribution.content
        if content.contains(marked.inner) or content.overlap(marked.inner) > 0.8 * len(marked.inner)
    ]
    return attributions[min(holding)[2]] if holding else None


def _is_belief(text: str, attribution: Attribution) -> bool:
    if attribution.cue is None:
        return False
    verb = attribution.cue.of(text).lower().split()[-1]
    kinds = {cue.kind for cue in cues().get(verb, ())}
    return bool(kinds) and not kinds & {"say", "ask", "judge"}


def _marked_quotes(
    text: str, sentences: Sequence[Sentence], governed: Sequence[_Governed], speakers: Speakers
) -> list[Quote]:
    quotes: list[Quote] = []
    previous: tuple[Marked, Quote] | None = None
    for one in governed:
        if one.attribution is not None:
            quote = _governed_quote(text, one.marked, one.attribution, speakers)
        else:
            quote = _ungoverned_quote(text, sentences, one.marked, previous, speakers)
        if quote is None:
            continue
        if previous is not None and _goes_on(text, previous[0], one, previous[1], quote):
            quote = replace(previous[1], content=(*previous[1].content, *quote.content))
            quotes[-1] = quote
        else:
            quotes.append(quote)
        previous = (one.marked, quote)
    return quotes


def _governed_quote(
    text: str, marked: Marked, attribution: Attribution, speakers: Speakers
) -> Quote | None:
    cue_behind = attribution.cue is not None and _right_before(text, attribution.cue, marked)
    if _is_name(text, marked) and not cue_behind:
        return None
    return Quote(
        content=(marked.inner,),
        kind=_kind(text, marked),
        speaker=attribution.source,
        speaker_name=speakers.name(attribution.source),
        cue=attribution.cue,
    )


def _right_before(text: str, cue: Span, marked: Marked) -> bool:
    between = text[min(cue.end, marked.outer.start) : marked.outer.start]
    return cue.end <= marked.outer.start and len(between.split()) <= 3


def _kind(text: str, marked: Marked) -> QuoteKind:
    words = [word for word in find_words(text, marked.inner) if word.text[0].isalnum()]
    if len(words) < _DIRECT_MIN and marked.inner.of(text)[-1] not in ".!?":
        return QuoteKind.MIXED
    first = next((ch for ch in marked.inner.of(text) if ch.isalnum()), "")
    return QuoteKind.DIRECT if first.isupper() or first.isdigit() else QuoteKind.MIXED


def _is_name(text: str, marked: Marked) -> bool:
    """Whether the marked words are a title, a nickname or a gloss: capitals throughout, no sentence."""
    words = [word for word in find_words(text, marked.inner) if word.text[0].isalpha()]
    if not words or len(words) > 6 or text[marked.inner.end - 1] in ",.!?":
        return False
    big = [word for word in words if len(word.text) > 3 or word.is_capitalised]
    return bool(big) and all(word.is_capitalised for word in big)


def _ungoverned_quote(
    text: str,
    sentences: Sequence[Sentence],
    marked: Marked,
    previous: tuple[Marked, Quote] | None,
    speakers: Speakers,
) -> Quote | None:
    """Marked words without a cue: they go on from the quote before, or follow a name and a colon."""
    alone = _stands_alone(text, sentences, marked)
    words = len(find_words(text, marked.inner))
    if alone and previous is not None and marked.paragraph - previous[0].paragraph <= 1:
        name = previous[1].speaker_name
        return Quote((marked.inner,), _kind(text, marked), None, name)
    introduced = speakers.before_colon(marked.outer.start)
    if introduced is not None:
        return Quote((marked.inner,), _kind(text, marked), introduced, speakers.name(introduced))
    if _is_name(text, marked) or words < 5:
        return None
    source = speakers.subject_before(marked.outer.start)
    return Quote((marked.inner,), _kind(text, marked), source, speakers.name(source))


def _stands_alone(text: str, sentences: Sequence[Sentence], marked: Marked) -> bool:
    """Whether its sentences hold nothing but the marked words."""
    around = [s.span for s in sentences if s.span.overlap(marked.outer)]
    if not around:
        return False
    rest = text[around[0].start : marked.outer.start] + text[marked.outer.end : around[-1].end]
    return not any(ch.isalnum() for ch in rest)


def _goes_on(text: str, before: Marked, one: _Governed, earlier: Quote, quote: Quote) -> bool:
    """Whether two stretches are one utterance cut by its cue: "A," X said, "and b"."""
    if before.paragraph != one.marked.paragraph or earlier.cue is None or earlier.cue != quote.cue:
        return False
    if earlier.kind != QuoteKind.DIRECT:
        return False
    between = text[before.outer.end : one.marked.outer.start]
    within = before.outer.end <= earlier.cue.start < one.marked.outer.start
    first = one.marked.inner.of(text)[:1]
    return within and first.islower() and "." not in between.replace("Mr.", "").replace("Mrs.", "")


def _from_posts(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    quotes: list[Quote] = []
    for paragraph in paragraphs:
        match = _POST.match(text, paragraph.start, paragraph.end)
        if match is None:
            continue
        words, name = Span(*match.span("words")), Span(*match.span("name"))
        quotes.append(Quote((words,), QuoteKind.DIRECT, name, " ".join(name.of(text).split())))
    return quotes


def _indirect_quotes(
    text: str, attributions: Sequence[Attribution], marked: Sequence[Marked], speakers: Speakers
) -> list[Quote]:
    quotes: list[Quote] = []
    for attribution in attributions:
        content = attribution.content
        said = sum(map(len, content))
        if sum(piece.overlap(m.outer) for piece in content for m in marked) > _MOSTLY_MARKED * said:
            continue
        if sum(len(find_words(text, piece)) for piece in content) < 3 or _only_passes_on(
            text, attribution, attributions, speakers
        ):
            continue
        quotes.append(
            Quote(
                tuple(_without_that(text, piece) for piece in content),
                QuoteKind.INDIRECT,
                attribution.source,
                speakers.name(attribution.source),
                attribution.cue,
            )
        )
    return quotes


def _without_that(text: str, content: Span) -> Span:
    """The clause behind its "that", which a reader does not take for what was said."""
    match = re.match(r"that,?\s+", content.of(text), re.IGNORECASE)
    return Span(content.start + match.end(), content.end) if match else content


def _only_passes_on(
    text: str, attribution: Attribution, attributions: Sequence[Attribution], speakers: Speakers
) -> bool:
    """Whether the content is but another's attribution, so that the source is its relay."""
    return any(
        other.source is not None
        and other is not attribution
        and _holds(text, attribution, other)
        and speakers.name(other.source) != speakers.name(attribution.source)
        and re.split("['’]", other.source.of(text).lower())[0] not in _PRONOUNS
        and not _is_belief(text, other)
        and sum(map(len, other.content)) > 0.6 * sum(map(len, attribution.content))
        for other in attributions
    )


def _holds(text: str, outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer source passes on what the inner one says: its cue is told, or is a "citing"."""
    if inner.cue is None or outer.cue == inner.cue:
        return False
    if inner.cue.of(text).lower() in {"citing", "quoting"}:
        return outer.content == inner.content
    return any(piece.contains(inner.cue) for piece in outer.content)


def _circumstances(
    sentences: Sequence[Sentence],
    quote: Quote,
    attributions: Sequence[Attribution],
    times: Sequence[TimeExpression],
    speakers: Speakers,
) -> Quote:
    if quote.cue is None:
        return quote
    sentence = next((s.span for s in sentences if s.span.contains(quote.cue)), quote.cue)
    return replace(
        quote,
        relay=_relay(speakers.text, quote, attributions)
        or speakers.medium_told(quote.cue, sentence),
        venue=_venue(speakers.text, quote, sentence),
        time=_time(quote, sentence, times),
    )


def _relay(text: str, quote: Quote, attributions: Sequence[Attribution]) -> Span | None:
    """The source of the nearest attribution that passes on this quote together with its cue."""
    own = next((a for a in attributions if a.cue == quote.cue and a.source == quote.speaker), None)
    if own is None:
        return None
    around = [
        (sum(map(len, other.content)), other.source)
        for other in attributions
        if other.source is not None
        and other.source != own.source
        and other.source.of(text).lower() not in _PRONOUNS
        and _holds(text, other, own)
    ]
    return min(around)[1] if around else None


def _venue(text: str, quote: Quote, sentence: Span) -> Span | None:
    for pattern in (_LISTENERS, _VENUE):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span("venue"))
            if not any(content.overlap(span) for content in quote.content):
                return span
    return None


def _time(quote: Quote, sentence: Span, times: Sequence[TimeExpression]) -> str | None:
    """The day told nearest to the cue in its sentence, outside the words quoted."""
    cue = quote.cue or sentence
    near = [
        (abs(time.span.start - cue.start), time.value[:10])
        for time in times
        if sentence.contains(time.span)
        and time.kind in {TimeKind.DATE, TimeKind.TIME}
        and not any(content.overlap(time.span) for content in quote.content)
        and re.match(r"\d{4}-", time.value)
    ]
    return min(near)[1] if near else None
