"""Khởi động: whether the program opens by itself when the user logs in."""

from typing import Final

from PySide6.QtWidgets import QWidget

from cchc_desktop.config.autostart import start_with_system, starts_with_system
from cchc_desktop.config.portable import portable_folder
from resources.words import sentence
from ui.actions.bench import Bench
from ui.parts.boxes import column
from ui.parts.check_box import CheckBox
from ui.parts.labels import label
from ui.settings.section import Section


class StartupSection(Section):
    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Khởi động"), bench)
        self.head(self.tr("Cùng Windows"))
        self.box: Final = CheckBox(self.tr("Mở chương trình khi đăng nhập Windows"))
        why = self.tr(
            "Chương trình nằm ở khay, cạnh đồng hồ, không mở cửa sổ, và nhắc việc mỗi sáng."
            " Chỉ áp dụng cho tài khoản Windows này."
        )
        self._refused = label("", "small", tone="late", wrap=True)
        self._refused.hide()
        self.add(column(self.box, label(why, "muted", wrap=True), self._refused, gap=4))
        self.box.clicked.connect(self._turn)

    def first(self) -> QWidget:
        return self.box

    def refresh(self) -> None:
        self.box.setChecked(starts_with_system())
        if portable_folder() is not None:
            self.box.setEnabled(False)
            self._refuse(sentence("autostart-on-stick"))

    def _turn(self) -> None:
        wanted = self.box.isChecked()
        self.attempt(lambda: start_with_system(on=wanted), self._refuse)
        self.refresh()
        if self.box.isChecked() is wanted:
            self.bench.tell(
                self.tr("Chương trình sẽ mở khi đăng nhập Windows.")
                if wanted
                else self.tr("Chương trình không còn tự mở khi đăng nhập Windows.")
            )

    def _refuse(self, why: str) -> None:
        self._refused.setText(why)
        self._refused.setVisible(bool(why))
