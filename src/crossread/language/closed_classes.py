"""The closed classes of English words that the rules know: articles, prepositions, auxiliaries, conjunctions.

In goes a word, or an item among others; out comes whether it is of a class. With capitals they are all the grammar
that the rules have: no open word is known by its part of speech, but for the verbs in the list of cues.
"""

import re
from collections.abc import Sequence

from crossread.language.lexicon import cues
from crossread.language.rules.units import Item

__all__ = [
    "AUXILIARIES",
    "BE_FORMS",
    "CLAUSE_WORDS",
    "COURTESY",
    "DETERMINERS",
    "FINITE_VERB",
    "IRREGULAR_PASTS",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "is_adverb",
    "is_past",
    "is_reporting_verb",
    "is_time_word",
    "says",
    "verb_group_start",
]

BE_FORMS = frozenset("be is are was were been being 's 're 'm".split())
AUXILIARIES = BE_FORMS | frozenset(
    "has have had having do does did will would shall should can could may might must 'd 'll 've "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't "
    "couldn't cannot".split(),
)
COURTESY = frozenset(
    "Mr Mrs Ms Dr".split()
)  # behind these stands a name; they say nothing of whoever has it
PRONOUNS = frozenset("he she it they we i you".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some many most all several both "
    "each every no another other any few one two three four five six seven eight nine ten".split(),
)
PREPOSITIONS = frozenset(
    "of in on at for from with by to about into over under between against during after before since "
    "until through via amid among near around without within outside inside towards toward despite".split(),
)
RELATIVES = frozenset("who which that".split())
CLAUSE_WORDS = frozenset(
    "that which who whom whose when if because while as although though but so where whether than "
    "before after until since once unless how why what".split(),
)
# Past forms that are common in news and do not end in "ed".
IRREGULAR_PASTS = frozenset(
    "said made went came took met began held won lost left saw told gave found got led ran rose fell sent "
    "spoke struck hit shot wrote became broke brought built bought sold caught chose cut drew drove felt "
    "flew fought sank swam rang sang drank spent slept fled hid hung rode slid stole stuck taught tore "
    "woke wore blew bent dealt dug froze lent spun sprang strode strove swore swung wept grew heard kept "
    "knew laid let paid put quit read sat set shook shut sought stood swept thought threw".split(),
)
FINITE_VERB = re.compile(
    rf"\b(?:{'|'.join(sorted(w for w in AUXILIARIES | IRREGULAR_PASTS if w[0].isalpha()))}|[a-z]{{2,}}ed)\b"
)
"""What may be the verb of a clause, as far as its form shows: an auxiliary or a past."""
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan jan. feb feb. mar mar. apr apr. jun jul aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.".split(),
)
_TIME_WORDS = _WEEKDAYS | frozenset(
    "today yesterday tonight tomorrow late early earlier later last week month year morning afternoon "
    "evening night past recently previously then again also now overnight ago midday noon same day".split(),
)
_FLAT_ADVERBS = frozenset(
    "also later then again already still even just once now never not n't always often first "
    "previously recently repeatedly reportedly too twice further long ever".split(),
)
_FINITE_FORMS = frozenset(("past", "third", "gerund"))
_FAR = 30  # items; no group of verbs is longer


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


def says(lower: str) -> bool:
    """Whether a word in lower case is a verb of saying, or may be one: "claims"."""
    return any(cue.kind == "say" and cue.word_class == "v" for cue in cues().get(lower, ()))


def is_reporting_verb(item: Item) -> bool:
    """Whether the item can only be a verb that says or asks: "says" and "asking", but not "claims"."""
    if item.is_capitalised:
        return False
    known = cues().get(item.lower, ())
    if any(cue.word_class == "n" for cue in known):
        return False
    return any(
        cue.word_class == "v" and cue.form in _FINITE_FORMS and cue.kind in {"say", "ask"}
        for cue in known
    )


def is_past(item: Item) -> bool:
    """Whether the item looks like the past of a regular verb, or its participle."""
    return item.lower.endswith("ed") and not item.is_capitalised
