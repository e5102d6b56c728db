"""The form of a synopsis in JSON, written as data, and whether a document has it.

In goes any JSON value; out come Problems, each with the JSON path where the form is broken and what was
expected there. Knows nothing of offsets and texts: `check.py` compares those. Fields that the form does
not name are let through, for fields may be added to the format.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from crossread.export.json import FORMAT
from crossread.types.alignment import Aspect, Extent, Independence, Match, Relation
from crossread.types.annotation import Certainty, EntityKind, QuoteKind, TimeKind
from crossread.types.problem import Problem
from crossread.types.report import FurnitureKind, PageMark

__all__ = [
    "Added",
    "Each",
    "Many",
    "Maybe",
    "OneOf",
    "Plain",
    "Record",
    "Shape",
    "find_form_problems",
    "problem_at",
    "show_key",
    "show_value",
]


class Plain(Enum):
    """A JSON value without parts."""

    TEXT = "a text"
    NUMBER = "a whole number, 0 or more"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few texts."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """The shape, or null."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Added:
    """The shape, in a field that synopses of earlier versions do not have."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Many:
    """A list of at least `least` values of one shape."""

    shape: "Shape"
    least: int = 0


@dataclass(frozen=True, slots=True)
class Each:
    """An object with any keys and values of one shape."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Record:
    """An object with at least these fields."""

    fields: tuple[tuple[str, "Shape"], ...]


Shape = Plain | OneOf | Maybe | Added | Many | Each | Record


def find_form_problems(document: object) -> tuple[Problem, ...]:
    """Where `document` has not the form of a synopsis; empty where it has."""
    return tuple(_mismatches(_SYNOPSIS, document, "$"))


def problem_at(path: str, message: str) -> Problem:
    """What is wrong at a JSON path of the checked document."""
    return Problem("check", path, message)


def show_value(value: object) -> str:
    """A JSON value in a few words, for a message; long texts lose their middle."""
    match value:
        case str():
            return repr(value) if len(value) <= 80 else f"{value[:50]!r} … {value[-20:]!r}"
        case list():
            return f"a list of {len(value)}"
        case dict():
            return "an object"
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
    return str(value)[:40]


def show_key(key: str) -> str:
    """A key as it stands in a JSON path, short enough for a message."""
    return key if key.isidentifier() and len(key) <= 40 else show_value(key)


def _mismatches(shape: Shape, value: object, path: str) -> Iterator[Problem]:
    match shape, value:
        case Maybe(inner), _:
            if value is not None:
                yield from _mismatches(inner, value, path)
        case (Many(inner, least), list()) if len(value) >= least:
            for number, part in enumerate(value):
                yield from _mismatches(inner, part, f"{path}[{number}]")
        case Each(inner), dict():
            for key, part in value.items():
                yield from _mismatches(inner, part, f"{path}.{show_key(str(key))}")
        case Record(fields), dict():
            for key, inner in fields:
                yield from _field_mismatches(inner, value, key, f"{path}.{key}")
        case _ if not _fits(shape, value):
            yield problem_at(path, f"expected {_say(shape)}, found {show_value(value)}")


def _field_mismatches(
    shape: Shape, fields: Mapping[str, object], key: str, path: str
) -> Iterator[Problem]:
    inner = shape.shape if isinstance(shape, Added) else shape
    if key in fields:
        yield from _mismatches(inner, fields[key], path)
    elif isinstance(shape, Added):
        return
    else:
        yield problem_at(path, f"expected {_say(shape)}, found nothing")


def _fits(shape: Shape, value: object) -> bool:
    """Whether a value without parts has the shape; true and false are no numbers."""
    match shape, value:
        case Plain.TEXT, str():
            return True
        case Plain.NUMBER, int():
            return not isinstance(value, bool) and value >= 0
        case OneOf(texts), str():
            return value in texts
    return False


def _say(shape: Shape) -> str:
    match shape:
        case Plain():
            return shape.value
        case OneOf(texts):
            return "one of " + ", ".join(repr(text) for text in texts)
        case Maybe(inner):
            return f"{_say(inner)}, or null"
        case Many(_, 0):
            return "a list"
        case Many(_, least):
            return f"a list of at least {least}"
    return "an object"


def _record(**fields: Shape) -> Record:
    return Record(tuple(fields.items()))


def _one_of(kinds: type[StrEnum]) -> OneOf:
    return OneOf(tuple(kind.value for kind in kinds))


_SPAN = {"start": Plain.NUMBER, "end": Plain.NUMBER, "text": Plain.TEXT}
_CITE_FIELDS: dict[str, Shape] = {"report": Plain.TEXT, **_SPAN}
_CITE = _record(**_CITE_FIELDS)
_TEXT_OR_NULL = Maybe(Plain.TEXT)
_CITES = Many(_CITE, least=1)

_REPORT = _record(
    id=Plain.TEXT,
    name=Plain.TEXT,
    outlet=_TEXT_OR_NULL,
    headline=_TEXT_OR_NULL,
    headline_at=Maybe(_CITE),
    byline=_TEXT_OR_NULL,
    published=_TEXT_OR_NULL,
    updated=Added(_TEXT_OR_NULL),
    section=Added(_TEXT_OR_NULL),
    marks=Added(Many(_one_of(PageMark))),
    language=_TEXT_OR_NULL,
    sha256=Plain.TEXT,
    text=Plain.TEXT,
    dropped=Many(_record(**_SPAN, kind=_one_of(FurnitureKind))),
)

_QUOTE = _record(
    report=Plain.TEXT,
    kind=_one_of(QuoteKind),
    content=_CITES,
    speaker=Maybe(_CITE),
    speaker_name=_TEXT_OR_NULL,
    cue=Maybe(_CITE),
    relay=Maybe(_CITE),
    relays=Added(Many(_CITE)),
    venue=Maybe(_CITE),
    time=_TEXT_OR_NULL,
)

_EVENT = _record(
    **_CITE_FIELDS,
    kind=_TEXT_OR_NULL,
    actor=_TEXT_OR_NULL,
    target=_TEXT_OR_NULL,
    time=_TEXT_OR_NULL,
    place=_TEXT_OR_NULL,
    status=_one_of(Certainty),
)

_ALIGNMENT = _record(
    relation=_one_of(Relation),
    aspect=Maybe(_one_of(Aspect)),
    about=Plain.TEXT,
    why=_TEXT_OR_NULL,
    variants=Many(_record(citations=_CITES), least=1),
    origins=Maybe(Plain.NUMBER),
    independence=_one_of(Independence),
    match=Added(_one_of(Match)),
)

_SYNOPSIS = _record(
    format=OneOf((FORMAT,)),
    crossread=Plain.TEXT,
    digest=Plain.TEXT,
    reports=Many(_REPORT),
    quotes=Many(_QUOTE),
    times=Many(
        _record(**_CITE_FIELDS, type=_one_of(TimeKind), value=Plain.TEXT, reason=Plain.TEXT)
    ),
    entities=Many(
        _record(
            name=Plain.TEXT,
            kind=_one_of(EntityKind),
            roles=Many(Plain.TEXT),
            mentions=Many(_CITE),
        )
    ),
    events=Many(_EVENT),
    alignments=Many(_ALIGNMENT),
    copies=Many(
        _record(
            reports=Many(Plain.TEXT),
            origin=_TEXT_OR_NULL,
            extent=_one_of(Extent),
            citations=Many(_CITE),
        )
    ),
    labels=Many(_record(entity=Plain.TEXT, by_report=Each(_CITES))),
    timeline=Many(_record(when=Plain.TEXT, text=Plain.TEXT, citations=_CITES)),
    passages=Many(_record(text=Plain.TEXT, relation=_one_of(Relation), citations=_CITES)),
    problems=Many(_record(stage=Plain.TEXT, subject=Plain.TEXT, message=Plain.TEXT)),
)
