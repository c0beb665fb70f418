"""One chapter to write in: its title, whose words they are, the words, those of the period before.

Tells when the field is left with other words in it. Must not know where words are kept.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import TOP, column, frame, row
from ui.parts.buttons import button
from ui.parts.fields import GrowingText
from ui.parts.labels import label
from ui.reporting.making import WrittenChapter
from ui.theme.look import px

_MOST_LINES: Final = 1000  # a chapter grows as long as it is; the column scrolls
_LEAST_LINES, _LEAST_EMPTY = 2, 1


class _Words(GrowingText):
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_LEAST_LINES, _MOST_LINES)
        self.document().setModified(False)  # laying it out counts as a change to Qt

    def grow_from(self, least: int) -> None:
        self._least = least
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:  # a menu, a word chosen by Unikey
            self.left.emit()


class ChapterField(QFrame):
    """`said` tells the words once they are left; None: they are to be drafted again."""

    said = Signal(str, object)

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code: Final = code
        self.words: Final = _Words()
        self.lacks_words = False
        self._known = ""
        self._former = ""
        self._title: Final = label("", "strong", wrap=True)
        self.whose: Final = label("", "small")
        self.again: Final = button(self.tr("Lấy lại dự thảo"), "link")
        self.before: Final = button(self.tr("Xem kỳ trước"), "link")
        self.take: Final = button(self.tr("Lấy lời kỳ trước"))
        self._close: Final = button(self.tr("Đóng"), "link")
        self._said_before: Final = label("", wrap=True)
        self._build()
        self.words.left.connect(self.leave)
        self.again.clicked.connect(self._draft_again)
        self.before.clicked.connect(self.turn_former)
        self.take.clicked.connect(self._take_former)
        self._close.clicked.connect(self.turn_former)

    def _build(self) -> None:
        head = row(self._title, self.whose, self.before, self.again, gap=8)
        head.setStretch(0, 1)
        for one in (self.whose, self.before, self.again):
            head.setAlignment(one, TOP)
        self.whose.setContentsMargins(0, px(4), 0, 0)
        self._title.setContentsMargins(0, px(3), 0, 0)
        acts = row(self.take, self._close, None, gap=8)
        caption = label(self.tr("Kỳ trước đã viết"), "label")
        inner = column(caption, self._said_before, acts, gap=8, margins=(12, 8, 12, 12))
        self._former_box = frame("emptyPlace", inner)
        self._former_box.hide()
        self.setLayout(column(head, self.words, self._former_box, gap=4))

    # --- what is shown

    def show_chapter(self, chapter: WrittenChapter, title: str) -> None:
        """Show what holds; words that are being typed stay as they are."""
        one = chapter.chapter
        self._title.setText(title)
        self.words.setAccessibleName(title)
        self.whose.setText(self._whose(one.text, written=one.written))
        for link, does in ((self.again, self.again.text()), (self.before, self.before.text())):
            link.setAccessibleName(f"{does}: {title}")
        self.again.setVisible(one.written)
        self.again.setToolTip(one.drafted)
        self._former = chapter.former
        self._said_before.setText(chapter.former)
        self.before.setVisible(bool(chapter.former))
        if not chapter.former:
            self._show_former(on=False)
        # What stands above other chapters needs no words of its own.
        self.lacks_words = not one.text.strip() and not chapter.number
        self.words.setPlaceholderText(
            self.tr("Chưa có lời cho mục này")
            if self.lacks_words
            else self.tr("Lời dẫn của phần này, nếu cần")
        )
        if not self.is_modified():
            self._put(one.text)

    def begin_anew(self) -> None:
        """Be ready for the words of another report: those in the field were taken care of."""
        self.words.document().setModified(False)
        self._show_former(on=False)

    def _whose(self, text: str, *, written: bool) -> str:
        if written:
            return self.tr("đã sửa tay")
        return self.tr("dự thảo") if text.strip() else ""

    def _put(self, text: str) -> None:
        if text != self.words.toPlainText():
            place = self.words.textCursor().position()
            self.words.setPlainText(text)
            cursor = self.words.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.words.setTextCursor(cursor)
        self._known = text
        self.words.document().setModified(False)
        self.words.grow_from(_LEAST_LINES if text.strip() else _LEAST_EMPTY)

    def is_modified(self) -> bool:
        """Tell whether words stand in the field that were not told yet."""
        return self.words.document().isModified()

    # --- what a person does

    def leave(self) -> None:
        """Tell the words if they are others than before; each text once."""
        if not self.is_modified():
            return
        text = self.words.toPlainText().strip()
        self.words.document().setModified(False)
        if text != self._known.strip():
            self.said.emit(self.code, text)

    def keep(self) -> None:
        """Hold words that could not be stored: they are told again when the field is left."""
        self.words.document().setModified(True)

    def _draft_again(self) -> None:
        self.words.document().setModified(False)
        self.words.setFocus()
        self.said.emit(self.code, None)

    def turn_former(self) -> None:
        """Open what was written the period before beneath the field, or close it."""
        self._show_former(on=self._former_box.isHidden())
        (self.take if self._former_box.isVisible() else self.words).setFocus()

    def _show_former(self, *, on: bool) -> None:
        self._former_box.setVisible(on)

    def _take_former(self) -> None:
        """Copy the words of the period before into the field, as if they had been typed."""
        self._show_former(on=False)
        cursor = self.words.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(self._former)  # so that Ctrl+Z in the field gives back what was there
        self.words.setFocus()
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._former_box.isVisible():
            self.turn_former()
            return
        super().keyPressEvent(event)
