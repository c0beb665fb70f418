"""Special days of a year: known ones, those added by hand, those a pasted notice names."""

from datetime import date

from builders.results import refused

from cchc_desktop.services.day_settings import (
    NoticeProposal,
    add_day,
    propose_notice,
    remove_day,
    special_days,
    store_notice,
)
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import undo
from cchc_desktop.services.report_calendar import work_days

NOTICE = (
    "Nghỉ thứ Sáu ngày 01/5/2026; hoán đổi nghỉ thứ Hai ngày 04/5/2026,"
    " làm bù thứ Bảy ngày 09/5/2026; nghỉ ngày 31/6/2026"
)


def works(desk: Desk, day: date) -> bool:
    with desk.store.looking() as ask:
        return work_days(ask).is_working(day)


def test_the_holidays_of_a_year_are_there_with_their_names(desk: Desk):
    days = special_days(desk, 2026)
    assert [one.day for one in days] == sorted(one.day for one in days)
    named = {one.day: one for one in days}
    assert (named[date(2026, 9, 2)].off, named[date(2026, 9, 2)].name) == (True, "Quốc khánh")
    swapped = named[date(2026, 1, 10)]  # announced for that year, worked
    assert (swapped.off, swapped.decided) == (False, False)
    assert {one.day.year for one in days} == {2026}


def test_a_day_is_added_and_let_go(desk: Desk):
    day = date(2026, 5, 22)
    add_day(desk, day, off=True, name="Nghỉ  bù")
    added = next(one for one in special_days(desk, 2026) if one.day == day)
    assert (added.off, added.name, added.decided) == (True, "Nghỉ bù", True)
    assert not works(desk, day)
    remove_day(desk, day)
    assert works(desk, day)
    undo(desk)
    assert not works(desk, day)


def test_a_day_that_is_so_already_is_not_added(desk: Desk):
    refused("day-off-already", lambda: add_day(desk, date(2026, 9, 2), off=True))
    refused("day-worked-already", lambda: add_day(desk, date(2026, 5, 22), off=False))


def test_a_notice_is_proposed_first_and_stored_as_one_set(desk: Desk):
    proposal = propose_notice(desk, NOTICE)
    assert [(one.day, one.off, one.changes) for one in proposal.days] == [
        (date(2026, 5, 1), True, False),
        (date(2026, 5, 4), True, True),
        (date(2026, 5, 9), False, True),
    ]
    assert [one.part for one in proposal.doubts] == ["31/6/2026"]
    assert works(desk, date(2026, 5, 4))
    store_notice(desk, proposal)
    assert not works(desk, date(2026, 5, 4))
    assert works(desk, date(2026, 5, 9))
    assert not any(one.changes for one in propose_notice(desk, NOTICE).days)
    undo(desk)
    assert works(desk, date(2026, 5, 4))


def test_a_notice_that_changes_nothing_is_refused(desk: Desk):
    refused("notice-without-days", lambda: store_notice(desk, NoticeProposal((), ())))
