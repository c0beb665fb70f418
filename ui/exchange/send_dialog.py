"""Which files are to be written, of which period, and into which folder: one button for all.

Must not know how a file is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.services.exchange.errands import Errand, Way
from cchc_desktop.services.occasion_words import period_words
from ui.exchange.send_columns import CHOSEN, lines_of, send_columns
from ui.exchange.wording import capital
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.chips import Chip
from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import FOOT
from ui.parts.labels import label
from ui.table.view import LineView
from ui.theme.look import px

_WIDTH, _HEIGHT = 760, 560
AskFolder = Callable[[str, QWidget], Path | None]


class SendDialog(QDialog):
    """Accepted once there is something to write and a folder to write it into."""

    def __init__(
        self,
        found: Sequence[Errand],
        chosen: Sequence[Errand],
        periods: Sequence[Period],
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Gửi đi"))
        self._found: Final = list(found)
        self._chosen = {one.key for one in chosen}
        self._today: Final = today
        self.folder = ""
        self.ask_folder: AskFolder = lambda _start, _parent: None
        self.table: Final = LineView(send_columns(lambda: today))
        self.table.setAccessibleName(self.tr("Tệp sẽ ghi"))
        self.every: Final = Chip(self.tr("Chọn tất cả"))
        self.news: Final = Chip(self.tr("Chỉ nơi có thay đổi"))
        self.period: Final = Choice([(str(one), capital(period_words(one))) for one in periods])
        self._period: Final = Field(self.tr("Kỳ báo cáo"), self.period)
        self._place: Final = label("", wrap=True)
        self.change: Final = button(self.tr("Chọn thư mục…"), sign="folder")
        self._why: Final = label("", tone="late", wrap=True)
        self.act: Final = button("", "primary")
        self.leave: Final = button(self.tr("Hủy"))
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        chips = row(self.every, self.news, None, gap=8)
        place = row(self._place, self.change, gap=12)
        place.setStretch(0, 1)
        self._why.hide()
        inner = column(
            label(self.tr("Mỗi nơi nhận một tệp. Tên tệp nói rõ gửi gì, cho nơi nào."), "muted"),
            chips,
            self.table,
            row(self._period, None),
            column(label(self.tr("Ghi vào thư mục hoặc USB"), "label"), place, gap=4),
            self._why,
            gap=12,
            margins=(24, 20, 24, 16),
        )
        inner.setStretch(2, 1)
        foot = row(None, self.act, self.leave, gap=8, margins=(24, 12, 24, 12))
        whole = column(frame("dialogWords", inner), frame("dialogFoot", foot, height=FOOT), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(px(_WIDTH), px(_HEIGHT))
        self._period.setVisible(any(one.period is not None for one in self._found))

    def _connect(self) -> None:
        self.table.opened.connect(self._turn)
        self.table.looked_into.connect(self._turn)
        self.table.clicked.connect(self._press)
        self.every.clicked.connect(self._choose_every)
        self.news.clicked.connect(self._choose_news)
        self.change.clicked.connect(self._choose_folder)
        self.period.currentIndexChanged.connect(lambda _at: self._show())
        self.act.clicked.connect(self._try)
        self.leave.clicked.connect(self.reject)

    # --- what is chosen

    def show_folder(self, folder: str) -> None:
        self.folder = folder
        self._place.setText(folder or self.tr("Chưa chọn thư mục"))
        self._place.setToolTip(folder)

    def choose_period(self, period: Period) -> None:
        self.period.choose(str(period))

    def wanted(self) -> list[Errand]:
        """Return what is to be written, of the period that was chosen."""
        return [one for one in self._of_period() if one.key in self._keys()]

    def _keys(self) -> set[str]:
        by_place = {(one.way, one.to) for one in self._found if one.key in self._chosen}
        return {one.key for one in self._of_period() if (one.way, one.to) in by_place}

    def _of_period(self) -> list[Errand]:
        if not self.period.count():
            return self._found
        period = parse(self.period.value())
        return [self._with(one, period) for one in self._found]

    @staticmethod
    def _with(one: Errand, period: Period) -> Errand:
        """Speak of another period: when that one went is not known here, and is not said."""
        if one.period is None or one.period == period:
            return one
        if one.way is Way.FORM:
            return replace(one, period=Period.of(period.last_quarter))
        return replace(one, period=period, due=None, sent_at=None)

    def _show(self) -> None:
        self.table.replace(lines_of(self._of_period(), self._keys()))
        count = len(self.wanted())
        self.act.setText(self.tr("Ghi {} tệp").format(count))
        self.act.setAccessibleName(self.act.text())
        self.every.setChecked(bool(self._found) and count == len(self._found))
        waiting = {one.key for one in self._found if one.waits}
        self.news.setChecked(bool(waiting) and self._chosen == waiting)

    def _press(self, index: Any) -> None:
        if self.table.lines.columns[index.column()].key == CHOSEN:
            self._turn(self.table.lines.line(index.row()))

    def _turn(self, line: Any) -> None:
        place = line.errand.way, line.errand.to
        for one in self._found:
            if (one.way, one.to) == place:
                self._chosen ^= {one.key}
        self._show()

    def _choose_every(self) -> None:
        whole = len(self._chosen) < len(self._found)
        self._chosen.clear()
        if whole:
            self._chosen.update(one.key for one in self._found)
        self._show()

    def _choose_news(self) -> None:
        self._chosen.clear()
        self._chosen.update(one.key for one in self._found if one.waits)
        self._show()

    def _choose_folder(self) -> None:
        found = self.ask_folder(self.folder, self)
        if found is not None:
            self.show_folder(str(found))

    def _try(self) -> None:
        """Go on once something is chosen and the folder is there."""
        if not self.wanted():
            self._refuse(self.tr("Chọn ít nhất một nơi nhận."))
            return
        if not self.folder:
            self._choose_folder()
        if not self.folder:
            self._refuse(self.tr("Chọn thư mục hoặc USB để ghi tệp."))
            return
        if not Path(self.folder).is_dir():
            self._refuse(self.tr("Không có thư mục này. Cắm lại USB hoặc chọn thư mục khác."))
            return
        self.accept()

    def _refuse(self, why: str) -> None:
        self._why.setText(why)
        self._why.show()

    def ask(self) -> bool:
        self.table.setFocus()
        if self.table.current_line() is None:
            self.table.choose_first(0)
        return self.exec() == QDialog.DialogCode.Accepted
