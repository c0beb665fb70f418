"""Chips: filters one presses, alone or with a list behind, in a line that folds."""

from collections.abc import Collection, Hashable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QMenu, QPushButton, QWidget

from cchc_desktop.domain.text import fold
from ui.icons import icon
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.search_field import SearchField
from ui.theme.look import font, px

_SEARCHED: Final = 9
_POPUP: Final = 320
_MOST_SHOWN: Final = 10


class Chip(QPushButton):
    """A filter that is on or off: word and count. A chip that would leave nothing is off."""

    def __init__(self, words: str, sign: str = "") -> None:
        super().__init__()
        self.words: Final = words
        self._sign = sign
        self._count: int | None = None
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
        self.setIcon(icon(sign, "accent_text" if chosen else "text2") if sign else icon("check"))
        side = px(14 if sign else 1)
        self.setIconSize(QSize(side, side))
        text = self._text()
        self.setText(f" {text}" if sign else text)
        self.setAccessibleName(text)
        bold = QFontMetrics(font("body_strong")).horizontalAdvance(text)
        self.setFixedWidth(bold + px(26) + (px(20) if self._sign or chosen else 0))


class Choice(NamedTuple):
    """One line of a list chip."""

    value: Hashable
    words: str
    tasks: int


class ListChip(Chip):
    """A chip with a list behind: any of several values. Chosen when any is."""

    picked = Signal(object)

    def __init__(self, words: str) -> None:
        self._choices: list[Choice] = []
        self._chosen: frozenset[Any] = frozenset()
        super().__init__(words)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(lambda: self.open_list(self))
        self._dress()

    def offer(self, choices: Sequence[Choice]) -> None:
        self._choices = list(choices)

    def choose(self, values: Collection[Hashable]) -> None:
        """Show these as chosen, without telling."""
        self._chosen = frozenset(values)
        self.setChecked(bool(self._chosen))
        self._dress()

    def open_list(self, below: QWidget) -> None:
        """Open the list beneath the chip, or beneath what stands for it."""
        self.setChecked(bool(self._chosen))
        if not self._choices:
            return
        popup = PickList(self.words, self._choices, self._chosen, self.window())
        popup.picked.connect(self._pick)
        popup.open_at(below.mapToGlobal(QPoint(0, below.height() + px(4))))

    def _pick(self, values: frozenset[Any]) -> None:
        self.choose(values)
        self.picked.emit(values)

    def _text(self) -> str:
        chosen = self._chosen
        if not chosen:
            return self.words
        named = [choice.words for choice in self._choices if choice.value in chosen]
        if len(chosen) == 1 and named:
            return QFontMetrics(font("body_strong")).elidedText(
                named[0], Qt.TextElideMode.ElideRight, px(180)
            )
        return f"{self.words}  {len(chosen)}"

    def _dress(self) -> None:
        text = self._text()
        chosen = self.isChecked()
        self.setIcon(icon("chevron-down", "accent_text" if chosen else "text2"))
        self.setIconSize(QSize(px(12), px(12)))
        self.setText(f"{text} ")
        self.setAccessibleName(text)
        bold = QFontMetrics(font("body_strong")).horizontalAdvance(text)
        self.setFixedWidth(bold + px(46))


class PickList(QFrame):
    """The list behind a chip: check any; a long one is searched by typing."""

    picked = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[Choice], chosen: Collection[Hashable], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for choice in choices:
            self._add(choice, checked=choice.value in chosen)
        self._list.itemChanged.connect(self._tell)
        self._list.setCurrentRow(0)
        self._search = SearchField(self.tr("Tìm trong danh sách"))
        self._search.textChanged.connect(self._narrow)
        self._search.setMinimumWidth(0)
        self._search.setMaximumWidth(px(_POPUP))
        self._search.setVisible(len(choices) >= _SEARCHED)
        clear = button(self.tr("Bỏ chọn"), "link")
        clear.clicked.connect(self._clear)
        close = button(self.tr("Xong"), "link")
        close.clicked.connect(self.close)
        self.setLayout(
            column(self._search, self._list, row(clear, None, close), gap=4, margins=(8, 8, 8, 8))
        )
        shown = min(len(choices), _MOST_SHOWN)
        self._list.setFixedHeight(shown * px(30) + px(8))
        self.setFixedWidth(px(_POPUP))

    def open_at(self, place: QPoint) -> None:
        self.move(place)
        self.show()
        (self._search if self._search.isVisible() else self._list).setFocus()

    def _add(self, choice: Choice, *, checked: bool) -> None:
        item = QListWidgetItem(f"{choice.words}  ({choice.tasks})")
        item.setToolTip(choice.words)
        item.setData(Qt.ItemDataRole.UserRole, choice)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self._list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(at) for at in range(self._list.count())]

    def _tell(self) -> None:
        self.picked.emit(
            frozenset(
                item.data(Qt.ItemDataRole.UserRole).value
                for item in self._items()
                if item.checkState() == Qt.CheckState.Checked
            )
        )

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for item in self._items():
            item.setHidden(wanted not in fold(item.data(Qt.ItemDataRole.UserRole).words))

    def _clear(self) -> None:
        self._list.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
            return
        super().keyPressEvent(event)


class ChipLine(QFrame):
    """Chips in one line; those it has no room for wait behind "Lọc thêm"."""

    def __init__(self, chips: Sequence[Chip], *tools: QWidget) -> None:
        super().__init__()
        self._chips: Final = list(chips)
        self._more = Chip(self.tr("Lọc thêm"))
        self._more.setCheckable(False)
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
        room = self.width() - 2 * px(16) - self._tools.sizeHint().width() - gap
        widths = [chip.width() + gap for chip in self._chips]
        fits = len(widths)
        if sum(widths) > room:
            left = room - self._more.width() - gap
            fits = 0
            while fits < len(widths) and widths[fits] <= left:
                left -= widths[fits]
                fits += 1
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < fits)
        self._more.setVisible(fits < len(widths))

    def _open_rest(self) -> None:
        menu = QMenu(self)
        for chip in self._chips:
            if chip.isHidden():
                action = menu.addAction(chip.accessibleName())
                action.setCheckable(True)
                action.setChecked(chip.isChecked())
                action.setEnabled(chip.isEnabled())
                action.triggered.connect(partial(self._press, chip))
        menu.exec(self._more.mapToGlobal(QPoint(0, self._more.height() + px(4))))

    def _press(self, chip: Chip) -> None:
        if isinstance(chip, ListChip):
            chip.open_list(self._more)
        else:
            chip.click()
