"""Everything that can be worked has a name that is read aloud, and can be reached by key."""

from collections.abc import Iterator

import pytest
from conftest import TODAY, Bench
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.first_start.page import FirstStartPage

WORKABLE = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.RadioButton,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
}


def _tree(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None and child.isValid():
            yield from _tree(child)


def _nameless(root: QWidget) -> list[str]:
    found = []
    for node in _tree(QAccessible.queryAccessibleInterface(root)):
        widget = node.object()
        if not isinstance(widget, QWidget) or not widget.isVisible():
            continue
        inner = isinstance(widget.parentWidget(), (QSpinBox, QComboBox))
        if node.role() in WORKABLE and not inner and not node.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def _unreachable(root: QWidget) -> list[str]:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QSpinBox)
    widgets = [one for kind in kinds for one in root.findChildren(kind)]
    return [
        f"{type(one).__name__} {one.accessibleName()}"
        for one in widgets
        if one.isVisible()
        and one.isEnabled()
        and not (isinstance(one, QAbstractButton) and one.group())  # arrows move inside it
        and not isinstance(one.parentWidget(), (QSpinBox, QAbstractScrollArea))
        and not one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.fixture
def page(qtbot: QtBot) -> FirstStartPage:
    made = FirstStartPage("Nguyễn Thị Thu Hà", TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 688)
    made.show()
    return made


def test_every_part_of_the_main_window_has_a_name(bench: Bench):
    assert _nameless(bench.window) == []


def test_every_part_of_the_first_start_has_a_name(page: FirstStartPage):
    assert _nameless(page) == []


def test_everything_is_reached_by_key(bench: Bench, page: FirstStartPage):
    assert _unreachable(bench.window) == []
    assert _unreachable(page) == []


def test_a_nameless_button_is_found(bench: Bench):
    bench.window.navigation._undo.setAccessibleName("")
    bench.window.navigation._undo.setToolTip("")
    assert _nameless(bench.window) == ["QPushButton in Navigation"]
