"""Lead times and the hour as they are typed, and whose reminders a computer wants."""

from datetime import date, datetime, time

import pytest
from builders.results import refused

from cchc_desktop.config.settings import Settings
from cchc_desktop.domain.reminders import DEFAULT_LEADS, VIETNAM, Kind
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import undo
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.reminding.reminders import due
from cchc_desktop.services.reminding.settings import (
    lead_days,
    morning_hour,
    reminded_person,
    set_lead_words,
    set_morning_hour,
)


@pytest.mark.parametrize(
    ("words", "days"),
    [("15, 7,3;1 0", (15, 7, 3, 1, 0)), ("0 0 30", (30, 0)), ("", ()), ("  ", ())],
)
def test_lead_times_are_taken_as_they_are_typed(desk: Desk, words: str, days: tuple[int, ...]):
    set_lead_words(desk, Kind.REPORT, words)
    known = lead_days(desk)
    assert known[Kind.REPORT] == days
    assert all(known[kind] == DEFAULT_LEADS for kind in Kind if kind is not Kind.REPORT)
    undo(desk)
    assert lead_days(desk)[Kind.REPORT] == DEFAULT_LEADS


@pytest.mark.parametrize("words", ["7 ngày", "-1", "một", "３"])
def test_what_is_no_number_of_days_is_refused(desk: Desk, words: str):
    facts = refused("lead-times-unclear", lambda: set_lead_words(desk, Kind.TASK, words))
    assert facts["text"] in words
    refused("lead-time-out-of-range", lambda: set_lead_words(desk, Kind.TASK, "9" * 5000))
    assert lead_days(desk)[Kind.TASK] == DEFAULT_LEADS


def test_the_hour_moves_the_notice_and_leaves_the_lead_times(desk: Desk):
    set_lead_words(desk, Kind.REPORT, "3")
    set_morning_hour(desk, time(9, 30))
    assert (morning_hour(desk), lead_days(desk)[Kind.REPORT]) == (time(9, 30), (3,))
    day = date(2026, 6, 17)  # three days before the half year's report

    def told(hour: int, minute: int) -> list[date]:
        now = datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)
        return [one.due for one in due(desk, now) if one.kind is Kind.REPORT]

    assert date(2026, 6, 20) not in told(9, 29)
    assert date(2026, 6, 20) in told(9, 30)
    set_lead_words(desk, Kind.REPORT, "7")
    assert morning_hour(desk) == time(9, 30)
    undo(desk)
    undo(desk)
    assert morning_hour(desk) == time(8)


def test_an_afternoon_is_no_morning(desk: Desk):
    refused("hour-not-morning", lambda: set_morning_hour(desk, time(13)))
    assert morning_hour(desk) == time(8)


def test_a_computer_may_want_one_persons_reminders_only(desk: Desk):
    with desk.writing(desk.act("add-unit")) as (writer, _):
        other = PeopleBook.read(writer.connection, desk.unit_id).find_or_add(writer, "Lê Văn An")
    with desk.store.reading() as connection:
        own = PeopleBook.read(connection, desk.unit_id).by_name["lý thị mai"]
    assert reminded_person(desk, Settings()) is None
    assert reminded_person(desk, Settings(own_tasks_only=True)) == str(own)
    chosen = Settings(own_tasks_only=True, person=str(other))
    assert reminded_person(desk, chosen) == str(other)
    gone = Settings(own_tasks_only=True, person="00000000-0000-0000-0000-000000000009")
    assert reminded_person(desk, gone) is None
