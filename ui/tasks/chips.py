"""The chip line of the task list: shows what is chosen, and tells what is chosen next."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.labels import field_words
from ui.parts.boxes import column
from ui.parts.chips import Chip, ChipLine, ListChip
from ui.tasks import filtering
from ui.tasks.filtering import FIELD, FLAGS, LISTS, PLAN, UNIT, Filters, Who
from ui.tasks.lines import TaskLine

if TYPE_CHECKING:
    from ui.parts.pick_list import Choice

PlanNames = Callable[[], Mapping[Hashable, str]]


class TaskChips(QFrame):
    """Flags that combine, and lists to choose among units, fields and plans."""

    changed = Signal(object)

    def __init__(self, quarter: str, plan_names: PlanNames, *tools: QWidget) -> None:
        super().__init__()
        self._filters = Filters()
        self._plan_names = plan_names
        self.flags: Final = {
            filtering.QUARTER: Chip(quarter),
            filtering.SOON: Chip(self.tr("Sắp đến hạn"), "state-due-soon"),
            filtering.LATE: Chip(self.tr("Quá hạn"), "state-overdue"),
            filtering.MINE: Chip(self.tr("Của tôi")),
            filtering.UNCONFIRMED: Chip(self.tr("Chưa rõ thời hạn"), "state-unconfirmed"),
        }
        self.lists: Final = {
            UNIT: ListChip(self.tr("Đơn vị")),
            FIELD: ListChip(self.tr("Lĩnh vực")),
            PLAN: ListChip(self.tr("Kế hoạch")),
        }
        for flag, chip in self.flags.items():
            chip.clicked.connect(lambda _=False, flag=flag: self._turn(flag))
        for kind, chip in self.lists.items():
            chip.picked.connect(lambda values, kind=kind: self._pick(kind, values))
        self.line: Final = ChipLine([*self.flags.values(), *self.lists.values()], *tools)
        self.setLayout(column(self.line, gap=0))

    @property
    def filters(self) -> Filters:
        return self._filters

    def choose(self, filters: Filters) -> None:
        """Show what is chosen; telling is the caller's affair."""
        self._filters = filters
        for flag, chip in self.flags.items():
            chip.setChecked(flag in filters.flags)
        for kind, chip in self.lists.items():
            chip.choose(filters.among.get(kind, frozenset()))

    def count(self, lines: Sequence[TaskLine], who: Who) -> None:
        """Show beside each chip what it would leave."""
        flags = filtering.counts(lines, self._filters, who)
        for flag in FLAGS:
            self.flags[flag].show_count(flags[flag])
        for kind in LISTS:
            self._offer(kind, lines, who)
        self.line.fold()

    def _offer(self, kind: str, lines: Sequence[TaskLine], who: Who) -> None:
        filters = self._filters
        self.lists[kind].offer(partial(self._choices, kind, lines, filters, who))
        chosen = filters.among.get(kind, frozenset())
        self.lists[kind].choose(chosen)
        is_choice = bool(chosen) or filtering.is_choice(kind, lines, filters, who)
        self.lists[kind].wanted = is_choice

    def _choices(
        self, kind: str, lines: Sequence[TaskLine], filters: Filters, who: Who
    ) -> "list[Choice]":
        from cchc_desktop.domain.text import sort_key  # noqa: PLC0415 - when a list is opened
        from ui.parts.pick_list import Choice  # noqa: PLC0415 - as above

        counted = filtering.list_counts(kind, lines, filters, who)
        named: list[Choice] = []
        names = self._plan_names() if kind == PLAN else {}
        for value, count in counted.items():
            said = names.get(value, "") if kind == PLAN else value
            named.append(Choice(value, field_words(value) if kind == FIELD else said, count))
        named.sort(key=lambda choice: sort_key(choice.words))
        return named

    def _turn(self, flag: str) -> None:
        self._filters = replace(self._filters, flags=self._filters.flags ^ {flag})
        self.changed.emit(self._filters)

    def _pick(self, kind: str, values: frozenset[Any]) -> None:
        among = {**self._filters.among, kind: values}
        self._filters = replace(self._filters, among=among)
        self.changed.emit(self._filters)
