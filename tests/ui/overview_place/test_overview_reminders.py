"""The reminders of Tổng quan: opened, put off and done with by one key, many at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from overview_stage import Opened, opened_overview
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.reminders import Kind, morning_of
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.reminding.reminders import waiting
from tests.builders.offices import NOON
from ui.jobs.runner import Runner
from ui.overview.deeds import Outside
from ui.overview.putting_off import DAY, HOUR, MONDAY, TOMORROW, DayForm, until
from ui.overview.reminders import OPEN


@pytest.fixture
def opened(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Opened]:
    with opened_overview(tmp_path, runner, qtbot) as made:
        yield made


def test_one_key_is_done_with_a_reminder(opened: Opened):
    first, *rest = opened.waiting()
    opened.key(Qt.Key.Key_X)
    assert opened.waiting() == rest
    assert opened.page.reminders.list.count() == len(rest)
    assert opened.page.reminders.list.hasFocus()
    undo(opened.desk)
    assert first in opened.waiting()


def test_many_are_put_off_at_once(opened: Opened):
    before = len(list_history(opened.desk))
    count = len(opened.waiting())
    assert count > 2
    opened.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    opened.key(Qt.Key.Key_2)
    assert opened.waiting() == []
    assert len(list_history(opened.desk)) == before + 1
    assert opened.newest() == f"Nhắc lại sau {count} việc"
    assert not opened.page.reminders.list.isVisible()
    assert not opened.page.reminders.buttons[HOUR].isVisible()
    undo(opened.desk)
    opened.page.refresh()
    assert opened.page.reminders.list.count() == count


def test_shift_chooses_some_and_a_button_does_the_same_as_the_key(opened: Opened):
    ids = opened.waiting()
    opened.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    opened.page.reminders.buttons[MONDAY].click()
    assert opened.waiting() == ids[2:]


def test_enter_opens_the_tasks_of_the_chosen(opened: Opened):
    tasks = {one.task for one in waiting(opened.desk, opened.desk.now()) if one.task}
    opened.page.reminders.list.selectAll()
    opened.key(Qt.Key.Key_Return)
    ids, why = opened.shown[-1]
    assert {str(one) for one in ids} == tasks
    assert why == "Được nhắc"


def test_enter_on_a_report_leads_to_it(opened: Opened):
    first = waiting(opened.desk, opened.desk.now())[0]
    of_unit = replace(first, id=f"return:{opened.desk.unit_id}:2026Q3", kind=Kind.RETURN, task=None)
    opened.page.reminders.asked.emit(OPEN, [of_unit])
    assert opened.gone == ["reporting"]
    assert opened.reports == [(parse("2026Q3"), "tong-hop")]
    of_results = replace(of_unit, id="progress:2026Q4", kind=Kind.PROGRESS)
    opened.page.reminders.asked.emit(OPEN, [of_results])
    assert opened.gone == ["reporting", "entry"]


def test_when_to_be_reminded_again():
    friday = NOON
    assert until(HOUR, friday) == friday + timedelta(hours=1)
    assert until(TOMORROW, friday) == date(2026, 11, 21)
    assert until(MONDAY, friday) == date(2026, 11, 23)
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=NOON.tzinfo)
    assert until(MONDAY, monday) == date(2026, 11, 30)
    assert morning_of(date(2026, 11, 23)) < morning_of(date(2026, 11, 30))


def test_a_day_is_asked_for(tmp_path: Path, runner: Runner, qtbot: QtBot):
    asked: list[date] = []

    def answer(today: date, _parent: QWidget) -> date | None:
        asked.append(today)
        return None if len(asked) == 1 else today + timedelta(days=3)

    outside = Outside(ask_day=answer)
    with opened_overview(tmp_path, runner, qtbot, outside) as made:
        before = made.waiting()
        made.key(Qt.Key.Key_4)
        assert made.waiting() == before
        made.page.reminders.buttons[DAY].click()
        assert made.waiting() == before[1:]
        assert asked == [NOON.date()] * 2


def test_the_day_must_come_after_today(qtbot: QtBot):
    form = DayForm(NOON.date())
    qtbot.addWidget(form)
    for wrong in ("", "ngày mai", "20/11/2026", "31/11"):
        form.edit.setText(wrong)
        form.act.click()
        assert form.result() == 0, wrong
    form.edit.setText("1/12")
    form.act.click()
    assert (form.result(), form.day()) == (1, date(2026, 12, 1))
