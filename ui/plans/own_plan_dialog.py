"""The window "Lập kế hoạch của đơn vị": from a plan above, from last year's, or from nothing."""

import uuid
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLayout, QStackedWidget

from cchc_desktop.services.deadlines import PlanFrame
from cchc_desktop.services.plans.own import frame_of, store_own_plan
from cchc_desktop.services.plans.proposal import PlanProposal, Way
from cchc_desktop.services.plans.proposing import (
    plans_above,
    plans_before,
    propose_from_above,
    propose_from_last_year,
    propose_from_nothing,
)
from ui.actions.bench import Bench
from ui.icons import icon
from ui.parts.boxes import column, frame, hair, row
from ui.parts.buttons import button
from ui.parts.check_box import CheckBox
from ui.parts.dialog import FOOT, SentenceDialog
from ui.parts.labels import Sign, label
from ui.plans.document_fields import DocumentFields
from ui.plans.drafting import Drafting
from ui.plans.names import Names
from ui.plans.proposal_columns import TITLE, Helps, ProposalLine
from ui.plans.proposal_table import ProposalTable
from ui.plans.source_bar import SourceBar
from ui.plans.wording import count_words, likely_year, summary_words
from ui.theme.look import px, scale

_WIDTH, _HEIGHT = 1180, 640
_AROUND: Final = 24
_LEAST: Final = QSize(880, 480)
_MANY: Final = 150  # a plan this long is stored beside the window


class OwnPlanDialog(QDialog):
    """Makes a plan that this office keeps; `plan` is its id once it is made."""

    def __init__(self, bench: Bench, way: Way | None = None) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self.plan: uuid.UUID | None = None
        self._read_against: tuple[object, PlanFrame] | None = None
        self.drafting: Final = Drafting(self)
        self._year = likely_year(bench.desk.today)
        self.setWindowTitle(self.tr("Lập kế hoạch của đơn vị"))
        self.setModal(True)
        self._build()
        self._connect()
        self._fit_to_window()
        self._begin(way)

    # --- the parts

    def _build(self) -> None:
        self.source = SourceBar(self._year)
        self.fields = DocumentFields(self._year)
        self._summary = label("", "muted")
        self._turn_fields = button(self.tr("Thông tin văn bản"), "quiet", sign="chevron-down")
        self._turn_fields.setCheckable(True)
        names = Names(self._bench.desk)
        helps = Helps(names.units, names.people, lambda: self._bench.desk.today)
        self.table = ProposalTable(self.drafting, helps)
        self._nothing = label("", "muted", wrap=True)
        sign = Sign("plan-add", "edge_strong", 48)
        empty = row(None, column(None, sign, self._nothing, None, gap=12), None)
        empty.setStretch(1, 4)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(frame("surface", empty))
        head = column(
            self.source, self._line_of_document(), self.fields, gap=12, margins=(16, 16, 16, 8)
        )
        body = column(frame("surface", head), self._tool_line(), hair(), gap=0)
        body.addWidget(self._stack, 1)
        whole = column(gap=0)
        whole.addWidget(frame("dialogWords", body), 1)
        whole.addWidget(self._foot())
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(whole)

    def _line_of_document(self) -> QHBoxLayout:
        line = row(self._summary, self._turn_fields, gap=12)
        line.setStretch(0, 1)
        self._summary.setMinimumWidth(px(80))
        return line

    def _tool_line(self) -> QHBoxLayout:
        self.all = CheckBox(self.tr("Lấy tất cả"))
        self._counts = label("", "small")
        self._add = button(self.tr("Thêm nhiệm vụ"), "quiet", sign="plus")
        self._split = button(self.tr("Tách thành hai"), "quiet", sign="split")
        self._drop = button(self.tr("Bỏ"), "quiet", sign="trash")
        self._add.setToolTip(self.tr("Thêm nhiệm vụ vào phần đang chọn (Ctrl+N)"))
        self._split.setToolTip(self.tr("Tách dòng đang chọn thành hai nhiệm vụ (Ctrl+D)"))
        self._drop.setToolTip(self.tr("Không lấy các dòng đang chọn (Delete)"))
        tools = (self._add, self._split, self._drop)
        return row(self.all, self._counts, None, *tools, gap=8, margins=(12, 4, 16, 4))

    def _foot(self) -> QFrame:
        self.closes = CheckBox(self.tr("Việc còn dở của năm trước ghi “Chuyển năm sau”"))
        self.make = button("", "primary")
        self.make.setDefault(True)
        leave = button(self.tr("Hủy"))
        leave.clicked.connect(self.reject)
        line = row(self.closes, None, self.make, leave, gap=8, margins=(12, 12, 16, 12))
        return frame("dialogFoot", line, height=FOOT)

    def _connect(self) -> None:
        self.source.chosen.connect(self._propose)
        self.fields.changed.connect(self._write_document)
        self._turn_fields.toggled.connect(self._show_fields)
        self.drafting.changed.connect(self._show)
        self.all.clicked.connect(self._turn_all)
        self.closes.clicked.connect(self._write_closing)
        self._add.clicked.connect(self.table.add)
        self._split.clicked.connect(self.table.split)
        self._drop.clicked.connect(self.table.drop)
        self.table.chosen.connect(self._show_tools)
        self.make.clicked.connect(self._make)
        for key, slot in (
            (QKeySequence.StandardKey.Undo, self.drafting.undo),
            (QKeySequence.StandardKey.Redo, self.drafting.redo),
            (QKeySequence("Ctrl+Return"), self._make),
        ):
            QShortcut(key, self, slot)

    def _fit_to_window(self) -> None:
        """Be as large as the design asks, within the window it stands over."""
        room = self._bench.window.size()
        self.resize(
            min(px(_WIDTH), max(room.width() - _AROUND, _LEAST.width())),
            min(px(_HEIGHT), max(room.height() - _AROUND, _LEAST.height())),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fit(self.width() / scale())

    # --- what is proposed

    def _begin(self, way: Way | None) -> None:
        above, before = plans_above(self._bench.desk), plans_before(self._bench.desk)
        self.source.offer(Way.ABOVE, above)
        self.source.offer(Way.LAST_YEAR, before)
        self.source.begin(way or (Way.ABOVE if above else Way.LAST_YEAR))
        self._propose()
        self.table.setFocus()

    def _propose(self) -> None:
        self.drafting.begin(self._proposal())
        proposal = self.drafting.proposal
        if proposal is not None:
            self.fields.show_proposal(proposal)
        self._turn_fields.setChecked(self.source.way is Way.NOTHING)
        self._show_fields()
        self.table.choose_first(TITLE)
        self.table.scrollToTop()

    def _proposal(self) -> PlanProposal | None:
        desk, plan = self._bench.desk, self.source.plan()
        if self.source.way is Way.NOTHING:
            return propose_from_nothing(desk, self.source.year.value())
        if plan is None:
            return None
        propose = propose_from_above if self.source.way is Way.ABOVE else propose_from_last_year
        return propose(desk, plan)

    # --- what is shown

    def _show(self) -> None:
        proposal = self.drafting.proposal
        self.table.show_proposal(self._frame(proposal))
        empty = proposal is None or not (proposal.tasks or self.source.way is Way.NOTHING)
        self._stack.setCurrentIndex(int(empty))
        self._nothing.setText(self._why_nothing(proposal) if empty else "")
        chosen = 0 if proposal is None else len(proposal.chosen)
        total = 0 if proposal is None else len(proposal.tasks)
        self.all.setChecked(bool(total) and chosen == total)
        self.all.setEnabled(bool(total))
        self._counts.setText("" if proposal is None else count_words(proposal))
        self.closes.setVisible(self.source.way is Way.LAST_YEAR and proposal is not None)
        self.closes.setChecked(proposal is not None and proposal.closes_open)
        self._turn_fields.setEnabled(proposal is not None)
        self._summary.setText("" if proposal is None else summary_words(proposal))
        words = self.tr("Lập kế hoạch gồm {}\u00a0nhiệm vụ").format(chosen)
        self.make.setText(words if chosen else self.tr("Lập kế hoạch"))
        self.make.setAccessibleName(self.make.text())
        may = chosen or self.source.way is Way.NOTHING
        self.make.setEnabled(proposal is not None and bool(may))
        self._show_tools()

    def _frame(self, proposal: PlanProposal | None) -> PlanFrame | None:
        """Return what phrases are read against: the same until the days of the plan change."""
        if proposal is None:
            return None
        days = (proposal.first_day, proposal.last_day, proposal.document.issued_on)
        if self._read_against is None or self._read_against[0] != days:
            self._read_against = (days, frame_of(self._bench.desk, proposal))
        return self._read_against[1]

    def _show_tools(self) -> None:
        on_line = isinstance(self.table.current_line(), ProposalLine)
        self._split.setEnabled(on_line)
        self._drop.setEnabled(on_line)
        self._add.setEnabled(self.drafting.proposal is not None)

    def _show_fields(self) -> None:
        shown = self._turn_fields.isChecked() and self.drafting.proposal is not None
        self.fields.setVisible(shown)
        self._turn_fields.setIcon(icon("chevron-up" if shown else "chevron-down"))

    def _why_nothing(self, proposal: PlanProposal | None) -> str:
        if proposal is not None:
            return self.tr(
                "Kế hoạch này không giao nhiệm vụ nào cho đơn vị. Chọn kế hoạch khác, hoặc bổ sung"
                " đơn vị vào nhóm được nêu tên ở mục Đơn vị."
            )
        if self.source.way is Way.ABOVE:
            return self.tr(
                "Chưa có kế hoạch của cấp trên. Nhận kế hoạch đó vào trước, hoặc lập từ đầu."
            )
        return self.tr("Chưa có kế hoạch nào của đơn vị để chuyển sang năm mới. Hãy lập từ đầu.")

    # --- what is done

    def _write_document(self) -> None:
        if self.drafting.proposal is not None:
            self.drafting.put(self.fields.applied_to(self.drafting.proposal))

    def _write_closing(self) -> None:
        if self.drafting.proposal is not None:
            chosen = self.closes.isChecked()
            self.drafting.put(replace(self.drafting.proposal, closes_open=chosen))

    def _turn_all(self) -> None:
        self.table.choose_all(chosen=self.all.isChecked())

    def _make(self) -> None:
        if not self.table.finish_editing() or not self.make.isEnabled():
            return
        self._write_document()
        if not self.fields.check():
            self._turn_fields.setChecked(True)
            self.fields.check()
            return
        proposal = self.drafting.proposal
        if proposal is None:
            return
        desk = self._bench.desk
        if len(proposal.chosen) > _MANY:
            self._bench.start(
                self.windowTitle(),
                proposal.document.subject,
                lambda _ticket: store_own_plan(desk, proposal),
                self._finish,
            )
        else:
            self._finish(self._bench.do(lambda: store_own_plan(desk, proposal)))

    def _finish(self, plan: uuid.UUID | None) -> None:
        if plan is not None:
            self.plan = plan
            self.accept()

    def reject(self) -> None:
        """Ask before what was worked on is thrown away: nothing else would bring it back."""
        if self.drafting.is_touched() and not self._may_throw_away():
            return
        super().reject()

    def _may_throw_away(self) -> bool:
        dialog = SentenceDialog(
            self.windowTitle(),
            self.tr("Kế hoạch đang lập chưa được lưu"),
            self.tr("Đóng lúc này thì các dòng đã sửa, đã tách, đã giao không còn nữa."),
            [("stay", self.tr("Lập tiếp")), ("leave", self.tr("Đóng, không lập"))],
            tone="question",
            parent=self,
        )
        return dialog.ask() == "leave"
