"""Vietnamese as it is typed: by Unikey's keys, by a composing keyboard, by letters taken back.

Unikey sends a backspace and the right letter as keys; the keyboard of Windows composes, and some
replace letters that stand there already. However it comes, no letter may be lost or doubled.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from table_bench import TypingBench
from unikey_hands import MANNERS, TEXT, Manner, as_keys, press, send, type_words

from ui.parts.day_field import DayField
from ui.parts.fields import GrowingText
from ui.parts.pick_list import Choice, PickList
from ui.parts.search_field import SearchField
from ui.reporting.chapter_field import ChapterField
from ui.table.editors.field import CellField
from ui.tasks.result_form import ResultForm

by_manner = pytest.mark.parametrize("manner", MANNERS, ids=lambda one: one.__name__)


# --- cells of a table

TYPED_IN = ("title", "code", "units", "person", "deadline")


@pytest.fixture
def bench(qtbot: QtBot) -> TypingBench:
    made = TypingBench(qtbot)
    qtbot.waitUntil(made.view.hasFocus)
    return made


@by_manner
@pytest.mark.parametrize("column", TYPED_IN)
def test_an_open_cell(column: str, manner: Manner, bench: TypingBench):
    field = bench.open(2, column)
    field.selectAll()
    type_words(manner)
    assert field.text() == TEXT


@by_manner
@pytest.mark.parametrize("column", TYPED_IN)
def test_the_first_letter_opens_the_cell(column: str, manner: Manner, bench: TypingBench):
    bench.view.choose(2, column)
    bench.view.setFocus()
    type_words(manner)
    assert bench.field().text() == TEXT
    assert bench.field().hasFocus()


@by_manner
def test_in_the_middle_of_words_that_stand_there(manner: Manner, bench: TypingBench):
    field = bench.open(2, "title")
    field.show_text("Kế hoạch năm")
    cursor = field.textCursor()
    cursor.setPosition(len("Kế "))
    field.setTextCursor(cursor)
    type_words(manner, ["Quyết"])
    assert field.text() == "Kế Quyếthoạch năm"


@by_manner
def test_what_was_typed_is_what_is_stored(manner: Manner, bench: TypingBench):
    bench.view.choose(2, "title")
    bench.view.setFocus()
    type_words(manner)
    press(Qt.Key.Key_Return)
    assert bench.stored == [(2, "title", TEXT)]


def test_d_twice_as_unikey_sends_it_still_chooses_the_state(bench: TypingBench):
    bench.view.choose(2, "state")
    bench.view.setFocus()
    as_keys(["D", "Đ"])
    assert bench.stored[-1] == (2, "state", "in-progress")


def test_a_composition_given_up_leaves_the_words_as_they_were(bench: TypingBench):
    field = bench.open(2, "title")
    before = field.text()
    send(QInputMethodEvent("Đươ", []))
    send(QInputMethodEvent("", []))
    assert field.text() == before


@by_manner
def test_a_cell_for_few_letters_takes_no_more(manner: Manner, qtbot: QtBot):
    window = QWidget()
    field = CellField(window, many_lines=False, most=9)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    type_words(manner, ["Được", "nghiện"])
    assert len(field.text()) <= 9
    assert field.text().startswith("Được ")
    field.selectAll()
    type_words(manner, ["Quyết"])
    assert field.text() == "Quyết"


# --- fields of windows


def _plain() -> tuple[QWidget, QWidget]:
    made = QLineEdit()
    return made, made


def _searching() -> tuple[QWidget, QWidget]:
    made = SearchField("Tìm, không cần dấu")
    return made, made


def _growing() -> tuple[QWidget, QWidget]:
    made = GrowingText()
    return made, made


def _chapter() -> tuple[QWidget, QWidget]:
    made = ChapterField("I")
    return made, made.words


def _result() -> tuple[QWidget, QWidget]:
    made = ResultForm()
    return made, made.findChildren(QPlainTextEdit)[-1]


def _chip() -> tuple[QWidget, QWidget]:
    choices = [Choice(at, f"Đơn vị {at}", at) for at in range(12)]
    parent = QWidget()
    made = PickList("Đơn vị", choices, [], parent)
    made.setWindowFlags(Qt.WindowType.Widget)  # the keyboard of a popup is not a test's to give
    made.show()
    return parent, made.findChild(SearchField)


def _day() -> tuple[QWidget, QWidget]:
    made = DayField(2026)
    return made, made


FIELDS = (_plain, _searching, _growing, _chapter, _result, _chip, _day)


@by_manner
@pytest.mark.parametrize("make", FIELDS, ids=lambda one: one.__name__.strip("_"))
def test_a_field(make: Callable[[], tuple[QWidget, QWidget]], manner: Manner, qtbot: QtBot):
    window, edit = make()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    type_words(manner)
    text = edit.text() if isinstance(edit, QLineEdit | CellField) else edit.toPlainText()
    assert text == TEXT


def test_every_manner_would_be_found_out(qtbot: QtBot):
    """A field that loses what is taken back fails: the tests above can."""

    class Deaf(QLineEdit):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
            if event.key() != Qt.Key.Key_Backspace:
                super().keyPressEvent(event)

        def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
            self.insert(event.commitString() or event.preeditString())

    for manner in MANNERS:
        edit = Deaf()
        qtbot.addWidget(edit)
        edit.show()
        edit.setFocus()
        qtbot.waitUntil(edit.hasFocus)
        type_words(manner)
        assert edit.text() != TEXT
