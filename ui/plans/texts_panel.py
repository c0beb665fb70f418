"""What a plan stands on, and its chapters."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.plans.facts import PlanFacts
from ui.parts.boxes import column, row
from ui.parts.buttons import button, icon_button
from ui.parts.fields import Field, GrowingText
from ui.plans.editing import FactsEditing
from ui.plans.scrolling import Scrolling


class TextsPanel(Scrolling):
    """A basis a line; of each chapter its title and its paragraphs."""

    def __init__(self, editing: FactsEditing) -> None:
        super().__init__()
        self._editing = editing
        self._ours = False
        self.bases: Final = GrowingText(least_lines=3, most_lines=30)
        self.chapters: Final[list[tuple[QWidget, QLineEdit, GrowingText]]] = []
        bases = Field(self.tr("Căn cứ, mỗi dòng một văn bản"), self.bases)
        self._rows = column(gap=16)
        self.add: Final = button(self.tr("Thêm phần"), sign="plus")
        self.add.clicked.connect(self._add_empty)
        self.fill(
            column(bases, self._rows, row(self.add, None), None, gap=16, margins=(16, 16, 16, 16))
        )
        editing.watch(self.bases, bases, lambda: {"bases": self._bases()})

    def show_facts(self, facts: PlanFacts, *, ours: bool) -> None:
        self._ours = ours
        self._editing.know(bases=facts.bases, chapters=facts.chapters)
        if not self.bases.hasFocus() and self._bases() != facts.bases:
            self.bases.setPlainText("\n".join(facts.bases))
        self.bases.setReadOnly(not ours)
        self.add.setVisible(ours)
        if self._chapters() != facts.chapters:
            while self.chapters:
                self._take_out(self.chapters[-1][0])
            for title, text in facts.chapters:
                self._add(title, text)

    def _bases(self) -> tuple[str, ...]:
        return tuple(filter(None, map(nfc, self.bases.toPlainText().splitlines())))

    def _chapters(self) -> tuple[tuple[str, str], ...]:
        said = ((nfc(title.text()), text.toPlainText().strip()) for _, title, text in self.chapters)
        return tuple(one for one in said if any(one))

    def _add(self, title: str, text: str) -> QLineEdit:
        name, words = QLineEdit(title), GrowingText(least_lines=3, most_lines=60)
        name.setReadOnly(not self._ours)
        name.setCursorPosition(0)
        words.setPlainText(text)
        words.setReadOnly(not self._ours)
        words.setAccessibleName(self.tr("Nội dung của phần “{}”").format(title))
        remove = icon_button("trash", self.tr("Xóa phần “{}”").format(title))
        if not self._ours:
            remove.hide()
        head = row(Field(self.tr("Tên phần"), name), gap=8)
        whole = QWidget()
        head.addLayout(column(None, remove))
        whole.setLayout(column(head, words, gap=4))
        self._rows.addWidget(whole)
        self.chapters.append((whole, name, words))
        for edit in (name, words):
            self._editing.watch(edit, None, self._read_chapters)
        remove.clicked.connect(partial(self._remove, whole))
        return name

    def _read_chapters(self) -> dict[str, tuple[tuple[str, str], ...]]:
        return {"chapters": self._chapters()}

    def _add_empty(self) -> None:
        self._add("", "").setFocus()

    def _remove(self, whole: QWidget) -> None:
        self._take_out(whole)
        self._editing.store(self._read_chapters())

    def _take_out(self, whole: QWidget) -> None:
        self.chapters[:] = [one for one in self.chapters if one[0] is not whole]
        self._rows.removeWidget(whole)
        whole.deleteLater()
