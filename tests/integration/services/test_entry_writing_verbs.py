"""What is typed on the sheet: each cell a new entry, and the words of the period before."""

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from builders.results import MONTHLY, OURS, Q1, Q2, QUARTERLY, STAGED, THEIRS, Ward, refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Length, Period, parse
from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.entry.sheet import EntryFilter, EntryLine, entry_sheet
from cchc_desktop.services.entry.writing import (
    Cell,
    Typed,
    as_before,
    can_take_before,
    write_cell,
    write_cells,
)
from cchc_desktop.services.history import list_history, undo
from resources.words import deed

Q2_PERIOD = parse("2026Q2")
TODAY = date(2026, 5, 20)


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


def lines(ward: Ward, period: Period = Q2_PERIOD) -> list[EntryLine]:
    return list(entry_sheet(ward.desk, period, EntryFilter()).lines)


def line(ward: Ward, task: TaskDraft, occurrence: str | None = None) -> EntryLine:
    return next(
        one
        for one in lines(ward)
        if one.title == task.title and not one.unit and one.id.occurrence == occurrence
    )


def put(ward: Ward, task: TaskDraft, cell: Cell, value: Any) -> EntryLine:
    write_cell(ward.desk, Q2_PERIOD, Typed(line(ward, task).id, cell, value))
    return line(ward, task)


def newest(ward: Ward) -> str:
    latest = list_history(ward.desk)[0]
    return deed(latest.verb, latest.facts)


# ---- one cell ----------------------------------------------------------------------------------


def test_each_cell_is_stored_and_the_others_stay(ward: Ward):
    put(ward, OURS, Cell.STATE, State.IN_PROGRESS)
    put(ward, OURS, Cell.PERCENT, 60)
    put(ward, OURS, Cell.RESULT, "Đã kiểm tra 5/8 đơn vị")
    put(ward, OURS, Cell.DIFFICULTY, "Trùng lịch")
    found = put(ward, OURS, Cell.PROPOSAL, "Lùi một tuần")
    assert (found.state, found.percent, found.result, found.difficulty, found.proposal) == (
        State.IN_PROGRESS,
        60,
        "Đã kiểm tra 5/8 đơn vị",
        "Trùng lịch",
        "Lùi một tuần",
    )
    assert newest(ward) == "Ghi đề xuất quý II/2026 của nhiệm vụ “1. Kiểm tra công vụ”"


def later(ward: Ward, seconds: float) -> None:
    ward.desk.now = FixedClock(ward.desk.now() + timedelta(seconds=seconds)).now


def test_a_correction_is_a_new_entry_and_undo_brings_the_former_back(ward: Ward):
    put(ward, OURS, Cell.STATE, State.NOT_STARTED)
    later(ward, 61)
    put(ward, OURS, Cell.STATE, State.IN_PROGRESS)
    first, second = sorted(ward.entries(OURS), key=lambda entry: entry.corrects_id is not None)
    assert (first.state, second.state) == ("not-started", "in-progress")
    assert (first.corrects_id, second.corrects_id) == (None, first.id)
    undo(ward.desk)
    assert line(ward, OURS).state is State.NOT_STARTED


def test_words_first_begin_the_work(ward: Ward):
    assert put(ward, OURS, Cell.RESULT, "Đã có dự thảo").state is State.IN_PROGRESS
    ward.set(STAGED, Q1, State.PAUSED, result="Chờ kinh phí")
    assert put(ward, STAGED, Cell.DIFFICULTY, "Chưa có kinh phí").state is State.PAUSED


def test_a_day_done_says_that_it_is_done(ward: Ward):
    found = put(ward, OURS, Cell.DONE_ON, date(2026, 5, 15))
    assert (found.state, found.percent, found.done_on) == (State.DONE, 100, date(2026, 5, 15))
    found = put(ward, OURS, Cell.DONE_ON, None)
    assert (found.state, found.done_on) == (State.DONE, None)


def test_a_percent_can_be_emptied(ward: Ward):
    put(ward, OURS, Cell.PERCENT, 60)
    assert put(ward, OURS, Cell.PERCENT, None).percent is None
    put(ward, OURS, Cell.STATE, State.NOT_STARTED)
    assert put(ward, OURS, Cell.PERCENT, 10).state is State.IN_PROGRESS


def test_another_state_leaves_percent_and_day_behind_and_keeps_the_words(ward: Ward):
    put(ward, OURS, Cell.DONE_ON, date(2026, 5, 15))
    put(ward, OURS, Cell.RESULT, "Đã xong")
    found = put(ward, OURS, Cell.STATE, State.IN_PROGRESS)
    assert (found.percent, found.done_on, found.result) == (None, None, "Đã xong")


def test_what_cannot_be_is_refused_and_nothing_is_written(ward: Ward):
    put(ward, OURS, Cell.STATE, State.DONE)
    refused("progress-done-in-part", lambda: put(ward, OURS, Cell.PERCENT, 60))
    later = TODAY + timedelta(days=1)
    refused("progress-done-in-future", lambda: put(ward, OURS, Cell.DONE_ON, later))
    assert len(ward.entries(OURS)) == 1


def test_a_line_that_is_gone_is_told(ward: Ward):
    place = line(ward, OURS).id._replace(occurrence="2026-04")
    typed = Typed(place, Cell.STATE, State.DONE)
    refused("entry-line-gone", lambda: write_cell(ward.desk, Q2_PERIOD, typed))


def test_one_time_of_a_recurring_task(ward: Ward):
    april = line(ward, MONTHLY, "2026-04")
    write_cell(ward.desk, Q2_PERIOD, Typed(april.id, Cell.STATE, State.DONE))
    assert line(ward, MONTHLY, "2026-04").state is State.DONE
    assert line(ward, MONTHLY, "2026-05").state is None


# ---- many --------------------------------------------------------------------------------------


def test_many_cells_are_one_step(ward: Ward):
    typed = [
        Typed(line(ward, OURS).id, Cell.STATE, State.DONE),
        Typed(line(ward, OURS).id, Cell.RESULT, "Đã xong"),
        Typed(line(ward, STAGED).id, Cell.STATE, State.IN_PROGRESS),
    ]
    before = len(list_history(ward.desk))
    write_cells(ward.desk, Q2_PERIOD, typed)
    assert (line(ward, OURS).state, line(ward, OURS).result) == (State.DONE, "Đã xong")
    assert len(list_history(ward.desk)) == before + 1
    assert newest(ward) == "Ghi kết quả quý II/2026 của 2 nhiệm vụ"
    undo(ward.desk)
    assert line(ward, OURS).state is line(ward, STAGED).state is None


def test_nothing_typed_is_no_step(ward: Ward):
    before = len(list_history(ward.desk))
    assert write_cells(ward.desk, Q2_PERIOD, []).seq is None
    assert len(list_history(ward.desk)) == before


# ---- as the period before ----------------------------------------------------------------------


def test_the_period_before_fills_what_is_empty(ward: Ward):
    ward.set(OURS, Q1, State.IN_PROGRESS, percent=40, result="Đã kiểm tra 2 phòng")
    ward.set(STAGED, Q1, State.PAUSED, result="Chờ kinh phí", difficulty="Thiếu kinh phí")
    put(ward, STAGED, Cell.RESULT, "Đã có kinh phí")
    as_before(ward.desk, Q2_PERIOD, [line(ward, OURS).id, line(ward, STAGED).id])
    ours, staged = line(ward, OURS), line(ward, STAGED)
    assert (ours.state, ours.percent, ours.result) == (
        State.IN_PROGRESS,
        40,
        "Đã kiểm tra 2 phòng",
    )
    assert (staged.state, staged.result) == (State.PAUSED, "Đã có kinh phí")
    assert newest(ward) == "Ghi như kỳ trước cho nhiệm vụ “1. Kiểm tra công vụ”, quý II/2026"


def test_a_time_is_filled_from_the_time_before(ward: Ward):
    ward.set(QUARTERLY, Q1, State.DONE, result="Đã gửi báo cáo", occurrence="2026Q1")
    place = line(ward, QUARTERLY, "2026Q2").id
    as_before(ward.desk, Q2_PERIOD, [place])
    found = line(ward, QUARTERLY, "2026Q2")
    assert (found.state, found.result, found.done_on) == (State.DONE, "Đã gửi báo cáo", None)


def test_where_nothing_was_said_before_it_says_so(ward: Ward):
    assert not can_take_before(line(ward, OURS))
    refused("nothing-said-before", lambda: as_before(ward.desk, Q2_PERIOD, [line(ward, OURS).id]))


def test_taking_it_twice_changes_nothing(ward: Ward):
    ward.set(OURS, Q1, State.IN_PROGRESS, percent=40, result="Đã kiểm tra 2 phòng")
    as_before(ward.desk, Q2_PERIOD, [line(ward, OURS).id])
    refused("nothing-said-before", lambda: as_before(ward.desk, Q2_PERIOD, [line(ward, OURS).id]))
    assert len(ward.entries(OURS)) == 2


# ---- laws --------------------------------------------------------------------------------------

_VALUES = st.one_of(
    st.tuples(st.just(Cell.STATE), st.sampled_from(list(State))),
    st.tuples(st.just(Cell.PERCENT), st.none() | st.integers(0, 99)),
    st.tuples(st.just(Cell.DONE_ON), st.none() | st.dates(date(2026, 1, 1), TODAY)),
    st.tuples(
        st.sampled_from([Cell.RESULT, Cell.DIFFICULTY, Cell.PROPOSAL]),
        st.sampled_from(["", "Đã xong", "Chờ góp ý"]),
    ),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_VALUES, min_size=1, max_size=4))
def test_what_was_typed_last_stands_and_undo_leads_all_the_way_back(
    ward: Ward, typed: list[tuple[Cell, Any]]
):
    """Whatever is typed in whatever order: the cell says it, and each step can be taken back."""
    seen = [line(ward, OURS)]
    for cell, value in typed:
        here = line(ward, OURS)
        if cell is Cell.PERCENT and here.state is State.DONE:
            continue  # a finished task is wholly finished
        if cell is Cell.DONE_ON and value is None and here.state is not State.DONE:
            continue
        later(ward, 61)
        found = put(ward, OURS, cell, value)
        assert (getattr(found, cell.value) or None) == (value or None)
        assert found.state is not None
        seen.append(found)
    for former in itertools.islice(reversed(seen), 1, None):
        undo(ward.desk)
        assert line(ward, OURS)[9:] == former[9:]


def test_a_year_is_typed_into_its_last_quarter(ward: Ward):
    half = Period(2026, Length.HALF, 1)
    place = next(one.id for one in lines(ward, half) if one.title == OURS.title and not one.unit)
    write_cell(ward.desk, half, Typed(place, Cell.STATE, State.PAUSED))
    assert [entry.quarter for entry in ward.entries(OURS)] == [str(Q2)]
    assert THEIRS.title not in {one.title for one in lines(ward) if not one.unit}
