"""What can be done with the lines and tables of statistics: by a menu, and by keys."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from cchc_desktop.services import indicator_templates as templates
from cchc_desktop.services.indicator_grid import GridLine, GridTable
from ui.actions.bench import Bench
from ui.parts.buttons import button
from ui.parts.form_dialog import FormDialog
from ui.targets import template_forms as forms

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier


class TemplateMenu(QObject):
    """Acts on the line and the table under the cursor, which `line` and `table` tell."""

    def __init__(
        self,
        bench: Bench,
        line: Callable[[], GridLine | None],
        table: Callable[[], GridTable | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bench, self._line, self._table = bench, line, table
        self.button: Final[QPushButton] = button(self.tr("Sửa mẫu biểu"), sign="columns")
        self.button.clicked.connect(self.open)

    def keys(self) -> dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]]:
        return {
            (Qt.Key.Key_N, _CTRL): self.add_line,
            (Qt.Key.Key_E, _CTRL): self.change_line,
            (Qt.Key.Key_Delete, _CTRL): self.remove_line,
            (Qt.Key.Key_Up, _ALT): lambda: self.move(-1),
            (Qt.Key.Key_Down, _ALT): lambda: self.move(1),
        }

    def open(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def menu(self) -> QMenu:
        menu = QMenu(self.button)
        has_line, has_table = self._line() is not None, self._table() is not None
        acts = (
            (self.tr("Thêm dòng…"), "Ctrl+N", self.add_line, has_table),
            (self.tr("Sửa dòng đang chọn…"), "Ctrl+E", self.change_line, has_line),
            (self.tr("Chuyển dòng lên"), "Alt+Up", lambda: self.move(-1), has_line),
            (self.tr("Chuyển dòng xuống"), "Alt+Down", lambda: self.move(1), has_line),
            (self.tr("Bỏ dòng đang chọn"), "Ctrl+Del", self.remove_line, has_line),
            None,
            (self.tr("Thêm biểu…"), "", self.add_table, True),
            (self.tr("Đổi tên biểu…"), "", self.rename_table, has_table),
            (self.tr("Bỏ biểu"), "", self.remove_table, has_table),
        )
        for act in acts:
            if act is None:
                menu.addSeparator()
                continue
            words, key, does, possible = act
            action = menu.addAction(words, does)
            action.setEnabled(possible and self._bench.may_act())
            action.setShortcut(QKeySequence(key))
            action.setShortcutVisibleInContextMenu(True)
        return menu

    # --- lines

    def add_line(self) -> None:
        table = self._table()
        if table is not None and self._bench.may_act():
            _ask(forms.line_form(self._bench, table, self._line()))

    def change_line(self) -> None:
        line = self._line()
        if line is not None and self._bench.may_act():
            _ask(forms.change_form(self._bench, line))

    def remove_line(self) -> None:
        line = self._line()
        if line is not None:
            self._bench.do(lambda: templates.remove_line(self._bench.desk, line.id))

    def move(self, step: int) -> None:
        line = self._line()
        if line is not None:
            self._bench.do(lambda: templates.move_line(self._bench.desk, line.id, step))

    # --- tables

    def add_table(self) -> None:
        if self._bench.may_act():
            _ask(forms.table_form(self._bench, None))

    def rename_table(self) -> None:
        table = self._table()
        if table is not None and self._bench.may_act():
            _ask(forms.table_form(self._bench, table))

    def remove_table(self) -> None:
        table = self._table()
        if table is not None:
            self._bench.do(lambda: templates.remove_table(self._bench.desk, table.id))


def _ask(dialog: FormDialog) -> None:
    dialog.ask()
    dialog.deleteLater()
