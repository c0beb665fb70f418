"""Files that say more than their sender may, or come again late: what is believed of them."""

import hashlib
import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from exchange_words import code, one

from cchc_desktop.domain.status import State
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.package import Party
from cchc_desktop.services.exchange.answers import answer, answers
from cchc_desktop.services.exchange.board import UnitStatus, reopen, status
from cchc_desktop.services.exchange.files import undo_file
from cchc_desktop.services.exchange.office_key import replace_key
from cchc_desktop.services.exchange.proposals import ProposedField, propose
from cchc_desktop.services.exchange.sending import write_answers
from cchc_desktop.services.exchange.trust import known_keys
from cchc_desktop.services.owed_reports.paper_receipts import list_receipts
from cchc_desktop.services.owed_reports.slots import SlotDay, set_slot_days
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.report_calendar import slot_id
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.narratives import write_words
from db.models.reporting import ReportDuty
from tests.builders.exchanging import CITY, OTHER_WARD, Q1, WARD, Place, World, at_home
from tests.builders.forged_files import forged, rows_in
from tests.builders.plans_above import ABOVE, FIRST, GROUP, LAST

OWN_TASK, SHARED = "Công khai thủ tục hành chính", "Ban hành kế hoạch"
CAME = date(2026, 4, 2)


def unit_of(city: Place, name: str) -> uuid.UUID:
    ((unit,),) = city.rows("SELECT unit_id FROM unit_name WHERE name = ?", name)
    return uuid.UUID(bytes=unit)


@pytest.fixture
def duty(city: Place) -> uuid.UUID:
    """Let every ward owe the city a report a quarter, due on the 5th of the month after."""
    with city.desk.writing(city.desk.act("add-unit", name="")) as (writer, _):
        return writer.add(
            ReportDuty,
            unit_id=unit_of(city, GROUP),
            recipient_id=city.desk.unit_id,
            recipient=CITY,
            frequency="quarter",
            period_part=None,
            due_rule="day:05/next-month",
            cutoffs="nd09",
            confirmed=True,
        )


@pytest.fixture
def other(city: Place, world: World) -> Place:
    made = world.ward("other", OTHER_WARD)
    assert one(made.take(city.assign(OTHER_WARD))).refused is None
    made.note(SHARED, state=State.ONGOING)
    return made


def line(city: Place) -> UnitStatus:
    return next(one for one in status(city.desk, Q1).units if one.name == WARD)


def travel(place: Place, **to: int) -> None:
    clock = place.desk.now.__self__  # type: ignore[attr-defined]
    clock.at = clock.at.replace(**to)


def reported(city: Place, ward: Place) -> Any:
    """Send the ward's report up; return its file and what became of it."""
    ward.take(city.assign(WARD))
    ward.note(SHARED, state=State.ONGOING)
    file = ward.report()
    taken = one(city.take(file))
    assert taken.refused is None
    return file, taken


# ---- more than the sender may say ---------------------------------------------------------------


def test_an_office_vouches_only_for_keys_of_units_it_keeps(city: Place, ward: Place, other: Place):
    assert one(city.take(other.report())).refused is None
    before = [key for key in known_keys(city.desk) if key.name == OTHER_WARD]
    document = replace(ABOVE.document, number="06/KH-UBND", issuer=WARD)
    tasks = (replace(ABOVE.tasks[1], lead_units=(CITY,), partner_units=()),)
    store_plan(ward.desk, replace(ABOVE, document=document, tasks=tasks), FIRST, LAST)
    key = {
        "id": unit_of(city, OTHER_WARD).hex,
        "public_key": SigningKey.generate().public.hex(),
    }
    file = forged(ward, ward.assign(CITY), {"unit_key": [key]})
    assert one(city.take(file)).refused is None
    assert [key for key in known_keys(city.desk) if key.name == OTHER_WARD] == before


def test_a_unit_does_not_decide_the_days_of_its_own_report(
    city: Place, ward: Place, duty: uuid.UUID
):
    ward.take(city.assign(WARD))
    write_words(ward.desk, Asked(Q1), {"difficulties": "Thiếu máy quét"})
    honest = ward.report()
    slot = {
        **rows_in(honest, "report_slot")[0],
        "id": slot_id(duty, unit_of(city, WARD), Q1).hex,
        "duty_id": duty.hex,
        "due": "2026-11-30",
        "on_time_until": "2026-12-31",
        "locked_after": "2026-12-31",
        "reopened_why": "Tự gia hạn",
    }
    city.take(forged(ward, honest, {"report_slot": [slot]}))
    found, until = line(city), date(2026, 4, 5)
    assert (found.due, found.until) == (until, until)
    assert (found.locked_after, found.reopened_why) == (None, None)


def test_a_report_holds_no_duty_period_file_or_proposal_that_is_not_its_own(
    city: Place, ward: Place
):
    propose(ward.desk, ward.tasks()[OWN_TASK].id, ProposedField.NOTE, "Theo mẫu mới", "")
    write_words(ward.desk, Asked(Q1), {"difficulties": "Thiếu máy quét"})
    ward.note(OWN_TASK, state=State.ONGOING, quarter=Q1.last_quarter)
    honest = ward.report()
    rows = {name: rows_in(honest, name)[0] for name in ("report_duty", "report_slot", "proposal")}
    fresh = {name: {**row, "id": uuid.uuid4().hex} for name, row in rows.items()}
    stranger = unit_of(city, OTHER_WARD).hex
    waste = {"name": "thừa.pdf", "sha256": "0" * 64, "size": 1}
    bad = {
        "report_duty": [{**fresh["report_duty"], "confirmed": True}],
        "report_slot": [{**fresh["report_slot"], "period": "2026Q2"}],
        "proposal": [{**fresh["proposal"], "from_office_id": stranger}],
        "attachment": [{"id": uuid.uuid4().hex, **waste}],
        "narrative": [],
        "progress": [],
    }
    taken = one(city.take(forged(ward, honest, bad)))
    assert taken.refused is None
    assert {left.entity for left in taken.preview.left_out} == bad.keys() - {
        "narrative",
        "progress",
    }
    assert {left.why.code for left in taken.preview.left_out} == {"exchange-left-outside"}
    assert city.mirrored() == []


def test_words_come_up_where_the_office_above_decided_the_days(
    city: Place, ward: Place, duty: uuid.UUID
):
    assert duty
    reopen(city.desk, WARD, Q1, "Mất mạng")
    ward.take(city.assign(WARD))
    write_words(ward.desk, Asked(Q1), {"difficulties": "Thiếu máy quét"})
    assert one(city.take(ward.report())).preview.left_out == ()
    assert ("Thiếu máy quét",) in city.rows("SELECT text FROM narrative WHERE NOT gone")
    assert line(city).reopened_why == "Mất mạng"


def test_an_answer_counts_only_from_whom_the_file_was_sent_to(
    city: Place, ward: Place, other: Place
):
    _, taken = reported(city, ward)
    other.report()
    answer(city.desk, taken.preview.id, accepted=True)
    with at_home(city):
        honest = write_answers(city.desk, city.where(), WARD).path
    row = {**rows_in(honest, "receipt")[0], "accepted": False, "reasons": ["Sai"]}
    sender = Party(other.desk.unit_id, OTHER_WARD)
    lie = one(ward.take(forged(other, honest, {"receipt": [row]}, sender=sender)))
    assert code(lie) == "exchange-answer-of-stranger"
    assert one(ward.take(honest)).refused is None
    with ward.desk.store.reading() as connection:
        assert [one.accepted for one in answers(connection).values()] == [True]


def test_files_that_no_record_names_are_not_kept(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING, evidence=("Công văn số 12",))
    waste = b"0" * 100_000
    file = forged(ward, ward.report(), {}, {hashlib.sha256(waste).hexdigest(): waste})
    before = sorted(city.office.folder.files.iterdir())
    assert one(city.take(file)).refused is None
    assert sorted(city.office.folder.files.iterdir()) == before


def test_what_hides_many_and_moves_many_asks_once_for_both(city: Place, ward: Place):
    honest = city.assign(WARD)
    tasks, dates = rows_in(honest, "task"), rows_in(honest, "milestone")
    more = [{**tasks[0], "id": uuid.uuid4().hex, "position": 50 + at} for at in range(8)]
    assert one(ward.take(forged(city, honest, {"task": tasks + more}))).refused is None
    gone = [{**row, "gone": True} for row in more]
    moved = [{**row, "due": "2026-12-01"} for row in dates]
    deadlines = len({row["deadline_id"] for row in dates})
    file = forged(city, honest, {"task": tasks + gone, "milestone": moved})
    asked = one(ward.take(file))
    assert (code(asked), asked.preview.asks) == ("exchange-hides-and-moves", 8 + deadlines)
    for number in (8, deadlines):
        assert one(ward.take(file, confirmed=frozenset({number}))).refused is not None
    assert one(ward.take(file, confirmed=frozenset({8 + deadlines}))).refused is None


@pytest.mark.parametrize(("gone", "asks"), [(5, None), (6, 6)])
def test_up_to_five_tasks_may_go_without_a_question(
    city: Place, ward: Place, gone: int, asks: int | None
):
    honest = city.assign(WARD)
    tasks = rows_in(honest, "task")
    more = [{**tasks[0], "id": uuid.uuid4().hex, "position": 50 + at} for at in range(gone)]
    one(ward.take(forged(city, honest, {"task": tasks + more})))
    hidden = [{**row, "gone": True} for row in more]
    assert one(ward.take(forged(city, honest, {"task": tasks + hidden}))).preview.asks == asks


@pytest.mark.parametrize(("moved", "asks"), [(3, None), (4, 4)])
def test_up_to_three_in_ten_deadlines_may_move_without_a_question(
    city: Place, ward: Place, moved: int, asks: int | None
):
    honest = city.assign(WARD)
    tasks, terms = rows_in(honest, "task"), rows_in(honest, "deadline")
    days = [row for row in rows_in(honest, "milestone") if row["due"]]
    lacking = 10 - len({row["deadline_id"] for row in days})
    for at in range(lacking):
        named = [uuid.uuid4().hex for _ in range(3)]
        tasks.append({**tasks[0], "id": named[0], "position": 50 + at})
        terms.append({**terms[0], "id": named[1], "task_id": named[0]})
        days.append({**days[0], "id": named[2], "deadline_id": named[1]})
    rows = {"task": tasks, "deadline": terms, "milestone": days}
    assert one(ward.take(forged(city, honest, rows))).refused is None
    later = [{**row, "due": "2026-12-02"} for row in days[-moved:]]
    file = forged(city, honest, {**rows, "milestone": days[:-moved] + later})
    assert one(ward.take(file)).preview.asks == asks


# ---- again, and late ----------------------------------------------------------------------------


def test_a_report_taken_back_and_again_counts_from_the_day_it_came(
    city: Place, ward: Place, duty: uuid.UUID
):
    assert duty
    file, taken = reported(city, ward)
    undo_file(city.desk, taken.preview.id)
    assert line(city).received_on is None
    travel(city, month=5)
    assert one(city.take(file)).refused is None
    assert (line(city).received_on, line(city).on_time) == (CAME, True)


def test_the_next_report_counts_where_the_first_is_taken_back(
    city: Place, ward: Place, duty: uuid.UUID
):
    assert duty

    def came() -> tuple[date | None, date | None]:
        (paper,) = [one for one in list_receipts(city.desk, Q1) if one.unit_name == WARD]
        return line(city).received_on, paper.received_on

    taken = [reported(city, ward)[1]]
    for day in (4, 6):
        ward.note(SHARED, state=State.ONGOING, result=f"Đến ngày {day}")
        travel(city, day=day)
        taken.append(one(city.take(ward.report())))
    for at, expected in ((0, date(2026, 4, 4)), (2, date(2026, 4, 4)), (1, None)):
        undo_file(city.desk, taken[at].preview.id)
        assert came() == (expected, expected)


def test_a_repeat_after_the_period_was_closed_says_so_and_is_no_refusal(
    city: Place, ward: Place, duty: uuid.UUID
):
    file, _ = reported(city, ward)
    set_slot_days(city.desk, duty, Q1, {SlotDay.LOCKED_AFTER: date(2026, 4, 10)})
    travel(city, day=11)
    again = one(city.take(file))
    assert (again.refused, again.preview.already_taken) == (None, True)


def test_a_repeat_under_a_key_replaced_since_is_no_refusal_but_news_are(city: Place, ward: Place):
    file, _ = reported(city, ward)
    ward.note(SHARED, state=State.ONGOING, result="Trước khi thay khóa")
    late = ward.report()
    with at_home(ward):
        replace_key(ward.desk)
    ward.note(SHARED, state=State.DONE)
    assert one(city.take(ward.report())).refused is None
    again = one(city.take(file))
    assert (again.refused, again.preview.already_taken) == (None, True)
    assert code(one(city.take(late))) == "exchange-key-changed"
