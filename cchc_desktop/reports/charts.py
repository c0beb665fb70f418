"""Charts as drawings, for a page or as SVG for a screen.

One grey, the figures behind the bars, no grid and no legend: what survives a photocopy. Must not
know where a drawing is put.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout import words
from cchc_desktop.reports.layout.paper import FAMILY
from cchc_desktop.reports.measuring import Family, Letters, Rows
from cchc_desktop.reports.model import Bar, BarChart

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing, Rect, String

_CLIP = re.compile(r"<clipPath.*?</clipPath>\s*| style=\"clip-path: [^\"]*\"", re.DOTALL)
_GAP = 3.0
_AXIS = 0.7
_SIZE = numbers.CHART_TEXT_SIZE
_BELOW_MIDDLE = 0.33  # from the middle of a bar down to the baseline of its text

_Anchor = Literal["start", "middle", "end"]
_Named = tuple[Bar, Rows]
"""A bar with its name broken into rows."""


def drawings(
    chart: BarChart, family: Family, width: float, heights: Sequence[float]
) -> list["Drawing"]:
    """Draw a chart in as many pieces as the heights ask for, all to one scale.

    The first piece is at most as high as the first height, and so on; the last height counts for
    all that follow. Each piece takes one bar at least.
    """
    names = [family.regular.wrap(forms.plain(bar.label), _name_room(width)) for bar in chart.bars]
    most = max((words.bar_length(bar) for bar in chart.bars), default=Decimal(0))
    pieces: list[Drawing] = []
    rest = list(zip(chart.bars, names, strict=True))
    while rest or not pieces:
        title = "" if pieces else forms.plain(chart.title)
        room = heights[min(len(pieces), len(heights) - 1)] - _title_room(title)
        count, taken = 0, 0.0
        for _, name in rest:
            taken += _pitch(name)
            if taken > room and count:
                break
            count += 1
        pieces.append(_piece(chart, title, rest[:count], most, (family, width)))
        rest = rest[count:]
    return pieces


def height(chart: BarChart, family: Family, width: float) -> float:
    """Return the height of the whole chart in one piece."""
    room = _name_room(width)
    bars = sum(_pitch(family.regular.wrap(forms.plain(bar.label), room)) for bar in chart.bars)
    return _title_room(chart.title) + bars


def svg(chart: BarChart, family: Family, width: float) -> str:
    """Return the whole chart as SVG text that names the paper's family of letters."""
    (drawing,) = drawings(chart, family, width, [float("inf")])
    written = svg_text(drawing)
    for letters, weight in ((family.bold, "; font-weight: bold"), (family.regular, "")):
        written = written.replace(
            f"font-family: {letters.name}",
            f"font-family: {FAMILY}, Liberation Serif, serif{weight}",
        )
    return written


def svg_text(drawing: "Drawing") -> str:
    """Return a drawing as SVG that small readers draw right.

    It is clipped to the whole of itself, which says nothing; some take the clip for a black bar.
    """
    from reportlab.graphics.renderSVG import drawToString  # noqa: PLC0415 - slow to load

    return _CLIP.sub("", drawToString(drawing))


def _name_room(width: float) -> float:
    return (width * numbers.NAMES_SHARE - _GAP) * 1000 / _SIZE


def _title_room(title: str) -> float:
    return numbers.CHART_TITLE_ROOM if title else 0.0


def _pitch(name: Rows) -> float:
    return max(numbers.BAR_PITCH, (len(name) + 0.5) * _SIZE)


def _piece(
    chart: BarChart, title: str, bars: Sequence[_Named], most: Decimal, at: tuple[Family, float]
) -> "Drawing":
    from reportlab.graphics.shapes import Drawing, Line  # noqa: PLC0415 - slow to load
    from reportlab.lib.colors import black  # noqa: PLC0415

    family, width = at
    top = sum(_pitch(name) for _, name in bars)
    drawing = Drawing(width, top + _title_room(title))
    # Else Helvetica would be asked for, which is not embedded; its types do not know of it.
    drawing.__dict__["initialFontName"] = family.regular.name
    if title:
        place = width / 2, drawing.height - numbers.CHART_TITLE_SIZE
        drawing.add(_said(title, place, "middle", family.bold, numbers.CHART_TITLE_SIZE))
    axis = width * numbers.NAMES_SHARE
    drawing.add(Line(axis, 0, axis, top, strokeWidth=_AXIS, strokeColor=black))
    for bar, name in bars:
        middle = top - _pitch(name) / 2
        long = float(words.bar_length(bar) / most) * width * numbers.BARS_SHARE if most else 0.0
        baseline = middle - _BELOW_MIDDLE * _SIZE
        for at_row, (row, _) in enumerate(name):
            lift = ((len(name) - 1) / 2 - at_row) * _SIZE
            drawing.add(_said(row, (axis - _GAP, baseline + lift), "end", family.regular))
        if long:
            drawing.add(_filled(axis, middle, long))
        told = words.bar(bar, chart)
        drawing.add(_said(told, (axis + long + _GAP, baseline), "start", family.regular))
        top -= _pitch(name)
    return drawing


def _filled(x: float, middle: float, length: float) -> "Rect":
    from reportlab.graphics.shapes import Rect  # noqa: PLC0415 - slow to load
    from reportlab.lib.colors import Color  # noqa: PLC0415

    grey = Color(numbers.BAR_GREY, numbers.BAR_GREY, numbers.BAR_GREY)
    thick = numbers.BAR_THICKNESS
    bar = Rect(x, middle - thick / 2, length, thick)
    bar.fillColor, bar.strokeColor = grey, None
    return bar


def _said(
    text: str, at: tuple[float, float], anchor: _Anchor, letters: Letters, size: float = _SIZE
) -> "String":
    from reportlab.graphics.shapes import String  # noqa: PLC0415 - slow to load

    said = letters.drawable(text)
    return String(*at, said, fontName=letters.name, fontSize=size, textAnchor=anchor)
