"""The task list over real data as a test sees it: what it presses, and what came of it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.actions.bench import Bench
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.tasks.lines import TaskLine
from ui.tasks.page import TasksPage


@dataclass
class AtTasks:
    """The window with the sample year, and what a test presses."""

    window: MainWindow
    work: Workbench
    qtbot: QtBot
    refused: list[BaseException]

    @property
    def page(self) -> TasksPage:
        return self.work.tasks

    @property
    def bench(self) -> Bench:
        assert self.work.acts is not None
        return self.work.acts

    def line(self, code: str) -> TaskLine:
        return next(line for line in self.page.listing.everything() if line.code == code)

    def go(self, code: str, column: str = "title") -> None:
        self.page.table.setFocus()
        assert self.page.table.choose(self.line(code).id, column)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page.table, key, held)

    def type_over(self, text: str) -> None:
        """Open the current cell, write over what it says, and save it by Enter."""
        assert self.page.table.edit_current()
        editor = self.page.table._editing.editor()
        editor.field.selectAll()
        editor.field.insertPlainText(text)  # as an input method commits accented letters
        self.qtbot.keyClick(editor.field, Qt.Key.Key_Return)

    def told(self) -> str:
        return self.page.message.text()
