"""Quotes: who said what, by which word.

In goes a text with its sentences, attributions, mentions and times; out come quotes sorted by their
first content. Marked words belong to the attribution that governs them, or go on from the quote before
them; words in marks that nobody says (titles, nicknames, glosses) are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.annotate.attributions.things import is_of_a_thing
from crossread.annotate.attributions.unsaid import is_unsaid
from crossread.annotate.cue_words import cue_words, last_kinds
from crossread.annotate.mentions.source_phrases import line_end
from crossread.annotate.quotes.blocks import find_block_quotes
from crossread.annotate.quotes.governing import governing
from crossread.annotate.quotes.indirect import find_indirect_quotes
from crossread.annotate.quotes.quote_times import with_times
from crossread.annotate.quotes.quote_venues import with_continued_venues, with_documents
from crossread.annotate.sorted_spans import overlapping, reaching_into
from crossread.annotate.speakers.circumstances import with_circumstances
from crossread.annotate.speakers.speakers import Speakers
from crossread.annotate.speakers.told_before import with_speakers_told_before
from crossread.language.lexicon import roles
from crossread.language.marks import Marked, find_marked
from crossread.language.model import Attribution
from crossread.language.sentences import paragraph_spans
from crossread.language.words import find_words
from crossread.types.annotation import Quote, QuoteKind, Sentence, TimeExpression
from crossread.types.span import Span

__all__ = ["find_quotes"]

# An embedded post: its words, a dash, the account's name and handle, and often the day.
_HANDLE = re.compile(r"\(@\w{1,30}\)")
# Up to the handle, within the length of a name: read from a dash on, so that a long line is walked once.
_ACCOUNT = re.compile(r"[—–-][ \t]*(?P<name>[^\s\n—–()@-][^\n—–()@]{0,58}[^\s—–()@])\s*$")
_LONGEST_ACCOUNT = 70  # characters before the handle
_LONGEST_OWNER = 40  # characters; more may be a clause: "records that seem to be Brandt's"
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\Z|(?<=s)['’]\Z")
_WORKS = frozenset("novel book film song play album show series poem movie".split())
# Before a title that ends its sentence: "her part on “The Long Winter.”", "the Courier's “Harbour Watch.”"
_BEFORE_TITLES = frozenset("on of in titled entitled called".split())
_SMALL = frozenset("a an the of in on at to for and or but with from by into as".split())
_THAT_CLAUSE = re.compile(r"(?:\s+on\s+\w+|\s+\w+)?\s+that\s")
_LONGEST_TITLE = 12  # words
_LONGEST_CROSSHEAD = 12  # words
_MOST_BETWEEN = 3  # paragraphs from marks left open to where they go on: a caption or two between
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
    marked = tuple(m for m in marked if not overlapping(posted, lambda span: span, m.inner))
    blocks = find_block_quotes(text, paragraphs, marked, speakers)
    governed = [
        _Governed(m, governing(text, m, attributions, speakers))
        for m in marked
        if not _is_crosshead(text, m)
    ]
    quotes += _marked_quotes(text, body, governed, speakers)
    within = sorted([*posted, *(quote.content[0] for quote in blocks)])
    others = [one for one in attributions if not _is_of_post(text, within, one)]
    quotes += find_indirect_quotes(text, others, marked, speakers)
    voiced = [one for one in attributions if not is_of_a_thing(text, one)]
    quotes = with_circumstances(quotes + blocks, body, voiced, speakers)
    ordered = sorted(quotes, key=lambda quote: quote.content[0])
    named = with_speakers_told_before(text, body, speakers, ordered)
    told = with_documents(text, [_without_commas(text, one) for one in named])
    timed = with_times(text, told, body, times)
    return tuple(with_continued_venues(text, timed, body))


def _without_commas(text: str, quote: Quote) -> Quote:
    """The quote with its speaker and relays cut free of what parts them from the cue: "Rolf Neal, the mayor,"."""
    if quote.speaker is None and not quote.relays:
        return quote
    speaker = _cut_free(text, quote.speaker) if quote.speaker else None
    if speaker is not None and quote.speaker_name is None:
        speaker = _without_possessive(text, speaker, quote.cue)
    return replace(
        quote, speaker=speaker, relays=tuple(_cut_free(text, one) for one in quote.relays)
    )


def _without_possessive(text: str, speaker: Span, cue: Span | None) -> Span:
    """Who owns what is said, without the ending that tells so: "the Norland leader" of "the Norland leader's denial"."""
    if cue is None or not 0 <= cue.start - speaker.end <= 1 or len(speaker) > _LONGEST_OWNER:
        return speaker
    ending = _POSSESSIVE.search(text, speaker.start, speaker.end)
    return Span(speaker.start, ending.start()) if ending is not None else speaker


def _cut_free(text: str, span: Span) -> Span:
    words = span.of(text).rstrip(" ,;—–")
    return Span(span.start, span.start + len(words)) if words else span


def _marked_quotes(
    text: str, sentences: Sequence[Sentence], governed: Sequence[_Governed], speakers: Speakers
) -> list[Quote]:
    quotes: list[Quote] = []
    previous: tuple[Marked, Quote] | None = None
    for one in governed:
        if one.attribution is not None and not _goes_on_unclosed(text, previous, one):
            quote = _governed_quote(text, one.marked, one.attribution, speakers)
        else:
            quote = _ungoverned_quote(text, sentences, one.marked, previous, speakers)
            quote = _with_own_words(text, quote, one.marked, speakers)
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
    if _names_a_work(text, marked) or is_unsaid(text, attribution):
        return None
    cue_behind = attribution.cue is not None and _right_before(text, attribution.cue, marked)
    if _is_name(text, marked) and not cue_behind:
        return None
    if (
        _is_name(text, marked, comma=True)
        and not (cue_behind and _names_it(text, attribution, marked))
        and not _is_said_right_behind(text, marked, attribution)
    ):
        return None
    return Quote(
        content=(marked.inner,),
        kind=_kind(text, marked),
        speaker=attribution.source,
        speaker_name=speakers.name(attribution.source),
        cue=attribution.cue,
    )


def _names_a_work(text: str, marked: Marked) -> bool:
    """As in: the novel "The Long Winter", the author of “Ice and Men”, or told “The Courier” of it."""
    before = text[max(0, marked.outer.start - 20) : marked.outer.start].split()
    if not before:
        return False
    last = before[-1].lower().replace("’", "'")
    if last in {"told", "tells"}:
        return _is_name(text, marked)
    if last in _WORKS:
        return _is_name(text, marked) or _is_title(text, marked)
    return (last in _BEFORE_TITLES or last.endswith(("'s", "s'"))) and _is_title(text, marked)


def _is_title(text: str, marked: Marked) -> bool:
    """Whether the marked words end with the stop of their sentence and are written as titles are."""
    words = [word for word in find_words(text, marked.inner) if word.text[0].isalpha()]
    if text[marked.inner.end - 1] not in ".," or not 2 <= len(words) <= _LONGEST_TITLE:
        return False
    within = [word for word in words[1:] if word.lower not in _SMALL and word.lower != "'s"]
    return words[0].is_capitalised and bool(within) and all(w.is_capitalised for w in within)


def _names_it(text: str, attribution: Attribution, marked: Marked) -> bool:
    """Whether the cue is but a word away from the marks behind it: "called it “The Long Farewell,”"."""
    cue = attribution.cue
    return cue is not None and len(text[cue.end : marked.outer.start].split()) <= 1


def _is_said_right_behind(text: str, marked: Marked, attribution: Attribution) -> bool:
    """Whether source and reporting cue follow the marks: "“Thank You,” the crowd chanted"."""
    if attribution.cue is None or attribution.source is None:
        return False
    start = min(attribution.source.start, attribution.cue.start)
    kinds = last_kinds(cue_words(text, attribution))
    near = 0 <= start - marked.outer.end <= 2
    return near and bool(kinds & {"say", "ask"})


def _right_before(text: str, cue: Span, marked: Marked) -> bool:
    between = text[min(cue.end, marked.outer.start) : marked.outer.start]
    return cue.end <= marked.outer.start and len(between.split()) <= 3


def _kind(text: str, marked: Marked) -> QuoteKind:
    words = [word for word in find_words(text, marked.inner) if word.text[0].isalnum()]
    if len(words) < _DIRECT_MIN and marked.inner.of(text)[-1] not in ".!?":
        return QuoteKind.MIXED
    first = next((ch for ch in marked.inner.of(text) if ch.isalnum()), "")
    return QuoteKind.DIRECT if first.isupper() or first.isdigit() else QuoteKind.MIXED


def _is_name(text: str, marked: Marked, *, comma: bool = False) -> bool:
    """Whether the marked words are a title, a nickname or a gloss: capitals throughout, no sentence.

    `comma` says that a comma within the marks is of the sentence around them; then one word is no name.
    """
    words = [word for word in find_words(text, marked.inner) if word.text[0].isalpha()]
    stops = ".!?" if comma else ",.!?"
    if not (1 if not comma else 2) <= len(words) <= 6 or text[marked.inner.end - 1] in stops:
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
    if _names_a_work(text, marked):
        return None
    words = len(find_words(text, marked.inner))
    if _stands_alone(text, sentences, marked):
        speaker = _speaker_before(marked, previous, speakers)
        if speaker is not None:
            cue = _cue_before(text, previous, marked, speaker[0])
            return Quote((marked.inner,), _kind(text, marked), *speaker, cue)
    if previous is not None and _follows_cue(text, previous, marked):
        return replace(previous[1], content=(marked.inner,), kind=_kind(text, marked))
    held = reaching_into(sentences, marked.outer)
    introduced = speakers.before_colon(marked.outer.start) or (
        speakers.medium_before(marked.outer, held[0].span) if held else None
    )
    if introduced is not None:
        return Quote((marked.inner,), _kind(text, marked), introduced, speakers.name(introduced))
    if _is_name(text, marked) or _is_name(text, marked, comma=True) or words < 5:
        return None
    source = speakers.subject_before(marked.outer.start)
    return Quote((marked.inner,), _kind(text, marked), source, speakers.name(source))


def _cue_before(
    text: str, previous: tuple[Marked, Quote] | None, marked: Marked, speaker: Span | None
) -> Span | None:
    """The cue of the words that these go on in one paragraph: "“A,” he told the crew. “B.”" are both told to the crew."""
    if previous is None or speaker is None or previous[0].paragraph != marked.paragraph:
        return None
    before = previous[1]
    if before.cue is None or before.speaker != speaker:
        return None
    words = before.cue.of(text).lower().split()
    return before.cue if "say" in last_kinds(words) else None


def _speaker_before(
    marked: Marked, previous: tuple[Marked, Quote] | None, speakers: Speakers
) -> tuple[Span | None, str | None] | None:
    """Whose words sentences in marks go on: those of who spoke last, in marks or without.

    Of several who speak in that sentence it is nobody: "The guards came, Ada Brandt said. “They knocked.”"
    """
    before = previous if previous is not None and _is_next(previous[0], marked) else None
    told = speakers.told_last(before[0].outer.end if before else 0, marked.outer.start)
    if told:
        names = {name for _, name in told}
        return told[-1] if len(names) == 1 else (None, None)
    return (before[1].speaker, before[1].speaker_name) if before else None


def _goes_on_unclosed(text: str, previous: tuple[Marked, Quote] | None, one: _Governed) -> bool:
    """Whether marks that were left open go on in a paragraph of its own, so that no cue elsewhere governs it.

    A caption may stand between. A cue with its own clause behind it ("The expert argued that ...") is none either.
    """
    cue = one.attribution.cue if one.attribution is not None else None
    if (
        previous is None
        or previous[0].closed
        or cue is None
        or not _is_next(previous[0], one.marked)
    ):
        return False
    start = text.rfind("\n", 0, one.marked.outer.start) + 1
    if text[start : one.marked.outer.start].strip():
        return False
    end = line_end(text, one.marked.outer.end)
    return not start <= cue.start < end or _THAT_CLAUSE.match(text, cue.end) is not None


def _is_next(before: Marked, marked: Marked) -> bool:
    """Whether marks may go on from others: in the next paragraph, or a few further on where they were left open."""
    return 0 <= marked.paragraph - before.paragraph <= (1 if before.closed else _MOST_BETWEEN)


def _with_own_words(
    text: str, quote: Quote | None, marked: Marked, speakers: Speakers
) -> Quote | None:
    """Where nothing else names the speaker: whom a model knows the "I" of "I think that ..." to be."""
    if quote is None or quote.speaker_name is not None:
        return quote
    # Whose a "we" is, a group's or an outlet's, is not told by who is near.
    within = [
        speakers.name(span) for span in speakers.sources_in(marked.inner) if span.of(text) == "I"
    ]
    return replace(quote, speaker_name=next((name for name in within if name), None))


def _follows_cue(text: str, previous: tuple[Marked, Quote], marked: Marked) -> bool:
    """As in: "A," she said; "B." Only the name and the cue of the first words stand between."""
    before, quote = previous
    if quote.cue is None or before.paragraph != marked.paragraph:
        return False
    naming = sorted(span for span in (quote.speaker, quote.cue) if span is not None)
    if naming[0].start < before.outer.end or naming[-1].end > marked.outer.start:
        return False
    led = text[before.outer.end : naming[0].start] + text[naming[-1].end : marked.outer.start]
    return not any(ch.isalnum() or ch in ".!?" for ch in led)


def _is_crosshead(text: str, marked: Marked) -> bool:
    """Whether the marked words are a line of their own without a stop: a heading takes them from the text below it."""
    words = marked.inner.of(text)
    if words[-1] in ".,!?…;:—–-" or len(find_words(text, marked.inner)) > _LONGEST_CROSSHEAD:
        return False
    start = text.rfind("\n", 0, marked.outer.start) + 1
    line = Span(start, line_end(text, marked.outer.end))
    return line.of(text).strip() == marked.outer.of(text)


def _stands_alone(text: str, sentences: Sequence[Sentence], marked: Marked) -> bool:
    """Whether its sentences hold nothing but the marked words."""
    held = reaching_into(sentences, marked.outer)
    if not held:
        return False
    return not (
        _has_words(text, held[0].span.start, marked.outer.start)
        or _has_words(text, marked.outer.end, held[-1].span.end)
    )


def _has_words(text: str, start: int, end: int) -> bool:
    return any(text[at].isalnum() for at in range(start, end))


def _goes_on(text: str, before: Marked, one: _Governed, earlier: Quote, quote: Quote) -> bool:
    """Whether two stretches are one utterance cut by its cue: "A," X said, "and b"."""
    if before.paragraph != one.marked.paragraph or earlier.cue is None or earlier.cue != quote.cue:
        return False
    if earlier.kind != QuoteKind.DIRECT:
        return False
    between = text[before.outer.end : one.marked.outer.start]
    within = before.outer.end <= earlier.cue.start < one.marked.outer.start
    first = one.marked.inner.of(text)[:1]
    stops = [word for word in between.split() if "." in word and word.lower() not in roles()]
    return within and first.islower() and not stops  # "Gen. Brandt said" ends no sentence


def _is_of_post(text: str, posted: Sequence[Span], one: Attribution) -> bool:
    """Whether an attribution gives a post, or a part of it, as what the account says, or its "I" or nobody does."""
    post = next((post for post in posted if post.overlap(one.content[0])), None)
    if post is None:
        return False
    if one.source is None or one.source.of(text) in {"I", "we", "We"}:
        return True
    return one.cue is None or not post.contains(one.cue)


def _from_posts(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """An embedded post is the words of the account whose name and handle stand behind its dash."""
    quotes: list[Quote] = []
    for paragraph in paragraphs:
        handle = _HANDLE.search(text, paragraph.start, paragraph.end)
        if handle is None:
            continue
        reach = max(paragraph.start, handle.start() - _LONGEST_ACCOUNT)
        account = _ACCOUNT.search(text, reach, handle.start())
        said = text[paragraph.start : account.start()].strip() if account else ""
        if account and said:
            start = text.index(said, paragraph.start)
            name = Span(*account.span("name"))
            words = Span(start, start + len(said))
            quotes.append(Quote((words,), QuoteKind.DIRECT, name, " ".join(name.of(text).split())))
    return quotes
