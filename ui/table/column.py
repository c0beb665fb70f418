"""What a column is: its title, what it shows, how it sorts, who paints it and how it is typed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import Qt

from ui.table.cells import Cell, WordsCell
from ui.table.editors.kinds import Editor

Line = Any
LEAST_STRETCH: Final = 232


def _nothing(_line: Line) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column over frozen lines. `width` 0 takes what is left, and never goes out of sight.

    `sort_key` gives a value of one kind for every line; None and "" are empty and come last.
    `wanted` is shown where a cell is empty and should not be; `wants` says of which lines, when it
    is not of all that can be typed. `doubt` says in one sentence why a cell wants a look. `plain`
    is what is copied where `display` is not enough.
    """

    key: str
    title: str
    display: Callable[[Line], str]
    width: int = 0
    cell: Cell = field(default_factory=WordsCell)
    sort_key: Callable[[Line], Any] | None = None
    tooltip: Callable[[Line], str] = _nothing
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    editor: Editor | None = None
    wanted: str = ""
    doubt: Callable[[Line], str | None] | None = None
    plain: Callable[[Line], str] | None = None
    wants: Callable[[Line], bool] | None = None

    def wanted_of(self, line: Line) -> str:
        """Return what stands in an empty cell of a line; nothing where it may stay empty."""
        return self.wanted if self.wants is None or self.wants(line) else ""

    def sort_value(self, line: Line) -> Any:
        return self.display(line) if self.sort_key is None else self.sort_key(line)

    def doubt_of(self, line: Line) -> str | None:
        return None if self.doubt is None else self.doubt(line)

    def copied(self, line: Line) -> str:
        return self.display(line) if self.plain is None else self.plain(line)

    def may_edit(self, line: Line) -> bool:
        return (
            self.editor is not None
            and not isinstance(line, SectionLine)
            and self.editor.allows(line)
        )


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A row over all columns that names what follows it."""

    key: str
    title: str
    note: str = ""
    share: float | None = None
    open: bool = True
