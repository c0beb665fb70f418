"""Tables of a report: columns, rows, and figures that stay figures.

Must not know how wide a column is drawn, nor how a figure is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; both stay known, so that shares can be added up. 0 of 0 is no share."""

    part: int
    whole: int

    @property
    def value(self) -> Decimal | None:
        return Decimal(self.part) / Decimal(self.whole) if self.whole else None


Value = str | int | Decimal | date | Share | None
"""What a cell holds: several lines are a text with line ends; a `Decimal` under PERCENT is a
fraction of one; a text may stand in any column ("Quý II/2026" among days)."""


class ColumnKind(StrEnum):
    """What a column holds, from which its alignment and its written form follow."""

    ORDER = "order"
    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    POINTS = "points"
    """A percentage whose sign stands in the caption."""
    RATIO = "ratio"
    """A share written as its two numbers, 6/28."""
    DATE = "date"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; neighbours with the same `group` stand under one caption on a level above."""

    caption: str
    share: float
    """Of the table's width, in any measure: only the proportions count."""
    kind: ColumnKind = ColumnKind.TEXT
    group: str = ""
    compared: bool = False
    """A column of numbers that are compared with each other stands to the right."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, a value a column; `total` for the one that adds up."""

    cells: tuple[Value, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading between rows, over all columns but the first, which has its number."""

    number: str
    text: str


Line = Row | SectionRow


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what stands over and under it."""

    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    name: str = ""
    """A few words: the name of its sheet, and of its bookmark."""
    unit: str = ""
    """What stands above right: "Đơn vị tính: nhiệm vụ"."""
    notes: tuple[str, ...] = ()
    dense: bool = False
    """Many narrow columns: less room beside the text."""
    mark_continued: bool = True
    """Says "(tiếp)" in the first cell of a row that goes on from the page before."""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table without columns")
        for line in self.rows:
            if isinstance(line, Row) and len(line.cells) != len(self.columns):
                raise ValueError(f"{len(line.cells)} cells in {len(self.columns)} columns")

    @property
    def grouped(self) -> bool:
        return any(column.group for column in self.columns)

    def groups(self) -> Iterator[tuple[str, int, int]]:
        """Yield caption, first and last column of each group on the upper level of the head."""
        first = 0
        for at, column in enumerate(self.columns):
            last = at + 1 == len(self.columns)
            if last or not column.group or self.columns[at + 1].group != column.group:
                yield column.group, first, at
                first = at + 1
