"""Ngày nghỉ: holidays and swapped days of a year, added by hand or from a pasted notice."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.services.day_settings import (
    SpecialDay,
    add_day,
    remove_day,
    special_days,
    store_notice,
)
from ui.actions.bench import Bench
from ui.labels import day as day_words
from ui.parts.boxes import TOP, column, row
from ui.parts.buttons import Switch, button
from ui.parts.day_field import DayField
from ui.parts.fields import Field
from ui.parts.labels import label
from ui.settings.notice_form import NoticeForm
from ui.settings.rows import Rows
from ui.settings.section import Section
from ui.settings.year_step import YearStep
from ui.theme.look import px


class DaysSection(Section):
    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Ngày nghỉ"), bench)
        self.head(
            self.tr("Thêm ngày nghỉ, ngày làm bù"),
            self.tr(
                "Ngày lễ, Tết đã có sẵn. Ngày hoán đổi theo thông báo thì dán thông báo vào,"
                " hoặc thêm từng ngày."
            ),
        )
        self.paste: Final = button(self.tr("Dán thông báo…"), sign="document")
        self.paste.clicked.connect(self._paste)
        self.add(row(self.paste, None))
        self._add_form()
        self.head(self.tr("Các ngày trong năm"))
        self.year: Final = YearStep(bench.desk.today.year)
        self.year.changed.connect(self.refresh)
        self.add(row(self.year, None))
        self.rows: Final = Rows(
            self.tr("Các ngày của năm"),
            [self.tr("Ngày"), self.tr("Tên"), self.tr("Loại")],
            stretch=1,
        )
        self.add(self.rows)

    def _add_form(self) -> None:
        self._day, self._name = DayField(self.bench.desk.today.year), QLineEdit()
        self.day = Field(self.tr("Ngày"), self._day)
        self.name = Field(self.tr("Tên (có thể để trống)"), self._name)
        self._day.returnPressed.connect(self._add_day)
        self._name.returnPressed.connect(self._add_day)
        self.day.setFixedWidth(px(160))
        self.kind = Switch([("off", self.tr("Nghỉ")), ("worked", self.tr("Làm bù"))])
        self.kind.setAccessibleName(self.tr("Loại"))
        self.put = button(self.tr("Thêm ngày"))
        self.put.clicked.connect(self._add_day)
        kind = column(label(self.tr("Loại"), "label"), self.kind, gap=4)
        put = column(label(" ", "label"), self.put, gap=4)
        line = row(self.day, kind, self.name, put, gap=16)
        line.setStretch(2, 1)
        for at in range(line.count()):
            if (item := line.itemAt(at)) is not None:
                item.setAlignment(TOP)
        self.add(line)

    def first(self) -> QWidget:
        return self.paste

    def refresh(self) -> None:
        self.rows.begin()
        for one in special_days(self.bench.desk, self.year.year):
            self.rows.add(
                [f"{_weekday(one.day)}, {day_words(one.day)}", one.name, self._kind(one)],
                *self._actions(one),
            )
        self.rows.end()

    def _kind(self, one: SpecialDay) -> str:
        return self.tr("Nghỉ") if one.off else self.tr("Làm bù")

    def _actions(self, one: SpecialDay) -> list[QWidget]:
        if not one.decided:
            return []
        drop = button(self.tr("Bỏ"), "link")
        drop.setAccessibleName(self.tr("Bỏ ngày {}").format(day_words(one.day)))
        drop.clicked.connect(partial(self._drop, one.day))
        return [drop]

    def _drop(self, day: date) -> None:
        if self.bench.do(lambda: remove_day(self.bench.desk, day)):
            self.bench.remind_again()

    def _add_day(self) -> None:
        day, name = self._day.value(), self._name.text()
        if day is None:
            self.day.refuse(self.tr("Ghi ngày như 02/01/2026."))
            self._day.setFocus()
            return
        off = self.kind.value() == "off"
        done = self.attempt(
            lambda: add_day(self.bench.desk, day, off=off, name=name), self.day.refuse
        )
        if done is None:
            self._day.setFocus()
            return
        self._day.clear()
        self._name.clear()
        self.bench.remind_again()

    def _paste(self) -> None:
        form = NoticeForm(self.bench.desk, self.bench.window)
        if not form.ask():
            return
        proposal = form.proposal
        if self.bench.do(lambda: store_notice(self.bench.desk, proposal)):
            self.bench.remind_again()


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]


_WEEKDAYS: Final = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ nhật",
)
