"""Reports that came on paper: the day, number and date; what the reporting calendar makes of it."""

from datetime import date
from uuid import UUID

import pytest
from builders.reminding import at, told
from builders.results import refused

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.reminders import Kind
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.owed_reports.paper_receipts import (
    PaperReceipt,
    ReceiptForm,
    judge_receipt,
    list_receipts,
    remove_receipt,
    set_receipt,
)
from cchc_desktop.services.report_calendar import list_slots, set_slot
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.reporting import ReportDuty
from resources.words import deed

Q1 = parse("2026Q1")
GROUP = "Các trường học"
SCHOOLS = ("Trường Mầm non Hoa Cúc", "Trường Tiểu học Ngọc Lan")
LONELY = "Phòng Văn hóa"


@pytest.fixture
def units(desk: Desk) -> dict[str, UUID]:
    for school in SCHOOLS:
        add_unit(desk, UnitForm(school, member_of=(GROUP,)))
    add_unit(desk, UnitForm(LONELY))
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
    return {name: book.meant_by(name)[0] for name in (GROUP, LONELY, *SCHOOLS)}


@pytest.fixture
def duty(desk: Desk, units: dict[str, UUID]) -> UUID:
    """Let all schools owe us a report each quarter, before the 10th of its last month."""
    with desk.writing(desk.act("import-plan")) as (writer, _):
        return writer.add(
            ReportDuty,
            unit_id=units[GROUP],
            recipient_id=desk.unit_id,
            recipient=None,
            frequency="quarter",
            period_part=None,
            due_rule="before-day:10/last-month",
            cutoffs="nd09",
            text=None,
            confirmed=True,
        )


def of(desk: Desk, name: str) -> PaperReceipt:
    return next(one for one in list_receipts(desk, Q1) if one.unit_name == name)


def came(desk: Desk, unit: UUID, on: date, number: str = "", letter: date | None = None) -> None:
    set_receipt(desk, ReceiptForm(unit, Q1, on, number, letter))


def newest(desk: Desk) -> str:
    line = list_history(desk)[0]
    return deed(line.verb, line.facts)


@pytest.mark.usefixtures("duty")
def test_what_is_owed_is_listed_before_anything_came(desk: Desk):
    found = list_receipts(desk, Q1)
    assert [(one.unit_name, one.due, one.received_on) for one in found] == [
        (name, date(2026, 3, 9), None) for name in SCHOOLS
    ]
    assert list_receipts(desk, parse("2026H1")) == []


@pytest.mark.usefixtures("duty")
def test_a_paper_report_is_noted_with_number_and_date(desk: Desk, units: dict[str, UUID]):
    came(desk, units[SCHOOLS[0]], date(2026, 3, 9), " 12/BC-MN ", date(2026, 3, 6))
    found = of(desk, SCHOOLS[0])
    assert (found.received_on, found.number, found.letter_on, found.on_time) == (
        date(2026, 3, 9),
        "12/BC-MN",
        date(2026, 3, 6),
        True,
    )
    assert of(desk, SCHOOLS[1]).received_on is None
    assert newest(desk) == (f"Ghi ngày nhận báo cáo quý I năm 2026 của {SCHOOLS[0]}: 09/3/2026")


@pytest.mark.usefixtures("duty")
def test_the_day_on_the_letter_counts_for_being_in_time(desk: Desk, units: dict[str, UUID]):
    came(desk, units[SCHOOLS[0]], date(2026, 3, 12), "12/BC-MN", date(2026, 3, 8))
    assert of(desk, SCHOOLS[0]).on_time is True
    assert of(desk, SCHOOLS[0]).counted_on == date(2026, 3, 8)
    # A letter cannot be younger than the day it came on.
    came(desk, units[SCHOOLS[0]], date(2026, 3, 9), "12/BC-MN", date(2026, 3, 30))
    assert of(desk, SCHOOLS[0]).counted_on == date(2026, 3, 9)
    assert of(desk, SCHOOLS[0]).on_time is True


@pytest.mark.usefixtures("duty")
def test_a_day_late_is_late_and_can_be_corrected(desk: Desk, units: dict[str, UUID]):
    came(desk, units[SCHOOLS[0]], date(2026, 3, 10))
    first = of(desk, SCHOOLS[0])
    assert first.on_time is False
    came(desk, units[SCHOOLS[0]], date(2026, 3, 8))
    again = of(desk, SCHOOLS[0])
    assert (again.receipt, again.on_time) == (first.receipt, True)
    undo(desk)
    assert of(desk, SCHOOLS[0]).received_on == date(2026, 3, 10)
    undo(desk)
    assert of(desk, SCHOOLS[0]).received_on is None


@pytest.mark.usefixtures("duty")
def test_who_has_sent_is_not_reminded_any_more(desk: Desk, units: dict[str, UUID]):
    with desk.writing(desk.act("import-plan")) as (writer, _):
        writer.connection.exec_driver_sql("UPDATE change_set SET at = '2026-01-02T00:00:00+00:00'")
        writer.add(ReportDuty, **_other_duty(desk, units))
    before = told(desk, at(3, 8), Kind.RETURN)
    came(desk, units[SCHOOLS[0]], date(2026, 3, 5))
    after = told(desk, at(3, 8), Kind.RETURN)
    assert len(before) == len(after) + 1
    assert not [subject for subject in after if SCHOOLS[0] in subject]


def _other_duty(desk: Desk, units: dict[str, UUID]) -> dict[str, object]:
    return {
        "unit_id": units[LONELY],
        "recipient_id": desk.unit_id,
        "recipient": None,
        "frequency": "year",
        "period_part": None,
        "due_rule": "before-day:10/last-month",
        "cutoffs": "nd09",
        "text": None,
        "confirmed": True,
    }


def test_a_receipt_keeps_the_days_that_were_decided_for_the_group(
    desk: Desk, units: dict[str, UUID], duty: UUID
):
    set_slot(desk, duty, Q1, due=date(2026, 3, 20))
    came(desk, units[SCHOOLS[0]], date(2026, 3, 18))
    slots = [one for one in list_slots(desk, 2026) if one.duty.id == duty and one.period == Q1]
    assert {one.due for one in slots} == {date(2026, 3, 20)}
    assert of(desk, SCHOOLS[0]).on_time is True
    set_slot(desk, duty, Q1, due=date(2026, 3, 16))
    assert of(desk, SCHOOLS[0]).on_time is False, "a later decision reaches it too"


@pytest.mark.usefixtures("duty")
def test_it_can_be_taken_back(desk: Desk, units: dict[str, UUID]):
    came(desk, units[SCHOOLS[0]], date(2026, 3, 9))
    receipt = of(desk, SCHOOLS[0]).receipt
    assert receipt is not None
    remove_receipt(desk, receipt)
    assert of(desk, SCHOOLS[0]).received_on is None
    assert newest(desk) == f"Bỏ ngày nhận báo cáo quý I năm 2026 của {SCHOOLS[0]}"
    refused("receipt-not-found", lambda: remove_receipt(desk, receipt))
    came(desk, units[SCHOOLS[0]], date(2026, 3, 8))
    assert of(desk, SCHOOLS[0]).received_on == date(2026, 3, 8)


@pytest.mark.usefixtures("duty")
def test_what_came_is_accepted_or_sent_back_with_a_reason(desk: Desk, units: dict[str, UUID]):
    came(desk, units[SCHOOLS[0]], date(2026, 3, 9))
    receipt = of(desk, SCHOOLS[0]).receipt
    assert receipt is not None
    judge_receipt(desk, receipt, accepted=True)
    assert (of(desk, SCHOOLS[0]).accepted, newest(desk)) == (
        True,
        f"Chấp nhận báo cáo quý I năm 2026 của {SCHOOLS[0]}",
    )
    refused(
        "receipt-returned-without-reason",
        lambda: judge_receipt(desk, receipt, accepted=False, reasons="  "),
    )
    judge_receipt(desk, receipt, accepted=False, reasons=" Thiếu phụ lục. ")
    found = of(desk, SCHOOLS[0])
    assert (found.accepted, found.reasons) == (False, "Thiếu phụ lục.")
    came(desk, units[SCHOOLS[0]], date(2026, 3, 9), "12/BC-MN")
    assert of(desk, SCHOOLS[0]).accepted is False, "the same report, better named"
    came(desk, units[SCHOOLS[0]], date(2026, 3, 12))
    found = of(desk, SCHOOLS[0])
    assert (found.accepted, found.reasons) == (None, ""), "another report came"
    undo(desk)
    assert of(desk, SCHOOLS[0]).reasons == "Thiếu phụ lục."
    refused("receipt-not-found", lambda: judge_receipt(desk, units[LONELY], accepted=True))


@pytest.mark.usefixtures("duty")
def test_what_cannot_be_is_refused(desk: Desk, units: dict[str, UUID]):
    facts = refused("receipt-without-duty", lambda: came(desk, units[LONELY], date(2026, 3, 9)))
    assert facts["unit"] == LONELY
    refused("receipt-in-future", lambda: came(desk, units[SCHOOLS[0]], date(2026, 5, 21)))
    assert all(one.received_on is None for one in list_receipts(desk, Q1))
