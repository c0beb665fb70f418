"""A dialog that asks for a few things: fields over a foot with one verb and the way out.

It stays open until what was typed is right: the caller answers with the sentences of what is not.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.fields import Field
from ui.parts.labels import label
from ui.theme.look import px

# What is wrong: a sentence by the key of its field; "" for what belongs to no field.
Wrong = Mapping[str, str]
Check = Callable[[], Wrong]
FOOT: Final = 56
NARROW: Final = 480
WIDE: Final = 640
_TALLEST: Final = 600


class FormDialog(QDialog):
    """Ends accepted once `check` finds nothing wrong; Ctrl+Enter presses the verb."""

    def __init__(  # noqa: PLR0913 - a form is these words
        self,
        caption: str,
        verb: str,
        fields: Mapping[str, Field],
        check: Check,
        parent: QWidget | None = None,
        *,
        words: str = "",
        width: int = NARROW,
        rows: Sequence[Sequence[str]] = (),
    ) -> None:
        """Stack the fields; `rows` names those that stand side by side."""
        super().__init__(parent)
        self.setWindowTitle(caption)
        self.fields: Final = dict(fields)
        self._check = check
        self._why = label("", tone="late", wrap=True)
        self._why.hide()
        self.act = button(verb, "primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self._try)
        leave = button(self.tr("Hủy"))
        leave.clicked.connect(self.reject)
        inner = column(gap=12, margins=(24, 20, 24, 20))
        if words:
            inner.addWidget(label(words, wrap=True))
        beside = {name for names in rows for name in names}
        for names in self._lines(rows, beside):
            inner.addLayout(self._side_by_side([self.fields[name] for name in names]))
        inner.addWidget(self._why)
        inner.addStretch(1)
        self._inside = frame("dialogWords", inner)
        foot = row(None, self.act, leave, gap=8, margins=(24, 12, 24, 12))
        whole = column(self._scrolling(), frame("dialogFoot", foot, height=FOOT), gap=0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(whole)
        self.setFixedWidth(px(width))
        self._fit()

    def _lines(self, rows: Sequence[Sequence[str]], beside: set[str]) -> list[Sequence[str]]:
        out: list[Sequence[str]] = []
        for name in self.fields:
            if name not in beside:
                out.append([name])
            else:
                out += [names for names in rows if names[0] == name]
        return out

    @staticmethod
    def _side_by_side(fields: Sequence[Field]) -> QLayout:
        line = row(*fields, gap=16)
        for at in range(len(fields)):
            line.setStretch(at, 1)
            if (item := line.itemAt(at)) is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignTop)
        return line

    def _scrolling(self) -> QFrame:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        for words in self._inside.findChildren(QLabel):
            if words.wordWrap():
                # Wrapped words would ask for the height of a narrower form, and leave it empty.
                words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._inside.installEventFilter(self)
        return self._scroll

    def _fit(self) -> None:
        """Be as tall as the fields ask, within the screen of an office."""
        self.resize(self.width(), min(self._wanted() + px(FOOT), _TALLEST))

    def _wanted(self) -> int:
        inner = self._inside.layout()
        if inner is None:
            return 0
        tall = inner.totalHeightForWidth(self.width()) if inner.hasHeightForWidth() else 0
        return max(tall, inner.totalMinimumSize().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is said beneath a field while it is typed; shrinking would be restless."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            least = min(self._wanted() + px(FOOT), _TALLEST)
            if self.isVisible() and self.height() < least:
                self.resize(self.width(), least)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the verb from any field; Enter alone may be a new line in it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.act.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        # What the stylesheet does to heights is known only now.
        self._fit()
        super().showEvent(event)

    def first(self) -> QWidget:
        return next(iter(self.fields.values())).edit

    def _try(self) -> None:
        wrong = self._check()
        for name, field in self.fields.items():
            field.refuse(wrong.get(name, ""))
        self._why.setText(wrong.get("", ""))
        self._why.setVisible(bool(wrong.get("")))
        if not wrong:
            self.accept()
            return
        self._fit()
        for name, field in self.fields.items():
            if name in wrong:
                field.edit.setFocus()
                return

    def ask(self) -> bool:
        """Show the form until it is right or given up; tell which."""
        self.first().setFocus()
        return self.exec() == QDialog.DialogCode.Accepted
