"""How the next document will begin and end; follows the fields while they are typed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour, paper_font, px

# What is printed is printed so by decree, in whatever language the program speaks.
_NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_INSET: Final = 20
_STEP: Final = 15
_GREY_LINES: Final = 5
_COPIES: Final = "Nơi nhận:"
_MOST_COPIES: Final = 6


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on it, as lines: above the name, the name, the number's mark, who signs."""

    plain: tuple[str, ...] = ()
    bold: tuple[str, ...] = ()
    mark: str = ""
    place: str = ""
    signature: tuple[str, ...] = ()
    signer: str = ""
    copies: tuple[str, ...] = ()


class Letterhead(QWidget):
    """A picture beside a form that says the same; read aloud by its description."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._paper = Paper()
        self._fit = 1.0
        self.setMinimumHeight(px(352))
        self.setAccessibleName(self.tr("Trên văn bản sẽ in như sau"))

    def show_paper(self, paper: Paper) -> None:
        self._paper = paper
        spoken = [*paper.plain, *paper.bold, *paper.signature, paper.signer, *paper.copies]
        self.setAccessibleDescription(", ".join(filter(None, spoken)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("paper"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._paint_head(painter)
        self._paint_body(painter)
        self._paint_signature(painter)

    def _paint_head(self, painter: QPainter) -> None:
        width = self.width()
        left = QRectF(px(_INSET) / 2, px(_INSET), width * 0.42, 0)
        right = QRectF(width * 0.45, px(_INSET), width * 0.55 - px(_INSET) / 2, 0)
        paper = self._paper
        # One size for both columns; a serif wider than Times must not break the nation's line.
        self._fit = 1.0
        self._fit = min(1.0, right.width() / self._wide(_NATION, 10))
        at = left.top()
        for lines, is_bold in ((paper.plain, False), (paper.bold, True)):
            for line in lines:
                at = self._centred(painter, left, at, line, 10, bold=is_bold)
        self._rule(painter, left.center().x(), at + 1, width * 0.09)
        self._centred(painter, left, at + px(6), f"Số:        /BC-{paper.mark}", 11)
        at = self._centred(painter, right, right.top(), _NATION, 10, bold=True)
        at = self._centred(painter, right, at, _MOTTO, 11, bold=True)
        self._rule(painter, right.center().x(), at + 1, self._wide(_MOTTO, 11))
        place = paper.place or "…"
        day = f"{place}, ngày       tháng {self._today.month} năm {self._today.year}"
        self._centred(painter, right, at + px(6), day, 11, italic=True)

    def _paint_body(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        # Paper stays light in both looks, so its grey is of its own.
        painter.setBrush(QColor("#E4E6EA"))
        full = self.width() - 2 * px(32)
        for at in range(_GREY_LINES):
            share = 1 if at < _GREY_LINES - 1 else 0.55
            top = px(122) + at * px(16)
            painter.drawRoundedRect(QRectF(px(32), top, full * share, px(4)), 2, 2)

    def _paint_signature(self, painter: QPainter) -> None:
        top = self.height() - px(128)
        right = QRectF(self.width() * 0.5, top, self.width() * 0.5 - px(_INSET) / 2, 0)
        at = float(top)
        for line in self._paper.signature:
            at = self._centred(painter, right, at, line, 11, bold=True)
        bottom = self.height() - px(32)
        self._centred(painter, right, bottom, self._paper.signer, 11, bold=True)
        self._paint_copies(painter, top)

    def _paint_copies(self, painter: QPainter, top: float) -> None:
        copies = self._paper.copies
        kept = (
            copies
            if len(copies) <= _MOST_COPIES
            else (*copies[: _MOST_COPIES - 2], "…", copies[-1])
        )
        painter.setPen(colour("ink"))
        painter.setFont(self._font(10, bold=True, italic=True))
        painter.drawText(QPointF(px(32), top + px(10)), _COPIES)
        font = self._font(9)
        painter.setFont(font)
        for nth, words in enumerate(kept, 1):
            line = f"- {words}{'.' if nth == len(kept) else ';'}" if words != "…" else words
            room = self.width() * 0.5 - px(32)
            fitting = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(px(32), top + px(10) + nth * px(_STEP)), fitting)

    def _font(self, size: int, *, bold: bool = False, italic: bool = False) -> QFont:
        out = paper_font(int(px(size) * self._fit))
        out.setBold(bold)
        out.setItalic(italic)
        return out

    def _wide(self, words: str, size: int) -> float:
        return QFontMetricsF(self._font(size, bold=True)).horizontalAdvance(words)

    def _centred(  # noqa: PLR0913 - where, what and how
        self,
        painter: QPainter,
        room: QRectF,
        top: float,
        words: str,
        size: int,
        *,
        bold: bool = False,
        italic: bool = False,
    ) -> float:
        """Draw words centred in a room, wrapped where they are long; return where they end."""
        font = self._font(size, bold=bold, italic=italic)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        box = QRectF(room.left(), top, room.width(), self.height())
        flags = _CENTRE | Qt.TextFlag.TextWordWrap
        taken = painter.boundingRect(box, int(flags), words or " ")
        painter.drawText(box, int(flags), words)
        return float(top + max(taken.height(), px(_STEP)))

    @staticmethod
    def _rule(painter: QPainter, middle: float, top: float, width: float) -> None:
        painter.setPen(QPen(colour("ink"), 0.8))
        painter.drawLine(QPointF(middle - width / 2, top), QPointF(middle + width / 2, top))
