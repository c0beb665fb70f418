"""Tables and charts on paper: sizes, distances, alignment, where a row may break.

Must not know any file format.
"""

from dataclasses import dataclass
from typing import Final

from cchc_desktop.reports.layout.paper import MM, SINGLE
from cchc_desktop.reports.model import Column, ColumnKind, Table

RULE: Final = 0.5
HEAD_GREY: Final = 0.90
SECTION_GREY: Final = 0.95
ABOVE_AND_BELOW: Final = 2.2

CONTINUED: Final = "(tiếp)"
CONTINUED_SIZE: Final = 10.5

UNBROKEN_ROWS: Final = 6
"""A row of fewer lines moves to the next page whole: two and two look like a mistake."""
LEAST_LINES: Final = 2
"""Of a broken row on either side of a page's end."""
LINES_AFTER_SECTION: Final = 3

NOTE_SIZE: Final = 12.0
NOTE_PITCH: Final = 13.8
UNIT_BELOW: Final = 16.0
TABLE_BELOW_UNIT: Final = 6.0
TABLE_BELOW_TEXT: Final = 12.5
NOTE_BELOW_TABLE: Final = 5.0
GAP_AFTER: Final = 9.0


@dataclass(frozen=True, slots=True)
class CellSizes:
    size: float
    pitch: float
    beside: float


IN_APPENDIX: Final = CellSizes(12, 13.8, 1.5 * MM)
IN_TEXT: Final = CellSizes(13, 15.4, 1.5 * MM)
DENSE: Final = CellSizes(12, 13.8, 1.0 * MM)

_CENTRED: Final = {
    ColumnKind.ORDER,
    ColumnKind.NUMBER,
    ColumnKind.PERCENT,
    ColumnKind.POINTS,
    ColumnKind.RATIO,
    ColumnKind.DATE,
    ColumnKind.STATE,
}


def cell_sizes(table: Table, *, in_appendix: bool) -> CellSizes:
    if table.dense:
        return DENSE
    return IN_APPENDIX if in_appendix else IN_TEXT


def alignment(column: Column) -> str:
    """Return left, center or right: numbers go to the right when one column compares them."""
    if column.compared:
        return "right"
    return "center" if column.kind in _CENTRED else "left"


def widths(table: Table, room: float) -> list[float]:
    """Share the room out among the columns."""
    whole = sum(column.share for column in table.columns)
    return [room * column.share / whole for column in table.columns]


# ---- charts: one grey survives a photocopy ------------------------------------------------------
CHART_TITLE_SIZE: Final = 13.0
CHART_TEXT_SIZE: Final = 12.0
CHART_TITLE_ROOM: Final = 1.5 * SINGLE * CHART_TITLE_SIZE
BAR_THICKNESS: Final = 14.0
BAR_PITCH: Final = 21.0
BAR_GREY: Final = 0.45
NAMES_SHARE: Final = 78 / 252
"""How much of the chart's width stands left of the bars, and the longest bar takes."""
BARS_SHARE: Final = 130 / 252
