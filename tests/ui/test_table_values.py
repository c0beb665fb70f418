"""What is typed into a cell of each kind: a state, names, a deadline, a day, a percent."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_bench import CTRL, LEFT, Key, TypingBench


@pytest.fixture
def bench(qtbot: QtBot) -> TypingBench:
    return TypingBench(qtbot)


# --- one of a list


@pytest.mark.parametrize(
    ("letter", "state"),
    [
        ("h", "done"),
        ("D", "in-progress"),
        ("đ", "in-progress"),
        ("t", "ongoing"),
        ("k", "not-arisen"),
        ("m", "paused"),
        ("g", "stopped"),
        ("n", "carried-over"),
    ],
)
def test_a_state_by_one_letter_without_opening(bench: TypingBench, letter: str, state: str):
    bench.view.choose(2, "state")
    if letter.isascii():
        bench.qtbot.keyClicks(bench.view, letter * 2)
    else:
        made = QInputMethodEvent()
        made.setCommitString(letter)
        QApplication.sendEvent(bench.view, made)
    assert bench.stored == [(2, "state", state)]
    assert bench.place() == (2, "state")
    assert not bench.view.is_editing()


def test_a_state_from_the_list(bench: TypingBench):
    bench.open(2, "state")
    assert bench.editor().beneath.isVisible()
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "state", "ongoing")]
    bench.open(2, "state")
    bench.qtbot.keyClicks(bench.field(), "x")
    assert bench.view.is_editing()
    bench.qtbot.keyClicks(bench.field(), "k")
    assert bench.stored[1:] == [(2, "state", "not-arisen")]


def test_a_state_by_the_mouse(bench: TypingBench):
    bench.open(2, "state")
    rows = bench.editor()._list
    bench.qtbot.mouseClick(rows, LEFT, pos=QPoint(30, 4 + 14))
    assert bench.stored == [(2, "state", "done")]


# --- names


def test_names_are_completed_and_parted_by_semicolons(bench: TypingBench):
    field = bench.open(2, "units")
    bench.qtbot.keyClicks(field, "; van ph")
    assert [row.word for row in bench.editor()._list.rows()] == ["Văn phòng HĐND và UBND"]
    bench.qtbot.keyClicks(field, "; pvhcc")
    bench.press(Key.Key_Return)
    [(_, _, units)] = bench.stored
    assert [unit.value for unit in units] == [1, 3, 4]
    assert bench.line(2).units[-1] == "Trung tâm Phục vụ hành chính công"


def test_an_unknown_name_is_refused_where_none_may_be_added(bench: TypingBench):
    bench.open(2, "units").setPlainText("Phòng Nội vụ")
    bench.press(Key.Key_Return)
    said = bench.editor().beneath.words()
    assert said == "“Phòng Nội vụ” chưa có trong danh sách. Chọn một tên trong danh sách."


def test_an_unknown_name_is_offered_as_new_where_it_may_be(bench: TypingBench):
    field = bench.open(2, "person")
    field.selectAll()
    field.insertPlainText("Phạm Văn Bình")
    assert [row.word for row in bench.editor()._list.rows()] == ["Thêm mới “Phạm Văn Bình”"]
    bench.press(Key.Key_Return)
    [(_, _, (person,))] = bench.stored
    assert (person.value, person.word) == (None, "Phạm Văn Bình")


def test_the_list_of_names_by_keys_and_mouse(bench: TypingBench):
    field = bench.open(2, "person")
    bench.press(Key.Key_Down, CTRL)
    field.selectAll()
    bench.qtbot.keyClicks(field, "t")
    bench.press(Key.Key_Escape)
    assert bench.view.is_editing()
    bench.qtbot.keyClicks(field, "r")
    rows = bench.editor()._list
    bench.qtbot.mouseClick(rows, LEFT, pos=QPoint(30, 4 + 14))
    assert field.text() == "Trần Văn Đức"
    bench.press(Key.Key_Tab)
    assert bench.stored[0][2][0].value == 7


# --- days and deadlines


def test_a_deadline_says_at_once_what_it_means(bench: TypingBench):
    field = bench.open(2, "deadline")
    assert bench.editor().beneath.words() == "Đến hết ngày 31/12/2026"
    field.setPlainText("năm tiếp theo")
    assert bench.editor().beneath.words() == "Chưa hiểu phần “năm tiếp theo”."
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "deadline", "năm tiếp theo")]


def test_a_day_from_the_calendar(bench: TypingBench):
    field = bench.open(2, "deadline")
    field.setPlainText("Trước 05/12/2026")
    field.moveCursor(field.textCursor().MoveOperation.End)
    bench.press(Key.Key_Down, CTRL)
    month = bench.editor()._month
    assert month.isVisible()
    assert month.day() == date(2026, 12, 5)
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_PageDown, Key.Key_Return):
        bench.press(key)
    assert field.text() == "Trước 13/01/2027"
    assert not month.isVisible()
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "deadline", "Trước 13/01/2027")]


def test_the_calendar_closes_by_esc_and_by_typing(bench: TypingBench):
    field = bench.open(2, "finished")
    bench.qtbot.mouseClick(bench.editor()._button, LEFT)
    assert bench.editor().beneath.body_shown()
    bench.press(Key.Key_Escape)
    assert bench.view.is_editing()
    assert not bench.editor().beneath.body_shown()
    bench.press(Key.Key_Down, CTRL)
    bench.qtbot.keyClicks(field, "5/9")
    assert not bench.editor().beneath.body_shown()
    assert bench.editor().beneath.words() == "05/9/2026"
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "finished", date(2026, 9, 5))]


def test_a_day_that_is_none_is_refused_and_an_empty_one_is_not(bench: TypingBench):
    bench.open(2, "finished").setPlainText("31/2")
    bench.press(Key.Key_Return)
    assert bench.editor().beneath.words() == "Ghi ngày như 30/6 hoặc 30/6/2026."
    bench.press(Key.Key_Escape)
    bench.view.update_lines([replace(bench.line(3), finished=date(2026, 5, 1))])
    bench.open(3, "finished").setPlainText("")
    bench.press(Key.Key_Return)
    assert bench.stored == [(3, "finished", None)]


def test_what_floats_stays_inside_the_window(bench: TypingBench):
    bench.window.resize(1560, 330)
    bench.view.choose(19, "finished")
    bench.view.edit_current()
    bench.press(Key.Key_Down, CTRL)
    beneath = bench.editor().beneath
    assert bench.window.rect().contains(beneath.geometry())


@pytest.mark.parametrize(
    ("typed", "percent"), [("45", 45), (" 100 % ", 100), ("", None), ("0%", 0)]
)
def test_a_percent(bench: TypingBench, typed: str, percent: int | None):
    bench.view.update_lines([replace(bench.line(2), percent=7)])
    bench.open(2, "percent").setPlainText(typed)
    bench.press(Key.Key_Return)
    assert bench.stored == [(2, "percent", percent)]
