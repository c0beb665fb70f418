"""Lịch as a whole: days by key, dates moved, tasks opened, the file for other calendars."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from calendar_stage import INSPECT, TODAY, TRAIN, CalendarStage, calendar_stage
from judging import nameless, nameless_cells, unknown_pairs, unreachable, unringed
from judging_room import cut
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.calendar.working_days import DayOverride
from cchc_desktop.domain.status import Shown
from cchc_desktop.services.calendar_days import Mark, MarkKind, ReportState
from cchc_desktop.services.report_calendar import set_days
from ui.calendar.cell_layout import lay_out
from ui.calendar.model import LOAD
from ui.calendar.span import View
from ui.jobs.runner import Runner
from ui.table.words import forget
from ui.theme import look

LAST = date(2026, 12, 31)


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[CalendarStage]:
    with calendar_stage(tmp_path, runner, qtbot) as made:
        yield made


def _labels(stage: CalendarStage) -> list[str]:
    return [one.text() for one in stage.place.findChildren(QLabel) if one.isVisible()]


# --- days


def test_it_begins_with_the_quarter_and_today(stage: CalendarStage):
    grid = stage.page.grid
    assert grid.hasFocus()
    assert (stage.page.day, grid.lines.rowCount(), grid.lines.columnCount()) == (TODAY, 14, 9)
    assert "Quý IV năm 2026" in _labels(stage)
    assert "Thứ Sáu, 20/11/2026" in _labels(stage)
    assert "Hôm nay, 2\u00a0việc đến hạn" in _labels(stage)
    assert [one.title for one in stage.page.panel.list.marks()] == [INSPECT, TRAIN]
    assert grid.lines.load(grid.lines.index_of(TODAY).row()) == 2
    assert grid.lines.load(13) == 9 == grid.lines.busiest()


def test_keys_go_through_days_weeks_and_quarters(stage: CalendarStage):
    for key, day in (
        (Qt.Key.Key_Left, date(2026, 11, 19)),
        (Qt.Key.Key_Up, date(2026, 11, 12)),
        (Qt.Key.Key_Right, date(2026, 11, 13)),
        (Qt.Key.Key_Down, TODAY),
        (Qt.Key.Key_PageUp, date(2026, 8, 20)),
        (Qt.Key.Key_PageDown, TODAY),
        (Qt.Key.Key_PageDown, date(2027, 2, 20)),
        (Qt.Key.Key_Home, TODAY),
    ):
        stage.press(key)
        assert stage.page.day == day
        assert stage.page.grid.currentIndex() == stage.page.grid.lines.index_of(day)
    stage.page.go_to(LAST)
    stage.press(Qt.Key.Key_Right)
    assert "Quý I năm 2027" in _labels(stage)


def test_the_month_has_its_own_weeks_and_is_remembered(stage: CalendarStage):
    stage.page.views.choose("month")
    assert stage.page.grid.lines.rowCount() == 6  # 01/11/2026 is a Sunday
    assert "Tháng 11 năm 2026" in _labels(stage)
    stage.page.on.click()
    assert stage.page.day == date(2026, 12, 20)
    assert stage.page.back.toolTip() == "Tháng trước (PageUp)"
    stage.page.to_today.click()
    assert stage.page.day == TODAY


def test_a_click_chooses_a_day_and_a_mark_opens_its_task(stage: CalendarStage):
    grid = stage.page.grid
    cell = grid.cell_of(date(2026, 11, 23))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert (stage.page.day, stage.shown) == (date(2026, 11, 23), [])
    place = stage.point_of(stage.mark(TODAY, TRAIN))
    QTest.mouseMove(grid.viewport(), place)
    assert grid.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stage.shown == [({stage.task(TRAIN).id}, "Đến hạn Thứ Sáu, 20/11/2026")]


def test_a_report_on_a_day_opens_the_report(stage: CalendarStage):
    days = stage.page.grid.lines.days
    assert days is not None
    owed = next(
        one for marks in days.marks.values() for one in marks if one.kind is MarkKind.REPORT
    )
    stage.page.go_to(owed.day)
    chosen = stage.page.panel.list
    chosen.setCurrentRow(chosen.marks().index(owed))
    assert stage.page.panel.open.text() == "Mở báo cáo"
    assert not stage.page.panel.move_on.isVisible()
    stage.press(Qt.Key.Key_Return, at=chosen)
    assert stage.reports == [(owed.period, "bao-cao")]
    before = stage.newest()
    stage.drag(owed, owed.day + timedelta(days=1))
    assert stage.newest() == before, "the day of a report follows its duty"
    place = stage.point_of(owed)
    QTest.mouseClick(stage.page.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(stage.reports) == 2


def test_enter_goes_to_the_days_list_and_opens_a_task(stage: CalendarStage):
    stage.press(Qt.Key.Key_Return)
    chosen = stage.page.panel.list
    assert chosen.hasFocus()
    stage.press(Qt.Key.Key_Down, at=chosen)
    stage.press(Qt.Key.Key_Return, at=chosen)
    assert stage.shown[-1][0] == {stage.task(TRAIN).id}
    stage.press(Qt.Key.Key_Escape, at=chosen)
    assert stage.page.grid.hasFocus()
    stage.page.go_to(LAST)
    stage.page.panel.open_all.click()
    assert len(stage.shown[-1][0]) == 9
    assert stage.page.panel.open_all.text() == "Mở cả 9 nhiệm vụ"


# --- what is told


def test_a_cell_says_its_day_aloud(stage: CalendarStage):
    set_days(stage.desk, [DayOverride(TODAY + timedelta(3), off=True, name="Ngày hội")])
    stage.page.refresh()
    lines = stage.page.grid.lines
    role = Qt.ItemDataRole.AccessibleTextRole
    assert lines.index_of(TODAY).data(role).splitlines() == [
        "Thứ Sáu, 20/11/2026: Hôm nay, 2\u00a0việc đến hạn",
        "Kiểm tra công vụ (I.1, chưa đến hạn)",
        "Tập huấn một cửa (I.2, chưa đến hạn)",
    ]
    holiday = lines.index_of(TODAY + timedelta(3)).data(role)
    assert holiday == "Thứ Hai, 23/11/2026: Ngày hội, không có việc đến hạn"
    assert lines.index(13, LOAD).data(role) == "9 việc trong tuần"
    assert lines.index_of(date(2026, 9, 1)).isValid() is False
    QAbstractItemModelTester(lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    stage.page.go_to(date(2027, 1, 1))


@pytest.mark.parametrize("view", View)
def test_what_does_not_fit_a_cell_is_counted(stage: CalendarStage, view: View):
    stage.page.views.choose(view)
    stage.page.go_to(LAST)
    days = stage.page.grid.lines.days
    assert days is not None
    cell = stage.page.grid.cell_of(LAST).toRectF()
    placed = lay_out(cell, days.on(LAST), named=False, in_full=view is View.MONTH)
    assert placed.placed
    assert len(placed.placed) + placed.more == 9
    assert placed.more > 0
    boxes = [one.box for one in placed.placed] + [placed.more_box]
    assert all(cell.contains(box) for box in boxes)
    assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[:at])


def test_the_year_is_written_for_other_calendars(
    stage: CalendarStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "lich"), ""))
    stage.page.export.click()
    qtbot.waitUntil(lambda: bool(stage.told))
    assert (tmp_path / "lich.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert stage.told[-1].endswith("ngày của năm 2026 thành tệp “lich.ics”.")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    told = len(stage.told)
    stage.page.export.click()
    assert len(stage.told) == told


# --- the window's rules


def test_a_narrow_window_shows_the_day_when_asked(tmp_path: Path, runner: Runner, qtbot: QtBot):
    with calendar_stage(tmp_path, runner, qtbot, width=1000) as stage:
        page = stage.page
        assert not page.panel.isVisible()
        assert page.stops() == [page.grid]
        page.show_list.click()
        assert page.panel.list.hasFocus()
        page.panel.close_it.click()
        assert not page.panel.isVisible()
        stage.press(Qt.Key.Key_Return)
        assert page.panel.isVisible()
        page.grid.setFocus()
        stage.press(Qt.Key.Key_Escape)
        assert not page.panel.isVisible()
        page.fit(1366)
        assert page.panel.isVisible()
        assert not page.panel.close_it.isVisible()


def test_it_is_named_reached_ringed_and_readable(stage: CalendarStage):
    place = stage.place
    assert nameless(place) + nameless_cells(place) == []
    assert unreachable(place) == []
    assert unringed(place) == []
    assert unknown_pairs(place) == []
    assert stage.page.stops() == [stage.page.grid, stage.page.panel.list]
    assert {"PageUp", "Home", "Enter"} <= dict(stage.page.keys()).keys()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_no_word_is_cut(
    tmp_path: Path, runner: Runner, qtbot: QtBot, qapp: QApplication, scale: float
):
    look.apply(qapp, "light", scale)
    with calendar_stage(tmp_path, runner, qtbot) as stage:
        for view in View:
            stage.page.views.choose(view)
            for day in (TODAY, LAST):
                stage.page.go_to(day)
                qtbot.waitUntil(lambda: _cut(stage) == [])


def _cut(stage: CalendarStage) -> list[str]:
    forget()
    stage.place.grab()
    return cut(stage.place)


@pytest.mark.parametrize("width", [84, 100, 124, 160])
@pytest.mark.parametrize("height", [42, 62, 98])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 2000])
def test_nothing_in_a_cell_stands_on_anything_else(width: int, height: int, count: int):
    cell = QRectF(10, 20, width, height)
    report = Mark(TODAY, MarkKind.REPORT, ReportState.OPEN, period=parse("2026"))
    tasks = [Mark(TODAY, MarkKind.TASK, Shown.DONE, code=f"II.{at}") for at in range(count)]
    for marks in (tasks, [report, *tasks]):
        for named, in_full in ((False, False), (True, False), (False, True)):
            placed = lay_out(cell, marks, named=named, in_full=in_full)
            assert len(placed.placed) + placed.more == len(marks)
            boxes = [one.box for one in placed.placed]
            boxes += [placed.more_box] if placed.more else []
            assert all(cell.contains(box) for box in boxes), boxes
            assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[:at])
