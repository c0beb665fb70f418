"""A line that asks for which quarter the results count that a workbook brings along."""

from typing import Final

from PySide6.QtWidgets import QFrame

from cchc_desktop.domain.calendar.periods import Quarter, quarter_of
from ui.intake.wording import shown_count
from ui.intake.working import Working
from ui.parts.boxes import column, frame, row
from ui.parts.fields import Choice
from ui.parts.labels import Sign, label
from ui.theme.look import px

_BY_DAYS: Final = ""
_NUMERALS: Final = ("I", "II", "III", "IV")


class QuarterBar(QFrame):
    """Seen only where rows tell how far they have come."""

    def __init__(self, working: Working) -> None:
        super().__init__()
        self._working = working
        self._words = label("", wrap=True)
        self.choice: Final = Choice()
        self.choice.setAccessibleName(self.tr("Kết quả thực hiện ghi cho quý"))
        self.choice.setMinimumWidth(px(264))
        self._quarters: list[Quarter] = []
        line = row(Sign("entry", "accent_text"), self._words, self.choice, gap=8)
        line.setContentsMargins(px(12), px(4), px(8), px(4))
        line.setStretch(1, 1)
        inner = frame("message", line)
        inner.setProperty("tone", "accent")
        self.setLayout(column(inner, margins=(16, 8, 16, 8)))
        self.hide()
        self.choice.activated.connect(self._choose)

    def show_working(self) -> None:
        review = self._working.review
        count = sum(one.task.progress is not None for one in review.kept)
        self._words.setText(
            self.tr("Tệp có ghi kết quả thực hiện của {} nhiệm vụ. Kết quả được ghi cho:").format(
                shown_count(count)
            )
        )
        said = review.incoming.decisions.quarter
        self._offer(_quarters_of(self._working))
        self.choice.choose(_BY_DAYS if said is None else str(said))
        self.setVisible(bool(count))

    def _offer(self, quarters: list[Quarter]) -> None:
        if quarters == self._quarters:
            return
        self._quarters = quarters
        self.choice.clear()
        # What was done on no day that is told belongs to the running quarter.
        running = self.tr("Quý của ngày hoàn thành, hoặc {}").format(_words(quarters[-1]))
        self.choice.addItem(running, _BY_DAYS)
        for one in quarters:
            self.choice.addItem(_words(one), str(one))

    def _choose(self) -> None:
        said = self.choice.value()
        quarter = next((one for one in self._quarters if str(one) == said), None)
        self._working.put(self._working.review.in_quarter(quarter))


def _quarters_of(working: Working) -> list[Quarter]:
    """Return the quarters of the plan that have begun; its first where none has."""
    span = working.review.span
    first, last = quarter_of(span.first_day), quarter_of(span.last_day)
    today = quarter_of(working.review.incoming.around.today)
    every = [
        Quarter(year, number)
        for year in range(first.year, last.year + 1)
        for number in range(1, len(_NUMERALS) + 1)
        if first <= Quarter(year, number) <= last
    ]
    return [one for one in every if one <= today] or every[:1]


def _words(quarter: Quarter) -> str:
    return f"Quý {_NUMERALS[quarter.number - 1]}/{quarter.year}"
