"""The values of one field beside each other, each with whose it is and the button that keeps it.

Must not know how a choice is stored.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout

from cchc_desktop.services.exchange.differences import Between
from cchc_desktop.services.exchange.whose_values import Hand
from resources.words import shown
from ui.exchange.choice_columns import WaitingChoice
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import label


class ValueCards(QScrollArea):
    """Tells which value is kept, by its place among them."""

    kept = Signal(int)
    both_kept = Signal()
    accepted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Nội dung để chọn"))
        self.buttons: list[QPushButton] = []
        self._free = True
        self._lines: QVBoxLayout = column(gap=8)
        self.setFocusPolicy(self.focusPolicy().NoFocus)

    def show_choice(self, one: WaitingChoice | None) -> None:
        focused = any(button.hasFocus() for button in self.buttons)
        self.buttons = []
        self._lines = column(gap=8, margins=(16, 12, 16, 12))
        if one is not None:
            self._fill(one)
        self._lines.addStretch(1)
        self.setWidget(frame("sideInner", self._lines))  # the former goes with what it held
        self.let_act(on=self._free)
        if focused and self.buttons:
            self.buttons[0].setFocus()

    def _fill(self, one: WaitingChoice) -> None:
        self._lines.addWidget(label(one.label, "lead", wrap=True))
        self._lines.addWidget(label(self._where(one), "muted", wrap=True))
        if one.proposal is not None:
            self._show_proposal(one)
        else:
            self._show_values(one)

    def let_act(self, *, on: bool) -> None:
        self._free = on
        for one in self.buttons:
            one.setEnabled(on)

    @staticmethod
    def _where(one: WaitingChoice) -> str:
        return ", ".join(part for part in (one.field, one.unit) if part)

    def _show_values(self, one: WaitingChoice) -> None:
        found = one.difference
        settled = found is not None and found.settled_here
        for at, value in enumerate(one.values):
            hand = one.whose[at] if at < len(one.whose) else Hand()
            keep = button(self.tr("Giữ nội dung này")) if settled else None
            if keep is not None:
                keep.setAccessibleName(self.tr("Giữ “{}”").format(value or self._none()))
                keep.clicked.connect(lambda _checked=False, at=at: self.kept.emit(at))
                self.buttons.append(keep)
            self._lines.addWidget(self._card(value, self._whose(one, hand, at), keep))
        if one.may_keep_both:
            both = button(self.tr("Giữ cả hai, nối tiếp nhau"))
            both.clicked.connect(self.both_kept)
            self.buttons.append(both)
            self._lines.addLayout(row(both, None))
        if not settled:
            words = self.tr("Nơi gửi có hai máy ghi khác nhau; chờ nơi đó gửi tệp mới.")
            self._lines.addWidget(label(words, "muted", wrap=True))

    def _show_proposal(self, one: WaitingChoice) -> None:
        asked = one.proposal
        if asked is None:
            return
        whose = self.tr("{} đề nghị").format(asked.office) if asked.office else ""
        self._lines.addWidget(self._card(asked.proposed, whose, None))
        if asked.reason:
            words = self.tr("Lý do: {}").format(asked.reason)
            self._lines.addWidget(label(words, wrap=True))
        accept, decline = button(self.tr("Nhận đề nghị")), button(self.tr("Không nhận…"))
        accept.clicked.connect(self.accepted)
        decline.clicked.connect(self.declined)
        self.buttons += [accept, decline]
        self._lines.addLayout(row(accept, decline, None))

    def _card(self, value: str, whose: str, keep: QPushButton | None) -> QFrame:
        words = label(value or self._none(), "" if value else "muted", wrap=True)
        inner = column(label(whose, "small", wrap=True), words, gap=4, margins=(12, 8, 12, 8))
        if keep is not None:
            inner.addLayout(row(keep, None))
        return frame("block", inner)

    def _whose(self, one: WaitingChoice, hand: Hand, at: int) -> str:
        """Say whose a value is and when it was written; the first is the one shown now."""
        if hand.who and hand.at is not None:
            said = self.tr("{} ghi {}").format(hand.who, shown(hand.at))
        elif one.difference is not None and one.difference.between is Between.FORM:
            said = self.tr("Cơ quan đã ghi") if at == 0 else self.tr("Trong biểu Excel")
        else:
            said = self.tr("Máy khác ghi") if at else self.tr("Ghi trước đó")
        return self.tr("{} (đang hiện)").format(said) if at == 0 else said

    def _none(self) -> str:
        return self.tr("(để trống)")
