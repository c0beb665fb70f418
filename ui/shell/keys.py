"""The list of all keys, behind F1: those of the place in front, then those of the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.theme.look import px

Keys = Sequence[tuple[str, str]]
_FOOT = 56
_WIDTH, _HEIGHT = 640, 560


class KeysDialog(QDialog):
    """Only tells; every key is made where it works."""

    def __init__(self, place: str, own: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phím tắt"))
        inner = column(gap=16, margins=(24, 20, 24, 20))
        if own:
            inner.addLayout(self._group(place, own))
        inner.addLayout(self._group(self.tr("Mọi nơi"), self._everywhere()))
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Danh sách phím tắt"))
        scroll.setWidget(frame("dialogWords", inner))
        close = button(self.tr("Đóng"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = frame("dialogFoot", row(None, close, margins=(24, 12, 24, 12)), height=_FOOT)
        self.setLayout(column(scroll, foot, gap=0))
        self.resize(px(_WIDTH), px(_HEIGHT))
        close.setFocus()

    def _everywhere(self) -> Keys:
        return [
            ("Ctrl+1 … Ctrl+9", self.tr("Chuyển sang nơi làm việc thứ 1 … 9")),
            ("F6", self.tr("Đi giữa danh mục, danh sách và khung chi tiết")),
            ("Ctrl+Z", self.tr("Hoàn tác việc vừa làm")),
            ("Ctrl+Y", self.tr("Làm lại việc vừa hoàn tác")),
            ("F1", self.tr("Mở bảng phím tắt này")),
        ]

    @staticmethod
    def _group(title: str, keys: Keys) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, px(160))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(title, "lead"), 0, 0, 1, 2)
        for at, (key, does) in enumerate(keys, 1):
            grid.addWidget(label(key, "strong"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(does, wrap=True), at, 1)
        return grid
