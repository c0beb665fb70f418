"""The menu of a row of the draft: what may be done with it, and which group it belongs to."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.intake.draft_line import DraftLine


def row_menu(parent: QWidget, line: DraftLine, deeds: Mapping[str, QAction]) -> QMenu:
    """Return the menu of what fits a row."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for key in ("join", "split", "drop" if line.said.kept else "take"):
        menu.addAction(deeds[key])
        deeds[key].setShortcutVisibleInContextMenu(True)
    return menu
