"""The last files that came and went, one line each. Must not know what becomes of them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cchc_desktop.domain.calendar.periods import Length, parse
from cchc_desktop.services.exchange.files import FileLine
from ui.exchange.wording import day_of, kind_words, short
from ui.parts.boxes import column, row
from ui.parts.labels import Sign, label

translate = QCoreApplication.translate
_MOST: Final = 4


def file_words(one: FileLine, today: date) -> str:
    """Say of whom or to whom a file is, what it is, and how it was answered."""
    kind = kind_words(one.kind, one.period, sent=one.sent)
    if one.period and parse(one.period).length is not Length.YEAR:
        kind = kind.removesuffix(f" năm {today.year}")
    said = f"{one.office}: {kind}"
    answer = one.answer
    if one.undone:
        return translate("Exchange", "{}, đã rút lại").format(said)
    if answer is not None and answer.accepted is False:
        return translate("Exchange", "{}, trả lại").format(said)
    if answer is not None and answer.accepted:
        return translate("Exchange", "{}, đã chấp nhận").format(said)
    return said


class RecentList(QFrame):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._lines: Final[QVBoxLayout] = column(gap=4)
        self.setLayout(self._lines)

    def show_files(self, files: Sequence[FileLine], today: date) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in files[:_MOST]:
            words = label(file_words(one, today), "value", wrap=True)
            on = label(short(day_of(one.at), today), "small")
            line = row(gap=8)
            sign = Sign("arrow-up" if one.sent else "arrow-down", "text2")
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            line.addWidget(on, 0, Qt.AlignmentFlag.AlignTop)
            out = QFrame()
            out.setLayout(line)
            self._lines.addWidget(out)
