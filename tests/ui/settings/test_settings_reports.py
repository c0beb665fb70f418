"""Report duties, their days, days off: seen, changed, refused where they are typed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from settings_stage import NOW, Stage, link, type_in, words_in

from cchc_desktop.domain.units import Level
from cchc_desktop.services.owed_reports.duties import DutyForm, add_duty, list_duties
from cchc_desktop.services.owed_reports.slots import SlotDay, year_slots
from cchc_desktop.services.unit_page.edit import new_unit
from tests.builders.offices import an_office
from ui.jobs.runner import Runner
from ui.parts.form_dialog import FormDialog
from ui.settings.days import DaysSection
from ui.settings.duties import DutiesSection
from ui.settings.duty_form import DutyDialog
from ui.settings.notice_form import NoticeForm
from ui.settings.slot_form import SlotDialog


@pytest.fixture
def stage(data_folder: Path, runner: Runner, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with an_office(data_folder, NOW) as office:
        yield Stage(office, runner, qtbot, kept)


def test_a_duty_is_added_while_its_days_are_shown(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    section = stage.open("duties")
    assert isinstance(section, DutiesSection)

    def fill(dialog: FormDialog) -> bool:
        assert isinstance(dialog, DutyDialog)
        dialog.show()
        dialog.act.click()
        assert dialog.fields["parts"].edit.accessibleDescription() == (
            "Chọn ít nhất một kỳ báo cáo."
        )
        dialog.parts.box("Q1").click()
        dialog.parts.box("Y").click()
        type_in(qtbot, dialog.recipient, "Sở Nội vụ")
        dialog.due.setText("khi nào tiện")
        assert "Chưa hiểu ngày gửi" in dialog.preview()
        dialog.act.click()
        assert "khi nào tiện" in dialog.due.accessibleDescription()
        dialog.due.setText("trước ngày 05 của tháng cuối mỗi quý")
        assert dialog.preview().splitlines()[0] == (
            "Quý I năm 2026: gửi 04/3/2026, số liệu 15/12/2025 – 14/3/2026"
        )
        dialog.act.click()
        dialog.close()
        return dialog.result() == FormDialog.DialogCode.Accepted

    monkeypatch.setattr(FormDialog, "ask", fill)
    section.new.click()
    assert [one.form.recipient for one in list_duties(stage.desk)] == [
        "Ủy ban nhân dân thành phố",
        "Sở Nội vụ",
    ]
    assert "Quý I, năm: gửi Sở Nội vụ" in words_in(section.duties)
    assert "Quý I năm 2026: gửi Sở Nội vụ" in words_in(section.slots)
    assert stage.told == [("Thêm báo cáo gửi Sở Nội vụ: Quý I, năm", True)]
    assert stage.asked == ["remind"]
    link(section, "Thôi báo cáo: Quý I, năm").click()
    assert len(list_duties(stage.desk)) == 1


def test_the_days_of_one_period_are_decided(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    section = stage.open("duties")

    def fill(dialog: FormDialog) -> bool:
        assert isinstance(dialog, SlotDialog)
        dialog.show()
        for typed, wrong in (("giữa tháng", "Ghi ngày như"), ("10/3/2026", "")):
            dialog._edits[SlotDay.DUE].setText(typed)
            dialog._edits[SlotDay.ON_TIME_UNTIL].setText("09/3/2026")
            dialog.act.click()
            assert dialog._edits[SlotDay.DUE].accessibleDescription().startswith(wrong)
        said = dialog._edits[SlotDay.ON_TIME_UNTIL].accessibleDescription()
        assert said == "Ngày 09/3/2026 sớm quá. Ghi từ ngày 10/3/2026 trở đi."
        dialog._edits[SlotDay.ON_TIME_UNTIL].clear()
        dialog.act.click()
        dialog.close()
        return True

    monkeypatch.setattr(FormDialog, "ask", fill)
    link(section, "Sửa ngày báo cáo quý I năm 2026").click()
    assert year_slots(stage.desk, 2026)[0].days[SlotDay.DUE] == date(2026, 3, 10)
    assert "10/3/2026 (sửa riêng)" in words_in(section.slots)


@pytest.mark.parametrize("verb", ["Sửa…: Quý I", "Sửa ngày báo cáo quý I năm 2026"])
def test_the_focus_stays_on_the_line_that_was_changed_in_a_dialog(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, verb: str
):
    section = stage.open("duties")
    opener = next(
        one for one in section.findChildren(QPushButton) if one.accessibleName().startswith(verb)
    )
    window = stage.place.window()
    opener.setFocus()

    def fill(dialog: FormDialog) -> bool:
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)  # the window behind has lost the keyboard
        if isinstance(dialog, DutyDialog):
            dialog.recipient.setText("Sở Nội vụ")
        elif isinstance(dialog, SlotDialog):
            dialog._edits[SlotDay.DUE].setText("10/3/2026")
        dialog.act.click()
        dialog.close()
        return dialog.result() == FormDialog.DialogCode.Accepted

    monkeypatch.setattr(FormDialog, "ask", fill)
    opener.click()
    assert stage.told
    window.activateWindow()
    qtbot.wait(1)  # the new lines are laid out
    kept = window.focusWidget()
    assert kept is not None
    assert kept is not opener
    assert kept.accessibleName().startswith(verb)


def test_the_year_is_turned(stage: Stage):
    section = stage.open("duties")
    section.year.after.click()
    assert "Quý I năm 2027" in words_in(section.slots)
    section.year.before.click()
    section.year.before.click()
    assert "Năm này không có báo cáo nào." in words_in(section.slots)


def test_a_day_is_added_by_hand_and_let_go(stage: Stage, qtbot: QtBot):
    section = stage.open("days")
    assert isinstance(section, DaysSection)
    day = section.day.edit
    assert isinstance(day, QLineEdit)
    type_in(qtbot, day, "32/5/2026")
    assert day.accessibleDescription() == "Ghi ngày như 02/01/2026."
    type_in(qtbot, day, "02/9/2026")
    assert day.accessibleDescription() == "Ngày 02/9/2026 vốn đã là ngày nghỉ."
    type_in(qtbot, day, "22-5-2026")
    assert "Thứ Sáu, 22/5/2026" in words_in(section.rows)
    assert (day.text(), day.accessibleDescription()) == ("", "")
    link(section, "Bỏ ngày 22/5/2026").click()
    assert "Thứ Sáu, 22/5/2026" not in words_in(section.rows)
    assert stage.asked == ["remind", "remind"]


def test_a_notice_is_read_before_it_is_stored(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    section = stage.open("days")

    def fill(dialog: FormDialog) -> bool:
        assert isinstance(dialog, NoticeForm)
        dialog.show()
        dialog.paste("Nghỉ ngày 01/5/2026")
        dialog.act.click()
        assert dialog.fields["text"].edit.accessibleDescription()
        dialog.paste("Nghỉ thứ Hai ngày 04/5/2026, làm bù thứ Bảy ngày 09/5/2026; nghỉ 31/6/2026")
        assert dialog._found.text() == "Nghỉ 04/5/2026\nLàm bù 09/5/2026"
        assert dialog._doubts.text() == "Không có ngày 31/6/2026."
        dialog.act.click()
        dialog.close()
        return dialog.result() == FormDialog.DialogCode.Accepted

    monkeypatch.setattr(FormDialog, "ask", fill)
    section.paste.click()
    assert {"Thứ Hai, 04/5/2026", "Thứ Bảy, 09/5/2026"} <= set(words_in(section.rows))
    assert stage.told == [("Ghi 2 ngày nghỉ, ngày làm bù", True)]


def test_a_report_of_one_unit_stays_that_units_when_it_is_changed(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    unit = new_unit(stage.desk, "Phòng Văn hóa", Level.DEPARTMENT, stage.desk.unit_id)
    add_duty(stage.desk, DutyForm(frozenset({"Q1"}), "ngày 10 tháng cuối quý", "Sở", owing=unit))
    section = stage.open("duties")

    def correct(dialog: FormDialog) -> bool:
        assert isinstance(dialog, DutyDialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitActive(dialog)
        dialog.recipient.setText("Sở Nội vụ")
        qtbot.keyClick(dialog.recipient, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        dialog.close()
        return dialog.result() == FormDialog.DialogCode.Accepted

    monkeypatch.setattr(FormDialog, "ask", correct)
    link(section, "Sửa…: Quý I").click()
    (changed,) = [one.form for one in list_duties(stage.desk) if one.owing]
    assert (changed.owing, changed.recipient) == (unit, "Sở Nội vụ")
