"""Short lists in the panel: words, a quiet note, what can be done with each line.

Made anew whenever what they list changes; the focus stays where it was. Must not know what is
listed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button, icon_button
from ui.parts.labels import label
from ui.theme.look import px

MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do with a line: `sign` alone where the name is only read aloud."""

    name: str
    do: Callable[[], object]
    words: str = ""
    sign: str = ""

    def button(self) -> QPushButton:
        if self.sign:
            out = icon_button(self.sign, self.name)
        else:
            out = button(self.words, "link")
            out.setAccessibleName(self.name)

        def press(_checked: bool) -> None:  # noqa: FBT001 - Qt's signal
            self.do()

        out.clicked.connect(press)
        return out


@dataclass(frozen=True, slots=True)
class Line:
    words: str
    note: str = ""
    acts: Sequence[Act] = ()
    quiet: bool = False
    beneath: bool = False  # the note stands under the words


class Listing(QFrame):
    """A heading with at most one act beside it, the lines, or a sentence where there are none."""

    def __init__(self, title: str, empty: str = "", act: QWidget | None = None) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._empty = empty
        self._lines: Final[QVBoxLayout] = column(gap=0)
        self._count = label("", "small")
        head = row(label(title, "strong"), self._count, None, gap=8)
        if act is not None:
            head.addWidget(act)
        self.setLayout(column(head, self._lines, gap=4))

    def show_lines(self, lines: Sequence[Line], *, counted: bool = False) -> None:
        focused = self._focused()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._count.setText(str(len(lines)) if counted and lines else "")
        for one in lines:
            self._lines.addWidget(self._made(one))
        if not lines and self._empty:
            self._lines.addWidget(label(self._empty, "muted", wrap=True))
        if focused >= 0:
            self._focus(focused)

    @staticmethod
    def _made(line: Line) -> QFrame:
        words = label(line.words, "muted" if line.quiet else "", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if line.beneath:
            return frame("", column(words, label(line.note, "small"), gap=0, margins=(0, 4, 0, 4)))
        box = row(words, gap=8)
        box.setStretch(0, 1)
        if line.note:
            box.addWidget(label(line.note, "small"), 0, MIDDLE)
        for act in line.acts:
            box.addWidget(act.button())
        out = frame("", box)
        out.setMinimumHeight(px(32))
        return out

    def _focused(self) -> int:
        """Ask the window, not the keyboard: that is in a dialog while its answer is written."""
        kept = self.window().focusWidget()
        return next((at for at, one in enumerate(self._buttons()) if one is kept), -1)

    def _buttons(self) -> list[QPushButton]:
        """Return what can be pressed; of the head only what is not hidden on purpose."""
        there = self.findChildren(QPushButton)
        return [one for one in there if one.parentWidget() is not self or not one.isHidden()]

    def _focus(self, at: int) -> None:
        there = self._buttons()
        if there:
            again = there[min(at, len(there) - 1)]
            for one in (again.parentWidget(), again):
                if one is not None:
                    one.show()  # a new line is not seen yet, and would not be asked
            again.setFocus(Qt.FocusReason.OtherFocusReason)
