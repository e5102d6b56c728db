"""Proper names by rule: persons, organisations and places.

In goes a text and its sentences; out come names in text order, without titles before them. A name is a
run of capitalised words; what it names is told by lists (given names, places, organisations, head words
such as Ministry), by the title before it, by the words around it, and by the same words elsewhere in
the text. A capital at a sentence's begin counts only with one of these, or with a second capital.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from crossread.language.model import Name
from crossread.language.words import Word, find_words
from crossread.types.annotation import EntityKind, Sentence
from crossread.types.span import Span

__all__ = ["find_names"]

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
_PLACE_BEFORE = frozenset("in at near from to across outside around".split())
_GENERIC = frozenset(
    "war day act bill law treaty agreement accord prize award cup games election amendment".split()
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive words that may be one name; `initial` if the first of them begins a sentence."""

    words: tuple[Word, ...]
    before: str
    after: str
    initial: bool

    @property
    def span(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def find_names(text: str, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names in `sentences` of `text`, sorted, none overlapping another.

    In a headline, where any word may have a capital, only names that the body has are taken.
    """
    body = [sentence for sentence in sentences if sentence.paragraph >= 0]
    runs = [run for sentence in body for run in _runs(find_words(text, sentence.span))]
    if _is_shouted(runs):
        runs = [run for run in runs if not run.text.isupper() or run.text in organisations()]
    names = _classified(runs)
    for sentence in sentences:
        if sentence.paragraph < 0:
            names += _named_again(text, sentence.span, names)
    return tuple(sorted(names))


def _classified(runs: Sequence[_Run]) -> list[Name]:
    """The runs that are names; read twice, so that a surname finds the full name behind it."""
    seen_inside = Counter(run.text for run in runs if not run.initial)
    surnames = _surnames(runs)
    for run in runs:
        if len(run.words) > 1 and _kind(run, surnames, seen_inside) == EntityKind.PERSON:
            surnames |= {run.words[-1].text}
    kinds = [(run, _kind(run, surnames, seen_inside)) for run in runs]
    return [Name(run.span, kind) for run, kind in kinds if kind is not None]


def _named_again(text: str, span: Span, names: Sequence[Name]) -> list[Name]:
    """Where the words of `names` stand within `span`, longer names first."""
    kinds = {name.span.of(text): name.kind for name in names}
    found: list[Name] = []
    for words in sorted(kinds, key=lambda words: (-len(words), words)):
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", span.of(text)):
            place = Span(span.start + match.start(), span.start + match.end())
            if not any(place.overlap(one.span) for one in found):
                found.append(Name(place, kinds[words]))
    return found


def _runs(words: Sequence[Word]) -> Iterator[_Run]:
    at = 0
    while at < len(words):
        if not _may_be_in_name(words, at):
            at += 1
            continue
        end = _run_end(words, at)
        yield from _split(words, at, end)
        at = end


def _may_be_in_name(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not word.text[0].isalpha() or word.lower in _NEVER:
        return False
    if word.lower.rstrip(".") in _NEVER:
        return False
    if not word.is_capitalised:
        return bool(
            word.lower in _PERSON_JOINERS and word.lower in {"al", "el"} and "-" in word.text
        )
    return True


def _run_end(words: Sequence[Word], start: int) -> int:
    end = start + 1
    while end < len(words):
        capital = words[end].is_capitalised and words[end].lower not in _NEVER
        if capital or (_is_stop(words, end) and _abbreviates(words, end)):
            end += 1
        elif _joins(words, end):
            end += 2 if words[end + 1].is_capitalised else 3
        else:
            break
    return end


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether the small word at `at` stands inside a name, as in "Ministry of Health"."""
    lower = words[at].lower
    following = words[at + 1 : at + 3]
    if not following:
        return False
    if lower in _PERSON_JOINERS and following[0].is_capitalised:
        return True
    if lower not in _ORGANISATION_JOINERS:
        return False
    if lower == "and":
        return _joins_head(words, at)
    head = any(
        word.text in organisation_words() or word.text in place_words()
        for word in words[max(0, at - 3) : at]
    )
    capital = (following[0].is_capitalised and following[0].lower not in _NEVER) or (
        following[0].lower == "the" and len(following) > 1 and following[1].is_capitalised
    )
    return head and capital and lower not in {"in", "to"}


def _joins_head(words: Sequence[Word], at: int) -> bool:
    """Whether "and" stands within "Energy and Space Corporation": capitals, then a head word."""
    behind = words[at + 1 : at + 4]
    for number, word in enumerate(behind):
        if not word.is_capitalised:
            return False
        if word.text in organisation_words():
            single = len(words) > at and words[at - 1].text not in organisation_words()
            return number > 0 and single and words[at - 1].text not in places()
    return False


def _split(words: Sequence[Word], start: int, end: int) -> Iterator[_Run]:
    """Cuts titles, nationalities and leading common words off a run of capitals."""
    initial = _begins_sentence(words, start)
    known = _longest_known(words, start, end)
    if known is not None:
        yield _run(words, start, known, initial=initial)
        if known < end:
            yield from _split(words, known, end)
        return
    if (
        initial
        and words[start].lower in common_words()
        and start + 1 < end
        and words[start].text not in first_names()
    ):
        yield from _split(words, start + 1, end)
        return
    role = _inner_role(words, start, end)
    if role is not None:
        yield from _split(words, start, role)
        yield from _split(words, role, end)
        return
    title = _title_length(words, start, end)
    if title:
        if start + title < end:
            yield from _split(words, start + title, end)
        return
    while end > start and not words[end - 1].is_capitalised:
        end -= 1
    if end > start:
        yield _run(words, start, end, initial=initial)


def _run(words: Sequence[Word], start: int, end: int, *, initial: bool) -> _Run:
    before = words[start - 1].lower if start else ""
    if before == "." and start > 1:
        before = words[start - 2].lower + "."  # a title cut short, as in "Ms. Brandt"
    after = words[end].lower if end < len(words) else ""
    return _Run(tuple(words[start:end]), before, after, initial)


def _begins_sentence(words: Sequence[Word], at: int) -> bool:
    return all(not word.text[0].isalnum() for word in words[:at]) or words[at - 1].text in {
        "“",
        '"',
        "‘",
        ":",
        "•",
    }


def _longest_known(words: Sequence[Word], start: int, end: int) -> int | None:
    """Where a listed place or organisation that begins at `start` ends, if it does not go on."""
    for stop in range(min(end, start + 6), start, -1):
        text = _joined(words[start:stop])
        if text in organisations() or (
            text in places() and (stop == end or not _is_head(words, stop, end))
        ):
            return stop if stop == end or not _belongs_to_head(words, stop, end) else None
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
            if lower in roles():
                return length + _is_stop(words, start + length)
            if f"{lower}." in roles() and _is_stop(words, start + length):
                return length + 1
    adjective = words[start].text in people_words() or words[start].lower in _PARTIES
    if adjective and not _is_head(words, start + 1, end):
        return 1
    return 0


def _inner_role(words: Sequence[Word], start: int, end: int) -> int | None:
    """Where a title stands between an organisation and a person: "Health Ministry Spokesman A B"."""
    for at in range(start + 1, end - 1):
        role = roles().get(words[at].lower.rstrip("."))
        if role is not None and role.is_title and _is_head(words, start, at):
            return at
    return None


def _is_stop(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].text == "."


def _abbreviates(words: Sequence[Word], stop: int) -> bool:
    """Whether a stop belongs to the word before it, an initial or a short title, and a name goes on."""
    before = words[stop - 1]
    goes_on = stop + 1 < len(words) and words[stop + 1].is_capitalised
    return goes_on and (len(before.text) <= 2 or f"{before.lower}." in roles())


def _is_shouted(runs: Sequence[_Run]) -> bool:
    capitals = sum(run.text.isupper() for run in runs if len(run.words) > 2)
    return capitals > 10 and capitals > 0.3 * len(runs)


def _surnames(runs: Sequence[_Run]) -> frozenset[str]:
    """Last words of runs that a given name or a title shows to be persons."""
    found: set[str] = set()
    for run in runs:
        if _is_full_person(run):
            found.add(run.words[-1].text)
            if _family_first(run):
                found.add(run.words[0].text)
        elif _has_title(run):
            found.add(run.words[-1].text)
    return frozenset(found)


def _family_first(run: _Run) -> bool:
    first = first_names().get(run.words[0].text)
    return first is not None and first.family_first


def _is_full_person(run: _Run) -> bool:
    words = [word for word in run.words if word.text != "."]
    if not 2 <= len(words) <= 5 or any(
        word.text in organisation_words() | place_words() for word in words
    ):
        return False
    if run.text in places() or run.text in organisations():
        return False
    return words[0].text in first_names() or (
        len(words) == 3 and len(words[1].text.rstrip(".")) == 1
    )


def _has_title(run: _Run) -> bool:
    role = roles().get(run.before) or roles().get(run.before.rstrip("."))
    return role is not None and role.is_title and len(run.words) <= 4


def _kind(run: _Run, surnames: frozenset[str], seen_inside: Counter[str]) -> EntityKind | None:
    text = run.text
    if text in organisations():
        return EntityKind.ORGANISATION
    words = [word.text for word in run.words]
    if text in places() and not (text in surnames and run.before not in _PLACE_BEFORE):
        return EntityKind.PLACE
    if any(word in organisation_words() for word in words):
        return EntityKind.ORGANISATION if len(words) > 1 or not run.initial else None
    if text in people_words() or words[-1].lower() in _GENERIC:
        return None
    if any(word in place_words() for word in words[1:]) or (
        words[0] in place_words() and len(words) > 1
    ):
        return EntityKind.PLACE
    if _is_full_person(run) or words[-1] in surnames or _has_title(run):
        return EntityKind.PERSON
    return _kind_by_context(run, words, seen_inside)


def _kind_by_context(
    run: _Run, words: Sequence[str], seen_inside: Counter[str]
) -> EntityKind | None:
    single = len(words) == 1
    if single and (run.before == "'s" or (run.initial and not seen_inside[words[0]])):
        return None
    if single and (words[0].lower() in common_words() or words[0].lower().rstrip(".") in roles()):
        return None
    if single and words[0].isupper() and 2 <= len(words[0]) <= 7 and words[0].isalpha():
        return EntityKind.ORGANISATION
    if run.before in _PLACE_BEFORE and len(words) <= 2:
        return EntityKind.PLACE
    if single:
        return EntityKind.PERSON if words[0] in first_names() else EntityKind.ORGANISATION
    common = any(word.lower() in common_words() for word in words)
    if len(words) <= 3 and not common:
        return EntityKind.PERSON
    return None if common and run.initial else EntityKind.ORGANISATION
