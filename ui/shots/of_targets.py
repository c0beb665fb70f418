"""Scenes of the place Chỉ tiêu: targets and their panel, the statistics tables, their templates."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.services.indicator_grid import ValueCell, indicator_grid, set_values
from ui.shots.studio import Opened, Show, Studio, in_dialog, settle
from ui.targets.page import TargetsPage

Act = Callable[[TargetsPage], object]
_RECEIVED: Final = "3.3"


def _page(opened: Opened) -> TargetsPage:
    opened.window.show_place("targets")
    page = opened.window.place("targets").findChild(TargetsPage)
    if not isinstance(page, TargetsPage):
        msg = "the place was not filled"
        raise TypeError(msg)
    settle()
    return page


def _scene(act: Act) -> Callable[[Studio, Show], None]:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened("sample") as opened:
            act(_page(opened))
            settle()
            show(opened.window)

    return scene


def _statistics(page: TargetsPage) -> None:
    page.section.choose("grid")


def _typing(page: TargetsPage) -> None:
    page.board.table.edit_current()


def _past_quarter(page: TargetsPage) -> None:
    page.board.table.choose(page.board.lines()[7].id, "q3")


def _far_off(studio: Studio, show: Show) -> None:
    with studio.opened("sample") as opened:
        desk = opened.acts.desk
        lines = [line for one in indicator_grid(desk, 2026) for line in one.lines]
        line = next(one for one in lines if one.code == _RECEIVED)
        set_values(desk, [ValueCell(line.id, Quarter(2026, 4), Decimal(31680))])
        page = _page(opened)
        _statistics(page)
        page.grid.table.setFocus()
        page.grid.table.next_doubt()
        settle()
        show(opened.window)


def _asked(ask: Act) -> Callable[[Studio, Show], None]:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened("sample") as opened:
            page = _page(opened)
            _statistics(page)
            settle()
            in_dialog(lambda: ask(page), show)

    return scene


def _next_year(page: TargetsPage) -> None:
    page.quarters.choose(Quarter(2025, 4))


SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    "targets": _scene(_past_quarter),
    "targets-typing": _scene(_typing),
    "targets-none": _scene(_next_year),
    "statistics": _scene(_statistics),
    "statistics-far-off": _far_off,
    "statistics-new-line": _asked(lambda page: page.grid.templates.add_line()),
    "statistics-change-line": _asked(lambda page: page.grid.templates.change_line()),
    "statistics-new-table": _asked(lambda page: page.grid.templates.add_table()),
}
