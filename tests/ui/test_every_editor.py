"""Every field and every cell that can be typed in, in every window: no letter lost or doubled.

The scenes are those of the pictures, so a new window is tried without being named here.
"""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from unikey_hands import MANNERS, TEXT, Manner, as_composition, type_words

from ui.shots.scenes import SCENES
from ui.shots.studio import Studio
from ui.table.editors.choosing import ChoiceEditor
from ui.table.editors.field import CellField
from ui.table.typing_view import TypingView
from ui.theme import look

Edit = QLineEdit | QPlainTextEdit | QTextEdit
# Windows with kinds of fields and cells of their own; the rest is for the night.
QUICK = ("first-start", "tasks", "entry", "units", "plan-document", "settings-office")


@pytest.fixture(scope="module")
def studio(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    look.apply(qapp, "light", 1.0)
    qapp.setCursorFlashTime(0)
    made = Studio(tmp_path_factory.mktemp("offices"))
    yield made
    made.close()


# ---- fields -------------------------------------------------------------------------------------


def _fields(shown: QWidget) -> list[Edit]:
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    found = [one for kind in kinds for one in shown.findChildren(kind)]
    return [one for one in found if one.isVisible() and one.isEnabled() and _takes_words(one)]


def _takes_words(one: Edit) -> bool:
    if one.isReadOnly() or isinstance(one, CellField):
        return False  # an open cell is tried with its table
    if not isinstance(one, QLineEdit):
        return True
    counts = isinstance(one.parent(), QAbstractSpinBox) or one.validator() is not None
    return not counts and one.maxLength() >= len(TEXT) and not one.inputMask()


def _text(one: Edit) -> str:
    return one.text() if isinstance(one, QLineEdit) else one.toPlainText()


def _named(one: QWidget) -> str:
    return f"{type(one).__name__} {one.accessibleName() or one.objectName()!r}"


def _faults_of_field(one: Edit) -> Iterator[str]:
    before = _text(one)
    one.window().activateWindow()
    for manner in MANNERS:
        one.setFocus()
        if not one.hasFocus():
            yield f"{_named(one)} does not take the focus"
            return
        one.selectAll()
        type_words(manner)
        if _text(one) != TEXT:
            yield f"{_named(one)}, {manner.__name__}: {_text(one)!r}"
    one.selectAll()
    one.insert(before) if isinstance(one, QLineEdit) else one.setPlainText(before)


# ---- cells --------------------------------------------------------------------------------------


def _cells(table: TypingView) -> Iterator[tuple[int, int]]:
    """Yield a cell of each column and kind of line that can be typed in."""
    known: set[tuple[str, type]] = set()
    for at, column in enumerate(table.lines.columns):
        if table.isColumnHidden(at):
            continue
        for row, line in enumerate(table.lines.lines()):
            kind = (column.key, type(line))
            if kind not in known and column.may_edit(line) and column.editor is not None:
                known.add(kind)
                yield row, at


def _opened(table: TypingView) -> CellField | None:
    """Return the field of the open cell; None where it chooses instead of taking words."""
    editor = table._editing.editor()
    if editor is None or isinstance(editor, ChoiceEditor):
        return None
    return editor.field


def _holds(field: CellField) -> bool:
    """Tell whether all that was typed stands there, or as much as may."""
    few = 0 < field._most < len(TEXT)
    return len(field.text()) <= field._most if few else field.text() == TEXT


def _close(table: TypingView) -> None:
    if (editor := table._editing.editor()) is not None:
        editor.cancelled.emit()


def _open_cell(table: TypingView) -> None:
    table.edit_current()
    if (field := _opened(table)) is not None:
        field.selectAll()


def _begin_over(_table: TypingView) -> None:
    """Let the first letter open the cell."""


Opening = Callable[[TypingView], None]
WAYS: Sequence[tuple[Opening, Manner]] = (
    *((_open_cell, manner) for manner in MANNERS),
    (_begin_over, as_composition),
)


def _faults_of_table(table: TypingView) -> Iterator[str]:
    for row, at in list(_cells(table)):
        for opening, manner in WAYS:
            table.window().activateWindow()
            table.setFocus()
            table.setCurrentIndex(table.lines.index(row, at))
            opening(table)
            if opening is _open_cell and _opened(table) is None:
                _close(table)
                break  # a choice: its letters choose
            type_words(manner)
            field = _opened(table)
            if field is None or not _holds(field):
                said = "closed" if field is None else repr(field.text())
                name = table.lines.columns[at].key
                yield f"cell {name} {opening.__name__} {manner.__name__}: {said}"
            _close(table)


def _tables(shown: QWidget) -> list[TypingView]:
    return [one for one in shown.findChildren(TypingView) if one.isVisible() and one.isEnabled()]


# ---- all of them --------------------------------------------------------------------------------


def _judged(scene: str, studio: Studio) -> tuple[list[str], int]:
    faults: list[str] = []
    tried: list[str] = []

    def judge(shown: QWidget) -> None:
        for table in _tables(shown):
            if table.is_editing():
                _close(table)
            tried.extend(str(cell) for cell in _cells(table))
            faults.extend(_faults_of_table(table))
        for field in _fields(shown):
            tried.append(_named(field))
            faults.extend(_faults_of_field(field))
        QTest.qWait(0)

    SCENES[scene](studio, judge)
    return faults, len(tried)


@pytest.mark.parametrize(
    "scene",
    [one if one in QUICK else pytest.param(one, marks=pytest.mark.long) for one in SCENES],
)
def test_no_letter_is_lost_or_doubled(scene: str, studio: Studio):
    faults, _ = _judged(scene, studio)
    assert faults == []


@pytest.mark.parametrize("scene", QUICK)
def test_there_is_something_to_try(scene: str, studio: Studio):
    assert _judged(scene, studio)[1] >= 1
