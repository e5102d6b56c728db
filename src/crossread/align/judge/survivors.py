"""One who is dead in one report and alive in another: the driver, the pilot, the gunman.

In go the features of a story's statements; out come conflicts and updates. Looked for are people who are known by what
they did in the happening, since their names are often not given; the word before tells them apart ("the bus driver",
"the lorry driver"). That somebody died later is no conflict: then the earlier report tells an earlier state.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossread.align.features.features import Features
from crossread.align.features.pair import came_later, cite
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
_OTHER = re.compile(r"\b(?:another|separate|similar|second|earlier)\b", re.IGNORECASE)
_ByReport = dict[str, Features]


def judge_survivors(features: Sequence[Features]) -> list[Alignment]:
    """For each whom some reports tell dead and others alive an alignment, with the first words of each report.

    Those of whom the later reports tell that they died since are told apart from those of whom one of two is wrong.
    """
    dead, alive = list(_told(features, _DIED)), list(_told(features, _LIVES))
    known: dict[str, set[str]] = defaultdict(set)
    for who, one in dead + alive:
        known[one.report.id].add(who)
    sides: dict[tuple[str, bool], tuple[_ByReport, _ByReport]] = defaultdict(lambda: ({}, {}))
    for who, gone in dead:
        for other, living in alive:
            ids = gone.report.id, living.report.id
            if ids[0] == ids[1] or not _is_one(who, other, known[ids[0]] | known[ids[1]]):
                continue
            died, lives = sides[_role(who), _died_since(gone, living)]
            if ids[0] not in lives and ids[1] not in died:
                died.setdefault(ids[0], gone)
                lives.setdefault(ids[1], living)
    return [_parted(who, *both, since=since) for (who, since), both in sides.items() if both[0]]


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


def _died_since(gone: Features, living: Features) -> bool:
    """Whether the report that tells somebody dead came out after the one that tells them alive."""
    return came_later(living, gone) > 0


def _parted(who: str, died: _ByReport, lives: _ByReport, *, since: bool) -> Alignment:
    variants = tuple(Variant(tuple(map(cite, side.values()))) for side in (died, lives))
    about = f"the {who}: dead / alive"
    if since:
        later = "report tells" if len(died) == 1 else "reports tell"
        why = f"The later {later} the {who} dead, the earlier alive."
        return Alignment(Relation.DIFFER, about, variants, Aspect.UPDATE, why=why)
    why = f"One report tells the {who} dead, the other alive."
    if len(died) + len(lives) > 2:
        why = f"Some reports tell the {who} dead, others alive."
    return Alignment(Relation.CONFLICT, about, variants, Aspect.CERTAINTY, why=why)
