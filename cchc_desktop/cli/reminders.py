"""`cchc remind` and `cchc calendar`: what is due, and the same as a file for other calendars."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cchc_desktop.cli.grammar import JSON, Args, Command, Option, at_most_one, together
from cchc_desktop.cli.reading import Ending, day, moment, period, words
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.reminders import Reminder, morning_of
from cchc_desktop.services.calendar_export import write_calendar
from cchc_desktop.services.reminding.reminders import finish, snooze, waiting
from resources.words import word

_SHORT = 8
_ID = 36  # signs of a whole id


def _remind(args: Args, session: Session) -> int:
    now: datetime = args["now"] or session.clock.now()
    if args["done"]:
        return _finish(args, session, now)
    if args["snooze"]:
        return _put_off(args, session, now)
    with session.office() as office:
        reminders = waiting(office.desk, now)
    if args["json"]:
        session.print_json([_as_json(one) for one in reminders])
    else:
        session.print_table("reminders", [_row(one) for one in reminders])
    return 0


def _finish(args: Args, session: Session, now: datetime) -> int:
    with session.office() as office:
        occasion = finish(office.desk, args["done"], now).occasion
    session.tell("reminder-finished", {"subject": occasion.subject})
    return 0


def _put_off(args: Args, session: Session, now: datetime) -> int:
    with session.office() as office:
        occasion = snooze(office.desk, args["snooze"], args["until"], now).occasion
    facts = {"subject": occasion.subject, "until": morning_of(args["until"])}
    session.tell("reminder-put-off", facts)
    return 0


def _as_json(reminder: Reminder) -> Mapping[str, Any]:
    return {
        "id": reminder.id,
        "kind": reminder.kind,
        "subject": reminder.subject,
        "due": reminder.due.isoformat(),
        "fire_at": reminder.fire_at.isoformat(timespec="seconds"),
        "days_left": reminder.days_left,
        "state": reminder.state,
    }


def _row(reminder: Reminder) -> tuple[object, ...]:
    return (
        _short_id(reminder.id),
        word("reminder-kinds", reminder.kind),
        reminder.subject,
        reminder.due,
        reminder.days_left,
        word("states", reminder.state),
    )


def _short_id(key: str) -> str:
    """Give as much of an id as a person needs: `--done` and `--snooze` take it."""
    return ":".join(part[:_SHORT] if len(part) == _ID else part for part in key.split(":"))


def _calendar(args: Args, session: Session) -> int:
    with session.office() as office:
        written = write_calendar(office.desk, args["out"], args["period"])
    session.tell("calendar-made", {"count": written.days, "path": written.path})
    return 0


COMMANDS = (
    Command(
        "remind",
        _remind,
        options=(
            Option("--now", moment),
            Option("--done", words),
            Option("--snooze", words),
            Option("--until", day),
            JSON,
        ),
        rules=(at_most_one("--done", "--snooze"), together("--snooze", "--until")),
    ),
    Command(
        "calendar",
        _calendar,
        options=(Option("--out", Ending((".ics",)), required=True), Option("--period", period)),
    ),
)
