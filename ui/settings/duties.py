"""Kỳ báo cáo: which reports are owed to whom, and the days that follow from it this year."""

import uuid
from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset
from cchc_desktop.services.owed_reports.duties import (
    Duty,
    DutyForm,
    add_duty,
    change_duty,
    confirm_duty,
    end_duty,
    list_duties,
    parts_words,
)
from cchc_desktop.services.owed_reports.slots import SlotDay, YearSlot, set_slot_days, year_slots
from cchc_desktop.services.plans.storing import list_plans
from ui.actions.bench import Bench
from ui.labels import day as day_words
from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.form_dialog import Wrong
from ui.parts.labels import label
from ui.settings.duty_form import WRONG_FIELDS, DutyDialog
from ui.settings.rows import Rows
from ui.settings.section import Section
from ui.settings.slot_form import Said, SlotDialog
from ui.settings.year_step import YearStep


class DutiesSection(Section):
    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Kỳ báo cáo"), bench, wide=True)
        self.head(self.tr("Báo cáo phải gửi"))
        self.duties: Final = Rows(self.tr("Báo cáo phải gửi"), ["", ""], stretch=0)
        self.add(self.duties)
        self.new: Final = button(self.tr("Thêm báo cáo…"), sign="plus")
        self.new.clicked.connect(self._add_duty)
        self.add(row(self.new, None))
        self.head(
            self.tr("Ngày báo cáo trong năm"),
            self.tr("Kỳ nào cấp trên hẹn ngày khác thì sửa riêng kỳ đó."),
        )
        self.year: Final = YearStep(bench.desk.today.year)
        self.year.changed.connect(self._show_year)
        self.add(row(self.year, None))
        self.slots: Final = Rows(
            self.tr("Ngày báo cáo trong năm"),
            [self.tr("Kỳ báo cáo"), self.tr("Số liệu"), self.tr("Hạn gửi"), self.tr("Gửi muộn")],
            stretch=0,
        )
        self.add(self.slots)
        self._plans: dict[uuid.UUID, str] = {}

    def first(self) -> QWidget:
        return self.new

    def refresh(self) -> None:
        self.duties.begin()
        desk = self.bench.desk
        self._plans = {
            plan.id: plan.number or plan.subject for plan in list_plans(desk.store, desk.today)
        }
        listed = list_duties(desk)
        for duty in listed:
            self.duties.add([self._described(duty), self._state(duty)], *self._actions(duty))
        if not listed:
            self.duties.add([self.tr("Chưa có báo cáo nào."), ""])
        self.duties.end()
        self._show_year()

    def _described(self, duty: Duty) -> QFrame:
        form = duty.form
        sent = self.tr("gửi {}").format(form.recipient) if form.recipient else ""
        who = " ".join(filter(None, [duty.owing, sent]))
        top = ": ".join(filter(None, [parts_words(form.parts), who]))
        data = (
            self.tr("số liệu theo Nghị định 09/2019/NĐ\u2011CP")
            if form.cutoffs is CutoffPreset.ND09
            else self.tr("số liệu theo quý của lịch")
        )
        facts = [form.due, data]
        if form.plans:
            named = ", ".join(sorted(self._plans[plan] for plan in form.plans & set(self._plans)))
            facts.append(self.tr("cho kế hoạch {}").format(named))
        out = QFrame()
        words = column(
            label(top, "strong", wrap=True),
            label(" · ".join(facts), "muted", wrap=True),
            gap=2,
            margins=(0, 8, 0, 8),
        )
        if duty.text and not duty.confirmed:
            words.addWidget(label(f"“{duty.text}”", "small", wrap=True))
        out.setLayout(words)
        return out

    def _state(self, duty: Duty) -> QWidget:
        if duty.kept_by:
            return label(self.tr("Do {} quy định").format(duty.kept_by), "small")
        if not duty.confirmed:
            return label(self.tr("Chưa xác nhận"), "small", tone="soon")
        return label("")

    def _actions(self, duty: Duty) -> list[QWidget]:
        if duty.kept_by:
            return []
        name = parts_words(duty.form.parts)
        confirm = button(self.tr("Xác nhận"), "link")
        confirm.clicked.connect(partial(self._confirm, duty))
        change = button(self.tr("Sửa…"), "link")
        change.clicked.connect(partial(self._change, duty))
        end = button(self.tr("Thôi báo cáo"), "link")
        end.clicked.connect(partial(self._end, duty))
        for one in (confirm, change, end):
            one.setAccessibleName(f"{one.text()}: {name}")
        return [change, end] if duty.confirmed else [confirm, change, end]

    # --- the year

    def _show_year(self) -> None:
        self.slots.begin()
        listed = year_slots(self.bench.desk, self.year.year)
        several = len({(slot.recipient, slot.owing) for slot in listed}) > 1
        for slot in listed:
            self.slots.add(
                [
                    self._named(slot, several=several),
                    self._span(slot),
                    self._due(slot),
                    self._late(slot),
                ],
                *self._slot_actions(slot),
            )
        if not listed:
            self.slots.add([self.tr("Năm này không có báo cáo nào."), "", "", ""])
        self.slots.end()

    def _named(self, slot: YearSlot, *, several: bool) -> str:
        name = slot.name[:1].upper() + slot.name[1:]
        own = self.tr("gửi {}").format(slot.recipient) if several and slot.recipient else ""
        return ": ".join(filter(None, [name, slot.owing or own]))

    @staticmethod
    def _span(slot: YearSlot) -> str:
        first, last = slot.days[SlotDay.DATA_FROM], slot.days[SlotDay.DATA_TO]
        return f"{day_words(first)} – {day_words(last)}" if first and last else ""

    def _due(self, slot: YearSlot) -> QWidget:
        due = slot.days[SlotDay.DUE]
        words = day_words(due) if due else ""
        if {SlotDay.DUE, SlotDay.DATA_FROM, SlotDay.DATA_TO} & slot.decided:
            words = self.tr("{} (sửa riêng)").format(words)
        return label(words, "strong")

    def _late(self, slot: YearSlot) -> str:
        until, closed = slot.days[SlotDay.ON_TIME_UNTIL], slot.days[SlotDay.LOCKED_AFTER]
        said = []
        if until:
            said.append(self.tr("đúng hạn đến {}").format(day_words(until)))
        if closed:
            said.append(self.tr("khóa sau {}").format(day_words(closed)))
        words = ", ".join(said)
        return (words[:1].upper() + words[1:]) or "–"

    def _slot_actions(self, slot: YearSlot) -> list[QWidget]:
        if not slot.own:
            return []
        change = button(self.tr("Sửa ngày…"), "link")
        change.setAccessibleName(self.tr("Sửa ngày báo cáo {}").format(slot.name))
        change.clicked.connect(partial(self._change_days, slot))
        return [change]

    # --- doing

    def _add_duty(self) -> None:
        def write(form: DutyForm) -> Wrong:
            return self.attempt_in(lambda: add_duty(self.bench.desk, form), WRONG_FIELDS)

        DutyDialog(self.bench.desk, None, write, self.bench.window).ask()

    def _change(self, duty: Duty) -> None:
        def write(form: DutyForm) -> Wrong:
            return self.attempt_in(
                lambda: change_duty(self.bench.desk, duty.ids, form), WRONG_FIELDS
            )

        DutyDialog(self.bench.desk, duty, write, self.bench.window).ask()

    def _confirm(self, duty: Duty) -> None:
        self._did(self.bench.do(lambda: confirm_duty(self.bench.desk, duty.ids)))

    def _end(self, duty: Duty) -> None:
        self._did(self.bench.do(lambda: end_duty(self.bench.desk, duty.ids)))

    def _change_days(self, slot: YearSlot) -> None:
        def write(said: Said) -> Wrong:
            place = {"cutoffs-out-of-order": str(SlotDay.DATA_TO)}
            return self.attempt_in(
                lambda: set_slot_days(self.bench.desk, slot.duty, slot.period, said), place
            )

        SlotDialog(slot, write, self.bench.window).ask()

    def _did(self, outcome: object) -> None:
        if outcome is not None:
            self.bench.remind_again()
