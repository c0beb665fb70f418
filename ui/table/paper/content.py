"""What is printed of a table: the words of the lines as they are shown, and those around them.

Must not know a page.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import Qt

from ui.table.cells import DueCell, SignCell
from ui.table.column import Column, SectionLine
from ui.table.list_view import ListView

_SIGN: Final = 20


class Heading(NamedTuple):
    """The words around the table: whose it is, of which day, what it is, what was chosen of it."""

    office: str
    day: str
    title: str
    subtitle: str


class PaperColumn(NamedTuple):
    """One column; a width of 0 takes what is left. `words` are those of one line."""

    title: str
    width: int
    align: Qt.AlignmentFlag
    words: Callable[[Any], str]


class PaperTable(NamedTuple):
    """A table as it was when it was asked for; what is written later does not reach it."""

    heading: Heading
    columns: tuple[PaperColumn, ...]
    lines: Sequence[Any]


def paper_table(view: ListView, heading: Heading) -> PaperTable:
    """Take the lines and the columns in the order, width and choice in which they are shown."""
    columns = tuple(
        PaperColumn(
            column.title,
            _width_of(view, column),
            column.align,
            _words_of(column),
        )
        for at, column in enumerate(view.lines.columns)
        if not view.isColumnHidden(at)
    )
    return PaperTable(heading, columns, tuple(view.lines.lines()))


def _width_of(view: ListView, column: Column) -> int:
    """Return the width on the screen, without the sign that is not printed."""
    if not column.width:
        return 0
    sign = _SIGN if isinstance(column.cell, SignCell) else 0
    return max(view.layout_of_columns.width_of(column) - sign, 1)


def section_words(line: SectionLine) -> str:
    """Say in one line what a group is and how far it has come."""
    return f"{line.title} ({line.note})" if line.note else line.title


def _words_of(column: Column) -> Callable[[Any], str]:
    """Say a state by its word, a percent by its figure, a deadline by its date and its phrase."""
    cell = column.cell
    if isinstance(cell, DueCell):
        phrase = cell.phrase
        return lambda line: "\n".join(filter(None, [column.display(line), phrase(line)]))
    return lambda line: column.display(line) or column.wanted
