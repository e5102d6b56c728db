"""Who is who across the reports of a story.

In go reports with their annotations; out come entities in the order of how many reports name them, each
with every mention of it. Two reports' names are one entity when one can be a form of the other
(`language.name_match`) and no third name says otherwise; a bare surname never joins two full names.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossread.language.closed_classes import COURTESY
from crossread.language.name_match import (
    canonical_place,
    fold,
    is_junior,
    is_other_generation,
    name_keys,
    same_organisation,
    same_person,
)
from crossread.types.alignment import Entity
from crossread.types.annotation import EntityKind
from crossread.types.report import Citation
from crossread.types.story import Story

__all__ = ["entity_names", "find_entities"]


@dataclass(slots=True)
class _Group:
    """Names that were found to mean the same: pairs of a report's id and the name that it has there.

    `name` is the first of them while the group grows, and in the end the one to show.
    """

    kind: EntityKind
    name: str
    names: list[tuple[str, str]] = field(default_factory=list)


def find_entities(story: Story) -> tuple[Entity, ...]:
    """The persons, organisations and places of `story`, those named in most reports first."""
    groups = _grouped(story)
    home = {key: number for number, group in enumerate(groups) for key in group.names}
    mentions: list[list[Citation]] = [[] for _ in groups]
    # How often each role is written so, by its folded words.
    roles: list[dict[str, Counter[str]]] = [{} for _ in groups]
    for report, annotations in zip(story.reports, story.annotations, strict=True):
        for mention in annotations.mentions:
            number = home[report.id, mention.name]
            mentions[number].append(report.cite(mention.span))
            if mention.role is not None:
                words = " ".join(mention.role.of(report.text).split())
                if words.rstrip(".") not in COURTESY:
                    roles[number].setdefault(fold(words), Counter())[words] += 1
    entities = (
        Entity(group.name, group.kind, tuple(map(_as_mostly_written, told.values())), tuple(cited))
        for group, told, cited in zip(groups, roles, mentions, strict=True)
    )
    return tuple(sorted(entities, key=_prominence))


def _as_mostly_written(told: Counter[str]) -> str:
    """Of one role in several writings the usual one; which report stands first says nothing."""
    return max(told, key=lambda words: (told[words], words))


def entity_names(
    story: Story, entities: Sequence[Entity] | None = None
) -> dict[tuple[str, str], str]:
    """(report id, name in that report) → the name that the entity has across all reports.

    `entities` are those of `story`, where they were found already.
    """
    found = find_entities(story) if entities is None else entities
    home = {(c.report_id, c.span): entity.name for entity in found for c in entity.mentions}
    return {
        (report.id, mention.name): home[report.id, mention.span]
        for report, annotations in zip(story.reports, story.annotations, strict=True)
        for mention in annotations.mentions
    }


def _prominence(entity: Entity) -> tuple[int, int, str]:
    """What sorts entities: those of more reports first, then those with more mentions, then by name."""
    reports = {citation.report_id for citation in entity.mentions}
    return -len(reports), -len(entity.mentions), entity.name


def _grouped(story: Story) -> list[_Group]:
    """Each name of each report in one group; the longest names come first, so that shorter ones find them."""
    told = Counter(
        (report.id, mention.name, mention.kind)
        for report, annotations in zip(story.reports, story.annotations, strict=True)
        for mention in annotations.mentions
    )
    generations = _generations(story)
    groups: list[_Group] = []
    sharing: dict[str, list[int]] = {}  # key → the numbers of the groups that have it
    for report_id, name, kind in _longest_first(told):
        keys = name_keys(name, kind)
        near = sorted({number for key in keys for number in sharing.get(key, ())})
        fitting = [
            groups[number]
            for number in near
            if _fits(groups[number], name, kind)
            and not is_other_generation(groups[number].name, name, generations)
        ]
        if len(fitting) == 1 or (fitting and fold(fitting[0].name) == fold(name)):
            fitting[0].names.append((report_id, name))
            continue
        for key in keys:
            sharing.setdefault(key, []).append(len(groups))
        groups.append(_Group(kind, name, [(report_id, name)]))
    for group in groups:
        group.name = _shown([name for _, name in group.names], group.kind)
    return groups


def _generations(story: Story) -> frozenset[str]:
    """The surnames, in lower case, that one report gives to a person with a "Jr." and to another without."""
    found: set[str] = set()
    for annotations in story.annotations:
        names = {m.name for m in annotations.mentions if m.kind == EntityKind.PERSON}
        juniors = [name for name in names if is_junior(name)]
        found.update(
            fold(name).split()[-1]
            for name in names
            if any(not is_junior(name) and same_person(name, junior) for junior in juniors)
        )
    return frozenset(found)


_Told = tuple[str, str, EntityKind]


def _longest_first(told: Mapping[_Told, int]) -> list[_Told]:
    """The names in an order that follows from them alone; of one in two kinds the kind of most mentions stands first."""
    votes: Counter[tuple[str, EntityKind]] = Counter()
    for (_, name, kind), count in told.items():
        votes[fold(name), kind] += count

    def place(one: _Told) -> tuple[int, str, int, str, str, str]:
        report_id, name, kind = one
        folded = fold(name)
        return -len(folded.split()), folded, -votes[folded, kind], kind.value, report_id, name

    return sorted(told, key=place)


def _fits(group: _Group, name: str, kind: EntityKind) -> bool:
    if fold(group.name) == fold(name):
        return True
    if group.kind != kind:
        return False
    if kind == EntityKind.PERSON:
        return same_person(name, group.name)
    if kind == EntityKind.ORGANISATION:
        return same_organisation(name, group.name)
    return canonical_place(name) == canonical_place(group.name)


def _shown(names: Sequence[str], kind: EntityKind) -> str:
    """The name to show: a person's fullest, otherwise the one that most reports use, and of "U.N." and "UN" the latter."""
    if kind == EntityKind.PERSON:
        return max(names, key=lambda name: (len(name.split()), len(name), name))
    return max(
        names, key=lambda name: (names.count(name), len(name.replace(".", "")), -len(name), name)
    )
