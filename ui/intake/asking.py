"""From one question to the next: which is asked now, how many there are, what an answer does."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from cchc_desktop.services.intake.questions import Answer, Does, Question, answers_to
from cchc_desktop.services.intake.review import PLAN, DoubtKey
from ui.intake.counter import Counter
from ui.intake.doubt_foot import DoubtFoot
from ui.intake.draft_line import DraftLine
from ui.intake.draft_table import DraftTable
from ui.intake.working import Working

_TYPED: Final = frozenset({Does.WRITE, Does.ROLES})


class Asking(QObject):
    """Asks of the lines in their order, then of the whole plan."""

    elsewhere = Signal(object)
    write_wanted = Signal(object)
    roles_wanted = Signal()
    tasks_wanted = Signal()

    def __init__(
        self, working: Working, table: DraftTable, foot: DoubtFoot, counter: Counter
    ) -> None:
        super().__init__(table)
        self._working, self._table = working, table
        self._foot, self._counter = foot, counter
        self._now: Question | None = None
        self.is_on_tasks = True
        self.is_on_document = False
        self.hint = ""
        table.asked.connect(self.show_question)

    def all(self) -> list[Question]:
        """Return everything that is asked, in the order of reading."""
        order = {column.key: at for at, column in enumerate(self._table.lines.columns)}
        found: list[Question] = []
        for line in self._working.lines():
            found += sorted(line.asked, key=lambda one: order.get(one.field, 0))
        return [*found, *self._working.of_plan()]

    # --- what is shown

    def show(self) -> None:
        """Show how it stands after something changed."""
        of_plan = self._now if self._now is not None and self._now.line == PLAN else None
        of_plan = of_plan if self.is_on_document else None
        self.show_question(self._table.question() if self.is_on_tasks else of_plan)

    def show_question(self, question: Question | None) -> None:
        everything = self.all()
        now = next((one for one in everything if question and one.key == question.key), None)
        self._now = now
        at = everything.index(now) + 1 if now is not None else 0
        self._counter.show_count(at, len(everything))
        if now is None:
            self._foot.show_nothing(self._how_it_stands(len(everything)))
            return
        answers = answers_to(now, self._working.review, self._working.sense)
        self._foot.show_question(now, answers, self._where(now))

    def _how_it_stands(self, count: int) -> str:
        if not self.is_on_tasks:
            return self.hint
        if count:
            return self.tr("Ô này đã rõ. Bấm F8 để sang ô cần xem kế tiếp.")
        return self.tr("Không còn ô nào cần xem. Kế hoạch sẵn sàng để tiếp nhận.")

    def _where(self, question: Question) -> str:
        if question.line == PLAN:
            return str(question.facts.get("where", ""))
        line = self._working.review.line(question.line)
        column = self._table.lines.column_of(question.field)
        title = self._table.lines.columns[column].title if column is not None else ""
        if not self._working.is_open(question):
            return self.tr("Hỏi lại sau")
        if line.task.code:
            return self.tr("Mục {}, cột {}").format(line.task.code, title)
        return self.tr("Cột {}").format(title)

    # --- going on

    def go(self, forward: bool = True) -> bool:  # noqa: FBT001, FBT002 - Qt's signal
        """Go to the next question that is open, round the end; to any where none is."""
        if not self._table.finish_editing():
            return False
        everything = self.all()
        waiting = [one for one in everything if self._working.is_open(one)] or everything
        if not waiting:
            self.show()
            return False
        self.ask(self._next(everything, waiting, forward=forward))
        return True

    def _next(
        self, everything: list[Question], waiting: list[Question], *, forward: bool
    ) -> Question:
        keys = [one.key for one in everything]
        here = self._before_cursor(keys)
        if self._now is not None:
            here = keys.index(self._now.key) - (0 if self._is_at(self._now) else 0.5)
        places = [keys.index(one.key) for one in waiting]
        if forward:
            return everything[next((at for at in places if at > here), places[0])]
        return everything[next((at for at in reversed(places) if at < here), places[-1])]

    def _is_at(self, question: Question) -> bool:
        """Tell whether the cursor stands on what is asked, not only in its row."""
        if question.line == PLAN:
            return not self.is_on_tasks
        key = self._table.current_column()
        return self.is_on_tasks and question.field == ("deadline" if key == "due" else key)

    def _before_cursor(self, keys: list[DoubtKey]) -> float:
        """Return where the cursor stands between the questions."""
        line = self._table.current_line()
        if not isinstance(line, DraftLine):
            return -1
        order = {one.id: at for at, one in enumerate(self._working.review.lines)}
        here = order.get(line.id, -1)
        before = [at for at, key in enumerate(keys) if order.get(key[0], len(order)) < here]
        return (before[-1] if before else -1) + 0.5

    def ask(self, question: Question) -> None:
        """Go to one question."""
        if question.line == PLAN:
            self.elsewhere.emit(question)
            return
        if not self.is_on_tasks:
            self.tasks_wanted.emit()
        self._table.go_to(question)
        self._table.setFocus()
        self.show_question(question)

    def answer(self, question: Question, answer: Answer) -> None:
        """Do what an answer says, and go on to the next question."""
        if answer.does is Does.ROLES:
            self.roles_wanted.emit()
        elif answer.does is Does.WRITE:
            self.write_wanted.emit(question)
        else:
            self._now = question
            following = self._following(question)
            self._working.answer(question, answer)
            self._go_on(following)

    def _following(self, question: Question) -> list[DoubtKey]:
        """Return the open questions behind one, by their keys, then those before it."""
        everything = self.all()
        keys = [one.key for one in everything if self._working.is_open(one)]
        every = [one.key for one in everything]
        here = every.index(question.key) if question.key in every else -1
        behind = [key for key in keys if every.index(key) > here]
        return [*behind, *(key for key in keys if key not in behind and key != question.key)]

    def _go_on(self, keys: list[DoubtKey]) -> None:
        there = {one.key: one for one in self.all() if self._working.is_open(one)}
        following = next((there[key] for key in keys if key in there), None)
        if following is not None:
            self.ask(following)
        else:
            self._table.setFocus()
            self.show()

    def answer_first(self) -> None:
        """Give the answer that has the focus, else the careful one."""
        if self._table.finish_editing():
            self._foot.answer_first()
