"""The panel at the right: the whole of the chosen task, and the form for its result.

What the list knows is shown at once; the rest of the sheet follows when the cursor rests.
"""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from cchc_desktop.services.task_list.sheet import RelatedTask, TaskDetails
from resources.words import sentence
from ui.labels import SIGNS, bar_role, day, soft, state_word
from ui.parts.boxes import column, frame, hair, row
from ui.parts.buttons import button, icon_button
from ui.parts.labels import Badge, Bar, label
from ui.parts.message import Message
from ui.tasks import sheet_words
from ui.tasks.below import BelowBlock
from ui.tasks.columns import days_left, due_role, due_words, joined, percent_share, percent_words
from ui.tasks.fact_grid import FactGrid
from ui.tasks.lines import Closed, Result, TaskLine
from ui.tasks.passages import Passages
from ui.tasks.result_form import STATES, ResultForm

if TYPE_CHECKING:
    from ui.tasks.work import Sheet

_SHEET_FACTS: Final = [
    "milestones", "event", "details", "above", "last", "plan", "funding", "note", "withdrawn",
]  # fmt: skip

_LINKS: Final = ("above", "last")


def _as_it_stands(line: TaskLine) -> Result:
    """Propose for a new quarter what holds of the task, so that noting words loses no state."""
    if line.state in STATES:
        return Result(line.state, line.percent, "")
    return Result("in-progress" if line.percent else "not-started", line.percent, "")


class DetailsPanel(QFrame):
    """Shows one task. Closing it, and what its buttons mean, is the page's affair."""

    closing = Signal()
    note_asked = Signal()
    edit_asked = Signal()
    more_asked = Signal()
    settle_asked = Signal()
    event_asked = Signal()
    feed_asked = Signal()
    task_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sideInner")
        self.setAccessibleName(self.tr("Chi tiết nhiệm vụ"))
        self.form: Final = ResultForm()
        self._standing = Result("not-started", None, "")
        self._code = label("", "muted")
        self._title = label("", "lead", wrap=True)
        self._badge = Badge()
        self._bar = Bar()
        self._percent = label("", "value")
        self._closed = label("", "muted", wrap=True)
        self.doubt: Final = Message()
        self.doubt.pressed.connect(self.settle_asked)
        self.event_day: Final = button(self.tr("Ghi ngày…"), "link")
        self.event_day.setProperty("flush", "true")
        self.event_day.setToolTip(self.tr("Ghi ngày bắt đầu tính thời hạn"))
        self.event_day.clicked.connect(self.event_asked)
        self.facts: Final = FactGrid(self._fact_names(), _LINKS, {"event": self.event_day})
        self.facts.followed.connect(self.task_asked)
        self.below: Final = BelowBlock()
        self.below.task_asked.connect(self.task_asked)
        self.below.feed_asked.connect(self.feed_asked)
        self.results: Final = Passages(self.tr("Kết quả các kỳ"), most=2)
        self.proofs: Final = Passages(self.tr("Tài liệu kiểm chứng"))
        self.story: Final = Passages(self.tr("Lịch sử"), dotted=True, most=4)
        self._close = icon_button("close", self.tr("Đóng khung chi tiết (Esc)"))
        self._close.clicked.connect(self.closing)
        self.note: Final = button(self.tr("Ghi kết quả"), sign="entry")
        self.note.clicked.connect(self.note_asked)
        self.edit: Final = button(self.tr("Sửa"))
        self.edit.setToolTip(self.tr("Sửa ô đang chọn (F2)"))
        self.edit.clicked.connect(self.edit_asked)
        self.more: Final = icon_button("more", self.tr("Việc khác với nhiệm vụ này"))
        self.more.clicked.connect(self.more_asked)
        head = frame("", row(self._code, None, self._close, margins=(16, 0, 8, 0)), height=48)
        self.setLayout(column(head, self._scrolling(), gap=0))
        self.open_for_writing(on=False)

    def _fact_names(self) -> list[tuple[str, str]]:
        return [
            ("due", self.tr("Thời hạn")),
            ("phrase", self.tr("Theo văn bản")),
            ("event", self.tr("Tính từ")),
            ("milestones", self.tr("Các mốc")),
            ("lead", self.tr("Chủ trì")),
            ("partner", self.tr("Phối hợp")),
            ("person", self.tr("Phụ trách")),
            ("products", self.tr("Sản phẩm")),
            ("details", self.tr("Nội dung")),
            ("above", self.tr("Cấp trên giao")),
            ("last", self.tr("Từ năm trước")),
            ("plan", self.tr("Kế hoạch")),
            ("funding", self.tr("Kinh phí")),
            ("note", self.tr("Ghi chú")),
            ("withdrawn", self.tr("Đã bãi bỏ")),
        ]

    def _scrolling(self) -> QScrollArea:
        state = row(self._badge, self._bar, self._percent, gap=12)
        state.setStretch(1, 1)
        acts = row(self.note, self.edit, None, self.more, gap=8)
        inner = column(
            self._title, 4, state, 4, acts, 4, self.doubt, self._closed, self.form, self.facts,
            self.below, 4, hair(), 4, self.results, self.proofs, self.story, None,
            gap=8, margins=(16, 0, 16, 16),
        )  # fmt: skip
        self.form.hide()
        for passages in (self.results, self.proofs, self.story):
            passages.show_passages([])
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(frame("sideInner", inner))
        return scroll

    def open_for_writing(self, *, on: bool) -> None:
        """Offer what writes once that is possible."""
        for part in (self.note, self.edit, self.more):
            part.setEnabled(on)

    # --- what the list knows

    def show_task(self, line: TaskLine, today: date) -> None:
        self._standing = _as_it_stands(line)
        self.form.hide()
        self._closed.hide()
        self._code.setText(line.code or "")
        self._title.setText(line.title)
        sign = SIGNS[line.state]
        self._badge.show_state(state_word(line.state), sign.icon, sign.role, soft(sign.role))
        share = percent_share(line)
        self._bar.setVisible(share is not None)
        self._bar.show_share(share or 0.0, bar_role(line.state))
        self._percent.setText("" if share is None else percent_words(line))
        role = due_role(line)
        self.facts.say("due", self._due(line, today), role if role in ("late", "soon") else "")
        self.facts.say("phrase", line.deadline)
        self.facts.say("lead", joined(line.lead_units))
        self.facts.say("partner", joined(line.partner_units))
        self.facts.say("person", line.person or "")
        self.facts.say("products", joined(line.products))
        self.facts.clear(_SHEET_FACTS)
        for part in (self.event_day, self.below, self.doubt):
            part.hide()
        for passages in (self.results, self.proofs, self.story):
            passages.show_passages([])

    @staticmethod
    def _due(line: TaskLine, today: date) -> str:
        words = due_words(line)
        if line.due is None or line.state not in ("overdue", "due-soon", "in-progress", "upcoming"):
            return words
        return f"{words} – {days_left(line.due, today)}"

    # --- the rest of the sheet

    def show_sheet(self, whole: "Sheet", quarter: str) -> None:
        """Show what only the sheet knows."""
        sheet, say = whole.details, self.facts.say
        say("lead", sheet_words.units_words(sheet.leads))
        say("partner", sheet_words.units_words(sheet.partners))
        say("person", sheet_words.people_words(sheet))
        say("milestones", sheet_words.milestones_words(sheet))
        say("details", "\n".join(sheet.details))
        self._lead_to("above", sheet.above)
        self._lead_to("last", sheet.last_year)
        say("plan", sheet.plan.name)
        say("funding", sheet.funding)
        say("note", sheet.note)
        say("withdrawn", self._withdrawn(sheet))
        if sheet.doubts:
            words = " ".join(sentence(one.code, one.facts) for one in sheet.doubts)
            self.doubt.say(words, "soon", self.tr("Xem lại"))
        self.results.show_passages([sheet_words.entry_passage(one) for one in sheet.entries])
        self.proofs.show_passages([sheet_words.evidence_passage(one) for one in sheet.evidence])
        self.story.show_passages(whole.story)
        self._show_event(whole)
        self.below.show_feed(whole.feed, quarter)

    def _lead_to(self, key: str, task: RelatedTask | None) -> None:
        self.facts.lead_to(key, sheet_words.task_words(task), task.id if task else None)

    def _show_event(self, whole: "Sheet") -> None:
        """Show the day a deadline counts from, and the way to note it where it waits for one."""
        on = whole.details.deadline.event_on
        waits = whole.awaited is not None and on is None
        words = day(on) if on else self.tr("Chưa ghi ngày") if waits else ""
        self.facts.say("event", words, "soon" if waits else "")
        self.event_day.setVisible(whole.awaited is not None and whole.details.keeper is None)

    @staticmethod
    def _withdrawn(sheet: TaskDetails) -> str:
        if sheet.withdrawn_on is None:
            return ""
        return ". ".join(filter(None, [day(sheet.withdrawn_on), sheet.withdrawn_why]))

    # --- its result

    def show_result(self, noted: Result | Closed | None, quarter: str) -> None:
        """Open the form, or say why nothing can be noted here."""
        closed = isinstance(noted, Closed)
        self._closed.setVisible(closed)
        self.form.setVisible(not closed)
        if isinstance(noted, Closed):
            self._closed.setText(noted.why)
        else:
            self.form.show_result(noted or self._standing, quarter)
            self.form.begin()

    def hide_result(self) -> bool:
        """Put the form away; false when it was not open."""
        was = self.form.isVisible()
        self.form.hide()
        return was

    def first(self) -> QFrame:
        """Return what takes the focus when the panel is gone into."""
        return self.note if self.note.isEnabled() else self._close  # type: ignore[return-value]
