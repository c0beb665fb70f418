"""Pages as pictures for the screen; a few are kept, because scrolling asks for the same again."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.table.printing import sheet
from ui.table.printing.pages import Pages
from ui.table.printing.paint import paint_page


class PagePictures:
    """Pictures of one size; paper stays white in both looks."""

    def __init__(self, most: int) -> None:
        self._most: Final = most
        self._pages: Pages | None = None
        self._width, self._ratio = 0, 1.0
        self._kept: Final[OrderedDict[int, QPixmap]] = OrderedDict()

    def show(self, pages: Pages | None, width: int, ratio: float) -> None:
        """Picture these pages from now on, so many logical pixels wide."""
        if (pages, width, ratio) != (self._pages, self._width, self._ratio):
            self._pages, self._width, self._ratio = pages, width, ratio
            self._kept.clear()

    def size(self) -> QSize:
        """Return the size of a page in logical pixels."""
        if self._pages is None:
            return QSize()
        wide, high = sheet.size_of(self._pages.turn)
        return QSize(self._width, round(self._width * high / wide))

    def picture(self, number: int) -> QPixmap:
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        made = self._kept[number] = self._painted(number)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return made

    def _painted(self, number: int) -> QPixmap:
        out = QPixmap(self.size() * self._ratio)
        out.fill(Qt.GlobalColor.white)
        if self._pages is None:
            return out
        painter = QPainter(out)
        scale = out.width() / sheet.size_of(self._pages.turn)[0]
        painter.scale(scale, scale)
        paint_page(painter, self._pages, number)
        painter.end()
        out.setDevicePixelRatio(self._ratio)
        return out
