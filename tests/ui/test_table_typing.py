"""Typing into cells: every way of opening, saving, refusing and giving up, by real keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_bench import LEFT, SHIFT, Key, TypingBench
from table_samples import entries, with_sections


@pytest.fixture
def bench(qtbot: QtBot) -> TypingBench:
    return TypingBench(qtbot)


# --- opening


def test_f2_opens_with_what_is_there_over_its_cell(bench: TypingBench):
    field = bench.open(2, "title")
    assert field.text() == bench.line(2).title
    assert field.hasFocus()
    view = bench.view
    cell = view.visualRect(view.currentIndex())
    assert bench.editor().geometry() == cell
    assert cell.height() >= 72
    spoken = QAccessible.queryAccessibleInterface(field)
    assert spoken.text(QAccessible.Text.Name) == "Nhiệm vụ"


def test_a_letter_opens_and_is_not_lost(bench: TypingBench):
    bench.view.choose(2, "title")
    bench.qtbot.keyClicks(bench.view, "D")
    bench.qtbot.keyClicks(bench.field(), "u an")
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "title", "Du an")]


def test_a_double_click_opens_or_opens_the_line(bench: TypingBench):
    view = bench.view
    opened = QSignalSpy(view.opened)
    for key in ("title", "due"):
        view.choose(2, key)
        at = view.visualRect(view.currentIndex()).center()
        bench.qtbot.mouseDClick(view.viewport(), LEFT, pos=at)
        assert view.is_editing() == (key == "title")
        if view.is_editing():
            bench.press(Key.Key_Escape)
    assert opened.count() == 1


def test_a_composed_letter_is_not_lost(bench: TypingBench):
    view = bench.view
    view.choose(2, "title")
    assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for composed in ("d", "đ"):
        QApplication.sendEvent(view, QInputMethodEvent(composed, []))
    assert view.hasFocus(), "moving the focus would end the composition"
    assert bench.field().textCursor().block().layout().preeditAreaText() == "đ"
    made = QInputMethodEvent()
    made.setCommitString("đ")
    QApplication.sendEvent(view, made)
    assert bench.field().text() == "đ"
    assert bench.field().hasFocus()
    bench.qtbot.keyClicks(bench.field(), "en")
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "title", "đen")]


def test_a_committed_letter_opens(bench: TypingBench):
    bench.view.choose(2, "title")
    made = QInputMethodEvent()
    made.setCommitString("ơ")
    QApplication.sendEvent(bench.view, made)
    assert bench.field().text() == "ơ"
    assert bench.field().hasFocus()


def test_a_composition_taken_back_leaves_the_field_empty(bench: TypingBench):
    bench.view.choose(2, "title")
    QApplication.sendEvent(bench.view, QInputMethodEvent("d", []))
    QApplication.sendEvent(bench.view, QInputMethodEvent())
    assert bench.field().text() == ""
    bench.press(Key.Key_Escape)
    assert bench.stored == []


def test_what_may_not_be_typed_does_not_open(bench: TypingBench):
    bench.view.update_lines([replace(bench.line(2), state="done", percent=100)])
    for key in ("percent", "due"):
        bench.view.choose(2, key)
        assert not bench.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        bench.press(Key.Key_F2)
        bench.qtbot.keyClicks(bench.view, "5")
        assert not bench.view.is_editing()


def test_enter_edits_where_the_page_says_so(bench: TypingBench):
    opened = QSignalSpy(bench.view.opened)
    bench.view.choose(2, "title")
    bench.press(Key.Key_Return)
    assert (opened.count(), bench.view.is_editing()) == (1, False)
    bench.view.enter_edits = True
    bench.press(Key.Key_Return)
    assert (opened.count(), bench.view.is_editing()) == (1, True)


# --- ending


def test_enter_goes_to_the_next_cell_that_is_empty_and_should_not_be(bench: TypingBench):
    bench.view.update_lines([replace(bench.line(3), result="Xong")])
    field = bench.open(2, "result")
    field.insertPlainText("Đã họp")
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "result", "Đã họp")]
    assert bench.place() == (4, "result")
    assert not bench.view.is_editing()
    assert bench.view.hasFocus()


def test_without_empty_cells_enter_goes_a_row_lower(bench: TypingBench):
    bench.view.update_lines([replace(bench.line(at), result="Xong") for at in range(20)])
    bench.open(4, "title").insertPlainText(" (sửa)")
    bench.press(Key.Key_Return)
    assert bench.place() == (5, "title")  # over the section row


def test_tab_goes_through_what_can_be_typed(bench: TypingBench):
    bench.open(2, "deadline")
    bench.press(Key.Key_Tab)
    assert bench.place() == (2, "state")
    bench.open(2, "state")
    bench.press(Key.Key_Backtab, SHIFT)
    assert bench.place() == (2, "deadline")
    bench.open(4, "result")
    bench.press(Key.Key_Tab)
    assert bench.place() == (5, "code")


def test_shift_enter_breaks_the_line_where_lines_break(bench: TypingBench):
    field = bench.open(2, "result")
    before = bench.view.rowHeight(bench.view.currentIndex().row())
    bench.qtbot.keyClicks(field, "a")
    for _ in range(5):
        bench.press(Key.Key_Return, SHIFT)
        bench.qtbot.keyClicks(field, "b")
    assert bench.view.rowHeight(bench.view.currentIndex().row()) > before
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "result", "a\nb\nb\nb\nb\nb")]
    one_line = bench.open(2, "code")
    bench.press(Key.Key_Return, SHIFT)
    assert bench.stored[1:] == []
    assert not bench.view.is_editing()
    assert "\n" not in one_line.text()


def test_esc_restores_and_the_pages_own_esc_waits(bench: TypingBench):
    page = QSignalSpy(QShortcut(QKeySequence("Esc"), bench.window).activated)
    row = bench.view.lines.row_of(2)
    before = bench.view.rowHeight(row)
    bench.open(2, "title").insertPlainText("x")
    bench.press(Key.Key_Escape)
    assert (bench.stored, page.count()) == ([], 0)
    assert bench.view.rowHeight(row) == before
    assert bench.view.hasFocus()
    bench.press(Key.Key_Escape)
    assert page.count() == 1


def test_what_was_not_changed_is_not_stored(bench: TypingBench):
    for key in ("title", "units", "person", "deadline", "percent", "finished", "state"):
        bench.open(2, key)
        bench.press(Key.Key_Return)
        assert not bench.view.is_editing(), key
    assert bench.stored == []


def test_going_elsewhere_saves(bench: TypingBench):
    bench.open(2, "title").insertPlainText("x")
    bench.other.setFocus()
    assert bench.stored == [(2, "title", bench.line(2).title)]
    assert bench.other.hasFocus()
    bench.open(3, "title").insertPlainText("y")
    at = bench.view.visualRect(bench.view.lines.index(1, 1)).center()
    bench.qtbot.mouseClick(bench.view.viewport(), LEFT, pos=at)
    assert bench.stored[1:] == [(3, "title", bench.line(3).title)]
    assert bench.place() == (0, "title")


def test_a_press_below_an_open_cell_hits_what_was_pressed(bench: TypingBench):
    """The row was made higher to type in; it shrinks only after the button is up."""
    view = bench.view
    row = view.lines.row_of(1)
    before = view.rowHeight(row)
    bench.open(1, "title").insertPlainText("x")
    assert view.rowHeight(row) == 72
    at = view.visualRect(view.lines.index(row + 1, 1)).topLeft() + QPoint(20, 4)
    bench.qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    assert bench.place() == (2, "title")
    assert [line.id for line in view.selected_lines()] == [2]
    bench.qtbot.waitUntil(lambda: view.rowHeight(row) == before)


def test_a_table_that_goes_out_of_sight_saves(bench: TypingBench):
    bench.open(2, "title").insertPlainText("x")
    bench.view.hide()
    assert [key for _, key, _ in bench.stored] == ["title"]


def test_closing_saves_or_says_why_not(bench: TypingBench):
    assert bench.view.finish_editing()
    bench.open(2, "title").insertPlainText("x")
    assert bench.view.finish_editing()
    assert len(bench.stored) == 1
    bench.open(2, "percent").setPlainText("101")
    assert not bench.view.finish_editing()
    assert bench.editor().beneath.words() == "Ghi một số từ 0 đến 100."


# --- refusing


def test_a_refused_cell_stays_open_with_the_sentence(bench: TypingBench):
    bench.keeper.refuses = "Mã này đã dùng cho nhiệm vụ I.9."
    bench.open(2, "code").show_text("I.9")
    bench.press(Key.Key_Return)
    assert bench.view.is_editing()
    assert bench.editor().beneath.words() == "Mã này đã dùng cho nhiệm vụ I.9."
    assert bench.editor().beneath.isVisible()
    spoken = QAccessible.queryAccessibleInterface(bench.field())
    assert spoken.text(QAccessible.Text.Description) == "Mã này đã dùng cho nhiệm vụ I.9."
    bench.qtbot.keyClicks(bench.field(), "9")
    assert bench.editor().beneath.words() == ""
    bench.keeper.refuses = ""
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "code", "I.99")]


def test_a_cell_refused_later_opens_again_with_what_was_typed(bench: TypingBench):
    bench.open(2, "code").setPlainText("I.9")
    bench.press(Key.Key_Return)
    bench.view.refuse(bench.line(2), "code", "Mã này đã dùng.")
    assert bench.field().text() == "I.9"
    assert bench.editor().beneath.words() == "Mã này đã dùng."


def test_an_open_refused_cell_is_not_left_for_another(bench: TypingBench):
    bench.open(2, "percent").setPlainText("abc")
    bench.view.choose(5, "title")
    assert not bench.view.edit_current()
    assert bench.field().text() == "abc"
    assert bench.field().hasFocus()


# --- while typing


def test_the_cell_stays_open_when_lines_are_read_anew(bench: TypingBench):
    field = bench.open(2, "title")
    field.insertPlainText(" và")
    bench.view.replace(with_sections(entries(20)[1:] + entries(1)))
    assert bench.field() is field
    assert field.text().endswith(" và")
    view = bench.view
    cell = view.visualRect(view.lines.index(view.lines.row_of(2), 1))
    assert bench.editor().geometry().topLeft() == cell.topLeft()
    view.replace(with_sections(entries(2)))
    assert not view.is_editing()


def test_the_cell_follows_scrolling(bench: TypingBench):
    bench.open(2, "title")
    bench.view.verticalScrollBar().setValue(20)
    cell = bench.view.visualRect(bench.view.currentIndex())
    assert bench.editor().geometry().top() == cell.top()
    bench.view.verticalScrollBar().setValue(bench.view.verticalScrollBar().maximum())
    assert not bench.view.viewport().rect().intersects(bench.editor().geometry())
    assert bench.field().hasFocus()


def test_saving_may_take_the_line_out_of_sight(bench: TypingBench):
    """As a filter does: "not begun" is shown, and this one was just begun."""
    view = bench.view
    rest = with_sections([line for line in entries(20) if line.id != 3])
    view.edited.disconnect(bench.keeper.store)
    view.edited.connect(lambda *_: view.replace(rest))
    bench.open(3, "title").insertPlainText("x")
    bench.press(Key.Key_Return)
    assert not view.is_editing()
    assert view.lines.row_of(3) is None
    assert view.current_line() is not None
    view.edited.disconnect()
