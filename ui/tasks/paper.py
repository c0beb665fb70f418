"""The list on paper, as it is looked at: its lines and columns, and in words what was chosen.

Loads the database. Must not know how pages are laid out.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt

from cchc_desktop.services.office_settings import office_sheet
from ui.actions.bench import Bench
from ui.labels import day, field_words
from ui.table.printing.content import Heading, paper_table
from ui.table.printing.pages import Pages, lay_out
from ui.table.printing.sheet import Turn
from ui.table.printing.window import PrintDoors, PrintWindow
from ui.table.view import LineView
from ui.tasks.chips import TaskChips
from ui.tasks.filtering import FIELD, PLAN, Filters
from ui.tasks.grouping import NONE, grouping_words
from ui.tasks.listing import Listing
from ui.tasks.looks import TaskLook

_TURN: Final = "tasks/paper"


class Seen(NamedTuple):
    """The list and what narrows it; `search` and `why` are empty where nothing does."""

    table: LineView
    listing: Listing
    chips: TaskChips
    search: Callable[[], str]
    why: Callable[[], str]
    look: Callable[[], TaskLook]


class TaskPaper(QObject):
    """Opens the pages of the list; remembers how the paper lay."""

    def __init__(self, seen: Seen, bench: Bench) -> None:
        super().__init__(seen.table)
        self._seen, self._bench = seen, bench

    def show(self) -> None:
        """Lay the list out beside the window, then show its pages."""
        words = self.tr("Danh sách nhiệm vụ")
        today = self.tr("Ngày {}").format(day(self._bench.desk.today))
        office = office_sheet(self._bench.desk).name
        table = paper_table(self._seen.table, Heading(office, today, words, self.chosen_words()))
        turn: Turn = "portrait" if self._bench.recall(_TURN) == "portrait" else "landscape"
        doors = PrintDoors(self._bench.start, self._bench.tell, self._remember)

        def open_window(pages: Pages) -> None:
            window = PrintWindow(table, pages, doors, self._bench.window)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.open()

        self._bench.start(
            self.tr("Chia trang"), words, lambda ticket: lay_out(table, turn, ticket), open_window
        )

    def _remember(self, turn: str) -> None:
        self._bench.remember(_TURN, turn)

    # --- what was chosen

    def chosen_words(self) -> str:
        """Say which tasks these are, and how they are grouped."""
        seen, look = self._seen, self._seen.look()
        shown, total = len(seen.listing.wanted()), len(seen.listing.everything())
        sought = seen.search().strip()
        said = [
            seen.why().rstrip("."),
            self.tr("Có chữ “{}”").format(sought) if sought else "",
            *self._filter_words(look.filters),
            grouping_words(look.grouping) if look.grouping != NONE else "",
            self.tr("{} nhiệm vụ").format(total)
            if shown == total
            else self.tr("{} trong {} nhiệm vụ").format(shown, total),
        ]
        return ". ".join(filter(None, said)) + "."

    def _filter_words(self, filters: Filters) -> list[str]:
        chips = self._seen.chips
        said = [chip.words for flag, chip in chips.flags.items() if flag in filters.flags]
        plans = {line.plan: line.plan_name for line in self._seen.listing.everything()}
        for kind, chip in chips.lists.items():
            chosen = filters.among.get(kind, frozenset())
            named = {FIELD: field_words, PLAN: lambda plan: plans.get(plan, "")}.get(kind, str)
            words = "; ".join(sorted(filter(None, map(named, chosen))))
            if words:
                said.append(f"{chip.words}: {words}")
        return said
