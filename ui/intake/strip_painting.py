"""How a paragraph and a row of a table look on the sheet: their heights, and their painting.

Must not know which of them are seen.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from cchc_desktop.documents.blocks import Cell, Paragraph, Table
from ui.intake.strips import Strips
from ui.theme.look import colour, paper_font, px

_WORDS: Final = 13.0
_CELL: Final = 11.0
_BESIDE: Final = 24  # from the sheet's edge to the words
_PAD: Final = 4
_BETWEEN: Final = 4
_LIST: Final = 16
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap)
_WHOLE: Final = int(Qt.TextFlag.TextDontClip)
_LONG: Final = 4.0
_TALLEST: Final = 100_000.0
_MOST_ROWS: Final = 60  # of a merged cell: more of them are higher than any screen
_AVERAGE: Final = 0.5  # of a letter's height is its width


class StripPainting:
    """All at one width and one zoom."""

    def __init__(self, strips: Strips, width: float, zoom: float) -> None:
        self._strips = strips
        self._zoom = zoom
        self._left = float(px(_BESIDE))
        self._width = width - 2 * self._left
        self._fonts: Final[dict[tuple[float, bool, bool], QFont]] = {}
        self._heights: Final[dict[int, float]] = {}

    def _font(self, size: float, *, bold: bool, italic: bool) -> QFont:
        key = (size, bold, italic)
        kept = self._fonts.get(key)
        if kept is None:
            kept = self._fonts[key] = paper_font(px(size * self._zoom))
            kept.setBold(bold)
            kept.setItalic(italic)
        return kept

    # --- heights

    def estimates(self) -> list[float]:
        """Guess all heights from the numbers of letters, for what nobody has seen."""
        words, cell, pad = self._leading(_WORDS), self._leading(_CELL), px(_PAD)
        found = []
        for strip, (letters, share) in zip(self._strips.all, self._strips.fullest, strict=True):
            if isinstance(strip.block, Paragraph):
                found.append(self._lines(letters, self._width, _WORDS) * words + px(_BETWEEN))
            else:
                room = share * self._width - 2 * pad
                found.append(self._lines(letters, room, _CELL) * cell + 2 * pad)
        return found

    def _lines(self, letters: int, width: float, size: float) -> float:
        fit = max(width / (px(size) * self._zoom * _AVERAGE), _LONG)
        return float(-(-letters // fit) or 1.0)

    def _leading(self, size: float) -> float:
        return 1.2 * px(size) * self._zoom

    def height(self, at: int) -> float:
        """Work out the height of a strip."""
        known = self._heights.get(at)
        if known is None:
            strip = self._strips.all[at]
            if isinstance(strip.block, Paragraph):
                known = self._of_paragraph(strip.block)
            else:
                known = self._of_row(at, strip.block, strip.row)
            self._heights[at] = known
        return known

    def _of_paragraph(self, said: Paragraph) -> float:
        if not said.text:
            return self._leading(_WORDS)
        font = self._font(_WORDS, bold=said.bold, italic=said.italic)
        return self._measured(said.text, font, self._paragraph_room(said)) + px(_BETWEEN)

    def _of_row(self, at: int, table: Table, row: int) -> float:
        grid = self._strips.grid(table)
        tallest = self._leading(_CELL)
        for cell, begun in grid.cells(row):
            if begun + cell.rowspan - 1 != row and begun + cell.rowspan <= len(table.rows):
                continue
            needed = self._measured(
                cell.text, self._of_cell(cell), self._cell_room(cell, grid.edges)
            )
            above = self._heights_of(range(at - (row - begun), at))
            tallest = max(tallest, needed - above)
        return tallest + 2 * px(_PAD)

    @staticmethod
    def _measured(text: str, font: QFont, width: float) -> float:
        room = QRectF(0, 0, max(width, 8.0), _TALLEST)
        return QFontMetricsF(font).boundingRect(room, _WRAPPED, text).height() if text else 0.0

    def _of_cell(self, cell: Cell) -> QFont:
        return self._font(_CELL, bold=cell.bold, italic=cell.italic)

    def _paragraph_room(self, said: Paragraph) -> float:
        return self._width - min(said.indent, 4) * px(_LIST)

    def _cell_room(self, cell: Cell, edges: tuple[float, ...]) -> float:
        end = min(cell.column + cell.colspan, len(edges) - 1)
        return (edges[end] - edges[cell.column]) * self._width - 2 * px(_PAD)

    # --- painting

    def paint_ground(
        self,
        painter: QPainter,
        at: int,
        place: QPointF,
        height: float,
        marked: bool,  # noqa: FBT001
    ) -> None:
        if marked:
            room = QRectF(place.x() + self._left, place.y(), self._width, height)
            if isinstance(self._strips.all[at].block, Paragraph):
                room.adjust(-px(_PAD), -px(1), px(_PAD), -px(2))
            painter.fillRect(room, colour("marked"))

    def paint(
        self,
        painter: QPainter,
        at: int,
        place: QPointF,
        height: float,
        *,
        is_first: bool,
    ) -> None:
        """Paint a strip at its top left corner; the first one seen with what reaches down to it."""
        strip = self._strips.all[at]
        painter.setPen(colour("ink"))
        if isinstance(strip.block, Paragraph):
            self._paint_paragraph(painter, strip.block, place)
            return
        room = QRectF(place.x() + self._left, place.y(), self._width, height)
        grid = self._strips.grid(strip.block)
        for cell, begun in grid.cells(strip.row):
            if begun == strip.row or is_first:
                last = min(begun + cell.rowspan, len(strip.block.rows)) - 1
                box = self._box(cell, grid.edges, room)
                box.setTop(box.top() - self._heights_of(range(at - (strip.row - begun), at)))
                below = range(at + 1, at + 1 + min(last - strip.row, _MOST_ROWS))
                box.setBottom(box.bottom() + self._heights_of(below))
                self._paint_cell(painter, cell, box, ruled=strip.block.ruled)

    def _heights_of(self, strips: range) -> float:
        return sum(self.height(one) for one in strips[-_MOST_ROWS:])

    @staticmethod
    def _box(cell: Cell, edges: tuple[float, ...], room: QRectF) -> QRectF:
        end = min(cell.column + cell.colspan, len(edges) - 1)
        left, right = edges[cell.column], edges[end]
        width = (right - left) * room.width()
        return QRectF(room.left() + left * room.width(), room.top(), width, room.height())

    def _paint_paragraph(self, painter: QPainter, said: Paragraph, place: QPointF) -> None:
        painter.setFont(self._font(_WORDS, bold=said.bold, italic=said.italic))
        room = self._paragraph_room(said)
        left = place.x() + self._left + (self._width - room)
        centred = Qt.AlignmentFlag.AlignHCenter if said.centred else Qt.AlignmentFlag.AlignLeft
        flags = _WRAPPED | int(centred)
        painter.drawText(QRectF(left, place.y(), room, _TALLEST), flags, said.text)

    def _paint_cell(self, painter: QPainter, cell: Cell, box: QRectF, *, ruled: bool) -> None:
        if ruled:
            painter.setPen(QPen(colour("ink"), 0.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        painter.setPen(colour("ink"))
        painter.setFont(self._of_cell(cell))
        centred = Qt.AlignmentFlag.AlignHCenter if cell.centred else Qt.AlignmentFlag.AlignLeft
        pad = px(_PAD)
        inner = box.adjusted(pad, pad, -pad, 0)
        # A word that is wider than its column stands out of it, as on paper.
        painter.drawText(inner, _WRAPPED | _WHOLE | int(centred), cell.text)
