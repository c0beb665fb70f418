"""The year as one strip: a bar a week, a pole a report; drawn as the printed charts are, as SVG.

Where each thing stands is told too, so that doors can lie over it. Must not know colours, nor
words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from cchc_desktop.reports.charts import svg_text
from cchc_desktop.services.overview.standing import Week

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Line, Rect

Ink = Literal["past", "ahead", "axis", "today", "cutoff", "sent", "due", "missing"]
Inks = Mapping[Ink, str]
"""A colour of the screen, "#1B6E3A", for everything that is drawn."""

_LEAST_BAR: Final = 3.0
_GAP_SHARE: Final = 0.34
_RADIUS: Final = 2.0
_POLE: Final = 1.4
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StripShape:
    """How large the strip is; `head` is kept free for names of reports, `foot` for the months."""

    width: float
    height: float
    head: float
    foot: float

    @property
    def ground(self) -> float:
        """Return where the bars stand, from above."""
        return self.height - self.foot

    def at(self, day: date) -> float:
        """Return where a day is: the year from the left to the right."""
        first = date(day.year, 1, 1)
        days = (date(day.year + 1, 1, 1) - first) // _DAY
        return (day - first) / _DAY * self.width / days

    def week(self, week: Week, year: int) -> tuple[float, float]:
        """Return left and right of a week; those at the ends are only partly in the year."""
        first = max(week.first, date(year, 1, 1))
        last = min(week.first + 6 * _DAY, date(year, 12, 31))
        left = self.at(first)
        return left, self.at(last) + self.at(date(year, 1, 2))

    def bar(self, week: Week, year: int, most: int) -> tuple[float, float, float, float]:
        """Return left, top, width and height of a week's bar; no tasks, no height."""
        left, right = self.week(week, year)
        gap = (right - left) * _GAP_SHARE / 2
        room = self.ground - self.head
        high = max(_LEAST_BAR, room * len(week.tasks) / most) if week.tasks else 0.0
        return left + gap, self.ground - high, right - left - 2 * gap, high


@dataclass(frozen=True, slots=True)
class Pole:
    """A day that is marked down to the ground: from the head, or where that is taken below it."""

    day: date
    ink: Ink
    is_low: bool = False


def strip_svg(
    weeks: Sequence[Week], poles: Sequence[Pole], today: date, shape: StripShape, inks: Inks
) -> str:
    """Draw the strip of the year that the weeks are of."""
    from reportlab.graphics.shapes import Drawing  # noqa: PLC0415 - slow to load

    year = year_of(weeks)
    drawing = Drawing(shape.width, shape.height)
    most = max((len(week.tasks) for week in weeks), default=0) or 1
    for week in weeks:
        if week.tasks:
            ink: Ink = "past" if week.first + 6 * _DAY < today else "ahead"
            drawing.add(_bar(shape, shape.bar(week, year, most), inks[ink]))
    drawing.add(_line(shape, (0, shape.width), (shape.ground, shape.ground), inks["axis"]))
    for month in range(1, 13):
        left = shape.at(date(year, month, 1))
        drawing.add(_line(shape, (left, left), (shape.ground, shape.height), inks["axis"]))
    for pole in poles:
        if pole.day.year == year:
            at = shape.at(pole.day)
            top = shape.head if pole.is_low else 0
            drawing.add(_line(shape, (at, at), (top, shape.ground), inks[pole.ink], _POLE))
    return svg_text(drawing)


def year_of(weeks: Sequence[Week]) -> int:
    """Return the year that weeks are of; the first one may begin in the year before."""
    return (weeks[0].first + 6 * _DAY).year


def _bar(shape: StripShape, box: tuple[float, float, float, float], ink: str) -> "Rect":
    from reportlab.graphics.shapes import Rect  # noqa: PLC0415 - slow to load
    from reportlab.lib.colors import HexColor  # noqa: PLC0415

    left, top, wide, high = box
    radius = min(_RADIUS, high / 2, wide / 2)
    bar = Rect(left, shape.height - top - high, wide, high, radius, radius)
    bar.fillColor, bar.strokeColor = HexColor(ink), None
    return bar


def _line(
    shape: StripShape,
    across: tuple[float, float],
    down: tuple[float, float],
    ink: str,
    thick: float = 1.0,
) -> "Line":
    from reportlab.graphics.shapes import Line  # noqa: PLC0415 - slow to load
    from reportlab.lib.colors import HexColor  # noqa: PLC0415

    return Line(
        across[0],
        shape.height - down[0],
        across[1],
        shape.height - down[1],
        strokeWidth=thick,
        strokeColor=HexColor(ink),
    )
