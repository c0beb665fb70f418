"""What is known of one unit's report, under the board, and what can be said of it.

Must not know how anything is stored.
"""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.exchange.board import UnitStatus
from cchc_desktop.services.occasion_words import period_words
from ui.exchange.board_columns import BoardLine, Stand, results_words, stand_words
from ui.labels import day
from ui.parts.boxes import column, frame, restyle, row
from ui.parts.buttons import button
from ui.parts.day_field import DayField
from ui.parts.labels import label
from ui.theme.look import px

_DAY: Final = 104
_HEIGHT: Final = 92


class BoardFoot(QFrame):
    """Tells what was pressed; `letter_noted` gives the day that was typed, None where cleared."""

    accepted = Signal()
    returned = Signal()
    reopened = Signal()
    letter_noted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._letter_on: date | None = None
        self._title: Final = label("", "strong")
        self._stand: Final = label("", "small")
        self._words: Final = label("", wrap=True)
        self._day_words: Final = label(self.tr("Ngày công văn"), "small")
        self.letter: Final = DayField(today.year, hint="20/11")
        self.letter.setFixedWidth(px(_DAY))
        self.letter.setAccessibleName(self.tr("Ngày công văn gửi kèm báo cáo"))
        self.letter.setToolTip(self.tr("Ngày này được tính là ngày đơn vị gửi báo cáo"))
        self.reopen: Final = button(self.tr("Mở lại kỳ…"), "link")
        self.give_back: Final = button(self.tr("Trả lại…"))
        self.accept: Final = button(self.tr("Chấp nhận"))
        top = row(self._title, self._stand, None, self.give_back, self.accept, gap=8)
        low = row(self._words, self.reopen, self._day_words, self.letter, gap=8)
        low.setStretch(0, 1)
        inner = frame("foot", column(top, low, gap=4, margins=(16, 8, 16, 8)))
        inner.setMinimumHeight(px(_HEIGHT))
        self.setLayout(column(inner, gap=0))
        self.accept.clicked.connect(self.accepted)
        self.give_back.clicked.connect(self.returned)
        self.reopen.clicked.connect(self.reopened)
        self.letter.editingFinished.connect(self._note)

    def show_report(self, line: BoardLine | None, period: Period | None) -> None:
        """Show the report of a unit and a period, or what there is to choose."""
        found = None if line is None or period is None else line.of(period)
        for part in (self.give_back, self.accept, self._day_words, self.letter):
            part.setVisible(found is not None and found.received_on is not None)
        self._stand.setVisible(found is not None)
        if line is None or period is None or found is None:
            name = line.year.name if line else ""
            self._title.setText(name)
            self.reopen.hide()
            hint = self.tr("Chọn ô của một kỳ để xem báo cáo, chấp nhận hoặc trả lại.")
            none = self.tr("Kỳ này đơn vị không phải gửi báo cáo.")
            self._words.setText(none if period is not None and line is not None else hint)
            return
        stand = line.stand(period)
        self._title.setText(self.tr("{}, báo cáo {}").format(line.year.name, period_words(period)))
        self._stand.setText(stand_words(line, period, self._today))
        self._words.setText(self._sentence(found))
        self.accept.setEnabled(found.accepted is not True)
        restyle(self.accept, "kind", "primary" if stand is Stand.NEW else "")
        self.give_back.setEnabled(stand is not Stand.RETURNED)
        self.reopen.setVisible(self._is_locked(found))

    def show_letter(self, letter_on: date | None) -> None:
        self._letter_on = letter_on
        self.letter.show_day(letter_on)

    def let_act(self, *, on: bool) -> None:
        for part in (self.give_back, self.accept, self.reopen, self.letter):
            part.setEnabled(on)

    def _is_locked(self, found: UnitStatus) -> bool:
        last = found.locked_after
        return last is not None and self._today > last and not found.reopened_why

    def _sentence(self, found: UnitStatus) -> str:
        parts = []
        if found.assigned:
            parts.append(results_words(found))
        parts.append(self.tr("hạn nộp {}").format(day(found.until)))
        if found.received_on is not None:
            in_time = self.tr("gửi đúng hạn") if found.on_time else self.tr("gửi trễ hạn")
            parts.append(in_time)
        if found.accepted is True:
            parts.append(self.tr("đã chấp nhận"))
        if found.changed_after:
            parts.append(self.tr("có gửi bổ sung sau lần đầu"))
        if found.reopened_why:
            parts.append(self.tr("đã mở lại: {}").format(found.reopened_why))
        elif self._is_locked(found) and found.locked_after is not None:
            parts.append(self.tr("đã khóa sau {}").format(day(found.locked_after)))
        said = "; ".join(parts)
        return f"{said[:1].upper()}{said[1:]}."

    def _note(self) -> None:
        if self.letter.is_right() and self.letter.value() != self._letter_on:
            self._letter_on = self.letter.value()
            self.letter_noted.emit(self._letter_on)
