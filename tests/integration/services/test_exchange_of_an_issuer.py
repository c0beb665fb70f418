"""A plan taken in from a Word file passes to its issuer with that office's first signed file."""

from dataclasses import replace

from exchange_words import one, seen

from cchc_desktop.domain.status import State
from cchc_desktop.services.exchange.files import undo_file
from cchc_desktop.services.exchange.proposals import answer_proposal, list_proposals
from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from cchc_desktop.services.units import UnitForm, add_unit
from tests.builders.exchanging import OTHER_WARD, Q1, Place, World
from tests.builders.forged_files import rows_in
from tests.builders.plans_above import ABOVE, FIRST, LAST

OWN_TASK, SHARED = "Công khai thủ tục hành chính", "Ban hành kế hoạch"


def typed_before(world: World) -> Place:
    """Make a ward that took the plan in from its Word file and worked on it."""
    other = world.ward("typed", OTHER_WARD)
    store_plan(other.desk, ABOVE, FIRST, LAST)
    return other


def kept(place: Place) -> dict[str, bool]:
    """Say of each task whether we keep it."""
    rows = place.rows("SELECT title, steward_id IS NULL FROM task WHERE NOT gone ORDER BY title")
    return {title: bool(ours) for title, ours in rows}


def everything(place: Place) -> list[object]:
    return [
        place.rows(
            f"SELECT * FROM {table} WHERE NOT gone AND steward_id IS NULL ORDER BY id"  # noqa: S608
        )
        for table in (*("plan", "task", "task_item", "assignment"), "deadline", "progress")
    ]


def with_members(place: Place) -> None:
    add_unit(place.desk, UnitForm(OTHER_WARD, member_of=("Ủy ban nhân dân các phường, xã",)))


def test_the_issuer_keeps_the_plan_from_then_on_and_results_stay(world: World, city: Place):
    other = world.ward("typed", OTHER_WARD)
    with_members(other)
    store_plan(other.desk, ABOVE, FIRST, LAST)
    other.note(SHARED, state=State.IN_PROGRESS, percent=20, unit=OTHER_WARD)
    task = next(line for line in other.tasks().values() if line.title.startswith(SHARED))
    edit_task(other.desk, task.id, TaskChange(note="Việc gấp"))
    before, mine = everything(other), kept(other)
    assert all(mine.values())
    file = city.assign(OTHER_WARD)
    looked = seen(other, file)
    assert looked.left_out == ()
    taken = one(other.take(file))
    assert taken.refused is None
    now = kept(other)
    assert now.keys() == mine.keys()
    assert {title for title, ours in now.items() if not ours} == {
        title for title in mine if title.startswith((SHARED, "Khảo sát"))
    }
    line = other.tasks()[task.title]
    assert (line.percent, line.parts.of, line.role) == (20, 1, "lead")
    (proposal,) = [one for one in list_proposals(other.desk) if one.field == "note"]
    assert (proposal.proposed, proposal.ours, proposal.accepted) == ("Việc gấp", True, None)
    undo_file(other.desk, taken.preview.id.hex)  # type: ignore[union-attr]
    assert everything(other) == before
    assert list_proposals(other.desk) == []
    assert one(other.take(file)).refused is None
    assert kept(other) == now
    assert len(list_proposals(other.desk)) == 1


def test_a_proposal_goes_up_is_accepted_and_comes_down(world: World, city: Place):
    other = world.ward("typed", OTHER_WARD)
    with_members(other)
    store_plan(other.desk, ABOVE, FIRST, LAST)
    task = next(line for line in other.tasks().values() if line.title.startswith(SHARED))
    edit_task(other.desk, task.id, TaskChange(note="Việc gấp"))
    other.take(city.assign(OTHER_WARD))
    other.note(SHARED, state=State.IN_PROGRESS, percent=20)
    assert one(city.take(other.report())).refused is None
    asked = next(one for one in list_proposals(city.desk) if not one.ours)
    assert (asked.proposed, asked.office) == ("Việc gấp", OTHER_WARD)
    answer_proposal(city.desk, asked.id, accepted=True)
    other.take(city.assign(OTHER_WARD))
    (told,) = list_proposals(other.desk)
    assert told.accepted is True
    assert other.rows("SELECT note FROM task WHERE id = ?", task.id.bytes) == [("Việc gấp",)]


def test_who_is_not_the_issuer_takes_nothing_over(world: World, city: Place):
    city.rows("SELECT 1")
    other = world.office("typed", "UBND phường Hoa Mai", parent="UBND thành phố")
    elsewhere = replace(ABOVE, document=replace(ABOVE.document, issuer="Ủy ban nhân dân tỉnh"))
    store_plan(other.desk, elsewhere, FIRST, LAST)
    before = kept(other)
    assert one(other.take(city.assign(OTHER_WARD))).refused is None
    after = other.rows("SELECT count(*) FROM task WHERE NOT gone AND steward_id IS NULL")
    assert after == [(len(before),)]


def test_the_second_computer_lets_the_plan_pass_too(world: World, city: Place):
    other = typed_before(world)
    second = world.second("typed-2", other.sync("hoa sen nở trong ao").path)
    taken = one(other.take(city.assign(OTHER_WARD)))
    assert taken.refused is None
    assert not all(kept(other).values())
    assert one(second.take(other.sync().path)).refused is None
    assert kept(second) == kept(other)
    assert second.mirrored() == other.mirrored()
    assert one(other.take(second.sync().path)).preview.counts.conflicts == 0
    assert kept(second) == kept(other)
    second.note(SHARED, state=State.DONE, done_on=Q1.last_day)
    assert one(city.take(second.report())).refused is None


def test_a_plan_of_another_id_is_the_issuers_by_number_and_day(world: World, city: Place):
    """Stored, taken back and stored again, it has another id than the issuer's."""
    other = typed_before(world)
    undo(other.desk)
    store_plan(other.desk, ABOVE, FIRST, LAST)
    mine = kept(other)
    assert all(mine.values())
    issued = {row["id"] for row in rows_in(city.assign(OTHER_WARD), "plan")}
    plans = other.rows("SELECT lower(hex(id)) FROM plan WHERE NOT gone")
    assert not issued & {plan for (plan,) in plans}
    assert one(other.take(city.sent[-1])).refused is None
    now = kept(other)
    assert now.keys() == mine.keys(), "no task stands twice"
    assert {title for title, ours in now.items() if not ours}
