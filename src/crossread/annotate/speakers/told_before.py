"""Speakers whom the words before a quote tell: who goes on, whose "the statement" is, who an unnamed "he" is.

In go the quotes of a report in text order; out come the same with what the quotes and sources before them tell of
their speakers.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from crossread.annotate.mentions.bodies import BODIES
from crossread.annotate.mentions.documents import document_noun
from crossread.annotate.mentions.groups import are_several
from crossread.annotate.mentions.pronouns import GENDERS
from crossread.annotate.mentions.relatives import antecedent_noun, bare_plural
from crossread.annotate.mentions.source_phrases import is_described
from crossread.annotate.speakers.epithets import last_to_speak
from crossread.annotate.speakers.speakers import Speakers
from crossread.language.closed_classes import DETERMINERS, PREPOSITIONS
from crossread.language.lexicon import roles
from crossread.language.words import find_words
from crossread.types.annotation import Quote, QuoteKind, Sentence
from crossread.types.span import Span

__all__ = ["with_speakers_told_before"]

_SAME_DOCUMENT = re.compile(
    r"(?:the|this|that|his|her|its|their)\s+(?:\w+\s+)?"
    r"(?:statement|letter|memo|memorandum|report|document|filing|post|tweet|note|resolution)",
    re.IGNORECASE,
)
_NEXT_PARAGRAPH = 2  # line ends
_RELATIVES = frozenset(("who", "which", "that"))
_PEOPLE = frozenset(
    "women men people members officers children family families groups authorities respondents".split()
)
_ARTICLES = frozenset("a an one another the".split())
_STANDS_FOR_ANOTHER = frozenset("he she it they who which that i we".split())
# Behind the noun that tells who somebody is.
_BEHIND_HEAD = frozenset(
    "who whose which of for from in at with on familiar speaking briefed close".split()
)


def with_speakers_told_before(
    text: str, sentences: Sequence[Sentence], speakers: Speakers, quotes: Sequence[Quote]
) -> list[Quote]:
    """`quotes` with their speakers as far as what stands before each tells them; `sentences` are sorted."""
    described = _with_described(text, sentences, speakers, _said_on(text, speakers, quotes))
    named = _with_documents(text, speakers, _with_same_head(text, _with_those(text, described)))
    return [_not_by_himself(text, speakers, one) if one.relays else one for one in named]


def _not_by_himself(text: str, speakers: Speakers, quote: Quote) -> Quote:
    """The quote without its own speaker among those who passed it on: of "Officials said they expect it" they did not."""
    if quote.speaker is None:
        return quote
    words = quote.speaker.of(text).lower()
    relays = tuple(
        one
        for one in quote.relays
        if one.of(text).lower() != words
        and (quote.speaker_name is None or speakers.name(one) != quote.speaker_name)
    )
    return replace(quote, relays=relays)


def _said_on(text: str, speakers: Speakers, quotes: Sequence[Quote]) -> list[Quote]:
    """Gives marked words the speaker of those before them, where a model hears who passed those on: no medium said them.

    "“It is shut,” Neal said, the Courier reported. “It will open in May.”"
    """
    found: list[Quote] = []
    before: Quote | None = None
    for quote in quotes:
        on = quote
        if quote.kind is QuoteKind.DIRECT:
            if before is not None and _passed_on(text, speakers, before, quote):
                on = replace(before, content=quote.content)
            before = on
        found.append(on)
    return found


def _passed_on(text: str, speakers: Speakers, before: Quote, quote: Quote) -> bool:
    """Whether who is heard to speak only passed on the words before, whose speaker and cue stand before him."""
    medium = quote.speaker
    if medium is None or medium in before.relays:
        return medium is not None
    start, end = before.content[-1].end, quote.content[0].start
    if (
        before.speaker is None
        or before.cue is None
        or not start <= before.cue.start < medium.start < end
    ):
        return False
    is_document = document_noun(medium.of(text).lower().split()) is not None
    return (is_document or speakers.passes_on(medium)) and "\n" not in text[start:end]


def _with_those(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """Gives a "they" the names of the "they" before it: "Brandt and Neal left. “No,” they said. “Never,” they said."."""
    named: list[Quote] = []
    last: Quote | None = None
    for quote in quotes:
        they = quote.speaker
        on = quote
        if they is not None and they.of(text).lower() == "they":
            before = last.speaker if last is not None else None
            near = (
                before is not None and text.count("\n", before.end, they.start) <= _NEXT_PARAGRAPH
            )
            if quote.speaker_name is None and last is not None and near:
                on = replace(quote, speaker_name=last.speaker_name)
            last = on if on.speaker_name is not None else None
        named.append(on)
    return named


def _with_described(
    text: str, sentences: Sequence[Sentence], speakers: Speakers, quotes: Sequence[Quote]
) -> list[Quote]:
    """Gives a "he" or "they" without a name the words that tell who it is: "A Norland spokesman said it sank. He said ..."."""
    starts = [sentence.span.start for sentence in sentences]
    says = {one.content[0].start: one for one in quotes if one.speaker is not None}
    return [
        quote
        if quote.speaker is None or quote.speaker_name is not None
        else _of_himself(text, says, quote, quote.speaker)
        or replace(quote, speaker=_described_before(text, starts, speakers, quote.speaker))
        for quote in quotes
    ]


def _of_himself(text: str, says: Mapping[int, Quote], quote: Quote, pronoun: Span) -> Quote | None:
    """The quote as of who says it of themselves, where its pronoun begins their words: "Officials said they expect it"."""
    around = says.get(pronoun.start)
    words = pronoun.of(text).lower()
    if around is None or around.speaker is None or words not in {"they", "it", "he", "she"}:
        return None
    if words == "they":
        fits = are_several(text, around.speaker) or "percent" in around.speaker.of(text).split()
    else:
        head = _head_words(around.speaker.of(text))
        means = BODIES | {"family"} if words == "it" else roles().keys()
        fits = bool(head) and head[-1] in means and (words == "it" or head[0] in _ARTICLES)
    return (
        replace(quote, speaker=around.speaker, speaker_name=around.speaker_name) if fits else None
    )


def _described_before(text: str, starts: Sequence[int], speakers: Speakers, pronoun: Span) -> Span:
    """Who spoke last, here or in the sentence before, where a pronoun can mean such a person; else the pronoun."""
    words = pronoun.of(text).lower()
    if words in _RELATIVES:
        return (
            _noun_before(text, pronoun, _tells_people if words == "who" else _tells_issuer)
            or pronoun
        )
    is_meant = words in GENDERS or words in {"they", "it"}
    before = last_to_speak(speakers.facts, pronoun) if is_meant else None
    number = bisect_right(starts, pronoun.start) - 1
    if before is None or number < 0 or before.start < starts[max(0, number - 1)]:
        return pronoun
    if words == "they":
        fits = are_several(text, before)
    elif words == "it":
        head = _head_words(before.of(text))
        fits = bool(head) and head[0] != "its" and _tells_issuer(head[-1])
    else:
        fits = is_described(text, before, GENDERS[words])
    return before if fits and speakers.name(before) is None else pronoun


def _noun_before(text: str, pronoun: Span, fits: Callable[[str], bool]) -> Span | None:
    """The words that a "who" or "that" hangs on: "several women who accused him", in "a blow to owners who" the owners alone.

    In "a young clerk from his own ward who" the clerk is meant, with whatever tells where he is from.
    """
    noun = antecedent_noun(text, pronoun) or bare_plural(text, pronoun)
    words = find_words(text, noun) if noun is not None else []
    for at in range(len(words) - 1, -1, -1):
        begins = not at or words[at].lower in DETERMINERS or words[at - 1].lower in PREPOSITIONS
        head = next(
            (n - 1 for n in range(at + 1, len(words)) if words[n].lower in PREPOSITIONS),
            len(words) - 1,
        )
        if begins and fits(words[head].lower):
            return Span(words[at].span.start, words[-1].span.end)
    return None


def _tells_people(noun: str) -> bool:
    return bool({noun, noun.removesuffix("s")} & roles().keys()) or noun in _PEOPLE


def _tells_issuer(noun: str) -> bool:
    """Whether a noun is a document or a body, which may be what an "it" or a "that" means where it speaks."""
    return document_noun([noun]) is not None or noun in BODIES


def _with_same_head(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """Gives "the official" without a name the words that brought him in: "A Norland official said it sank" before it.

    So are "the Brandt family" for "the family", "the suit, filed on Monday," for "the suit", where all words of the
    later ones stand in the earlier.
    """
    brought_in: dict[str, tuple[frozenset[str], Span]] = {}
    found: list[Quote] = []
    for quote in quotes:
        on = quote
        speaker = quote.speaker if quote.speaker_name is None else None
        words = _head_words(speaker.of(text)) if speaker is not None else []
        if speaker is not None and words and not _STANDS_FOR_ANOTHER.intersection(words):
            told = frozenset(words[words[0] in _ARTICLES :])
            before, by = brought_in.get(words[-1], (frozenset(), speaker))
            is_told = told <= before or before == {words[-1]}
            if words[0] == "the" and is_told and _is_same(text, words[-1], by, speaker):
                on = replace(quote, speaker=by)
            elif words[0] != "the" or (
                speaker.of(text).count(" ") > 1 and (not before or told <= before)
            ):  # a bare "the official" brings in nobody, nor "the harbour official" behind another
                brought_in[words[-1]] = (told, speaker)
        found.append(on)
    return found


def _head_words(words: str) -> list[str]:
    """The words to the noun that tells who somebody is: "a norland official" in "A Norland official who was not named"."""
    head = takewhile(lambda word: word.lower() not in _BEHIND_HEAD, words.partition(",")[0].split())
    return [word.lower() for word in head]


def _is_same(text: str, head: str, before: Span, speaker: Span) -> bool:
    """Whether who has the role `head` is the one before: a role always is, of others none is told of between."""
    if head in roles() or before.end >= speaker.start:
        return True
    others = re.finditer(
        rf"(?P<article>\bthe )?\b{re.escape(head)}\b", text[before.end : speaker.start]
    )
    return all(other["article"] for other in others)


def _with_documents(text: str, speakers: Speakers, quotes: Sequence[Quote]) -> list[Quote]:
    """Gives "the statement added" the speaker of the words before it, where nothing else names one.

    Of a speaker without a name it is given the words: "The mayor's bureau rejected it. The statement added ...".
    """
    named: list[Quote] = []
    last: Quote | None = None
    for quote in quotes:
        known = quote
        unnamed = quote.speaker if quote.speaker_name is None else None
        words = unnamed.of(text) if unnamed is not None else ""
        is_another = words[:4].lower() == "its " and last and speakers.is_person(last.speaker)
        if last and _SAME_DOCUMENT.fullmatch(words) and not is_another:
            who = quote.speaker if last.speaker_name is not None else last.speaker
            known = replace(quote, speaker=who, speaker_name=last.speaker_name)
        if known.speaker is not None or known.speaker_name is not None:
            last = known if _may_issue(text, known) else None
        named.append(known)
    return named


def _may_issue(text: str, quote: Quote) -> bool:
    """Whether the speaker of a quote has a name, or is people, a body or a document: an article of a law is none."""
    if quote.speaker_name is not None or quote.speaker is None:
        return quote.speaker_name is not None
    words = [word for word in quote.speaker.of(text).split() if word.islower()]
    return document_noun(words) is not None or any(
        word in roles() or word.removesuffix("s") in roles() or word in BODIES for word in words
    )
