"""Files dropped anywhere on the main window: while they hover, it says what would be done."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.table.words import paint_words
from ui.theme.look import colour, leading, px

_INSET: Final = 16
_SIGN: Final = 48


def files_of(event: QDropEvent) -> Sequence[Path]:
    """Return the files of this computer that are being dragged; a folder is one, too."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


class DropSign(QWidget):
    """Stands over the window while files hover."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = self.tr("Thả tệp vào đây để nhận")
        self.setAccessibleName(self._words)
        self.hide()

    def cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = colour("surface")
        painter.setOpacity(0.92)
        painter.fillRect(self.rect(), veil)
        painter.setOpacity(1.0)
        inset = px(_INSET)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(8), px(8))
        side = px(_SIGN)
        middle = box.center()
        sign = QRectF(middle.x() - side / 2, middle.y() - side, side, side)
        paint_icon(painter, "plan-add", "accent", sign)
        words = QRectF(box.left(), middle.y() + px(12), box.width(), leading("lead"))
        align = Qt.AlignmentFlag.AlignHCenter
        paint_words(painter, words, self._words, "lead", "text", most=1, align=align)


class Dropping(QObject):
    """Watches a window; tells which files were dropped on it."""

    dropped = Signal(object)

    def __init__(self, window: QWidget, owner: QObject) -> None:
        super().__init__(owner)
        self.sign: Final = DropSign(window)
        self.destroyed.connect(self.sign.deleteLater)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent) and files_of(event):
                self.sign.cover()
                event.acceptProposedAction()
                return True
            case QEvent.Type.DragLeave:
                self.sign.hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent) and (files := files_of(event)):
                self.sign.hide()
                event.acceptProposedAction()
                self.dropped.emit(files)
                return True
        return super().eventFilter(watched, event)
