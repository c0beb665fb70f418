"""Files that say more than their sender may: none of it is believed."""

import hashlib
import uuid
from dataclasses import replace
from datetime import date

import pytest
from exchange_words import code, one, seen

from cchc_desktop.domain.status import State
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.services.exchange.answers import answer, answers
from cchc_desktop.services.exchange.board import UnitStatus, reopen, status
from cchc_desktop.services.exchange.files import list_files, undo_file
from cchc_desktop.services.exchange.sending import write_answers
from cchc_desktop.services.exchange.trust import known_keys
from cchc_desktop.services.history import undo
from cchc_desktop.services.report_slots import SlotDay, set_slot_days
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.narratives import write_words
from cchc_desktop.domain.units import Level
from cchc_desktop.services.units import UnitForm, add_unit
from cchc_desktop.services.plans import store_plan
from db.models.reporting import ReportDuty
from tests.builders.exchanging import CITY, OTHER_WARD, Q1, WARD, Place, World, at_home
from tests.builders.forged_files import forged, hexed, own_key, rows_in
from tests.builders.plans_above import ABOVE, FIRST, GROUP, LAST

SHARED = "Ban hành kế hoạch"


@pytest.fixture
def duty(city: Place) -> uuid.UUID:
    ((group,),) = city.rows("SELECT unit_id FROM unit_name WHERE name = ?", GROUP)
    with city.desk.writing(city.desk.act("add-unit", name="")) as (writer, _):
        return writer.add(
            ReportDuty,
            unit_id=uuid.UUID(bytes=group),
            recipient_id=city.desk.unit_id,
            recipient=CITY,
            frequency="quarter",
            period_part=None,
            due_rule="day:05/next-month",
            cutoffs="nd09",
            confirmed=True,
        )


def line(city: Place, name: str = WARD, today: date | None = None) -> UnitStatus:
    return next(one for one in status(city.desk, Q1, today).units if one.name == name)


def key_of_unit(city: Place, name: str) -> list[str]:
    return [one.digits for one in known_keys(city.desk) if one.name == name and one.current]


def test_an_office_vouches_only_for_keys_of_units_it_keeps(city: Place, ward: Place, world: World):
    # The ward sends "a file from above" that says the other ward has another key.
    other = world.ward("other", OTHER_WARD)
    other.take(city.assign(OTHER_WARD))
    other.note(SHARED, state=State.ONGOING)
    assert one(city.take(other.report())).refused is None
    before = key_of_unit(city, OTHER_WARD)
    assert before
    ((unit,),) = city.rows("SELECT unit_id FROM unit_name WHERE name = ?", OTHER_WARD)
    add_unit(ward.desk, UnitForm("Trường THCS Hoa Ban"))
    document = replace(ABOVE.document, number="06/KH-UBND", issuer=WARD)
    tasks = (replace(ABOVE.tasks[1], lead_units=(CITY,), partner_units=()),)
    store_plan(ward.desk, replace(ABOVE, document=document, tasks=tasks), FIRST, LAST)
    file = ward.assign(CITY)
    row = {"id": hexed(unit), "public_key": SigningKey.generate().public.hex()}
    assert one(city.take(forged(ward, file, {"unit_key": [row]}))).refused is None
    assert key_of_unit(city, OTHER_WARD) == before


def test_a_unit_does_not_decide_the_days_of_its_own_report(city: Place, ward: Place, duty: uuid.UUID):
    ward.take(city.assign(WARD))
    write_words(ward.desk, Asked(Q1), {"difficulties": "Thiếu máy quét"})
    ward.note(SHARED, state=State.ONGOING)
    honest = ward.report()
    from cchc_desktop.domain.calendar.reports import slot_id
    ((unit,),) = city.rows("SELECT unit_id FROM unit_name WHERE name = ?", WARD)
    slots = [{**rows_in(honest, "report_slot")[0], "id": slot_id(duty, uuid.UUID(bytes=unit), Q1).hex, "duty_id": duty.hex}]
    days = {"on_time_until": "2026-12-31", "reopened_why": "x", "due": "2026-11-30", "locked_after": "2026-12-31"}
    city.take(forged(ward, honest, {"report_slot": [{**one, **days} for one in slots]}))
    found = line(city)
    assert (found.due, found.until, found.reopened_why, found.locked_after) == (date(2026, 4, 5), date(2026, 4, 5), None, None)


def test_words_of_a_report_come_up_where_the_office_above_decided_its_days(city: Place, ward: Place, duty: uuid.UUID):
    reopen(city.desk, WARD, Q1, "Mất mạng")
    ward.take(city.assign(WARD))
    write_words(ward.desk, Asked(Q1), {"difficulties": "Thiếu máy quét"})
    ward.note(SHARED, state=State.ONGOING)
    taken = one(city.take(ward.report()))
    assert taken.preview.left_out == ()
    assert ("Thiếu máy quét",) in city.rows("SELECT text FROM narrative WHERE NOT gone")


def test_an_answer_counts_only_from_whom_the_file_was_sent_to(city: Place, ward: Place, world: World):
    other = world.ward("other", OTHER_WARD)
    other.take(city.assign(OTHER_WARD))
    ward.note(SHARED, state=State.ONGOING)
    other.note(SHARED, state=State.ONGOING)
    other.report()
    taken = one(city.take(ward.report()))
    assert taken.preview.id
    answer(city.desk, taken.preview.id, accepted=True)
    with at_home(city):
        receipt = write_answers(city.desk, city.where(), WARD).path
    # somebody else's file says that the report was sent back
    row = {**rows_in(receipt, "receipt")[0], "accepted": False, "reasons": ["Sai"]}
    from cchc_desktop.exchange.package import Party
    forged_one = forged(other, receipt, {"receipt": [row]}, sender=Party(other.desk.unit_id, "UBND X"))
    ward.take(forged_one)
    with ward.desk.store.reading() as connection:
        assert [one.accepted for one in answers(connection).values()] == []
    assert one(ward.take(receipt)).refused is None
    with ward.desk.store.reading() as connection:
        assert [one.accepted for one in answers(connection).values()] == [True]


def test_files_nobody_names_are_not_kept(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    honest = ward.report()
    waste = b"x" * 100_000
    file = forged(ward, honest, {}, {hashlib.sha256(waste).hexdigest(): waste})
    one(city.take(file))
    assert [p.name for p in city.office.folder.files.iterdir() if p.read_bytes() == waste] == []


def test_a_report_taken_back_and_again_counts_from_the_day_it_came(city: Place, ward: Place, duty: uuid.UUID):
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    file = ward.report()
    taken = one(city.take(file))
    assert line(city).on_time is True
    undo_file(city.desk, taken.preview.id)
    city.desk.now.__self__.at = city.desk.now().replace(month=5)
    one(city.take(file))
    assert (line(city).received_on, line(city).on_time) == (date(2026, 4, 2), True)
    undo(city.desk)
    undo(city.desk, None)


def test_the_first_of_two_taken_back_leaves_the_other_as_come(city: Place, ward: Place, duty: uuid.UUID):
    from cchc_desktop.services.paper_receipts import list_receipts
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    first = one(city.take(ward.report()))
    ward.note(SHARED, state=State.ONGOING, result="Thêm")
    one(city.take(ward.report()))
    undo_file(city.desk, first.preview.id)
    assert line(city).received_on == date(2026, 4, 2)
    (paper,) = [one for one in list_receipts(city.desk, Q1) if one.unit_name == WARD]
    assert paper.received_on == date(2026, 4, 2)


def test_a_repeat_of_a_closed_period_says_so_and_is_no_refusal(city: Place, ward: Place, duty: uuid.UUID):
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    file = ward.report()
    assert one(city.take(file)).refused is None
    set_slot_days(city.desk, duty, Q1, {SlotDay.LOCKED_AFTER: date(2026, 4, 10)})
    city.desk.now.__self__.at = city.desk.now().replace(day=11)
    again = one(city.take(file))
    assert again.refused is None and again.preview.already_taken


def test_a_repeat_of_a_file_under_a_key_replaced_since_is_no_refusal(city: Place, ward: Place):
    from cchc_desktop.services.exchange.office_key import replace_key
    ward.note(SHARED, state=State.ONGOING)
    file = ward.report()
    assert one(city.take(file)).refused is None
    with at_home(ward):
        replace_key(ward.desk)
    ward.note(SHARED, state=State.DONE)
    assert one(city.take(ward.report())).refused is None
    again = one(city.take(file))
    assert again.refused is None and again.preview.already_taken
