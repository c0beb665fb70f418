"""The office's computers meet in a shared folder or on a stick: each writes its own file only.

No lock and no database over the network: a computer writes what it knows under its own name, and
reads what the others wrote. Must not know where the folder is.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.sending import Sent, Where, write_sync
from cchc_desktop.services.exchange.sendings import begin_here
from cchc_desktop.services.exchange.taking import Taken, take
from db.folder import Folder

_ENDING: Final = ".cchc"


@dataclass(frozen=True, slots=True)
class Met:
    """What a meeting came to: the files of the others that were taken, and our own."""

    taken: tuple[Taken, ...]
    written: Sent


def meet(desk: Desk, folder: Folder, place: Path, ticket: Ticket) -> Met:
    """Take in what the other computers wrote, then write what we know, under our own name."""
    if not place.is_dir():
        raise RefusedError("exchange-no-such-place", {"path": str(place)})
    own = place / own_name(desk)
    others = [path for path in sorted(place.glob(f"{_stem(desk)}-*{_ENDING}")) if path != own]
    taken = take(desk, folder, others, ticket) if others else []
    return Met(tuple(taken), write_sync(desk, Where(folder, own, ticket)))


def own_name(desk: Desk) -> str:
    """Return the name under which this computer writes.

    It is its replica's: in a copied data folder, or after a copy was put back, a new one begins,
    which never writes over what the others have still to read of the former.
    """
    return f"{_stem(desk)}-{begin_here(desk)}{_ENDING}"


def _stem(desk: Desk) -> str:
    return f"dong-bo-{desk.unit_id.hex[:8]}"
