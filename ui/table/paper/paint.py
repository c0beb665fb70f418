"""One page painted in units of the sheet; who calls has scaled the painter to the paper.

Black on white: a state is its word here, so no colour has anything to say.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.table.paper import sheet
from ui.table.paper.pages import STEP, Pages, Piece
from ui.table.paper.sheet import GAP, MARGIN, PAD_X, PAD_Y, Face

translate = QCoreApplication.translate
_Align = Qt.AlignmentFlag
_HAIR = 5


def page_words(number: int, count: int) -> str:
    return translate("Printing", "Trang {}/{}").format(number + 1, count)


def paint_page(painter: QPainter, pages: Pages, number: int) -> None:
    """Paint one page, counted from 0, from the corner of its paper."""
    painter.save()
    smaller = sheet.size_of(pages.turn)[0] / pages.size[0]
    painter.scale(smaller, smaller)
    _Page(painter, pages).paint(number)
    painter.restore()


class _Page:
    def __init__(self, painter: QPainter, pages: Pages) -> None:
        self._painter, self._pages = painter, pages
        self._wide, self._high = pages.size
        self._room = self._wide - 2 * MARGIN
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, number: int) -> None:
        top = MARGIN
        if number == 0:
            self._heading(top)
            top += self._pages.heading_height
        top = self._heads(top)
        for piece in self._pages.pages[number]:
            top = self._piece(piece, top)
        self._foot(number)

    # --- around the table

    def _heading(self, top: int) -> None:
        heading = self._pages.heading
        self._line(heading.office, top, "bold", _Align.AlignLeft)
        self._line(heading.day, top, "italic", _Align.AlignRight)
        top += STEP + GAP
        self._line(heading.title, top, "title", _Align.AlignHCenter)
        top += sheet.leading("title")
        for words in self._pages.subtitle:
            self._line(words, top, "italic", _Align.AlignHCenter)
            top += sheet.leading("italic")

    def _foot(self, number: int) -> None:
        top = self._high - MARGIN - sheet.leading("small")
        heading = self._pages.heading
        self._line(f"{heading.title} – {heading.office}", top, "small", _Align.AlignLeft)
        count = len(self._pages.pages)
        self._line(page_words(number, count), top, "small", _Align.AlignRight)

    def _line(self, words: str, top: float, face: Face, align: Qt.AlignmentFlag) -> None:
        self._lines([words], QRectF(MARGIN, top, self._room, 0), face, align)

    # --- the table

    def _heads(self, top: int) -> int:
        height = self._pages.head_height
        left = MARGIN
        for width, words in zip(self._pages.widths, self._pages.heads, strict=True):
            spare = (height - 2 * PAD_Y - len(words) * STEP) / 2
            box = QRectF(left + PAD_X, top + PAD_Y + spare, width - 2 * PAD_X, 0)
            self._lines(words, box, "bold", _Align.AlignHCenter)
            left += width
        self._grid(top, height)
        return top + height

    def _piece(self, piece: Piece, top: int) -> int:
        if piece.row.is_section:
            inside = QRectF(MARGIN + PAD_X, top + PAD_Y, self._room - 2 * PAD_X, 0)
            self._lines(piece.row.cells[0][piece.first : piece.last], inside, "bold")
            self._frame(top, piece.height)
            return top + piece.height
        left = MARGIN
        columns = zip(self._pages.columns, self._pages.widths, piece.row.cells, strict=True)
        for column, width, words in columns:
            box = QRectF(left + PAD_X, top + PAD_Y, width - 2 * PAD_X, 0)
            self._lines(words[piece.first : piece.last], box, "body", column.align)
            left += width
        self._grid(top, piece.height)
        return top + piece.height

    def _frame(self, top: int, height: int) -> None:
        self._painter.setPen(QPen(QColor(Qt.GlobalColor.black), _HAIR))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(QRectF(MARGIN, top, self._room, height))

    def _grid(self, top: int, height: int) -> None:
        self._frame(top, height)
        left = MARGIN
        for width in self._pages.widths[:-1]:
            left += width
            self._painter.drawLine(QPointF(left, top), QPointF(left, top + height))

    def _lines(
        self,
        lines: Sequence[str],
        box: QRectF,
        face: Face,
        align: Qt.AlignmentFlag = _Align.AlignLeft,
    ) -> None:
        """Draw lines of text from the top of a box."""
        if not lines:
            return
        font = sheet.face(face)
        metrics = QFontMetricsF(font)
        step = sheet.leading(face)
        base = box.top() + (step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        self._painter.setFont(font)
        self._painter.setPen(QColor(Qt.GlobalColor.black))
        for at, words in enumerate(lines):
            left = box.left()
            if align != _Align.AlignLeft:
                spare = box.width() - metrics.horizontalAdvance(words)
                left += spare if align == _Align.AlignRight else spare / 2
            self._painter.drawText(QPointF(left, base + at * step), words)
