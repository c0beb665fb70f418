"""The line over the draft: which rows are shown, which part of the plan, and where it folds."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from ui.intake.filtering import Kind
from ui.parts.boxes import row
from ui.parts.buttons import Switch, button
from ui.parts.chips import Chip
from ui.theme.look import px

_HEIGHT: Final = 40
_GAP: Final = 8
_AROUND: Final = 40
TASKS: Final = "tasks"
DOCUMENT: Final = "document"
AGAIN: Final = "again"


class PartLine(QFrame):
    """Chips narrow the tasks down; links lead to the other parts, a chip leads back."""

    kind_chosen = Signal(object)
    part_chosen = Signal(str)
    paper_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(px(_HEIGHT))
        self.sides: Final = Switch(
            [("draft", self.tr("Nhiệm vụ")), ("paper", self.tr("Văn bản gốc"))]
        )
        self.sides.setAccessibleName(self.tr("Xem nhiệm vụ hay văn bản gốc"))
        self.sides.hide()
        self.chips: Final = self._make_chips()
        self.links: Final = self._make_links()
        line = row(self.sides, *self.chips.values(), None, *self.links.values(), gap=8)
        line.setContentsMargins(px(16), 0, px(12), 0)
        self.setLayout(line)
        self._part = TASKS
        self.sides.chosen.connect(lambda side: self.paper_chosen.emit(side == "paper"))

    def _make_chips(self) -> dict[Kind, Chip]:
        chips = {
            Kind.ALL: Chip(self.tr("Tất cả")),
            Kind.ASKED: Chip(self.tr("Cần xem"), "question"),
            Kind.DEADLINES: Chip(self.tr("Thời hạn")),
            Kind.UNITS: Chip(self.tr("Đơn vị")),
            Kind.MISSING: Chip(self.tr("Thiếu ô")),
        }
        group = self._group = QButtonGroup(self)
        group.setExclusive(True)
        for kind, chip in chips.items():
            group.addButton(chip)
            chip.clicked.connect(self._choosing(kind))
        chips[Kind.ALL].setChecked(True)
        return chips

    def _make_links(self) -> dict[str, QPushButton]:
        links = {
            DOCUMENT: button(self.tr("Văn bản"), "link"),
            "sections": button(self.tr("Lĩnh vực"), "link"),
            "targets": button(self.tr("Chỉ tiêu"), "link"),
            "assignments": button(self.tr("Từng đơn vị"), "link"),
            "report_duties": button(self.tr("Kỳ báo cáo"), "link"),
            "narrative": button(self.tr("Lời văn"), "link"),
            AGAIN: button(self.tr("Thay đổi"), "link"),
        }
        for part, link in links.items():
            link.setCheckable(True)
            link.clicked.connect(self._leading(part))
        return links

    def _choosing(self, kind: Kind) -> Callable[[], None]:
        def choose() -> None:
            self.show_part(TASKS)
            self.part_chosen.emit(TASKS)
            self.kind_chosen.emit(kind)

        return choose

    def _leading(self, part: str) -> Callable[[], None]:
        def lead() -> None:
            self.show_part(part)
            self.part_chosen.emit(part)

        return lead

    def show_part(self, part: str) -> None:
        self._part = part
        for name, link in self.links.items():
            link.setChecked(name == part)
        if part != TASKS:
            self._group.setExclusive(False)
            for chip in self.chips.values():
                chip.setChecked(False)
            self._group.setExclusive(True)
        elif self._group.checkedButton() is None:
            self.chips[Kind.ALL].setChecked(True)

    def count(self, kinds: Mapping[Kind, int], parts: Mapping[str, int]) -> None:
        """Show how many rows of each kind there are; parts that say nothing have no link."""
        for kind, chip in self.chips.items():
            chip.show_count(kinds.get(kind, 0))
        for part, link in self.links.items():
            link.setVisible(part == DOCUMENT or bool(parts.get(part)))
        self._fold_chips()

    def offer_paper(self, *, offered: bool) -> None:
        """Offer the document in a tab, where it has no room beside the draft."""
        self.sides.setVisible(offered)
        if not offered and self.sides.value() == "paper":
            self.sides.choose("draft")
        self._fold_chips()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_chips()

    def _fold_chips(self) -> None:
        """Fold the last chips where the line is too narrow for all; the first two always stand."""
        beside = [self.sides, *self.links.values(), self.chips[Kind.ALL], self.chips[Kind.ASKED]]
        room = self.width() - px(_AROUND)
        for one in beside:
            room -= 0 if one.isHidden() else one.sizeHint().width() + px(_GAP)
        for kind in (Kind.DEADLINES, Kind.UNITS, Kind.MISSING):
            room -= self.chips[kind].width() + px(_GAP)
            self.chips[kind].setVisible(room >= 0)
