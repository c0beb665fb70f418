"""When the office is reminded: lead times by kind, the hour of the morning notice, whose tasks.

Lead times and the hour are the office's and can be undone; whose tasks is this computer's. Must
not know what is due.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time

from cchc_desktop.config.settings import Settings
from cchc_desktop.domain.reminders import Kind, LeadTimes
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_person
from cchc_desktop.services.office import write_setting
from cchc_desktop.services.reminding.reminders import LEAD_TIMES, lead_times, set_lead_times

EARLIEST, LATEST = time(6), time(11, 30)
"""A morning notice that comes in the afternoon is none."""

_BETWEEN = re.compile(r"[\s,;]+")


def lead_days(desk: Desk) -> Mapping[Kind, tuple[int, ...]]:
    """Return how many days before each kind of occasion somebody is reminded."""
    known = lead_times(desk)
    return {kind: known.of(kind) for kind in Kind}


def set_lead_words(desk: Desk, kind: Kind, words: str) -> Outcome:
    """Take lead days as they are typed: "15, 7, 3, 1, 0"; nothing means no reminder before."""
    parts = [part for part in _BETWEEN.split(words.strip()) if part]
    wrong = next((part for part in parts if not (part.isascii() and part.isdecimal())), None)
    if wrong is not None:
        raise RefusedError("lead-times-unclear", {"text": wrong})
    return set_lead_times(desk, kind, [int(part[:6]) for part in parts])


def morning_hour(desk: Desk) -> time:
    return lead_times(desk).morning


def set_morning_hour(desk: Desk, hour: time) -> Outcome:
    """Decide when the morning's notice comes."""
    if not EARLIEST <= hour <= LATEST:
        raise RefusedError("hour-not-morning", {"first": f"{EARLIEST:%H:%M}", "last": _LAST})
    with desk.writing(desk.act("set-morning-hour", hour=f"{hour:%H:%M}")) as (writer, outcome):
        changed: LeadTimes = replace(lead_times(desk), morning=hour)
        write_setting(writer, LEAD_TIMES, changed.stored())
    return outcome


def reminded_person(desk: Desk, machine: Settings) -> str | None:
    """Return whose reminders this computer wants; None stands for everybody's.

    Who cannot be found has no tasks of their own, and hears of everything rather than nothing.
    """
    if not machine.own_tasks_only:
        return None
    asked = machine.person or desk.who
    with desk.store.reading() as connection:
        try:
            return str(find_person(connection, asked))
        except RefusedError:
            return None


_LAST = f"{LATEST:%H:%M}"
