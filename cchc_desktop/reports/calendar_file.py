"""A calendar as RFC 5545 has it: whole days, each known by an id that stays.

The same dates give the same bytes. What was changed since has a higher number and a later stamp,
so that whoever takes the file in a second time sees the days move. Must not know why a day is
in the calendar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cchc_desktop.config.paths import PROGRAM

_PRODUCT = f"-//{PROGRAM}//Lịch//VI"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One whole day. `revision` counts its changes, `changed_at` is the moment of the last."""

    uid: str
    day: date
    summary: str
    kind: str
    revision: int
    changed_at: datetime


def calendar_bytes(name: str, days: Iterable[CalendarDay]) -> bytes:
    """Write a calendar; the days stand in it by date and id."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - slow to load, and seldom needed

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in sorted(days, key=lambda each: (each.day, each.uid)):
        stamp = one.changed_at.astimezone(UTC).replace(microsecond=0)
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", one.revision)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", one.summary)
        event.add("categories", [one.kind])
        event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
