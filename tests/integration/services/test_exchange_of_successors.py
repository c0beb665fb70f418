"""A ward merges into another, a plan is undone: what goes down then, and what comes up."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from exchange_words import code, one, seen

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.lineage import Kind
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.board import UnitStatus, status
from cchc_desktop.services.exchange.differences import list_differences
from cchc_desktop.services.exchange.forms import write_form_for
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.unit_page.changes import SuccessionForm, succeed_units
from resources.words import sentence
from tests.builders.exchanging import OTHER_WARD, PHRASE, Q1, WARD, Place, World, at_home

OWN_TASK, SHARED = "Công khai thủ tục hành chính", "Ban hành kế hoạch"
Q3 = parse("2026Q3")


@pytest.fixture
def heir(city: Place, world: World) -> Place:
    """Let the other ward take over the work of the first on 1 July; it is the 3rd."""
    made = world.ward("other", OTHER_WARD)
    made.take(city.assign(OTHER_WARD))
    units = {one.name: one.unit for one in status(city.desk, Q1).units}
    merger = SuccessionForm(Kind.MERGED, (units[WARD],), (units[OTHER_WARD],), date(2026, 7, 1))
    succeed_units(city.desk, merger)
    world.clock.at = datetime(2026, 7, 3, 9, 0, tzinfo=VIETNAM)
    return made


def lines(city: Place) -> Sequence[UnitStatus]:
    return [one for one in status(city.desk, Q3).units if one.name in {WARD, OTHER_WARD}]


def test_the_successor_gets_the_work_and_reports_it(city: Place, ward: Place, heir: Place):
    (before,) = lines(city)
    assert (before.name, before.assigned, before.reported) == (OTHER_WARD, 2, 0)
    assert OWN_TASK not in heir.tasks()
    assert one(heir.take(city.assign(OTHER_WARD))).refused is None
    assert heir.tasks()[OWN_TASK].role == "lead"
    heir.note(OWN_TASK, state=State.DONE, percent=100, quarter=Q3.last_quarter)
    taken = one(city.take(heir.report(Q3)))
    assert (taken.refused, taken.preview.left_out) == (None, ())
    (after,) = lines(city)
    assert (after.assigned, after.reported) == (2, 1)
    assert city.tasks()[OWN_TASK].percent == 100
    ward.note(OWN_TASK, state=State.DONE, percent=100, quarter=Q3.last_quarter)
    assert code(one(city.take(ward.report(Q3)))) == "exchange-sender-succeeded"


def test_nothing_is_written_for_a_unit_that_is_no_more(city: Place, heir: Place, tmp_path: Path):
    assert heir.tasks()
    out = tmp_path / "biểu.xlsx"
    before = city.rows("SELECT count(*) FROM change_set")
    with pytest.raises(RefusedError, match="exchange-unit-succeeded") as refused:
        city.assign(WARD)
    facts = refused.value.facts
    assert (facts["unit"], facts["heirs"]) == (WARD, [OTHER_WARD])
    assert sentence(refused.value.code, facts) == (
        "UBND phường Hoa Sen không còn từ ngày 01/7/2026; việc do UBND phường Hoa Mai tiếp nhận."
        " Chưa có tệp nào được ghi; chọn đơn vị tiếp nhận."
    )
    with pytest.raises(RefusedError, match="exchange-unit-succeeded"), at_home(city):
        write_form_for(city.desk, WARD, Q3, out, Ticket())
    assert not out.exists()
    assert not city.sent[-1].exists()
    assert city.rows("SELECT count(*) FROM change_set") == before


def test_until_its_last_day_a_unit_gets_its_files(city: Place, heir: Place, world: World):
    assert heir.tasks()
    for day, refused in ((date(2026, 6, 30), False), (date(2026, 7, 1), True)):
        world.clock.at = datetime.combine(day, time(9), VIETNAM)
        if refused:
            with pytest.raises(RefusedError, match="exchange-unit-succeeded"):
                city.assign(WARD)
        else:
            assert city.assign(WARD).exists()


def test_the_form_of_a_quarter_before_its_end_is_written_still(
    city: Place, heir: Place, tmp_path: Path
):
    assert heir.tasks()
    with at_home(city):
        made = write_form_for(city.desk, WARD, Q1, tmp_path / "biểu.xlsx", Ticket())
    assert (made.unit, made.rows) == (WARD, 1)


def test_what_the_successor_does_itself_stays_its_own_part(city: Place, heir: Place):
    heir.take(city.assign(OTHER_WARD))
    heir.note(SHARED, state=State.DONE, percent=100, quarter=Q3.last_quarter)
    ((part,),) = heir.rows("SELECT assignment_id FROM progress")
    ((unit,),) = heir.rows("SELECT unit_id FROM assignment WHERE id = ?", part)
    named = city.rows("SELECT name FROM unit_name WHERE unit_id = ?", unit)
    assert named == [(OTHER_WARD,)]


def test_a_plan_undone_above_goes_away_where_it_was_sent(city: Place, ward: Place, world: World):
    never = world.office("never", "UBND phường Hoa Ban")
    made = next(one.set for one in list_history(city.desk) if one.verb == "import-plan")
    undo(city.desk, made)
    assert one(ward.take(city.assign(WARD))).refused is None
    assert ward.tasks() == {}
    assert ward.rows("SELECT count(*) FROM plan WHERE NOT gone") == [(0,)]
    with pytest.raises(RefusedError, match="exchange-nothing-for"):
        city.assign(OTHER_WARD)
    assert never.tasks() == {}


def test_one_report_taken_on_both_computers_is_no_difference(
    city: Place, ward: Place, world: World
):
    second = world.second("city2", city.sync(PHRASE).path)
    ward.note(SHARED, state=State.ONGOING)
    file = ward.report()
    for place in (city, second):
        assert one(place.take(file)).refused is None
    met = city.sync().path
    assert seen(second, met).counts.conflicts == 0
    assert one(second.take(met)).refused is None
    assert list_differences(second.desk) == []
    assert second.mirrored() == city.mirrored()
