"""What a column is: its title, what it shows, how it sorts, and who paints it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt

from ui.table.cells import Cell, WordsCell

Line = Any


def _nothing(_line: Line) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column over frozen lines. `width` 0 takes what is left."""

    key: str
    title: str
    display: Callable[[Line], str]
    width: int = 0
    cell: Cell = field(default_factory=WordsCell)
    sort_key: Callable[[Line], Any] | None = None
    tooltip: Callable[[Line], str] = _nothing
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft

    def sort_value(self, line: Line) -> Any:
        return self.display(line) if self.sort_key is None else self.sort_key(line)


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A row over all columns that names what follows it."""

    key: str
    title: str
    note: str = ""
    share: float | None = None
    open: bool = True
