"""The introduction sheet of the office on paper: its name, its mark in digits and words, the QR.

Must not know how the mark is made.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from cchc_desktop.exchange.introduction import Introduction

translate = QCoreApplication.translate
_DPI: Final = 300
_QR_MM: Final = 60
_INK: Final = QColor("black")
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
_WRAP: Final = int(_CENTRE | Qt.TextFlag.TextWordWrap)


def introduction_pdf(sheet: Introduction) -> bytes:
    """Draw the sheet on one page of A4."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(25, 20, 20, 20), QPageLayout.Unit.Millimeter)
    writer.setTitle(translate("Exchange", "Giấy giới thiệu {}").format(sheet.office.name))
    painter = QPainter(writer)
    _draw(painter, QRectF(0, 0, writer.width(), writer.height()), sheet)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _draw(painter: QPainter, page: QRectF, sheet: Introduction) -> None:
    lines = (
        (translate("Exchange", "GIẤY GIỚI THIỆU CƠ QUAN TRAO ĐỔI DỮ LIỆU"), 16, True, 6.0),
        (sheet.office.name, 14, True, 10.0),
        (translate("Exchange", "Dấu nhận dạng của cơ quan, đọc bằng số:"), 13, False, 2.0),
        (sheet.fingerprint.digits, 15, True, 6.0),
        (translate("Exchange", "Đọc bằng chữ:"), 13, False, 2.0),
        (", ".join(sheet.fingerprint.words), 15, True, 10.0),
    )
    top = 0.0
    for words, size, bold, below in lines:
        top += _write(painter, page, top, (words, size, bold)) + _mm(below)
    side = float(_mm(_QR_MM))
    draw_matrix(painter, QRectF((page.width() - side) / 2, top, side, side), sheet.matrix)
    top += side + _mm(10)
    words = translate(
        "Exchange",
        "Khi nhận tệp lần đầu, chương trình hiện dấu nhận dạng của nơi gửi. Gọi điện, so với"
        " tờ này; giống nhau thì tệp đúng là của cơ quan.",
    )
    _write(painter, page, top, (words, 13, False))


def _write(painter: QPainter, page: QRectF, top: float, said: tuple[str, int, bool]) -> float:
    """Write a paragraph; return how high it is."""
    words, size, bold = said
    font = QFont("Times New Roman", size)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(_INK)
    room = QRectF(page.left(), top, page.width(), page.height() - top)
    used = painter.boundingRect(room, _WRAP, words)
    painter.drawText(room, _WRAP, words)
    return float(used.height())


def draw_matrix(painter: QPainter, box: QRectF, matrix: tuple[tuple[bool, ...], ...]) -> None:
    """Draw a QR picture into a square, with its quiet margin."""
    quiet = 4
    module = box.width() / (len(matrix) + 2 * quiet)
    painter.fillRect(box, QColor("white"))
    for down, line in enumerate(matrix):
        for right, dark in enumerate(line):
            if dark:
                left, top = (
                    box.left() + (right + quiet) * module,
                    box.top() + (down + quiet) * module,
                )
                # A hair wider: no light line between two dark squares.
                painter.fillRect(QRectF(left, top, module * 1.02, module * 1.02), _INK)


def _mm(length: float) -> float:
    return length * _DPI / 25.4
