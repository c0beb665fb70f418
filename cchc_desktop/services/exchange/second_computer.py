"""The office's second computer: everything the first one knows, its identity and its key.

Must not know where the data folder lies, nor how it is wired.
"""

import shutil
import uuid
from dataclasses import replace
from pathlib import Path

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.package import Kind, Opened
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.office_key import keep_key, opened_seal
from cchc_desktop.services.exchange.opening import arrivals_beside
from cchc_desktop.services.exchange.sending import SEALED
from cchc_desktop.services.exchange.whole_office import state_in
from cchc_desktop.services.office_facts import office_facts
from cchc_desktop.services.office_sync import join_state
from db.act import Act
from db.session import Store


def fill_from(store: Store, path: Path, files: Path, passphrase: str, act: Act) -> uuid.UUID:
    """Fill an empty database from a file for a joining computer; return the office's unit.

    `files` is where attachments go. The file itself proves nothing to a computer that knows
    nobody: the sealed key does, since only who has the pass phrase opens it.
    """
    with arrivals_beside([path], Ticket()) as arrived:
        first = arrived[0]
        if first.refused is not None:
            raise RefusedError(first.refused.code, first.refused.facts)
        opened = first.opened
        if opened is None or opened.manifest.kind is not Kind.SYNC:
            raise RefusedError("exchange-not-for-joining", {"file": path.name})
        office, key = _key(opened, path, passphrase)
        join_state(
            store, state_in(opened), replace(act, verb="take-sync", facts=_facts(path, opened))
        )
        unit = office_facts(store).unit_id
        if unit != office:
            raise RefusedError("exchange-not-for-joining", {"file": path.name})
        for sha256 in opened.files:
            with opened.file(sha256) as source, (files / sha256).open("wb") as copy:
                shutil.copyfileobj(source, copy)
    keep_key(office, key)
    return office


def _key(opened: Opened, path: Path, passphrase: str) -> tuple[uuid.UUID, SigningKey]:
    sealed = opened.manifest.more.get(SEALED)
    if not isinstance(sealed, str):
        raise RefusedError("exchange-not-for-joining", {"file": path.name})
    office, key = opened_seal(bytes.fromhex(sealed), passphrase)
    if key.public != opened.public_key or office != opened.manifest.sender.id:
        raise RefusedError("exchange-not-for-joining", {"file": path.name})
    return office, key


def _facts(path: Path, opened: Opened) -> dict[str, str]:
    return {"file": path.name, "package": opened.id.hex, "kind": "sync"}
