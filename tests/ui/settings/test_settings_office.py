"""What the office says of itself, typed and chosen: at once, told, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot
from settings_stage import NOW, Stage, link, type_in

from cchc_desktop.services.history import undo
from cchc_desktop.services.office_settings import OfficeFact, office_sheet
from cchc_desktop.services.reporting.stationery import Stationery
from tests.builders.offices import an_office
from ui.jobs.runner import Runner
from ui.settings.office import OfficeSection, SignerSection
from ui.settings.people import PeopleSection


@pytest.fixture
def stage(data_folder: Path, runner: Runner, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with an_office(data_folder, NOW) as office:
        yield Stage(office, runner, qtbot, kept)


def test_a_fact_is_stored_as_it_is_typed_and_can_be_taken_back(stage: Stage, qtbot: QtBot):
    section = stage.open("office")
    assert isinstance(section, OfficeSection)
    type_in(qtbot, section._symbol.line, "UBND-VP")
    assert office_sheet(stage.desk).facts.symbol == "UBND-VP"
    assert stage.told == [("Sửa thông tin cơ quan: ký hiệu văn bản", True)]
    undo(stage.desk)
    stage.page.refresh()
    assert section._symbol.line.text() == "UBND"


def test_looking_writes_nothing(stage: Stage, qtbot: QtBot):
    section = stage.open("office")
    section._place.line.setFocus()
    qtbot.keyClick(section._place.line, Qt.Key.Key_Tab)
    qtbot.keyClick(section._place.line, Qt.Key.Key_Return)
    assert stage.told == []


def test_the_head_follows_the_name_until_lines_are_typed(stage: Stage, qtbot: QtBot):
    section = stage.open("office")
    assert section._head.lines.placeholderText() == "ỦY BAN NHÂN DÂN\nPHƯỜNG HOA SEN"
    section._head.lines.setFocus()
    qtbot.keyClicks(section._head.lines, "UBND phuong")
    section._symbol.line.setFocus()
    assert office_sheet(stage.desk).facts.head == "UBND phuong"
    assert section._letterhead.accessibleDescription().startswith("UBND PHUONG")


def test_what_is_refused_is_said_beneath_its_field(stage: Stage, qtbot: QtBot):
    section = stage.open("office")
    type_in(qtbot, section._parent.line, "Ủy ban nhân dân phường Hoa Sen")
    field = section.fields[OfficeFact.PARENT]
    assert field.edit.property("wrong") == "true"
    assert "Ủy ban nhân dân phường Hoa Sen" in field.edit.accessibleDescription()
    assert stage.told == []
    type_in(qtbot, section._parent.line, "Ủy ban nhân dân tỉnh")
    assert field.edit.property("wrong") == "false"
    assert office_sheet(stage.desk).parent == "Ủy ban nhân dân tỉnh"


def test_the_signer_is_seen_on_the_paper(stage: Stage, qtbot: QtBot):
    section = stage.open("signer")
    assert isinstance(section, SignerSection)
    type_in(qtbot, section._post.line, "Phó Chủ tịch")
    section._how.choice.choose("KT")
    section._how.choice.activated.emit(section._how.choice.currentIndex())
    assert "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH" in section._letterhead.accessibleDescription()


def test_who_gets_a_copy_is_typed_and_stands_on_the_paper(stage: Stage, qtbot: QtBot):
    section = stage.open("signer")
    assert isinstance(section, SignerSection)
    lines = section._copies.lines
    assert lines.placeholderText() == "Lưu: VT"
    lines.setFocus()
    lines.insertPlainText("- Thường trực Đảng ủy phường;\n- Lưu: VT.")
    type_in(qtbot, section._drafted_by.line, "VHXH")
    kept = Stationery.read(stage.desk)
    assert kept.said_copies == ("Thường trực Đảng ủy phường", "Lưu: VT")
    assert kept.drafted_by == "VHXH"
    assert stage.told[0] == ("Sửa nơi nhận của văn bản", True)
    assert section._letterhead.accessibleDescription().endswith(
        "Như trên, Thường trực Đảng ủy phường, Lưu: VT"
    )
    undo(stage.desk)
    undo(stage.desk)
    stage.page.refresh()
    assert lines.toPlainText() == ""
    assert section._drafted_by.line.text() == ""


def test_people_and_the_name_are_a_matter_of_units(stage: Stage):
    people = stage.open("people")
    assert isinstance(people, PeopleSection)
    assert people._who.text() == "Nguyễn Thị Thu Hà"
    people._open.click()
    link(stage.open("office"), "Đổi tên ở Đơn vị").click()
    assert stage.asked == ["units", "units"]
