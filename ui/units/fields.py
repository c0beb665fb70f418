"""A field of this place: a unit chosen by any of its names."""

import uuid
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from cchc_desktop.domain.text import fold, nfc
from ui.parts.fields import Choice, Field
from ui.units.branches import Node

_FOLDED: Final = int(Qt.ItemDataRole.UserRole) + 1


class _Completer(QCompleter):
    """Finds a name by any part of it, accents or none."""

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data())


class UnitPicker(Choice):
    """A unit among all; typing any part of its names shows those that are meant."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.line: Final = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.line.setPlaceholderText(hint)
        completer = _Completer(self.model(), self)
        completer.setCompletionRole(_FOLDED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def offer(self, nodes: Sequence[Node], none: str = "") -> None:
        """Offer these units; `none` is the word for no unit, where that may be chosen."""
        kept = self.unit()
        self.clear()
        if none:
            self.addItem(none, None)
            self.setItemData(0, fold(none), _FOLDED)
        for node in nodes:
            self.addItem(node.name, node.id)
            self.setItemData(self.count() - 1, node.sought, _FOLDED)
        self.show_unit(kept)

    def show_unit(self, unit: uuid.UUID | None) -> None:
        at = next((one for one in range(self.count()) if self.itemData(one) == unit), -1)
        self.setCurrentIndex(at)
        self.line.setText(self.itemText(at) if at >= 0 else "")
        self.line.setCursorPosition(0)
        self.setToolTip(self.line.text())

    def unit(self) -> uuid.UUID | None:
        """Return the unit whose name stands there, or the only one that its words mean."""
        words = self.words()
        named = [at for at in range(self.count()) if nfc(self.itemText(at)) == words]
        if not named and words:
            sought = fold(words)
            named = [at for at in range(self.count()) if sought in str(self.itemData(at, _FOLDED))]
        found: uuid.UUID | None = self.itemData(named[0]) if len(named) == 1 else None
        return found

    def words(self) -> str:
        return nfc(self.currentText())


class UnitField(Field):
    """A unit chosen for something; told when the field is left with another one in it."""

    said = Signal(object)

    def __init__(self, name: str, hint: str = "") -> None:
        self.picker: Final = UnitPicker(hint)
        super().__init__(name, self.picker)
        self._known: uuid.UUID | None = None
        self.picker.activated.connect(self._tell)
        self.picker.line.editingFinished.connect(self._tell)

    def show_unit(self, unit: uuid.UUID | None) -> None:
        self._known = unit
        self.picker.show_unit(unit)

    def _tell(self) -> None:
        unit = self.picker.unit()
        known_words = (
            not self.picker.words()
            or unit is not None
            or self.picker.findText(self.picker.words()) >= 0
        )
        if not known_words:
            self.picker.show_unit(self._known)
        elif unit != self._known:
            self.said.emit(unit)
