"""What the task list does beyond showing: everything that writes, or reads more than the list.

Made once writing is possible; loads the database.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject

from cchc_desktop.domain.calendar.periods import quarter_of
from cchc_desktop.services import saved_views
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.event_dates import AwaitedEvent, awaited_event
from cchc_desktop.services.plan_feeding import Feed, read_feed
from cchc_desktop.services.task_list.details import task_details
from cchc_desktop.services.task_list.history import task_history
from cchc_desktop.services.task_list.listing import TaskFilter, list_tasks
from cchc_desktop.services.task_list.sheet import TaskDetails
from cchc_desktop.services.task_list.touched import touched_tasks
from ui.actions.bench import Bench
from ui.parts.message import Message
from ui.tasks.commands import TaskCommands
from ui.tasks.editing import TaskEditing
from ui.tasks.lines import TaskLine
from ui.tasks.paper import Seen, TaskPaper
from ui.tasks.passages import Passage
from ui.tasks.plans_in_doubt import PlansInDoubt
from ui.tasks.sheet_words import when_words
from ui.tasks.typing import Typing
from ui.tasks.typing_helps import OfficeHelps

_PLACE: Final = "tasks"
_MOST_AT_ONCE: Final = 300  # rows; what touched more is read beside the window
# Said by people who or where; what was written of these changes who can be named.
_NAMING: Final = frozenset({"unit", "unit_name", "unit_spelling", "person", "phrase_reading"})


class Sheet(NamedTuple):
    """A task with all that is told of it; `feed` is what our tasks say that carry it out."""

    details: TaskDetails
    story: Sequence[Passage]
    awaited: AwaitedEvent | None
    feed: Feed | None


class TaskWork(QObject):
    """Joins the list with the services."""

    def __init__(self, seen: Seen, typing: Typing, bench: Bench, doubted: Message) -> None:
        super().__init__(seen.table)
        self.bench: Final = bench
        self._listing: Final = seen.listing
        self._helps: Final = OfficeHelps(bench.desk)
        self.paper: Final = TaskPaper(seen, bench)
        self.commands: Final = TaskCommands(seen.table, bench, self._helps, self.paper.show)
        self.editing: Final = TaskEditing(seen.table, bench)
        self._reader: Final = bench.reader(self)
        self.in_doubt: Final = PlansInDoubt(doubted, seen.listing, bench)
        typing.helps = self._helps.helps()
        bench.changed.connect(self._forget_names)

    def _forget_names(self, touched: Mapping[str, object]) -> None:
        if not touched or not _NAMING.isdisjoint(touched):
            self._helps.forget()

    # --- lines

    def read_anew(
        self, touched: Mapping[str, frozenset[uuid.UUID]], show: Callable[[], None]
    ) -> None:
        """Read again what a write touched; everything where nothing is named, or very much.

        Everything is read beside the window, which thousands of tasks would hold up.
        """
        self.in_doubt.look_again(touched)
        few = 0 < sum(map(len, touched.values())) <= _MOST_AT_ONCE and not self._reader.is_reading
        ids = touched_tasks(self.bench.desk, touched) if few else None
        if ids is None:
            self._reader.ask(partial(list_tasks, self.bench.desk), partial(self._take, show))
            return
        lines = list_tasks(self.bench.desk, TaskFilter(only=ids)) if ids else ()
        self._listing.retake(ids, lines)
        show()

    def _take(self, show: Callable[[], None], lines: Sequence[TaskLine]) -> None:
        self._listing.take(lines)
        show()

    # --- one task

    def sheet(self, task: uuid.UUID) -> Sheet:
        """Read the whole of a task, and its history as sentences."""
        desk = self.bench.desk
        today = desk.today
        story = [
            Passage(line.sentence, when_words(line.when.astimezone(VIETNAM), today))
            for line in task_history(desk, task)
            if not line.undone
        ]
        details = task_details(desk, task)
        feed = read_feed(desk, task, quarter_of(today)) if details.below else None
        return Sheet(details, story, awaited_event(desk, task), feed)

    # --- views

    def views(self) -> list[saved_views.View]:
        return saved_views.list_views(self.bench.desk, _PLACE)

    def save_view(self, name: str, body: str, *, only_me: bool) -> None:
        desk, look = self.bench.desk, {"look": body}
        self.bench.do(lambda: saved_views.save_view(desk, _PLACE, name, look, only_me=only_me))

    def change_view(self, change: Callable[..., object], *arguments: object) -> None:
        self.bench.do(lambda: change(self.bench.desk, *arguments))
