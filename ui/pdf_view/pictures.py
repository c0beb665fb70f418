"""Pictures of pages in tiles: made beside the window, those in sight first, kept within a bound.

A page that is read at 400 % would not fit into any bound as a whole. What an older form of the
document showed stays until the newer one is there, so that nothing flickers while one types.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from ui.pdf_view.pdfium import Paper
from ui.pdf_view.worker import worker

SIDE: Final = 1024
MOST_BYTES: Final = 96 * 1024 * 1024
_BYTES_A_PIXEL: Final = 4


class Tile(NamedTuple):
    """One tile of a page that is `width` pixels wide; pixels are those of the screen."""

    page: int
    width: int
    column: int
    row: int


class _Kept(NamedTuple):
    picture: QPixmap
    form: int


def tiles_of(page: int, size: QSize, part: QRect) -> Iterator[tuple[Tile, QRect]]:
    """Yield the tiles of a page of that size which a part of it needs, with their places."""
    part = part.intersected(QRect(0, 0, size.width(), size.height()))
    if part.isEmpty():
        return
    for row in range(part.top() // SIDE, part.bottom() // SIDE + 1):
        for column in range(part.left() // SIDE, part.right() // SIDE + 1):
            left, top = column * SIDE, row * SIDE
            wide, high = min(SIDE, size.width() - left), min(SIDE, size.height() - top)
            yield Tile(page, size.width(), column, row), QRect(left, top, wide, high)


class Pictures(QObject):
    """`want` says what is in sight; `came` tells of each page that can be painted better now."""

    came = Signal(int)
    rested = Signal()

    def __init__(self, parent: QObject, most: int = MOST_BYTES) -> None:
        super().__init__(parent)
        self._most: Final = most
        self._paper: Paper | None = None
        self._form = 0
        self._kept: Final[OrderedDict[Tile, _Kept]] = OrderedDict()
        self._bytes = 0
        self._wanted: Final[OrderedDict[Tile, QRect]] = OrderedDict()
        self._asked: int | None = None

    def show(self, paper: Paper | None, *, anew: bool) -> None:
        """Picture another document; `anew`: it is a newer form of the same."""
        self._paper = paper
        self._form += 1
        self._wanted.clear()
        if self._asked is not None:
            worker().forget(self._asked)
            self._asked = None
        if not anew:
            self._kept.clear()
            self._bytes = 0

    def is_at_rest(self) -> bool:
        """Say whether everything wanted is there."""
        return self._asked is None and not self._wanted

    def kept_bytes(self) -> int:
        return self._bytes

    def picture(self, tile: Tile) -> QPixmap | None:
        """Return a tile, perhaps of an older form; None while there is none at all."""
        kept = self._kept.get(tile)
        if kept is None:
            return None
        self._kept.move_to_end(tile)
        return kept.picture

    def want(self, tiles: Iterable[tuple[Tile, QRect]]) -> None:
        """Make these, the most important first; what was wanted before and is not now is not."""
        self._wanted.clear()
        for tile, place in tiles:
            kept = self._kept.get(tile)
            if kept is None or kept.form != self._form:
                self._wanted[tile] = place
        self._go_on()

    def _go_on(self) -> None:
        paper = self._paper
        if self._asked is not None:
            return
        if paper is None or not self._wanted:
            self.rested.emit()
            return
        tile, place = self._wanted.popitem(last=False)
        self._asked = worker().ask(
            lambda: paper.picture(tile.page, tile.width, place),
            lambda image: self._take(tile, image),
            self,
        )

    def _take(self, tile: Tile, image: QImage) -> None:
        self._asked = None
        self._keep(tile, QPixmap.fromImage(image))
        self._wanted.pop(tile, None)  # wanted again while it was made
        self.came.emit(tile.page)
        self._go_on()

    def _keep(self, tile: Tile, picture: QPixmap) -> None:
        former = self._kept.pop(tile, None)
        if former is not None:
            self._bytes -= _weight(former.picture)
        self._kept[tile] = _Kept(picture, self._form)
        self._bytes += _weight(picture)
        while self._bytes > self._most and len(self._kept) > 1:
            self._bytes -= _weight(self._kept.popitem(last=False)[1].picture)


def _weight(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_A_PIXEL
