"""A date moves by mouse, by keys and by a form; what cannot move says why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from calendar_stage import CONTEST, INSPECT, TODAY, TRAIN, CalendarStage, calendar_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.services.calendar_days import Fixed
from cchc_desktop.services.history import undo
from db.models.tasks import Task
from ui.calendar.moving import MoveForm
from ui.jobs.runner import Runner

SHIFTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[CalendarStage]:
    with calendar_stage(tmp_path, runner, qtbot) as made:
        yield made


def test_a_mark_is_dragged_to_another_day_and_back_by_undo(stage: CalendarStage):
    stage.drag(stage.mark(TODAY, INSPECT), date(2026, 12, 4))
    line = stage.task(INSPECT)
    assert (line.due, line.deadline) == (date(2026, 12, 4), "04/12/2026")
    assert stage.page.day == date(2026, 12, 4)
    assert [one.title for one in stage.page.panel.list.marks()] == [INSPECT]
    assert stage.told == ["Đổi thời hạn của nhiệm vụ “I.1. Kiểm tra công vụ”"]
    undo(stage.desk)
    assert stage.task(INSPECT).due == TODAY


def test_keys_move_the_chosen_task_by_days_and_weeks(stage: CalendarStage):
    stage.press(Qt.Key.Key_Right, SHIFTING)
    assert stage.task(INSPECT).due == date(2026, 11, 21)
    assert stage.page.day == date(2026, 11, 21)
    stage.press(Qt.Key.Key_Down, SHIFTING)
    assert stage.task(INSPECT).due == date(2026, 11, 28)
    stage.press(Qt.Key.Key_Home)
    chosen = stage.page.panel.list
    chosen.choose(stage.task(TRAIN).id)
    stage.press(Qt.Key.Key_Up, SHIFTING, at=chosen)
    assert stage.task(TRAIN).due == date(2026, 11, 13)


def test_one_of_several_dates_does_not_move_alone(stage: CalendarStage):
    (day,) = (one for one in (date(2026, 10, 31), date(2026, 10, 30)) if _has(stage, one))
    stage.page.go_to(day)
    assert stage.page.panel.open.isVisible()
    assert not stage.page.panel.move_on.isVisible()
    before = stage.newest()
    stage.press(Qt.Key.Key_Right, SHIFTING)
    assert stage.told == ["Thời hạn của “I.3” không phải là một ngày. Sửa thời hạn trong Nhiệm vụ."]
    assert stage.newest() == before


def _has(stage: CalendarStage, day: date) -> bool:
    days = stage.page.grid.lines.days
    return days is not None and any(one.title == CONTEST for one in days.on(day))


def test_another_offices_date_stays_and_it_is_said_why(stage: CalendarStage):
    task = stage.task(INSPECT)
    with stage.desk.writing(stage.desk.act("import-plan")) as (writer, _):
        writer.change(Task, task.id, steward_id=stage.desk.unit_id)
    stage.page.refresh()
    assert stage.mark(TODAY, INSPECT).fixed is Fixed.ELSEWHERE
    refused: list[object] = []
    stage.bench.failed.connect(refused.append)
    stage.press(Qt.Key.Key_Right, SHIFTING)
    assert [getattr(one, "code", "") for one in refused] == ["task-kept-elsewhere"]
    assert stage.task(INSPECT).due == TODAY


def test_a_drag_is_given_up_by_escape_and_outside_the_days(stage: CalendarStage):
    grid, left = stage.page.grid, Qt.MouseButton.LeftButton
    place, none = stage.point_of(stage.mark(TODAY, INSPECT)), Qt.KeyboardModifier.NoModifier
    for escaping, end in ((True, QPoint(300, 300)), (False, QPoint(10, 10))):
        QTest.mousePress(grid.viewport(), left, none, place)
        QTest.mouseMove(grid.viewport(), end)
        shape = grid.viewport().cursor().shape()
        closed, forbidden = Qt.CursorShape.ClosedHandCursor, Qt.CursorShape.ForbiddenCursor
        assert shape == (closed if escaping else forbidden)
        if escaping:
            stage.press(Qt.Key.Key_Escape)
        QTest.mouseRelease(grid.viewport(), left, none, end)
        assert stage.task(INSPECT).due == TODAY
    assert stage.shown == []


def test_a_day_is_asked_for_in_a_form(stage: CalendarStage, monkeypatch: pytest.MonkeyPatch):
    form = MoveForm(stage.bench, stage.mark(TODAY, INSPECT))
    form.show()
    edit = form.fields["day"].edit
    edit.setText("mai")  # type: ignore[attr-defined]
    form.act.click()
    assert form.isVisible()
    assert edit.accessibleDescription() == "Cần ghi một ngày, ví dụ 21/11/2026."
    form.close()

    def answer(dialog: MoveForm) -> bool:
        dialog.fields["day"].edit.setText("5/12")  # type: ignore[attr-defined]
        dialog.act.click()
        return bool(dialog.result())

    monkeypatch.setattr(MoveForm, "ask", answer)
    stage.page.panel.move_on.click()
    assert stage.task(INSPECT).deadline == "05/12/2026"
    assert stage.page.day == date(2026, 12, 5)
