"""The lines behind the list: all of them, kept true after each write, and those that are wanted.

Must not know a widget.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

from ui.tasks.filtering import Filters, Who
from ui.tasks.lines import TaskId, TaskLine


class Listing:
    """What is withdrawn stays out unless it is asked for."""

    def __init__(self, who: Callable[[], str]) -> None:
        self._who: Final = who
        self.filters = Filters()
        self.plans: frozenset[TaskId] | None = None
        self.with_withdrawn = False
        self._lines: dict[TaskId, TaskLine] = {}
        self._all: Sequence[TaskLine] = ()

    @property
    def who(self) -> Who:
        return Who(self._who())

    def take(self, lines: Sequence[TaskLine]) -> None:
        """Hold all lines, in the order of their plans."""
        self._lines = {line.id: line for line in lines}
        self._all = lines

    def retake(self, ids: Collection[TaskId], lines: Sequence[TaskLine]) -> None:
        """Hold these lines anew; what is no longer among them is gone."""
        known = len(self._lines)
        fresh = {line.id: line for line in lines}
        moved = any(
            line.id not in self._lines or self._lines[line.id].place != line.place for line in lines
        )
        for task in ids:
            if task in fresh:
                self._lines[task] = fresh[task]
            else:
                self._lines.pop(task, None)
        if moved or len(self._lines) != known:
            ordered = sorted(self._lines.values(), key=lambda line: line.place)
            self._lines = {line.id: line for line in ordered}
        self._all = list(self._lines.values())

    def everything(self) -> list[TaskLine]:
        """Return all lines of the plans in view, withdrawn ones only if they are wanted.

        What is asked for by name is among them wherever it stands.
        """
        plans, only = self.plans, self.filters.only or frozenset()
        return [
            line
            for line in self._all
            if line.id in only
            or (
                (plans is None or line.plan in plans)
                and (self.with_withdrawn or not line.withdrawn)
            )
        ]

    def wanted(self) -> list[TaskLine]:
        """Return what the filters leave."""
        return self.filters.keep(self.everything(), self.who)

    def narrow(self, found: Collection[TaskId] | None) -> None:
        """Show only what a search found."""
        self.filters = replace(self.filters, found=None if found is None else frozenset(found))

    def show_only(self, tasks: Collection[TaskId] | None) -> None:
        """Show these and no others, for a moment: whatever else was chosen is forgotten."""
        self.filters = Filters(only=None if tasks is None else frozenset(tasks))
