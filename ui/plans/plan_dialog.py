"""The window "Thông tin kế hoạch": a plan's document, texts, later documents, what is in doubt."""

import uuid
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QStackedWidget, QWidget

from cchc_desktop.services.plans.facts import PlanFacts, plan_facts, remove_plan
from ui.actions.bench import Bench
from ui.parts.boxes import column, frame, hair, row
from ui.parts.buttons import Switch, button
from ui.parts.dialog import FOOT
from ui.parts.labels import label
from ui.parts.message import Message
from ui.plans.document_panel import DocumentPanel
from ui.plans.doubts_panel import DoubtsPanel
from ui.plans.editing import FactsEditing
from ui.plans.texts_panel import TextsPanel
from ui.plans.versions_panel import VersionsPanel
from ui.theme.look import px

_WIDTH, _HEIGHT = 920, 656
_AROUND: Final = 24
_LEAST: Final = QSize(880, 480)


class PlanDialog(QDialog):
    """What is typed is stored as soon as its field is left: there is nothing to be saved."""

    def __init__(self, bench: Bench, plan: uuid.UUID, part: str = "") -> None:
        """Open on the document, or on another part where one is named."""
        super().__init__(bench.window)
        self._bench, self._plan = bench, plan
        self.is_removed = False
        facts = plan_facts(bench.desk, plan)
        self.setWindowTitle(self.tr("Thông tin kế hoạch"))
        self.setModal(True)
        self._editing: Final = FactsEditing(bench, plan, self)
        self.document: Final = DocumentPanel(self._editing, facts.first_day.year)
        self.texts: Final = TextsPanel(self._editing)
        self.versions: Final = VersionsPanel(bench, plan)
        self.doubts: Final = DoubtsPanel(bench, plan)
        self._panels: Final[dict[str, QWidget]] = {
            "document": self.document,
            "texts": self.texts,
            "versions": self.versions,
            "doubts": self.doubts,
        }
        self.parts: Final = Switch(
            [
                ("document", self.tr("Văn bản")),
                ("texts", self.tr("Căn cứ, nội dung")),
                ("versions", self.tr("Điều chỉnh, bổ sung")),
                ("doubts", self.tr("Cần xem")),
            ]
        )
        self.parts.setAccessibleName(self.tr("Các phần của thông tin kế hoạch"))
        self._name = label("", "lead", wrap=True)
        self._keeper = Message((16, 0, 16, 8))
        self.remove: Final = button(self.tr("Xóa kế hoạch"), "quiet", sign="trash")
        self._build()
        self.parts.chosen.connect(self._turn)
        self.remove.clicked.connect(self._remove)
        self._editing.stored.connect(self._read_anew)
        self.versions.changed.connect(self._read_anew)
        self.doubts.changed.connect(self._read_anew)
        self.doubts.part_asked.connect(self.parts.choose)
        self.doubts.place_asked.connect(self._go)
        room = bench.window.size()
        self.resize(
            min(px(_WIDTH), max(room.width() - _AROUND, _LEAST.width())),
            min(px(_HEIGHT), max(room.height() - _AROUND, _LEAST.height())),
        )
        self._show(facts)
        self.document.begin()
        if part:
            self.parts.choose(part)

    def _build(self) -> None:
        head = column(self._name, row(self.parts, None), gap=12, margins=(16, 16, 16, 12))
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        body = column(frame("surface", head), self._keeper, hair(), gap=0)
        body.addWidget(self._stack, 1)
        whole = column(gap=0)
        whole.addWidget(frame("dialogWords", body), 1)
        whole.addWidget(self._foot())
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(whole)

    def _foot(self) -> QFrame:
        close = button(self.tr("Đóng"))
        close.clicked.connect(self.accept)
        self._count = label("", "small")
        line = row(self.remove, self._count, None, close, gap=8, margins=(8, 12, 16, 12))
        return frame("dialogFoot", line, height=FOOT)

    def _turn(self, part: str) -> None:
        self._editing.finish()
        self._stack.setCurrentWidget(self._panels[part])
        if part == "doubts":
            self.doubts.begin()

    def _read_anew(self) -> None:
        self._show(plan_facts(self._bench.desk, self._plan))

    def _show(self, facts: PlanFacts) -> None:
        name = f"{facts.number} · {facts.subject}" if facts.number else facts.subject
        self._name.setText(name)
        ours = not facts.keeper
        if not ours:
            sentence = self.tr("Kế hoạch do {} quản lý nên chỉ xem ở đây.").format(facts.keeper)
            self._keeper.say(sentence, "accent")
        self.document.show_facts(facts, ours=ours and not facts.implicit)
        self.texts.show_facts(facts, ours=ours and not facts.implicit)
        self.versions.show_versions(ours=ours and not facts.implicit)
        self.doubts.show_doubts(ours=ours)
        self.remove.setVisible(ours)
        self.remove.setEnabled(not facts.tasks)
        count = self.tr("{} nhiệm vụ").format(facts.tasks)
        if facts.tasks and ours:
            count = self.tr("{}; chỉ xóa được khi không còn nhiệm vụ nào").format(count)
        self._count.setText(count)

    def _remove(self) -> None:
        plan, desk = self._plan, self._bench.desk
        if self._bench.do(lambda: remove_plan(desk, plan)) is not None:
            self.is_removed = True
            self.accept()

    def _go(self, place: str) -> None:
        """Leave for the place where something is corrected."""
        self.accept()
        if not self.isVisible():
            self._bench.go(place)

    def done(self, result: int) -> None:
        """Store what is still being typed, however the window is closed."""
        if not self.is_removed and not self._editing.finish():
            return
        super().done(result)
