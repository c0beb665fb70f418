"""Tổng quan and its room: what fits the screen of an office, crowds of reports, other widths."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from overview_stage import HEIGHT, Opened, opened_overview
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.services.overview.reports import ReportDay, Sent
from cchc_desktop.services.owed_reports.duties import add_duty, list_duties
from ui.jobs.runner import Runner
from ui.overview.strip import side_by_side
from ui.theme import look


@pytest.fixture
def opened(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Opened]:
    with opened_overview(tmp_path, runner, qtbot) as made:
        yield made


def test_everything_is_seen_at_once_on_the_screen_of_an_office(opened: Opened):
    page, bar = opened.page, opened.page._scroll.verticalScrollBar()
    opened.qtbot.waitUntil(lambda: page.reports.isVisible() and not bar.maximum())
    for block in (page.reminders, page.reports):
        assert block.mapTo(opened.place, block.rect().bottomLeft()).y() < HEIGHT
    shown = [door.report for door in page.reports.doors if door.isVisible()]
    assert 0 < len(shown) <= len(page.reports.doors)
    page.fields.link.click()
    opened.qtbot.wait(1)
    assert not bar.maximum()
    opened.place.window().resize(1182, 1400)
    rows = page.reminders.list.count()
    opened.qtbot.waitUntil(lambda: page.reminders.list.height() == min(rows, 16) * look.px(40))
    assert all(door.isVisible() for door in page.reports.doors)


def test_with_little_room_the_report_that_comes_next_is_shown(opened: Opened):
    block = opened.page.reports
    one = next(door.report for door in block.doors if door.report.is_own)
    months = [replace(one, due=date(2026, at, 17), sent=sent) for at, sent in enumerate(SENT, 3)]
    block.show_reports(months, opened.seen.today)
    asked: list[ReportDay] = []
    block.opened.connect(asked.append)
    for lines, kept in ((1, [10]), (2, [10, 11]), (4, [7, 9, 10, 11]), (9, [6, 7, 8, 9, 10, 11])):
        block.fit(block.frame_height() + look.px(28) * lines)
        seen = [door.report.due.month for door in block.doors if not door.isHidden()]
        assert sorted(seen) == kept
        assert block.link.isHidden() == (len(kept) == 6)
    block.fit(block.frame_height() + look.px(28))
    assert block.link.text() == "Xem đủ 6 báo cáo"
    block.link.click()
    assert opened.gone == ["reporting"]
    block.doors[0].click()
    assert asked == [block.doors[0].report]


SENT = (
    *(Sent.SENT, Sent.SENT, Sent.SENT, Sent.SENT, Sent.MISSING),
    *(Sent.SENT, Sent.MISSING, Sent.DUE, Sent.DUE),
)


def test_reports_of_one_week_stand_side_by_side_and_no_pole_runs_through_them(opened: Opened):
    page, first = opened.page, list_duties(opened.desk)[0].form
    for recipient, day in (("Sở Tài chính", 14), ("Sở Tư pháp", 16), ("Văn phòng", 18)):
        add_duty(opened.desk, replace(first, recipient=recipient, due=f"ngày {day} tháng cuối kỳ"))
    page.refresh()
    canvas = page.strip.canvas
    opened.qtbot.waitUntil(lambda: len(canvas.flags) >= 4 and canvas.flags[-1].isVisible())
    boxes = [flag.geometry() for flag in canvas.flags]
    assert [box.left() for box in boxes] == sorted(box.left() for box in boxes)
    assert not any(one.intersects(two) for one, two in pairwise(boxes))
    assert all(canvas.rect().contains(box) for box in boxes)
    picture = canvas.grab().toImage()
    ground = picture.pixel(canvas.width() // 2, 2)
    for box in boxes:
        for x in range(box.left() + 1, box.right()):
            column = {picture.pixel(x, y) for y in range(box.top(), box.bottom())}
            assert ground in column, f"a pole runs through the sign at {x}"


def test_a_fresh_look_leaves_the_cursor_where_it_was(opened: Opened):
    canvas = opened.page.strip.canvas
    for doors, at in (("week_doors", 3), ("flags", 0)):
        door = getattr(canvas, doors)[at]
        name = door.accessibleName()
        door.setFocus()
        opened.page.refresh()
        opened.qtbot.wait(1)
        now = opened.place.window().focusWidget()
        assert now in getattr(canvas, doors)
        assert now.accessibleName() == name


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(5, 60)), max_size=6),
    st.integers(400, 460),
)
def test_a_crowd_keeps_its_order_and_stays_inside(flags: list[tuple[int, int]], room: int):
    wanted, wide = sorted(at for at, _ in flags), [one for _, one in flags]
    lefts = side_by_side(wanted, wide, room)
    assert len(lefts) == len(flags)
    ends = [left + one for left, one in zip(lefts, wide, strict=True)]
    assert all(end <= left for end, left in zip(ends, lefts[1:], strict=False))
    assert all(left >= 0 for left in lefts)
    assert all(end <= room for end in ends)
    alone = all(at + one <= after for (at, one), after in zip(flags, wanted[1:], strict=False))
    if wanted == [at for at, _ in flags] and alone and (not flags or wanted[-1] + wide[-1] <= room):
        assert lefts == wanted


def test_narrow_becomes_one_column_and_wide_never_wider_than_the_sheet(opened: Opened):
    page = opened.page

    def beside() -> bool:
        return page.reminders.mapTo(opened.place, page.reminders.rect().topLeft()).y() == (
            page.fields.mapTo(opened.place, page.fields.rect().topLeft()).y()
        )

    opened.qtbot.waitUntil(beside)
    page.fit(1000)
    opened.place.resize(944, 640)
    opened.qtbot.waitUntil(lambda: not beside())
    assert page.figures.doors[0].y() < page.figures.doors[2].y()
    assert page.fields.width() == page.reminders.width()
    page.fit(1900)
    opened.place.resize(1716, 900)
    opened.qtbot.waitUntil(beside)
    opened.qtbot.waitUntil(lambda: page.strip.width() == look.px(1440))
    left = page.strip.mapTo(opened.place, page.strip.rect().topLeft()).x()
    assert left < look.px(24)
    shares = page.reminders.width() / page.fields.width()
    assert shares == pytest.approx(1.1, abs=0.02)


def test_blocks_end_where_the_tools_end_whether_the_page_scrolls_or_not(opened: Opened):
    window = opened.page.enter.window()
    bar = opened.page._scroll.verticalScrollBar()

    def right(part: QWidget) -> int:
        return part.mapTo(window, part.rect().topRight()).x()

    seen = set()
    for height in (600, 1600):
        window.resize(1366, height)
        QTest.qWait(20)
        seen.add(bar.maximum() > 0)
        assert right(opened.page.strip) == right(opened.page.enter)
    assert seen == {True, False}
