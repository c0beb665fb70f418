"""Tổng quan in its place: every figure a door, the page for a meeting, widths and looks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from overview_stage import Opened, opened_overview
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.entry.sheet import entry_sheet
from cchc_desktop.services.sample.year import load_sample_year
from ui.jobs.runner import Runner
from ui.overview.deeds import Outside
from ui.overview.doors import Door
from ui.pdf_view.showing import Doors
from ui.pdf_view.window import PdfWindow
from ui.shell.window import MainWindow
from ui.theme import look
from ui.theme.tokens import DARK, LIGHT


@pytest.fixture
def opened(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Opened]:
    with opened_overview(tmp_path, runner, qtbot) as made:
        yield made


def _doors(root: QWidget) -> list[Door]:
    return [one for one in root.findChildren(Door) if one.isVisible() and one.isEnabled()]


def test_it_begins_on_what_presses_most(opened: Opened):
    assert opened.page.reminders.list.hasFocus()
    assert opened.page.reminders.list.currentIndex().row() == 0
    late = opened.seen.late
    assert opened.page.reminders.list.count() == len(opened.waiting()) >= len(late) > 0


def test_figures_open_their_tasks(opened: Opened):
    seen = opened.seen
    for door, ids in zip(
        opened.page.figures.doors,
        (seen.due_this_week, seen.late, seen.lacking, seen.unconfirmed),
        strict=True,
    ):
        assert door.accessibleName().startswith(f"{len(ids)} nhiệm vụ ")
        assert door.isEnabled() is bool(ids)
        door.click()
        if ids:
            assert opened.shown[-1][0] == ids
    assert len(opened.shown) == sum(
        map(bool, (seen.due_this_week, seen.late, seen.lacking, seen.unconfirmed))
    )
    lines = entry_sheet(opened.desk, Period.of(seen.quarter)).counts().lacking
    assert lines > len(seen.lacking)  # a task of several units is told by each of them
    assert opened.page.figures.doors[2].toolTip() == (
        f"{len(seen.lacking)} nhiệm vụ chưa đủ kết quả quý IV: còn {lines} dòng ở Cập nhật kết quả"
    )


def test_bars_open_their_field_unit_and_what_is_late(opened: Opened):
    seen = opened.seen
    for block, parts in ((opened.page.fields, seen.fields), (opened.page.units, seen.units)):
        if not block.isVisible():
            opened.page.fields.link.click()
        if block.more.isVisible():
            block.more.click()
        bars, lates = block.doors[::2], block.doors[1::2]
        assert len(bars) == len(lates) == len(parts)
        for bar, late, part in zip(bars, lates, parts, strict=True):
            bar.click()
            assert opened.shown[-1][0] == part.tasks
            assert late.isEnabled() is bool(part.late)
            if part.late:
                late.click()
                assert opened.shown[-1] == (part.late, f"{late.name}, quá hạn")


def test_many_units_fold(opened: Opened):
    block, count = opened.page.units, len(opened.seen.units)
    opened.page.fields.link.click()
    assert len(block.doors) == 16 < 2 * count
    assert block.more.text() == f"Xem thêm {count - 8}"
    block.more.click()
    assert len(block.doors) == 2 * count
    assert (block.more.text(), block.more.hasFocus()) == ("Thu gọn", True)
    block.more.click()
    assert len(block.doors) == 16


def test_progress_is_looked_at_by_field_or_by_unit(opened: Opened):
    fields, units = opened.page.fields, opened.page.units
    assert (fields.isVisible(), units.isVisible()) == (True, False)
    fields.link.click()
    assert (fields.isVisible(), units.isVisible()) == (False, True)
    assert (units.link.text(), units.link.hasFocus()) == ("Theo lĩnh vực", True)
    assert units.stop() in opened.page.stops()
    assert fields.stop() not in opened.page.stops()
    opened.page.refresh()  # what changed elsewhere does not turn it back
    opened.qtbot.wait(1)
    assert units.isVisible()
    units.link.click()
    assert (fields.isVisible(), units.isVisible(), fields.link.hasFocus()) == (True, False, True)


def test_weeks_and_reports_open_what_stands_behind_them(opened: Opened):
    canvas = opened.page.strip.canvas
    assert [door.week for door in canvas.week_doors] == [w for w in opened.seen.weeks if w.tasks]
    canvas.week_doors[3].click()
    assert opened.shown[-1][0] == canvas.week_doors[3].week.tasks
    assert [flag.report for flag in canvas.flags] == list(opened.seen.reports)
    for door in (*canvas.flags, *opened.page.reports.doors):
        door.click()
        kind = "bao-cao" if door.report.is_own else "tong-hop"
        assert opened.reports[-1] == (door.report.period, kind)
        assert opened.gone[-1] == "reporting"
    kinds = {kind for _, kind in opened.reports}
    assert kinds == {"bao-cao", "tong-hop"}


def test_a_row_of_doors_is_one_stop_and_arrows_lead_on(opened: Opened):
    doors = opened.page.strip.canvas.week_doors
    doors[0].setFocus()
    opened.key(Qt.Key.Key_Right)
    assert doors[1].hasFocus()
    opened.key(Qt.Key.Key_End)
    assert doors[-1].hasFocus()
    opened.key(Qt.Key.Key_Right)
    assert doors[-1].hasFocus()
    opened.key(Qt.Key.Key_Home)
    opened.key(Qt.Key.Key_Left)
    assert doors[0].hasFocus()
    strong = [door for door in doors if door.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert strong == [doors[0]]
    opened.key(Qt.Key.Key_Return)
    assert opened.shown[-1][0] == doors[0].week.tasks


def test_arrows_bring_into_view_what_is_below(opened: Opened):
    opened.page.fields.link.click()
    opened.page.units.more.click()
    opened.place.window().resize(1182, 500)
    opened.qtbot.wait(1)  # the new lines are laid out
    doors = [door for door in opened.page.units.doors if door.isEnabled()]
    doors[0].setFocus()
    opened.key(Qt.Key.Key_End)
    assert doors[-1].hasFocus()
    assert not doors[-1].visibleRegion().isEmpty()


def test_everything_has_a_name_and_shows_its_ring(opened: Opened):
    for door in _doors(opened.place):
        assert door.accessibleName()
        assert door.toolTip() == door.accessibleName()
    for door in _doors(opened.page.figures) + _doors(opened.page.fields):
        plain = door.grab().toImage()
        door.setFocus()
        assert door.grab().toImage() != plain
    for one in opened.place.findChildren(QAbstractButton):
        if one.isVisible():
            assert one.accessibleName()


def test_stops_go_through_the_blocks(opened: Opened):
    stops = opened.page.stops()
    assert len(stops) == 5
    for stop in stops:
        stop.setFocus()
        assert stop.hasFocus()
    assert "Ctrl+P" in dict(opened.page.keys())
    opened.page.enter.click()
    assert opened.gone == ["entry"]


# --- the page for a meeting


def test_a_page_for_a_meeting_is_looked_at_printed_and_saved(
    tmp_path: Path, runner: Runner, qtbot: QtBot
):
    printed: list[tuple[bytes, str]] = []
    target = tmp_path / "hop.pdf"
    answers = iter([None, target])
    named: list[str] = []

    def ask(name: str, _over: QWidget) -> Path | None:
        named.append(name)
        return next(answers)

    paper = Doors(ask, lambda data, title, *_over: printed.append((data, title)))
    with opened_overview(tmp_path, runner, qtbot, Outside(paper=paper)) as made:
        made.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: made.place.findChild(PdfWindow) is not None)
        shown = made.place.findChild(PdfWindow)
        assert shown is not None
        assert shown.isVisible()
        shown.print.click()
        shown.save.click()
        assert not target.exists()
        shown.save.click()
        assert [(target.read_bytes(), "In một trang")] == printed
        assert target.read_bytes().startswith(b"%PDF")
        assert named == ["Tổng hợp tình hình 2026-11-20"] * 2
        shown.leave.click()


# --- widths and looks


def test_an_empty_office_is_told_what_to_do_next(tmp_path: Path, runner: Runner, qtbot: QtBot):
    with opened_overview(tmp_path, runner, qtbot, bare=True) as made:
        assert made.page.empty.isVisible()
        assert made.page.empty.begin.hasFocus()
        assert not made.page.enter.isVisible()
        assert made.page.stops() == [made.page.empty.begin]
        made.page.empty.begin.click()
        assert made.gone == ["tasks"]
        load_sample_year(made.desk)
        made.page.refresh()
        assert not made.page.empty.isVisible()
        assert made.page.figures.isVisible()


def test_the_bars_take_the_colours_of_the_look(opened: Opened, qapp: QApplication):
    canvas = opened.page.strip.canvas
    for scheme in ("light", "dark"):
        look.apply(qapp, scheme, 1.0)
        picture = canvas.grab().toImage()
        seen = {picture.pixel(x, y) & 0xFFFFFF for x in range(picture.width()) for y in ROWS}
        for role in ("accent", "edge", "text"):
            assert any(_is_near(one, look.palette()[role]) for one in seen), (scheme, role)
        other = DARK if scheme == "light" else LIGHT
        assert not any(_is_near(one, other["accent"]) for one in seen)


ROWS = range(30, 64)


def _is_near(pixel: int, wanted: str) -> bool:
    """Compare colours; in the drawing they are whole percents."""
    other = int(wanted[1:], 16)
    return all(abs((pixel >> at & 255) - (other >> at & 255)) <= 3 for at in (0, 8, 16))


def test_the_window_names_it_first_and_opens_on_the_tasks(window: MainWindow):
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    assert window.place_in_front() == "tasks"
    assert window.navigation.stop().accessibleName().strip().startswith("Nhiệm vụ")
    shown: list[str] = []
    window.place_shown.connect(shown.append)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown == ["overview", "tasks"]
