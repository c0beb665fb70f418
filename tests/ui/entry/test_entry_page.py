"""The sheet worked by keys alone: states by letters, Enter to what is wanted next, all stored."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from entry_stage import (
    INSPECT,
    LATE,
    REVIEW,
    TELL,
    EntryStage,
    entry_stage,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import Length, Period, Quarter
from cchc_desktop.domain.status import State
from cchc_desktop.services.history import undo
from cchc_desktop.services.progress import ProgressForm, set_progress
from ui.jobs.runner import Runner

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[EntryStage]:
    with entry_stage(tmp_path, runner, qtbot) as made:
        yield made


def tell_last_quarter(stage: EntryStage, title: str, state: State, result: str) -> None:
    task = stage.line(title).id.task
    form = ProgressForm(task, Quarter(2026, 3), state, percent=40, result=result)
    set_progress(stage.desk, form, stage.bench.office.folder.files)
    stage.page.refresh()


# ---- the quarter by keys -----------------------------------------------------------------------


def test_it_opens_on_the_first_cell_that_is_wanted(stage: EntryStage):
    assert stage.titles() == [INSPECT, TELL, REVIEW, LATE]
    assert stage.at() == (INSPECT, "state")
    assert stage.table.hasFocus() or stage.place.focusWidget() is stage.table
    assert stage.page._missing.text() == "Còn 4 dòng chưa có trạng thái"


def test_a_quarter_is_typed_with_keys_alone(stage: EntryStage):
    stage.press(Key.Key_D)
    assert stage.line(INSPECT).state is State.IN_PROGRESS
    assert stage.at() == (INSPECT, "state"), "the second stroke of Đ must find the same cell"
    stage.press(Key.Key_D, Key.Key_Return)
    assert stage.at() == (INSPECT, "result")
    stage.type("Đã kiểm tra 5/8 đơn vị")
    stage.press(Key.Key_Return)
    assert stage.at() == (TELL, "state")
    stage.press(Key.Key_T, Key.Key_Return)
    assert stage.at() == (REVIEW, "state")
    stage.press(Key.Key_H, Key.Key_Return)
    assert stage.at() == (REVIEW, "done_on")
    stage.type("20/11")
    stage.press(Key.Key_Return)
    assert stage.at() == (REVIEW, "result")
    stage.type("Đã rà soát 12 văn bản")
    stage.press(Key.Key_Return)
    assert stage.at() == (LATE, "state")
    stage.press(Key.Key_C, Key.Key_Return)
    assert stage.at() == (LATE, "difficulty"), "late wants its reason"
    stage.type("Chờ hướng dẫn của Sở")
    stage.press(Key.Key_Return)
    assert stage.told[-1] in ("Đã ghi đủ kết quả của kỳ này.", stage.newest())
    counts = stage.page.listing.counts()
    assert (counts.told, counts.owed) == (4, 4)
    assert stage.page._missing.text() == "Đã ghi đủ"
    told = {one.title: (one.state, one.done_on, one.result) for one in stage.lines()}
    assert told == {
        INSPECT: (State.IN_PROGRESS, None, "Đã kiểm tra 5/8 đơn vị"),
        TELL: (State.ONGOING, None, ""),
        REVIEW: (State.DONE, date(2026, 11, 20), "Đã rà soát 12 văn bản"),
        LATE: (State.NOT_STARTED, None, ""),
    }
    assert stage.line(REVIEW).shown == "done", "finishing on the due day is on time"


def test_each_step_can_be_undone(stage: EntryStage):
    stage.press(Key.Key_D, Key.Key_Return)
    stage.type("Đã kiểm tra")
    stage.press(Key.Key_Return)
    assert stage.newest() == "Ghi kết quả quý IV/2026 của nhiệm vụ “I.1. Kiểm tra công vụ”"
    undo(stage.desk)
    stage.page.refresh()
    assert (stage.line(INSPECT).state, stage.line(INSPECT).result) == (State.IN_PROGRESS, "")
    undo(stage.desk)
    stage.page.refresh()
    assert stage.line(INSPECT).state is None


def test_f8_goes_round_what_is_missing(stage: EntryStage):
    stage.press(Key.Key_F8)
    assert stage.at() == (TELL, "state")
    stage.press_with(Key.Key_F8, SHIFT)
    stage.press_with(Key.Key_F8, SHIFT)
    assert stage.at() == (LATE, "state")
    assert [one.title for one in stage.table.selected_lines()] == [LATE], "Shift selects nothing"
    stage.press(Key.Key_F8)
    assert stage.at() == (INSPECT, "state")


def test_what_is_refused_is_said_beneath_its_cell(stage: EntryStage):
    stage.choose(INSPECT, "done_on")
    stage.type("25/11")
    stage.press(Key.Key_Return)
    assert "ở sau hôm nay" in stage.table._editing.editor().field.accessibleDescription()
    assert stage.line(INSPECT).state is None
    stage.press(Key.Key_Escape)


def test_a_letter_is_for_all_selected_lines(stage: EntryStage):
    stage.press_with(Key.Key_Down, SHIFT)
    stage.press(Key.Key_C)
    states = [one.state for one in stage.lines()]
    assert states == [State.NOT_STARTED, State.NOT_STARTED, None, None]
    assert stage.newest() == "Ghi kết quả quý IV/2026 của 2 nhiệm vụ"


# ---- as the period before ----------------------------------------------------------------------


def test_the_period_before_is_taken_over_by_one_key(stage: EntryStage):
    tell_last_quarter(stage, INSPECT, State.IN_PROGRESS, "Đã kiểm tra 2 phòng")
    stage.choose(INSPECT, "state")
    stage.press_with(Key.Key_D, CTRL)
    found = stage.line(INSPECT)
    assert (found.state, found.percent, found.result) == (
        State.IN_PROGRESS,
        40,
        "Đã kiểm tra 2 phòng",
    )
    assert stage.at() == (INSPECT, "state")


def test_where_there_is_nothing_before_it_is_told(stage: EntryStage, qtbot: QtBot):
    with qtbot.waitSignal(stage.bench.failed) as failed:
        stage.page.before.click()
    assert failed.args[0].code == "nothing-said-before"


def test_what_stood_before_is_one_hover_away(stage: EntryStage):
    tell_last_quarter(stage, INSPECT, State.PAUSED, "Chờ kinh phí")
    model = stage.table.lines
    row = model.row_of(stage.line(INSPECT).id)
    told = {
        model.columns[at].key: model.index(row, at).data(Qt.ItemDataRole.ToolTipRole)
        for at in range(model.columnCount())
    }
    assert told["state"] == "Quý III/2026: Tạm dừng, 40%"
    assert told["result"] == "Quý III/2026: Chờ kinh phí"


def test_the_report_of_the_period_is_one_press_away(stage: EntryStage):
    asked: list[object] = []
    stage.bench.place_asked.connect(asked.append)
    stage.bench.report_asked.connect(lambda period, kind: asked.append((period, kind)))
    stage.page.periods.choose(Period(2026, Length.HALF))
    stage.page.report.click()
    assert asked == ["reporting", (Period(2026, Length.HALF), "")]
    assert stage.page.report in stage.page.stops()
