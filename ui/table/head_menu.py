"""The menu of the heads: which columns are shown, and by which the lines are ordered.

Loaded when first opened.
"""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ui.table.arranged_view import ArrangedView

translate = QCoreApplication.translate


def head_menu(table: ArrangedView, key: str) -> QMenu:
    """Return the menu, for the head of one column or, with an empty key, for all of them."""
    menu = QMenu(table)
    menu.setAccessibleName(translate("TableHead", "Cột của bảng"))
    if key:
        sorts = (
            (translate("TableHead", "Xếp tăng dần theo cột này"), key, False),
            (translate("TableHead", "Xếp giảm dần theo cột này"), key, True),
            (translate("TableHead", "Xếp theo thứ tự của kế hoạch"), "", False),
        )
        for words, column, descending in sorts:
            action = menu.addAction(words)
            action.triggered.connect(partial(_sort, table, column, descending=descending))
        menu.addSeparator()
    for one in table.lines.columns:
        action = menu.addAction(one.title)
        action.setCheckable(True)
        action.setChecked(table.layout_of_columns.is_shown(one.key))
        action.setEnabled(table.layout_of_columns.may_hide(one.key))
        action.toggled.connect(partial(_wish, table, one.key))
    menu.addSeparator()
    menu.addAction(translate("TableHead", "Trở lại cột như ban đầu")).triggered.connect(
        table.reset_columns
    )
    return menu


def _sort(table: ArrangedView, key: str, _checked: object = None, *, descending: bool) -> None:
    table.sort_by(key, descending=descending)


def _wish(table: ArrangedView, key: str, shown: bool) -> None:  # noqa: FBT001 - a signal's
    table.wish_column(key, shown=shown)
