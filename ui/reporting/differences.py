"""What a report would say otherwise today than when it was issued: sentences, by what they tell.

Must not know how they are found.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QSizePolicy, QWidget

from cchc_desktop.services.reporting.issued_rows import IssuedLine
from resources import words
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.form_dialog import FOOT, WIDE
from ui.parts.labels import label
from ui.reporting.issued_columns import what_words
from ui.theme.look import px

translate = QCoreApplication.translate
_TALLEST: Final = 560
_SPARE: Final = 8
CORRECT: Final = 2
"""What the dialog ends with when a correction is to be issued."""


def grouped(told: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Put sentences that tell of something new, gone and changed together, in their order."""
    new, gone = _beginnings("-added"), _beginnings("-gone")
    groups: dict[str, list[str]] = {
        translate("Differences", "Nội dung thay đổi"): [],
        translate("Differences", "Có thêm"): [],
        translate("Differences", "Không còn"): [],
    }
    changed, added, removed = groups.values()
    for one in told:
        if one.startswith(new):
            added.append(one)
        elif one.startswith(gone):
            removed.append(one)
        else:
            changed.append(one)
    return [(name, found) for name, found in groups.items() if found]


def _beginnings(ending: str) -> tuple[str, ...]:
    """Return how the catalogue's sentences of a kind begin, up to their first fact."""
    there = words.table("since-issue").items()
    return tuple(text.partition("{")[0] for code, text in there if code.endswith(ending))


class DifferencesDialog(QDialog):
    """Ends with CORRECT when a correction is wished for."""

    def __init__(self, line: IssuedLine, told: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Differences", "So với bản đã ban hành"))
        self._told: Final = told
        about = translate("Differences", "{}, số {}").format(what_words(line), line.number)
        inner = column(label(about, "lead", wrap=True), gap=8, margins=(24, 20, 24, 20))
        for name, found in grouped(told):
            inner.addSpacing(px(8))
            inner.addWidget(label(f"{name} ({words.shown(len(found))})", "strong"))
            for one in found:
                inner.addWidget(label(one, wrap=True))
        if not told:
            inner.addWidget(
                label(translate("Differences", "Không có gì thay đổi kể từ khi ban hành."))
            )
        inner.addStretch(1)
        self._inside: Final = frame("dialogWords", inner)
        for words_shown in self._inside.findChildren(QLabel):
            # Wrapped words would ask for the height of a narrower dialog, and leave it empty.
            words_shown.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._scroll: Final = QScrollArea()
        scroll = self._scroll
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        scroll.setAccessibleName(translate("Differences", "Những gì đã thay đổi"))
        self.correct: Final = button(translate("Differences", "Ban hành bản sửa đổi…"), "primary")
        self.copy: Final = button(translate("Differences", "Chép danh sách"))
        self.leave: Final = button(translate("Differences", "Đóng"), "" if told else "primary")
        foot = row(None, self.correct, self.copy, self.leave, gap=8, margins=(24, 12, 24, 12))
        whole = column(scroll, frame("dialogFoot", foot, height=FOOT), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.correct.setVisible(bool(told) and not line.replaced_by)
        self.copy.setVisible(bool(told))
        self.correct.clicked.connect(lambda: self.done(CORRECT))
        self.copy.clicked.connect(self._copy)
        self.leave.clicked.connect(self.accept)
        self.setFixedWidth(px(WIDE))
        self.leave.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        # What the stylesheet does to heights is known only now.
        if (inner := self._inside.layout()) is not None:
            tall = inner.totalHeightForWidth(self.width()) + px(FOOT) + px(_SPARE)
            self.resize(self.width(), min(tall, px(_TALLEST)))
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows and page keys read on; the buttons keep the focus."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._told))
