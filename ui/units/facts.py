"""The fields of one unit: level, what it is under, who heads it, how to reach it."""

import uuid
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from cchc_desktop.services.unit_page.edit import UnitFact
from cchc_desktop.services.unit_page.overview import UnitDetails
from ui.parts.boxes import TOP, column, row
from ui.parts.told_fields import PickField, WordsField
from ui.units.branches import Node
from ui.units.dialogs import levels
from ui.units.fields import UnitField


class UnitFacts(QFrame):
    """Each field is saved when it is left; what cannot be saved is said beneath it."""

    level_said = Signal(str)
    parent_said = Signal(object)
    fact_said = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.level: Final = PickField(self.tr("Cấp"), levels())
        self.parent_unit: Final = UnitField(self.tr("Đơn vị cấp trên"))
        names = {
            UnitFact.HEAD: self.tr("Người đứng đầu"),
            UnitFact.HEAD_POST: self.tr("Chức danh người đứng đầu"),
            UnitFact.PHONE: self.tr("Điện thoại"),
            UnitFact.EMAIL: self.tr("Thư điện tử"),
            UnitFact.ADDRESS: self.tr("Địa chỉ"),
            UnitFact.NOTE: self.tr("Ghi chú"),
        }
        self.words: Final = {fact: WordsField(name) for fact, name in names.items()}
        for fact, field in self.words.items():
            field.said.connect(partial(self.fact_said.emit, fact))
        self.level.said.connect(self.level_said)
        self.parent_unit.said.connect(self.parent_said)
        pairs = (
            (self.level, self.parent_unit),
            (self.words[UnitFact.HEAD], self.words[UnitFact.HEAD_POST]),
            (self.words[UnitFact.PHONE], self.words[UnitFact.EMAIL]),
            (self.words[UnitFact.ADDRESS], self.words[UnitFact.NOTE]),
        )
        box = column(gap=12)
        for pair in pairs:
            line = row(*pair, gap=16)
            for at, one in enumerate(pair):
                line.setStretch(at, 2 if one is self.parent_unit else 1)
                if (item := line.itemAt(at)) is not None:
                    item.setAlignment(TOP)
            box.addLayout(line)
        self.setLayout(box)

    def show_unit(self, details: UnitDetails, nodes: Sequence[Node]) -> None:
        ours = not details.keeper
        for widget in (self.level, self.parent_unit, *self.words.values()):
            widget.setEnabled(ours)
            widget.refuse("")
        self.level.choice.choose(details.node.level)
        above = [one for one in nodes if not one.is_group and one.id != details.node.id]
        if not self.parent_unit.picker.line.isModified():
            self.parent_unit.picker.offer(above, self.tr("Không có"))
            self.parent_unit.show_unit(details.node.parent)
        for fact, field in self.words.items():
            field.show_words(getattr(details.contact, fact) or "")

    def refuse(self, fact: UnitFact, sentence: str) -> None:
        field = self.words[fact]
        field.refuse(sentence)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def parent_id(self) -> uuid.UUID | None:
        return self.parent_unit.picker.unit()
