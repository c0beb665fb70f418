"""The places of the main window: how they are called, and what fills each.

A page is loaded when its place is first shown. Must not know what a page does.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.parts.place import Place

if TYPE_CHECKING:
    from ui.actions.bench import Bench

translate = QCoreApplication.translate


class PlaceName(NamedTuple):
    """One entry of the navigation; what is seldom needed stands at its foot."""

    key: str
    words: str
    icon: str
    at_foot: bool = False
    waiting: str = ""  # what the number beside its name counts: "{} việc"


class Page(Protocol):
    """What fills a place."""

    def begin(self) -> None:
        """Show itself for the first time, with the focus on its first stop."""

    def refresh(self) -> None:
        """Read anew what it shows."""

    def fit(self, width: int) -> None:
        """Fold what does not fit a window of this width."""

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through, after the navigation."""

    def keys(self) -> list[tuple[str, str]]:
        """Return its own keys with what they do, for the list behind F1."""


def place_names() -> list[PlaceName]:
    return [
        PlaceName("overview", translate("Places", "Tổng quan"), "overview"),
        PlaceName("tasks", translate("Places", "Nhiệm vụ"), "tasks"),
        PlaceName(
            "entry",
            translate("Places", "Cập nhật kết quả"),
            "entry",
            waiting=translate("Places", "{} dòng chưa đủ kết quả của quý này"),
        ),
        PlaceName("calendar", translate("Places", "Lịch"), "calendar"),
        PlaceName("targets", translate("Places", "Chỉ tiêu"), "targets"),
        PlaceName("reporting", translate("Places", "Báo cáo"), "reports"),
        PlaceName(
            "exchange",
            translate("Places", "Trao đổi"),
            "exchange",
            waiting=translate("Places", "{} việc đang chờ"),
        ),
        PlaceName("units", translate("Places", "Đơn vị"), "units", at_foot=True),
        PlaceName("settings", translate("Places", "Cài đặt"), "settings", at_foot=True),
    ]


def _overview(place: Place, bench: "Bench") -> Page:
    from ui.overview.page import OverviewPage  # noqa: PLC0415 - when it is first shown

    return OverviewPage(place, bench)


def _entry(place: Place, bench: "Bench") -> Page:
    from ui.progress_entry.page import ProgressEntryPage  # noqa: PLC0415 - when it is first shown

    return ProgressEntryPage(place, bench)


def _calendar(place: Place, bench: "Bench") -> Page:
    from ui.calendar.page import CalendarPage  # noqa: PLC0415 - when it is first shown

    return CalendarPage(place, bench)


def _targets(place: Place, bench: "Bench") -> Page:
    from ui.targets.page import TargetsPage  # noqa: PLC0415 - when it is first shown

    return TargetsPage(place, bench)


def _reporting(place: Place, bench: "Bench") -> Page:
    from ui.reporting.page import ReportingPage  # noqa: PLC0415 - when it is first shown

    return ReportingPage(place, bench)


def _exchange(place: Place, bench: "Bench") -> Page:
    from ui.exchange.page import ExchangePage  # noqa: PLC0415 - when it is first shown

    return ExchangePage(place, bench)


def _units(place: Place, bench: "Bench") -> Page:
    from ui.units.page import UnitsPage  # noqa: PLC0415 - when it is first shown

    return UnitsPage(place, bench)


def _settings(place: Place, bench: "Bench") -> Page:
    from ui.settings.page import SettingsPage  # noqa: PLC0415 - when it is first shown

    page = SettingsPage(place, bench)
    page.reopen_asked.connect(bench.reopen_asked)
    page.restore_asked.connect(bench.restore_asked)
    return page


LOADERS: Final[dict[str, Callable[[Place, "Bench"], Page]]] = {
    "overview": _overview,
    "entry": _entry,
    "calendar": _calendar,
    "targets": _targets,
    "reporting": _reporting,
    "exchange": _exchange,
    "units": _units,
    "settings": _settings,
}
