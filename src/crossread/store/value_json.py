"""The frozen values of `types/` as JSON and back, by the types that their fields state.

Words are not written: a citation becomes `[report id, start, end]`, and is cited anew from its report when it is read.
It is not `export/json.py`, which writes for others and spells every word out.
"""

from collections.abc import Mapping
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
        return cast("_Value", _read(kind, value, reports))
    except (TypeError, ValueError, KeyError, InvalidValueError) as error:
        raise StoreDamagedError(f"what is kept is no {kind.__name__}: {error}") from error


def _read(kind: Any, value: Any, reports: Mapping[str, Report]) -> object:  # noqa: ANN401 - of any type
    if get_origin(kind) is UnionType:
        if value is None:
            return None
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one, reports) for one in value)
    if kind is Citation:
        report_id, start, end = value
        return reports[report_id].cite(Span(start, end))
    if kind is Span:
        return Span(*value)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _read(of, value[name], reports) for name, of in _fields(kind).items()})
    if issubclass(kind, StrEnum):
        return kind(value)
    if kind is date:
        return date.fromisoformat(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


@cache
def _fields(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - of any dataclass
    return get_type_hints(kind)
