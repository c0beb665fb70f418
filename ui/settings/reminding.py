"""Nhắc việc: how long before the day, at which hour, and whose tasks."""

from datetime import time
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.reminders import Kind
from cchc_desktop.services.reminding.settings import (
    EARLIEST,
    LATEST,
    lead_days,
    morning_hour,
    set_lead_words,
    set_morning_hour,
)
from ui.actions.bench import Bench
from ui.parts.boxes import column
from ui.parts.check_box import CheckBox
from ui.parts.fields import Field
from ui.parts.labels import label
from ui.parts.told_fields import PickField, WordsField
from ui.settings.machine import Machine
from ui.settings.section import Section

_HALF_HOUR: Final = 30


class RemindingSection(Section):
    def __init__(self, bench: Bench, machine: Machine) -> None:
        super().__init__(self.tr("Nhắc việc"), bench)
        self._machine: Final = machine
        self.head(
            self.tr("Nhắc trước bao nhiêu ngày"),
            self.tr(
                "Ghi số ngày, cách nhau bằng dấu phẩy; 0 là đúng ngày đến hạn."
                " Trùng ngày nghỉ thì nhắc vào ngày làm việc liền trước."
                " Quá hạn thì nhắc mỗi ngày làm việc cho đến khi xong."
            ),
        )
        self.leads: Final = {kind: WordsField(words) for kind, words in self._kinds().items()}
        for kind, field in self.leads.items():
            field.said.connect(partial(self._set_lead, kind))
        fields = list(self.leads.values())
        for at in range(0, len(fields), 2):
            self.beside(*fields[at : at + 2])
        self.head(self.tr("Thông báo buổi sáng"))
        steps = range(_minutes(EARLIEST), _minutes(LATEST) + 1, _HALF_HOUR)
        hours = [f"{step // 60:02}:{step % 60:02}" for step in steps]
        self.hour: Final = PickField(
            self.tr("Báo lúc"), [(hour, hour.lstrip("0")) for hour in hours]
        )
        self.hour.said.connect(self._set_hour)
        self.hour.setMaximumWidth(self.hour.sizeHint().width() * 2)
        self.add(self.hour)
        self.own: Final = CheckBox(self.tr("Chỉ nhắc việc giao cho tôi trên máy này"))
        self.own.clicked.connect(self._set_own)
        why = self.tr("Bỏ chọn thì nhắc mọi việc của cơ quan.")
        self._own_field = label("", "small", tone="late", wrap=True)
        self._own_field.hide()
        self.add(column(self.own, label(why, "muted", wrap=True), self._own_field, gap=4))

    def _kinds(self) -> dict[Kind, str]:
        return {
            Kind.REPORT: self.tr("Báo cáo định kỳ"),
            Kind.TASK: self.tr("Nhiệm vụ"),
            Kind.MILESTONE: self.tr("Mốc của nhiệm vụ"),
            Kind.RECURRING: self.tr("Việc làm định kỳ"),
            Kind.PROGRESS: self.tr("Cập nhật kết quả quý"),
            Kind.RETURN: self.tr("Đơn vị chưa gửi báo cáo"),
        }

    def first(self) -> QWidget:
        return self.leads[Kind.REPORT].line

    def refresh(self) -> None:
        for kind, days in lead_days(self.bench.desk).items():
            self.leads[kind].show_words(", ".join(map(str, days)))
        self.hour.show_value(f"{morning_hour(self.bench.desk):%H:%M}")
        self.own.setChecked(self._machine.known().own_tasks_only)

    def _set_lead(self, kind: Kind, words: str) -> None:
        field = self.leads[kind]
        if self.attempt(lambda: set_lead_words(self.bench.desk, kind, words), field.refuse):
            self._remind(field)

    def _set_hour(self, hour: str) -> None:
        at = time.fromisoformat(hour)
        if self.attempt(lambda: set_morning_hour(self.bench.desk, at), self.hour.refuse):
            self._remind(self.hour)

    def _set_own(self) -> None:
        wanted = self.own.isChecked()
        self.attempt(lambda: self._machine.change({"own_tasks_only": wanted}), self._refuse_own)
        self.own.setChecked(self._machine.known().own_tasks_only)
        if self.own.isChecked() is wanted:
            self.bench.tell(
                self.tr("Máy này chỉ nhắc việc giao cho {}.").format(self.bench.desk.who)
                if wanted
                else self.tr("Máy này nhắc mọi việc của cơ quan.")
            )
            self.bench.remind_again()

    def _refuse_own(self, sentence: str) -> None:
        self._own_field.setText(sentence)
        self._own_field.setVisible(bool(sentence))

    def _remind(self, field: Field) -> None:
        field.refuse("")
        self.bench.remind_again()


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
