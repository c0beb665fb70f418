"""Lists in the details panel: documents that prove a result, results by quarter, the history.

Each is a title with a count over short passages; lines are kept and filled anew.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.theme.look import colour, px


class Passage(NamedTuple):
    """What is said first, what stands beneath it, and what pressing it names."""

    words: str
    beneath: str = ""
    name: object = None


class PassageLine(QFrame):
    """One passage; what was taken back since is quiet."""

    pressed = Signal(object)

    def __init__(self, *, dotted: bool) -> None:
        super().__init__()
        self._dotted = dotted
        self._name: object = None
        self._words = label("", wrap=True)
        self._link = button("", "link")
        self._link.clicked.connect(lambda: self.pressed.emit(self._name))
        self._beneath = label("", "small", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner = column(self._words, row(self._link, None, gap=0), self._beneath, gap=2)
        inner.setContentsMargins(px(16) if dotted else 0, 0, 0, px(4))
        self.setLayout(inner)

    def show_passage(self, passage: Passage) -> None:
        self._name = passage.name
        is_link = passage.name is not None
        self._words.setVisible(not is_link)
        self._link.setVisible(is_link)
        self._words.setText(passage.words)
        self._link.setText(passage.words)
        self._link.setAccessibleName(passage.words)
        self._beneath.setText(passage.beneath)
        self._beneath.setVisible(bool(passage.beneath))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._dotted:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = px(4)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(middle, px(14), middle, self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("edge_strong"))
        painter.drawEllipse(QPointF(middle, px(9)), px(3), px(3))


class Passages(QFrame):
    """A titled list; a long one shows its first lines and offers the rest."""

    pressed = Signal(object)

    def __init__(self, title: str, *, dotted: bool = False, most: int = 3) -> None:
        super().__init__()
        self._most = most
        self._dotted = dotted
        self._all: Sequence[Passage] = ()
        self._shows_all = False
        self._lines: Final[list[PassageLine]] = []
        self._title = label(title, "strong")
        self._count = label("", "small")
        self._more = button("", "link")
        self._more.clicked.connect(self._turn)
        head = row(self._title, self._count, None, self._more, gap=8)
        self._box: QVBoxLayout = column(gap=4)
        self.setLayout(column(head, self._box, gap=8))

    def add_tool(self, tool: QFrame | QLabel) -> None:
        self._box.addWidget(tool)

    def show_passages(self, passages: Sequence[Passage], *, keep_if_empty: bool = False) -> None:
        self._all = passages
        self._shows_all = False
        self.setVisible(bool(passages) or keep_if_empty)
        self._count.setText(str(len(passages)) if passages else "")
        self._show()

    def _show(self) -> None:
        shown = self._all if self._shows_all else self._all[: self._most]
        while len(self._lines) < len(shown):
            line = PassageLine(dotted=self._dotted)
            line.pressed.connect(self.pressed)
            self._lines.append(line)
            self._box.addWidget(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(shown))
            if at < len(shown):
                line.show_passage(shown[at])
        self._more.setVisible(len(self._all) > self._most)
        words = self.tr("Thu gọn") if self._shows_all else self.tr("Xem tất cả")
        self._more.setText(words)
        self._more.setAccessibleName(f"{words}: {self._title.text()}")

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._show()
