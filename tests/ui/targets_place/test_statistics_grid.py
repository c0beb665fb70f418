"""The statistics tables by keys: typed, pasted, summed, asked about."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from targets_stage import TargetsStage, targets_stage

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.services.indicators import set_value
from cchc_desktop.services.units import UnitForm, add_unit
from ui.jobs.runner import Runner

Key = Qt.Key


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[TargetsStage]:
    with targets_stage(tmp_path, runner, qtbot) as opened:
        opened.turn_to_statistics()
        yield opened


def test_the_cursor_is_in_the_running_quarter(stage: TargetsStage):
    assert stage.table.hasFocus()
    assert stage.at() == ("1.1", "q4")
    assert stage.page.grid.templates.button.isVisible()
    assert not stage.page.side.isVisible()


def test_enter_goes_down_past_what_is_worked_out_and_tab_goes_right_past_sums(
    stage: TargetsStage,
):
    stage.choose("1.3", "q2")
    stage.type("5")
    stage.press(Key.Key_Return)
    assert stage.at() == ("1.5", "q2")
    stage.type("12")
    stage.press(Key.Key_Tab)
    assert stage.at() == ("1.5", "q3")
    stage.press_with(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert stage.at() == ("1.3", "q3")


def test_sums_follow_at_once_each_line_in_its_way(stage: TargetsStage):
    stage.choose("1.2", "q1")
    stage.copy("16\t16\t\t15\n4\t6\t\t5\n")
    stage.paste()
    assert [stage.shown("1.2", key) for key in ("half", "nine", "year")] == ["16", "15", "15"]
    assert [stage.shown("1.3", key) for key in ("half", "nine", "year")] == ["10", "15", "15"]
    assert stage.shown("1.4", "half") == "62,50%"
    assert stage.newest() == "Ghi 6 số liệu vào các biểu"


def test_a_block_copied_with_its_sums_leaves_them_out(stage: TargetsStage):
    stage.choose("1.2", "q1")
    stage.copy("16\t16\t99\t15\t99\t14\n4\t6\t99\t5\t99\t0\n99\t99\n7\t8")
    stage.paste()
    assert [stage.shown("1.2", key) for key in ("q1", "q2", "q3", "q4")] == ["16", "16", "15", "14"]
    assert stage.shown("1.5", "q2") == "8"
    assert stage.newest() == "Ghi 10 số liệu vào các biểu"


def test_the_year_before_stands_beside(stage: TargetsStage):
    stage.count("1.1", 5, 6, 7, 8, year=2025)
    assert (stage.shown("1.1", "before"), stage.shown("1.1", "year-before")) == ("8", "26")
    stage.page.quarters.choose(Quarter(2026, 2))
    assert stage.shown("1.1", "before") == "6"
    stage.page.quarters.choose(Quarter(2025, 2))
    assert (stage.shown("1.1", "q2"), stage.shown("1.1", "year")) == ("6", "26")


def test_a_value_far_off_its_past_is_asked_about_and_may_be_right(stage: TargetsStage):
    stage.count("3.3", 300, 310, 290)
    stage.choose("3.3", "q4")
    stage.type("3.050")
    stage.press(Key.Key_Return)
    assert stage.statistic("3.3").own[Quarter(2026, 4)] == 3050
    stage.choose("1.1", "q1")
    stage.press(Key.Key_F8)
    assert stage.at() == ("3.3", "q4")
    foot = stage.page.grid.foot
    assert foot.words.text() == (
        "Quý IV ghi 3.050, các quý trước từ 290 đến 310. Số này đúng chưa?"
    )
    assert stage.page.stops() == [stage.table, foot.act]
    foot.act.setFocus()
    stage.qtbot.keyClick(foot.act, Key.Key_Space)
    assert stage.table.hasFocus()
    assert stage.table.doubts() == []
    assert not foot.act.isVisible()
    assert stage.told[-1].startswith("Xác nhận số liệu quý IV/2026")


def test_what_other_units_counted_is_in_the_cell_but_not_typed_over(stage: TargetsStage):
    add_unit(stage.desk, UnitForm("Trường Tiểu học Ban Mai"))
    school = "Trường Tiểu học Ban Mai"
    stage.bench.do(lambda: set_value(stage.desk, "1.1", Quarter(2026, 4), Decimal(4), school))
    stage.choose("1.1", "q4")
    stage.type("6")
    stage.press(Key.Key_Return)
    assert stage.shown("1.1", "q4") == "10"
    index = stage.table.lines.index(1, stage.table.column_at("q4"))
    hint = index.data(Qt.ItemDataRole.ToolTipRole)
    assert hint == "Gồm số của đơn vị khác; số của cơ quan: 6"
    stage.choose("1.1", "q4")
    stage.press(Key.Key_F2)
    editor = stage.table._editing.editor()
    assert editor is not None
    assert editor.field.text() == "6"
    stage.press(Key.Key_Escape)


def test_what_is_still_missing_of_the_quarter_is_counted(stage: TargetsStage):
    lacking = stage.page.grid.count_words()
    stage.type("12")
    stage.press(Key.Key_Return)
    before, after = (int(words.split()[1]) for words in (lacking, stage.page.grid.count_words()))
    assert after == before - 1


def test_what_is_no_number_is_said_beneath_its_cell(stage: TargetsStage):
    stage.type("1.2.3")
    stage.press(Key.Key_Return)
    assert stage.table.is_editing()
    stage.press(Key.Key_Escape)
    stage.choose("1.1", "q1")
    stage.copy("5\n1.2.3")
    stage.paste()
    assert stage.failed == ["figure-unreadable"]
    assert stage.shown("1.1", "q1") == ""


def test_delete_takes_a_value_away(stage: TargetsStage):
    stage.type("12")
    stage.press(Key.Key_Return)
    stage.choose("1.1", "q4")
    stage.press(Key.Key_Delete)
    assert stage.shown("1.1", "q4") == ""
    stage.choose("1.4", "q4")
    stage.press(Key.Key_Delete)  # worked out: nothing to take away
    assert stage.told[-1].startswith("Xóa số liệu quý IV/2026 của dòng 1.1.")


def test_a_closed_table_hides_its_lines(stage: TargetsStage):
    rows = stage.table.lines.rowCount()
    first = stage.table.lines.line(0)
    stage.table.section_turned.emit(first.key)
    assert stage.table.lines.rowCount() == rows - 10
    stage.table.section_turned.emit(first.key)
    assert stage.table.lines.rowCount() == rows


def test_the_grid_keeps_qts_rules(stage: TargetsStage):
    QAbstractItemModelTester(
        stage.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, stage.place
    )
    stage.type("12")
    stage.press(Key.Key_Return)
    stage.table.section_turned.emit(stage.table.lines.line(0).key)
    stage.page.quarters.choose(Quarter(2025, 1))


@pytest.mark.parametrize(
    ("width", "folded"),
    [
        (1366, {"second-half"}),
        (1100, {"second-half", "before", "measure"}),
        (900, {"second-half", "before", "measure", "half", "nine", "year-before"}),
    ],
)
def test_what_has_no_room_folds(stage: TargetsStage, width: int, folded: set[str]):
    stage.page.fit(width)
    hidden = {
        column.key
        for at, column in enumerate(stage.table.lines.columns)
        if stage.table.isColumnHidden(at)
    }
    assert hidden == folded
