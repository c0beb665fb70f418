"""How much waits in each place of the window, for the numbers beside their names.

Must not know where the numbers are shown.
"""

from collections.abc import Mapping

from cchc_desktop.domain.calendar.periods import Period, quarter_of
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.sheet import entry_sheet
from cchc_desktop.services.exchange.waiting import exchange_waits


def place_counts(desk: Desk) -> Mapping[str, int]:
    """Count by place what a person is waited for; a place where nothing waits is not told of."""
    running = Period.of(quarter_of(desk.today))
    found = {
        "entry": entry_sheet(desk, running).counts().lacking,
        "exchange": exchange_waits(desk),
    }
    return {place: count for place, count in found.items() if count}
