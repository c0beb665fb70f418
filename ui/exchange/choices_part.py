"""What two places wrote differently, and what others ask to have changed: a list, and a choice.

Reads beside the window. Must not know how values came to stand beside each other.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.services.exchange.differences import choose, keep_both
from cchc_desktop.services.exchange.proposals import answer_proposal
from ui.actions.bench import Bench
from ui.exchange.choice_columns import WaitingChoice, choice_columns, waiting_choices
from ui.exchange.reasons import ask_reason
from ui.exchange.value_cards import ValueCards
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.table.view import LineView
from ui.theme.look import px, scale

_BAR: Final = 52
_CARDS: Final = 400
_FOLDS: Final = {"unit": 1180, "between": 880}


class ChoicesPart(QFrame):
    left = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench: Final = bench
        self._reader: Final = bench.reader(self)
        self.table: Final = LineView(choice_columns())
        self.table.setAccessibleName(self.tr("Chỗ cần chọn"))
        self.cards: Final = ValueCards()
        self.back: Final = button(self.tr("Quay lại"), "quiet", sign="chevron-left")
        self.task: Final = button(self.tr("Mở nhiệm vụ"))
        self._count: Final = label("", "small")
        self._stack: Final = QStackedWidget()
        self._side: Final = frame("side", column(self.cards, gap=0), width=_CARDS)
        self._build()
        self._connect()

    def _build(self) -> None:
        title = label(self.tr("Hai nơi ghi khác nhau, đề nghị sửa"), "lead")
        bar = row(self.back, title, self._count, None, self.task, gap=8, margins=(8, 8, 16, 8))
        both = row(self.table, self._side, gap=0)
        both.setStretch(0, 1)
        listed = QFrame()
        listed.setLayout(both)
        nothing = column(
            None,
            row(None, Sign("state-done", "edge_strong", 48), None),
            row(None, label(self.tr("Không có chỗ nào cần chọn"), "lead"), None),
            None,
            gap=8,
        )
        self._stack.addWidget(listed)
        self._stack.addWidget(frame("surface", nothing))
        whole = column(frame("bar", bar, height=_BAR), self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.task.clicked.connect(self._open_task)
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(lambda _line: self._enter())
        self.cards.kept.connect(self._keep)
        self.cards.both_kept.connect(self._keep_both)
        self.cards.accepted.connect(lambda: self._answer(accepted=True))
        self.cards.declined.connect(self._decline)
        self._bench.busy_changed.connect(lambda busy: self.cards.let_act(on=not busy))
        QShortcut(QKeySequence("Escape"), self, self.left.emit)

    # --- what is shown

    def refresh(self) -> None:
        desk = self._bench.desk
        self._reader.ask(lambda: waiting_choices(desk), self._show)

    def _show(self, found: list[WaitingChoice]) -> None:
        self.table.replace(found)
        self._stack.setCurrentIndex(0 if found else 1)
        self._count.setText(str(len(found)) if found else "")
        if found and self.table.current_line() is None:
            self.table.choose_first(0)
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
        effective = width / scale()
        for key, least in _FOLDS.items():
            self.table.show_column(key, shown=effective >= least)
        self._side.setFixedWidth(px(_CARDS if effective >= _FOLDS["between"] else 320))

    def stops(self) -> list[QWidget]:
        found: list[QWidget] = [self.table] if self._stack.currentIndex() == 0 else [self.back]
        return found + self.cards.buttons[:1]

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
    def _task(line: WaitingChoice) -> object | None:
        if line.proposal is not None:
            return line.proposal.task
        found = line.difference
        return found.key if found is not None and found.entity == "task" else None

    def _open_task(self) -> None:
        found = self.current()
        if found is None:
            return
        proposal, difference = found.proposal, found.difference
        key = proposal.task if proposal is not None else difference.key if difference else None
        if key is not None:
            self._bench.show_tasks([key], found.label)
