"""The clock speaks Việt Nam's time, wherever the computer thinks it is."""

from datetime import UTC, date, datetime, timedelta

from cchc_desktop.scheduling.clock import FixedClock, SystemClock, in_vietnam


def test_the_system_clock_is_aware_and_in_vietnam():
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(hours=7)
    assert SystemClock().today() - now.date() <= timedelta(days=1)


def test_a_fixed_clock_stands_still_in_vietnam():
    clock = FixedClock(datetime(2026, 1, 31, 18, 0, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 1, 31, 18, 0, tzinfo=UTC)
    assert clock.now().hour == 1
    assert clock.today() == date(2026, 2, 1)


def test_a_time_without_a_zone_is_taken_to_be_there():
    naive = datetime(2026, 1, 31, 23, 59)  # noqa: DTZ001 what people write
    assert FixedClock(naive).today() == date(2026, 1, 31)
    assert in_vietnam(naive).isoformat() == "2026-01-31T23:59:00+07:00"
