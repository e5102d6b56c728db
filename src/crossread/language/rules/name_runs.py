"""Runs of capitalised words, each of which may be one name.

In go the words of a sentence; out come runs in text order, without the titles, nationalities and common
words that lead them. A run never begins with a small joining word, and a stop behind "Inc." or "Jr." is
not of it. Nothing is said of whether a run is a name, or of what it names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from crossread.language.lexicon import (
    common_words,
    first_names,
    organisation_words,
    organisations,
    people_words,
    place_words,
    places,
    roles,
)
from crossread.language.words import Word
from crossread.types.span import Span

__all__ = ["Run", "find_runs"]

_ORGANISATION_JOINERS = frozenset("of for and on the & de du des del della in to".split())
_PERSON_JOINERS = frozenset(
    "al el bin ibn ben van von der den de da di du dos la le abu ter san y".split()
)
_NEVER = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr "
    "jun jul aug sep sept oct nov dec easter christmas ramadan god covid covid-19 english".split(),
)
_PARTIES = frozenset(
    "democrat democratic republican conservative labour liberal socialist tory".split()
)
_NEVER_FIRST = frozenset("of for and the on in to &".split())
# Bodies that are called after what they see to, which may be two things: "Ministry of Health and Welfare".
_SUBJECT_HEADS = frozenset(
    "Ministry Department Council Committee Commission Board Agency Office Institute Centre Center Authority "
    "Bureau Federation Association Society Academy Administration Directorate Secretariat".split(),
)
_OTHER_HEADS = frozenset(
    "Police Army Navy Bank University Court Party Hospital Government Parliament Union Corporation "
    "Company Ltd Inc".split(),
)
_MOST_WORDS = 40  # no name is longer; a table in capitals is read in pieces
_OPENING_MARKS = frozenset('“"‘:•')


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive words that may be one name; `initial` if the first of them begins a sentence.

    `before` and `after` are the words around it in lower case, "" where there are none.
    """

    words: tuple[Word, ...]
    before: str
    after: str
    initial: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def text(self) -> str:
        """Its words with one space between them."""
        return " ".join(word.text for word in self.words)


def find_runs(words: Sequence[Word]) -> Iterator[Run]:
    """The runs of a sentence's `words`, in order."""
    at = 0
    while at < len(words):
        if not _may_begin(words, at):
            at += 1
            continue
        end = _run_end(words, at)
        yield from _split(words, at, end)
        at = end


def _may_begin(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not word.text[0].isalpha() or not _is_capital(words, at):
        return False
    return word.lower.rstrip(".") not in _NEVER or _is_given_name(words, at)


def _is_capital(words: Sequence[Word], at: int) -> bool:
    """Whether the word has a capital, if need be behind a particle: "al-Sarif"."""
    if words[at].is_capitalised:
        return True
    particle, hyphen, rest = words[at].text.partition("-")
    return bool(hyphen) and particle in _PERSON_JOINERS and rest[:1].isupper()


def _is_given_name(words: Sequence[Word], at: int) -> bool:
    """Whether a month's name is a person's, as "Jan van Velten" shows."""
    behind = words[at + 1] if at + 1 < len(words) else None
    return (
        behind is not None
        and words[at].text in first_names()
        and behind.lower in _PERSON_JOINERS - _ORGANISATION_JOINERS
    )


def _run_end(words: Sequence[Word], start: int) -> int:
    end = start + 1
    while end < min(len(words), start + _MOST_WORDS):
        capital = _is_capital(words, end) and words[end].lower not in _NEVER
        if capital or (_is_stop(words, end) and _abbreviates(words, end)):
            end += 1
            continue
        joined = _joined_by(words, start, end)
        if not joined:
            break
        end += joined
    return end


def _joined_by(words: Sequence[Word], start: int, at: int) -> int:
    """How many words the small word at `at` joins to the run, with itself; 0 if it ends the run."""
    lower = words[at].lower
    if lower in _PERSON_JOINERS:
        behind = at + 1
        while behind < min(len(words), at + 3) and words[behind].text in _PERSON_JOINERS:
            behind += 1
        if behind < len(words) and _is_capital(words, behind):
            return behind - at + 1
    if lower not in _ORGANISATION_JOINERS or at + 1 >= len(words):
        return 0
    if lower == "and":
        return 2 * (_joins_head(words, at) or _joins_subjects(words, start, at))
    if lower == "&":
        return 2 * words[at + 1].is_capitalised
    if lower in {"in", "to"} or not _is_head(words, max(0, at - 3), at):
        return 0
    if words[at + 1].is_capitalised and words[at + 1].lower not in _NEVER:
        return 2
    article = words[at + 1].lower == "the" and at + 2 < len(words)
    return 3 * (article and words[at + 2].is_capitalised)


def _joins_head(words: Sequence[Word], at: int) -> bool:
    """Whether "and" stands within "Energy and Space Corporation": capitals, then a head word."""
    before, lead = words[at - 1], words[at - 2] if at > 1 else None
    if before.text in places() or (
        before.text in organisation_words()
        # "Ansel Energy and Space Corporation" is one; "the Health Ministry and Ansel Bank" are two
        and (before.text in _SUBJECT_HEADS or lead is None or not lead.is_capitalised)
    ):
        return False
    for number, word in enumerate(words[at + 1 : at + 4]):
        if not word.is_capitalised:
            return False
        if word.text in organisation_words():
            subject = before.text not in organisation_words() or number == 1
            return number > 0 and subject and words[at + 1].text not in places()
    return False


def _joins_subjects(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether "and" stands within "Ministry of Health and Welfare": what a body sees to, twice."""
    link = next(
        (k for k in range(at - 1, max(start, at - 4), -1) if words[k].lower in {"of", "for", "on"}),
        None,
    )
    if link is None or words[link - 1].text not in _SUBJECT_HEADS:
        return False
    first, second = words[link + 1], words[at + 1]
    named = {first.text, second.text}
    if any(text in places() or text in people_words() for text in named):
        return False
    if (
        not second.is_capitalised
        or second.text in first_names()
        or _title_length(words, at + 1, min(len(words), at + 4))
    ):
        return False
    known = second.text in organisations() or second.text.isupper()
    following = list(islice(words, at + 2, at + 4))
    return not known and not any(word.text in _SUBJECT_HEADS | _OTHER_HEADS for word in following)


def _split(words: Sequence[Word], start: int, end: int) -> Iterator[Run]:
    """Cuts titles, nationalities and leading common words off a run of capitals."""
    ends = [end]
    while ends:
        end = ends[-1]
        if start >= end:
            ends.pop()
            continue
        known = _longest_known(words, start, end)
        if known is not None:
            yield _run(words, start, known)
            start = known
            continue
        skipped = _lead_length(words, start, end)
        if skipped:
            start += skipped
            continue
        role = _inner_role(words, start, end)
        if role is not None:
            ends.append(role)
            continue
        skipped = _title_length(words, start, end)
        if skipped:
            start += skipped
            continue
        yield from _bare(words, start, end)
        start = end


def _lead_length(words: Sequence[Word], start: int, end: int) -> int:
    """1 if the first word leads into the name and is not of it: a small word, or "However"."""
    word = words[start]
    if word.lower in _NEVER_FIRST:
        return 1
    common = word.lower in common_words() and word.text not in first_names()
    return int(common and start + 1 < end and _begins_sentence(words, start))


def _bare(words: Sequence[Word], start: int, end: int) -> Iterator[Run]:
    """The run without the stop or the small words at its end, if anything is left of it."""
    while end > start and not _is_capital(words, end - 1):
        end -= 1
    if end > start:
        yield _run(words, start, end)


def _run(words: Sequence[Word], start: int, end: int) -> Run:
    before = words[start - 1].lower if start else ""
    if before == "." and start > 1:
        before = words[start - 2].lower + "."  # a title cut short, as in "Ms. Brandt"
    after = words[end].lower if end < len(words) else ""
    return Run(tuple(words[start:end]), before, after, _begins_sentence(words, start))


def _begins_sentence(words: Sequence[Word], at: int) -> bool:
    signs = all(not word.text[0].isalnum() for word in islice(words, at))
    return signs or words[at - 1].text in _OPENING_MARKS


def _longest_known(words: Sequence[Word], start: int, end: int) -> int | None:
    """Where a listed place or organisation that begins at `start` ends, if it does not go on."""
    for stop in range(min(end, start + 6), start, -1):
        text = _joined(words[start:stop])
        if text in organisations() or (
            text in places() and (stop == end or not _is_head(words, stop, end))
        ):
            if text.removeprefix("The ") != text and text.removeprefix("The ") in organisations():
                return (
                    None  # the article is of the name only where the name is listed with it alone
                )
            goes_on = stop < end and (
                words[stop].lower in {"and", "&"} or _belongs_to_head(words, stop, end)
            )
            return None if goes_on else stop
    return None


def _is_head(words: Sequence[Word], start: int, end: int) -> bool:
    return any(
        word.text in organisation_words() or word.text in place_words() for word in words[start:end]
    )


def _belongs_to_head(words: Sequence[Word], stop: int, end: int) -> bool:
    """A listed place before a head word is part of the longer name: "Oslo University"."""
    return _is_head(words, stop, min(end, stop + 3)) and not _title_length(words, stop, end)


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _title_length(words: Sequence[Word], start: int, end: int) -> int:
    """How many words of the run are a title or a nationality before a person's name."""
    for length in (3, 2, 1):
        if start + length <= end:
            lower = _joined(words[start : start + length]).lower()
            role = roles().get(lower)
            if role is not None and (role.is_title or not _is_head(words, start, end)):
                return length + _is_stop(words, start + length)
            if f"{lower}." in roles() and _is_stop(words, start + length):
                return length + 1
    adjective = words[start].text in people_words() or words[start].lower in _PARTIES
    if adjective and not _is_head(words, start + 1, end):
        return 1
    return 0


def _inner_role(words: Sequence[Word], start: int, end: int) -> int | None:
    """Where a title stands between an organisation and a person: "Health Ministry Spokesman A B"."""
    headed = False
    for at in range(start + 1, end - 1):
        headed = headed or _is_head(words, at - 1, at)
        role = roles().get(words[at].lower.rstrip(".")) if headed else None
        if role is not None and role.is_title:
            return at
    return None


def _is_stop(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].text == "."


def _abbreviates(words: Sequence[Word], stop: int) -> bool:
    """Whether a stop belongs to the word before it, an initial or a short title, and a name goes on."""
    before = words[stop - 1]
    particle = stop + 2 < len(words) and words[stop + 1].text in _PERSON_JOINERS
    behind = stop + 2 if particle else stop + 1
    goes_on = behind < len(words) and words[behind].is_capitalised
    return goes_on and (len(before.text) <= 2 or f"{before.lower}." in roles())
