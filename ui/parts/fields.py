"""Fields: a label above, the field, and the sentence beneath it when it is wrong."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QWidget,
)

from ui.icons import icon, paint_icon
from ui.parts.boxes import column, restyle, row
from ui.parts.labels import Sign, label
from ui.theme.look import px
from ui.theme.tokens import Role

_LEAST_CHOICE = 144
_INSIDE = 5  # between the words of a growing field and its edge, as in the stylesheet


class Field(QFrame):
    """A field with its name; `refuse` says in one sentence what it still needs."""

    def __init__(self, name: str, edit: QWidget) -> None:
        super().__init__()
        self.edit = edit
        self._name = label(name, "label")
        self._name.setBuddy(edit)
        self._why = label("", "small", tone="late", wrap=True)
        self._refusal = QFrame()
        said = row(column(Sign("error", "late"), None), self._why, gap=4)
        said.setStretch(1, 1)
        self._refusal.setLayout(said)
        self._refusal.hide()
        edit.setAccessibleName(name)
        self.setLayout(column(self._name, edit, self._refusal, gap=4))

    def refuse(self, sentence: str) -> None:
        """Show why the field is not right; an empty sentence takes it back."""
        self._why.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        restyle(self.edit, "wrong", "true" if sentence else "false")


class Choice(QComboBox):
    """A list to choose from, each with a value and, where it has one, a sign."""

    def __init__(self, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        # The stylesheet reaches the items only through a styled delegate.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setIconSize(QSize(px(16), px(16)))
        for value, word in choices:
            self.addItem(word, value)

    def add(self, value: str, word: str, sign: str, role: Role) -> None:
        self.addItem(icon(sign, role), word, value)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Let a word that is too long end in an ellipsis; Qt would cut it."""
        super().initStyleOption(option)
        room = self.width() - px(40) - (px(20) if not option.currentIcon.isNull() else 0)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )

    def minimumSizeHint(self) -> QSize:
        """Let a form be narrower than the longest word there is to choose: it is elided."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), px(_LEAST_CHOICE)), hint.height())

    def value(self) -> str:
        return str(self.currentData())

    def choose(self, value: str) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(12)
        box = QRectF(self.width() - px(10) - side, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), "chevron-down", "text2", box)


class GrowingText(QPlainTextEdit):
    """Several lines that grow with their words, so that no scroll bar stands inside a form."""

    def __init__(self, least_lines: int = 3, most_lines: int = 12) -> None:
        super().__init__()
        self._least, self._most = least_lines, most_lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # another width wraps the words anew

    def _fit(self) -> None:
        lines = max(self._least, min(self._most, self._wrapped_lines()))
        # A document rounds the height of each line up; QFontMetrics rounds it to the nearest.
        high = ceil(QFontMetricsF(self.font()).lineSpacing())
        self.setFixedHeight(lines * high + 2 * (px(_INSIDE) + 1))

    def _wrapped_lines(self) -> int:
        """Count the lines at the present width; the document knows those of its last paint."""
        layout, block, lines = self.document().documentLayout(), self.document().firstBlock(), 0
        while block.isValid():
            layout.blockBoundingRect(block)  # wraps the block
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines
