"""Giao diện: light or dark, and how large the words are."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.actions.bench import Bench
from ui.parts.boxes import column, row
from ui.parts.buttons import Switch
from ui.parts.labels import label
from ui.settings.machine import Machine
from ui.settings.section import Section
from ui.theme.look import SCALES


class AppearanceSection(Section):
    def __init__(self, bench: Bench, machine: Machine) -> None:
        super().__init__(self.tr("Giao diện"), bench)
        self._machine: Final = machine
        known = machine.known()
        self.head(self.tr("Màu nền"))
        self.theme: Final = Switch(
            [
                ("light", self.tr("Sáng")),
                ("dark", self.tr("Tối")),
                ("system", self.tr("Theo Windows")),
            ]
        )
        self.theme.setAccessibleName(self.tr("Màu nền"))
        self.theme.choose(known.theme)
        self.theme.chosen.connect(lambda theme: self._change("theme", theme))
        self.add(row(self.theme, None))
        self.head(self.tr("Cỡ chữ"))
        percents = [round(scale * 100) for scale in SCALES]
        self.text_size: Final = Switch([(str(one), f"{one}%") for one in percents])
        self.text_size.setAccessibleName(self.tr("Cỡ chữ"))
        self.text_size.choose(str(min(percents, key=lambda one: abs(one - known.text_percent))))
        self.text_size.chosen.connect(lambda size: self._change("text_percent", int(size)))
        sample = self.tr("Quý IV: 48,5% nhiệm vụ hoàn thành, còn 3 nhiệm vụ quá hạn.")
        why = label(self.tr("Chữ trong chương trình sẽ như sau:"), "muted")
        self.add(column(row(self.text_size, None), why, label(sample, wrap=True), gap=8))
        self._why = label("", "small", tone="late", wrap=True)
        self._why.hide()
        self.add(self._why)

    def first(self) -> QWidget:
        return self.theme

    def _change(self, name: str, value: object) -> None:
        self.attempt(lambda: self._machine.change({name: value}), self._refuse)
        if self._why.isHidden():
            # Queued: a new text size makes all windows anew, the one that was pressed too.
            QTimer.singleShot(0, self.bench, self.bench.redress)

    def _refuse(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))
