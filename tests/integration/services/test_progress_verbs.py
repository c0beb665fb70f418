"""Results over a real database: whose they are, what a correction keeps, which times there are."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.results import (
    BY_SCHOOLS,
    CULTURE,
    ECONOMY,
    MONTHLY,
    NOBODYS,
    OURS,
    Q1,
    Q2,
    Q3,
    QUARTERLY,
    SCHOOLS,
    SHARED,
    STAGED,
    THEIRS,
    Ward,
    refused,
)

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.progress import ProgressForm, noted, set_many, set_progress
from cchc_desktop.services.task_list.listing import TaskFilter, list_tasks
from cchc_desktop.services.task_parts import meant_among
from db.models.progress import Progress
from db.models.tasks import Assignment, Task
from resources.words import deed


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


# ---- whose result it is ------------------------------------------------------------------------


def test_the_own_part_goes_first(ward: Ward):
    ward.set(OURS, Q2, State.IN_PROGRESS, percent=40, result="Đã kiểm tra 02 đơn vị.")
    found = ward.noted(OURS, Q2)
    assert (found.unit, found.lane, found.percent) == (ward.desk.unit_id, "own", 40)
    assert ward.shown(OURS) == (Shown.IN_PROGRESS, 20)  # the other lead has said nothing


def test_the_only_lead_is_typed_in_for(ward: Ward):
    ward.set(THEIRS, Q1, State.ONGOING, result="Đăng 24 tin, bài.")
    (entry,) = ward.entries(THEIRS)
    assert (entry.lane, entry.entered_by, entry.entered_at) == (
        "on-behalf",
        "Lý Thị Mai",
        ward.desk.now(),
    )


def test_of_several_leads_a_person_says_which(ward: Ward):
    facts = refused("progress-whose", lambda: ward.set(SHARED, Q2, State.DONE))
    assert facts["units"] == [CULTURE, ECONOMY]
    refused("progress-whose", lambda: noted(ward.desk, ward.tasks[SHARED.title], Q2))
    ward.set(SHARED, Q2, State.IN_PROGRESS, percent=50, unit="Phòng VH-XH")
    ward.set(SHARED, Q2, State.IN_PROGRESS, percent=70, unit=ECONOMY)
    assert ward.shown(SHARED) == (Shown.IN_PROGRESS, 60)
    assert ward.noted(SHARED, Q2, ECONOMY).percent == 70


def test_a_unit_without_a_part_is_refused_with_those_that_have_one(ward: Ward):
    facts = refused("progress-without-part", lambda: ward.set(THEIRS, Q2, State.DONE, unit=ECONOMY))
    assert facts["units"] == [CULTURE]
    facts = refused(
        "progress-without-part", lambda: ward.set(BY_SCHOOLS, Q2, State.DONE, unit="Các trường học")
    )
    assert facts["units"] == list(SCHOOLS)
    refused("progress-without-lead", lambda: ward.set(NOBODYS, Q2, State.DONE))
    refused("unit-not-found", lambda: ward.set(THEIRS, Q2, State.DONE, unit="Phòng Không có"))
    refused("task-not-found", lambda: noted(ward.desk, uuid.uuid4(), Q2))


def test_a_part_handed_on_has_no_later_results(ward: Ward):
    (part,) = ward.parts(THEIRS)
    with ward.desk.writing(ward.desk.act("test")) as (writer, _):
        writer.change(Assignment, part.id, until=date(2026, 4, 30))
    ward.set(THEIRS, Q2, State.ONGOING)
    refused("progress-without-lead", lambda: ward.set(THEIRS, Q3, State.ONGOING))


def test_what_a_unit_told_itself_is_not_typed_over(ward: Ward):
    (part,) = ward.parts(THEIRS)
    with ward.desk.writing(ward.desk.act("test")) as (writer, _):
        writer.add(
            Progress,
            steward_id=part.unit_id,
            assignment_id=part.id,
            quarter="2026Q2",
            state=State.DONE,
            lane="own",
            entered_at=ward.desk.now(),
            entered_by="Phạm Thị Lan",
        )
    refused("progress-told-by-unit", lambda: ward.set(THEIRS, Q2, State.PAUSED))
    assert ward.noted(THEIRS, Q2).state is State.DONE
    ward.set(THEIRS, Q3, State.ONGOING)


# ---- what an entry says ------------------------------------------------------------------------


def test_a_correction_is_a_later_entry_that_keeps_what_is_not_said(ward: Ward):
    ward.set(OURS, Q2, State.IN_PROGRESS, percent=40, result="Một", difficulty="Thiếu người")
    ward.set(OURS, Q2, State.IN_PROGRESS, result=" Hai \n\n  dòng  hai ")
    found = ward.noted(OURS, Q2)
    assert (found.percent, found.result, found.difficulty) == (40, "Hai\n\ndòng hai", "Thiếu người")
    ward.set(OURS, Q2, State.DONE, done_on=date(2026, 5, 18), difficulty="")
    found = ward.noted(OURS, Q2)
    assert (found.percent, found.done_on, found.difficulty) == (100, date(2026, 5, 18), "")
    ward.set(OURS, Q2, State.DONE, result="Ba")
    assert ward.noted(OURS, Q2).done_on == date(2026, 5, 18)
    ward.set(OURS, Q2, State.PAUSED)
    found = ward.noted(OURS, Q2)
    assert (found.percent, found.done_on, found.result) == (None, None, "Ba")
    entries = ward.entries(OURS)
    assert len(entries) == 5
    assert {entry.corrects_id for entry in entries} < {None, *(entry.id for entry in entries)}


def test_undoing_a_correction_brings_back_what_it_corrected(ward: Ward):
    ward.set(OURS, Q2, State.IN_PROGRESS, percent=40)
    ward.set(OURS, Q2, State.IN_PROGRESS, percent=60)
    undo(ward.desk)
    assert ward.noted(OURS, Q2).percent == 40
    undo(ward.desk)
    assert noted(ward.desk, ward.tasks[OURS.title], Q2) is None


def test_each_quarter_stands_for_itself_and_the_latest_counts(ward: Ward):
    ward.set(OURS, Q2, State.IN_PROGRESS, percent=80)
    ward.set(OURS, Q1, State.IN_PROGRESS, percent=30)
    assert ward.noted(OURS, Q1).percent == 30
    assert ward.shown(OURS) == (Shown.IN_PROGRESS, 40)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("progress-percent", {"state": State.IN_PROGRESS, "percent": 101}),
        ("progress-percent", {"state": State.IN_PROGRESS, "percent": -1}),
        ("progress-done-in-part", {"state": State.DONE, "percent": 99}),
        ("progress-day-not-done", {"state": State.ONGOING, "done_on": date(2026, 5, 1)}),
        ("progress-done-in-future", {"state": State.DONE, "done_on": date(2026, 5, 21)}),
        ("progress-not-recurring", {"state": State.DONE, "occurrence": "2026-05"}),
        ("quarter-outside-plan", {"state": State.DONE, "quarter": Quarter(2025, 4)}),
        ("quarter-outside-plan", {"state": State.DONE, "quarter": Quarter(2027, 1)}),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    ward: Ward, code: str, said: dict[str, Any]
):
    refused(code, lambda: ward.set(OURS, **{"quarter": Q2, **said}))
    assert ward.entries(OURS) == []
    assert list_history(ward.desk)[0].verb == "import-plan"


def test_the_day_itself_and_both_ends_are_fine(ward: Ward):
    ward.set(OURS, Q2, State.DONE, done_on=ward.desk.today)
    ward.set(OURS, Quarter(2026, 4), State.IN_PROGRESS, percent=0)
    ward.set(OURS, Q1, State.IN_PROGRESS, percent=100)
    assert len(ward.entries(OURS)) == 3


def test_a_task_that_outlives_its_plan_may_still_be_told_of(ward: Ward):
    later = replace(ward.desk, now=lambda: ward.desk.now().replace(year=2027, month=2))
    form = ProgressForm(ward.tasks[OURS.title], Quarter(2027, 1), State.DONE)
    set_progress(later, form, ward.office.folder.files)
    assert len(ward.entries(OURS)) == 1


def test_a_withdrawn_task_has_no_results_of_later_quarters(ward: Ward):
    with ward.desk.writing(ward.desk.act("test")) as (writer, _):
        writer.change(Task, ward.tasks[OURS.title], withdrawn_on=date(2026, 4, 20))
    ward.set(OURS, Q2, State.STOPPED)
    refused("progress-of-withdrawn", lambda: ward.set(OURS, Q3, State.DONE))


# ---- times of a recurring task -------------------------------------------------------------------


def test_one_time_of_a_recurring_task(ward: Ward):
    ward.set(MONTHLY, Q1, State.DONE, occurrence="2026-02", done_on=date(2026, 2, 3))
    assert [entry.occurrence for entry in ward.entries(MONTHLY)] == ["2026-02"]
    assert noted(ward.desk, ward.tasks[MONTHLY.title], Q1) is None
    facts = refused(
        "progress-no-such-time", lambda: ward.set(MONTHLY, Q1, State.DONE, occurrence="2026Q1")
    )
    assert facts["known"] == [f"2026-{month:02}" for month in range(1, 13)]


def test_a_month_stands_for_the_quarter_it_ends_and_for_the_milestone_in_it(ward: Ward):
    ward.set(QUARTERLY, Q1, State.DONE, occurrence="2026-03")
    ward.set(STAGED, Q1, State.DONE, occurrence="2026-03")
    assert [entry.occurrence for entry in ward.entries(QUARTERLY)] == ["2026Q1"]
    assert [entry.occurrence for entry in ward.entries(STAGED)] == ["2026-03-31"]
    refused("progress-no-such-time", lambda: ward.set(STAGED, Q1, State.DONE, occurrence="2026"))


def test_a_key_is_found_only_where_it_is_certain():
    keys = ["2026Q1", "2026Q2", "2026H1", "2026-W05"]
    assert meant_among(keys, "2026-03") == "2026Q1"
    assert meant_among(keys, "2026-06") is None  # the second quarter, or the half year?
    assert meant_among(keys, "2026-W05") == "2026-W05"
    assert meant_among(keys, "không rõ") is None
    assert meant_among(["2026-03-31", "2026-10-31"], "2026Q4") == "2026-10-31"


# ---- many at once ------------------------------------------------------------------------------


def test_many_are_one_set_or_none(ward: Ward):
    files = ward.office.folder.files
    forms = [
        ProgressForm(ward.tasks[OURS.title], Q2, State.IN_PROGRESS, percent=10),
        ProgressForm(str(ward.tasks[THEIRS.title])[:13], Q2, State.ONGOING),
        ProgressForm(ward.tasks[OURS.title], Q2, State.IN_PROGRESS, percent=20),
    ]
    refused(
        "progress-percent",
        lambda: set_many(ward.desk, [*forms, replace(forms[0], percent=200)], files),
    )
    assert ward.entries(OURS) == []
    outcome = set_many(ward.desk, forms, files)
    assert {name: len(keys) for name, keys in outcome.touched.items()} == {"progress": 3}
    assert ward.noted(OURS, Q2).percent == 20
    line = list_history(ward.desk)[0]
    assert line.set == outcome.seq
    assert deed(line.verb, line.facts) == "Cập nhật kết quả quý II/2026: 2 nhiệm vụ"
    assert set_many(ward.desk, [], files).seq is None


def test_the_work_does_not_grow_with_the_number_of_results(ward: Ward, queries: Any):
    files = ward.office.folder.files
    one = [ProgressForm(ward.tasks[OURS.title], Q2, State.IN_PROGRESS, percent=10)]
    set_many(ward.desk, one, files)  # from here on each set corrects the one before
    few = queries.of(lambda: set_many(ward.desk, one, files))
    many = queries.of(lambda: set_many(ward.desk, one * 200, files))
    assert many == few


def test_results_are_found_by_their_words(ward: Ward):
    ward.set(OURS, Q2, State.IN_PROGRESS, result="Đã ban hành đề án số hóa")
    found = list_tasks(ward.desk, TaskFilter(search="de an so hoa"))
    assert [line.title for line in found] == [OURS.title]
