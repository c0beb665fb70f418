"""When a reminder fires, what silences it, and what it says: the pure function on its own."""

from datetime import date, datetime, timedelta

import pytest

from cchc_desktop.domain.calendar.working_days import DayOverride, WorkCalendar
from cchc_desktop.domain.reminders import (
    VIETNAM,
    Act,
    Dealt,
    Digest,
    Kind,
    LeadTimes,
    Occasion,
    digest,
    due_reminders,
)
from cchc_desktop.domain.reminders.model import MOST_DAYS, ordered_days
from cchc_desktop.domain.status import Shown

WORK = WorkCalendar()
DUE = date(2026, 3, 18)  # a Wednesday, in a month without holidays
REPORT = Occasion("report:1", Kind.REPORT, "Báo cáo quý I", DUE)


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def fired(now: datetime, *dealt: Dealt, occasion: Occasion = REPORT) -> datetime | None:
    found = due_reminders(now, [occasion], dealt, LeadTimes(), WORK)
    return found[0].fire_at if found else None


def shown(moment: datetime) -> Dealt:
    return Dealt(REPORT.id, Act.SHOWN, moment)


def snoozed(moment: datetime, until: datetime) -> Dealt:
    return Dealt(REPORT.id, Act.SNOOZED, moment, until)


def test_it_fires_at_eight_on_each_lead_day_and_not_before():
    assert fired(at(3, 3, 7, 59)) is None
    assert fired(at(3, 3, 8)) == at(3, 3, 8)
    assert fired(at(3, 10, 23)) == at(3, 3, 8)
    assert [fired(at(3, day)) for day in (11, 16, 17, 18)] == [
        at(3, 11, 8),
        at(3, 13, 8),  # three days before is a Sunday
        at(3, 17, 8),
        at(3, 18, 8),
    ]


def test_a_lead_day_off_moves_to_the_working_day_before():
    after_tet = Occasion(REPORT.id, Kind.REPORT, "Báo cáo", date(2026, 2, 23))
    # The Monday after Tết: seven, three and one day before lie in it, and 08/02 is a Sunday.
    assert fired(at(2, 6), occasion=after_tet) == at(2, 6, 8)
    assert fired(at(2, 22), occasion=after_tet) == at(2, 13, 8)
    assert fired(at(2, 23), occasion=after_tet) == at(2, 23, 8)


def test_days_that_a_notice_made_off_or_worked_count():
    worked = WorkCalendar([DayOverride(date(2026, 3, 15), off=False)])
    told = due_reminders(at(3, 15), [REPORT], [], LeadTimes(), worked)
    assert [one.fire_at for one in told] == [at(3, 15, 8)]


def test_after_the_due_date_one_line_a_working_day():
    assert fired(at(3, 19)) == at(3, 19, 8)
    assert fired(at(3, 20, 7)) == at(3, 19, 8)
    assert fired(at(3, 21)) == fired(at(3, 22)) == at(3, 20, 8)  # the weekend
    assert fired(at(3, 23), shown(at(3, 20))) == at(3, 23, 8)
    assert fired(at(3, 22), shown(at(3, 20))) is None


def test_what_was_missed_comes_once():
    away_since = shown(at(3, 3))
    assert fired(at(3, 17), away_since) == at(3, 17, 8)
    assert fired(at(3, 17, 9, 1), away_since, shown(at(3, 17))) is None


def test_shown_late_for_yesterday_it_is_not_shown_again_at_eight():
    assert fired(at(3, 18, 7), shown(at(3, 16))) == at(3, 17, 8)
    assert fired(at(3, 18, 8), shown(at(3, 18, 7))) is None
    assert fired(at(3, 19, 8), shown(at(3, 18, 7))) == at(3, 19, 8)


def test_a_snooze_hides_it_until_it_ends_and_then_shows_it_again_the_same_day():
    put_off = snoozed(at(3, 18, 9), at(3, 18, 14))
    assert fired(at(3, 18, 13, 59), shown(at(3, 18, 8)), put_off) is None
    assert fired(at(3, 18, 14), shown(at(3, 18, 8)), put_off) == at(3, 18, 14)
    assert fired(at(3, 18, 15), shown(at(3, 18, 8)), put_off, shown(at(3, 18, 14))) is None


def test_a_snooze_hides_what_fires_meanwhile_and_ends_in_one_reminder():
    put_off = snoozed(at(3, 11, 9), at(3, 18, 7))
    assert fired(at(3, 17), put_off) is None
    assert fired(at(3, 18, 7, 30), put_off) == at(3, 18, 7)
    assert fired(at(3, 18), put_off, shown(at(3, 18, 7, 30))) is None


def test_the_last_snooze_counts_and_one_before_anything_fired_holds():
    long, short = snoozed(at(3, 11, 9), at(3, 30, 8)), snoozed(at(3, 11, 10), at(3, 12, 8))
    assert fired(at(3, 12), long, short) == at(3, 12, 8)
    same = snoozed(at(3, 11, 9), at(3, 12, 8))
    assert fired(at(3, 12), long, same) == at(3, 12, 8)
    early = snoozed(at(3, 1), at(3, 5, 8))
    assert fired(at(3, 2), early) is None
    assert fired(at(3, 4), early) is None
    assert fired(at(3, 5), early) == at(3, 5, 8)


def test_done_is_done_until_the_due_date_changes():
    done = Dealt(REPORT.id, Act.DONE, at(3, 11), datetime(2026, 3, 18, 8, tzinfo=VIETNAM))
    assert fired(at(3, 30), done) is None
    moved = Occasion(REPORT.id, Kind.REPORT, "Báo cáo", date(2026, 3, 25))
    assert fired(at(3, 25), done, occasion=moved) == at(3, 25, 8)
    for_good = Dealt(REPORT.id, Act.DONE, at(3, 11))
    assert fired(at(3, 25), for_good, occasion=moved) is None
    through = Occasion(REPORT.id, Kind.REPORT, "Báo cáo", DUE, done=True)
    assert fired(at(3, 25), occasion=through) is None


def test_what_is_dealt_with_is_one_occasions_own():
    other = Dealt("report:2", Act.DONE, at(3, 11))
    assert fired(at(3, 18), other) == at(3, 18, 8)


def test_a_clock_that_was_a_year_ahead_hides_nothing():
    ahead = at(3, 11).replace(year=2027)
    assert fired(at(3, 11), shown(ahead)) == at(3, 11, 8)
    assert fired(at(3, 11), snoozed(ahead, ahead + timedelta(days=1))) == at(3, 11, 8)
    assert fired(at(3, 11), shown(at(3, 11, 8)), shown(ahead)) is None


def test_a_clock_set_back_by_minutes_repeats_nothing():
    assert fired(at(3, 18, 8, 5), shown(at(3, 18, 8, 20))) is None
    put_off = snoozed(at(3, 18, 9, 10), at(3, 18, 14))
    assert fired(at(3, 18, 9), put_off) is None


def test_a_clock_a_year_behind_keeps_what_was_shown_before():
    behind = at(3, 11).replace(year=2025)
    assert fired(behind, shown(at(3, 11))) is None
    assert fired(at(3, 11, 10), shown(at(3, 11)), shown(behind)) is None


def test_a_moment_without_a_zone_is_in_vietnam_and_one_elsewhere_is_converted():
    assert fired(at(3, 18, 8).replace(tzinfo=None)) == at(3, 18, 8)
    utc = at(3, 18, 8).astimezone(tz=None)
    assert fired(utc) == at(3, 18, 8)


def test_days_left_and_state():
    told = {
        day: due_reminders(at(3, day), [REPORT], [], LeadTimes(), WORK)[0] for day in (3, 4, 18, 19)
    }
    assert {day: (one.days_left, one.state) for day, one in told.items()} == {
        3: (15, Shown.UPCOMING),
        4: (14, Shown.DUE_SOON),
        18: (0, Shown.DUE_SOON),
        19: (-1, Shown.OVERDUE),
    }


def test_what_is_due_on_one_day_comes_in_the_order_of_its_plan():
    subjects = [
        "10. Rà soát",
        "9. Kiểm tra",
        "Góp ý",
        "II.2. Bồi dưỡng",
        "9. Công khai",
        "I.12. Họp",
    ]
    tasks = [
        Occasion(f"task:{at}", Kind.TASK, subject, DUE) for at, subject in enumerate(subjects, 1)
    ]
    found = due_reminders(at(3, 18), tasks, [], LeadTimes(), WORK)
    assert [one.subject for one in found] == [
        "9. Công khai",
        "9. Kiểm tra",
        "10. Rà soát",
        "I.12. Họp",
        "II.2. Bồi dưỡng",
        "Góp ý",
    ]


def test_the_most_urgent_comes_first_and_the_digest_counts():
    occasions = [
        Occasion("b", Kind.TASK, "b", DUE),
        Occasion("a", Kind.TASK, "a", DUE),
        Occasion("z", Kind.REPORT, "z", DUE),
        Occasion("soon", Kind.TASK, "soon", DUE + timedelta(days=1)),
        Occasion("late", Kind.RETURN, "late", DUE - timedelta(days=1)),
    ]
    told = due_reminders(at(3, 18), occasions, [], LeadTimes(), WORK)
    assert [one.id for one in told] == ["late", "z", "a", "b", "soon"]
    assert digest(told) == Digest(late=1, due=3, soon=1)
    assert digest(told).total == 5
    assert digest([]) == Digest()


def test_lead_times_are_a_kinds_own():
    own = LeadTimes({Kind.REPORT: (30,), Kind.TASK: ()})
    assert due_reminders(at(2, 20), [REPORT], [], own, WORK)[0].fire_at == at(2, 13, 8)
    task = Occasion("task:1", Kind.TASK, "Việc", DUE)
    assert due_reminders(at(3, 18), [task], [], own, WORK) == []
    assert due_reminders(at(3, 19), [task], [], own, WORK) != []
    assert own.of(Kind.RETURN) == (15, 7, 3, 1, 0)


def test_lead_times_are_read_as_they_were_stored():
    own = LeadTimes({Kind.REPORT: ordered_days([0, 30, 30, 5])})
    assert own.of(Kind.REPORT) == (30, 5, 0)
    assert LeadTimes.read(own.stored()) == own


@pytest.mark.parametrize("stored", [None, 7, "7", [-1], [MOST_DAYS + 1], [True], ["7"], [1.5]])
def test_lead_times_that_make_no_sense_are_the_usual_ones(stored: object):
    assert LeadTimes.read({"report": stored}) == LeadTimes()
