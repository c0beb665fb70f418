"""What two places wrote differently, and what others ask to have changed: a list, and a choice.

Reads beside the window. Must not know how values came to stand beside each other.
"""

import uuid
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.services.exchange.differences import choose, keep_both
from cchc_desktop.services.exchange.proposals import answer_proposal
from ui.actions.bench import Bench
from ui.exchange.choice_columns import WaitingChoice, choice_columns, waiting_choices
from ui.exchange.listed_part import ListedPart
from ui.exchange.reasons import ask_reason
from ui.exchange.value_cards import ValueCards
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.theme.look import px, scale

translate = QCoreApplication.translate
_CARDS, _NARROW_CARDS = 400, 320
_FOLDS: Final = {"unit": 1180, "between": 880}


class ChoicesPart(ListedPart):
    def __init__(self, bench: Bench) -> None:
        name = translate("Exchange", "Chỗ cần chọn")
        super().__init__(bench, waiting_choices, name, choice_columns(), _FOLDS)
        self.cards: Final = ValueCards()
        self.task: Final = button(self.tr("Mở nhiệm vụ"))
        self._count: Final = label("", "small")
        self._side: Final = frame("side", column(self.cards, gap=0), width=_CARDS)
        self._build()
        self._connect()

    def _build(self) -> None:
        listed = row(self.table, self._side, gap=0)
        listed.setStretch(0, 1)
        nothing = self._nothing(
            "state-done",
            self.tr("Không có chỗ nào cần chọn"),
            self.tr("Hai nơi ghi khác nhau, hoặc đơn vị đề nghị sửa, thì hiện ở đây."),
        )
        title = self.tr("Hai nơi ghi khác nhau, đề nghị sửa")
        self._lay(title, [self._count, None, self.task], listed, nothing)

    def _connect(self) -> None:
        self.task.clicked.connect(self._open_task)
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(lambda _line: self._enter())
        self.cards.kept.connect(self._keep)
        self.cards.both_kept.connect(self._keep_both)
        self.cards.accepted.connect(lambda: self._answer(accepted=True))
        self.cards.declined.connect(self._decline)
        self._bench.busy_changed.connect(lambda busy: self.cards.let_act(on=not busy))

    # --- what is shown

    def _show(self, found: list[WaitingChoice]) -> None:
        super()._show(found)
        self._count.setText(str(len(found)) if found else "")
        self._follow(self.table.current_line())

    def current(self) -> WaitingChoice | None:
        line = self.table.current_line()
        return line if isinstance(line, WaitingChoice) else None

    def _follow(self, line: WaitingChoice | None) -> None:
        self.cards.show_choice(line)
        self.task.setVisible(line is not None and self._task(line) is not None)

    def _enter(self) -> None:
        if self.cards.buttons:
            self.cards.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self, width: int) -> None:
        super().fit(width)
        roomy = width / scale() >= _FOLDS["between"]
        self._side.setFixedWidth(px(_CARDS if roomy else _NARROW_CARDS))

    def stops(self) -> list[QWidget]:
        return [*super().stops(), *self.cards.buttons[:1]]

    # --- deeds

    def _keep(self, at: int) -> None:
        found, desk = self.current(), self._bench.desk
        if found is not None and (one := found.difference) is not None:
            self._bench.do(lambda: choose(desk, one.id, at))

    def _keep_both(self) -> None:
        found, desk = self.current(), self._bench.desk
        if found is not None and (one := found.difference) is not None:
            self._bench.do(lambda: keep_both(desk, one.id))

    def _decline(self) -> None:
        why = ask_reason(
            self.tr("Không nhận đề nghị"),
            self.tr("Không nhận"),
            self.tr("Đơn vị thấy lý do này khi nhận tệp hồi đáp."),
            self._bench.window,
        )
        if why:
            self._answer(accepted=False, reason=why)

    def _answer(self, *, accepted: bool, reason: str = "") -> None:
        found, desk = self.current(), self._bench.desk
        if found is not None and (one := found.proposal) is not None:
            self._bench.do(lambda: answer_proposal(desk, one.id, accepted=accepted, reason=reason))

    @staticmethod
    def _task(line: WaitingChoice) -> uuid.UUID | None:
        """Return the task a line is about, where it is about one."""
        if line.proposal is not None:
            return line.proposal.task
        found = line.difference
        return found.key if found is not None and found.entity == "task" else None

    def _open_task(self) -> None:
        found = self.current()
        if found is not None and (task := self._task(found)) is not None:
            self._bench.show_tasks([task], found.label)
