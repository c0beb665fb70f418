"""Vietnamese as it is typed: by Unikey's keys, by a composing keyboard, by letters taken back.

Unikey sends a backspace and the right letter as keys; the keyboard of Windows composes, and some
replace letters that stand there already. However it comes, no letter may be lost or doubled.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from table_bench import TypingBench

from ui.parts.day_field import DayField
from ui.parts.fields import GrowingText
from ui.parts.pick_list import Choice, PickList
from ui.parts.search_field import SearchField
from ui.reporting.chapter_field import ChapterField
from ui.table.editors.field import CellField
from ui.tasks.result_form import ResultForm

# What stands there after each stroke of Telex: "DDuwowcj", "nghieenj", "Quyeets", in one word each.
WORDS = {
    "Được": ["D", "Đ", "Đu", "Đư", "Đưo", "Đươ", "Đươc", "Được"],
    "nghiện": ["n", "ng", "ngh", "nghi", "nghie", "nghiê", "nghiên", "nghiện"],
    "Quyết": ["Q", "Qu", "Quy", "Quye", "Quyê", "Quyêt", "Quyết"],
    "ễnh": ["e", "ê", "ễ", "ễn", "ễnh"],
}
TEXT = "Được nghiện Quyết ễnh"


def _send(event: QEvent) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, event)


def _key(key: int, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _send(QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _strokes(states: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield how many letters are taken back, and what comes in their place."""
    for before, after in pairwise(["", *states]):
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        yield len(before) - same, after[same:]


def as_keys(states: Sequence[str]) -> None:
    for back, letters in _strokes(states):
        for _ in range(back):
            _key(Qt.Key.Key_Backspace, "\b")
        for letter in letters:
            _key(0, letter)  # a letter without a key, as from SendInput


def as_composition(states: Sequence[str]) -> None:
    for state in states:
        _send(QInputMethodEvent(state, []))
    done = QInputMethodEvent()
    done.setCommitString(states[-1])
    _send(done)


def as_replacement(states: Sequence[str]) -> None:
    for back, letters in _strokes(states):
        event = QInputMethodEvent()
        event.setCommitString(letters, -back, back)
        _send(event)


Manner = Callable[[Sequence[str]], None]
MANNERS: Sequence[Manner] = (as_keys, as_composition, as_replacement)
by_manner = pytest.mark.parametrize("manner", MANNERS, ids=lambda one: one.__name__)


def _type(manner: Manner, words: Sequence[str] = tuple(WORDS)) -> None:
    for place, word in enumerate(words):
        if place:
            _key(Qt.Key.Key_Space, " ")
        manner(WORDS[word])


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
    _type(manner)
    assert field.text() == TEXT


@by_manner
@pytest.mark.parametrize("column", TYPED_IN)
def test_the_first_letter_opens_the_cell(column: str, manner: Manner, bench: TypingBench):
    bench.view.choose(2, column)
    bench.view.setFocus()
    _type(manner)
    assert bench.field().text() == TEXT
    assert bench.field().hasFocus()


@by_manner
def test_in_the_middle_of_words_that_stand_there(manner: Manner, bench: TypingBench):
    field = bench.open(2, "title")
    field.show_text("Kế hoạch năm")
    cursor = field.textCursor()
    cursor.setPosition(len("Kế "))
    field.setTextCursor(cursor)
    _type(manner, ["Quyết"])
    assert field.text() == "Kế Quyếthoạch năm"


@by_manner
def test_what_was_typed_is_what_is_stored(manner: Manner, bench: TypingBench):
    bench.view.choose(2, "title")
    bench.view.setFocus()
    _type(manner)
    _key(Qt.Key.Key_Return)
    assert bench.stored == [(2, "title", TEXT)]


def test_d_twice_as_unikey_sends_it_still_chooses_the_state(bench: TypingBench):
    bench.view.choose(2, "state")
    bench.view.setFocus()
    as_keys(["D", "Đ"])
    assert bench.stored[-1] == (2, "state", "in-progress")


def test_a_composition_given_up_leaves_the_words_as_they_were(bench: TypingBench):
    field = bench.open(2, "title")
    before = field.text()
    _send(QInputMethodEvent("Đươ", []))
    _send(QInputMethodEvent("", []))
    assert field.text() == before


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
    _type(manner)
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
        _type(manner)
        assert edit.text() != TEXT
