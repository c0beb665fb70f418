"""What a deadline phrase means, once read for a plan. Must not know how phrases are spelt."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.deadline_kind import Kind

_QUARTER, _HALF = 3, 6


class Rule(StrEnum):
    """How often a recurring milestone comes back."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


class DoubtCode(StrEnum):
    """Why a person should look; the sentences are in the catalogue, table `deadline-doubts`."""

    EMPTY = "empty"
    NO_TIME = "no-time"
    NO_INTERVAL = "no-interval"
    ODD_INTERVAL = "odd-interval"
    NO_MONTH = "no-month"
    NO_PERIOD = "no-period"
    VAGUE = "vague"
    HURRY = "hurry"
    BY_RULE = "by-rule"
    WHICH_PLAN = "which-plan"
    IMPOSSIBLE = "impossible"
    WHICH_YEAR = "which-year"
    BEFORE_PLAN = "before-plan"
    BACKWARDS = "backwards"
    NOT_A_DEADLINE = "not-a-deadline"
    HORIZON = "horizon"
    OPEN_END = "open-end"
    DESCRIBES = "describes"
    LEFT_OUT = "left-out"
    SCHOOL_TERM = "school-term"
    SERIAL = "serial"
    SLIP = "slip"
    LONG_PLAN = "long-plan"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A code, and the part of the phrase it is about, in the phrase's own letters."""

    code: str
    part: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date of a deadline; the label holds words of the phrase, never invented ones."""

    label: str
    start: date | None
    due: date | None
    rule: Rule | None


@dataclass(frozen=True)
class Meaning:
    """A phrase as written, with what follows from it; `unclear` has no milestones."""

    text: str
    kind: Kind
    milestones: tuple[Milestone, ...]
    doubt: Doubt | None


def occurrence_key(milestone: Milestone) -> str | None:
    """Name an occurrence the same on every computer; None for what does not occur in periods.

    2026-W05, 2026-03, 2026Q1, 2026H1, 2026; a yearly one that does not run from January carries
    its first month (2026-09), so that "tháng 6 và tháng 12 hằng năm" are two. Nine months are
    told in the third quarter and bear its key. Daily work is one standing entry without a key.
    """
    start = milestone.start
    if start is None or milestone.rule is None:
        return None
    week = start.isocalendar()
    names = {
        Rule.WEEKLY: f"{week.year:04}-W{week.week:02}",
        Rule.MONTHLY: f"{start.year:04}-{start.month:02}",
        Rule.QUARTERLY: f"{start.year:04}Q{(start.month - 1) // _QUARTER + 1}",
        Rule.HALF_YEARLY: f"{start.year:04}H{(start.month - 1) // _HALF + 1}",
        Rule.YEARLY: f"{start.year:04}" + (f"-{start.month:02}" if start.month > 1 else ""),
    }
    return names.get(milestone.rule)
