"""A report is owed by the unit that is there on its due date; nothing is counted twice."""

from datetime import date
from uuid import UUID

import pytest
from builders.reminding import at, told

from cchc_desktop.domain.reminders import Kind
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.report_calendar import list_slots
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.reporting import ReportDuty
from db.models.units import UnitSuccession

JULY = date(2026, 7, 1)
BEFORE, AFTER = date(2026, 6, 30), JULY
GROUP, OLD, ONE, OTHER = "Các phòng", "Phòng Nội vụ", "Phòng Tổ chức", "Phòng Văn thư"


def book(desk: Desk) -> UnitBook:
    with desk.store.reading() as connection:
        return UnitBook.read(connection)


def unit(desk: Desk, name: str) -> UUID:
    (found,) = book(desk).meant_by(name)
    return found


@pytest.fixture
def units(desk: Desk) -> dict[str, UUID]:
    add_unit(desk, UnitForm(OLD, member_of=(GROUP,)))
    for name in (ONE, OTHER):
        add_unit(desk, UnitForm(name))
    return {name: unit(desk, name) for name in (GROUP, OLD, ONE, OTHER)}


def follow(desk: Desk, old: UUID, *heirs: UUID, on: date = JULY, first: int = 0) -> None:
    with desk.writing(desk.act("import-plan")) as (writer, _):
        for position, heir in enumerate(heirs, start=first):
            row = {"from_id": old, "to_id": heir, "on": on, "kind": "merged"}
            writer.add(UnitSuccession, **row, position=position)


def owe(desk: Desk, owing: UUID) -> UUID:
    with desk.writing(desk.act("import-plan")) as (writer, _):
        return writer.add(
            ReportDuty,
            unit_id=owing,
            recipient_id=desk.unit_id,
            recipient=None,
            frequency="quarter",
            period_part=None,
            due_rule="before-day:10/last-month",
            cutoffs="nd09",
            text=None,
            confirmed=True,
        )


def owed(desk: Desk, duty: UUID) -> dict[str, list[str]]:
    known = book(desk)
    found: dict[str, list[str]] = {}
    for one in list_slots(desk, 2026):
        if one.duty.id == duty:
            found.setdefault(str(one.period), []).append(known.name(one.unit, one.due))
    return {period: sorted(names) for period, names in found.items()}


def test_who_is_there_on_a_day(desk: Desk, units: dict[str, UUID]):
    old, one, other = units[OLD], units[ONE], units[OTHER]
    follow(desk, old, one, other)
    follow(desk, one, other, on=date(2026, 9, 1))
    known = book(desk)
    assert known.successors(old, BEFORE) == [old]
    assert known.successors(old, AFTER) == [one, other]
    assert known.successors(old, date(2026, 9, 1)) == [other]
    assert [known.alive_on(old, day) for day in (BEFORE, AFTER)] == [True, False]
    assert known.alive_on(other, AFTER)


def test_a_unit_that_only_gave_something_away_is_still_there(desk: Desk, units: dict[str, UUID]):
    follow(desk, units[OLD], units[ONE], first=1)
    assert book(desk).successors(units[OLD], AFTER) == [units[OLD]]
    assert book(desk).alive_on(units[OLD], AFTER)


def test_units_that_follow_each_other_for_ever_are_no_riddle(desk: Desk, units: dict[str, UUID]):
    follow(desk, units[OLD], units[ONE])
    follow(desk, units[ONE], units[OLD])
    assert book(desk).successors(units[OLD], AFTER) == [units[OLD]]


def test_a_unit_begins_with_its_first_name(desk: Desk):
    add_unit(desk, UnitForm("Phòng Mới", since=JULY))
    new = unit(desk, "Phòng Mới")
    assert [book(desk).alive_on(new, day) for day in (BEFORE, AFTER)] == [False, True]
    duty = owe(desk, new)
    assert set(owed(desk, duty)) == {"2026Q3", "2026Q4"}


def test_the_heir_owes_what_is_due_from_its_day_on(desk: Desk, units: dict[str, UUID]):
    duty = owe(desk, units[OLD])
    before = {one.id for one in list_slots(desk, 2026)}
    follow(desk, units[OLD], units[ONE])
    assert owed(desk, duty) == {
        "2026Q1": [OLD],
        "2026Q2": [OLD],
        "2026Q3": [ONE],
        "2026Q4": [ONE],
    }
    kept = {one.id for one in list_slots(desk, 2026) if one.unit == units[OLD]}
    assert len(kept) == 2
    assert kept < before


def test_heirs_owe_for_the_group_once_each(desk: Desk, units: dict[str, UUID]):
    duty = owe(desk, units[GROUP])
    follow(desk, units[OLD], units[ONE], units[OTHER])
    add_unit(desk, UnitForm(ONE, member_of=(GROUP,)))
    assert owed(desk, duty)["2026Q2"] == [OLD, ONE]
    assert owed(desk, duty)["2026Q3"] == [ONE, OTHER]


def test_the_heirs_report_is_the_one_that_is_missing(desk: Desk, units: dict[str, UUID]):
    owe(desk, units[OLD])
    follow(desk, units[OLD], units[ONE])
    assert list(told(desk, at(9, 9), Kind.RETURN)) == [
        f"Chưa nhận báo cáo quý II năm 2026 của {OLD}",
        f"Chưa nhận báo cáo quý III năm 2026 của {ONE}",
    ]
