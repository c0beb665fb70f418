"""A report owed from below: the upper office ends it, and the unit owes it no more."""

import uuid

from exchange_words import one

from cchc_desktop.domain.status import State
from cchc_desktop.services.owed_reports.duties import DutyForm, add_duty, end_duty, list_duties
from cchc_desktop.services.owed_reports.slots import list_slots
from tests.builders.exchanging import CITY, Q1, WARD, Place

FIFTH = 5  # no other rule gives this day


def _owed(place: Place) -> list[str]:
    slots = list_slots(place.desk, 2026)
    return [str(slot.period) for slot in slots if slot.due is not None and slot.due.day == FIFTH]


def test_what_the_upper_office_ends_is_owed_no_more(city: Place, ward: Place):
    ((unit,),) = city.rows("SELECT unit_id FROM unit_name WHERE name = ?", WARD)
    owing = uuid.UUID(bytes=unit)
    parts = frozenset({"Q1", "Q3"})
    add_duty(city.desk, DutyForm(parts, "ngày 05 tháng kế tiếp", CITY, owing))
    assert one(ward.take(city.assign(WARD))).refused is None
    assert _owed(ward) == ["2026Q1", "2026Q3"]
    ward.note("Ban hành kế hoạch", state=State.DONE, done_on=Q1.last_day)
    # One for which a report came in is kept for the past, and ends today.
    assert one(city.take(ward.report())).refused is None
    (duty,) = [found for found in list_duties(city.desk) if found.owing]
    end_duty(city.desk, duty.ids)
    assert one(ward.take(city.assign(WARD))).refused is None
    assert _owed(ward) == _owed(city)
    assert "2026Q3" not in _owed(ward)
