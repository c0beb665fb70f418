"""The list behind a chip, loaded when it is opened."""

from collections.abc import Collection, Hashable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from cchc_desktop.domain.text import fold
from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.search_field import SearchField
from ui.theme.look import px

_SEARCHED: Final = 9
_POPUP: Final = 320
_MOST_SHOWN: Final = 10


class Choice(NamedTuple):
    """One line of a list chip."""

    value: Hashable
    words: str
    tasks: int


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
        if len(choices) < _SEARCHED:
            self._search.hide()
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
