"""The pages that stand in one place, each made when it is first shown and kept up from then on.

A plan of thousands of rows opens with the page that is looked at; what nobody sees is not worked
out. Must not know what the pages show.
"""

from collections.abc import Callable, Mapping
from typing import Final, Protocol, runtime_checkable

from PySide6.QtWidgets import QStackedWidget, QWidget


@runtime_checkable
class Follows(Protocol):
    """A page that shows the working as it is now."""

    def show_working(self) -> None: ...


class PartPages(QStackedWidget):
    """One page at a time; asked for by name, a page is there and shows what is so now."""

    def __init__(self, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._makers: Final = dict(makers)
        self._made: Final[dict[str, QWidget]] = {}
        self._stale: Final[set[str]] = set()

    def __getitem__(self, name: str) -> QWidget:
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = self._makers[name]()
            self.addWidget(page)
            self._stale.add(name)
        self._catch_up(name)
        return page

    def show_part(self, name: str) -> QWidget:
        """Bring a page to the front."""
        page = self[name]
        self.setCurrentWidget(page)
        return page

    def show_working(self, *also: str) -> None:
        """Show what is so now where it is seen, and in those named; the others when seen."""
        self._stale.update(self._made)
        for name, page in self._made.items():
            if page is self.currentWidget() or name in also:
                self._catch_up(name)

    def _catch_up(self, name: str) -> None:
        page = self._made[name]
        if name in self._stale and isinstance(page, Follows):
            page.show_working()
        self._stale.discard(name)
