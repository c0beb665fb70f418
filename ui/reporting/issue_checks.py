"""What is not right, or wants a second look, in the number and the day of a report to be issued.

Must not know a widget.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset, data_span
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.report_calendar import list_slots
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issued_rows import IssuedLine, same_number
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.reporting.stationery import Signed
from resources.words import word
from ui.labels import day as day_words

translate = QCoreApplication.translate
# A letter reminds while the period runs, and a plan is signed before its year.
_TELLS_OF_PERIOD = frozenset(ReportKind) - {ReportKind.REMINDER, ReportKind.PLAN}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form; `day` is None where it is no day, `replaces` the former report."""

    number: str
    day: date | None
    replaces: IssuedLine | None = None


@dataclass(frozen=True, slots=True)
class Issuing:
    """The report that is to be issued, and what it is held against."""

    kind: ReportKind
    asked: Asked
    known: Sequence[IssuedLine]
    data_last: date
    today: date

    @classmethod
    def read(
        cls, desk: Desk, kind: ReportKind, asked: Asked, known: Sequence[IssuedLine]
    ) -> "Issuing":
        return cls(kind, asked, known, data_end(desk, asked.period), desk.today)

    def formers(self) -> list[IssuedLine]:
        """Return the issued forms of this very report, the newest first, that none took over."""
        asked = self.asked
        return [
            one
            for one in self.known
            if (one.kind, one.period, one.plan) == (self.kind, asked.period, asked.plan)
            and not one.replaced_by
        ]

    def wrong(self, typed: Typed) -> dict[str, str]:
        """Return what keeps the report from being issued, by field."""
        found = {}
        if not Signed(nfc(typed.number)).own_number:
            found["number"] = translate("IssueForm", "Ghi số của văn bản, ví dụ 126/BC-UBND.")
        elif (twice := self._twice(typed)) is not None:
            words = translate("IssueForm", "Số này đã dùng cho {} ban hành ngày {}.")
            found["number"] = words.format(kind_words(twice.kind), day_words(twice.issued_on))
        if typed.day is None:
            found["day"] = translate("IssueForm", "Ghi ngày như 30/6/2026.")
        elif typed.day > self.today:
            words = translate("IssueForm", "Ngày này ở sau hôm nay, {}.")
            found["day"] = words.format(day_words(self.today))
        return found

    def doubts(self, typed: Typed) -> list[str]:
        """Return what may be right but wants a look before it is signed."""
        said: list[str] = []
        if typed.day is None or not Signed(nfc(typed.number)).own_number:
            return said
        if self.kind in _TELLS_OF_PERIOD and typed.day < self.data_last:
            words = translate("IssueForm", "Ngày ký ở trước ngày chốt số liệu của kỳ, {}.")
            said.append(words.format(day_words(self.data_last)))
        other = next((one for one in self._of_number(typed) if one.kind is not self.kind), None)
        if other is not None:
            words = translate("IssueForm", "Số này cũng là số của {} ban hành ngày {}.")
            said.append(words.format(kind_words(other.kind), day_words(other.issued_on)))
        return said

    def _of_number(self, typed: Typed) -> list[IssuedLine]:
        """Return what was issued under this number in the year of this day."""
        year = (typed.day or self.today).year
        return [
            one
            for one in self.known
            if one.issued_on.year == year and same_number(one.number, typed.number)
        ]

    def _twice(self, typed: Typed) -> IssuedLine | None:
        """Return what the number names already; the report taken over may lend its own."""
        of_kind = (one for one in self._of_number(typed) if one.kind is self.kind)
        return next((one for one in of_kind if one != typed.replaces), None)


def data_end(desk: Desk, period: Period) -> date:
    """Return the last day whose facts a report of this period tells."""
    owed = [slot.data.last for slot in list_slots(desk, period.year) if slot.period == period]
    return min(owed, default=data_span(period, CutoffPreset.ND09).last)


def kind_words(kind: ReportKind) -> str:
    return word("report-kinds", kind)
