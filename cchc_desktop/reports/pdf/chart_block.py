"""A chart in the flow of a document; one that is longer than a page goes on.

Must not know how a chart is drawn.
"""

from cchc_desktop.reports import charts, forms
from cchc_desktop.reports.layout import letter
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.measuring import Family
from cchc_desktop.reports.model import BarChart
from cchc_desktop.reports.pdf.pages import Pages

_ABOVE = 12.0
_BEGUN = numbers.CHART_TITLE_ROOM + 3 * numbers.BAR_PITCH


class ChartBlock:
    keeps_next = False
    gap = _ABOVE

    def __init__(self, chart: BarChart, family: Family, room: float, most: float) -> None:
        self._chart, self._family, self._room = chart, family, room
        self._whole = charts.height(chart, family, room)
        self._most = most

    def lead(self) -> float:
        """Ask for the whole height, for a chart that fits on one page is not parted."""
        return self._whole if self._whole <= self._most else _BEGUN

    def place(self, pages: Pages, follow: float) -> None:
        if self.lead() + follow > pages.room() and not pages.fresh:
            pages.turn()
        pages.bookmark(forms.plain(self._chart.title), 1)
        heights = [pages.room(), self._most]
        for at, drawing in enumerate(
            charts.drawings(self._chart, self._family, self._room, heights)
        ):
            if at:
                pages.turn()
            pages.drawing(drawing, pages.sheet.left, pages.y)
            pages.down(drawing.height)
        pages.down(letter.PARAGRAPH_GAP)
