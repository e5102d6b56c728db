"""The source of a cue: which words before or behind a reporting verb name who speaks.

In goes a unit and the place of a verb; out come item ranges (half-open). The rules know closed classes
of words (articles, prepositions, auxiliaries, conjunctions) and capitals, and no more grammar.
"""

from collections.abc import Sequence

from crossread.language.lexicon import cues, roles
from crossread.language.units import Item

__all__ = [
    "AUXILIARIES",
    "BE_FORMS",
    "DETERMINERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "is_adverb",
    "is_time_word",
    "noun_phrase_before",
    "source_before",
    "source_behind",
    "verb_group_start",
    "with_apposition",
]

BE_FORMS = frozenset("be is are was were been being 's 're 'm".split())
AUXILIARIES = BE_FORMS | frozenset(
    "has have had having do does did will would shall should can could may might must 'd 'll 've "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't "
    "couldn't cannot".split(),
)
PRONOUNS = frozenset("he she it they we i you".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some many most all several both "
    "each every no another other any few one two three four five six seven eight nine ten".split(),
)
PREPOSITIONS = frozenset(
    "of in on at for from with by to about into over under between against during after before since "
    "until through via amid among near around without within outside inside towards toward despite".split(),
)
_RELATIVES = frozenset("who which that".split())
_CLAUSE_WORDS = frozenset(
    "that which who whom whose when if because while as although though but so where whether than "
    "before after until since once unless how why what".split(),
)
_LEADERS = frozenset(
    "and but so yet still however meanwhile then also nevertheless instead therefore later earlier "
    "separately additionally moreover thus indeed".split(),
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan jan. feb feb. mar mar. apr apr. jun jul aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.".split(),
)
_TIME_WORDS = _WEEKDAYS | frozenset(
    "today yesterday tonight tomorrow late early earlier later last week month year morning afternoon "
    "evening night past recently previously then again also now overnight ago midday noon same day".split(),
)
_NOUN_PREPOSITIONS = frozenset("of for in at on from to with".split())
_FAR = 30  # items; no phrase that names a speaker is longer, and the clause before it begins nearer
_FLAT_ADVERBS = frozenset(
    "also later then again already still even just once now never not n't always often first "
    "previously recently repeatedly reportedly too twice further long ever".split(),
)


def is_adverb(lower: str) -> bool:
    """Whether the word can stand between a source and its verb without changing them."""
    return lower in _FLAT_ADVERBS or (lower.endswith("ly") and len(lower) > 4)


def is_time_word(items: Sequence[Item], at: int) -> bool:
    """Whether the item names a day, a month or another time, so that it is not a source."""
    lower = items[at].lower
    if lower in _TIME_WORDS:
        return True
    return items[at].is_capitalised and lower in _MONTHS


def verb_group_start(items: Sequence[Item], verb: int) -> int:
    """The first item of the group that ends in the verb at `verb`: "has also said" begins at "has"."""
    start = verb
    while start > max(0, verb - _FAR) and (
        items[start - 1].lower in AUXILIARIES or is_adverb(items[start - 1].lower)
    ):
        start -= 1
    return start


def source_before(items: Sequence[Item], group: int) -> tuple[int, int] | None:
    """The items that name the subject of the verb group which begins at `group`, or None."""
    last = group - 1
    if last < 0:
        return None
    last = _before_time(items, last)
    if last < group - 1 and items[last].lower in AUXILIARIES:  # "has in the past said"
        last = verb_group_start(items, last) - 1
        if last < 0:
            return None
    if items[last].lower.split("'")[0] in PRONOUNS:
        return last, last + 1
    if items[last].lower in _RELATIVES:
        return _antecedent(items, last)
    if items[last].lower == ",":
        return _before_apposition(items, last)
    if not (items[last].is_word or items[last].lower == "'s"):
        return None
    start = _phrase_start(items, last)
    return (start, last + 1) if start is not None else None


def _before_time(items: Sequence[Item], last: int) -> int:
    """The last item before "on Friday", "in the past" or "late Monday"."""
    at = last
    while at > max(0, last - _FAR) and is_time_word(items, at):
        at -= 1
    while at < last and at > 0 and items[at].lower in {"on", "in", "the", "late", "early"}:
        at -= 1
    return at


def source_behind(items: Sequence[Item], verb: int) -> tuple[int, int] | None:
    """The subject that follows the verb, as in "said Ada Brandt, the mayor"; or None."""
    start = verb + 1
    end = start
    if start < len(items) and items[start].lower in PREPOSITIONS:
        return None
    while end < min(len(items), start + _FAR) and _goes_on_behind(items, start, end):
        end += 1
    if end == start or not (
        items[start].is_capitalised or items[start].lower in DETERMINERS | PRONOUNS
    ):
        if end == start or items[end - 1].lower in PREPOSITIONS or not items[start].is_word:
            return None
        if not any(item.is_capitalised for item in items[start:end]):
            return None
    while end > start and items[end - 1].lower in PREPOSITIONS | {"and"}:
        end -= 1
    return (start, end) if end > start else None


def with_apposition(items: Sequence[Item], source: tuple[int, int]) -> tuple[int, int]:
    """The subject behind its verb with what is told of it: "Ada Brandt, the mayor of Port Ansel".

    The apposition begins with an article or a role and ends at the next sign; a clause is none.
    """
    start, end = source
    if end + 1 >= len(items) or items[end].lower != "," or not items[end - 1].is_capitalised:
        return source
    first = items[end + 1]
    if (
        first.lower not in {"the", "a", "an", "his", "her", "its", "their"}
        and first.lower not in roles()
    ):
        return source
    at = end + 1
    while at < min(len(items), end + _FAR) and (
        items[at].is_word or items[at].lower in {"'s", "&"}
    ):
        if items[at].lower in AUXILIARIES | _CLAUSE_WORDS or is_time_word(items, at):
            break
        at += 1
    closed = at >= len(items) or not (items[at].is_word or items[at].marked)
    return (start, at) if closed else source


def _goes_on_behind(items: Sequence[Item], start: int, at: int) -> bool:
    item = items[at]
    if not (item.is_word or item.lower in {"'s", "'", "’", "&", "."}):
        return False
    if item.lower == "'s":
        return True
    if item.lower == ".":
        return (
            at + 1 < len(items)
            and items[at - 1].text[:1].isupper()
            and len(items[at - 1].text) <= 3
        )
    if item.lower in PRONOUNS:
        return at == start
    if item.lower in _CLAUSE_WORDS or item.lower in AUXILIARIES or is_time_word(items, at):
        return False
    if at > start and items[at - 1].lower in PRONOUNS:
        return False
    return not (item.lower in PREPOSITIONS - {"of", "for", "at"} and at > start)


def _phrase_start(items: Sequence[Item], last: int, *, clauses: int = 2) -> int | None:
    """Where the noun phrase that ends at `last` begins; it may hold so many relative clauses."""
    start = last
    while start > max(0, last - _FAR) and _belongs_before(items, start - 1):
        start -= 1
    relative = _relative_clause(items, start) if clauses else None
    if relative is not None:
        inner = _phrase_start(items, relative - 1, clauses=clauses - 1)
        start = inner if inner is not None else start
    start = _without_leader(items, start, last)
    return start if any(item.is_word for item in items[start : last + 1]) else None


def _belongs_before(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.lower == "and":
        return not _has_verb_before(items, at)
    if item.lower in {"'s", "&", "/"}:
        return True
    if item.lower == ".":
        return at > 0 and items[at - 1].is_capitalised and len(items[at - 1].text) <= 4
    if not item.is_word or item.lower in _CLAUSE_WORDS or item.lower in AUXILIARIES:
        return False
    if item.lower in PRONOUNS:
        return item.text == "I" and items[at + 1].lower == "."  # an initial
    if item.lower in PREPOSITIONS:
        return item.lower in _NOUN_PREPOSITIONS
    return not _is_reporting_verb(item)


def _is_reporting_verb(item: Item) -> bool:
    return (
        not item.is_capitalised
        and any(
            cue.word_class == "v"
            and cue.form in {"past", "third", "gerund"}
            and cue.kind in {"say", "ask"}
            for cue in cues().get(item.lower, ())
        )
        and not any(cue.word_class == "n" for cue in cues().get(item.lower, ()))
    )


def _has_verb_before(items: Sequence[Item], at: int) -> bool:
    """Whether a finite verb stands between the clause's begin and the conjunction at `at`."""
    for item in reversed(items[max(0, at - _FAR) : at]):
        if not item.is_word and item.lower not in {"'s", "."}:
            return item.marked is not None
        if item.lower in AUXILIARIES or _is_reporting_verb(item):
            return True
        if item.lower.endswith("ed") and not item.is_capitalised:
            return True
    return False


def _relative_clause(items: Sequence[Item], start: int) -> int | None:
    """The place of the "who" of a clause that stands between a noun and the phrase at `start`."""
    for at in range(start - 1, max(0, start - 14), -1):
        if not items[at].is_word and items[at].lower != "'s":
            return None
        if _is_reporting_verb(items[at]) and items[at - 1].lower not in _RELATIVES:
            return None
        if items[at].lower in _RELATIVES and items[at - 1].is_word:
            if items[at].lower == "that" and _is_subject_word(items[at + 1]):
                return None
            if items[at - 1].lower in {"and", "or"}:
                continue  # "the man who saw it and who spoke": the first "who" follows the noun
            return (
                None
                if _is_reporting_verb(items[at - 1]) or items[at - 1].lower in PREPOSITIONS
                else at
            )
    return None


def _is_subject_word(item: Item) -> bool:
    """Whether a "that" before the item opens a clause with its own subject, and is no relative."""
    return item.lower in DETERMINERS | PRONOUNS or item.is_capitalised


def _without_leader(items: Sequence[Item], start: int, last: int) -> int:
    """The start behind "But", "On Friday" or "In his letter", which lead into the clause."""
    while start < last and (items[start].lower in _LEADERS or is_time_word(items, start)):
        start += 1
    if start < last and items[start].lower in PREPOSITIONS:
        behind = start + 1
        while behind < last and is_time_word(items, behind):
            behind += 1
        if behind > start + 1:
            return behind
        for at in range(last, start, -1):
            if (
                items[at].is_capitalised
                and not items[at - 1].is_capitalised
                and items[at - 1].lower not in PREPOSITIONS
            ):
                return at
        return start + 1
    return start


def _antecedent(items: Sequence[Item], relative: int) -> tuple[int, int] | None:
    last = relative - 1
    if last >= 0 and items[last].lower == ",":
        last = _before_time(items, last - 1) if last else -1
    if last > 0 and _is_past(items[last]):
        last -= 1  # "the report released on Tuesday, which"
    if last < 0 or not items[last].is_word or items[last].lower in PREPOSITIONS:
        return None
    return noun_phrase_before(items, last)


def noun_phrase_before(items: Sequence[Item], last: int) -> tuple[int, int]:
    """The noun phrase that ends at `last`, where it is no subject and any verb may stand before it.

    A name begins with its first capital, a role before that and an article before both: "the mayor Ada
    Brandt". Another phrase begins with its article, if no verb stands between, else with its last word.
    """
    start = last
    if items[last].is_capitalised:
        while start > 0 and _goes_on_in_name(items, start - 1):
            start -= 1
        while start > 0 and items[start - 1].lower in roles():
            start -= 1
        led = start > 0 and items[start - 1].lower in DETERMINERS
        return start - led, last + 1
    for at in range(last, max(-1, last - 8), -1):
        if at < last and not _belongs_before(items, at):
            break
        if items[at].lower in DETERMINERS and not (at and items[at - 1].lower == "of"):
            return at, last + 1
        if _is_past(items[at]) and at and items[at - 1].lower not in DETERMINERS:
            break
    return last, last + 1


def _goes_on_in_name(items: Sequence[Item], at: int) -> bool:
    if items[at].is_capitalised or items[at].lower == ".":
        return items[at].lower not in DETERMINERS and _belongs_before(items, at)
    joins = items[at].lower in {"of", "&", "van", "von", "de", "la", "al", "bin", "der", "den"}
    return joins and at > 0 and items[at - 1].is_capitalised


def _is_past(item: Item) -> bool:
    return item.lower.endswith("ed") and not item.is_capitalised


def _before_apposition(items: Sequence[Item], comma: int) -> tuple[int, int] | None:
    """The subject with its apposition, in "X, head of the Y, said" or "the Y chief, X, said".

    Goes back over commas, as an apposition may hold some, until a phrase begins the clause.
    """
    best: tuple[int, int] | None = None
    for at in range(comma - 1, max(-1, comma - 30), -1):
        if items[at].marked is not None or items[at].lower in {";", ":"}:
            break
        if (
            items[at].lower == ","
            and at > 0
            and (items[at - 1].is_word or items[at - 1].lower == ".")
        ):
            start = _phrase_start(items, at - 1)
            if start is None:
                break
            best = start, comma
            if start == 0 or items[start - 1].lower != ",":
                break
    return best
