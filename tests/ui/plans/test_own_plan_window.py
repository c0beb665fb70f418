"""The window in which the office makes its own plan, driven as a person drives it."""

import uuid
from collections.abc import Callable

from builders.plan_offices import AtWork
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.services.plans.proposal import Way
from cchc_desktop.services.plans.storing import list_plans, show_plan
from ui.plans.own_plan_dialog import OwnPlanDialog
from ui.plans.proposal_columns import CHOSEN, TITLE, ProposalLine

KEY = Qt.Key
Opened = Callable[..., OwnPlanDialog]


def _lines(dialog: OwnPlanDialog) -> list[ProposalLine]:
    return [one for one in dialog.table.lines.lines() if isinstance(one, ProposalLine)]


def _go(dialog: OwnPlanDialog, line: ProposalLine, column: str) -> None:
    dialog.table.setFocus()
    assert dialog.table.choose(line.id, column)


def _type(dialog: OwnPlanDialog, qtbot: QtBot, text: str) -> None:
    """Type over the current cell and save it."""
    assert dialog.table.edit_current()
    editor = dialog.table._editing.editor()
    assert editor is not None
    editor.field.selectAll()
    editor.field.insertPlainText(text)  # as an input method commits accented letters
    qtbot.keyClick(editor.field, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)


def _plans(work: AtWork) -> set[uuid.UUID]:
    return {one.id for one in list_plans(work.bench.desk.store, work.bench.desk.today)}


def test_it_opens_with_the_tasks_above_that_are_for_us(own_plan_opened: Opened, work: AtWork):
    dialog = own_plan_opened()
    assert dialog.source.way is Way.ABOVE
    assert dialog.source.plan() == work.above
    assert [one.task.title for one in _lines(dialog)] == [
        "Ban hành kế hoạch cải cách hành chính của địa phương",
        "Công khai thủ tục hành chính",
        "Khảo sát mức độ hài lòng",
    ]
    assert dialog.make.text() == "Lập kế hoạch gồm 3\u00a0nhiệm vụ"
    assert dialog.table.hasFocus()


def test_the_model_is_sound_while_lines_come_and_go(own_plan_opened: Opened, qtbot: QtBot):
    dialog = own_plan_opened()
    tester = QAbstractItemModelTester(
        dialog.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    _go(dialog, _lines(dialog)[1], TITLE)
    qtbot.keyClick(dialog.table, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog.table.finish_editing()
    dialog.table.section_turned.emit("0")
    dialog.source.ways.choose(Way.NOTHING)
    assert tester.model() is dialog.table.lines


def test_space_leaves_a_line_out_and_takes_it_again(own_plan_opened: Opened, qtbot: QtBot):
    dialog = own_plan_opened()
    _go(dialog, _lines(dialog)[0], TITLE)
    qtbot.keyClick(dialog.table, KEY.Key_Space)
    assert [one.task.chosen for one in _lines(dialog)] == [False, True, True]
    assert [one.code for one in _lines(dialog)] == ["", "1", "2"]
    assert dialog.make.text() == "Lập kế hoạch gồm 2\u00a0nhiệm vụ"
    assert not dialog.all.isChecked()
    qtbot.keyClick(dialog.table, KEY.Key_Space)
    assert dialog.all.isChecked()


def test_a_click_on_the_box_turns_that_line_only(own_plan_opened: Opened, qtbot: QtBot):
    dialog = own_plan_opened()
    table = dialog.table
    table.selectAll()
    row = table.lines.row_of(_lines(dialog)[1].id)
    assert row is not None
    box = table.visualRect(table.lines.index(row, table.column_at(CHOSEN))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert [one.task.chosen for one in _lines(dialog)] == [True, False, True]


def test_words_unit_person_and_deadline_are_typed_in_place(
    own_plan_opened: Opened, work: AtWork, qtbot: QtBot
):
    dialog = own_plan_opened()
    for column, text in (
        (TITLE, "Ban hành kế hoạch của phường"),
        ("products", "Kế hoạch; Quyết định"),
        ("deadline", "Trước ngày 15/3/2026"),
        ("leads", "van phong"),
        ("person", "Trần Thị Bình"),
    ):
        _go(dialog, _lines(dialog)[0], column)
        _type(dialog, qtbot, text)
        if dialog.table.is_editing():  # Enter took the name that the list offered
            dialog.table.finish_editing()
    task = _lines(dialog)[0].task
    assert (task.title, task.products) == (
        "Ban hành kế hoạch của phường",
        ("Kế hoạch", "Quyết định"),
    )
    assert (task.deadline, task.leads, task.person) == (
        "Trước ngày 15/3/2026",
        ("Văn phòng",),
        "Trần Thị Bình",
    )
    dialog.make.click()
    assert dialog.plan is not None
    told = show_plan(work.bench.desk.store, dialog.plan)["tasks"][0]
    assert (told["lead_units"], told["deadline"]["milestones"][0]["due"]) == (
        ["Văn phòng"],
        "2026-03-14",
    )


def test_splitting_opens_the_second_for_typing(own_plan_opened: Opened):
    dialog = own_plan_opened()
    _go(dialog, _lines(dialog)[1], TITLE)
    dialog._split.click()
    assert dialog.table.is_editing()
    editor = dialog.table._editing.editor()
    assert editor is not None
    editor.field.selectAll()
    editor.field.insertPlainText("Niêm yết tại nơi tiếp nhận")
    dialog.table.finish_editing()
    titles = [one.task.title for one in _lines(dialog)]
    assert titles[1:3] == ["Công khai thủ tục hành chính", "Niêm yết tại nơi tiếp nhận"]
    assert len({one.task.carries_out for one in _lines(dialog)}) == 3


def test_dropping_leaves_out_what_is_above_and_removes_what_was_added(
    own_plan_opened: Opened, qtbot: QtBot
):
    dialog = own_plan_opened()
    _go(dialog, _lines(dialog)[1], TITLE)
    dialog._add.click()
    dialog.table.finish_editing()
    assert len(_lines(dialog)) == 4
    qtbot.keyClick(dialog.table, KEY.Key_Delete)
    assert len(_lines(dialog)) == 3
    _go(dialog, _lines(dialog)[0], TITLE)
    qtbot.keyClick(dialog.table, KEY.Key_Delete)
    assert [one.task.chosen for one in _lines(dialog)] == [False, True, True]


def test_what_is_done_is_taken_back_by_the_usual_keys(own_plan_opened: Opened, qtbot: QtBot):
    dialog = own_plan_opened()
    _go(dialog, _lines(dialog)[0], TITLE)
    qtbot.keyClick(dialog.table, KEY.Key_Space)
    qtbot.keyClick(dialog.table, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert all(one.task.chosen for one in _lines(dialog))
    dialog.drafting.redo()
    assert not _lines(dialog)[0].task.chosen
