"""The facts of a report as plain rows: one head, no merged cells, no totals, one value a cell.

What a person sorts, sums and makes pivot tables of. Must not know sheets.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.model import (
    Column,
    ColumnKind,
    Report,
    Row,
    SectionRow,
    Share,
    Table,
    Value,
)

_GROUP: Final = "Nhóm"
_PART: Final = "số đạt"
_WHOLE: Final = "tổng số"


def data_table(report: Report) -> Table | None:
    """Return the report's facts as plain rows; those of its longest table when it names none."""
    tables = report.tables()
    source = report.data or max(tables, key=lambda table: len(table.rows), default=None)
    return None if source is None else _plain(source)


def _plain(table: Table) -> Table:
    sectioned = any(isinstance(line, SectionRow) for line in table.rows)
    split = [_is_split(table, at) for at in range(len(table.columns))]
    columns = [Column(_GROUP, 20)] if sectioned else []
    for column, two in zip(table.columns, split, strict=True):
        columns += _columns(column, two=two)
    rows: list[Row] = []
    group = ""
    for line in table.rows:
        if isinstance(line, SectionRow):
            group = f"{forms.plain(line.number)}. {forms.plain(line.text)}".removeprefix(". ")
        elif not line.total:
            values = [
                value
                for cell, two in zip(line.cells, split, strict=True)
                for value in _values(cell, two=two)
            ]
            rows.append(Row((group, *values) if sectioned else tuple(values)))
    return Table(tuple(columns), tuple(rows))


def _is_split(table: Table, at: int) -> bool:
    """Tell whether a column's shares become two columns of numbers."""
    return table.columns[at].kind is ColumnKind.RATIO and any(
        isinstance(line, Row) and isinstance(line.cells[at], Share) for line in table.rows
    )


def _columns(column: Column, *, two: bool) -> Iterator[Column]:
    caption = ": ".join(filter(None, (column.group, column.caption))).replace("\n", " ")
    alone = replace(column, caption=caption, group="")
    if not two:
        yield alone
        return
    for word in (_PART, _WHOLE):
        yield replace(alone, caption=f"{caption} ({word})", kind=ColumnKind.NUMBER)


def _values(cell: Value, *, two: bool) -> tuple[Value, ...]:
    if not two:
        return (cell,)
    return (cell.part, cell.whole) if isinstance(cell, Share) else (cell, None)
