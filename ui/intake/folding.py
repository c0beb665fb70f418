"""Document and draft beside each other, or behind the same tabs where there is no room for both."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame

from ui.intake.document_side import DocumentSide
from ui.intake.part_line import PartLine
from ui.parts.boxes import column, row
from ui.theme.look import px

# Window width over text scale, at which parts fold away (the design's table of widths).
WITH_ALL: Final = 1340
_BESIDE: Final = 1080
_PAPER: Final = 488
_PAPER_NARROW: Final = 400
_WIDEST: Final = 16_777_215  # what Qt takes for no limit


class Folding(QObject):
    """`body` is the layout that holds both."""

    def __init__(self, side: DocumentSide, parts: PartLine, draft: QFrame) -> None:
        super().__init__(parts)
        self._side, self._parts, self._draft = side, parts, draft
        self._is_folded = False
        self._right = column(parts, draft, gap=0)
        self._right.setStretch(1, 1)
        self.body: Final = row(side, gap=0)
        self.body.addLayout(self._right, 1)
        parts.paper_chosen.connect(self._show_paper)

    def fit(self, effective: float) -> None:
        """Fold for an effective width."""
        folded = effective < _BESIDE
        self._parts.offer_paper(offered=folded)
        if folded != self._is_folded:
            self._turn(folded=folded)
        if not folded:
            self._side.setFixedWidth(px(_PAPER if effective >= WITH_ALL else _PAPER_NARROW))

    def _turn(self, *, folded: bool) -> None:
        self._is_folded = folded
        if folded:
            self.body.removeWidget(self._side)
            self._right.addWidget(self._side, 1)
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_WIDEST)
            self._show_paper(shown=self._parts.sides.value() == "paper")
        else:
            self._right.removeWidget(self._side)
            self.body.insertWidget(0, self._side)
            self._side.show()
            self._draft.show()

    def _show_paper(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show the document in the place of the draft, or the other way round."""
        if self._is_folded:
            self._draft.setVisible(not shown)
            self._side.setVisible(shown)
