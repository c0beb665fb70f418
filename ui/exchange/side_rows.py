"""Rows of the left side: what it is, how it stands, and the one thing to do about it.

Must not know what is sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QPushButton, QSizePolicy, QVBoxLayout

from ui.icons import paint_icon
from ui.parts.boxes import column, hair, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, Tone, label
from ui.table.words import paint_words
from ui.theme.look import colour, font, leading, px
from ui.theme.tokens import Role

_DROP: Final = 80


@dataclass(frozen=True, slots=True)
class SideLine:
    """One row; `key` tells rows apart, so that the focus stays where it was."""

    key: str
    words: str
    note: str
    verb: str
    act: Callable[[], object]
    tone: Tone = ""
    sign: str = ""
    role: Role = "text2"


class SideList(QFrame):
    """A heading with a count, the rows, or a sentence where there are none."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._count: Final = label("", "small")
        self._lines: Final[QVBoxLayout] = column(gap=0)
        self._empty: Final = label(empty, "muted", wrap=True)
        self.buttons: dict[str, QPushButton] = {}
        inner = column(gap=0)
        if title:
            inner.addLayout(row(label(title, "lead"), self._count, None, gap=8))
            inner.addSpacing(px(4))
        inner.addWidget(self._empty)
        inner.addLayout(self._lines)
        self.setLayout(inner)

    def tell(self, count: str) -> None:
        self._count.setText(count)

    def show_lines(self, lines: Sequence[SideLine]) -> None:
        focus = next((key for key, one in self.buttons.items() if one.hasFocus()), "")
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons = {}
        for at, line in enumerate(lines):
            if at:
                self._lines.addWidget(hair())
            self._lines.addWidget(self._row(line))
        self._empty.setVisible(not lines and bool(self._empty.text()))
        if focus in self.buttons:
            self.buttons[focus].setFocus()

    def _row(self, line: SideLine) -> QFrame:
        act = button(line.verb)
        act.setAccessibleName(f"{line.verb} {line.words}")
        act.clicked.connect(lambda _checked=False: line.act())
        self.buttons[line.key] = act
        words = column(
            label(line.words, wrap=True),
            label(line.note, "small", tone=line.tone, wrap=True),
            gap=0,
        )
        out = QFrame()
        parts = [Sign(line.sign, line.role)] if line.sign else []
        box = row(*parts, gap=8, margins=(0, 6, 0, 6))
        box.addLayout(words, 1)
        box.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        out.setLayout(box)
        return out

    def let_act(self, *, on: bool) -> None:
        for one in self.buttons.values():
            one.setEnabled(on)


class DropBox(QAbstractButton):
    """Where files may be dropped; pressed, it asks for them. The window hears the drop itself."""

    def __init__(self) -> None:
        super().__init__()
        self._lead = self.tr("Thả tệp, thư mục hoặc cả USB vào đây")
        self._hint = self.tr("Tệp .cchc, .zip hoặc biểu Excel của đơn vị")
        self.setAccessibleName(self._lead)
        self.setAccessibleDescription(self._hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(_DROP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        style = Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DashLine
        painter.setPen(
            QPen(colour("accent" if focused else "edge_strong"), 2 if focused else 1, style)
        )
        painter.setBrush(colour("hover" if self.underMouse() else "surface"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, px(6), px(6))
        centre = Qt.AlignmentFlag.AlignHCenter
        high = leading("lead") + leading("small") + px(4)
        top = box.top() + (box.height() - high) / 2
        words = QRectF(box.left() + px(24), top, box.width() - px(32), leading("lead"))
        side = px(16)
        wide = min(QFontMetricsF(font("lead")).horizontalAdvance(self._lead), words.width())
        left = words.center().x() - wide / 2 - side - px(8)
        paint_icon(painter, "arrow-down", "accent_text", QRectF(left, top + px(1), side, side))
        paint_words(painter, words, self._lead, "lead", "text", most=1, align=centre)
        low = QRectF(
            box.left() + px(8),
            top + leading("lead") + px(4),
            box.width() - px(16),
            leading("small"),
        )
        paint_words(painter, low, self._hint, "small", "text3", most=1, align=centre)
