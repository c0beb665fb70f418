"""The review of an incoming plan, over the whole window: document, draft, questions, one verb."""

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from cchc_desktop.services.intake.questions import Answer, Question
from ui.actions.bench import Bench
from ui.intake.again_part import AgainPart
from ui.intake.asking import Asking
from ui.intake.document_page import DocumentPage
from ui.intake.document_side import DocumentSide
from ui.intake.doubt_foot import DoubtFoot
from ui.intake.draft_columns import Helps
from ui.intake.draft_table import DraftTable
from ui.intake.filtering import Kind, counts
from ui.intake.folding import WITH_ALL, Folding
from ui.intake.following import Following
from ui.intake.helps import OfficeHelps
from ui.intake.leaving import may_throw_away
from ui.intake.letters import LettersBar
from ui.intake.other_parts import OTHERS, other_parts, part_hint
from ui.intake.part_line import AGAIN, DOCUMENT, TASKS, PartLine
from ui.intake.part_pages import PartPages
from ui.intake.preparing import Prepared
from ui.intake.quarter_bar import QuarterBar
from ui.intake.review_keys import review_keys
from ui.intake.roles_dialog import ask_roles
from ui.intake.strips import Strips
from ui.intake.top_line import TopLine
from ui.intake.wording import document_words, summary
from ui.intake.working import Working
from ui.parts.boxes import column, frame
from ui.parts.message import Message
from ui.table.view import LineView
from ui.theme.look import scale


class ReviewPage(QFrame):
    """Stands over the places until the plan is taken in or given up."""

    left = Signal()
    taken_in = Signal(object)
    keys_asked = Signal()

    def __init__(self, bench: Bench, prepared: Prepared) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAccessibleName(self.tr("Xem lại kế hoạch trước khi tiếp nhận"))
        self._bench = bench
        self.working: Final = Working(prepared, self)
        self._strips = prepared.strips
        helps = OfficeHelps(bench.desk, self.working).helps()
        self.top: Final = TopLine()
        self.side: Final = DocumentSide()
        self.parts: Final = PartLine()
        self.table: Final = DraftTable(self.working, helps)
        self.again: Final = AgainPart(self.working, bench, self)
        self.letters: Final = LettersBar(self.working, bench)
        self.quarter: Final = QuarterBar(self.working)
        self.known: Final = Message((16, 8, 16, 8))
        self.foot: Final = DoubtFoot()
        self.pages: Final = PartPages(
            {
                TASKS: lambda: self.table,
                DOCUMENT: lambda: self._make_document(helps),
                AGAIN: lambda: self.again,
                **other_parts(self.working, helps),
            }
        )
        self.asking: Final = Asking(self.working, self.table, self.foot, self.top.counter)
        self._following: Final = Following(self.table, self.side.paper, self.working, bench)
        self._build()
        self._connect()
        self._show_anew()

    def _build(self) -> None:
        self.pages.show_part(TASKS)
        draft = column(self.pages, self.foot, gap=0)
        draft.setStretch(0, 1)
        self._folding = Folding(self.side, self.parts, frame("surface", draft))
        whole = column(self.top, self.letters, self.known, self.quarter, gap=0)
        whole.addLayout(self._folding.body, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.working.changed.connect(self._show_anew)
        self.top.back.clicked.connect(self.leave)
        self.top.cancel.clicked.connect(self.leave)
        self.top.take.clicked.connect(self.take_in)
        self.top.counter.moved.connect(self.asking.go)
        self.table.doubt_wanted.connect(self.asking.go)
        self.table.role_chosen.connect(self._change_role)
        self.table.roles_asked.connect(self._ask_roles)
        self.table.chosen.connect(self._show_source)
        self.foot.answered.connect(self._answer)
        self.asking.elsewhere.connect(self._show_document_part)
        self.asking.write_wanted.connect(self._write)
        self.asking.roles_wanted.connect(self._ask_roles)
        self.parts.kind_chosen.connect(self._show_kind)
        self.parts.part_chosen.connect(self._show_part)
        self.parts.paper_chosen.connect(self._focus_side)
        self.again.changed.connect(self._show_take)
        self.known.pressed.connect(lambda: self._lead_to(AGAIN))
        self.asking.tasks_wanted.connect(lambda: self._lead_to(TASKS))
        self.letters.converted.connect(self._cut_anew)
        keys: list[tuple[str, Callable[[], object]]] = [
            ("F8", lambda: self.asking.go(forward=True)),
            ("Shift+F8", lambda: self.asking.go(forward=False)),
            ("Ctrl+Return", self.asking.answer_first),
            ("Ctrl+Enter", self.asking.answer_first),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Shift+Return", self.take_in),
            ("F6", lambda: self._go_round(1)),
            ("Shift+F6", lambda: self._go_round(-1)),
            ("Esc", self._escape),
            ("F1", self.keys_asked.emit),
        ]
        for key, slot in keys:
            QShortcut(QKeySequence(key), self, slot)

    @property
    def document(self) -> DocumentPage:
        return cast("DocumentPage", self.pages[DOCUMENT])

    def _make_document(self, helps: Helps) -> DocumentPage:
        made = DocumentPage(self.working, helps)
        made.facts.asked.connect(self._show_document_part)
        return made

    # --- what is shown

    def begin(self) -> None:
        """Put the cursor on the first cell that wants a look, else on the first task."""
        self._show_document()
        self.table.choose_first("title")
        self.again.look_for_plans()
        if notice := self.again.notice():
            self.known.say(notice, "accent", self.tr("Xem thay đổi"))
            self._show_anew()
        if not self.working.lines():
            self._lead_to(DOCUMENT)
            return
        self.table.setFocus()
        if any(line.asked for line in self.working.lines()):
            self.asking.go(forward=True)

    def _show_document(self) -> None:
        self.side.show_strips(self._strips)
        self._show_source(self.table.current_line())

    def _cut_anew(self) -> None:
        self._strips = Strips(self.working.review.incoming.document)
        self._show_document()

    def _show_anew(self) -> None:
        review = self.working.review
        self.pages.show_working(TASKS)
        self.letters.show_working()
        self.quarter.show_working()
        draft = review.draft
        said = {part: len(getattr(draft, part)) for part in OTHERS}
        self.parts.count(counts(self.working.lines()), {**said, AGAIN: self.again.is_there()})
        self.top.say(document_words(review), summary(review))
        self._show_take()
        self._show_roles()
        self.asking.show()

    def _show_take(self) -> None:
        count = len(self.working.review.kept)
        self.top.show_verb(self.again.verb(count), enabled=bool(count) or self._holds_more())

    def _holds_more(self) -> bool:
        draft = self.working.review.draft
        return bool(draft.targets or draft.assignments or draft.chapters)

    def _show_roles(self) -> None:
        line = self.table.current_line()
        source = getattr(getattr(line, "said", None), "task", None)
        self.table.show_roles(self._following.table_of(source.source if source else None))

    def _show_source(self, _line: object) -> None:
        self._following.show_source()
        self._show_roles()

    def _show_kind(self, kind: Kind) -> None:
        self.table.kind = kind
        self.table.show_working()
        self.table.choose_first("title")
        self.table.setFocus()

    def _show_part(self, part: str) -> None:
        shown = self.pages.show_part(part)
        self.asking.is_on_tasks, self.asking.is_on_document = part == TASKS, part == DOCUMENT
        self.asking.hint = part_hint(part)
        self.asking.show()
        if part == AGAIN:
            self.again.show_differences()
        if isinstance(shown, LineView) and shown.current_line() is None:
            shown.choose_first(1)
        shown.setFocus()

    def _lead_to(self, part: str) -> None:
        self.parts.show_part(part)
        self._show_part(part)

    def _show_document_part(self, question: Question) -> None:
        self._lead_to(DOCUMENT)
        self.asking.show_question(question)

    # --- what is done

    def _answer(self, question: Question, answer: Answer) -> None:
        if self.table.finish_editing():
            self.asking.answer(question, answer)

    def _write(self, question: Question) -> None:
        """Open what is asked about for typing."""
        if question.line == 0:
            self._lead_to(DOCUMENT)
            self.document.go_to(question.field)
            return
        self._lead_to(TASKS)
        if self.table.choose(question.line, question.field):
            self.table.setFocus()
            self.table.edit_current()

    def _change_role(self, column_at: int, role: object) -> None:
        table = self._following.table_of(self._following.current_source())
        if table is not None:
            self._following.read_again(table, table.roles.with_role(column_at, role))  # type: ignore[arg-type]

    def _ask_roles(self) -> None:
        table = self._following.table_of(self._following.current_source())
        if table is not None and (roles := ask_roles(self, table)) is not None:
            self._following.read_again(table, roles)

    def _undo(self) -> None:
        if self.table.finish_editing():
            self.working.undo()

    def _redo(self) -> None:
        if self.table.finish_editing():
            self.working.redo()

    def take_in(self) -> None:
        """Store what is shown, as one deed that can be taken back."""
        if not self.table.finish_editing() or not self.top.take.isEnabled():
            return
        name, store = self.working.review.incoming.name, self.again.storing()
        self._bench.start(self.tr("Tiếp nhận kế hoạch"), name, store, self.taken_in.emit)

    def leave(self) -> None:
        """Give the plan up, unless the person wants to go on with it."""
        if self.may_go():
            self.left.emit()

    def may_go(self) -> bool:
        """Ask about what was worked on, for nothing else brings it back."""
        return not self.working.is_touched() or may_throw_away(self)

    # --- keys and folding

    def _focus_side(self, paper: bool) -> None:  # noqa: FBT001 - Qt's signal
        (self.side.paper if paper else self.table).setFocus()

    def _escape(self) -> None:
        if self.pages.currentWidget() is not self.table:
            self._lead_to(TASKS)
        else:
            self.table.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        """Return its own keys with what they do, for the list behind F1."""
        return review_keys(self.table)

    def _go_round(self, step: int) -> None:
        stops: list[QWidget] = [self.pages.currentWidget() or self.table]
        if self.foot.buttons:
            stops.append(self.foot.buttons[0])
        stops += [self.top.take, *([self.side.paper] if self.side.isVisible() else [])]
        focus = self.focusWidget()
        inside = [at for at, one in enumerate(stops) if one is focus or one.isAncestorOf(focus)]
        stops[((inside[-1] if inside else 0) + step) % len(stops)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Fold what does not fit a window of this width."""
        effective = width / scale()
        self.top.fit(wide=effective >= WITH_ALL)
        self.table.fit(effective)
        self._folding.fit(effective)
