"""What became of the people whom a number counts: dead, injured, missing, detained, displaced, freed.

In go the words of a statement and the place of a number; out comes the fate, or "" where none is told.
News counts people by what happened to them, in nouns, verbs and participles, before the number and behind it:
"killing six", "six people died", "the death toll rose to six".
"""

from collections.abc import Sequence

from crossread.language.words import Word

__all__ = ["FATES", "PEOPLE", "fate_in", "fate_of", "gravity_of"]

_WORDS = {
    "dead": "dead died die dies dying killed killing kill kills deaths death fatalities fatality perished lives slain",
    "injured": "injured injuring injures injuries wounded wounding wounds hurt hospitalised hospitalized",
    "missing": "missing unaccounted",
    "detained": "arrested arresting arrests arrest detained detaining detentions detainees",
    "displaced": "displaced displacing homeless evacuated evacuating evacuees",
    "freed": "freed freeing rescued rescuing saved released",
}
_FATE_OF = {word: fate for fate, words in _WORDS.items() for word in words.split()}
FATES = frozenset(_WORDS)
# Words that say no more than that people are counted: six people dead, six dead and six others dead are alike.
PEOPLE = frozenset(
    {
        *"people person persons others victims individuals souls bodies casualties".split(),
        *_FATE_OF,
    }
)
_GRAVITY = {
    **dict.fromkeys("slight slightly light lightly mild mildly minor".split(), "slight"),
    **dict.fromkeys(
        "serious seriously severe severely critical critically grave gravely bad badly".split(),
        "serious",
    ),
}
_BETWEEN = frozenset(
    "at least more than some about around nearly almost over up to as many a an the total of another other "
    "toll number count rises rose risen rising climbed climbs reached reaches reaching stood stands put puts "
    "is was were are has have had been be from now also further by :".split(),
)  # fmt: skip
_BEHIND = 6  # words behind the number
_BEFORE = 7  # words before it
_ENDS = frozenset("and but or while when after before as who which that whom".split())
_ASIDES = frozenset("including among mostly most both all many some aged".split())
_ASIDE = 12  # words; a longer one says something of its own
_NOT_ALL = frozenset("last other remaining final further".split())
_OF_WHOM = frozenset("who that".split())
_THINGS = frozenset(
    "sentence sentences penalty row threat threats certificate certificates squad squads warrant warrants record records".split()
)
_NOT_NAMED = frozenset(
    "in at with were was are is have had has seriously severely critically slightly lightly badly gravely "
    "critical serious grave stable still".split()
)
_STILL = frozenset(
    "is are was were be been have has had remain remained remains still reported presumed feared lost their".split()
)


def fate_of(words: Sequence[Word], start: int, end: int) -> str:
    """What became of those that the number in `words[start:end]` counts.

    >>> from crossread.language.words import find_words
    >>> from crossread.types.span import Span
    >>> text = "killing six people and injuring 12"
    >>> words = find_words(text, Span(0, len(text)))
    >>> fate_of(words, 1, 2), fate_of(words, 5, 6)
    ('dead', 'injured')
    """
    part_of_some = [word.lower for word in words[end : end + 2]] in (["of", "the"], ["of", "those"])
    if part_of_some and _is_state(words, end + 2):
        return ""  # "two of the injured" are a part of them, and something else became of those
    if _is_part(words, start, end):
        return _fate_of_all(words, start, end)
    if start and words[start - 1].lower in _NOT_ALL:
        return ""  # "the last two missing men"
    told = _told_behind(words, end)
    if told is not None:
        return told
    for word in reversed(words[max(0, start - _BEFORE) : start]):
        if word.lower in _FATE_OF:
            return _FATE_OF[word.lower]
        if word.lower not in _BETWEEN:
            break
    return ""


def gravity_of(words: Sequence[Word], end: int) -> str:
    """How badly those are hurt whom the number before `words[end]` counts, "slight" or "serious"; "" where all are.

    "20 were slightly hurt" is no count of all the injured.
    """
    for at in range(end, min(end + _BEHIND, len(words))):
        if not words[at].text[0].isalpha() or words[at].lower in _ENDS:
            return ""
        if _FATE_OF.get(words[at].lower) == "injured":
            return next((_GRAVITY[w.lower] for w in words[end:at] if w.lower in _GRAVITY), "")
    return ""


def fate_in(unit: str) -> str:
    """The fate that the unit of a quantity ends in, or "": that of "passeng injured" is "injured"."""
    last = unit.rpartition(" ")[2]
    return last if last in FATES else ""


def _told_behind(words: Sequence[Word], end: int) -> str | None:
    """What the words behind a number say of those whom it counts, past an aside; None where they say nothing."""
    at, last = end, end + _BEHIND
    while at < min(last, len(words)):
        word = words[at]
        if word.lower in _FATE_OF and not _is_of_a_thing(words, at):
            return _FATE_OF[word.lower]
        if word.lower in _OF_WHOM:
            return _told_of_whom(words, at + 1)
        behind = _behind_aside(words, at)
        if behind is not None:
            at, last = behind, behind + _BEHIND
        elif not word.text[0].isalpha() or word.lower in _ENDS:
            return None
        else:
            at += 1
    return None


def _is_of_a_thing(words: Sequence[Word], at: int) -> bool:
    """Whether the word stands before a thing that befell nobody: a death sentence, an arrest warrant."""
    return at + 1 < len(words) and words[at + 1].lower in _THINGS


def _is_part(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the number counts some of those just counted: "including three children", "four of them children"."""
    behind = [word.lower for word in words[end : end + 2]]
    before = [word.lower for word in words[max(0, start - 2) : start]]
    return (
        behind in (["of", "them"], ["of", "whom"])
        or before[-1:] == ["including"]
        or before in (["among", "them"], ["among", "whom"])
    )


def _fate_of_all(words: Sequence[Word], start: int, end: int) -> str:
    """What became of all of whom the number counts some: told before it, or behind the comma that ends the aside.

    Where no one is named ("nine of them in a critical condition"), it counts what else became of those.
    """
    if end < len(words) and words[end].lower == "of" and (own := _told_of_whom(words, end + 2)):
        return own
    tail = [word for word in words[end : end + 3] if word.lower not in {"of", "them", "whom"}]
    if not tail or not tail[0].text[0].isalpha() or tail[0].lower in _NOT_NAMED:
        return ""
    for word in reversed(words[max(0, start - _BEFORE) : start]):
        if word.lower in _FATE_OF:
            return _FATE_OF[word.lower]
        if word.text in {".", ";"}:
            return ""
    comma = next(
        (at for at in range(end, min(len(words), end + _BEHIND)) if words[at].text == ","), None
    )
    behind = words[comma + 1 : comma + 4] if comma is not None else ()
    first = next((word.lower for word in behind if word.lower not in _STILL), "")
    return _FATE_OF.get(first, "")


def _behind_aside(words: Sequence[Word], at: int) -> int | None:
    """Behind the aside that a comma opens: ", including three children, " in "five people, including three children, died"."""
    if words[at].text != "," or at + 1 >= len(words) or words[at + 1].lower not in _ASIDES:
        return None
    ends = (n for n in range(at + 2, min(len(words), at + _ASIDE)) if words[n].text == ",")
    closing = next(ends, None)
    return None if closing is None else closing + 1


def _told_of_whom(words: Sequence[Word], at: int) -> str:
    """What a relative clause that begins at `at` says at once: "people who are still missing"."""
    behind = (word.lower for word in words[at : at + _BEHIND])
    first = next((word for word in behind if word not in _STILL), "")
    return _FATE_OF.get(first, "")


def _is_state(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower in _FATE_OF
