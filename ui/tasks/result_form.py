"""The form for one task's result in the running quarter: state, percent, words."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSpinBox, QWidget

from ui.labels import SIGNS, state_word
from ui.parts.boxes import TOP, column, row
from ui.parts.buttons import button
from ui.parts.fields import Choice, Field, GrowingText
from ui.parts.labels import label
from ui.tasks.lines import Result
from ui.theme.look import px

# In the order a year goes; what a person may set.
STATES: Final = (
    "not-started",
    "in-progress",
    "done",
    "ongoing",
    "not-arisen",
    "paused",
    "stopped",
    "carried-over",
)
# One letter each; plain D for "Đang", because Unikey needs two strokes for Đ.
LETTERS: Final = {
    "H": "done",
    "D": "in-progress",
    "Đ": "in-progress",
    "C": "not-started",
    "T": "ongoing",
    "K": "not-arisen",
    "M": "paused",
    "G": "stopped",
    "N": "carried-over",
}
_FIGURED: Final = frozenset({"in-progress", "paused"})
_UNSTATED: Final = -1


class StateChoice(Choice):
    """The states a person may set, each with its sign, chosen by one letter or by arrows."""

    def __init__(self) -> None:
        super().__init__()
        for state in STATES:
            sign = SIGNS[state]
            self.add(state, state_word(state), sign.icon, sign.role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state = LETTERS.get(event.text().upper())
        if state is None:
            super().keyPressEvent(event)
        else:
            self.choose(state)


class ResultForm(QFrame):
    """Emits what was noted; Ctrl+Enter notes from any of its fields."""

    noted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "strong")
        self._state = StateChoice()
        self._state.setToolTip(self.tr("Gõ một chữ: H, D, C, T, K, M, G, N"))
        self._percent = QSpinBox()
        self._percent.setRange(_UNSTATED, 100)
        self._percent.setSpecialValueText("–")
        self._percent.setSuffix("%")
        self._percent.setSingleStep(5)
        self._percent.lineEdit().setTextMargins(px(6), 0, px(6), 0)
        self._words = GrowingText(least_lines=3)
        self._words.setPlaceholderText(self.tr("Đã làm được gì, số và ngày văn bản"))
        self._save = button(self.tr("Ghi kết quả"))
        self._save.setToolTip(self.tr("Ctrl+Enter"))
        self._save.clicked.connect(self._note)
        self._state.currentIndexChanged.connect(self._follow_state)
        state_field = Field(self.tr("Trạng thái"), self._state)
        percent_field = Field(self.tr("Phần trăm"), self._percent)
        two = row(state_field, percent_field, gap=12)
        two.setStretch(0, 5)
        two.setStretch(1, 2)
        two.setAlignment(percent_field, TOP)
        self.setLayout(
            column(
                self._title,
                two,
                Field(self.tr("Kết quả"), self._words),
                row(self._save, None),
                gap=12,
            )
        )

    def show_result(self, shown: Result, quarter: str) -> None:
        self._title.setText(self.tr("Kết quả {}").format(quarter))
        self._state.choose(shown.state)
        self._follow_state()
        if shown.percent is not None:
            self._percent.setValue(shown.percent)
        self._words.setPlainText(shown.result)

    def value(self) -> Result:
        state = self._state.value()
        percent = self._percent.value()
        stated = state in _FIGURED and percent != _UNSTATED
        return Result(state, percent if stated else None, self._words.toPlainText().strip())

    def first(self) -> QWidget:
        return self._state

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._state.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._note()
            return
        super().keyPressEvent(event)

    def _follow_state(self) -> None:
        """Only work that is under way has a percent to state."""
        state = self._state.value()
        self._percent.setEnabled(state in _FIGURED)
        if state == "done":
            self._percent.setValue(100)
        elif state not in _FIGURED:
            self._percent.setValue(_UNSTATED)

    def _note(self) -> None:
        self.noted.emit(self.value())
