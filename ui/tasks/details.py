"""The panel at the right: the whole of the chosen task, and the form for its result."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea

from ui.labels import SIGNS, bar_role, soft, state_word
from ui.parts.boxes import column, frame, hair, row
from ui.parts.buttons import icon_button
from ui.parts.labels import Badge, Bar, label
from ui.tasks.columns import days_left, due_role, due_words, joined, percent_share, percent_words
from ui.tasks.lines import Closed, Result, TaskLine
from ui.tasks.result_form import STATES, ResultForm
from ui.theme.look import px


def _as_it_stands(line: TaskLine) -> Result:
    """Propose for a new quarter what holds of the task, so that noting words loses no state."""
    if line.state in STATES:
        return Result(line.state, line.percent, "")
    return Result("in-progress" if line.percent else "not-started", line.percent, "")


class DetailsPanel(QFrame):
    """Shows one task. Closing it is the page's affair."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sideInner")
        self.setAccessibleName(self.tr("Chi tiết nhiệm vụ"))
        self.form: Final = ResultForm()
        self._standing = Result("not-started", None, "")
        self._code = label("", "muted")
        self._title = label("", "lead", wrap=True)
        self.form.hide()
        self._badge = Badge()
        self._bar = Bar()
        self._percent = label("", "value")
        self._facts = QGridLayout()
        self._closed = label("", "muted", wrap=True)
        self._values: dict[str, tuple[QLabel, QLabel]] = {}
        close = icon_button("close", self.tr("Đóng khung chi tiết (Esc)"))
        close.clicked.connect(self.closing)
        head = frame("", row(self._code, None, close, margins=(16, 0, 8, 0)), height=48)
        self.setLayout(column(head, self._scrolling(), gap=0))

    def _scrolling(self) -> QScrollArea:
        self._facts.setHorizontalSpacing(px(8))
        self._facts.setVerticalSpacing(px(8))
        self._facts.setColumnMinimumWidth(0, px(76))
        self._facts.setColumnStretch(1, 1)
        for key, name in (
            ("due", self.tr("Thời hạn")),
            ("phrase", self.tr("Theo văn bản")),
            ("lead", self.tr("Chủ trì")),
            ("partner", self.tr("Phối hợp")),
            ("person", self.tr("Phụ trách")),
            ("products", self.tr("Sản phẩm")),
        ):
            self._add_fact(key, name)
        state = row(self._badge, self._bar, self._percent, gap=12)
        state.setStretch(1, 1)
        inner = column(
            self._title, 4, state, 8, self._facts, 8, hair(), 4, self._closed, self.form, None,
            gap=8, margins=(16, 0, 16, 16),
        )  # fmt: skip
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(frame("sideInner", inner))
        return scroll

    def _add_fact(self, key: str, name: str) -> None:
        at = self._facts.rowCount()
        words, value = label(name, "label"), label("", "value", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.addWidget(words, at, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(value, at, 1)
        self._values[key] = words, value

    def show_task(self, line: TaskLine, today: date) -> None:
        self._standing = _as_it_stands(line)
        self._code.setText(line.code or "")
        self._title.setText(line.title)
        sign = SIGNS[line.state]
        self._badge.show_state(state_word(line.state), sign.icon, sign.role, soft(sign.role))
        share = percent_share(line)
        self._bar.setVisible(share is not None)
        self._bar.show_share(share or 0.0, bar_role(line.state))
        self._percent.setText("" if share is None else percent_words(line))
        self._fact("due", self._due(line, today))
        self._fact("phrase", line.deadline)
        self._fact("lead", joined(line.lead_units))
        self._fact("partner", joined(line.partner_units))
        self._fact("person", line.person or "")
        self._fact("products", joined(line.products))
        role = due_role(line)
        value = self._values["due"][1]
        value.setProperty("tone", role if role in ("late", "soon") else "")
        value.style().unpolish(value)
        value.style().polish(value)

    def show_result(self, noted: Result | Closed | None, quarter: str) -> None:
        """Open the form, or say why nothing can be noted here."""
        closed = isinstance(noted, Closed)
        self._closed.setVisible(closed)
        self.form.setVisible(not closed)
        if isinstance(noted, Closed):
            self._closed.setText(noted.why)
        else:
            self.form.show_result(noted or self._standing, quarter)

    @staticmethod
    def _due(line: TaskLine, today: date) -> str:
        words = due_words(line)
        if line.due is None or line.state not in ("overdue", "due-soon", "in-progress", "upcoming"):
            return words
        return f"{words} – {days_left(line.due, today)}"

    def _fact(self, key: str, words: str) -> None:
        for part in self._values[key]:
            part.setVisible(bool(words))
        self._values[key][1].setText(words)
