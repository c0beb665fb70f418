"""Where pages stand one under the other, and how large. Pure numbers: must not know a widget."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QSize, QSizeF

from ui.pdf_view.pdfium import POINTS_PER_INCH

# As wide as the window, as a whole page in the window, or so many percent of the paper.
Fit = Literal["width", "page"]
Zoom = Fit | int
PERCENTS: Final = (50, 75, 100, 125, 150, 200, 300, 400)
_NARROWEST: Final = 64


def page_size(paper: QSizeF, zoom: Zoom, room: QSize, dots_per_inch: float) -> QSize:
    """Return how large a page is shown in logical pixels; `room` is what the window leaves it."""
    share = paper.height() / paper.width()
    if zoom == "width":
        wide = float(room.width())
    elif zoom == "page":
        wide = min(room.width(), room.height() / share)
    else:
        wide = paper.width() / POINTS_PER_INCH * dots_per_inch * zoom / 100
    width = max(round(wide), _NARROWEST)
    return QSize(width, max(round(width * share), 1))


class Places:
    """The pages of one document at one zoom, `gap` apart, each in the middle of its line."""

    def __init__(self, sizes: Sequence[QSize], gap: int, view: int) -> None:
        self._sizes: Final = tuple(sizes)
        self._gap: Final = gap
        widest = max((size.width() for size in sizes), default=0)
        self.width: Final = max(widest + 2 * gap, view)
        self._tops: Final[list[int]] = []
        top = gap
        for size in self._sizes:
            self._tops.append(top)
            top += size.height() + gap
        self.height: Final = top

    def __len__(self) -> int:
        return len(self._sizes)

    def box(self, page: int) -> QRect:
        """Return where a page stands among all."""
        size = self._sizes[page]
        return QRect(
            (self.width - size.width()) // 2, self._tops[page], size.width(), size.height()
        )

    def page_at(self, down: int) -> int:
        """Return the page at a height; a gap belongs to the page above it."""
        return max(0, bisect_right(self._tops, down) - 1)

    def in_sight(self, top: int, high: int) -> range:
        if not self._sizes:
            return range(0)
        return range(self.page_at(top), self.page_at(top + high) + 1)

    def point(self, page: int, share: QPointF) -> QPointF:
        """Return a point of a page, given in shares of it, among all."""
        box = self.box(page)
        return QPointF(box.x() + share.x() * box.width(), box.y() + share.y() * box.height())

    def share(self, page: int, at: QPointF) -> QPointF:
        box = self.box(page)
        return QPointF((at.x() - box.x()) / box.width(), (at.y() - box.y()) / box.height())


def next_percent(now: float, steps: int) -> int | None:
    """Return the next larger or smaller percentage, from whatever it is now."""
    if steps > 0:
        return next((one for one in PERCENTS if one > round(now)), None)
    return next((one for one in reversed(PERCENTS) if one < round(now)), None)
