"""One quotation in several versions: cut, translated, or told in other words.

In go pairs of statements that surely tell one thing; out comes one difference in wording with its versions, and a
plain sentence on what was done to the words: who quotes more, and whether a cut drops a "not".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from crossread.align.features.features import Features
from crossread.align.features.pair import (
    ONE_POINT,
    JudgedPair,
    about,
    cite,
    names_of,
    speakers_differ,
)
from crossread.align.judge.voices import is_said
from crossread.align.match.opposites import is_negative
from crossread.language.frequency import is_telling, stem
from crossread.language.name_match import fold
from crossread.language.synonyms import group_stem
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Certainty, QuoteKind
from crossread.types.report import Citation
from crossread.types.span import Span

__all__ = [
    "Version",
    "folded",
    "is_cut",
    "judge_wordings",
    "longest_run",
    "meanings",
    "what_was_done",
]

_NAMED = re.compile(r"(?<=[\w,] )[A-Z]\w+")
_LONG_FORMS = {"ll": " will", "re": " are", "ve": " have", "m": " am"}
_SHORT_FORM = re.compile(r"(?<=\w)['’](?:ll|re|ve|m)\b", re.IGNORECASE)
_RUN = 3  # words in a row that two quotations of one utterance share; people repeat two of them on many days
_NEARLY_ALL = 0.7  # of the telling words of the shorter quotation
_EQUAL = 97  # of 100; a comma or an accent apart
_MARK = re.compile(r"[\"“”‘]|(?<!\w)['’]\w")
# Of the telling words that one quotes; a report that tells fewer tells something else, sooner where none says who spoke.
_TOLD, _TOLD_OF_SOMEBODY, _ENOUGH = 0.4, 0.6, 5
_COMMON = 0.4  # of the telling words of the shorter quotation; little words are common to all
_MOST = 0.6  # where the statements match loosely
_TRANSLATED = (
    0.95  # how surely two quotations match that share hardly a word, where one names no speaker
)
_AS_LONG = 0.6  # of the longer quotation; a translation says all of it
_LEAST_QUOTED = 3  # words
_LEAST = 12  # letters; a shorter quotation may be anybody's


@dataclass(slots=True)
class Version:
    """Quoted words, and where reports print them."""

    words: str
    raw: str
    by: list[Features] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    @property
    def printed_by(self) -> set[str]:
        """The names of the reports that print these words."""
        return _names(self.by)


def judge_wordings(sure: Sequence[JudgedPair]) -> Alignment | None:
    """The versions of what is quoted; where only one report quotes, its words beside those that tell them."""
    versions: list[Version] = []
    told: list[Features] = []
    for pair in sure:
        if speakers_differ(pair.one, pair.other):
            continue
        marked = [bool(_marked_words(one)) for one in (pair.one, pair.other)]
        if all(marked) and _is_one_utterance(pair):
            _add(versions, pair.one)
            _add(versions, pair.other)
        elif any(marked) and not all(marked) and pair.one.quotes and pair.other.quotes:
            quoting, telling = (pair.one, pair.other) if marked[0] else (pair.other, pair.one)
            sure_of_it = pair.score >= ONE_POINT or quoting.speaker == telling.speaker is not None
            if (
                sure_of_it
                and _tells_the_words(quoting, telling)
                and not _prints_them_too(telling, quoting)
            ):
                told += [quoting, telling]
    if len(versions) > 1:
        variants = tuple(Variant(tuple(version.citations)) for version in versions)
        why = what_was_done(versions)
    elif told and not versions:
        variants = tuple(Variant((cite(one),)) for one in told[:2])
        why = f"{told[0].called} quotes the words, {told[1].called} tells them."
    else:
        return None
    return Alignment(Relation.DIFFER, about(sure[0].one), variants, Aspect.WORDING, why=why)


def _tells_the_words(quoting: Features, telling: Features) -> bool:
    """Whether a statement without marks tells what another quotes, and not only something of one sentence with it.

    A word or two in marks are a name for a thing, or one that the report does not make its own, and no sentence.
    """
    if len(_marked_text(quoting).split()) < _LEAST_QUOTED:
        return False
    denied = {one.statement.certainty is Certainty.DENIED for one in (quoting, telling)}
    if len(denied) > 1:
        return False  # somebody's denial of the words
    if _MARK.search(telling.text):
        return False  # marks that were not read, and may hold the same words
    if 2 * sum(_said_in(telling)) < len(telling.statement.span):
        return False  # it is told as the report's own, or beside other words of somebody
    quoted = _stems(_told_of(quoting))
    shared = quoted & _stems(fold(telling.text))
    one_speaker = quoting.speaker == telling.speaker is not None
    least = (_TOLD if one_speaker else _TOLD_OF_SOMEBODY) * len(quoted)
    return bool(quoted) and len(shared) >= max(min(2, len(quoted)), min(_ENOUGH, least))


def _prints_them_too(telling: Features, quoting: Features) -> bool:
    """Whether the report of `telling` prints all that the other quotes: as this statement, or elsewhere and tells this beside."""
    if fuzz.ratio(folded(_marked_text(quoting)), folded(telling.text)) >= _EQUAL:
        return True  # of a post or a speech that stands there without marks
    text, span = telling.report.text, telling.statement.span
    elsewhere = folded(text[: span.start]), folded(text[span.end :])
    quoted = [folded(part.of(quoting.report.text)) for part in _marked_within(quoting)]
    return all(any(words in rest for rest in elsewhere) for words in quoted)


def _said_in(one: Features) -> list[int]:
    """How many letters of the statement each stretch of words holds that somebody said, or asked."""
    return [
        one.statement.span.overlap(content)
        for quote in one.quotes
        if is_said(one, quote, {"say", "judge", "ask"})
        for content in quote.content
    ]


def what_was_done(versions: Sequence[Version]) -> str:
    """In a sentence: who quotes most of it, or that the words are others; and a "not" that a cut drops."""
    longest = max(versions, key=lambda version: (len(version.words), version.words))
    shorter = [version for version in versions if version is not longest]
    if all(is_cut(version.words, longest.words) for version in shorter):
        quotes = "quotes" if len(longest.printed_by) == 1 else "quote"
        why = f"{names_of(longest.by)} {quotes} more of it than {names_of(_all_by(shorter))}."
    else:
        why = "The words that are quoted are others: another cut, another translation, or another sentence."
    dropped = [version for version in shorter if _drops_a_not(version, longest)]
    if dropped:
        by = _all_by(dropped)
        leaves = "leaves" if len(_names(by)) == 1 else "leave"
        why += f" {names_of(by)} {leaves} out words that hold a “not”."
    return why


def _names(by: Sequence[Features]) -> set[str]:
    return {name for one in by for name in (one.called, *one.also_by)}


def _all_by(versions: Sequence[Version]) -> list[Features]:
    return [one for version in versions for one in version.by]


def is_cut(part: str, whole: str) -> bool:
    """Whether `part` is a stretch of `whole`, or its words stand there in their order; a few do so by chance."""
    if part in whole or fuzz.partial_ratio(part, whole) >= _EQUAL:
        return True
    words, left = part.split(), iter(whole.split())
    enough = len(words) > _RUN or all(is_telling(stem(word)) for word in words)
    return enough and all(word in left for word in words)


def _drops_a_not(cut: Version, whole: Version) -> bool:
    """Whether a version that shows a gap lacks a negation which stands between words that it keeps."""
    if not re.search(r"\.\.\.|…|\[|\(", cut.raw) or is_negative(cut.raw):
        return False
    kept = set(cut.words.split())
    words = whole.words.split()
    places = [number for number, word in enumerate(words) if word in kept]
    return bool(places) and is_negative(" ".join(words[places[0] : places[-1] + 1]))


def _add(versions: list[Version], one: Features) -> None:
    """Adds the quoted words of a statement to the version that they are, or as a new one."""
    spans = _marked_words(one)
    raw = " ".join(span.of(one.report.text) for span in spans)
    words = folded(raw)
    home = next((known for known in versions if fuzz.ratio(known.words, words) > _EQUAL), None)
    if home is None:
        home = Version(words, raw)
        versions.append(home)
    if one not in home.by:
        home.by.append(one)
        home.citations += [one.report.cite(span) for span in spans]


def _marked_words(one: Features) -> list[Span]:
    """What the statement holds of direct and mixed quotes."""
    return [
        content
        for quote in one.quotes
        if quote.kind != QuoteKind.INDIRECT
        for content in quote.content
        if one.statement.span.overlap(content)
    ]


def _told_of(one: Features) -> str:
    """The words of the quotations of a statement, folded, with what they go on to say in others."""
    return folded(" ".join(span.of(one.report.text) for span in _marked_words(one)))


def _marked_text(one: Features) -> str:
    """The quoted words of a statement, folded, without what its quotation goes on to say in others."""
    return folded(" ".join(span.of(one.report.text) for span in _marked_within(one)))


def _marked_within(one: Features) -> list[Span]:
    start, end = one.statement.span.start, one.statement.span.end
    return [Span(max(span.start, start), min(span.end, end)) for span in _marked_words(one)]


def folded(words: str) -> str:
    """Without addresses and what an editor put in brackets, and without the pronoun that may stand for it.

    Short forms are written out: where one desk prints "we'll" and another "we will", nothing is told otherwise.
    """
    bare = _SHORT_FORM.sub(lambda form: _LONG_FORMS[form.group()[1:].lower()], words)
    bare = fold(re.sub(r"[\[(][^\])]*[\])]|https?://\S+", " ", bare))
    return re.sub(r"^(?:he|she|it|they) ", "", bare)


def _is_one_utterance(pair: JudgedPair) -> bool:
    """Whether two quotations are one statement in two forms: by their words, or by what those mean."""
    a, b = _marked_text(pair.one), _marked_text(pair.other)
    one_speaker = pair.one.speaker == pair.other.speaker and pair.one.speaker is not None
    run, names = longest_run(a.split(), b.split()), _names_in(pair.one) | _names_in(pair.other)
    if is_cut(*sorted((a, b), key=len)):
        if any(map(_is_title, (pair.one, pair.other))):
            return False
        few_words = len(run) < _RUN and (len(_stems(" ".join(run))) < 2 or not one_speaker)
        return pair.score >= ONE_POINT or not few_words
    common = (meanings(a) & meanings(b)) - names
    fewer = min(len(meanings(a)), len(meanings(b)))
    least = _COMMON if pair.score >= ONE_POINT else _MOST
    if (
        len(run) >= _RUN
        and len(meanings(" ".join(run)) - names) > 1
        and len(common) >= least * fewer
    ):
        return True
    if len(common) >= max(_RUN, _NEARLY_ALL * fewer):
        return True
    shorter, longer = sorted((len(a), len(b)))
    if shorter < max(_LEAST, _AS_LONG * longer) or not common:
        return False
    return pair.score >= (ONE_POINT if one_speaker else _TRANSLATED)


def _is_title(one: Features) -> bool:
    """Whether all words in marks that tell anything begin with a capital: the title of what both write of."""
    raw = " ".join(span.of(one.report.text) for span in _marked_words(one))
    telling = [word for word in re.findall(r"\w+", raw) if is_telling(stem(word.lower()))]
    return len(telling) > 1 and all(word[0].isupper() for word in telling)


def longest_run(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    """The longest run of words that both hold."""
    found = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return ours[found.a : found.a + found.size]


def _names_in(one: Features) -> set[str]:
    """The words that begin with a capital within a sentence; whoever they name is named in many sentences of a story."""
    return meanings(fold(" ".join(_NAMED.findall(one.text))))


def meanings(words: str) -> set[str]:
    """The stems of telling words, near-synonyms under one."""
    return {group_stem(one) for one in _stems(words)}


def _stems(words: str) -> set[str]:
    return {one for word in words.split() if is_telling(one := stem(word))}
