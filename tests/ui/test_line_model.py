"""The flat model: Qt's own tester, narrow signals, what each role answers."""

import pytest
from conftest import Task, tasks
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui.table.column import SectionLine
from ui.table.line_model import LINE_ROLE, SORT_ROLE, LineModel
from ui.tasks.columns import task_columns
from ui.tasks.grouping import grouped

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model():
    return LineModel(task_columns())


def test_qt_finds_nothing_wrong_with_it(model: LineModel):
    tester = QAbstractItemModelTester(model, FATAL)
    model.replace(list(grouped(tasks(), ())))
    model.update(Task(3, "I.4", "Sửa lại tên"))
    model.replace([])
    assert tester.model() is model
    assert model.rowCount() == 0


def test_an_update_repaints_one_row_only(model: LineModel, qtbot: QtBot):
    model.replace(list(grouped(tasks(), ())))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.update(Task(3, "I.4", "Sửa lại tên"))
    first, last = told.args[0], told.args[1]
    assert (first.row(), last.row()) == (4, 4)  # the section row stands first
    assert (first.column(), last.column()) == (0, len(model.columns) - 1)
    assert model.index(4, 1).data() == "Sửa lại tên"


def test_a_section_says_its_name_once(model: LineModel):
    model.replace(list(grouped(tasks(), ())))
    assert model.index(0, 0).data() == "I. Chỉ đạo, điều hành"
    assert model.index(0, 1).data() == ""
    assert isinstance(model.index(0, 3).data(LINE_ROLE), SectionLine)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "I. Chỉ đạo, điều hành, 0/6 hoàn thành"


def test_a_cell_is_read_aloud_with_its_column(model: LineModel):
    model.replace(list(grouped(tasks(), ())))
    state = model.index(1, 5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert state == "Trạng thái: Sắp đến hạn"


def test_sorting_goes_by_values_not_words(model: LineModel):
    model.replace(tasks(2))
    assert model.index(0, 4).data(SORT_ROLE) == (False, Task(0, "", "").due)
    assert model.index(0, 6).data(SORT_ROLE) == 0


def test_what_is_not_there_is_not_answered(model: LineModel):
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None
    assert model.row_of("nobody") is None
