"""The targets by keys: figures typed, pasted and erased; the panel; the quarter and the year."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from targets_stage import PLAN, TargetsStage, targets_stage

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import Document
from cchc_desktop.services.plans.storing import store_plan
from ui.jobs.runner import Runner

Key = Qt.Key


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[TargetsStage]:
    with targets_stage(tmp_path, runner, qtbot) as opened:
        yield opened


def test_it_begins_in_the_running_quarter_of_the_first_target(stage: TargetsStage):
    assert stage.table.hasFocus()
    assert stage.at() == ("1", "q4")
    assert stage.shown("1", "standing") == "Chưa có số liệu"
    assert stage.page.side.isVisible()


def test_enter_goes_down_and_tab_goes_right(stage: TargetsStage):
    stage.choose("1", "q3")
    stage.type("470/490")
    stage.press(Key.Key_Return)
    assert stage.at() == ("2", "q3")
    stage.type("12,5")
    stage.press(Key.Key_Tab)
    assert stage.at() == ("2", "q4")
    assert stage.shown("1", "q3") == "95,92%, chưa đạt"
    assert stage.shown("2", "q3") == "12,5, đạt"
    assert (
        stage.newest() == "Ghi số đo quý III/2026 của chỉ tiêu “2. Thời gian chờ không quá 15 phút”"
    )


def test_a_met_and_a_missed_target_differ_in_sign_and_word(stage: TargetsStage):
    stage.choose("1", "q3")
    stage.type("470/490")
    stage.press(Key.Key_Return)
    stage.type("12")
    stage.press(Key.Key_Return)
    assert (stage.shown("1", "standing"), stage.shown("2", "standing")) == ("Chưa đạt", "Đạt")
    cell = stage.table.lines.columns[stage.table.column_at("standing")].cell
    first, second = stage.page.board.lines()
    assert cell.sign(first).icon != cell.sign(second).icon  # type: ignore[attr-defined]


def test_the_panel_says_what_the_next_quarter_needs(stage: TargetsStage):
    stage.choose("1", "q3")
    stage.type("470/490")
    stage.press(Key.Key_Return)
    stage.choose("1", "q3")
    panel = stage.page.panel
    assert panel.title.text() == PLAN.targets[0].text
    assert panel.needs.text() == (
        "Quý IV/2026 cần 481 trên tổng số 490 như quý III: còn cách 2,24 điểm phần trăm."
    )
    assert panel.checks.words() == ["Hồ sơ đúng hạn: từ 98% trở lên"]
    assert panel.quarters.words() == ["Quý III: 95,92%, chưa đạt (470/490)"]


def test_what_is_no_number_is_said_beneath_its_cell_and_stays_typed(stage: TargetsStage):
    stage.press(Key.Key_F2)
    editor = stage.table._editing.editor()
    assert editor is not None
    editor.field.insertPlainText("chín mươi")
    stage.press(Key.Key_Return)
    assert stage.table.is_editing()
    assert "không phải là số" in editor.field.accessibleDescription()
    stage.press(Key.Key_Escape)
    assert not stage.table.is_editing()
    assert stage.shown("1", "q4") == ""


def test_a_refused_figure_keeps_its_quarter_and_its_part(stage: TargetsStage):
    stage.type("9.8.7")
    stage.page.quarters.switch.choose("2")
    assert stage.page.quarters.value() == Quarter(2026, 4)
    stage.page.section.choose("grid")
    assert stage.page.section.value() == "board"
    assert stage.page.board.isVisible()
    assert stage.table.is_editing()
    stage.press(Key.Key_Escape)
    stage.page.section.choose("grid")
    assert stage.page.grid.isVisible()


def test_delete_takes_a_figure_away_and_undo_is_offered(stage: TargetsStage):
    stage.type("97")
    stage.press(Key.Key_Return)
    stage.choose("1", "q4")
    stage.press(Key.Key_Delete)
    assert stage.shown("1", "q4") == ""
    assert stage.told[-1].startswith("Xóa số đo quý IV/2026")


def test_cells_from_excel_are_laid_from_the_cursor_on(stage: TargetsStage):
    stage.choose("1", "q1")
    stage.copy("98,5\t3.074/3.098\n17,5\t\n")
    stage.paste()
    assert stage.shown("1", "q1") == "98,50%, đạt"
    assert stage.shown("1", "q2") == "99,23%, đạt"
    assert (stage.shown("2", "q1"), stage.shown("2", "q2")) == ("17,5, chưa đạt", "")
    assert stage.newest() == "Ghi 3 số đo của các chỉ tiêu"


def test_a_pasted_word_among_figures_keeps_all_out(stage: TargetsStage):
    stage.choose("1", "q1")
    stage.copy("98,5\tđạt")
    stage.paste()
    assert stage.failed == ["figure-unreadable"]
    assert stage.shown("1", "q1") == ""


def test_what_has_no_place_in_the_grid_is_told(stage: TargetsStage):
    stage.choose("2", "q4")
    stage.copy("12\n13\n14")
    stage.paste()
    assert stage.shown("2", "q4") == "12, đạt"
    assert stage.told[-1] == "Đã dán 1 ô; 2 ô nằm ngoài bảng nên không ghi."
    stage.choose("2", "text")
    stage.copy("12")
    stage.paste()
    assert stage.told[-1].startswith("Không có ô nào nhận được số đã chép.")


def test_the_quarter_looked_at_decides_how_a_target_stands(stage: TargetsStage):
    stage.choose("1", "q1")
    stage.copy("97\t99")
    stage.paste()
    assert stage.shown("1", "standing") == "Đạt"
    stage.page.quarters.switch.choose("1")
    assert stage.shown("1", "standing") == "Chưa đạt"
    assert stage.at() == ("1", "q1")
    stage.press_with(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert stage.page.quarters.value() == Quarter(2026, 2)


def test_a_year_without_targets_says_so_and_leads_on(stage: TargetsStage):
    places: list[str] = []
    stage.bench.place_asked.connect(places.append)
    stage.page.quarters.choose(Quarter(2025, 4))
    assert stage.page.board.blank.isVisible()
    assert not stage.page.side.isVisible()
    stage.page.board.blank.act.click()
    assert places == ["tasks"]


def test_escape_closes_the_panel_and_space_opens_it(stage: TargetsStage):
    stage.press(Key.Key_Escape)
    assert not stage.page.side.isVisible()
    stage.page.fit(1366)
    assert not stage.page.side.isVisible()
    stage.press(Key.Key_Space)
    assert stage.page.side.isVisible()
    assert stage.page.stops() == [stage.table, stage.page.panel.close_button]


def test_in_a_narrow_window_the_panel_opens_over_the_list(
    tmp_path: Path, runner: Runner, qtbot: QtBot
):
    with targets_stage(tmp_path, runner, qtbot, width=1000) as stage:
        width = stage.table.width()
        assert not stage.page.side.isVisible()
        stage.press(Key.Key_Space)
        assert stage.page.side.isVisible()
        assert stage.table.width() == width
        stage.press(Key.Key_Escape)
        assert not stage.page.side.isVisible()
        assert stage.page.quarters.list.isVisible()


def test_two_plans_of_a_year_stand_under_their_names(stage: TargetsStage):
    other = replace(PLAN, document=Document("Kế hoạch khác", number="30/KH-UBND"))
    stage.bench.do(lambda: store_plan(stage.desk, other, date(2026, 1, 1), date(2026, 12, 31)))
    sections = [one for one in stage.table.lines.lines() if hasattr(one, "note")]
    assert {one.title for one in sections} == {"Kế hoạch 21/KH-UBND", "Kế hoạch 30/KH-UBND"}
    stage.table.section_turned.emit(sections[0].key)
    assert stage.table.lines.rowCount() == 4


def test_the_model_keeps_qts_rules(stage: TargetsStage):
    QAbstractItemModelTester(
        stage.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, stage.place
    )
    stage.type("97")
    stage.press(Key.Key_Return)
    stage.page.quarters.choose(Quarter(2025, 4))


def test_every_key_of_the_place_is_told(stage: TargetsStage):
    keys = dict(stage.page.keys())
    assert {"Enter", "Delete", "Ctrl+V", "Ctrl+N"} <= keys.keys()
    assert all(keys.values())
