"""The documents of a plan, and what each of them changed."""

import uuid
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QLayout

from cchc_desktop.services.plans.draft_rows import ORIGINAL
from cchc_desktop.services.plans.facts import edit_plan
from cchc_desktop.services.plans.versions import (
    VersionLine,
    list_versions,
    start_version,
    what_changed,
)
from resources.words import word
from ui.actions.bench import Bench
from ui.labels import day
from ui.parts.boxes import column, frame, hair, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.plans.version_form import VersionDialog
from ui.table.cells import WordsCell
from ui.table.column import Column
from ui.table.view import LineView

translate = QCoreApplication.translate
_LIST: Final = 360


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence of what a document changed."""

    id: int
    words: str


def _document(line: VersionLine) -> str:
    number = line.number or translate("VersionsPanel", "chưa có số")
    kind = word("version-kinds", line.change)
    signed = f", {day(line.issued_on)}" if line.issued_on else ""
    return f"{kind}: {number}{signed}"


def _amount(line: VersionLine) -> str:
    parts = (
        (line.added, translate("VersionsPanel", "thêm {}")),
        (line.changed, translate("VersionsPanel", "đổi {}")),
        (line.withdrawn, translate("VersionsPanel", "bãi bỏ {}")),
    )
    told = ", ".join(words.format(count) for count, words in parts if count)
    return told or translate("VersionsPanel", "không đổi")


class VersionsPanel(QFrame):
    """Documents at the left, the newest first; what the chosen one changed at the right."""

    changed = Signal()

    def __init__(self, bench: Bench, plan: uuid.UUID) -> None:
        super().__init__()
        self._bench, self._plan = bench, plan
        self._ours = False
        self.setObjectName("surface")
        self.documents: Final = LineView(
            [
                Column("document", self.tr("Văn bản"), _document),
                Column("amount", self.tr("Nhiệm vụ"), _amount, width=112, cell=WordsCell("text2")),
            ]
        )
        self.documents.setAccessibleName(self.tr("Các văn bản của kế hoạch"))
        self.changes: Final = LineView(
            [Column("words", self.tr("Đã thay đổi những gì"), lambda line: line.words)]
        )
        self.changes.setAccessibleName(self.tr("Những thay đổi theo văn bản đang chọn"))
        self._nothing = label("", "muted", wrap=True)
        self.start: Final = button(self.tr("Điều chỉnh, bổ sung…"), sign="plan-add")
        self.start.clicked.connect(self._start)
        self.correct: Final = button(self.tr("Sửa văn bản…"))
        self.correct.clicked.connect(self._correct)
        self.documents.opened.connect(self._correct)
        self.documents.looked_into.connect(self._correct)
        self.documents.chosen.connect(self._show_changes)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QLayout:
        left = frame("surface", column(self.documents, gap=0), width=_LIST)
        right = column(self._empty(), self.changes, gap=0)
        right.setStretch(1, 1)
        sides = row(left, frame("side", right), gap=0)
        sides.setStretch(1, 1)
        hint = label(
            self.tr("Những gì đổi từ lúc bắt đầu một văn bản được ghi cho văn bản đó."),
            "small",
            wrap=True,
        )
        foot = row(self.start, self.correct, hint, gap=12, margins=(16, 8, 16, 8))
        foot.setStretch(2, 1)
        whole = column(gap=0)
        whole.addLayout(sides, 1)
        whole.addWidget(hair())
        whole.addLayout(foot)
        return whole

    def _empty(self) -> QFrame:
        self._empty_box = frame("surface", column(self._nothing, None, margins=(16, 16, 16, 16)))
        return self._empty_box

    def show_versions(self, *, ours: bool) -> None:
        lines = list_versions(self._bench.desk, self._plan)
        self.documents.replace(lines)
        self._ours = ours
        self.start.setVisible(ours)
        self.correct.setVisible(ours)
        if self.documents.current_line() is None:
            self.documents.choose_first(0)
        self._show_changes(self.documents.current_line())

    def _show_changes(self, line: VersionLine | None) -> None:
        found = what_changed(self._bench.desk, self._plan, line.id) if line else []
        later = line is not None and line.change != ORIGINAL
        self.correct.setEnabled(later)
        self.changes.replace([_Said(at, one.sentence) for at, one in enumerate(found)])
        self.changes.setVisible(bool(found))
        self._empty_box.setVisible(not found)
        if line is not None and not found:
            self._nothing.setText(
                self.tr("Văn bản này chưa thay đổi nhiệm vụ nào.")
                if later
                else self.tr("Các nhiệm vụ vẫn như khi kế hoạch được lưu.")
            )

    def _correct(self) -> None:
        """Correct a later document; the first one is corrected field by field, in its own part."""
        line = self.documents.current_line()
        if line is None or line.change == ORIGINAL or not self._ours:
            return
        desk, plan = self._bench.desk, self._plan
        dialog = VersionDialog(line, desk.today, self, corrects=True)
        if not dialog.ask():
            return
        change = dialog.correction()
        if self._bench.do(lambda: edit_plan(desk, plan, change, line.id)) is not None:
            self.changed.emit()

    def _start(self) -> None:
        newest = self.documents.lines.line(0)
        dialog = VersionDialog(newest, self._bench.desk.today, self)
        if not dialog.ask():
            return
        desk, plan, form = self._bench.desk, self._plan, dialog.form()
        if self._bench.do(lambda: start_version(desk, plan, form)) is not None:
            self.changed.emit()
            self.documents.choose_first(0)
