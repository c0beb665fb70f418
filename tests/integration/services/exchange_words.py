"""Short words that tests of exchange share."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.exchange.kinds import Preview
from cchc_desktop.services.exchange.taking import Ask, Taken, preview
from tests.builders.exchanging import Place, at_home


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
