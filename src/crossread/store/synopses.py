"""The synopsis of a story, kept until a report of the story, or what was found in one, changes.

Words are not kept twice: a citation is the id of its report and two offsets, and is cited anew when it is read. So a kept
synopsis cannot say what its reports do not. The annotations that it was made from lie beside them, since the
days of a report may be told from other reports of its story; they may differ from those of the report alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from crossread.errors import StoreDamagedError
from crossread.store.library import Writing
from crossread.store.schema import alignments, stories, synopses
from crossread.store.seal import canonical, digest_of, read_json, read_list
from crossread.store.value_json import read_value, write_value
from crossread.types.alignment import Alignment, Copy, Entity, Label, Match
from crossread.types.annotation import Annotations
from crossread.types.problem import Problem
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Passage, Synopsis, TimelineEntry

__all__ = [
    "CitingPoint",
    "add_synopsis",
    "forget_synopsis",
    "load_synopsis",
    "made_from",
    "points_alone",
    "points_citing",
    "rename_synopsis",
    "synopsis_change",
]

_Rows = Sequence[Mapping[str, object]]


def made_from(story: Story, made_by: str) -> str:
    """The digest of all that a synopsis rests on: reports with their annotations, and what makes it."""
    return digest_of([made_by, *([one.report_id, repr(one)] for one in story.annotations)])


def add_synopsis(
    writing: Writing, story_id: str, synopsis: Synopsis, *, kept: Story, rests_on: str
) -> None:
    """Keep `synopsis` of the story in place of an earlier one.

    `kept` is the story with the annotations that are kept of each report, `rests_on` what `made_from` gives for it.
    """
    connection = writing.connection
    forget_synopsis(connection, story_id)
    rows = [
        {"story_id": story_id, "position": position, **_alignment_row(one)}
        for position, one in enumerate(synopsis.alignments)
    ]
    head = {
        "story_id": story_id,
        "made_from": rests_on,
        "rest_json": canonical(write_value(_rest_of(synopsis, kept))),
    }
    row = {**head, "change": writing.next_change(), "digest": digest_of([head, rows])}
    connection.execute(synopses.insert().values(row))
    if rows:
        connection.execute(alignments.insert(), rows)


def forget_synopsis(connection: Connection, story_id: str) -> None:
    """Keep no synopsis of the story any longer."""
    connection.execute(delete(alignments).where(alignments.c.story_id == story_id))
    connection.execute(delete(synopses).where(synopses.c.story_id == story_id))


def rename_synopsis(connection: Connection, story_id: str, new_id: str) -> None:
    """Keep the synopsis of the story, if there is one, under the id by which the story goes on.

    It still tells which statements rest on which words, also where a report has come since.

    Raises:
        StoreDamagedError: it is not what was written.
    """
    head = connection.execute(select(synopses).where(synopses.c.story_id == story_id)).one_or_none()
    if head is None:
        return
    rows = [{**row, "story_id": new_id} for row in _open_rows(connection, head)]
    held = {"story_id": new_id, "made_from": head.made_from, "rest_json": head.rest_json}
    forget_synopsis(connection, story_id)
    row = {**held, "change": head.change, "digest": digest_of([held, rows])}
    connection.execute(synopses.insert().values(row))
    if rows:
        connection.execute(alignments.insert(), rows)


def load_synopsis(
    connection: Connection, story_id: str, story: Story, *, rests_on: str
) -> Synopsis | None:
    """The kept synopsis of the story; None where there is none, or it rests on other than `rests_on`.

    Raises:
        StoreDamagedError: it is not what was written.
    """
    head = connection.execute(select(synopses).where(synopses.c.story_id == story_id)).one_or_none()
    if head is None:
        return None
    rows = _open_rows(connection, head)
    if head.made_from != rests_on:
        return None
    return _synopsis(read_json(head.rest_json), rows, story)


def _open_rows(connection: Connection, head: Row[Any]) -> list[dict[str, object]]:
    """The alignments of the synopsis of the row `head`, in their order.

    Raises:
        StoreDamagedError: they, or the row, are not what was written.
    """
    found = connection.execute(select(alignments).where(alignments.c.story_id == head.story_id))
    rows = sorted((dict(row) for row in found.mappings()), key=lambda row: str(row["position"]))
    rows.sort(key=lambda row: len(str(row["position"])))
    held = {"story_id": head.story_id, "made_from": head.made_from, "rest_json": head.rest_json}
    try:
        is_whole = digest_of([held, rows]) == head.digest
    except (TypeError, ValueError):  # bytes or numbers that JSON has no word for
        is_whole = False
    if not is_whole:
        raise StoreDamagedError(f"the synopsis of story {head.story_id} is not what was written")
    return rows


def synopsis_change(connection: Connection, story_id: str) -> int | None:
    """The number of the change that kept the synopsis of the story; None where none is kept."""
    wanted = select(synopses.c.change).where(synopses.c.story_id == story_id)
    return connection.execute(wanted).scalar()


def points_alone(
    connection: Connection, report_ids: Sequence[str]
) -> dict[str, tuple[tuple[Span, ...], ...]]:
    """The points that each of `report_ids` alone tells, as the places of their words in the report.

    Only synopses count that were made since reports last came to their stories or went.
    """
    wanted = (
        select(alignments.c.only_in, alignments.c.position, alignments.c.variants_json)
        .join(synopses, synopses.c.story_id == alignments.c.story_id)
        .join(stories, stories.c.id == alignments.c.story_id)
        .where(synopses.c.change > stories.c.change)
        .where(alignments.c.only_in.in_(list(report_ids)))
    )
    found: dict[str, list[tuple[Span, ...]]] = {}
    for row in sorted(connection.execute(wanted).all(), key=lambda row: int(row.position)):
        spans = tuple(span for one in read_list(row.variants_json) for _, span in _places(one))
        found.setdefault(str(row.only_in), []).append(spans)
    return {report_id: tuple(points) for report_id, points in found.items()}


@dataclass(frozen=True, slots=True)
class CitingPoint:
    """A point of the kept synopsis of a story, and what it cites of one report."""

    story_id: str
    about: str
    citations: tuple[Citation, ...]


def points_citing(connection: Connection, report: Report) -> tuple[CitingPoint, ...]:
    """The points of all kept synopses that cite `report`, by story and in their order there.

    Raises:
        StoreDamagedError: a synopsis that cites it is not what was written.
    """
    citing = alignments.c.variants_json.contains(f'"{report.id}"', autoescape=True)
    found = connection.execute(select(alignments.c.story_id).where(citing)).scalars()
    points = []
    for story_id in sorted(set(found)):
        head = connection.execute(select(synopses).where(synopses.c.story_id == story_id)).one()
        for row in _open_rows(connection, head):
            variants = read_list(row["variants_json"])
            places = [place for one in variants for place in _places(one)]
            cited = tuple(report.cite(span) for its, span in places if its == report.id)
            if cited:
                points.append(CitingPoint(story_id, str(row["about"]), cited))
    return tuple(points)


def _places(variant: Mapping[str, list[list[Any]]]) -> list[tuple[str, Span]]:
    """The reports and spans of a variant, as `write_value` wrote it."""
    return [(str(one), Span(start, end)) for one, start, end in variant["citations"]]


@dataclass(frozen=True, slots=True)
class _Rest:
    """A synopsis without its story and alignments; `annotations` are those that differ from the kept ones."""

    annotations: tuple[Annotations, ...]
    entities: tuple[Entity, ...]
    copies: tuple[Copy, ...]
    labels: tuple[Label, ...]
    timeline: tuple[TimelineEntry, ...]
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...]
    event_groups: tuple[tuple[Citation, ...], ...]


def _rest_of(synopsis: Synopsis, kept: Story) -> _Rest:
    own = set(kept.annotations)
    return _Rest(
        annotations=tuple(one for one in synopsis.story.annotations if one not in own),
        **{name: getattr(synopsis, name) for name in _PARTS},
    )


_PARTS = tuple(field.name for field in fields(_Rest) if field.name != "annotations")


def _synopsis(rest_json: object, rows: _Rows, kept: Story) -> Synopsis:
    reports = {report.id: report for report in kept.reports}
    rest = read_value(_Rest, rest_json, reports)
    anew = {one.report_id: one for one in rest.annotations}
    story = Story(kept.reports, tuple(anew.get(one.report_id, one) for one in kept.annotations))
    return Synopsis(
        story=story,
        alignments=tuple(_alignment(row, reports) for row in rows),
        **{name: getattr(rest, name) for name in _PARTS},
    )


def _alignment_row(one: Alignment) -> dict[str, object]:
    return {
        "relation": one.relation.value,
        "aspect": None if one.aspect is None else one.aspect.value,
        "about": one.about,
        "why": one.why,
        "origins": one.origins,
        "independence": one.independence.value,
        "match": one.match.value,
        "variants_json": canonical(write_value(one.variants)),
        "only_in": min(one.report_ids) if _is_alone(one) else None,
    }


def _is_alone(one: Alignment) -> bool:
    """Whether one report tells it, and no other has words that come near."""
    return len(one.report_ids) == 1 and one.match is Match.SURE


def _alignment(row: Mapping[str, object], reports: Mapping[str, Report]) -> Alignment:
    stated = {field.name: row.get(field.name) for field in fields(Alignment)}
    return read_value(
        Alignment, {**stated, "variants": read_json(str(row["variants_json"]))}, reports
    )
