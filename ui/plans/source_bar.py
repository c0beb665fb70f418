"""Three ways to make a plan, and which plan to make it from."""

import uuid
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QSpinBox

from cchc_desktop.services.plans.proposal import Way
from cchc_desktop.services.plans.storing import PlanLine
from ui.parts.boxes import row
from ui.parts.buttons import Switch
from ui.parts.fields import Choice
from ui.plans.wording import plan_words
from ui.theme.look import px

_YEARS_AROUND: Final = 5
_TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole


class SourceBar(QFrame):
    """Emits whenever another source was chosen."""

    chosen = Signal()

    def __init__(self, year: int) -> None:
        super().__init__()
        self.ways: Final = Switch(
            [
                (Way.ABOVE, self.tr("Từ kế hoạch cấp trên")),
                (Way.LAST_YEAR, self.tr("Từ kế hoạch năm trước")),
                (Way.NOTHING, self.tr("Lập từ đầu")),
            ]
        )
        self.ways.setAccessibleName(self.tr("Cách lập kế hoạch"))
        self.plans: Final = Choice()
        self.plans.setAccessibleName(self.tr("Kế hoạch làm căn cứ"))
        self.plans.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.plans.setMinimumContentsLength(1)
        self.year: Final = QSpinBox()
        self.year.setAccessibleName(self.tr("Năm của kế hoạch"))
        self.year.setRange(year - _YEARS_AROUND, year + _YEARS_AROUND)
        self.year.setValue(year)
        self.year.setPrefix(self.tr("Năm "))
        self.year.setFixedWidth(px(112))
        self._offered: dict[str, Sequence[PlanLine]] = {}
        self.year.lineEdit().setTextMargins(px(6), 0, px(6), 0)
        box = row(self.ways, self.plans, self.year, gap=16)
        box.setStretch(1, 1)
        box.addStretch(0)  # of use only while there is no list to take the room
        self.setLayout(box)
        self.ways.chosen.connect(self._turn)
        self.plans.activated.connect(self.chosen)
        self.year.valueChanged.connect(self.chosen)

    def offer(self, way: Way, plans: Sequence[PlanLine]) -> None:
        self._offered[way] = plans

    def begin(self, way: Way) -> None:
        """Start with a way, without telling."""
        blocked = self.blockSignals(True)
        self.ways.choose(way)
        self.blockSignals(blocked)

    @property
    def way(self) -> Way:
        return Way(self.ways.value())

    def plan(self) -> uuid.UUID | None:
        text = self.plans.currentData()
        return uuid.UUID(str(text)) if text else None

    def _turn(self) -> None:
        plans = self._offered.get(self.way, ())
        self.plans.clear()
        for line in plans:
            self.plans.addItem(plan_words(line), str(line.id))
            self.plans.setItemData(self.plans.count() - 1, plan_words(line), _TOOLTIP)
        from_nothing = self.way is Way.NOTHING
        self.plans.setVisible(not from_nothing and bool(plans))
        self.year.setVisible(from_nothing)
        self.chosen.emit()
