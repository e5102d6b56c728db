"""The annotations of reports with what made them, a row for each thing found.

Rows can be asked for by speaker, name or day; what is given out is always the whole set of one report, held against
its digest. A report has one set. A newer program or model leaves it as it is until it is told to annotate anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, delete, select

from crossread.errors import StoreDamagedError
from crossread.store import schema
from crossread.store.batches import in_batches
from crossread.store.library import Writing
from crossread.store.seal import canonical, digest_of, read_list, read_span, write_span
from crossread.store.speakers import add_names, drop_unquoted
from crossread.types.annotation import (
    Annotations,
    Certainty,
    EntityKind,
    EventMention,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
    Sentence,
    Statement,
    TimeExpression,
    TimeKind,
)
from crossread.types.span import Span

__all__ = [
    "add_annotations",
    "digests_of",
    "load_all_annotations",
    "load_annotations",
    "load_quotes",
    "not_made_by",
]

_Row = Mapping[str, object]


def add_annotations(writing: Writing, made: Annotations) -> None:
    """Keep `made` in place of what is kept of its report, and the names of those it quotes; no change where that is the same."""
    layers = {layer.table.name: _rows(layer, made) for layer in _LAYERS}
    head = {
        "report_id": made.report_id,
        "made_by": made.made_by,
        "seen_from": None if made.seen_from is None else made.seen_from.isoformat(),
        "seen_from_reason": made.seen_from_reason,
    }
    digest = _digest(head, layers)
    connection = writing.connection
    at = schema.annotations.c.report_id == made.report_id
    known = connection.execute(select(schema.annotations.c.digest).where(at)).scalar()
    if known == digest:
        return
    before = set() if known is None else _take_out(connection, made.report_id)
    row = {**head, "change": writing.next_change(), "digest": digest}
    connection.execute(schema.annotations.insert().values(row))
    for layer in _LAYERS:
        if rows := layers[layer.table.name]:
            connection.execute(layer.table.insert(), rows)
    names = {one.speaker_name for one in made.quotes if one.speaker_name is not None}
    add_names(connection, names)
    drop_unquoted(connection, before - names)


def _take_out(connection: Connection, report_id: str) -> set[str]:
    """Take out what is kept of the report; the names under which it quoted someone."""
    of = schema.quotes.c
    wanted = select(of.speaker_name).where(
        (of.report_id == report_id) & of.speaker_name.is_not(None)
    )
    names = set(connection.execute(wanted).scalars())
    for table in (*(layer.table for layer in _LAYERS), schema.annotations):
        connection.execute(delete(table).where(table.c.report_id == report_id))
    return names


def load_annotations(connection: Connection, report_id: str) -> Annotations | None:
    """The annotations of a report; None where it has none.

    Raises:
        StoreDamagedError: they are not what was written.
    """
    found = load_all_annotations(connection, [report_id])
    return found[0] if found else None


def load_all_annotations(
    connection: Connection, report_ids: Iterable[str]
) -> tuple[Annotations, ...]:
    """The annotations of those reports that have some, in the order of the ids.

    Raises:
        StoreDamagedError: some are not what was written.
    """
    wanted = list(dict.fromkeys(report_ids))
    found: dict[str, Annotations] = {}
    for some in in_batches(wanted):
        heads = connection.execute(
            select(schema.annotations).where(schema.annotations.c.report_id.in_(some))
        ).all()
        layers = {layer.table.name: _load_layer(connection, layer, some) for layer in _LAYERS}
        for head in heads:
            found[head.report_id] = _open(dict(head._mapping), layers)  # noqa: SLF001 - documented
    return tuple(found[one] for one in wanted if one in found)


def load_quotes(connection: Connection, report_ids: Sequence[str]) -> dict[str, tuple[Quote, ...]]:
    """The quotes of each of those reports that has some, for who holds them against something else.

    The digest of what was found in a report is over all of it, and is not asked for here.

    Raises:
        StoreDamagedError: one cannot be read.
    """
    layer = next(one for one in _LAYERS if one.table is schema.quotes)
    found: dict[str, tuple[Quote, ...]] = {}
    for start in range(0, len(report_ids), 500):
        rows = _load_layer(connection, layer, list(report_ids[start : start + 500]))
        try:
            found |= {one: tuple(map(_read_quote, own)) for one, own in rows.items()}
        except (TypeError, ValueError) as error:
            raise StoreDamagedError(f"quotes: a row is not what was written: {error}") from error
    return found


def digests_of(connection: Connection, report_ids: Sequence[str]) -> tuple[str, ...]:
    """The digests of the annotations of those reports and of where these were found, sorted: they change with them."""
    found: list[str] = []
    for table in (schema.annotations, schema.report_sources):
        for some in in_batches(report_ids):
            at = table.c.report_id.in_(some)
            found += connection.execute(select(table.c.digest).where(at)).scalars()
    return tuple(sorted(found))


def not_made_by(connection: Connection, made_by: str) -> tuple[str, ...]:
    """The ids of the reports whose annotations something else made than `made_by`, or that have none; sorted."""
    of = schema.annotations
    wanted = (
        select(schema.reports.c.id)
        .outerjoin(of, of.c.report_id == schema.reports.c.id)
        .where((of.c.made_by != made_by) | of.c.made_by.is_(None))
    )
    return tuple(sorted(connection.execute(wanted).scalars()))


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer: its table, the field of `Annotations`, and its values ↔ rows."""

    table: Table
    write: Callable[..., dict[str, object]]
    read: Callable[[_Row], object]


def _rows(layer: _Layer, made: Annotations) -> list[dict[str, object]]:
    return [
        {"report_id": made.report_id, "position": position, **layer.write(one)}
        for position, one in enumerate(getattr(made, layer.table.name))
    ]


def _load_layer(
    connection: Connection, layer: _Layer, report_ids: Sequence[str]
) -> dict[str, list[dict[str, object]]]:
    wanted = select(layer.table).where(layer.table.c.report_id.in_(report_ids))
    found: dict[str, list[dict[str, object]]] = {}
    names = tuple(column.name for column in layer.table.c)
    for row in connection.execute(wanted).all():
        found.setdefault(str(row[0]), []).append(dict(zip(names, row, strict=True)))
    for rows in found.values():
        rows.sort(key=lambda row: (len(str(row["position"])), str(row["position"])))
    return found


def _digest(head: _Row, layers: Mapping[str, list[dict[str, object]]]) -> str:
    plain = {
        layer.table.name: [list(map(row.__getitem__, columns)) for row in layers[layer.table.name]]
        for layer, columns in zip(_LAYERS, _COLUMNS, strict=True)
    }
    return digest_of([dict(head), plain])


def _open(
    head: dict[str, object], layers: Mapping[str, Mapping[str, list[dict[str, object]]]]
) -> Annotations:
    report_id = str(head["report_id"])
    own = {name: of.get(report_id, []) for name, of in layers.items()}
    stated = head.pop("digest")
    head.pop("change")
    try:
        is_whole = stated == _digest(head, own)
    except (TypeError, ValueError):  # bytes or numbers that JSON has no word for
        is_whole = False
    if not is_whole:
        raise StoreDamagedError(f"the annotations of report {report_id} are not what was written")
    seen_from = head["seen_from"]
    return Annotations(
        report_id=report_id,
        made_by=str(head["made_by"]),
        seen_from=None if seen_from is None else date.fromisoformat(str(seen_from)),
        seen_from_reason=str(head["seen_from_reason"]),
        **{
            layer.table.name: tuple(layer.read(row) for row in own[layer.table.name])  # type: ignore[arg-type]
            for layer in _LAYERS
        },
    )


def _span(row: _Row) -> Span:
    span = read_span(row)
    if span is None:
        raise StoreDamagedError("a row of a layer has no span")
    return span


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _spans(text: object) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in read_list(text))


def _write_spans(spans: tuple[Span, ...]) -> str:
    return canonical([[span.start, span.end] for span in spans])


def _write_sentence(one: Sentence) -> dict[str, object]:
    return {**write_span(one.span), "paragraph": one.paragraph}


def _read_sentence(row: _Row) -> Sentence:
    return Sentence(_span(row), int(str(row["paragraph"])))


def _write_mention(one: Mention) -> dict[str, object]:
    return {
        **write_span(one.span),
        "kind": one.kind.value,
        "form": one.form.value,
        "name": one.name,
        **write_span(one.role, "role"),
    }


def _read_mention(row: _Row) -> Mention:
    return Mention(
        span=_span(row),
        kind=EntityKind(str(row["kind"])),
        form=MentionForm(str(row["form"])),
        name=str(row["name"]),
        role=read_span(row, "role"),
    )


def _write_quote(one: Quote) -> dict[str, object]:
    return {
        **write_span(one.content[0]),
        "content_json": _write_spans(one.content),
        "kind": one.kind.value,
        **write_span(one.speaker, "speaker"),
        "speaker_name": one.speaker_name,
        **write_span(one.cue, "cue"),
        "relays_json": _write_spans(one.relays),
        **write_span(one.venue, "venue"),
        "time": one.time,
    }


def _read_quote(row: _Row) -> Quote:
    return Quote(
        content=_spans(row["content_json"]),
        kind=QuoteKind(str(row["kind"])),
        speaker=read_span(row, "speaker"),
        speaker_name=_text(row["speaker_name"]),
        cue=read_span(row, "cue"),
        relays=_spans(row["relays_json"]),
        venue=read_span(row, "venue"),
        time=_text(row["time"]),
    )


def _write_time(one: TimeExpression) -> dict[str, object]:
    return {
        **write_span(one.span),
        "kind": one.kind.value,
        "value": one.value,
        "reason": one.reason,
    }


def _read_time(row: _Row) -> TimeExpression:
    return TimeExpression(
        _span(row), TimeKind(str(row["kind"])), str(row["value"]), str(row["reason"])
    )


def _write_event(one: EventMention) -> dict[str, object]:
    return {
        **write_span(one.span),
        "kind": one.kind,
        "actor": one.actor,
        "target": one.target,
        "time": one.time,
        "place": one.place,
        "status": one.status.value,
    }


def _read_event(row: _Row) -> EventMention:
    return EventMention(
        span=_span(row),
        kind=_text(row["kind"]),
        actor=_text(row["actor"]),
        target=_text(row["target"]),
        time=_text(row["time"]),
        place=_text(row["place"]),
        status=Certainty(str(row["status"])),
    )


def _write_statement(one: Statement) -> dict[str, object]:
    return {**write_span(one.span), "speaker": one.speaker, "certainty": one.certainty.value}


def _read_statement(row: _Row) -> Statement:
    return Statement(_span(row), _text(row["speaker"]), Certainty(str(row["certainty"])))


_LAYERS = (
    _Layer(schema.sentences, _write_sentence, _read_sentence),
    _Layer(schema.mentions, _write_mention, _read_mention),
    _Layer(schema.quotes, _write_quote, _read_quote),
    _Layer(schema.times, _write_time, _read_time),
    _Layer(schema.events, _write_event, _read_event),
    _Layer(schema.statements, _write_statement, _read_statement),
)
_COLUMNS = tuple(tuple(column.name for column in layer.table.c) for layer in _LAYERS)
