"""The flat model: Qt's own tester, narrow signals, what each role answers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from table_samples import entries, entry_columns, with_sections

from ui.table.column import SectionLine
from ui.table.line_model import LINE_ROLE, SORT_ROLE, LineModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model():
    return LineModel(entry_columns())


def test_qt_finds_nothing_wrong_with_it(model: LineModel):
    tester = QAbstractItemModelTester(model, FATAL)
    model.replace(with_sections(entries(12)))
    model.update(replace(entries(4)[3], title="Sửa lại tên"))
    model.replace([])
    assert tester.model() is model
    assert model.rowCount() == 0


def test_an_update_repaints_one_row_only(model: LineModel, qtbot: QtBot):
    model.replace(with_sections(entries(12)))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.update(replace(entries(4)[3], title="Sửa lại tên"))
    first, last = told.args[0], told.args[1]
    assert (first.row(), last.row()) == (4, 4)  # the section row stands first
    assert (first.column(), last.column()) == (0, len(model.columns) - 1)
    assert model.index(4, 1).data() == "Sửa lại tên"


def test_a_section_says_its_name_once(model: LineModel):
    model.replace(with_sections(entries(12)))
    assert model.index(0, 0).data() == "Phần 1"
    assert model.index(0, 1).data() == ""
    assert isinstance(model.index(0, 3).data(LINE_ROLE), SectionLine)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Phần 1, 0/5 đã nhập"


def test_a_cell_is_read_aloud_with_its_column(model: LineModel):
    model.replace(with_sections(entries(12)))
    state = model.index(1, 6).data(Qt.ItemDataRole.AccessibleTextRole)
    assert state == "Trạng thái: Chưa thực hiện"


def test_sorting_goes_by_values_not_words(model: LineModel):
    model.replace(entries(2))
    assert model.index(0, 5).data(SORT_ROLE) == entries(1)[0].due
    assert model.index(0, 7).data(SORT_ROLE) == 0


def test_what_is_not_there_is_not_answered(model: LineModel):
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None
    assert model.row_of("nobody") is None
