"""Attributions by rule: which words report which, and whose they are.

In go the units of a text; out come its attributions in text order, as spans. A cue is a reporting verb
with its source (`cue_groups`) and what it reports (`contents`); "according to X"; "citing X"; or a noun
with a that-clause. A cue that its own sentence gives nothing to report governs the marked sentence that
follows. A marked stretch that no cue governs is left out: whose it is must be told from its neighbours.
"""

from collections.abc import Sequence

from crossread.language.closed_classes import verb_group_start
from crossread.language.model import Attribution
from crossread.language.rules.contents import find_content
from crossread.language.rules.cue_groups import CueGroup, find_cue_groups
from crossread.language.rules.noun_cues import find_according_to, find_citing, find_noun_cues
from crossread.language.rules.units import Item, Unit, items_span
from crossread.types.span import Span

__all__ = ["find_unit_attributions"]


def find_unit_attributions(units: Sequence[Unit]) -> tuple[Attribution, ...]:
    """The attributions of all `units`, ordered by their first content."""
    found: list[Attribution] = []
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        found += _of_unit(unit, following)
    return tuple(sorted(found, key=lambda attribution: attribution.content[0]))


def _of_unit(unit: Unit, following: Unit | None) -> list[Attribution]:
    items = unit.items
    groups = find_cue_groups(items)
    contents = [find_content(items, groups, number) for number in range(len(groups))]
    found = [
        _attribution(items, group, pieces)
        for group, pieces in zip(groups, contents, strict=True)
        if pieces
    ]
    found += find_according_to(items)
    found += find_citing(items, found)
    verbs = [one.cue for one in found if one.cue is not None]
    found += [
        noun
        for noun in find_noun_cues(items)
        if noun.cue is None or not any(noun.cue.overlap(verb) for verb in verbs)
    ]
    if groups and not contents[-1]:
        found += _led_to(groups[-1], unit, following)
    return found


def _attribution(
    items: Sequence[Item], group: CueGroup, pieces: Sequence[tuple[int, int]]
) -> Attribution:
    content = tuple(sorted(items_span(items, start, end) for start, end in pieces))
    return Attribution(content, _source(items, group), _cue(items, group))


def _cue(items: Sequence[Item], group: CueGroup) -> Span:
    """The verb with its auxiliaries and adverbs: "has also said"."""
    return items_span(items, verb_group_start(items, group.cue), group.cue + 1)


def _source(items: Sequence[Item], group: CueGroup) -> Span | None:
    return items_span(items, *group.source) if group.source else None


def _led_to(group: CueGroup, unit: Unit, following: Unit | None) -> list[Attribution]:
    """The sentence of nothing but marked words that "X replied." leads to, if one follows."""
    if following is None or following.paragraph != unit.paragraph:
        return []
    marked = following.items[0].marked
    ends = not any(item.is_word for item in unit.items[group.end :])
    alone = not any(item.is_word for item in following.items)
    if marked is None or not (ends and alone) or group.entry.kind not in {"say", "ask"}:
        return []
    return [Attribution((marked.inner,), _source(unit.items, group), _cue(unit.items, group))]
