"""What floats beneath a cell being typed: a sentence, and a list or a calendar below it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.parts.boxes import column, restyle
from ui.parts.labels import label
from ui.table.editors.values import Tone
from ui.theme.look import px


class Beneath(QFrame):
    """A child of the window, not a window: it takes no focus and closes no input method."""

    def __init__(self, over: QWidget, body: QWidget | None = None) -> None:
        super().__init__(over.window())
        self.setObjectName("beneath")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = label("", "small", wrap=True)
        self._words.hide()
        self._body = body
        # A body paints to its own edges; words keep the distance of a cell.
        self._words.setContentsMargins(px(8), px(4), px(8), px(4))
        box = column(self._words, gap=0)
        if body is not None:
            box.addWidget(body)
            body.hide()
        self.setLayout(box)
        self.hide()

    def say(self, sentence: str, tone: Tone = "") -> None:
        """Show a sentence; an empty one takes it away."""
        self._words.setText(sentence)
        restyle(self._words, "tone", tone)
        self._words.setVisible(bool(sentence))

    def words(self) -> str:
        return self._words.text() if not self._words.isHidden() else ""

    def show_body(self, *, shown: bool) -> None:
        if self._body is not None:
            self._body.setVisible(shown)

    def body_shown(self) -> bool:
        return self._body is not None and not self._body.isHidden()

    def is_needed(self) -> bool:
        return not self._words.isHidden() or self.body_shown()

    def stand_by(self, editor: QWidget) -> None:
        """Stand below the editor, or above it where there is no room, inside the window."""
        if not self.is_needed() or not editor.isVisible():
            self.hide()
            return
        over = editor.window()
        body = self._body.sizeHint().width() if self._body is not None and self.body_shown() else 0
        width = max(editor.width(), body, 0 if body else px(200))
        width = min(width + 2, over.width())
        height = self._height_at(width)
        cell = QRect(editor.mapTo(over, QPoint(0, 0)), editor.size())
        left = max(0, min(cell.left(), over.width() - width))
        top = cell.bottom() + 1 + px(2)
        if top + height > over.height():
            top = cell.top() - px(2) - height
        if top < 0:  # a low window: beside the editor, as far down as it goes
            top = max(0, over.height() - height)
            right = cell.right() + px(2)
            left = right if right + width <= over.width() else max(0, cell.left() - px(2) - width)
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def _height_at(self, width: int) -> int:
        height = 2
        if not self._words.isHidden():
            height += max(self._words.heightForWidth(width - 2), px(24))
        if self._body is not None and self.body_shown():
            height += self._body.sizeHint().height()
        return height
