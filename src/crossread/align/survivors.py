"""One who is dead in one report and alive in another: the driver, the pilot, the gunman.

In go the features of a story's statements; out come conflicts and updates. Looked for are people who are known by what
they did in the happening, since their names are often not given; the word before tells them apart ("the bus driver",
"the lorry driver"). That somebody died later is no conflict: then the earlier report tells an earlier state.
"""

import re
from collections.abc import Iterator, Sequence

from crossread.align.features import Features
from crossread.align.pair import cite, hours_later, published_later
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Certainty

__all__ = ["judge_survivors"]

_WHO = (
    r"(?P<who>(?:(?:bus|coach|minibus|lorry|truck|car|taxi|train|tanker|van|plane|boat|ferry|helicopter) )?"
    r"(?:driver|pilot|co-pilot|captain|skipper|gunman|attacker|shooter|bomber|hijacker|hostage-taker))"
)
_DIED = re.compile(
    rf"\b(?:{_WHO}(?:,)? (?:who )?(?:was |were )?(?:also )?(?:died|killed|shot dead|among the dead|dead at the scene|is dead))\b"
    rf"|\b(?:among (?:them|whom|the dead)|including|killing|killed) (?:was |were |is )?(?:also )?the {_WHO.replace('<who>', '<other>')}\b(?!['’])"
)
_LIVES = re.compile(
    rf"\b{_WHO}(?:,)? (?:who )?(?:(?:has |had |is |was )?(?:also )?"
    r"(?:survived|survives|fled|escaped|surrendered|alive|gave himself up|gave herself up|arrested|detained|in custody"
    r"|under guard|being questioned|being treated|in hospital|taken to hospital|hospitali[sz]ed|charged))\b"
)
_DEAD = re.compile(r"dead|died|kill\w*|lost their lives|perished")
_FATE = re.compile(
    rf"\b(?:{_DEAD.pattern}|injur\w*|wounded|hurt|arrest\w*|detain\w*|rescued|sav(?:ed|ing)|missing)\b"
)
_TOLD = frozenset({Certainty.HAPPENED, Certainty.ALLEGED})
_OTHER = re.compile(r"\b(?:another|separate|similar|second|earlier)\b")


def judge_survivors(features: Sequence[Features]) -> list[Alignment]:
    """For each two reports of which one tells somebody dead and the other alive, an alignment, the first of each."""
    dead, alive = list(_told(features, _DIED)), list(_told(features, _LIVES))
    found: dict[tuple[str, str, str], Alignment] = {}
    for who, gone in dead:
        for other, living in alive:
            ids = gone.report.id, living.report.id
            known = {*_of(dead + alive, ids[0]), *_of(dead + alive, ids[1])}
            if ids[0] != ids[1] and _is_one(who, other, known):
                found.setdefault((_role(who), *ids), _parted(_role(who), gone, living))
    return list(found.values())


def _told(features: Sequence[Features], fate: re.Pattern[str]) -> Iterator[tuple[str, Features]]:
    """Who meets the fate by which statement; what another happening took is left out, and its neighbours."""
    for number, one in enumerate(features):
        near = features[max(0, number - 2) : number + 1]
        same = [other for other in near if other.report.id == one.report.id]
        if one.is_headline or one.statement.certainty not in _TOLD:
            continue
        if any(_OTHER.search(other.text) for other in same):
            continue
        for match in fate.finditer(one.text):
            told = match.groupdict()
            if told.get("other") and not _counts_the_dead(one.text[: match.end()]):
                continue
            yield told["who"] or told["other"], one


def _counts_the_dead(words: str) -> bool:
    """Whether those of whom one is named last were counted as dead: not "six were hurt, among them the driver"."""
    fates = [match[0] for match in _FATE.finditer(words)]
    return bool(fates) and _DEAD.fullmatch(fates[-1]) is not None


def _of(told: Sequence[tuple[str, Features]], report: str) -> list[str]:
    return [who for who, one in told if one.report.id == report]


def _is_one(who: str, other: str, known: set[str]) -> bool:
    """Whether both words mean one person: the same word, or one without its vehicle where only one such is told of."""
    if who == other:
        return True
    last = _role(who)
    alike = {one for one in known if _role(one) == last}
    return _role(other) == last and last in {who, other} and len(alike - {last}) <= 1


def _role(who: str) -> str:
    """The last word: "driver" of "bus driver"."""
    return who.rsplit(maxsplit=1)[-1]


def _parted(who: str, gone: Features, living: Features) -> Alignment:
    later = published_later(living, gone) or hours_later(living, gone)
    variants = (Variant((cite(gone),)), Variant((cite(living),)))
    about = f"the {who}: dead / alive"
    if later > 0:
        why = f"The later report tells the {who} dead, the earlier alive."
        return Alignment(Relation.DIFFER, about, variants, Aspect.UPDATE, why=why)
    why = f"One report tells the {who} dead, the other alive."
    return Alignment(Relation.CONFLICT, about, variants, Aspect.CERTAINTY, why=why)
