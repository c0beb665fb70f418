"""Typing into the task list over real data: words, units, people, deadlines, states; undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders.task_window import AtTasks
from ui.intake.page import ReviewPage

KEY = Qt.Key


def test_a_title_is_typed_in_place_and_taken_back(at: AtTasks):
    former = at.line("1").title
    at.go("1")
    at.type_over("Ban hành kế hoạch năm 2026")
    assert at.line("1").title == "Ban hành kế hoạch năm 2026"
    assert "Hoàn tác" in at.window.navigation._undo.toolTip()
    at.work.undo()
    assert at.line("1").title == former


def test_an_empty_title_is_refused_where_it_was_typed(at: AtTasks):
    former = at.line("1").title
    at.go("1")
    at.type_over("   ")
    assert at.page.table.is_editing()
    assert at.page.table._editing.editor().field.accessibleDescription()
    at.qtbot.keyClick(at.page.table._editing.editor().field, KEY.Key_Escape)
    assert at.line("1").title == former
    assert not at.refused


def test_a_deadline_is_typed_as_a_phrase_and_shows_its_date(at: AtTasks):
    at.go("1", "due")
    assert at.page.table.edit_current()
    editor = at.page.table._editing.editor()
    editor.field.selectAll()
    editor.field.insertPlainText("Quý II năm 2026")
    assert "30/6/2026" in editor.field.accessibleDescription()
    at.qtbot.keyClick(editor.field, KEY.Key_Return)
    line = at.line("1")
    assert (line.deadline, line.due) == ("Quý II năm 2026", date(2026, 6, 30))


def test_a_phrase_that_is_not_understood_is_said_to_be_so(at: AtTasks):
    at.go("1", "due")
    assert at.page.table.edit_current()
    editor = at.page.table._editing.editor()
    editor.field.selectAll()
    editor.field.insertPlainText("năm tiếp theo")
    assert "năm tiếp theo" in editor.field.accessibleDescription()
    at.qtbot.keyClick(editor.field, KEY.Key_Return)
    assert at.line("1").state in ("unconfirmed", "done")
    assert at.line("1").due is None


def test_units_are_completed_by_any_spelling(at: AtTasks):
    at.go("1", "lead")
    at.type_over("van phong hdnd va ubnd")
    assert at.line("1").lead_units == ("Văn phòng HĐND và UBND",)


def test_a_person_is_handed_a_task(at: AtTasks):
    at.go("2", "person")
    at.type_over("Nguyễn Thị Thu Hà")
    assert at.line("2").person == "Nguyễn Thị Thu Hà"


def test_one_letter_notes_a_state(at: AtTasks):
    code = next(one.code for one in at.page.listing.everything() if one.state == "in-progress")
    at.go(code, "state")
    at.qtbot.keyClicks(at.page.table, "h")
    assert at.line(code).state in ("done", "done-late")
    at.work.undo()
    assert at.line(code).state == "in-progress"


def test_a_percent_says_that_work_is_under_way(at: AtTasks):
    code = next(one.code for one in at.page.listing.everything() if one.state == "upcoming")
    at.go(code, "percent")
    at.type_over("35")
    assert (at.line(code).percent, at.line(code).state) == (35, "in-progress")


def test_a_doubt_is_gone_to_and_settled_by_keys(at: AtTasks):
    code = next(one.code for one in at.page.listing.everything() if one.state == "unconfirmed")
    at.page.table.choose_first(0)
    at.qtbot.keyClick(at.page.table, KEY.Key_F8)
    assert at.page.table.current_line().code == code
    assert at.page.table.current_column() == "due"
    at.type_over("Tháng 12 năm 2026")
    assert at.line(code).due == date(2026, 12, 31)
    assert at.line(code).state != "unconfirmed"


@pytest.mark.parametrize("clipboard", ["Tháng 6 năm 2026\nQuý III năm 2026"])
def test_a_pasted_column_fills_the_cells_below(at: AtTasks, clipboard: str):
    at.go("1", "due")
    QApplication.clipboard().setText(clipboard)
    at.qtbot.keyClick(at.page.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert at.line("1").due == date(2026, 6, 30)
    assert at.line("2").due == date(2026, 9, 30)


def test_pasted_rows_become_tasks_with_their_doubts(at: AtTasks):
    at.go("1")
    count = len(at.page.listing.everything())
    QApplication.clipboard().setText(
        "Nhiệm vụ\tChủ trì\tThời hạn\n"
        "Mở hộp thư góp ý\tVăn phòng HĐND và UBND\t30/11/2026\n"
        "Sửa bảng chỉ dẫn\tTổ chưa ai biết\tnăm tiếp theo\n"
    )
    at.qtbot.keyClick(at.page.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    lines = at.page.listing.everything()
    assert len(lines) == count + 2
    added = next(line for line in lines if line.title == "Mở hộp thư góp ý")
    assert (added.lead_units, added.due) == (("Văn phòng HĐND và UBND",), date(2026, 11, 30))
    other = next(line for line in lines if line.title == "Sửa bảng chỉ dẫn")
    assert (other.lead_units, other.state) == ((), "unconfirmed")
    assert "F8" in at.told()
    at.work.undo()
    assert len(at.page.listing.everything()) == count


def test_rows_are_copied_for_word_and_excel(at: AtTasks):
    at.page.table.select_lines([at.line("1").id, at.line("2").id])
    at.page.table.copy_selected()
    data = QApplication.clipboard().mimeData()
    assert at.line("2").title in data.text()
    assert "<table" in data.html()
    assert data.html().count("<tr") == 3


def test_a_longer_table_is_looked_over_before_it_is_taken_in(at: AtTasks):
    at.go("1")
    count = len(at.page.listing.everything())
    rows = [f"{one}\tNhiệm vụ thứ {one}\tVăn phòng HĐND và UBND\tQuý IV" for one in range(1, 9)]
    QApplication.clipboard().setText("\n".join(["TT\tNhiệm vụ\tChủ trì\tThời hạn", *rows]))
    with at.qtbot.waitSignal(at.bench.over_asked, timeout=20_000) as asked:
        at.qtbot.keyClick(at.page.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(asked.args[0], ReviewPage)
    assert len(at.page.listing.everything()) == count
