"""Fields: a label above, the field, and the sentence beneath it when it is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from ui.icons import icon, paint_icon
from ui.parts.boxes import column, restyle
from ui.parts.labels import label
from ui.theme.look import px
from ui.theme.tokens import Role


class Field(QFrame):
    """A field with its name; `refuse` says in one sentence what it still needs."""

    def __init__(self, name: str, edit: QWidget) -> None:
        super().__init__()
        self.edit = edit
        self._name = label(name, "label")
        self._name.setBuddy(edit)
        self._why = label("", "small", tone="late", wrap=True)
        self._why.hide()
        edit.setAccessibleName(name)
        self.setLayout(column(self._name, edit, self._why, gap=4))

    def refuse(self, sentence: str) -> None:
        """Show why the field is not right; an empty sentence takes it back."""
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))
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

    def _fit(self) -> None:
        # A plain text document counts its size in lines, not in pixels.
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + px(12))
