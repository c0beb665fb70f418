"""Doubts of every kind in the list: gone to, told, decided by typing or as they stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.services.doubts.open import list_doubts
from tests.builders.task_window import AtTasks
from ui.tasks.lines import TaskLine

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TITLE = "Sửa bảng chỉ dẫn"
WORDS = f"Nhiệm vụ\tChủ trì\tThời hạn\n{TITLE}\tTổ chưa ai biết\t30/11/2026\n"


@pytest.fixture
def pasted(at: AtTasks) -> AtTasks:
    at.go("1")
    QApplication.clipboard().setText(WORDS)
    at.qtbot.keyClick(at.page.table, KEY.Key_V, CTRL)
    return at


def _line(at: AtTasks) -> TaskLine:
    return next(line for line in at.page.listing.everything() if line.title == TITLE)


def _open(at: AtTasks) -> list[str | None]:
    return [one.field for one in list_doubts(at.bench.desk) if one.task == _line(at).id]


def _go_to_the_doubt(at: AtTasks) -> None:
    at.page.table.choose(_line(at).id, "code")
    at.qtbot.keyClick(at.page.table, KEY.Key_F8)
    assert at.page.table.current_line().id == _line(at).id
    assert at.page.table.current_column() == "lead"


def test_a_unit_nobody_knows_is_gone_to_and_named(pasted: AtTasks):
    assert _open(pasted) == ["lead_units"]
    _go_to_the_doubt(pasted)
    pasted.type_over("Văn phòng HĐND và UBND")
    assert _line(pasted).lead_units == ("Văn phòng HĐND và UBND",)
    assert not _line(pasted).doubts
    assert _open(pasted) == []
    pasted.work.undo()
    assert _open(pasted) == ["lead_units"]
    assert _line(pasted).doubts == {"lead_units"}


def test_what_stands_there_may_be_right(pasted: AtTasks):
    _go_to_the_doubt(pasted)
    pasted.qtbot.keyClick(pasted.page.table, KEY.Key_Return, CTRL)
    assert _open(pasted) == []
    assert _line(pasted).lead_units == ()


def test_the_panel_leads_to_the_cell_in_doubt(pasted: AtTasks):
    pasted.page.table.choose(_line(pasted).id, "title")
    panel = pasted.page.side.panel
    pasted.qtbot.waitUntil(panel.doubt.isVisible)
    panel.doubt.pressed.emit()
    assert pasted.page.table.current_column() == "lead"
    assert pasted.page.table.is_editing()


def test_many_tasks_given_a_unit_are_no_longer_in_doubt(pasted: AtTasks):
    line = _line(pasted)
    office = pasted.line("2").lead_units
    pasted.page.table.choose(line.id, "lead")
    pasted.type_over("; ".join(office))
    assert not _line(pasted).doubts


def test_a_doubt_in_a_column_out_of_sight_brings_it_back(pasted: AtTasks):
    pasted.page.table.wish_column("lead", shown=False)
    _go_to_the_doubt(pasted)
    lead = pasted.page.table.column_at("lead")
    assert not pasted.page.table.isColumnHidden(lead)
