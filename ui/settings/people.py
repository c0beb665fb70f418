"""Người dùng: who works at this computer, and the way to the people of the office."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.actions.bench import Bench
from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.settings.section import Section


class PeopleSection(Section):
    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Người dùng"), bench)
        self.head(self.tr("Người dùng máy này"))
        self._who = label("", "strong")
        why = self.tr("Lịch sử ghi tên này cho mọi thay đổi làm trên máy này.")
        self.add(column(self._who, label(why, "muted", wrap=True), gap=4))
        self.head(
            self.tr("Người của cơ quan"),
            self.tr("Thêm người, sửa chức vụ, số điện thoại và chọn người dùng máy này ở Đơn vị."),
        )
        self._open = button(self.tr("Mở Đơn vị"), sign="units")
        self._open.clicked.connect(partial(bench.go, "units"))
        self.add(row(self._open, None))

    def first(self) -> QWidget:
        return self._open

    def refresh(self) -> None:
        self._who.setText(self.bench.desk.who)
