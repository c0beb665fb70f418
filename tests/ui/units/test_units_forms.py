"""The forms of Đơn vị: a new unit, names and days, mergers, two that are one, members."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from units_stage import CULTURE, ECONOMY, JULY, LONG, Opened, opened_units

from cchc_desktop.domain.units import Level
from cchc_desktop.services.unit_page.changes import rename_unit
from cchc_desktop.services.unit_page.edit import new_unit
from cchc_desktop.services.unit_page.overview import unit_details, unit_tree
from ui.jobs.runner import Runner
from ui.parts.form_dialog import FormDialog
from ui.units import dialogs
from ui.units.changes import JoiningDialog, SuccessionDialog


@pytest.fixture
def opened(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Opened]:
    with opened_units(tmp_path, runner, qtbot) as made:
        yield made


def test_a_unit_is_added_and_chosen(opened: Opened):
    form = dialogs.unit_form(
        opened.bench, opened.page.units.nodes, opened.desk.unit_id, opened.page.units.go_to
    )
    form.act.click()
    assert form.result() == FormDialog.DialogCode.Rejected
    name = form.fields["name"].edit
    assert isinstance(name, QLineEdit)
    name.setText("Trạm Y tế phường")
    form.act.click()
    assert form.result() == FormDialog.DialogCode.Accepted
    node = next(one for one in unit_tree(opened.desk) if one.name == "Trạm Y tế phường")
    assert node.parent == opened.desk.unit_id
    assert opened.page.units.tree.unit() == node.id


def test_renaming_asks_for_a_day(opened: Opened):
    unit = opened.units[CULTURE]
    form = dialogs.rename_form(opened.bench, unit, CULTURE)
    name, since = (form.fields[key].edit for key in ("name", "since"))
    assert isinstance(name, QLineEdit)
    assert isinstance(since, QLineEdit)
    name.setText(LONG)
    since.setText("sang năm")
    form.act.click()
    assert form.fields["since"].edit.accessibleDescription() == "Ghi ngày như 01/7/2026."
    since.setText("1/7/2026")
    form.act.click()
    assert [one.name for one in unit_details(opened.desk, unit).names] == [CULTURE, LONG]
    assert opened.newest() == f"Đổi tên “{CULTURE}” thành “{LONG}” từ 01/7/2026"


def test_a_merger_is_told_before_and_done_as_one_step(opened: Opened):
    node = next(one for one in opened.page.units.nodes if one.name == CULTURE)
    form = SuccessionDialog(opened.bench, node, opened.page.units.nodes)
    form.olds.picker.line.setText("ha tang")
    form.olds.take()
    form.news.picker.line.setText("Phòng Tổng hợp")
    form.on.setText("01/7/2026")
    assert form.told.text() == "Không có nhiệm vụ nào phải chuyển."
    form.act.click()
    assert form.result() == FormDialog.DialogCode.Accepted
    assert opened.newest() == (f"Sáp nhập {CULTURE} và {ECONOMY} thành Phòng Tổng hợp từ 01/7/2026")
    assert "Phòng Tổng hợp" in opened.shown()
    assert CULTURE not in opened.shown()


def test_a_merger_of_one_is_refused_in_the_form(opened: Opened):
    node = next(one for one in opened.page.units.nodes if one.name == CULTURE)
    form = SuccessionDialog(opened.bench, node, opened.page.units.nodes)
    form.act.click()
    assert form.fields["news"].edit.accessibleDescription() == "Ghi đơn vị sau thay đổi."
    form.news.picker.show_unit(node.id)
    form.act.click()
    assert form.result() == FormDialog.DialogCode.Rejected
    assert opened.told == []


def test_two_entries_become_one_and_the_chosen_name_stays(opened: Opened):
    other = new_unit(opened.desk, "Phòng VHXH và TT", Level.DEPARTMENT, opened.desk.unit_id)
    opened.page.refresh()
    node = next(one for one in opened.page.units.nodes if one.id == other)
    form = JoiningDialog(opened.bench, node, opened.page.units.nodes)
    form.other.show_unit(opened.units[CULTURE])
    assert form.kept.count() == 2
    form.kept.choose(str(opened.units[CULTURE]))
    form.act.click()
    assert form.result() == FormDialog.DialogCode.Accepted
    assert "Phòng VHXH và TT" not in opened.shown()
    opened.choose(CULTURE)
    opened.button("Tách “Phòng VHXH và TT” ra").click()
    assert "Phòng VHXH và TT" in opened.shown()


def test_members_have_days(opened: Opened):
    group = next(one for one in opened.page.units.nodes if one.is_group)
    form = dialogs.member_form(opened.bench, group, opened.page.units.nodes)
    unit, since = form.fields["unit"].edit, form.fields["since"].edit
    unit.show_unit(opened.units[CULTURE])  # type: ignore[attr-defined]
    since.setText("1/9/2026")  # type: ignore[attr-defined]
    form.act.click()
    lines = {one.name: one for one in unit_details(opened.desk, group.id).members}
    assert lines[CULTURE].since == date(2026, 9, 1)
    days = dialogs.member_days_form(opened.bench, lines[CULTURE])
    days.fields["until"].edit.setText("1/8/2026")  # type: ignore[attr-defined]
    days.act.click()
    assert "đứng trước ngày đầu" in days.fields["until"].edit.accessibleDescription()
    days.fields["until"].edit.setText("31/12/2026")  # type: ignore[attr-defined]
    days.act.click()
    lines = {one.name: one for one in unit_details(opened.desk, group.id).members}
    assert lines[CULTURE].until == date(2026, 12, 31)
    opened.choose("Các trường học")
    opened.button(f"Bỏ “{CULTURE}” khỏi nhóm").click()
    assert CULTURE not in {one.name for one in unit_details(opened.desk, group.id).members}


def test_a_wrong_name_is_corrected(opened: Opened):
    unit = opened.units[CULTURE]
    rename_unit(opened.desk, unit, LONG, JULY)
    opened.page.refresh()
    opened.choose(CULTURE)
    form = dialogs.name_form(opened.bench, unit_details(opened.desk, unit).names[1])
    form.fields["since"].edit.setText("1/8/2026")  # type: ignore[attr-defined]
    form.act.click()
    assert unit_details(opened.desk, unit).names[1].since == date(2026, 8, 1)
    opened.button(f"Bỏ tên “{LONG}”").click()
    assert [one.name for one in unit_details(opened.desk, unit).names] == [CULTURE]
