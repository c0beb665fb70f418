"""Typing on in the same cell is one deed: what was typed a minute ago gives way to what is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from builders.results import OURS, Q2, STAGED, THEIRS, Ward

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.entry.sheet import EntryFilter, EntryLine, entry_sheet
from cchc_desktop.services.entry.writing import Cell, Typed, write_cell
from cchc_desktop.services.history import list_history, redo, undo

Q2_PERIOD = parse("2026Q2")


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


def line(ward: Ward, task: TaskDraft) -> EntryLine:
    sheet = entry_sheet(ward.desk, Q2_PERIOD, EntryFilter())
    return next(one for one in sheet.lines if one.title == task.title and not one.unit)


def put(ward: Ward, task: TaskDraft, cell: Cell, value: Any) -> None:
    write_cell(ward.desk, Q2_PERIOD, Typed(line(ward, task).id, cell, value))


def later(ward: Ward, seconds: float) -> None:
    ward.desk.now = FixedClock(ward.desk.now() + timedelta(seconds=seconds)).now


def test_what_is_typed_again_within_a_minute_is_one_deed(ward: Ward):
    put(ward, OURS, Cell.STATE, State.PAUSED)
    later(ward, 600)
    before = len(list_history(ward.desk))
    for said in ("Đã", "Đã kiểm tra", "Đã kiểm tra 5/8 đơn vị"):
        put(ward, OURS, Cell.RESULT, said)
        later(ward, 59)
    assert len(list_history(ward.desk)) == before + 1
    first, second = sorted(ward.entries(OURS), key=lambda entry: entry.corrects_id is not None)
    assert (first.result, second.result) == (None, "Đã kiểm tra 5/8 đơn vị")
    assert (second.state, second.corrects_id) == ("paused", first.id)
    undo(ward.desk)
    assert (line(ward, OURS).state, line(ward, OURS).result) == (State.PAUSED, "")
    redo(ward.desk)
    assert line(ward, OURS).result == "Đã kiểm tra 5/8 đơn vị"


def _typed_once(ward: Ward, between: Callable[[Ward], object]) -> int:
    """Type a result, do something else, type it again; return how many deeds came of it."""
    put(ward, OURS, Cell.RESULT, "Đã")
    before = len(list_history(ward.desk))
    between(ward)
    put(ward, OURS, Cell.RESULT, "Đã xong")
    return len(list_history(ward.desk)) - before


def _as_another(ward: Ward) -> None:
    ward.desk.who = "Phạm Gia Bảo"


@pytest.mark.parametrize(
    ("between", "deeds"),
    [
        (lambda ward: later(ward, 60), 0),
        (lambda ward: later(ward, 61), 1),
        (_as_another, 1),
        (lambda ward: put(ward, OURS, Cell.DIFFICULTY, "Trùng lịch"), 2),
        (lambda ward: put(ward, STAGED, Cell.RESULT, "Đã xong"), 2),
        (lambda ward: ward.set(THEIRS, Q2, State.DONE), 2),
    ],
    ids=["in time", "too late", "another person", "another cell", "another task", "another verb"],
)
def test_only_the_same_hand_in_the_same_cell_goes_on(
    between: Callable[[Ward], object], deeds: int, ward: Ward
):
    assert _typed_once(ward, between) == deeds
    assert line(ward, OURS).result == "Đã xong"


def test_what_was_taken_back_is_not_gone_on_with(ward: Ward):
    put(ward, OURS, Cell.RESULT, "Đã")
    undo(ward.desk)
    put(ward, OURS, Cell.RESULT, "Đã xong")
    assert line(ward, OURS).result == "Đã xong"
    undo(ward.desk)
    assert line(ward, OURS).state is None
