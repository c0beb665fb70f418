"""A changed key confirmed by telephone: its fingerprint was read out, and somebody said it is so.

Must not know what the file says beyond who signed it.
"""

from pathlib import Path

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.opening import arrivals
from cchc_desktop.services.exchange.trust import confirm_by_telephone
from db.folder import Folder


def confirm_key_of_file(desk: Desk, folder: Folder, path: Path, digits: str, note: str) -> str:
    """Accept the key of a file for the office it names; return that office's name."""
    with arrivals(folder, [path], Ticket()) as arrived:
        first = arrived[0]
        if first.refused is not None:
            raise RefusedError(first.refused.code, first.refused.facts)
        if first.opened is None:
            raise RefusedError("exchange-no-package", {"name": first.name})
        sender, public = first.opened.manifest.sender, first.opened.public_key
    confirm_by_telephone(desk, sender.id, public, digits, note)
    return sender.name
