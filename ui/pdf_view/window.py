"""A PDF in a window of its own: looked at, saved, printed, opened with another program.

Must not know what the document is, nor how long work is run.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.form_dialog import FOOT
from ui.parts.labels import label
from ui.pdf_view.view import PdfView
from ui.theme.look import px

_SIZE: Final = (1160, 640)


class PdfDoors(NamedTuple):
    """What can be done with the document; each is given the window to stand over."""

    save: "Callable[[PdfWindow], None]"
    print: "Callable[[PdfWindow], None]"


class PdfWindow(QDialog):
    """Goes when it is closed; `note` says in the foot what the document is."""

    def __init__(
        self, title: str, note: str, data: bytes, doors: PdfDoors, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view: Final = PdfView()
        self.save: Final = button(self.tr("Lưu thành PDF…"))
        self.print: Final = button(self.tr("In…"), sign="print")
        self.leave: Final = button(self.tr("Đóng"))
        self._data = data
        self._note: Final = label(note, "small")
        self._tools: Final = row(gap=8)
        foot = row(
            self._tools,
            self._note,
            None,
            self.save,
            self.print,
            self.leave,
            gap=8,
            margins=(24, 12, 24, 12),
        )
        whole = column(self.view, frame("dialogFoot", foot, height=FOOT), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        acts: list[tuple[QPushButton, QKeySequence.StandardKey, Callable[[PdfWindow], None]]] = [
            (self.save, QKeySequence.StandardKey.Save, doors.save),
            (self.print, QKeySequence.StandardKey.Print, doors.print),
        ]
        for one, key, act in acts:
            one.clicked.connect(lambda _on=False, act=act: act(self))
            QShortcut(QKeySequence(key), self, one.click)
        self.leave.clicked.connect(self.accept)
        wished = QSize(*(px(side) for side in _SIZE))
        self.resize(wished.boundedTo(parent.window().size()))
        self.view.show_pdf(data)
        self.view.setFocus()

    @property
    def data(self) -> bytes:
        """Return the document as it is shown now."""
        return self._data

    def replace(self, data: bytes) -> None:
        """Show the same document in a newer form."""
        self._data = data
        self.view.show_pdf(data)

    def add_tool(self, tool: QWidget) -> None:
        """Put something in the foot that changes what is shown."""
        self._tools.addWidget(tool)

    def tell(self, words: str) -> None:
        """Say in the foot what was done with it."""
        self._note.setText(words)
