"""A window with a table to type into, worked by real keys, and what came of it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from table_samples import Entry, Keeper, clear_away, entries, entry_columns, with_sections

from ui.table.editors.cell_editor import CellEditor
from ui.table.editors.field import CellField
from ui.table.view import LineView

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def a_shown_table(qtbot: QtBot) -> LineView:
    clear_away()
    table = LineView(entry_columns())
    qtbot.addWidget(table)
    table.resize(1560, 620)
    table.replace(with_sections(entries(20)))
    table.show()
    qtbot.waitExposed(table)
    table.setFocus()
    return table


class TypingBench:
    def __init__(self, qtbot: QtBot) -> None:
        clear_away()
        self.qtbot = qtbot
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1560, 620)
        self.view = LineView(entry_columns())
        self.other = QLineEdit()
        box = QVBoxLayout()
        box.addWidget(self.view)
        box.addWidget(self.other)
        inside = QWidget()
        inside.setLayout(box)
        self.window.setCentralWidget(inside)
        self.view.replace(with_sections(entries(20)))
        self.keeper = Keeper(self.view)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.view.setFocus()

    @property
    def stored(self) -> list[tuple[int, str, Any]]:
        return self.keeper.stored

    def editor(self) -> CellEditor:
        found = self.view._editing.editor()
        assert found is not None
        return found

    def field(self) -> CellField:
        return self.editor().field

    def open(self, line: int, key: str) -> CellField:
        self.view.choose(line, key)
        self.qtbot.keyClick(self.view, Key.Key_F2)
        return self.field()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(
            self.view if not self.view.is_editing() else self.field(), key, modifier
        )

    def place(self) -> tuple[int, str]:
        return self.view.current_line().id, self.view.current_column()

    def line(self, at: int) -> Entry:
        return self.view.lines.line(self.view.lines.row_of(at))
