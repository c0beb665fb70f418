"""The heads of the draft: which column of the document each is, and another role for it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from cchc_desktop.documents.tables.columns import Role
from tests.builders.plan_files import PLAN, ROWS
from tests.ui.intake.conftest import Reviewing
from ui.parts.fields import Choice
from ui.parts.form_dialog import FormDialog

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def offered() -> list[QAction]:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_a_head_says_which_column_of_the_document_it_is(reviewing: Reviewing):
    at = reviewing()
    assert at.page.table._below("title") == ("cột 2: Nội dung công việc", True)
    assert at.page.table._below("due") == ("hiểu từ cột 6", False)
    assert at.page.table._head.height() == 44


def test_another_role_reads_the_table_again_at_once(reviewing: Reviewing):
    at = reviewing()
    at.go(0, "partner_units")
    at.key(KEY.Key_M, CTRL | SHIFT)
    note = next(one for one in offered() if one.text() == "Ghi chú")
    assert [one.text() for one in offered() if one.isChecked()] == ["Đơn vị phối hợp"]
    note.trigger()
    QApplication.activePopupWidget().close()
    at.qtbot.waitUntil(at.page.working.is_touched)
    assert [line.said.task.note for line in at.lines()] == [row[4] for row in ROWS if row[5]]
    assert at.page.table._below("note") == ("cột 5: Đơn vị phối hợp", True)
    assert not at.page.table.isColumnHidden(at.page.table.column_at("note"))
    at.page.window().activateWindow()
    at.qtbot.waitUntil(at.page.isActiveWindow)
    at.go(0, "title")
    at.key(KEY.Key_Z, CTRL)
    assert at.lines()[0].said.task.note == ""


def test_what_is_asked_of_a_column_is_answered_by_the_roles(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
):
    at = reviewing(replace(PLAN, head=(*PLAN.head[:2], "Cột X", *PLAN.head[3:])))
    (question,) = at.page.working.of_plan()
    assert question.code.startswith("intake-doubts.column-")
    at.key(KEY.Key_F8)
    assert at.page.pages.currentWidget() is at.page.document
    shown: list[FormDialog] = []

    def say(dialog: FormDialog) -> bool:
        shown.append(dialog)
        choice = dialog.fields["2"].edit
        assert isinstance(choice, Choice)
        choice.choose(Role.NOTE)
        assert dialog._check() == {}
        return True

    monkeypatch.setattr(FormDialog, "ask", say)  # a person would wait for `exec`
    next(one for one in at.page.foot.buttons if one.accessibleName().startswith("Chọn")).click()
    assert len(shown) == 1
    at.qtbot.waitUntil(at.page.working.is_touched)
    assert [line.said.task.note for line in at.lines()] == [row[2] for row in ROWS if row[5]]
    assert not at.page.working.of_plan()
