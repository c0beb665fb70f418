"""Keeps windows on the screen: at 175 % a common screen has only 1097 × 617 left of its pixels.

A dialog that is larger than its screen would have its buttons beneath the edge. Must not know what
stands in a window.
"""

from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

_LOWEST: Final = 480  # below it not even the navigation has room
_KINDS: Final = (Qt.WindowType.Dialog, Qt.WindowType.Window)
_WHOLE: Final = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
_TITLE: Final = 40  # of the window's frame, before there is one to measure


def least_size(wanted: QSize, screen: QScreen) -> QSize:
    """Return the smallest a window may be made: what is wanted, or what the screen has."""
    room = screen.availableGeometry().height() - _TITLE
    return QSize(wanted.width(), max(_LOWEST, min(wanted.height(), room)))


def brought_inside(window: QRect, room: QRect) -> QRect:
    """Return where a window stands that fits: no larger than the room, and moved as far as needed.

    Where it cannot, as one that may not become so small, its top left corner is to be seen.
    """
    out = QRect(window.topLeft(), window.size().boundedTo(room.size()))
    out.moveRight(min(out.right(), room.right()))
    out.moveBottom(min(out.bottom(), room.bottom()))
    out.moveLeft(max(out.left(), room.left()))
    out.moveTop(max(out.top(), room.top()))
    return out


class ScreenFit(QObject):
    """Looks at each window when it first comes up; where a person puts it later is his affair."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._seen: Final[set[int]] = set()
        app.focusWindowChanged.connect(self._look)

    def _look(self, window: QWindow | None) -> None:
        if window is None or window.type() not in _KINDS or window.windowStates() & _WHOLE:
            return
        number = int(window.winId())
        if number in self._seen:
            return
        self._seen.add(number)
        room = window.screen().availableGeometry().marginsRemoved(window.frameMargins())
        stands = window.geometry()
        if stands.size().boundedTo(room.size()) != stands.size():
            window.setGeometry(brought_inside(stands, room))
