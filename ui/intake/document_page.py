"""What the document says beside its tasks: its facts, its text by chapters, its bases."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame

from ui.intake.document_part import DocumentPart
from ui.intake.draft_columns import Helps
from ui.intake.part_pages import PartPages
from ui.intake.part_table import PartTable
from ui.intake.working import Working
from ui.parts.boxes import column, frame, hair, row
from ui.parts.buttons import Switch

FACTS: Final = "facts"


class DocumentPage(QFrame):
    """One of three at a time."""

    def __init__(self, working: Working, helps: Helps) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.facts: Final = DocumentPart(working)
        chapters, bases = self.tr("Nội dung"), self.tr("Căn cứ")
        self._pages: Final = PartPages(
            {
                FACTS: lambda: self.facts,
                "chapters": partial(PartTable, "chapters", chapters, working, helps),
                "bases": partial(PartTable, "bases", bases, working, helps),
            }
        )
        self._pages.show_part(FACTS)
        self.which: Final = Switch(
            [(FACTS, self.tr("Thông tin chung")), ("chapters", chapters), ("bases", bases)]
        )
        self.which.setAccessibleName(self.tr("Phần của văn bản"))
        head = row(self.which, None, margins=(16, 8, 16, 8))
        whole = column(frame("surface", head), hair(), self._pages, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.which.chosen.connect(self._show)

    def _show(self, which: str) -> None:
        shown = self._pages.show_part(which)
        self.setFocusProxy(shown)
        if isinstance(shown, PartTable) and shown.current_line() is None:
            shown.choose_first(2)
        shown.setFocus()

    def show_working(self) -> None:
        self._pages.show_working()

    def show_facts(self) -> None:
        """Bring the facts of the document to the front."""
        self.which.choose(FACTS)

    def go_to(self, name: str) -> None:
        """Put the focus on a fact."""
        self.show_facts()
        self.facts.go_to(name)
