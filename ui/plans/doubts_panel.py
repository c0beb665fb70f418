"""What is to be looked at in a plan as a whole, one beneath the other, each with its decision."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton

from cchc_desktop.services.doubts.open import DEADLINES_MISSING, DoubtLine, list_plan_doubts
from cchc_desktop.services.doubts.settling import settle
from ui.actions.bench import Bench
from ui.parts.boxes import column, hair, row
from ui.parts.buttons import button
from ui.parts.fields import Field
from ui.parts.labels import label
from ui.plans.scrolling import Scrolling
from ui.theme.look import px

translate = QCoreApplication.translate
_OF_DOCUMENT: Final = frozenset({"number", "issued_on", "subject", "years"})
_ISSUER: Final = "narrative-doubts.issuer-from-text"
_NARROW: Final = 320


class DoubtsPanel(Scrolling):
    """Tells where a person wants to correct something: a part of the window, or a place."""

    changed = Signal()
    part_asked = Signal(str)
    place_asked = Signal(str)

    def __init__(self, bench: Bench, plan: uuid.UUID) -> None:
        super().__init__()
        self._bench, self._plan = bench, plan
        self.cards: Final[list[DoubtCard]] = []

    def show_doubts(self, *, ours: bool) -> None:
        """Read them anew; those of an office above are not ours to decide."""
        found = [one for one in list_plan_doubts(self._bench.desk) if one.plan == self._plan]
        self.cards[:] = [DoubtCard(one, self) for one in (found if ours else [])]
        done = label(self.tr("Không còn chỗ nào cần xem ở kế hoạch này."), "muted", wrap=True)
        listed = column(gap=0)
        for card in self.cards:
            listed.addWidget(card)
            listed.addWidget(hair())
        if not self.cards:
            listed.addLayout(row(done, gap=0, margins=(16, 16, 16, 16)))
        listed.addStretch(1)
        self.fill(listed)

    def begin(self) -> None:
        """Put the cursor on the first thing to decide."""
        if self.cards:
            self.cards[0].first.setFocus()

    def decide(self, card: "DoubtCard", value: str) -> None:
        """Store a decision; what is refused is said beneath the field it was typed in."""
        desk, doubt = self._bench.desk, card.line.id
        why = self._bench.attempt(lambda: settle(desk, doubt, value or None))
        card.refuse(why)
        if not why:
            self.changed.emit()
            self.begin()


class DoubtCard(QFrame):
    """One sentence with what may be done about it."""

    def __init__(self, line: DoubtLine, panel: DoubtsPanel) -> None:
        super().__init__()
        self.line: Final = line
        self._why = label("", tone="late", wrap=True)
        self._why.hide()
        self.day: Final = QLineEdit()
        self.field: Final = _common_day(self.day) if line.code == DEADLINES_MISSING else None
        words = [label(line.what, wrap=True)]
        if line.where:
            words.append(label(line.where, "small", wrap=True))
        self.deeds: Final = self._deeds(panel)
        inside = column(*words, gap=8, margins=(16, 12, 16, 12))
        if self.field is not None:
            inside.addWidget(self.field)
        inside.addWidget(self._why)
        inside.addLayout(row(*self.deeds, None, gap=8))
        self.setLayout(inside)

    @property
    def first(self) -> QLineEdit | QPushButton:
        return self.deeds[0] if self.field is None else self.day

    def refuse(self, why: str) -> None:
        """Say why a decision was not stored."""
        if self.field is not None:
            self.field.refuse(why)
        else:
            self._why.setText(why)
            self._why.setVisible(bool(why))

    def _deeds(self, panel: DoubtsPanel) -> list[QPushButton]:
        keep = partial(panel.decide, self, "")
        if self.field is not None:
            return [
                _deed(translate("DoubtsPanel", "Ghi hạn này"), partial(self._date, panel)),
                _deed(translate("DoubtsPanel", "Không có thời hạn"), keep),
            ]
        kept = _deed(translate("DoubtsPanel", "Đã xem, giữ nguyên"), keep)
        return [kept, *self._doors(panel)]

    def _date(self, panel: DoubtsPanel) -> None:
        said = self.day.text().strip()
        if said:
            panel.decide(self, said)
        else:
            self.refuse(translate("DoubtsPanel", "Ghi một thời hạn, như 30/6/2026 hoặc Quý II."))

    def _doors(self, panel: DoubtsPanel) -> list[QPushButton]:
        """Return the way to where it is corrected."""
        if self.line.field in _OF_DOCUMENT or self.line.code == _ISSUER:
            there = partial(panel.part_asked.emit, "document")
            return [_deed(translate("DoubtsPanel", "Sửa ở Văn bản"), there)]
        if self.line.field == "targets":
            there = partial(panel.place_asked.emit, "targets")
            return [_deed(translate("DoubtsPanel", "Mở Chỉ tiêu"), there)]
        if self.line.field == "report_duties":
            there = partial(panel.place_asked.emit, "settings")
            return [_deed(translate("DoubtsPanel", "Mở Cài đặt"), there)]
        return []


def _common_day(day: QLineEdit) -> Field:
    made = Field(translate("DoubtsPanel", "Hạn chung"), day)
    made.setMaximumWidth(px(_NARROW))
    day.setPlaceholderText(translate("DoubtsPanel", "31/12/2026, Quý IV…"))
    return made


def _deed(words: str, act: Callable[[], object]) -> QPushButton:
    made = button(words)
    made.clicked.connect(lambda _=False: act())
    return made
