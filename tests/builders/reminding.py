"""Short ways to look at what an office is reminded of."""

from datetime import date, datetime

from builders.results import Ward

from cchc_desktop.domain.reminders import VIETNAM, Kind, Reminder
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.reminding.reminders import waiting
from cchc_desktop.services.report_calendar import Slot
from db.models.reporting import ReportSlot, SlotReceipt


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=VIETNAM)


def told(desk: Desk, now: datetime, *kinds: Kind) -> dict[str, date]:
    return {one.subject: one.due for one in waiting(desk, now) if not kinds or one.kind in kinds}


def of_task(ward: Ward, title: str, now: datetime) -> list[Reminder]:
    return [one for one in waiting(ward.desk, now) if one.task == str(ward.tasks[title])]


def receive(desk: Desk, slot: Slot, *, accepted: bool | None = None) -> None:
    with desk.writing(desk.act("import-plan")) as (writer, _):
        place = {"duty_id": slot.duty.id, "unit_id": slot.unit, "period": str(slot.period)}
        writer.add(ReportSlot, id=slot.id, **place)
        writer.add(SlotReceipt, slot_id=slot.id, received_on=slot.due, accepted=accepted)
