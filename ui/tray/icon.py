"""The icon in the tray, with the count drawn on it, and its menu."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from cchc_desktop.domain.reminders import Digest
from ui.icons import paint_icon
from ui.theme.look import colour
from ui.theme.tokens import FAMILIES
from ui.tray.wording import headline

# What Windows asks for between 100 and 200 %; a pixmap scaled down makes its digits unreadable.
_SIDES: Final = (16, 20, 24, 32, 40, 48, 64)
_MOST: Final = 9
_SHOWN_MS: Final = 10_000  # a wish: Windows keeps to the time its user has set


def counted_icon(count: int) -> QIcon:
    """Draw the program's icon with a count; nothing is drawn for none, "9+" for many."""
    out = QIcon()
    for side in _SIDES:
        out.addPixmap(_drawn(count, side))
    return out


def _drawn(count: int, side: int) -> QPixmap:
    out = QPixmap(side, side)
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if count > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QRectF(0, 0, side * 0.9, side * 0.9))  # the check would be in the way
        _paint_count(painter, str(count) if count <= _MOST else f"{_MOST}+", side)
    else:
        paint_icon(painter, "app", "accent", QRectF(0, 0, side, side))
    painter.end()
    return out


def _paint_count(painter: QPainter, words: str, side: int) -> None:
    high = side * 0.68
    wide = high if len(words) == 1 else float(side)
    spot = QRectF(side - wide, side - high, wide, high)
    gap = max(1.0, side / 16)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    around = spot.adjusted(-gap, -gap, gap, gap)
    painter.drawRoundedRect(around, high / 2 + gap, high / 2 + gap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(colour("late"))
    painter.drawRoundedRect(spot, high / 2, high / 2)
    digits = QFont(list(FAMILIES))
    digits.setPixelSize(max(8, round(high * 0.82)))
    digits.setWeight(QFont.Weight.DemiBold)
    painter.setFont(digits)
    painter.setPen(colour("surface"))
    painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), words)


class TrayIcon(QObject):
    """Leads back to a window that was closed."""

    open_asked = Signal()
    today_asked = Signal()
    leave_asked = Signal()
    quiet_asked = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.menu: Final = QMenu()
        self._open = self.menu.addAction(self.tr("Mở chương trình"), self.open_asked.emit)
        self.menu.setDefaultAction(self._open)
        self._today = self.menu.addAction("", self.today_asked.emit)
        self.quiet: Final = self.menu.addAction(self.tr("Không nhắc nữa đến sáng mai"))
        self.quiet.setCheckable(True)
        self.quiet.triggered.connect(self.quiet_asked)
        self._offered: QAction | None = None
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Thoát"), self.leave_asked.emit)
        self.icon: Final = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activate)
        self._clicked: Callable[[], None] | None = None
        self.icon.messageClicked.connect(self._follow)
        self.show_digest(Digest())

    def show_digest(self, of: Digest) -> None:
        """Count what is due today or late; what only comes nearer does not press."""
        self.icon.setIcon(counted_icon(of.late + of.due))
        self.icon.setToolTip(f"CCHC – {headline(of)}")
        words = self.tr("Việc đến hạn hôm nay")
        self._today.setText(f"{words} ({of.due})" if of.due else words)
        self._today.setEnabled(bool(of.due))

    def show(self) -> None:
        self.icon.show()

    def announce(self, title: str, words: str, clicked: Callable[[], None] | None) -> None:
        """Let the system tell this; a click on it, today or from its list, does `clicked`.

        The system does not say which message was clicked: one that leads nowhere leaves the click
        to the one before it.
        """
        if clicked is not None:
            self._clicked = clicked
        self.icon.showMessage(title, words, counted_icon(0), _SHOWN_MS)

    def offer(self, verb: str, act: Callable[[], None]) -> None:
        """Offer in the menu what a message of the system has no button for."""
        self.withdraw()
        self._offered = QAction(verb, self.menu)
        self._offered.triggered.connect(act)
        self.menu.insertAction(self.quiet, self._offered)

    def withdraw(self) -> None:
        """Offer that no longer."""
        if self._offered is not None:
            self.menu.removeAction(self._offered)
            self._offered.deleteLater()
            self._offered = None

    def leave(self) -> None:
        """Take the icon away; Windows would keep showing it until the pointer passes."""
        self.icon.hide()
        self.menu.deleteLater()

    def _follow(self) -> None:
        if self._clicked is not None:
            self._clicked()

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        kinds = QSystemTrayIcon.ActivationReason
        if reason in (kinds.Trigger, kinds.DoubleClick):
            self.open_asked.emit()
