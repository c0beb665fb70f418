"""The days of one period's report, each as the rule gives it or as somebody decided."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from cchc_desktop.services.owed_reports.slots import SlotDay, YearSlot
from ui.labels import day as day_words
from ui.parts.day_field import DayField
from ui.parts.fields import Field
from ui.parts.form_dialog import FormDialog, Wrong

Said = Mapping[SlotDay, date | None]


class SlotDialog(FormDialog):
    """An emptied field goes back to the rule."""

    def __init__(
        self, slot: YearSlot, write: Callable[[Said], Wrong], parent: QWidget | None
    ) -> None:
        """Show the days of a slot; `write` stores what is said, or tells what is wrong with it."""
        self._slot, self._write = slot, write
        names = {
            SlotDay.DUE: self.tr("Hạn gửi"),
            SlotDay.DATA_FROM: self.tr("Số liệu từ ngày"),
            SlotDay.DATA_TO: self.tr("Số liệu đến ngày"),
            SlotDay.ON_TIME_UNTIL: self.tr("Còn coi là đúng hạn đến"),
            SlotDay.LOCKED_AFTER: self.tr("Không nhận nữa sau ngày"),
        }
        self._edits: dict[SlotDay, DayField] = {}
        fields: dict[str, Field] = {}
        for which, name in names.items():
            day, decided = slot.days[which], which in slot.decided
            usual = day_words(day) if day and not decided else ""
            known = day if decided else None
            edit = DayField(slot.period.year, known, usual or self._usual(which))
            self._edits[which] = edit
            fields[which] = Field(name, edit)
        super().__init__(
            self.tr("Ngày báo cáo {}").format(slot.name),
            self.tr("Ghi ngày"),
            fields,
            self._check,
            parent,
            words=self.tr("Để trống thì theo quy tắc chung của báo cáo."),
            rows=[
                (SlotDay.DATA_FROM, SlotDay.DATA_TO),
                (SlotDay.ON_TIME_UNTIL, SlotDay.LOCKED_AFTER),
            ],
        )

    def _usual(self, which: SlotDay) -> str:
        if which in self._slot.decided:
            return self.tr("Theo quy tắc chung")
        return self.tr("Như hạn gửi") if which is SlotDay.ON_TIME_UNTIL else self.tr("Không khóa")

    def said(self) -> Said:
        """Return the days that are to be other than they were decided before."""
        before = {
            which: self._slot.days[which] if which in self._slot.decided else None
            for which in SlotDay
        }
        now = {which: edit.value() for which, edit in self._edits.items()}
        return {which: day for which, day in now.items() if day != before[which]}

    def _check(self) -> Wrong:
        wrong = {
            str(which): self.tr("Ghi ngày như 20/3/2026.")
            for which, edit in self._edits.items()
            if not edit.is_right()
        }
        if wrong:
            return wrong
        said = self.said()
        return self._write(said) if said else {}
