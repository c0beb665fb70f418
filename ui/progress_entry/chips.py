"""The line of chips over the sheet: how far it is, what is shown of it, whose results they are."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from cchc_desktop.domain.text import sort_key
from cchc_desktop.services.entry.lines import EntryLine
from cchc_desktop.services.entry.sheet import EntryCounts
from ui.parts.boxes import column, frame, row
from ui.parts.chips import Chip, ChipLine, ListChip
from ui.parts.labels import Bar, label
from ui.parts.pick_list import Choice
from ui.parts.search_field import SearchField
from ui.progress_entry import filtering
from ui.progress_entry.filtering import FLAGS, LISTS, PLAN, UNIT, Filters
from ui.progress_entry.wording import share_of
from ui.theme.look import px

_BAR: Final = 88


class EntryChips(QFrame):
    """Shows what is chosen, and tells what is chosen next; `turned`: other units' results."""

    changed = Signal(object)
    turned = Signal(bool)

    def __init__(self, office: str) -> None:
        super().__init__()
        self._filters = Filters()
        self._office = office
        self.flags: Final = {
            filtering.LACKING: Chip(self.tr("Còn thiếu")),
            filtering.LATE: Chip(self.tr("Quá hạn"), "state-overdue"),
            filtering.MINE: Chip(self.tr("Của tôi"), "person"),
        }
        self.partners: Final = Chip(self.tr("Phần phối hợp"))
        self.on_behalf: Final = Chip(self.tr("Ghi thay đơn vị khác"))
        self.lists: Final = {
            UNIT: ListChip(self.tr("Đơn vị")),
            PLAN: ListChip(self.tr("Kế hoạch")),
        }
        self.search: Final = SearchField(self.tr("Tìm (Ctrl+F)"))
        self.line: Final = ChipLine(
            [
                *self.flags.values(),
                self.lists[UNIT],
                self.on_behalf,
                self.partners,
                self.lists[PLAN],
            ],
            self.search,
        )
        self._told = label("", "strong")
        self._bar = Bar()
        self._build()

    def _build(self) -> None:
        self._bar.setFixedWidth(px(_BAR))
        for flag, chip in self.flags.items():
            chip.clicked.connect(partial(self._turn, flag))
        for kind, chip in self.lists.items():
            chip.picked.connect(partial(self._pick, kind))
        self.partners.clicked.connect(self._turn_partners)
        self.on_behalf.clicked.connect(self.turned)
        how_far = frame("", row(self._told, self._bar, gap=8, margins=(16, 0, 0, 0)))
        whole = row(how_far, self.line, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(column(whole, gap=0))

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
        self.partners.setChecked(filters.partners)

    def count(self, lines: Sequence[EntryLine], person: str, counts: EntryCounts) -> None:
        """Show how far the sheet is, and beside each chip what it would leave."""
        self._told.setText(self.tr("Đã nhập {}/{} dòng").format(counts.told, counts.owed))
        self._bar.show_share(share_of(counts), "accent")
        left = filtering.flag_counts(lines, self._filters, person)
        for flag in FLAGS:
            self.flags[flag].show_count(left[flag])
        self.partners.show_count(sum(not line.owed for line in lines))
        for kind in LISTS:
            self._offer(kind, lines, person)
        self.line.fold()

    def _offer(self, kind: str, lines: Sequence[EntryLine], person: str) -> None:
        chip = self.lists[kind]
        chip.offer(partial(self._choices, kind, lines, person))
        values = {filtering.value_of(kind, line) for line in self._filters.base(lines)}
        chosen = self._filters.among.get(kind, frozenset())
        chip.choose(chosen)
        chip.setEnabled(len(values) > 1 or bool(chosen))

    def _choices(self, kind: str, lines: Sequence[EntryLine], person: str) -> list[Choice]:
        names = {line.plan: line.plan_name for line in lines}
        counted = filtering.list_counts(kind, lines, self._filters, person)
        named = [
            Choice(value, (value or self._office) if kind == UNIT else names[value], count)
            for value, count in counted.items()
        ]
        return sorted(named, key=lambda choice: sort_key(choice.words))

    def _turn(self, flag: str, _checked: object = None) -> None:
        self._tell(replace(self._filters, flags=self._filters.flags ^ {flag}))

    def _turn_partners(self) -> None:
        self._tell(replace(self._filters, partners=not self._filters.partners))

    def _pick(self, kind: str, values: frozenset[Any]) -> None:
        self._tell(replace(self._filters, among={**self._filters.among, kind: values}))

    def _tell(self, filters: Filters) -> None:
        self._filters = filters
        self.changed.emit(filters)
