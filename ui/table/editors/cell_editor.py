"""An open cell: it covers the cell with a ring, holds the field and ends by a few keys.

Must not know tables: who opens it says where it stands and hears what was made of it.
"""

from enum import Enum, auto
from typing import Any, Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.table.editors.beneath import Beneath
from ui.table.editors.field import CellField
from ui.table.editors.values import Tone
from ui.theme.look import colour, leading, px
from ui.theme.tokens import CELL_PAD, ROW_PAD, Role

_TALL: Final = 72


class After(Enum):
    """Where to go when a cell was saved."""

    STAY = auto()
    ENTER = auto()
    NEXT = auto()
    PREVIOUS = auto()
    LEFT = auto()


class NotUnderstood(Exception):  # noqa: N818 - what was typed, not a fault
    """What was typed means nothing here; the sentence says what would."""


class CellEditor(QFrame):
    """One for each kind of value; `show_value` and `value` are the kind's own."""

    saving = Signal(After)
    cancelled = Signal()
    grew = Signal()

    grows_row = False
    least_width = 0

    def __init__(
        self,
        parent: QWidget,
        *,
        many_lines: bool = False,
        most: int = 0,
        body: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field: Final = CellField(self, many_lines=many_lines, most=most)
        self.field.first = self.take_key
        self.beneath: Final = Beneath(parent, body)
        self._is_wrong = False
        self._box = QHBoxLayout(self)
        self._box.setSpacing(0)
        self._box.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.entered.connect(self._enter)
        self.field.stepped.connect(self._step)
        self.field.escaped.connect(self.escape)
        self.field.left.connect(self._leave)
        self.field.textChanged.connect(self._change)

    # --- what a kind says

    def show_value(self, value: Any) -> None:
        """Show what the line holds."""
        self.field.show_text("" if value is None else str(value))

    def value(self) -> Any:
        """Return what was typed; raises NotUnderstood."""
        return self.field.text()

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key before the field does."""
        del event
        return False

    def typed(self) -> None:
        """Answer to a change of the words."""

    # --- keys

    def _enter(self) -> None:
        self.saving.emit(After.ENTER)

    def _step(self, backwards: bool) -> None:  # noqa: FBT001 - a signal's
        self.saving.emit(After.PREVIOUS if backwards else After.NEXT)

    def _leave(self) -> None:
        self.saving.emit(After.LEFT)

    def escape(self) -> None:
        self.cancelled.emit()

    def _change(self) -> None:
        if self._is_wrong:
            self.say("")
        self.typed()
        self.grew.emit()

    # --- what is said beneath

    def say(self, sentence: str, tone: Tone = "") -> None:
        """Say something of what was typed; `late` also colours the ring."""
        self._is_wrong = tone == "late"
        self.beneath.say(sentence, tone)
        self.field.setAccessibleDescription(sentence)
        self.beneath.stand_by(self)
        self.update()

    def show_body(self, *, shown: bool) -> None:
        self.beneath.show_body(shown=shown)
        self.beneath.stand_by(self)

    def set_name(self, title: str) -> None:
        self.setAccessibleName(title)
        self.field.setAccessibleName(title)

    # --- where it stands

    def wanted_height(self) -> int:
        """Return how high the words are with what stands around them."""
        natural = self.field.words_height() + 2 * px(ROW_PAD) + 1
        return max(natural, px(_TALL)) if self.grows_row else natural

    def cover(self, cell: QRect, inset: int, room: QRect) -> None:
        """Cover a cell: the words stand where they were painted; wider and higher where needed."""
        fonts = self.field.fontMetrics()
        # Painted lines have the design's leading, a field has its font's: meet on the first line.
        drop = max(0, (leading("body") - fonts.lineSpacing()) // 2)
        self._box.setContentsMargins(inset, px(ROW_PAD) + drop, px(CELL_PAD), 2)
        width = min(max(cell.width(), px(self.least_width)), max(room.width(), cell.width()))
        left = cell.left()
        if left + width > room.right() + 1:
            left = max(room.left(), room.right() + 1 - width)
        self.setGeometry(left, cell.top(), width, cell.height())
        height = max(cell.height(), self.wanted_height())
        self.setGeometry(left, cell.top(), width, height)
        self.beneath.stand_by(self)

    def stand_aside(self, cell: QRect) -> None:
        """Follow a cell out of sight; what floats beneath goes with it."""
        self.setGeometry(cell)
        self.beneath.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.beneath.hide()

    def close_down(self) -> None:
        """Go away with everything that floats; nothing is told any more."""
        self.field.blockSignals(True)
        self.blockSignals(True)
        self.beneath.hide()
        self.beneath.deleteLater()
        self.hide()
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("surface"))
        ring: Role = "late" if self._is_wrong else "accent"
        painter.setPen(QPen(colour(ring), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
