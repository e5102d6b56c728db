"""The frozen values of `types/` as JSON and back, by the types that their fields state.

Words are not written: a citation becomes `[report id, start, end]`, and is cited anew from its report when it is read.
It is not `export/json.py`, which writes for others and spells every word out.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from crossread.errors import InvalidValueError, StoreDamagedError
from crossread.types.report import Citation, Report
from crossread.types.span import Span

__all__ = ["read_value", "write_value"]

_Value = TypeVar("_Value")
_Read = Callable[[Any, Mapping[str, Report]], object]


def write_value(value: object) -> object:
    """JSON values for `value`: a list for a tuple, an object for a dataclass.

    Raises:
        TypeError: `value` holds what is none of `types/`.
    """
    if isinstance(value, Citation):
        return [value.report_id, value.span.start, value.span.end]
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [write_value(one) for one in value]
    if is_dataclass(value):
        return {field.name: write_value(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} is not kept")


def read_value(kind: type[_Value], value: object, reports: Mapping[str, Report]) -> _Value:
    """The value of the type `kind` that `write_value` wrote; its citations are cut from `reports`, which are by id.

    Raises:
        StoreDamagedError: it is none.
    """
    try:
        return cast("_Value", _reader(cast("Any", kind))(value, reports))
    except (TypeError, ValueError, KeyError, InvalidValueError) as error:
        raise StoreDamagedError(f"what is kept is no {kind.__name__}: {error}") from error


@cache
def _reader(kind: Any) -> _Read:  # noqa: ANN401 - of any type
    """What reads a value of `kind`, found once for each type: a synopsis holds thousands of values of a few."""
    origin = get_origin(kind)
    if origin is UnionType:
        return _reader_of_some(kind)
    if origin is tuple:
        of = _reader(get_args(kind)[0])
        return lambda value, reports: tuple([of(one, reports) for one in value])
    if kind is Citation:
        return _read_citation
    if kind is Span:
        return lambda value, _: Span(*value)
    if is_dataclass(kind) and isinstance(kind, type):
        return _reader_of_fields(kind)
    if issubclass(kind, StrEnum):
        return lambda value, _: kind(value)
    if kind is date:
        return lambda value, _: date.fromisoformat(value)
    return _reader_as_it_is(kind)


def _reader_of_some(kind: Any) -> _Read:  # noqa: ANN401 - of any union with None
    (some,) = (one for one in get_args(kind) if one is not NoneType)
    read = _reader(some)
    return lambda value, reports: None if value is None else read(value, reports)


def _reader_of_fields(kind: type) -> _Read:
    readers = tuple((name, _reader(of)) for name, of in get_type_hints(kind).items())
    return lambda value, reports: kind(
        **{name: read(value[name], reports) for name, read in readers}
    )


def _reader_as_it_is(kind: type) -> _Read:
    def read(value: object, _: Mapping[str, Report]) -> object:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return read


def _read_citation(value: tuple[str, int, int], reports: Mapping[str, Report]) -> Citation:
    report_id, start, end = value
    return reports[report_id].cite(Span(start, end))
