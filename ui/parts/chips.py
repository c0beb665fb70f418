"""Chips: filters one presses, alone or with a list behind, in a line that folds."""

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.icons import icon
from ui.parts.boxes import column, frame, row
from ui.theme.look import font, px

if TYPE_CHECKING:
    from ui.parts.pick_list import Choice


class Chip(QPushButton):
    """A filter that is on or off: word and count. A chip that would leave nothing is off."""

    def __init__(self, words: str, sign: str = "") -> None:
        super().__init__()
        self.words: Final = words
        self._sign = sign
        self._count: int | None = None
        self.wanted = True  # false where there is nothing to choose; the line leaves it out
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.toggled.connect(self._dress)
        self._dress()

    def show_count(self, count: int | None) -> None:
        self._count = count
        self.setEnabled(count != 0 or self.isChecked())
        self._dress()

    def _text(self) -> str:
        return self.words if self._count is None else f"{self.words}  {self._count}"

    def _dress(self) -> None:
        chosen = self.isChecked()
        sign = "check" if chosen else self._sign
        self.setIcon(icon(sign, "accent_text" if chosen else "text2") if sign else QIcon())
        self.setIconSize(QSize(px(14), px(14)))
        text = self._text()
        self.setText(f" {text}" if sign else text)
        self.setAccessibleName(text)
        bold = QFontMetrics(font("body_strong")).horizontalAdvance(text)
        self.setFixedWidth(bold + px(22) + (px(20) if self._sign or chosen else 0))


class ListChip(Chip):
    """A chip with a list behind: any of several values. Chosen when any is."""

    picked = Signal(object)

    def __init__(self, words: str) -> None:
        self._choices: Callable[[], Sequence[Choice]] = tuple
        self._chosen: frozenset[Any] = frozenset()
        super().__init__(words)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(lambda: self.open_list(self))
        self._dress()

    def offer(self, choices: "Callable[[], Sequence[Choice]]") -> None:
        """Tell what there is to choose from; asked when the list opens or names what is chosen."""
        self._choices = choices

    def choose(self, values: Collection[Hashable]) -> None:
        """Show these as chosen, without telling."""
        self._chosen = frozenset(values)
        self.setChecked(bool(self._chosen))
        self._dress()

    def open_list(self, below: QWidget) -> None:
        """Open the list beneath the chip, or beneath what stands for it."""
        self.setChecked(bool(self._chosen))
        if not (choices := self._choices()):
            return
        from ui.parts.pick_list import PickList  # noqa: PLC0415 - when it is opened

        popup = PickList(self.words, choices, self._chosen, self.window())
        popup.picked.connect(self._pick)
        popup.open_at(below.mapToGlobal(QPoint(0, below.height() + px(4))))

    def _pick(self, values: frozenset[Any]) -> None:
        self.choose(values)
        self.picked.emit(values)

    def _text(self) -> str:
        chosen = self._chosen
        if not chosen:
            return self.words
        if len(chosen) == 1 and (named := self._named(chosen)):
            return QFontMetrics(font("body_strong")).elidedText(
                named[0], Qt.TextElideMode.ElideRight, px(180)
            )
        return f"{self.words}  {len(chosen)}"

    def _named(self, values: Collection[Hashable]) -> list[str]:
        return [choice.words for choice in self._choices() if choice.value in values]

    def _dress(self) -> None:
        text = self._text()
        chosen = self.isChecked()
        self.setIcon(icon("chevron-down", "accent_text" if chosen else "text2"))
        self.setIconSize(QSize(px(12), px(12)))
        self.setText(f"{text} ")
        self.setAccessibleName(text)
        bold = QFontMetrics(font("body_strong")).horizontalAdvance(text)
        self.setFixedWidth(bold + px(42))


class ChipLine(QFrame):
    """Chips in one line; those it has no room for wait behind "Lọc thêm"."""

    def __init__(self, chips: Sequence[Chip], *tools: QWidget) -> None:
        super().__init__()
        self._chips: Final = list(chips)
        self._more = ListChip(self.tr("Lọc thêm"))
        self._more.clicked.connect(self._open_rest)
        self._tools = row(*tools, gap=4)
        line = row(*self._chips, self._more, None, gap=8, margins=(16, 0, 16, 0))
        line.addLayout(self._tools)
        self.setLayout(column(frame("chips", line, height=44), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Show as many chips as there is room for."""
        gap = px(8)
        room = self.width() - 2 * px(16) - self._tools.sizeHint().width()
        wanted = [chip for chip in self._chips if chip.wanted]
        widths = [chip.width() + gap for chip in wanted]
        fits = len(widths)
        if sum(widths) > room:
            left = room - self._more.width() - gap
            fits = 0
            while fits < len(widths) and widths[fits] <= left:
                left -= widths[fits]
                fits += 1
        for chip in self._chips:
            chip.setVisible(chip in wanted[:fits])
        # What is chosen out of sight is seen here: else the list would be short for no reason.
        self._more.setChecked(any(chip.isChecked() for chip in wanted[fits:]))
        self._more.setVisible(fits < len(widths))

    def _open_rest(self) -> None:
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - when it is opened

        menu = QMenu(self)
        for chip in self._chips:
            if chip.wanted and chip.isHidden():
                action = menu.addAction(chip.accessibleName())
                action.setCheckable(True)
                action.setChecked(chip.isChecked())
                action.setEnabled(chip.isEnabled())
                action.triggered.connect(partial(self._press, chip))
        menu.exec(self._more.mapToGlobal(QPoint(0, self._more.height() + px(4))))
        self.fold()

    def _press(self, chip: Chip) -> None:
        if isinstance(chip, ListChip):
            chip.open_list(self._more)
        else:
            chip.click()
