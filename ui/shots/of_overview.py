"""Scenes of the place Tổng quan: the day at a glance, and the office that has nothing yet."""

from collections.abc import Callable
from typing import Final

from ui.overview.page import OverviewPage
from ui.overview.putting_off import DayForm
from ui.shots.studio import CLOCK, Opened, Show, Studio, settle, show_alone

Scene = Callable[[Studio, Show], None]


def _page(opened: Opened) -> OverviewPage:
    opened.window.show_place("overview")
    page = opened.window.place("overview").findChild(OverviewPage)
    if not isinstance(page, OverviewPage):
        msg = "the place was not filled"
        raise TypeError(msg)
    settle()
    return page


def _overview(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        _page(opened)
        show(opened.window)


def _chosen(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        page = _page(opened)
        page.reminders.list.selectAll()
        page.fields.doors[0].setFocus()
        settle()
        show(opened.window)


def _put_off(_studio: Studio, show: Show) -> None:
    show_alone(DayForm(CLOCK.now().date()), show)


SCENES: Final[dict[str, Scene]] = {
    "overview": _overview,
    "overview-chosen": _chosen,
    "overview-put-off": _put_off,
}
