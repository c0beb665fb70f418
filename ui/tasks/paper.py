"""The list on paper, as it is looked at: its lines and columns, and in words what was chosen.

Loads the database. Must not know how pages are laid out.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from cchc_desktop.services.office_settings import office_sheet
from ui.actions.bench import Bench
from ui.labels import day, field_words
from ui.table.view import LineView
from ui.tasks.chips import TaskChips
from ui.tasks.filtering import FIELD, PLAN, Filters
from ui.tasks.grouping import NONE, grouping_words
from ui.tasks.listing import Listing
from ui.tasks.looks import TaskLook

if TYPE_CHECKING:
    from ui.pdf_view.showing import Doors


class Seen(NamedTuple):
    """The list and what narrows it; `search` and `why` are empty where nothing does."""

    table: LineView
    listing: Listing
    chips: TaskChips
    search: Callable[[], str]
    why: Callable[[], str]
    look: Callable[[], TaskLook]


class TaskPaper(QObject):
    """Opens the pages of the list."""

    def __init__(self, seen: Seen, bench: Bench) -> None:
        super().__init__(seen.table)
        self._seen, self._bench = seen, bench
        self.doors: Doors | None = None

    def show(self) -> None:
        """Lay the list out beside the window, then show its pages."""
        # When it is asked for: what writes and prints PDFs is large.
        from ui.table.paper.content import Heading, paper_table  # noqa: PLC0415
        from ui.tasks.paper_window import PaperWindow  # noqa: PLC0415

        title = self.tr("Danh sách nhiệm vụ")
        today = self.tr("Ngày {}").format(day(self._bench.desk.today))
        office = office_sheet(self._bench.desk).name
        heading = Heading(office, today, title, self.chosen_words())
        PaperWindow(paper_table(self._seen.table, heading), self._bench).show(self.doors)

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
