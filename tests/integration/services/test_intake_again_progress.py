"""A workbook that comes again: what it tells of progress otherwise is shown, noted where wanted."""

from dataclasses import replace

import pytest

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.intake.again import Amended, Amendment, take_in_again
from cchc_desktop.services.intake.differences import Differs, TaskDifference, differences
from cchc_desktop.services.intake.incoming import Incoming, read_plan
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.plans.storing import list_plans
from cchc_desktop.services.plans.versions import list_versions
from cchc_desktop.services.progress import ProgressForm, noted, set_progress
from cchc_desktop.services.task_list.listing import list_tasks
from resources.words import deed
from tests.builders.plan_files import PLAN, as_workbook, kept

PROGRESS = (
    ("Đang thực hiện", "40%", "", ""),
    ("Đang thực hiện", "10%", "", ""),
    ("", "", "", ""),
    ("Chưa thực hiện", "0%", "", ""),
)
FIRST = Quarter(2026, 1)


def read(office: Office, *progress: tuple[str, ...]) -> Incoming:
    data = as_workbook(kept(PLAN.rows, progress))
    incoming = read_plan(office.desk, data, "theo-doi.xlsx", Ticket())
    return replace(incoming, decisions=replace(incoming.decisions, quarter=FIRST))


@pytest.fixture
def stored(office: Office) -> Office:
    take_in(office.desk, office.folder, read(office, *PROGRESS), Ticket())
    return office


def plan_of(office: Office):
    (plan,) = list_plans(office.desk.store, office.desk.today)
    return plan.id


def again(office: Office, incoming: Incoming, wanted: bool) -> Amended:  # noqa: FBT001
    found = told(office, incoming)
    tasks = frozenset(one.task for one in found if one.task is not None) if wanted else frozenset()
    said = Amendment(progress=tasks)
    return take_in_again(office.desk, office.folder, incoming, plan_of(office), said, Ticket())


def told(office: Office, incoming: Incoming) -> list[TaskDifference]:
    found = differences(office.desk, incoming, plan_of(office))
    assert {one.kind for one in found} == {Differs.SAME}
    return [one for one in found if one.progress is not None]


def percent(office: Office, at: int) -> int | None:
    entry = noted(office.desk, list_tasks(office.desk)[at].id, FIRST)
    return entry.percent if entry is not None else None


def note(office: Office, at: int, state: State, percent: int) -> None:
    form = ProgressForm(list_tasks(office.desk)[at].id, FIRST, state, percent)
    set_progress(office.desk, form, office.folder.files)


def test_the_same_workbook_again_tells_nothing_else(stored: Office):
    incoming = read(stored, *PROGRESS)
    assert told(stored, incoming) == []
    assert again(stored, incoming, wanted=True).nothing


def test_what_a_workbook_tells_otherwise_is_shown_in_words(stored: Office):
    note(stored, 0, State.IN_PROGRESS, 70)
    (one,) = told(stored, read(stored, *PROGRESS))
    assert one.place == 0
    assert one.progress is not None
    assert (one.progress.field, one.progress.before, one.progress.after) == (
        "progress",
        "Đang thực hiện; 70%",
        "Đang thực hiện; 40%",
    )


def test_nothing_of_it_is_noted_unless_it_is_wanted(stored: Office):
    note(stored, 0, State.IN_PROGRESS, 70)
    before = len(list_history(stored.desk))
    assert again(stored, read(stored, *PROGRESS), wanted=False).nothing
    assert percent(stored, 0) == 70
    assert len(list_history(stored.desk)) == before


def test_it_is_noted_where_it_is_wanted_as_one_deed(stored: Office):
    note(stored, 0, State.IN_PROGRESS, 70)
    later = (("Đang thực hiện", "90%", "", ""), *PROGRESS[1:])
    done = again(stored, read(stored, *later), wanted=True)
    assert (done.noted, done.changed, done.version, done.nothing) == (1, 0, None, False)
    assert (percent(stored, 0), percent(stored, 1)) == (90, 10)
    assert len(list_versions(stored.desk, plan_of(stored))) == 1
    last = list_history(stored.desk)[0]
    assert deed(last.verb, last.facts).endswith(": 1 nhiệm vụ")
    undo(stored.desk)
    assert percent(stored, 0) == 70


def test_what_a_workbook_says_nothing_of_stays(stored: Office):
    note(stored, 2, State.IN_PROGRESS, 30)
    assert told(stored, read(stored, *PROGRESS)) == []
