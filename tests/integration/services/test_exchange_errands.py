"""What is to be sent: to whom, when last, how much is new since."""

from datetime import date

from exchange_words import one

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.status import State
from cchc_desktop.services.exchange.errands import Errand, Way, errands
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.builders.exchanging import CITY, OTHER_WARD, WARD, Place

SHARED, OWN_TASK = "Ban hành kế hoạch", "Công khai thủ tục hành chính"


def line(place: Place, name: str) -> Errand:
    return next(one for one in errands(place.desk) if one.name == name)


def test_what_changed_for_a_unit_since_its_file(city: Place):
    sent, never = line(city, WARD), line(city, OTHER_WARD)
    assert (sent.way, sent.changed, sent.waits) == (Way.DOWN, 0, False)
    assert (never.sent_at, never.waits, never.changed) == (None, True, 1)
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="Mới"))
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(deadline="Quý III"))
    assert line(city, WARD).changed == 1
    city.assign(WARD)
    assert not line(city, WARD).waits


def test_a_report_is_due_until_it_was_sent_and_again_when_results_are_added(
    city: Place, ward: Place
):
    clock = ward.desk.now.__self__  # type: ignore[attr-defined]
    clock.at = clock.at.replace(month=6, day=10)
    asked = line(ward, CITY)
    assert (asked.way, asked.due, str(asked.period)) == (Way.UP, date(2026, 6, 20), "2026H1")
    ward.note(SHARED, state=State.IN_PROGRESS, percent=5)
    assert line(ward, CITY).waits
    assert one(city.take(ward.report(parse("2026H1")))).refused is None
    assert not line(ward, CITY).waits
    ward.note(SHARED, state=State.DONE, percent=100)
    assert line(ward, CITY).changed == 1
