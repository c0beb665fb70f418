"""The line in which one searches a PDF: the words, how many places, on and back."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import icon_button
from ui.parts.labels import label
from ui.parts.search_field import SearchField

HIGH: Final = 44
_PAUSE_MS: Final = 150  # between two letters of a word
_Key = Qt.Key


class SearchLine(QFrame):
    """Tells what is sought once typing rests; Enter goes on, Shift+Enter back, Esc leaves."""

    sought = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field: Final = SearchField(self.tr("Tìm, không cần dấu"))
        self.count: Final = label("", "small")
        self.back: Final = icon_button("chevron-up", self.tr("Chỗ trước (Shift+F3)"))
        self.on: Final = icon_button("chevron-down", self.tr("Chỗ sau (F3)"))
        self.leave: Final = icon_button("close", self.tr("Thôi tìm (Esc)"))
        self._soon: Final = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        line = row(
            self.field,
            self.count,
            None,
            self.back,
            self.on,
            self.leave,
            gap=4,
            margins=(8, 0, 8, 0),
        )
        line.setStretch(0, 1)
        self.field.setMinimumWidth(0)
        self.field.setMaximumWidth(self.field.width())
        self.setLayout(column(frame("bar", line, height=HIGH), gap=0))
        self.field.textChanged.connect(lambda _words: self._soon.start())
        self._soon.timeout.connect(self._seek)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.leave.clicked.connect(self.left)
        self.tell(None, 0, running=False)

    def words(self) -> str:
        return self.field.text()

    def tell(self, at: int | None, total: int, *, running: bool) -> None:
        """Say how many places there are and at which one stands, counted from 0."""
        if not self.words().strip():
            said = ""
        elif total:
            said = f"{(at or 0) + 1}/{total}"
        else:
            said = self.tr("Đang tìm…") if running else self.tr("Không thấy")
        self.count.setText(said)
        self.field.setAccessibleDescription(said)
        for one in (self.back, self.on):
            one.setEnabled(total > 0)

    def step(self, by: int) -> None:
        """Go on or back; what was typed last is looked for first."""
        if self._soon.isActive():
            self._seek()
        else:
            self.stepped.emit(by)

    def _seek(self) -> None:
        self._soon.stop()
        self.sought.emit(self.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.step(-1 if shift else 1)
        elif event.key() == _Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
