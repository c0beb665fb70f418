"""The document at the left: the sheet, which page is seen, larger and smaller."""

from typing import Final

from PySide6.QtWidgets import QFrame

from ui.intake.paper import PaperView
from ui.intake.strips import Strips
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import icon_button
from ui.parts.labels import label

_BAR: Final = 40


class DocumentSide(QFrame):
    """Shows a document; follows and leads the table beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paperSide")
        self.paper: Final = PaperView()
        self._page = label("", "small")
        self._zoom = label("", "small")
        smaller = icon_button("zoom-out", self.tr("Thu nhỏ (Ctrl+-)"))
        larger = icon_button("zoom-in", self.tr("Phóng to (Ctrl++)"))
        smaller.clicked.connect(lambda: self.paper.zoom_by(-1))
        larger.clicked.connect(lambda: self.paper.zoom_by(1))
        bar = row(
            label(self.tr("Văn bản gốc"), "strong"),
            self._page,
            None,
            smaller,
            self._zoom,
            larger,
            gap=4,
            margins=(16, 0, 8, 0),
        )
        self.setLayout(column(frame("bar", bar, height=_BAR), self.paper, gap=0))
        self.paper.zoomed.connect(self._tell)
        self.paper.verticalScrollBar().valueChanged.connect(self._tell)

    def show_strips(self, strips: Strips) -> None:
        self.paper.show_strips(strips)
        self._tell()

    def _tell(self) -> None:
        page = self.paper.page()
        pages = self.paper.strips.pages() if self.paper.strips is not None else 0
        self._page.setText(self.tr("trang {}/{}").format(page, pages) if page else "")
        self._zoom.setText(f"{self.paper.zoom()}%")
