"""One unit edited in its place: fields, spellings, its tasks, removing it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from units_stage import CULTURE, ECONOMY, Opened, opened_units, type_over

from cchc_desktop.services.history import undo
from cchc_desktop.services.unit_page.edit import UnitFact
from cchc_desktop.services.unit_page.overview import unit_details
from ui.jobs.runner import Runner


@pytest.fixture
def opened(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Opened]:
    with opened_units(tmp_path, runner, qtbot) as made:
        yield made


def test_a_field_is_saved_when_it_is_left_and_can_be_undone(opened: Opened):
    opened.choose(CULTURE)
    facts = opened.page.units.panel.facts
    head = facts.words[UnitFact.HEAD].line
    type_over(head, "Lê Văn An")
    facts.words[UnitFact.PHONE].line.setFocus()
    assert unit_details(opened.desk, opened.units[CULTURE]).contact.head == "Lê Văn An"
    assert opened.told == [f"Sửa người đứng đầu của “{CULTURE}”"]
    undo(opened.desk)
    opened.page.refresh()
    assert head.text() == ""


def test_esc_in_a_field_brings_its_words_back(opened: Opened, qtbot: QtBot):
    opened.choose(CULTURE)
    head = opened.page.units.panel.facts.words[UnitFact.HEAD].line
    type_over(head, "Lê")
    qtbot.keyClick(head, Qt.Key.Key_Escape)
    assert head.text() == ""
    assert opened.told == []


def test_level_and_parent_are_chosen(opened: Opened):
    opened.choose(CULTURE)
    facts = opened.page.units.panel.facts
    facts.level.choice.choose("school")
    facts.level.said.emit("school")
    facts.parent_unit.picker.show_unit(opened.units[ECONOMY])
    facts.parent_unit._tell()
    details = unit_details(opened.desk, opened.units[CULTURE])
    assert (details.node.level, details.parent_name) == ("school", ECONOMY)


def test_a_parent_that_cannot_be_is_refused_beneath_its_field(opened: Opened):
    own = opened.desk.unit_id
    opened.page.units.tree.choose(own)
    field = opened.page.units.panel.facts.parent_unit
    field.picker.show_unit(opened.units[CULTURE])
    field._tell()
    assert "không thể là cấp trên" in field.edit.accessibleDescription()
    assert field.picker.words() == "Ủy ban nhân dân thành phố"


def test_a_unit_is_picked_by_any_part_of_its_names(opened: Opened):
    picker = opened.page.units.panel.facts.parent_unit.picker
    picker.line.setText("to van xa")
    assert picker.unit() == opened.units[CULTURE]
    picker.line.setText("phong")
    assert picker.unit() is None, "several are meant"
    completer = picker.completer()
    completer.setCompletionPrefix("van xa")
    assert [completer.completionModel().index(0, 0).data()] == [CULTURE]


def test_spellings_are_added_and_removed(opened: Opened, qtbot: QtBot):
    opened.choose(CULTURE)
    field = opened.page.units.panel.spelling
    type_over(field, "VHXH phường")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    texts = [one.text for one in unit_details(opened.desk, opened.units[CULTURE]).spellings]
    assert texts == ["Tổ văn xã", "VHXH phường"]
    assert field.text() == ""
    opened.button("Bỏ cách viết “Tổ văn xã”").click()
    texts = [one.text for one in unit_details(opened.desk, opened.units[CULTURE]).spellings]
    assert texts == ["VHXH phường"]


def test_removing_says_why_not(opened: Opened):
    failed: list[object] = []
    opened.bench.failed.connect(failed.append)
    opened.choose("Các trường học")
    opened.button("Xóa đơn vị").click()
    assert [getattr(one, "code", "") for one in failed] == ["unit-in-use"]
    opened.choose(ECONOMY)
    opened.button("Xóa đơn vị").click()
    assert ECONOMY not in opened.shown()


def test_its_tasks_are_one_press_away(opened: Opened, qtbot: QtBot):
    opened.choose(CULTURE)
    assert not opened.page.units.panel._tasks.isVisible()
    with qtbot.waitSignal(opened.bench.tasks_asked) as asked:
        opened.page.units._do("tasks", None)
    assert asked.args == [frozenset(), f"Nhiệm vụ của {CULTURE}"]
