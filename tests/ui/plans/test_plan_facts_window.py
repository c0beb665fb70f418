"""The window of a plan's facts, its later documents, and the list of plans."""

import uuid
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from builders.plan_offices import AtWork
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.plans.facts import plan_facts
from cchc_desktop.services.plans.own import store_own_plan
from cchc_desktop.services.plans.proposing import propose_from_nothing
from cchc_desktop.services.plans.storing import list_plans
from cchc_desktop.services.plans.versions import VersionForm, VersionKind, start_version
from cchc_desktop.services.task_changes.edit import TaskForm, add_task
from db.models.plans import Plan
from ui.plans.plan_dialog import PlanDialog
from ui.plans.version_form import VersionDialog
from ui.theme import look

KEY = Qt.Key
Opened = Callable[[uuid.UUID], PlanDialog]
AMENDING = VersionForm(VersionKind.AMENDING, "58/KH-UBND", date(2026, 5, 4))


@pytest.fixture
def opened(work: AtWork, qtbot: QtBot) -> Iterator[Opened]:
    made: list[PlanDialog] = []

    def open_window(plan: uuid.UUID) -> PlanDialog:
        dialog = PlanDialog(work.bench, plan)
        made.append(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_window
    for dialog in made:
        dialog.close()


def _line(dialog: PlanDialog, key: str) -> QLineEdit:
    edit = dialog.document.edits[key]
    assert isinstance(edit, QLineEdit)
    return edit


def _text(dialog: PlanDialog, key: str) -> QPlainTextEdit:
    edit = dialog.document.edits[key]
    assert isinstance(edit, QPlainTextEdit)
    return edit


# --- the document


def test_a_field_that_is_left_is_stored_as_one_change(opened: Opened, work: AtWork):
    dialog = opened(work.own)
    before = len(list_history(work.bench.desk))
    number = _line(dialog, "number")
    number.setText("21a/KH-UBND")
    _line(dialog, "place").setFocus()
    assert plan_facts(work.bench.desk, work.own).number == "21a/KH-UBND"
    assert len(list_history(work.bench.desk)) == before + 1
    assert dialog._name.text().startswith("21a/KH-UBND")
    undo(work.bench.desk)
    assert plan_facts(work.bench.desk, work.own).number == "21/KH-UBND"


def test_a_field_that_says_the_same_stores_nothing(opened: Opened, work: AtWork):
    dialog = opened(work.own)
    before = len(list_history(work.bench.desk))
    for edit in dialog.document.edits.values():
        edit.setFocus()
    dialog.close()
    assert len(list_history(work.bench.desk)) == before


def test_what_is_still_typed_is_stored_when_the_window_closes(opened: Opened, work: AtWork):
    dialog = opened(work.own)
    subject = _text(dialog, "subject")
    subject.setFocus()
    subject.setPlainText("Cải cách hành chính\nnăm 2026")
    dialog.reject()
    assert not dialog.isVisible()
    assert plan_facts(work.bench.desk, work.own).subject == "Cải cách hành chính năm 2026"


def test_a_day_that_is_none_is_told_beneath_and_not_stored(
    opened: Opened, work: AtWork, qtbot: QtBot
):
    dialog = opened(work.own)
    signed = _line(dialog, "issued_on")
    signed.setFocus()
    signed.setText("31/02/2026")
    qtbot.keyClick(signed, KEY.Key_Return)
    assert signed.accessibleDescription() == "Ghi ngày như 30/6/2026."
    assert plan_facts(work.bench.desk, work.own).issued_on == date(2026, 1, 15)
    signed.setText("16/1/2026")
    qtbot.keyClick(signed, KEY.Key_Return)
    assert signed.accessibleDescription() == ""
    assert plan_facts(work.bench.desk, work.own).issued_on == date(2026, 1, 16)


def test_a_refusal_is_told_and_nothing_is_stored(opened: Opened, work: AtWork):
    dialog = opened(work.own)
    last = _line(dialog, "last_day")
    last.setFocus()
    last.setText("01/01/2025")
    _line(dialog, "number").setFocus()
    assert [getattr(one, "code", "") for one in work.failed] == ["plan-days-backwards"]
    assert plan_facts(work.bench.desk, work.own).last_day == date(2026, 12, 31)


def test_recipients_and_bases_are_a_line_each(opened: Opened, work: AtWork):
    dialog = opened(work.own)
    recipients = _text(dialog, "recipients")
    recipients.setFocus()
    recipients.setPlainText("Sở Nội vụ\n\n  Lưu:  VT ")
    dialog.parts.choose("texts")
    assert plan_facts(work.bench.desk, work.own).recipients == ("Sở Nội vụ", "Lưu: VT")
    dialog.texts.bases.setFocus()
    dialog.texts.bases.setPlainText("Căn cứ A;\nCăn cứ B;\nCăn cứ C.")
    dialog.texts.add.setFocus()
    assert plan_facts(work.bench.desk, work.own).bases == ("Căn cứ A;", "Căn cứ B;", "Căn cứ C.")


def test_chapters_are_added_and_taken_out(opened: Opened, work: AtWork):
    dialog = opened(work.own)
    dialog.parts.choose("texts")
    dialog.texts.add.click()
    _, title, text = dialog.texts.chapters[-1]
    assert title.hasFocus()
    title.setText("KINH PHÍ")
    text.setFocus()
    text.setPlainText("Từ ngân sách.")
    dialog.texts.bases.setFocus()
    chapters = plan_facts(work.bench.desk, work.own).chapters
    assert chapters[-1] == ("KINH PHÍ", "Từ ngân sách.")
    whole = dialog.texts.chapters[0][0]
    remove = whole.findChild(QAbstractButton)
    assert remove is not None
    remove.click()
    assert plan_facts(work.bench.desk, work.own).chapters == chapters[1:]


def test_a_plan_kept_elsewhere_is_only_looked_at(opened: Opened, work: AtWork):
    desk = work.bench.desk
    with desk.writing(desk.act("test")) as (writer, _):
        writer.change(Plan, work.own, steward_id=plan_issuer(work))
    dialog = opened(work.own)
    assert all(edit.isReadOnly() for edit in dialog.document.edits.values())
    assert not dialog.remove.isVisible()
    assert "quản lý" in dialog._keeper.text()
    dialog.parts.choose("versions")
    assert not dialog.versions.start.isVisible()


def plan_issuer(work: AtWork) -> uuid.UUID:
    with work.bench.desk.store.reading() as connection:
        query = "SELECT issuer_id FROM plan WHERE id = ?"
        found = connection.exec_driver_sql(query, (work.above.bytes,)).scalar_one()
    return uuid.UUID(bytes=found)


def test_only_a_plan_without_tasks_can_be_removed(opened: Opened, work: AtWork):
    desk = work.bench.desk
    assert not opened(work.own).remove.isEnabled()
    empty = store_own_plan(desk, propose_from_nothing(desk, 2027))
    dialog = opened(empty)
    dialog.remove.click()
    assert not dialog.isVisible()
    assert dialog.is_removed
    assert empty not in {one.id for one in list_plans(desk.store, desk.today)}


# --- later documents


def test_documents_are_listed_with_what_each_changed(opened: Opened, work: AtWork):
    desk = work.bench.desk
    start_version(desk, work.own, AMENDING)
    add_task(desk, TaskForm("Lắp màn hình tra cứu", plan=work.own, code="6"))
    dialog = opened(work.own)
    dialog.parts.choose("versions")
    table = dialog.versions.documents
    told = [
        [column.display(line) for column in table.lines.columns] for line in table.lines.lines()
    ]
    assert told == [
        ["Điều chỉnh: 58/KH-UBND, 04/5/2026", "thêm 1"],
        ["Ban hành: 21/KH-UBND, 15/01/2026", "không đổi"],
    ]
    assert [one.words for one in dialog.versions.changes.lines.lines()] == [
        "Bổ sung nhiệm vụ 6. Lắp màn hình tra cứu"
    ]
    table.choose(table.lines.line(1).id)
    assert not dialog.versions.changes.isVisible()
    assert "vẫn như khi" in dialog.versions._nothing.text()


def test_a_later_document_is_begun_from_a_small_form(
    opened: Opened, work: AtWork, monkeypatch: pytest.MonkeyPatch
):
    def fill(form: VersionDialog) -> bool:
        form.number.setText("60/KH-UBND")
        form.change.choose(VersionKind.ADDING)
        form.act.click()
        return form.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(VersionDialog, "ask", fill)  # `exec` would wait for a person
    dialog = opened(work.own)
    dialog.parts.choose("versions")
    dialog.versions.start.click()
    newest = dialog.versions.documents.lines.line(0)
    assert (newest.number, newest.change) == ("60/KH-UBND", "adding")
    assert newest.signer == "Lý Thành Nhân"
    assert work.told == ["Bắt đầu văn bản Bổ sung kế hoạch “21/KH-UBND”"]


def test_a_later_document_is_corrected_when_its_number_is_known(
    opened: Opened, work: AtWork, monkeypatch: pytest.MonkeyPatch
):
    def fill(form: VersionDialog) -> bool:
        form.number.setText("59/KH-UBND")
        form.issued_on.setText("05/5/2026")
        form.act.click()
        return form.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(VersionDialog, "ask", fill)  # `exec` would wait for a person
    version = start_version(work.bench.desk, work.own, AMENDING)
    dialog = opened(work.own)
    dialog.parts.choose("versions")
    table = dialog.versions.documents
    table.choose(table.lines.line(1).id)
    assert not dialog.versions.correct.isEnabled()
    table.choose(version)
    dialog.versions.correct.click()
    now = plan_facts(work.bench.desk, work.own, version)
    assert (now.number, now.issued_on) == ("59/KH-UBND", date(2026, 5, 5))
    assert plan_facts(work.bench.desk, work.own).number == "21/KH-UBND"


def test_the_form_stays_until_it_is_right(opened: Opened, work: AtWork, qtbot: QtBot):
    dialog = opened(work.own)
    form = VersionDialog(dialog.versions.documents.lines.line(0), date(2026, 5, 4), dialog)
    qtbot.addWidget(form)
    form.show()
    form.issued_on.setText("99/99")
    form.subject.setPlainText("")
    form.act.click()
    assert form.isVisible()
    assert form.fields["subject"].edit.accessibleDescription() == "Cần ghi trích yếu."
    form.close()


# --- the list of plans


def _cut(root: QWidget) -> list[str]:
    words = (*root.findChildren(QLabel), *root.findChildren(QAbstractButton))
    return [
        one.text()
        for one in words
        if one.isVisible()
        and one.text()
        and not (isinstance(one, QLabel) and one.wordWrap())
        and one.width() < one.sizeHint().width() - 1
    ]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("part", ["document", "texts", "versions"])
def test_nothing_of_a_plan_is_cut(
    work: AtWork, opened: Opened, qapp: Any, qtbot: QtBot, scale: float, part: str
):
    look.apply(qapp, "light", scale)
    dialog = opened(work.own)
    dialog.parts.choose(part)
    qtbot.wait(20)
    assert dialog.width() <= 1366
    assert dialog.height() <= 688
    assert _cut(dialog) == []
