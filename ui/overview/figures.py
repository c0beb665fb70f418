"""The four figures of the overview, each a door to its tasks.

Must not know how they are counted.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from cchc_desktop.services.overview.standing import Ids, Overview
from ui.icons import paint_icon
from ui.overview.doors import Door, Row
from ui.overview.wording import quarter_words
from ui.theme.look import colour, font, px
from ui.theme.tokens import Role

_HEIGHT: Final = 58
_INSET, _GAP, _SIGN, _CHEVRON = 16, 12, 16, 12
_FOLDED: Final = 2
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Said(NamedTuple):
    """One figure: what it counts, with the sign and the ink it has when it is not nought."""

    words: str
    sign: str
    ink: Role
    ids: Ids
    more: str = ""  # what the words leave open, for those who ask


class FigureDoor(Door):
    """A large number, a sign and its words; nought opens nothing."""

    def __init__(self) -> None:
        super().__init__("")
        self.said = Said("", "", "text", frozenset())
        self.has_line = False
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, said: Said) -> None:
        self.said = said
        name = self.tr("{} nhiệm vụ {}").format(self._number(), said.words)
        self.setAccessibleName(f"{name}{said.more if said.ids else ''}")
        self.setToolTip(self.accessibleName())
        self.setEnabled(bool(said.ids))
        self.updateGeometry()
        self.update()

    def _number(self) -> str:
        return f"{len(self.said.ids):,}".replace(",", ".")

    def sizeHint(self) -> QSize:
        number = QFontMetrics(font("figure")).horizontalAdvance(self._number())
        words = QFontMetrics(font("body")).horizontalAdvance(self.said.words)
        beside = 2 * _INSET + 2 * _GAP + _SIGN + 8 + _CHEVRON
        return QSize(number + words + px(beside), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(_HEIGHT))

    def paint(self, painter: QPainter) -> None:
        said, some = self.said, bool(self.said.ids)
        left, high = px(_INSET), self.height()
        if self.has_line:
            painter.fillRect(0, 0, 1, high, colour("line"))
        number = self._number()
        painter.setFont(font("figure"))
        painter.setPen(colour(said.ink if some else "text3"))
        wide = QFontMetrics(font("figure")).horizontalAdvance(number)
        painter.drawText(QRectF(left, 0, wide + 2, high), _LEFT, number)
        left += wide + px(_GAP)
        side = px(_SIGN)
        sign = QRectF(left, (high - side) / 2, side, side)
        paint_icon(painter, said.sign, said.ink if some else "text3", sign)
        left += side + px(8)
        right = self.width() - px(_INSET + _CHEVRON)
        painter.setFont(font("body"))
        painter.setPen(colour("text" if some else "text2"))
        room = right - left - px(4)
        words = QFontMetrics(font("body")).elidedText(said.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, high), _LEFT, words)
        if some:
            side = px(_CHEVRON)
            chevron = QRectF(right, (high - side) / 2, side, side)
            paint_icon(painter, "chevron-right", "text2", chevron)


class FigureBand(QFrame):
    """Four figures in one band; two above two where the window is narrow."""

    opened = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("block")
        self.doors: Final = [FigureDoor() for _ in range(4)]
        self._row: Final = Row(self)
        self._grid: Final = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setContentsMargins(1, 0, 1, 0)
        self.setLayout(self._grid)
        for door in self.doors:
            door.clicked.connect(lambda _=False, door=door: self._open(door))
        self.fold(on=False)

    def fold(self, *, on: bool) -> None:
        columns = _FOLDED if on else len(self.doors)
        for at, door in enumerate(self.doors):
            door.has_line = at % columns > 0
            self._grid.addWidget(door, at // columns, at % columns)
        for at in range(len(self.doors)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def show_figures(self, seen: Overview) -> None:
        lacking = self.tr("chưa đủ kết quả {}").format(quarter_words(seen.quarter))
        lines = self.tr(": còn {} dòng ở Cập nhật kết quả").format(seen.lacking_lines)
        said = (
            Said(self.tr("đến hạn trong 7 ngày"), "state-due-soon", "text", seen.due_this_week),
            Said(self.tr("quá hạn"), "state-overdue", "late", seen.late),
            Said(lacking, "entry", "text", seen.lacking, lines),
            Said(self.tr("chưa rõ thời hạn"), "state-unconfirmed", "soon", seen.unconfirmed),
        )
        for door, one in zip(self.doors, said, strict=True):
            door.show_figure(one)
        self._row.hold([door for door in self.doors if door.isEnabled()])

    def stop(self) -> QWidget | None:
        """Return where the keyboard comes to this block."""
        return self._row.stop()

    def _open(self, door: FigureDoor) -> None:
        words = door.said.words
        self.opened.emit(door.said.ids, words[:1].upper() + words[1:])
