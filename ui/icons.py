"""The program's own icons: one family, outline on a 20 × 20 grid, tinted by a role of the palette.

Drawn from the SVG at every size, because pixmaps are soft at 125 and 150 %. QtSvg is loaded when
the first icon paints.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

import resources
from ui.theme.look import palette, px
from ui.theme.tokens import Role

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_KEPT: Final = 256


@lru_cache(maxsize=_KEPT)
def _drawing(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=_KEPT)
def _renderer(name: str, tint: str, knockout: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - a window may paint without it

    drawing = _drawing(name).replace("currentColor", tint).replace("knockout", knockout)
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint_icon(painter: QPainter, name: str, role: Role, box: QRectF) -> None:
    """Draw one icon into a square; what is cut out of a filled sign shows the work area."""
    _renderer(name, palette()[role], palette()["surface"]).render(painter, box)


class _Engine(QIconEngine):
    """Draws by name and role when asked, so that a change of look needs no new icons."""

    def __init__(self, name: str, role: Role, chosen: tuple[str, Role] | None) -> None:
        super().__init__()
        self._plain = name, role
        self._chosen = chosen or self._plain

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, role = self._chosen if state == QIcon.State.On else self._plain
        if mode == QIcon.Mode.Disabled:
            role = "edge_strong"
        paint_icon(painter, name, role, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        out = QPixmap(size)
        out.fill(Qt.GlobalColor.transparent)
        painter = QPainter(out)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return out

    def clone(self) -> QIconEngine:
        return _Engine(*self._plain, self._chosen)


def icon(name: str, role: Role = "text2", chosen: tuple[str, Role] | None = None) -> QIcon:
    """Return an icon for a button; `chosen` is its name and role while the button is checked."""
    return QIcon(_Engine(name, role, chosen))


def pixmap(name: str, role: Role, size: int, ratio: float) -> QPixmap:
    """Return one icon as pixels, for places that take nothing else (labels, window icon)."""
    side = round(px(size) * ratio)
    out = QPixmap(side, side)
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    paint_icon(painter, name, role, QRectF(0, 0, side, side))
    painter.end()
    out.setDevicePixelRatio(ratio)
    return out
