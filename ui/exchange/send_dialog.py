"""Which files are to be written, of which period, and into which folder: one button for all.

Must not know how a file is written, nor how it is known when one went last.
"""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.services.exchange.errands import Errand, Way
from cchc_desktop.services.occasion_words import period_words
from ui.exchange.errand_words import is_news
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

_WIDTH, _HEIGHT = 840, 600
AskFolder = Callable[[str, QWidget], Path | None]
# Reads the errands anew, for a period and the units that get a form in place of a file or not.
Ways = Mapping[uuid.UUID, Way]
Read = Callable[[Ways, Period, Callable[[Sequence[Errand]], None]], None]


class SendDialog(QDialog):
    """Accepted once there is something to write and a folder to write it into."""

    def __init__(
        self,
        found: Sequence[Errand],
        chosen: Collection[Errand],
        periods: Sequence[Period],
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Gửi đi"))
        self._found: Sequence[Errand] = found
        self._chosen: Final = {_spot(one) for one in chosen}
        self._ways: Final[dict[uuid.UUID, Way]] = {}
        self.folder = ""
        self.ask_folder: AskFolder = lambda _start, _parent: None
        self.read: Read = lambda _ways, _period, _show: None
        self.table: Final = LineView(send_columns(lambda: today))
        self.table.setAccessibleName(self.tr("Tệp sẽ ghi"))
        self.every: Final = Chip(self.tr("Chọn tất cả"))
        self.news: Final = Chip(self.tr("Chỉ nơi có thay đổi"))
        self.form: Final = button(self.tr("Gửi bằng biểu Excel"))
        self.period: Final = Choice([(str(one), capital(period_words(one))) for one in periods])
        self._period: Final = Field(self.tr("Kỳ báo cáo"), self.period)
        self._place: Final = label("", wrap=True)
        self.change: Final = button(self.tr("Chọn thư mục…"), sign="folder")
        self._why: Final = label("", tone="late", wrap=True)
        self.act: Final = button("", "primary")
        self.leave: Final = button(self.tr("Hủy"))
        self._build()
        self._show()
        self._connect()

    def _build(self) -> None:
        self.form.setToolTip(self.tr("Cho đơn vị chưa dùng chương trình: điền kết quả vào Excel"))
        chips = row(self.every, self.news, None, self.form, gap=8)
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

    def _connect(self) -> None:
        self.table.opened.connect(self._turn)
        self.table.looked_into.connect(self._turn)
        self.table.clicked.connect(self._press)
        self.table.chosen.connect(lambda _line: self._offer_form())
        self.every.clicked.connect(self._choose_every)
        self.news.clicked.connect(self._choose_news)
        self.form.clicked.connect(self._turn_way)
        self.change.clicked.connect(self._choose_folder)
        self.period.currentIndexChanged.connect(lambda _at: self._read_anew())
        self.act.clicked.connect(self._try)
        self.leave.clicked.connect(self.reject)

    # --- what is chosen

    def show_folder(self, folder: str) -> None:
        self.folder = folder
        self._place.setText(folder or self.tr("Chưa chọn thư mục"))
        self._place.setToolTip(folder)

    def choose_period(self, period: Period) -> None:
        """Show a period that the errands are of already."""
        self.period.blockSignals(True)
        self.period.choose(str(period))
        self.period.blockSignals(False)

    def wanted(self) -> list[Errand]:
        """Return what is to be written."""
        return [one for one in self._found if _spot(one) in self._chosen]

    def _read_anew(self) -> None:
        self.read(dict(self._ways), parse(self.period.value()), self._take)

    def _take(self, found: Sequence[Errand]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        wanted = self.wanted()
        self.table.replace(lines_of(self._found, {one.key for one in wanted}))
        self.act.setText(self.tr("Ghi {} tệp").format(len(wanted)))
        self.act.setAccessibleName(self.act.text())
        self.every.setChecked(bool(self._found) and len(wanted) == len(self._found))
        news = {_spot(one) for one in self._found if is_news(one)}
        self.news.setChecked(bool(news) and self._chosen == news)
        self._period.setVisible(any(one.period is not None for one in self._found))
        self._offer_form()

    def _press(self, index: Any) -> None:
        if self.table.lines.columns[index.column()].key == CHOSEN:
            self._turn(self.table.lines.line(index.row()))

    def _turn(self, line: Any) -> None:
        self._chosen.symmetric_difference_update({_spot(line.errand)})
        self._show()

    def _choose_every(self) -> None:
        whole = len(self.wanted()) < len(self._found)
        self._choose(self._found if whole else ())

    def _choose_news(self) -> None:
        self._choose([one for one in self._found if is_news(one)])

    def _choose(self, chosen: Collection[Errand]) -> None:
        self._chosen.clear()
        self._chosen.update(map(_spot, chosen))
        self._show()

    # --- a form in place of a file

    def _current(self) -> Errand | None:
        line = self.table.current_line()
        return None if line is None else line.errand

    def _offer_form(self) -> None:
        one = self._current()
        way = None if one is None else one.way
        self.form.setVisible(way in {Way.DOWN, Way.FORM})
        words = self.tr("Gửi bằng biểu Excel")
        if way is Way.FORM:
            words = self.tr("Gửi bằng tệp chương trình")
        self.form.setText(words)
        self.form.setAccessibleName(words)

    def _turn_way(self) -> None:
        """Send the unit a form in place of a file, or the other way round."""
        one = self._current()
        if one is None:
            return
        self._ways[one.to] = Way.DOWN if one.way is Way.FORM else Way.FORM
        self._chosen.add(_spot(one))
        self._read_anew()

    # --- the folder

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


def _spot(one: Errand) -> tuple[str, uuid.UUID]:
    """Return what an errand is for: tasks for a unit are one thing, whichever way they go."""
    return Way.DOWN if one.way is Way.FORM else one.way, one.to
