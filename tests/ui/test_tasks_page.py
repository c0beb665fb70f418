"""The task list as it is used: searched, folded, noted in, undone; by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders.memory_windows import Bench, MemoryWorkplace, Task, bench_of, tasks
from ui.jobs.runner import Runner
from ui.shell.window import MainWindow
from ui.table.column import SectionLine
from ui.tasks.columns import days_left, due_role, due_words, percent_words
from ui.tasks.lines import Result
from ui.tasks.result_form import LETTERS, STATES, ResultForm


def _shown(bench: Bench) -> list[int]:
    lines = bench.tasks.table.lines.lines()
    return [line.id for line in lines if not isinstance(line, SectionLine)]


def _words(bench: Bench) -> set[str]:
    return {label.text() for label in bench.window.findChildren(QLabel) if label.isVisible()}


def test_it_opens_with_the_cursor_on_the_first_task(bench: Bench):
    assert bench.tasks.table.current_line().id == 0
    assert bench.tasks.table.hasFocus()
    assert "12 nhiệm vụ" in _words(bench)
    assert "Đang xem 12 trong 12 nhiệm vụ" in _words(bench)
    assert bench.window.windowTitle() == "CCHC – Ủy ban nhân dân phường Hoa Sen"


def test_ctrl_f_and_typing_narrow_the_list(bench: Bench, qtbot: QtBot):
    qtbot.keyClick(bench.tasks.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bench.search.hasFocus()
    qtbot.keyClicks(bench.search, "tuyen truyen")
    qtbot.waitUntil(lambda: _shown(bench) == [1, 5, 9])
    assert "Đang xem 3 trong 12 nhiệm vụ" in _words(bench)
    qtbot.keyClick(bench.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(_shown(bench)) == 12)


def test_an_empty_result_says_so_and_offers_the_way_back(bench: Bench, qtbot: QtBot):
    bench.search.setText("không có đâu")
    qtbot.waitUntil(lambda: not _shown(bench))
    assert "Không có nhiệm vụ nào chứa “không có đâu”." in _words(bench)
    back = next(b for b in bench.window.findChildren(QPushButton) if b.text() == "Bỏ lọc")
    back.click()
    qtbot.waitUntil(lambda: len(_shown(bench)) == 12)
    assert bench.search.text() == ""


def test_a_section_closes_and_opens(bench: Bench):
    section = bench.tasks.table.lines.line(0)
    bench.tasks.table.section_turned.emit(section.key)
    assert _shown(bench) == [6, 7, 8, 9, 10, 11]
    bench.tasks.table.section_turned.emit(section.key)
    assert len(_shown(bench)) == 12


def test_the_panel_shows_the_whole_task(bench: Bench):
    bench.tasks.table.choose(2)
    words = _words(bench)
    assert tasks()[2].title in words
    assert {"I.3", "30/11/2026 – còn 10\u00a0ngày", "Văn phòng", "Nguyễn Thị Thu Hà"} <= words


def test_a_result_is_noted_by_keyboard_and_taken_back(
    bench: Bench, workplace: MemoryWorkplace, qtbot: QtBot
):
    table = bench.tasks.table
    table.choose(3, 1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    state = QApplication.focusWidget()
    qtbot.keyClick(state, Qt.Key.Key_D)
    qtbot.keyClick(state, Qt.Key.Key_Tab)
    percent = QApplication.focusWidget()
    qtbot.keyClick(percent, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(percent, "60")
    qtbot.keyClick(percent, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Da kiem tra 5/8 don vi")
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert workplace.results[3] == Result("in-progress", 60, "Da kiem tra 5/8 don vi")
    assert table.current_line().state == "in-progress"
    assert {"Đã ghi kết quả", "Đã lưu 09:41"} <= _words(bench)
    qtbot.keyClick(bench.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workplace.results == {}
    assert table.current_line().id == 3
    qtbot.keyClick(bench.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert 3 in workplace.results


def test_undo_is_named_and_off_when_there_is_nothing(bench: Bench):
    undo, redo = bench.window.navigation._undo, bench.window.navigation._redo
    assert not undo.isEnabled()
    bench.tasks.side.panel.form.noted.emit(Result("done", None, "Đã xong"))
    assert undo.isEnabled()
    assert undo.toolTip() == "Hoàn tác: ghi kết quả (Ctrl+Z)"
    assert undo.accessibleName() == undo.toolTip()
    undo.click()
    assert not undo.isEnabled()
    assert redo.accessibleName() == "Làm lại: ghi kết quả (Ctrl+Y)"


def test_the_line_at_the_foot_takes_back_what_was_done(bench: Bench, workplace: MemoryWorkplace):
    bench.tasks.side.panel.form.noted.emit(Result("done", None, "Đã xong"))
    assert bench.tasks.message.text() == "Đã ghi kết quả"
    bench.tasks.message.pressed.emit()
    assert workplace.results == {}


def test_writing_is_off_while_a_job_runs(
    bench: Bench, workplace: MemoryWorkplace, runner: Runner, qtbot: QtBot
):
    bench.tasks.side.panel.form.noted.emit(Result("done", None, ""))
    job = runner.start(lambda _ticket: None)
    assert not bench.window.navigation._undo.isEnabled()
    bench.work.undo()
    assert workplace.results
    with qtbot.waitSignal(job.over):
        pass
    assert bench.window.navigation._undo.isEnabled()


def test_escape_closes_the_panel_and_space_opens_it(bench: Bench, qtbot: QtBot):
    table, details = bench.tasks.table, bench.tasks.side.panel
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not details.isVisible()
    table.choose(5)
    assert not details.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert details.isVisible()
    assert not details.form.isVisible()
    assert table.hasFocus()


def test_enter_opens_the_form_and_escape_puts_it_away(bench: Bench, qtbot: QtBot):
    table, details = bench.tasks.table, bench.tasks.side.panel
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert details.form.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert details.isVisible()
    assert not details.form.isVisible()


def test_space_opens_the_panel_over_the_list_of_a_narrow_window(bench: Bench, qtbot: QtBot):
    bench.window.resize(1000, 688)
    qtbot.waitUntil(lambda: not bench.tasks.side.is_open())
    qtbot.keyClick(bench.tasks.table, Qt.Key.Key_Space)
    assert bench.tasks.side.is_open()
    assert bench.tasks.side.panel._title.text() == tasks()[0].title


def test_a_narrow_window_folds(bench: Bench, qtbot: QtBot):
    bench.window.resize(1200, 688)
    qtbot.waitUntil(lambda: bench.tasks.table.isColumnHidden(2))
    assert bench.window.navigation.width() == 56
    assert bench.tasks.side.panel.isVisible()
    bench.window.resize(1000, 688)
    qtbot.waitUntil(lambda: not bench.tasks.side.panel.isVisible())
    bench.window.resize(1366, 688)
    qtbot.waitUntil(bench.tasks.side.panel.isVisible)
    assert not bench.tasks.table.isColumnHidden(2)


def test_an_empty_office_says_how_to_begin(window: MainWindow, runner: Runner, qtbot: QtBot):
    workplace = MemoryWorkplace([])
    bench = bench_of(window, workplace, runner)
    assert "Chưa có kế hoạch nào" in _words(bench)
    assert not bench.tasks.side.panel.isVisible()
    qtbot.waitUntil(bench.work.is_ready)
    buttons = {one.text(): one for one in window.findChildren(QPushButton)}
    assert window.focusWidget() is buttons["Nhận kế hoạch từ tệp…"]
    buttons["Mở kế hoạch mẫu"].click()
    qtbot.waitUntil(lambda: len(_shown(bench)) == 12)
    assert bench.tasks.table.isVisible()


@pytest.mark.parametrize(
    ("line", "words", "role"),
    [
        (Task(1, "1", ""), "30/11/2026", "soon"),
        (Task(1, "1", "", state="overdue"), "30/11/2026", "late"),
        (Task(1, "1", "", state="done"), "30/11/2026", "text"),
        (Task(1, "1", "", kind="ongoing", state="ongoing", due=None), "Không có hạn", "text"),
        (Task(1, "1", "", state="unconfirmed", due=None), "Chưa rõ", "soon"),
    ],
)
def test_a_deadline_is_a_date_or_says_what_it_is(line: Task, words: Any, role: str):
    assert (due_words(line), due_role(line)) == (words, role)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (Task(1, "1", "", percent=60), "60%"),
        (Task(1, "1", ""), "0%"),
        (Task(1, "1", "", state="done"), "100%"),
        (Task(1, "1", "", state="ongoing"), "–"),
        (Task(1, "1", "", state="not-arisen", percent=0), "–"),
    ],
)
def test_a_percent_is_a_figure_where_it_means_something(line: Task, words: Any):
    assert percent_words(line) == words


def test_days_are_counted_to_the_day():
    line = Task(1, "1", "")
    assert days_left(line.due, line.due) == "hôm nay"
    assert days_left(line.due, line.due.replace(day=29)) == "còn 1\u00a0ngày"
    assert days_left(line.due.replace(day=1), line.due) == "quá hạn 29\u00a0ngày"


def test_a_new_quarter_begins_with_what_holds(bench: Bench, workplace: MemoryWorkplace):
    workplace.lines = [Task(1, "1", "Số hóa hồ sơ", state="overdue", percent=82)]
    bench.work.refresh()
    bench.tasks.side.note()
    assert bench.tasks.side.panel.form.value() == Result("in-progress", 82, "")
    workplace.lines = [Task(1, "1", "Số hóa hồ sơ", state="paused", percent=40)]
    bench.work.refresh()
    bench.tasks.side.note()
    assert bench.tasks.side.panel.form.value() == Result("paused", 40, "")


def test_a_search_keeps_the_panel_open(bench: Bench, qtbot: QtBot):
    bench.tasks.table.choose(0, 1)
    bench.search.setText("niem yet")
    qtbot.waitUntil(lambda: _shown(bench) == [3, 7, 11])
    assert bench.tasks.table.current_line().id == 3
    assert bench.tasks.side.panel.isVisible()


def test_every_state_has_a_letter_of_its_own(qtbot: QtBot):
    form = ResultForm()
    qtbot.addWidget(form)
    for letter, state in LETTERS.items():
        if letter.isascii():
            qtbot.keyClick(form._state, getattr(Qt.Key, f"Key_{letter}"))
            assert form.value().state == state
    assert set(LETTERS.values()) == set(STATES)


@pytest.mark.parametrize("state", ["not-started", "done", "ongoing", "not-arisen", "stopped"])
def test_only_work_under_way_has_a_percent_to_state(qtbot: QtBot, state: str):
    form = ResultForm()
    qtbot.addWidget(form)
    form.show_result(Result(state, 40, "  Lời  "), "quý IV/2026")
    assert form.value() == Result(state, None, "Lời")
    form.show_result(Result("in-progress", 40, ""), "quý IV/2026")
    assert form.value() == Result("in-progress", 40, "")
