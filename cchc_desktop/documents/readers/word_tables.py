"""Tables of Word: cells merged by gridSpan, vMerge and hMerge, laid on the grid of the table.

Must not know how the content of a cell is read: the body reader does that and hands it over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from cchc_desktop.documents.blocks import Cell, Paragraph, Place, Row
from cchc_desktop.documents.readers.cell_content import Content
from cchc_desktop.documents.readers.grid import MOST_COLUMNS
from cchc_desktop.documents.readers.word_names import (
    ALTERNATE,
    CHOICE,
    TC,
    TR,
    VAL,
    WRAPS,
    number,
    switch,
    value,
    w,
)
from cchc_desktop.documents.readers.word_properties import CELL, ROW, Properties

_GRID, _GRID_COLUMN, _WIDTH = w("tblGrid"), w("gridCol"), w("w")
_SPAN, _V_MERGE, _H_MERGE = w("gridSpan"), w("vMerge"), w("hMerge")
_BEFORE, _HEADER, _HIDDEN, _DELETED = w("gridBefore"), w("tblHeader"), w("hidden"), w("del")
_CELL_GONE, _CELL_NEW, _INSERTED = w("cellDel"), w("cellIns"), w("ins")
_RESTART: Final = "restart"


@dataclass(slots=True)
class _Open:
    """A cell that may still grow downwards."""

    row: int
    at: int


def inside(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, also where a wrapper stands around them."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in WRAPS:
            yield from inside(child, wanted)
        elif child.tag == ALTERNATE and (chosen := child.find(CHOICE)) is not None:
            yield from inside(chosen, wanted)


def grid_widths(table: etree._Element) -> list[float]:
    grid = table.find(_GRID)
    columns = [] if grid is None else grid.findall(_GRID_COLUMN)[:MOST_COLUMNS]
    return [float(max(0, number(one.get(_WIDTH)))) for one in columns]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a w:tcPr says of how far a cell reaches."""

    span: int = 1
    begins_down: bool = False
    goes_down: bool = False
    goes_right: bool = False
    gone: bool = False
    tracked: bool = False


class TableRows:
    """Reads the rows of tables; what cells' properties say is worked out once."""

    def __init__(
        self, properties: Properties, content: Callable[[etree._Element], Content | Paragraph]
    ) -> None:
        self._properties: Final = properties
        self._content: Final = content
        self._shapes: dict[str, _Shape] = {}
        self.tracked = False
        """Rows or cells were put in or taken out, and nobody has accepted it yet."""

    def read(self, table: etree._Element, place: Callable[[int], Place]) -> list[Row]:
        """Read the rows in order; `place` is asked before each."""
        made: list[Row] = []
        standing: dict[int, _Open] = {}
        for count, row in enumerate(inside(table, TR), 1):
            about = self._properties.of(row, ROW)
            if about is not None and self._is_out(about):
                continue
            where = place(count)
            column = max(0, number(value(about, _BEFORE)))
            cells, standing = self._cells(row, column, made, standing, where)
            header = about is not None and bool(switch(about, _HEADER))
            made.append(Row(tuple(cells), header=header, where=where))
        return made

    def _is_out(self, about: etree._Element) -> bool:
        """Tell whether a row was taken out or is hidden."""
        gone = about.find(_DELETED) is not None
        self.tracked = self.tracked or gone or about.find(_INSERTED) is not None
        return gone or bool(switch(about, _HIDDEN))

    def _cells(
        self,
        row: etree._Element,
        column: int,
        made: list[Row],
        standing: dict[int, _Open],
        where: Place,
    ) -> tuple[list[Cell], dict[int, _Open]]:
        cells: list[Cell] = []
        open_: dict[int, _Open] = {}
        for cell in inside(row, TC):
            if column >= MOST_COLUMNS:
                break
            shape = self._shape(cell)
            span = min(shape.span, MOST_COLUMNS - column)
            self.tracked = self.tracked or shape.tracked
            if shape.gone:
                continue
            if shape.goes_right and cells:
                cells[-1] = replace(cells[-1], colspan=cells[-1].colspan + span)
            elif shape.goes_down and (above := standing.get(column)) is not None:
                _grow(made, above, len(made))
                open_[column] = above
            else:
                if shape.begins_down or shape.goes_down:
                    open_[column] = _Open(len(made), len(cells))
                read = self._content(cell)
                look = (read.bold, read.italic, read.centred)
                cells.append(Cell(read.text, column, span, 1, *look, where=where))
            column += span
        return cells, open_

    def _shape(self, cell: etree._Element) -> _Shape:
        number_ = cell.get(CELL)
        found = None if number_ is None else self._shapes.get(number_)
        if found is None:
            about = self._properties.of(cell, CELL)
            found = _ALONE if about is None else _shape_of(about)
            if number_ is not None:
                self._shapes[number_] = found
        return found


_ALONE: Final = _Shape()


def _shape_of(about: etree._Element) -> _Shape:
    down, right = about.find(_V_MERGE), about.find(_H_MERGE)
    gone, new = about.find(_CELL_GONE) is not None, about.find(_CELL_NEW) is not None
    return _Shape(
        max(1, number(value(about, _SPAN), 1)),
        down is not None and down.get(VAL) == _RESTART,
        down is not None and down.get(VAL) != _RESTART,
        right is not None and right.get(VAL) != _RESTART,
        gone,
        tracked=gone or new,
    )


def _grow(made: list[Row], origin: _Open, row: int) -> None:
    if origin.row >= row:  # merged with a cell of its own row: a damaged file
        return
    cells = list(made[origin.row].cells)
    cells[origin.at] = replace(cells[origin.at], rowspan=row - origin.row + 1)
    made[origin.row] = replace(made[origin.row], cells=tuple(cells))
