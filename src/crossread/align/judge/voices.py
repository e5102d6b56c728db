"""In whose voice a point is told: as fact, as somebody's words, as alleged or denied.

In go pairs of statements that surely tell one thing; out comes one difference in attribution and one in certainty.
"""

import re
from collections.abc import Collection, Sequence

from rapidfuzz import fuzz

from crossread.align.features.features import Features
from crossread.align.features.pair import (
    ONE_POINT,
    JudgedPair,
    about,
    cite,
    has_it_from,
    names_of,
    speakers_differ,
)
from crossread.align.judge.counted import figures_part
from crossread.language.frequency import is_telling, stem
from crossread.language.lexicon import cues, places
from crossread.language.name_match import fold
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Certainty, Quote, QuoteKind

__all__ = ["is_said", "judge_attribution", "judge_certainty", "names_its_speaker", "tells_words"]

_CHARGES = re.compile(
    r"\b(?:charg(?:e[sd]?|ing)|indict|accus|alleg|prosecut|suspect|suspicion|criminal case|court|trial)",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:alleg\w*|accus\w*|claim\w*|reportedly|purported\w*|suspect\w*|(?<!no )apparent\w*|supposed\w*|unconfirmed"
    r"|unverified|believed|thought|rumou?red|den(?:y|ies|ied|ying)|(?<!was )(?<!were )(?<!been )dismiss\w*|reject\w*|disput\w*|refut\w*)\b",
    re.IGNORECASE,
)
_MEDIUM = re.compile(r"\b(?:news agency|newspaper|paper|network|channel|broadcaster|website)$")
_DOUBT = re.compile(
    r"(?:allegation|accusation|claim|denial)s?", re.IGNORECASE
)  # at the end it doubts nothing
_OF_A_THING = re.compile(r"(?:alleged|suspected|purported|supposed|apparent) (\S+)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s")
_IN_WORDS = re.compile(r"\b(?:sp[eo]ak|spoke|advis|urg(?:e|ing)|recommend)")
# A report prints words that speak so without marks where it prints a whole speech or a post.
_ADDRESSES = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")
_LEAST_WORDS = 4  # a shorter statement is a piece of a quotation that was not read
_OPENING = "\"“‘'"  # words in marks are not the report's own, whoever spoke them
_WHOLE = 0.5  # of the words of the longer one; a shorter piece of it is no statement of its own
_DOUBTED = 2  # telling words behind a hedge, of which the other tells one at least: the deed that is in doubt
_OF_THE_PLAIN = (
    0.3  # of what the other tells stands behind the hedge; else it doubts something beside
)
_SAME_WORDS = 70  # of 100; words so alike that their speaker was left out on the way
# Where the two all but surely tell one point, half of the words are enough: of eleven such pairs of real reports nine had it so.
_SURELY_ONE, _HALF_THE_WORDS = 0.95, 50


def judge_attribution(sure: Sequence[JudgedPair]) -> Alignment | None:
    """Much the same that two reports give to different speakers, or that one report tells as its own."""
    for pair in sure:
        if pair.score < ONE_POINT or figures_part(pair.one, pair.other):
            continue
        if speakers_differ(pair.one, pair.other) and _are_two_voices(pair) and _says_the_same(pair):
            told = f"{pair.one.speaker} / {pair.other.speaker}"
            return _parted(pair, f"Much the same is said, but by different speakers: {told}.")
    for pair in sure:
        if pair.score < ONE_POINT:
            continue
        said = [
            one
            for one in (pair.one, pair.other)
            if one.speaker
            and one.speaker not in places()
            and not _is_own_outlet(one)
            and _gives_words(one)
        ]
        own = [
            one
            for one in (pair.one, pair.other)
            if not one.quotes
            and one.speaker is None
            and one.text[0] not in _OPENING
            and not _ADDRESSES.search(one.text)
            and len(one.text.split()) >= _LEAST_WORDS
            and not _tells_speech(one)
        ]
        if (
            len(said) == len(own) == 1
            and _is_taken_over(own[0], said[0], pair.score)
            and not has_it_from(said[0], own[0])
            and not _names_speaker(own[0], said[0])
            and _stands_in_what_is_said(own[0], said[0])
        ):
            why = f"{said[0].called} gives it as the words of {said[0].speaker}, {own[0].called} says it itself."
            return _parted(pair, why)
    return None


def _is_own_outlet(one: Features) -> bool:
    """Whether the report names its own outlet for the words: it says them itself."""
    outlet, speaker = fold(one.report.outlet or "").split(), fold(one.speaker or "").split()
    return bool(outlet) and outlet[: len(speaker)] == speaker


def _says_the_same(pair: JudgedPair) -> bool:
    """Whether both say it in words, and not each in a sentence of his own that is quoted; no medium is its source."""
    if not (_gives_words(pair.one) and _gives_words(pair.other)):
        return False
    if any(_MEDIUM.search(one.speaker or "") for one in (pair.one, pair.other)):
        return False
    quoted = all(
        any(quote.kind is not QuoteKind.INDIRECT for quote in one.quotes)
        for one in (pair.one, pair.other)
    )
    return not quoted or fuzz.token_set_ratio(pair.one.text, pair.other.text) >= _SAME_WORDS


def _stands_in_what_is_said(own: Features, said: Features) -> bool:
    """Whether what both tell is in the speaker's words, and not told of him: "Neal, who lost the vote, has claimed that"."""
    shared = set(_stems_of(own.text)).intersection(_stems_of(said.text))
    return 2 * len(shared.intersection(_stems_of(_words_said(said)))) >= len(shared)


def _words_said(one: Features) -> str:
    """The words of the statement that its speaker said."""
    text, span = one.report.text, one.statement.span
    contents = (content for quote in one.quotes for content in quote.content)
    return " ".join(text[max(c.start, span.start) : min(c.end, span.end)] for c in contents)


def _stems_of(words: str) -> list[str]:
    return [stem(word) for word in fold(words).split() if is_telling(stem(word))]


def _names_speaker(own: Features, said: Features) -> bool:
    """Whether the one statement names whoever speaks in the other: "The Harbour Office declined to comment"."""
    last = fold(said.speaker or "").split()[-1:]
    return bool(last) and last[0] in fold(own.text).split()


def _tells_speech(one: Features) -> bool:
    """Whether a verb of saying stands in it, whose words were not read: "Neal told others how he had been stopped"."""
    return any(
        cue.kind == "say" and cue.word_class == "v" and cue.form in {"past", "third"}
        for word in one.text.lower().split()
        for cue in cues().get(word, ())
    )


def _are_two_voices(pair: JudgedPair) -> bool:
    """Whether both statements name who speaks, and the one is not there to speak for the other.

    A speaker who is known from another sentence, or by a pronoun, may be another than was read.
    """
    ours, theirs = (fold(one.speaker or "").split() for one in (pair.one, pair.other))
    if ours[-1:] == theirs[-1:] or "".join(ours) == "".join(theirs):
        return False  # a full name and the name of an account
    said = [_words_for_speaker(one) for one in (pair.one, pair.other)]
    names = [set(fold(one.speaker or "").split()) for one in (pair.one, pair.other)]
    if (
        not all(map(names_its_speaker, (pair.one, pair.other)))
        or said[0] >= names[1]
        or said[1] >= names[0]
    ):
        return False
    if _names_speaker(pair.one, pair.other) or _names_speaker(pair.other, pair.one):
        return False  # "Neal agrees with Brandt's opinion" beside Brandt's
    return not (
        _is_spokesman(pair.one, pair.other.speaker) or _is_spokesman(pair.other, pair.one.speaker)
    )


def names_its_speaker(one: Features) -> bool:
    """Whether the sentence of the statement names who speaks, and not by a pronoun or in a sentence before."""
    return bool(_words_for_speaker(one) & set(fold(one.speaker or "").split()))


def _words_for_speaker(one: Features) -> set[str]:
    """The words by which the sentence of the statement says who speaks."""
    spans = (
        quote.speaker
        for quote in one.quotes
        if quote.speaker is not None and _is_saying(one, quote)
    )
    text, (start, end) = one.report.text, (one.statement.span.start, one.statement.span.end)
    said = (  # what stands between the speaker and the statement holds no end of a sentence
        span.of(text)
        for span in spans
        if not _SENTENCE_END.search(text[min(span.end, end) : max(span.start, start)])
    )
    return {word for words in said for word in fold(words).split()}


def tells_words(one: Features) -> bool:
    """Whether the statement holds what its speaker said, and not what he asked, demanded or did.

    A suit is filed and a question is put before everybody's eyes: two reports of it need not have it from one man.
    """
    return not one.quotes or any(is_said(one, quote) for quote in one.quotes)


def _gives_words(one: Features) -> bool:
    """Whether its speaker said it: a bill is rejected by a vote, and a suit by a judge, before everybody's eyes."""
    return any(is_said(one, quote, {"say"}) for quote in one.quotes)


def is_said(
    one: Features, quote: Quote, kinds: Collection[str] = frozenset({"say", "judge"})
) -> bool:
    """Whether the words are told as said: in marks, or by a cue of saying or judging, or another of `kinds`."""
    if quote.kind is not QuoteKind.INDIRECT or quote.cue is None:
        return True
    return not _kinds_of(one, quote).isdisjoint(kinds)


def _kinds_of(one: Features, quote: Quote) -> set[str]:
    """What kinds of cue the words of a cue may be, by the list; whoever speaks of a thing or advises it says it."""
    words = quote.cue.of(one.report.text).lower() if quote.cue else ""
    if words in {":", "according to"} or _IN_WORDS.search(words):
        return {"say"}
    return {cue.kind for word in words.split() for cue in cues().get(word, ())}


def _is_saying(one: Features, quote: Quote) -> bool:
    """Whether the cue tells that something was said, and not that it is planned, wanted or known."""
    kinds = _kinds_of(one, quote)
    return not kinds or not kinds.isdisjoint({"say", "judge", "ask"})


def _is_spokesman(one: Features, body: str | None) -> bool:
    """Whether the report of `one` calls its speaker a spokesman of `body`: "a Guard spokesman, Rolf Neal"."""
    name = re.escape((one.speaker or "").rsplit(maxsplit=1)[-1])
    whose = re.escape(re.sub(r"^the\s+", "", body or "", flags=re.IGNORECASE))
    return (
        re.search(
            rf"\b{whose}\b[^.]{{0,20}} spokes\w+,? [^.]{{0,20}}\b{name}\b"
            rf"|\b{name},? [^.]{{0,20}}\bspokes\w+ (?:of|for) [^.]{{0,20}}\b{whose}\b",
            one.report.text,
        )
        is not None
    )


def _is_taken_over(own: Features, said: Features, score: float) -> bool:
    """Whether one prints much the same words that are said in the other, and neither a list of names that stands there."""
    words = _words_said(said)
    shorter, longer = sorted(len(told.split()) for told in (own.text, words))
    least = _HALF_THE_WORDS if score >= _SURELY_ONE else _SAME_WORDS
    return fuzz.token_set_ratio(own.text, words) >= least and shorter >= _WHOLE * longer


def _parted(pair: JudgedPair, why: str) -> Alignment:
    variants = (Variant((cite(pair.one),)), Variant((cite(pair.other),)))
    return Alignment(Relation.DIFFER, about(pair.one), variants, Aspect.ATTRIBUTION, why=why)


def judge_certainty(sure: Sequence[JudgedPair]) -> Alignment | None:
    """Told as fact by some reports, as alleged or denied by others, and by nobody's differing words.

    What a source says in one report and claims in another is told alike: a verb of saying makes no fact. A charge is
    no fact either, and a statement that matches loosely may be of something else.
    """
    held = {Certainty.ALLEGED: "alleged", Certainty.DENIED: "denied"}
    members = _members([pair for pair in sure if pair.score >= ONE_POINT])
    hedged = [one for one in members if one.statement.certainty in held]
    plain = [one for one in members if one.statement.certainty not in held]
    speakers = {one.speaker for one in members if one.speaker}
    own = {one.report.id for one in hedged} & {one.report.id for one in plain}
    if not hedged or not plain or own or len(speakers) > 1:
        return None
    if any(one.quotes or _CHARGES.search(one.text) for one in plain):
        return None
    if not any(_hedges_what_is_told(one, other) for one in hedged for other in plain):
        return None
    variants = (Variant(tuple(map(cite, plain))), Variant(tuple(map(cite, hedged))))
    how = held[hedged[0].statement.certainty]
    why = f"Told as fact by {names_of(plain)}, as {how} by {names_of(hedged)}."
    return Alignment(Relation.DIFFER, about(plain[0]), variants, Aspect.CERTAINTY, why=why)


def _hedges_what_is_told(hedged: Features, plain: Features) -> bool:
    """Whether what stands behind the hedge is told by `plain` too: not "the blaze by boys who are believed to be twins".

    A `plain` that hedges by a noun ("claims of fraud") tells no fact.
    """
    if _HEDGE.search(plain.text):
        return False
    found = _HEDGE.search(hedged.text)
    if found is None:
        return False  # "baseless", "falsely": it doubts what somebody else says
    told = set(_telling_stems(plain.text))
    if thing := _OF_A_THING.match(hedged.text, found.start()):
        return not told.isdisjoint(_telling_stems(thing[1]))
    behind = _telling_stems(hedged.text[found.end() :])
    doubted = told.intersection(behind)
    is_doubted = not told.isdisjoint(behind[:_DOUBTED]) and len(doubted) >= min(2, len(behind))
    if not behind:
        return _DOUBT.fullmatch(found[0]) is None
    return is_doubted and len(doubted) >= _OF_THE_PLAIN * len(told)


def _telling_stems(words: str) -> list[str]:
    """The stems that tell what is said, each once, without the names: two claims about one person are two."""
    lower = " ".join(word for word in words.split() if not word[0].isupper())
    stems = [stem(word) for word in fold(lower).split()]
    return list(dict.fromkeys(one for one in stems if is_telling(one)))


def _members(sure: Sequence[JudgedPair]) -> list[Features]:
    """The statements of the pairs, each once, in the order of their reports' text."""
    by_place = {
        (one.report.id, one.statement.span): one for pair in sure for one in (pair.one, pair.other)
    }
    return sorted(by_place.values(), key=lambda one: (one.report.text, one.statement.span))
