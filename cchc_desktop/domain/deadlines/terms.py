"""What a phrase says before it is held against a plan: days, periods, recurrences, events.

Values only. A year may be missing here; the plan gives it later. Must not know any wording.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from cchc_desktop.domain.deadlines.model import DoubtCode


class YearWord(Enum):
    """A year told by where it stands to the plan's."""

    THIS = auto()
    NEXT = auto()


Year = int | YearWord | None


class Unit(Enum):
    """The sort of a period; the number counts within its year."""

    MONTH = auto()
    QUARTER = auto()
    OPENING = auto()
    """The first `number` months of the year: 6 tháng, 9 tháng."""
    CLOSING = auto()
    """The last `number` months of the year."""
    YEAR = auto()
    SCHOOL_TERM = auto()
    SCHOOL_YEAR = auto()
    """Named by the year in which it begins."""


LAST_WEEK = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    day: int
    month: int
    year: Year = None


@dataclass(frozen=True, slots=True)
class Period:
    """A named period, or its end, or one of its weeks (1 to 4, or the last)."""

    unit: Unit
    number: int = 0
    year: Year = None
    week: int = 0
    end: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From one time to another; without a first, from the plan's beginning."""

    first: Day | Period | None
    last: Day | Period


Time = Day | Period | Span


class Limit(Enum):
    """How a date bounds the work: within it, up to and with it, before it."""

    IN = auto()
    BY = auto()
    BEFORE = auto()


@dataclass(frozen=True, slots=True)
class Dated:
    """One or several times with their limit: "trước ngày 15/6 và 15/12"."""

    times: tuple[Time, ...]
    limit: Limit = Limit.IN
    doubt: DoubtCode | None = None
    """What makes it doubtful though it is read: a spreadsheet's number."""


@dataclass(frozen=True, slots=True)
class DayOnly:
    """A day of a month that only a neighbour can tell: "ngày 25"."""

    day: int
    before: bool


class Cycle(StrEnum):
    """Periods that come back, in the order of their length."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    FIRST_HALF = "first-half"
    """The "6 tháng" of a list of report periods."""
    NINE_MONTHS = "nine-months"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day of a month counted from the period's last month (0); day 0 is the month's last."""

    day: int
    month: int = 0
    before: bool = False


@dataclass(frozen=True, slots=True)
class OnWeek:
    """A week of a month counted from the period's last month."""

    week: int
    month: int = 0


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day of the week, Monday 0."""

    weekday: int


@dataclass(frozen=True, slots=True)
class OnDates:
    """Dates that come back every year."""

    dated: Dated


@dataclass(frozen=True, slots=True)
class Lag:
    """Days after the period's last day; before it when negative; 0 working days is the last."""

    days: int
    working: bool


Anchor = OnDay | OnWeek | OnWeekday | OnDates | Lag


@dataclass(frozen=True, slots=True)
class Every:
    """A recurrence. `merged`: periods of one list, where a wider one stands for a narrower."""

    cycles: tuple[Cycle, ...]
    anchor: Anchor | None = None
    within: Time | None = None
    since: Time | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Always:
    """Ongoing work, bounded by a period or with a beginning only."""

    within: Time | None = None
    since: Time | None = None
    open_end: bool = False
    """No end is written where one would expect it: "Từ tháng 3"."""


class Count(StrEnum):
    """What a wait is counted in."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Wait:
    """So long after the event."""

    count: int
    unit: Count


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has to happen first. `loose` ones ("theo hướng dẫn") yield to a date."""

    wait: Wait | None = None
    signing: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """Words of time that give no date. Loose ones ("kịp thời") are nothing beside a date."""

    code: DoubtCode
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A time that is no deadline: a comparison, a horizon, the date of a document."""

    code: DoubtCode


Term = Dated | DayOnly | Every | Always | Event | Vague | Aside
