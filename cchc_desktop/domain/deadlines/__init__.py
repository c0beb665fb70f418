"""What a deadline phrase means: "Quý I năm 2023", "trước ngày 05 hàng tháng", "Thường xuyên".

A small grammar in stages, each a module: tokens → terms (the productions, by family) → clauses
(which times are the deadline, and whose words are whose) → meaning in a plan. Pure functions of
the phrase and the plan; nothing raises, nothing is guessed in silence, reading is linear. Must
not know files, sentences or the calendar of working days, which is passed in.
"""

from datetime import date

from cchc_desktop.domain.deadline_kind import Kind
from cchc_desktop.domain.deadlines.meaning import Setting, after, awaited, meaning
from cchc_desktop.domain.deadlines.model import (
    Doubt,
    DoubtCode,
    Meaning,
    Milestone,
    Rule,
    occurrence_key,
)
from cchc_desktop.domain.deadlines.occurrences import Works
from cchc_desktop.domain.deadlines.phrase import parse
from cchc_desktop.domain.deadlines.plan import Plan
from cchc_desktop.domain.deadlines.render import render

__all__ = [
    "Doubt",
    "DoubtCode",
    "Kind",
    "Meaning",
    "Milestone",
    "Rule",
    "Works",
    "due_after",
    "occurrence_key",
    "parse",
    "read",
    "render",
]

_SATURDAY = 5


def _is_weekday(day: date) -> bool:
    return day.weekday() < _SATURDAY


def read(
    phrase: str,
    first: date,
    last: date,
    signed_on: date | None = None,
    *,
    works: Works = _is_weekday,
) -> Meaning:
    """Read a phrase of a plan that runs from `first` to `last`.

    A phrase counted from the signing is dated when `signed_on` is given. `works` tells the days
    that "ngày làm việc" counts.
    """
    parsed = parse(phrase)
    setting = Setting(Plan(first, last), signed_on, works)
    return meaning(phrase, parsed.clauses, parsed.slip, setting)


def due_after(
    phrase: str,
    happened_on: date,
    signed_on: date | None = None,
    *,
    works: Works = _is_weekday,
) -> date | None:
    """Give the due date of an event's phrase once its event has happened; None without an event.

    "trong vòng 15 ngày làm việc kể từ ngày nhận đủ hồ sơ" is due 15 working days later; an event
    without a wait is due on its own day. Of several events it is the first. A signing whose day
    is known is waited for no more.
    """
    events = awaited(parse(phrase).clauses, signed=signed_on is not None)
    return after(happened_on, events[0].wait, works) if events else None
