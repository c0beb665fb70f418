"""What is done with the chosen tasks: questions first, then one verb for all of them.

Loads the database. Must not know by which key or menu a deed was asked for.
"""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject

from cchc_desktop.domain.calendar.periods import quarter_of
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.services.deadlines import deadline_doubt_id
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.settling import let_stand, settle
from cchc_desktop.services.event_dates import awaited_event, set_event_date
from cchc_desktop.services.plan_feeding import note_above
from cchc_desktop.services.plans.sections import plan_sections
from cchc_desktop.services.plans.shelf import shelf
from cchc_desktop.services.task_changes import bulk as task_bulk
from cchc_desktop.services.task_changes import order as task_order
from cchc_desktop.services.task_changes import withdrawal
from cchc_desktop.services.task_changes.copying import copy_tasks
from cchc_desktop.services.task_changes.edit import TaskForm, add_task
from ui.actions.bench import Bench
from ui.parts.day_field import read_day
from ui.table.view import LineView
from ui.tasks import questions
from ui.tasks.columns import FIELD_OF, doubtful_columns
from ui.tasks.lines import TaskLine
from ui.tasks.typing_helps import OfficeHelps

_NO_SECTION: Final = ""
_AT_ONCE: Final = 20  # a deadline takes about 5 ms a task


class TaskDeeds(QObject):
    """Acts on the selected tasks, else on the one under the cursor."""

    def __init__(self, view: LineView, bench: Bench, helps: OfficeHelps) -> None:
        super().__init__(view)
        self._view, self._bench, self._helps = view, bench, helps

    # --- what is chosen

    def chosen(self) -> list[TaskLine]:
        chosen = self._view.selected_lines()
        if not chosen:
            line = self._view.current_line()
            chosen = [line] if hasattr(line, "deadline") else []
        return chosen

    def _ids(self) -> list[uuid.UUID]:
        return [line.id for line in self.chosen()]

    def _preview(self, plan: uuid.UUID | None) -> questions.Preview:
        return lambda text: self._helps.preview(plan, text)

    def _do(self, verb: Callable[[Desk, list[uuid.UUID]], object]) -> None:
        """Do it where something is chosen; the table keeps the focus."""
        ids = self._ids()
        if len(ids) > _AT_ONCE:
            self._do_beside(verb, ids)
        elif ids:
            self._bench.do(lambda: verb(self._bench.desk, ids))
            self._view.setFocus()

    def _do_beside(
        self, verb: Callable[[Desk, list[uuid.UUID]], object], ids: list[uuid.UUID]
    ) -> None:
        """Do it on the worker: so many would hold the window up."""

        def work(ticket: Ticket) -> object:
            if ticket.cancelled:
                raise Cancelled
            return verb(self._bench.desk, ids)

        subject = self.tr("{} nhiệm vụ").format(len(ids))
        self._bench.start(self.tr("Đang ghi"), subject, work, lambda _done: self._view.setFocus())

    # --- a new task

    def add(self) -> None:
        """Ask for a new task; it goes where the cursor stands unless told otherwise."""
        said = questions.ask_new_task(
            self._bench.window, self._where(), self._helps.helps(), self._preview(None)
        )
        if said is None:
            return
        form = TaskForm(
            title=said.title,
            plan=uuid.UUID(said.plan) if said.plan else None,
            code=said.code,
            section=said.section,
            products=said.products,
            leads=said.leads,
            partners=said.partners,
            deadline=said.deadline,
            person=said.person,
        )
        added = self._bench.do(lambda: add_task(self._bench.desk, form))
        if added is not None:
            self._view.choose(added, "title")
        self._view.setFocus()

    def _where(self) -> questions.Where:
        plans = self._own_plans()
        beside = next(iter(self.chosen()), None)
        own = {key for key, _ in plans}
        if beside is None or str(beside.plan) not in own:
            return questions.Where(plans, self._sections_of, plans[0][0], _NO_SECTION)
        same = (
            str(one.id)
            for one in plan_sections(self._bench.desk, beside.plan)
            if (one.code or None, one.title) == (beside.section, beside.section_title)
        )
        return questions.Where(plans, self._sections_of, str(beside.plan), next(same, _NO_SECTION))

    def _own_plans(self) -> list[tuple[str, str]]:
        """Return the plans this office keeps; last what is outside any of them."""
        plans = [
            (str(plan.id), plan.name)
            for year in shelf(self._bench.desk)
            for plan in year.plans
            if plan.own and not plan.implicit
        ]
        return [*plans, ("", self.tr("Nhiệm vụ phát sinh (ngoài kế hoạch)"))]

    def _sections_of(self, plan: str) -> list[tuple[str, str]]:
        none = (_NO_SECTION, self.tr("Không thuộc phần nào"))
        if not plan:
            return [none]
        found = plan_sections(self._bench.desk, uuid.UUID(plan))
        return [*((str(one.id), one.words) for one in found), none]

    # --- who

    def hand(self) -> None:
        who = self._ask_names(self.tr("Giao người phụ trách"), self.tr("Giao"), people=True)
        if who:
            self._do(lambda desk, ids: task_bulk.hand_to(desk, ids, who[0]))

    def take_back(self) -> None:
        self._do(lambda desk, ids: task_bulk.hand_to(desk, ids, None))

    def lead(self) -> None:
        who = self._ask_names(self.tr("Đổi đơn vị chủ trì"), self.tr("Đổi chủ trì"))
        if who:
            self._do(lambda desk, ids: task_bulk.set_leads(desk, ids, who))

    def partner(self) -> None:
        who = self._ask_names(self.tr("Thêm đơn vị phối hợp"), self.tr("Thêm"))
        if who:
            self._do(lambda desk, ids: task_bulk.add_partners(desk, ids, who))

    def part_from(self) -> None:
        who = self._ask_names(self.tr("Bớt đơn vị phối hợp"), self.tr("Bớt"))
        if who:
            self._do(lambda desk, ids: task_bulk.remove_partners(desk, ids, who))

    def _ask_names(self, caption: str, verb: str, *, people: bool = False) -> list[Any] | None:
        if not self.chosen():
            return None
        among = self._helps.people() if people else self._helps.units()
        return questions.ask_names(self._bench.window, caption, verb, among, many=not people)

    # --- how far, and until when

    def state(self, state: State) -> None:
        self._do(lambda desk, ids: task_bulk.set_state(desk, ids, state))

    def deadline(self) -> None:
        lines = self.chosen()
        if not lines:
            return
        verb = self.tr("Đổi thời hạn")
        phrase = questions.ask_deadline(self._bench.window, verb, self._preview(lines[0].plan))
        if phrase is not None:
            self._do(lambda desk, ids: task_bulk.set_deadline(desk, ids, phrase))

    def settle(self) -> None:
        """Let a cell in doubt stand as it is; the cursor goes on to the next doubt."""
        line = next((one for one in self.chosen() if doubtful_columns(one)), None)
        if line is None:
            return
        found, here = doubtful_columns(line), self._view.current_column()
        field = FIELD_OF.get(here if here in found else found[0])
        desk = self._bench.desk
        if field is None:
            self._bench.do(lambda: settle(desk, deadline_doubt_id(line.id)))
        else:
            self._bench.do(lambda: let_stand(desk, line.id, field))
        self._view.next_doubt()
        self._view.setFocus()

    def event_day(self) -> None:
        """Ask for the day from which the deadline of the first chosen task counts."""
        if (line := next(iter(self.chosen()), None)) is not None:
            self.event_day_of(line)

    def event_day_of(self, line: TaskLine) -> None:
        awaited = awaited_event(self._bench.desk, line.id)
        if awaited is None:
            self._bench.tell(self.tr("Thời hạn của nhiệm vụ này không tính từ một sự việc."))
            return
        read = partial(read_day, year=self._bench.desk.today.year)
        day = questions.ask_event_day(self._bench.window, awaited.phrase, awaited.event_on, read)
        if day is not None:
            self._bench.do(lambda: set_event_date(self._bench.desk, line.id, day.on))
            self._view.setFocus()

    # --- what carries out a task from above

    def take_from_below(self, line: TaskLine) -> None:
        """Note of a task, for the running quarter, what our tasks say that carry it out."""
        desk = self._bench.desk
        self._bench.do(lambda: note_above(desk, [line.id], quarter_of(desk.today)))
        self._view.setFocus()

    # --- where

    def up(self) -> None:
        self._do(task_order.move_up)

    def down(self) -> None:
        self._do(task_order.move_down)

    def to_section(self) -> None:
        lines = self.chosen()
        if not lines:
            return
        which = questions.ask_choice(
            self._bench.window,
            self.tr("Chuyển sang phần khác"),
            self.tr("Chuyển"),
            self.tr("Phần"),
            self._sections_of(str(lines[0].plan)),
        )
        if which is not None:
            section = uuid.UUID(which) if which else None
            self._do(lambda desk, ids: task_order.move_to_section(desk, ids, section))

    def to_plan(self) -> None:
        plans = [plan for plan in self._own_plans() if plan[0]]
        if not self.chosen() or not plans:
            return
        which = questions.ask_choice(
            self._bench.window,
            self.tr("Chuyển sang kế hoạch khác"),
            self.tr("Chuyển"),
            self.tr("Kế hoạch"),
            plans,
        )
        if which is not None:
            self._do(lambda desk, ids: task_order.move_to_plan(desk, ids, uuid.UUID(which)))

    def copy(self) -> None:
        self._do(copy_tasks)

    # --- whether at all

    def withdraw(self) -> None:
        lines = self.chosen()
        if not lines:
            return
        read = partial(read_day, year=self._bench.desk.today.year)
        reason = questions.ask_reason(self._bench.window, len(lines), read)
        if reason is not None:
            said = withdrawal.Withdrawal(
                reason.why, number=reason.number, issued_on=reason.issued_on
            )
            self._do(lambda desk, ids: withdrawal.withdraw_tasks(desk, ids, said))

    def bring_back(self) -> None:
        self._do(withdrawal.bring_back)
