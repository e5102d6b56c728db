"""Names of one text, made of one mind: what one sentence leaves open another tells.

In go a text and the names that a model read in it, window by window; out come names that begin and end with
words, that have one kind throughout; names of one word are found at each place where they stand. A people is no name. "Modri" alone is the
person that "Ana Modri" was; a word that is read as a name in most places is one in the others. A body's letters with points
between them ("F.B.I.") are one name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossread.language.closed_classes import PRONOUNS
from crossread.language.lexicon import first_names, organisations, people_words, places
from crossread.language.model import Name
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["agree_on_names"]

_WORD = re.compile(r"[^\W_]+(?:[.'’-](?!s\b)[^\W_]+)*")
_LETTERS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}[A-Z]?\.?(?!\w)")
_CUT = re.compile(r"\s(?:of|for)(?:\s+the)?$")
_PART_OF_PERSON = 2.5  # votes; a surname says more than what one sentence makes of it
_LISTED = 1.5  # votes; a list outvotes no two sentences
_PRONOUNS = PRONOUNS | {word.capitalize() for word in PRONOUNS}  # but not "IT"
_SHORTEST = 3  # letters; of shorter words too many mean something else as well


def agree_on_names(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names of `text`, sorted and free of overlaps."""
    read = [_with_last_point(text, _to_words(text, name)) for name in names]
    bodies = list(_bodies_by_letters(text))
    whole = _without_overlaps([*_joined(text, read), *bodies])
    no_names = people_words().keys() | _PRONOUNS
    whole = [name for name in whole if name.span.of(text) not in no_names]
    votes = _votes(text, whole)
    kinds = {words: _elected(kind) for words, kind in votes.items()}
    kinds |= {one.span.of(text): one.kind for one in bodies}
    agreed = [Name(name.span, kinds[name.span.of(text)]) for name in whole]
    return tuple(sorted([*agreed, *_missed(text, agreed, kinds)]))


def _to_words(text: str, name: Name) -> Name:
    """The name without half words at its ends: word pieces may end within a word."""
    start, end = name.span.start, name.span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Name(Span(start, end), name.kind)


def _with_last_point(text: str, name: Name) -> Name:
    """The name with the point behind its last letter where it ends in letters with points: "New York F.B.I"."""
    end = name.span.end
    is_letters = end - name.span.start > 2 and text[end - 2] == "." and text[end - 1].isupper()
    return (
        Name(Span(name.span.start, end + 1), name.kind)
        if is_letters and text[end : end + 1] == "."
        else name
    )


def _joined(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The names, sorted, those that were cut behind "of the" with the name that follows: "Committee of the Red Cross"."""
    kept: Name | None = None
    for name in sorted(names, key=lambda one: (one.span.start, -one.span.end)):
        if kept is None:
            kept = name
            continue
        is_cut = kept.kind == EntityKind.ORGANISATION and _CUT.search(kept.span.of(text))
        if is_cut and not text[kept.span.end : name.span.start].strip(" "):
            kept = Name(Span(kept.span.start, max(kept.span.end, name.span.end)), kept.kind)
            continue
        yield kept
        kept = name
    if kept is not None:
        yield kept


def _bodies_by_letters(text: str) -> Iterator[Name]:
    """Bodies that are listed by three letters or more, written with points: "I.R.S."."""
    for match in _LETTERS.finditer(text):
        letters = match[0].replace(".", "")
        if len(letters) >= _SHORTEST and letters in organisations():
            yield Name(Span(*match.span()), EntityKind.ORGANISATION)


def _without_overlaps(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or kept[-1].span.end <= name.span.start:
            kept.append(name)
    return kept


def _votes(text: str, names: Sequence[Name]) -> dict[str, dict[EntityKind, float]]:
    """For each name as written, how much speaks for each kind: readings, fuller names, and lists."""
    votes: dict[str, dict[EntityKind, float]] = defaultdict(lambda: dict.fromkeys(EntityKind, 0.0))
    parts: set[str] = set()
    for name in names:
        words = name.span.of(text)
        votes[words][name.kind] += 1
        if name.kind == EntityKind.PERSON and " " in words:
            parts.update((words.split()[0], words.split()[-1]))
    for words, own in votes.items():
        if words in parts:
            own[EntityKind.PERSON] += _PART_OF_PERSON
        for kind in _listed(words):
            own[kind] += _LISTED
    return dict(votes)


def _listed(words: str) -> Iterator[EntityKind]:
    """The kinds that the word lists know the name, or its first word, by."""
    if words in places():
        yield EntityKind.PLACE
    if words in organisations():
        yield EntityKind.ORGANISATION
    if (
        " " in words
        and words.split(maxsplit=1)[0] in first_names()
        and words not in organisations()
    ):
        yield EntityKind.PERSON


def _elected(votes: Mapping[EntityKind, float]) -> EntityKind:
    order = list(EntityKind)
    return max(order, key=lambda kind: (votes[kind], -order.index(kind)))


def _missed(text: str, names: Sequence[Name], kinds: Mapping[str, EntityKind]) -> Iterator[Name]:
    """Places where a name stands that was read as one in at least half of the places where it stands."""
    found = Counter(name.span.of(text) for name in names)
    taken = [(name.span.start, name.span.end) for name in names]
    places: dict[str, list[Span]] = defaultdict(list)
    at = 0
    for match in _WORD.finditer(text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        inside = at < len(taken) and taken[at][0] < match.end()
        if not inside and match.group() in kinds:
            places[match.group()].append(Span(*match.span()))
    for words, spans in places.items():
        is_telling = len(words) >= _SHORTEST and words[0].isupper()
        if is_telling and found[words] >= len(spans):
            yield from (Name(span, kinds[words]) for span in spans)
