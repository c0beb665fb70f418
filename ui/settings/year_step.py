"""A year with an arrow at either side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from cchc_desktop.domain.calendar.periods import FIRST_YEAR, LAST_YEAR
from ui.parts.boxes import row
from ui.parts.buttons import icon_button
from ui.parts.labels import label
from ui.theme.look import px


class YearStep(QFrame):
    changed = Signal(int)

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = year
        self._words = label("", "strong")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setMinimumWidth(px(48))
        self.before = icon_button("chevron-left", self.tr("Năm trước"))
        self.after = icon_button("chevron-right", self.tr("Năm sau"))
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.setLayout(row(self.before, self._words, self.after, gap=4))
        self._words.setText(str(year))

    def _go(self, step: int) -> None:
        self.year = min(max(self.year + step, FIRST_YEAR + 1), LAST_YEAR - 1)
        self._words.setText(str(self.year))
        self.changed.emit(self.year)
