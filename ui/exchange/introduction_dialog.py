"""The office's own mark on the screen: to be read out by telephone, shown to a phone, printed."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop.exchange.introduction import Introduction
from ui.exchange.asking import Outside
from ui.exchange.introduction_paper import draw_matrix, introduction_pdf
from ui.parts.boxes import TOP, column, frame, row
from ui.parts.buttons import button
from ui.parts.form_dialog import FOOT
from ui.parts.labels import label
from ui.parts.mark import MarkLines
from ui.theme.look import px

_WIDTH, _HEIGHT, _QR = 680, 320, 200


class QrPicture(QWidget):
    """A QR picture; black on white in both looks, since phones read no other."""

    def __init__(self, matrix: tuple[tuple[bool, ...], ...], name: str) -> None:
        super().__init__()
        self._matrix: Final = matrix
        self.setAccessibleName(name)
        self.setFixedSize(px(_QR), px(_QR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        draw_matrix(painter, QRectF(self.rect()), self._matrix)


class IntroductionDialog(QDialog):
    def __init__(self, sheet: Introduction, outside: Outside, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dấu nhận dạng của cơ quan"))
        self._sheet, self._outside, self._parent = sheet, outside, parent
        mark = MarkLines()
        mark.show_mark(sheet.fingerprint.digits, sheet.fingerprint.words)
        hint = self.tr("Khi đơn vị khác nhận tệp của cơ quan lần đầu, đọc một trong hai dòng này.")
        words = column(
            label(sheet.office.name, "lead", wrap=True),
            label(hint, "muted", wrap=True),
            12,
            mark,
            None,
            gap=4,
        )
        picture = QrPicture(sheet.matrix, self.tr("Mã QR giới thiệu cơ quan"))
        top = row(words, picture, gap=24, margins=(24, 20, 24, 20))
        top.setStretch(0, 1)
        top.setAlignment(picture, TOP)
        self.print: Final = button(self.tr("In giấy giới thiệu…"), "primary", sign="print")
        self.leave: Final = button(self.tr("Đóng"))
        foot = row(None, self.print, self.leave, gap=8, margins=(24, 12, 24, 12))
        whole = column(frame("dialogWords", top), frame("dialogFoot", foot, height=FOOT), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(px(_WIDTH), px(_HEIGHT))
        self.print.clicked.connect(self._put_on_paper)
        self.leave.clicked.connect(self.accept)
        self.print.setFocus()

    def _put_on_paper(self) -> None:
        title = self.tr("Giấy giới thiệu {}").format(self._sheet.office.name)
        self._outside.print_pages(introduction_pdf(self._sheet), title, self)
