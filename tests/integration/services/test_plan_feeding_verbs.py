"""What our own tasks say of the tasks above: read at any time, noted there only by a verb."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.plans_above import ABOVE, FIRST, GROUP, LAST, OWN

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.evidence import Reference
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.plan_feeding import Feed, note_above, read_feed, read_feeds
from cchc_desktop.services.plans.own import store_own_plan
from cchc_desktop.services.plans.proposing import propose_from_above
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, noted, record
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.tasks import Task
from db.models.units import Membership
from resources.words import knows

Q2 = Quarter(2026, 2)
Note = Callable[..., None]


@pytest.fixture
def note(desk: Desk) -> Note:
    def write(task: uuid.UUID, state: State, quarter: int = 2, **said: Any) -> None:
        form = ProgressForm(task, Quarter(2026, quarter), state, **said)
        act = desk.act("set-progress", quarter=quarter, year=2026, count=1)
        with desk.writing(act) as (writer, _):
            record(writer, desk, [form])

    return write


def _tasks(desk: Desk, statement: str) -> list[uuid.UUID]:
    with desk.store.reading() as connection:
        rows = connection.exec_driver_sql(statement).all()
    return [uuid.UUID(bytes=key) for (key,) in rows]


@pytest.fixture
def above(desk: Desk) -> uuid.UUID:
    """Give the task above that two of ours carry out."""
    add_unit(desk, UnitForm(OWN, member_of=(GROUP,)))
    proposal = propose_from_above(desk, store_plan(desk, ABOVE, FIRST, LAST))
    split = proposal.split(proposal.tasks[1].id)
    rest = [one.id for one in split.tasks if one.carries_out != split.tasks[1].carries_out]
    second = replace(split.tasks[2], title="Niêm yết tại nơi tiếp nhận")
    store_own_plan(desk, split.choosing(rest, chosen=False).with_task(second))
    (task,) = _tasks(desk, "SELECT DISTINCT carries_out_id FROM task WHERE carries_out_id NOTNULL")
    return task


@pytest.fixture
def below(desk: Desk, above: uuid.UUID) -> list[uuid.UUID]:
    assert above
    return _tasks(desk, "SELECT id FROM task WHERE carries_out_id NOTNULL ORDER BY position")


def _feed(desk: Desk, above: uuid.UUID, quarter: Quarter = Q2) -> Feed:
    feed = read_feed(desk, above, quarter)
    assert feed is not None
    return feed


def test_silence_below_says_nothing_above(desk: Desk, above: uuid.UUID):
    feed = _feed(desk, above)
    assert (feed.state, feed.percent, feed.is_news) == (None, None, False)
    assert [one.state for one in feed.below] == [None, None]
    with pytest.raises(RefusedError) as refused:
        note_above(desk, [above], Q2)
    assert refused.value.code == "feed-says-nothing"
    assert knows(refused.value.code)


def test_one_done_of_two_is_half_done_above(
    desk: Desk, above: uuid.UUID, below: list[uuid.UUID], note: Note
):
    note(below[0], State.DONE, done_on=date(2026, 5, 10), result="Đã công khai.")
    feed = _feed(desk, above)
    assert (feed.state, feed.percent, feed.done_on) == (State.IN_PROGRESS, 50, None)
    assert feed.result == "1. Công khai thủ tục hành chính: Đã công khai."
    assert feed.stands is None
    assert feed.is_news


def test_reading_writes_nothing(desk: Desk, above: uuid.UUID, below: list[uuid.UUID], note: Note):
    note(below[0], State.DONE, done_on=date(2026, 5, 10), result="Đã công khai.")
    before = len(list_history(desk))
    read_feeds(desk, Q2)
    assert len(list_history(desk)) == before
    assert noted(desk, above, Q2) is None


def test_what_is_said_below_is_noted_above_with_its_documents(
    desk: Desk, above: uuid.UUID, below: list[uuid.UUID], note: Note
):
    proof = Reference("Thông báo công khai", "12/TB-UBND", date(2026, 5, 9))
    note(below[0], State.DONE, done_on=date(2026, 5, 10), result="Đã công khai.", evidence=[proof])
    note(below[1], State.DONE, done_on=date(2026, 5, 18), difficulty="Thiếu bảng")
    note_above(desk, [above], Q2)
    stands = noted(desk, above, Q2)
    assert stands is not None
    assert (stands.state, stands.percent, stands.done_on) == (State.DONE, 100, date(2026, 5, 18))
    assert stands.difficulty == "2. Niêm yết tại nơi tiếp nhận: Thiếu bảng"
    assert [one.number for one in stands.evidence] == ["12/TB-UBND"]
    assert not _feed(desk, above).is_news
    undo(desk)
    assert noted(desk, above, Q2) is None


def test_news_below_is_news_above_again(
    desk: Desk, above: uuid.UUID, below: list[uuid.UUID], note: Note
):
    note(below[0], State.IN_PROGRESS, percent=20)
    note(below[1], State.IN_PROGRESS, percent=20)
    note_above(desk, [above], Q2)
    assert not _feed(desk, above).is_news
    note(below[0], State.IN_PROGRESS, percent=60)
    feed = _feed(desk, above)
    assert (feed.percent, feed.is_news) == (40, True)
    sets = len(list_history(desk))
    note_above(desk, [above], Q2)
    note_above(desk, [above], Q2)
    assert len(list_history(desk)) == sets + 1


def test_an_earlier_quarter_hears_only_what_was_said_by_then(
    desk: Desk, above: uuid.UUID, below: list[uuid.UUID], note: Note
):
    note(below[0], State.IN_PROGRESS, 1, percent=10, result="Mới làm.")
    note(below[0], State.DONE, 2, result="Đã xong.")
    earlier = _feed(desk, above, Quarter(2026, 1))
    assert (earlier.below[0].state, earlier.below[0].result) == (State.IN_PROGRESS, "Mới làm.")
    assert _feed(desk, above).below[0].result == "Đã xong."


def test_a_task_that_is_nobodys_of_ours_has_no_feed(desk: Desk, above: uuid.UUID):
    other = next(one for one in _tasks(desk, "SELECT id FROM task") if one != above)
    assert read_feed(desk, other, Q2) is None
    assert [feed.above for feed in read_feeds(desk, Q2)] == [above]


def test_without_a_part_above_nothing_can_be_noted_there(desk: Desk, note: Note):
    """A group whose members nobody noted has the task itself."""
    task = TaskDraft("Việc của nhóm", lead_units=("Các đơn vị khác",))
    plan = store_plan(desk, replace(ABOVE, tasks=(task,)), FIRST, LAST)
    add_unit(desk, UnitForm("Các đơn vị khác"))
    with desk.writing(desk.act("test")) as (writer, _):
        book = UnitBook.read(writer.connection)
        (group,) = book.meant_by("Các đơn vị khác")
        writer.add(Membership, group_id=group, unit_id=desk.unit_id)
    store_own_plan(desk, propose_from_above(desk, plan))
    (feed,) = read_feeds(desk, Q2)
    assert not feed.writable
    note(feed.below[0].task, State.DONE)
    with pytest.raises(RefusedError, match="feed-without-part"):
        note_above(desk, [feed.above], Q2)
    assert knows("feed-without-part")


def test_many_tasks_above_cost_no_more_questions_to_read(
    desk: Desk, above: uuid.UUID, below: list[uuid.UUID], queries: Any
):
    one = queries.of(lambda: read_feed(desk, above, Q2))
    with desk.store.reading() as connection:
        row = "SELECT id FROM plan WHERE carries_out_id NOTNULL"
        plan = uuid.UUID(bytes=connection.exec_driver_sql(row).scalar_one())
    others = [key for key in _tasks(desk, "SELECT id FROM task") if key not in {above, *below}]
    with desk.writing(desk.act("test")) as (writer, _):
        for position, key in enumerate(others, 10):
            writer.add(Task, plan_id=plan, position=position, title="Thêm", carries_out_id=key)
    assert len(read_feeds(desk, Q2)) == len(others) + 1
    assert queries.of(lambda: read_feeds(desk, Q2)) == one
