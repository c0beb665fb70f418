"""Short words that tests of exchange share."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.entry.sheet import EntryFilter, entry_sheet
from cchc_desktop.services.exchange.kinds import Preview
from cchc_desktop.services.exchange.taking import Ask, Taken, preview
from tests.builders.exchanging import Q1, WARD, Place, at_home

SHARED = "Ban hành kế hoạch"


def one(taken: Sequence[Taken]) -> Taken:
    """Return what became of the only file."""
    (found,) = taken
    return found


def code(taken: Taken) -> str:
    """Return why a file was left out."""
    assert taken.refused is not None
    return taken.refused.code


def seen(place: Place, path: Path, **said: Any) -> Preview:
    """Return the preview of one file."""
    with at_home(place):
        (found,) = preview(place.desk, place.office.folder, [path], Ticket(), Ask(**said))
    return found


def noted(place: Place, percent: int) -> Path:
    """Note a result and return the file that reports it."""
    place.note(SHARED, state=State.IN_PROGRESS, percent=percent)
    return place.report()


def percents(city: Place) -> list[int | None]:
    """Return how far the ward is with the task, as the city sees it."""
    sheet = entry_sheet(city.desk, Q1, EntryFilter(on_behalf=True))
    return [
        line.percent
        for line in sheet.lines
        if line.title.startswith(SHARED) and line.unit == WARD and line.state is not None
    ]
