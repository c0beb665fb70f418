"""A report as text that is kept for years, and the report from such text.

What has its default is left out; what does not fit the model is refused, as is a newer version.
Must not know where the text is kept.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, Final

from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.model.parts import (
    Bar,
    BarChart,
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Paragraph,
    Run,
)
from cchc_desktop.reports.model.report import Appendix, Letterhead, Report, Signature
from cchc_desktop.reports.model.tables import Column, Row, SectionRow, Share, Table

VERSION: Final = 1
_NAMED: Final[Mapping[str, type]] = {
    known.__name__: known
    for known in (
        *(Appendix, Bar, BarChart, Column, Figure, Heading, KeyFigures, Letterhead, Listing),
        *(Paragraph, Report, Row, Run, SectionRow, Share, Signature, Table),
    )
}


def to_json(report: Report) -> str:
    """Write a report as text; the same report gives the same text."""
    kept = {"version": VERSION, "report": _kept(report)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_json(text: str) -> Report:
    """Read a report that was kept; raises ReportError for anything else."""
    try:
        kept = json.loads(text)
        _check_version(kept["version"])
        report: Report = _read(kept["report"], Report)
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise ReportError("report-kept-damaged") from error
    return report


def _check_version(version: object) -> None:
    if not isinstance(version, int) or version < 1:
        raise TypeError(version)
    if version > VERSION:
        raise ReportError("report-kept-newer", {"version": version})


def _kept(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, tuple):
        return [_kept(item) for item in value]
    if dataclasses.is_dataclass(value):
        told = {
            field.name: _kept(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != field.default
        }
        return {"is": type(value).__name__, **told}
    return value


@cache
def _types(of: type) -> Mapping[str, Any]:
    return typing.get_type_hints(of)


def _read(kept: Any, wanted: Any) -> Any:
    """Read a value that must be of the wanted type."""
    if isinstance(wanted, types.UnionType):
        return _read_one_of(kept, wanted.__args__)
    if typing.get_origin(wanted) is tuple:
        if not isinstance(kept, list):
            raise TypeError(kept)
        return tuple(_read(item, wanted.__args__[0]) for item in kept)
    if dataclasses.is_dataclass(wanted):
        return _read_named(kept, wanted)  # type: ignore[arg-type] # a class, not a value of it
    return _PLAIN_READERS.get(wanted, _read_word)(kept, wanted)


def _read_one_of(kept: Any, wanted: tuple[Any, ...]) -> Any:
    if isinstance(kept, dict) and "is" in kept:
        named = _NAMED[kept["is"]]
        if named not in wanted:
            raise TypeError(named)
        return _read_named(kept, named)
    for one in wanted:
        if not dataclasses.is_dataclass(one):
            try:
                return _read(kept, one)
            except (LookupError, TypeError, ValueError):
                continue
    raise TypeError(kept)


def _read_named(kept: Any, wanted: type) -> Any:
    if not isinstance(kept, dict) or kept.get("is") != wanted.__name__:
        raise TypeError(kept)
    known = _types(wanted)
    return wanted(**{name: _read(kept[name], known[name]) for name in kept if name != "is"})


def _read_exact(kept: Any, wanted: Any) -> Any:
    if type(kept) is not wanted:
        raise TypeError(kept)
    return kept


def _read_measure(kept: Any, _wanted: Any) -> float:
    if type(kept) not in {int, float} or kept != kept or abs(kept) == float("inf"):  # noqa: PLR0124
        raise TypeError(kept)
    return kept  # type: ignore[no-any-return] # as it was, so that it is kept alike again


def _read_decimal(kept: Any, _wanted: Any) -> Decimal:
    try:
        found = Decimal(_read_exact(kept["decimal"], str))
    except InvalidOperation as error:
        raise ValueError(kept) from error
    if not found.is_finite():
        raise ValueError(kept)
    return found


def _read_day(kept: Any, _wanted: Any) -> date:
    return date.fromisoformat(_read_exact(kept["day"], str))


def _read_nothing(kept: Any, _wanted: Any) -> None:
    if kept is not None:
        raise TypeError(kept)


def _read_word(kept: Any, wanted: Any) -> Any:
    return wanted(_read_exact(kept, str))  # one of a closed set


_PLAIN_READERS: Final[Mapping[Any, Callable[[Any, Any], Any]]] = {
    str: _read_exact,
    bool: _read_exact,
    int: _read_exact,
    float: _read_measure,
    Decimal: _read_decimal,
    date: _read_day,
    types.NoneType: _read_nothing,
}
