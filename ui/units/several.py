"""Several units in a form: picked one after the other, each taken out again by its button."""

import uuid
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cchc_desktop.domain.text import nfc
from ui.parts.boxes import column, row
from ui.parts.buttons import button, icon_button
from ui.parts.labels import label
from ui.units.branches import Node
from ui.units.fields import UnitPicker

translate = QCoreApplication.translate
Told = uuid.UUID | str


class SeveralUnits(QFrame):
    """The units picked so far over the field that adds one; `may_name` takes new names, too."""

    changed = Signal()

    def __init__(self, nodes: Sequence[Node], hint: str, *, may_name: bool = False) -> None:
        super().__init__()
        self._names: Final = {node.id: node.name for node in nodes}
        self._may_name = may_name
        self._told: list[Told] = []
        self._lines: Final[QVBoxLayout] = column(gap=4)
        self.picker: Final = UnitPicker(hint)
        self.picker.offer(nodes)
        self.picker.show_unit(None)
        self.picker.activated.connect(self.take)
        self.picker.line.returnPressed.connect(self.take)
        self._add = button(translate("SeveralUnits", "Thêm"))
        self._add.clicked.connect(self.take)
        line = row(self.picker, self._add, gap=8)
        line.setStretch(0, 1)
        self.setLayout(column(self._lines, line, gap=4))
        self.setFocusProxy(self.picker)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.picker.setAccessibleName(name)
        self._add.setAccessibleName(f"{self._add.text().strip()}: {name}")

    def value(self) -> list[Told]:
        """Return what was picked, and what stands in the field and was not added yet."""
        last = self._typed()
        return [*self._told, last] if last is not None and last not in self._told else self._told

    def show_units(self, told: Sequence[Told]) -> None:
        self._told = list(told)
        self._fill()

    def take(self) -> None:
        """Add what stands in the field."""
        typed = self._typed()
        if typed is not None:
            if typed not in self._told:
                self._told.append(typed)
            self.picker.show_unit(None)
            self._fill()
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> Told | None:
        unit = self.picker.unit()
        words = self.picker.words()
        if unit is not None and (not self._may_name or nfc(self._names[unit]) == words):
            return unit
        return words if self._may_name and words else None

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for told in self._told:
            self._lines.addWidget(self._line(told))
        self.changed.emit()

    def _line(self, told: Told) -> QFrame:
        name = told if isinstance(told, str) else self._names.get(told, "")
        drop = icon_button("close", translate("SeveralUnits", "Bỏ “{}”").format(name))
        drop.clicked.connect(partial(self._drop, told))
        line = row(label(name, wrap=True), drop, gap=8)
        line.setStretch(0, 1)
        out = QFrame()
        out.setLayout(line)
        return out

    def _drop(self, told: Told) -> None:
        self._told.remove(told)
        self._fill()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
