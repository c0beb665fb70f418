"""The office's own key: made at the first need, sealed as a copy, replaced, recovered.

The private half lies in the user's profile; the public half with the data, so that every computer
of the office knows it. Must not know what is signed.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.domain.identity import made_id
from cchc_desktop.exchange.errors import told_from_reading, told_from_writing
from cchc_desktop.exchange.keys import (
    Fingerprint,
    SigningKey,
    fingerprint,
    keep_private,
    read_private,
    seal,
    signed_change,
    unseal,
)
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from db.act import Act
from db.changes import Writer
from db.models.exchange import TrustKey
from db.queries.packages import TrustRow, trust_rows

OWN = "own"
_SHORTEST_PHRASE = 8


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """The office's key as people compare it; `here`: this computer can sign with it."""

    fingerprint: Fingerprint | None
    here: bool


def signing_key(desk: Desk) -> SigningKey:
    """Return the key that signs for the office, making it at the first need."""
    path, current = key_path(desk.unit_id), _current(desk)
    if not path.exists():
        if current:
            raise RefusedError("exchange-key-missing", {"digits": current[-1].fingerprint})
        key = SigningKey.generate()
        _keep(path, key)
        _note(desk, key)
        return key
    key = SigningKey.from_private(read_private(path))
    if not current:
        _note(desk, key)
    elif key.public.hex() not in {row.public_key for row in current}:
        raise RefusedError("exchange-key-missing", {"digits": current[-1].fingerprint})
    return key


def office_key(desk: Desk) -> OfficeKey:
    """Return what is known of the office's key, making none."""
    current = _current(desk)
    if not current:
        return OfficeKey(None, here=False)
    public = bytes.fromhex(current[-1].public_key)
    return OfficeKey(fingerprint(public), here=_lies_here(desk, public))


def save_sealed(desk: Desk, out: Path, passphrase: str) -> None:
    """Write the sealed copy from which a lost key is recovered."""
    sealed = sealed_key(desk, passphrase)
    with told_from_writing(out):
        out.write_bytes(sealed)


def sealed_key(desk: Desk, passphrase: str) -> bytes:
    check_phrase(passphrase)
    return seal(desk.unit_id.bytes + signing_key(desk).private(), passphrase)


def recover(desk: Desk, sealed: Path, passphrase: str) -> OfficeKey:
    """Take the office's key from its sealed copy onto this computer."""
    with told_from_reading(sealed):
        content = sealed.read_bytes()
    office, key = opened_seal(content, passphrase)
    known = {row.public_key for row in _current(desk)}
    if office != desk.unit_id or (known and key.public.hex() not in known):
        raise RefusedError("exchange-key-anothers", {"digits": fingerprint(key.public).digits})
    _keep(key_path(desk.unit_id), key)
    if not known:
        _note(desk, key)
    return OfficeKey(fingerprint(key.public), here=True)


def opened_seal(sealed: bytes, passphrase: str) -> tuple[uuid.UUID, SigningKey]:
    """Return the office and the key that a sealed copy holds."""
    secret = unseal(sealed, passphrase)
    return uuid.UUID(bytes=secret[:16]), SigningKey.from_private(secret[16:])


def keep_key(office: uuid.UUID, key: SigningKey) -> None:
    """Keep the office's key on a computer that joins it."""
    _keep(key_path(office), key)


def replace_key(desk: Desk) -> OfficeKey:
    """Make a new key; where the old one is at hand it vouches for the new in every file."""
    path, former = key_path(desk.unit_id), _current(desk)
    old = SigningKey.from_private(read_private(path)) if path.exists() else None
    new = SigningKey.generate()
    vouched = None
    if old is not None and old.public.hex() in {row.public_key for row in former}:
        vouched = signed_change(old, new.public).hex()
    _keep(path, new)
    with desk.writing(_act(desk, "replace-key")) as (writer, _):
        made = _add(writer, desk, new, note=vouched)
        for row in former:
            writer.change(TrustKey, row.id, replaced_by_id=made)
    return OfficeKey(fingerprint(new.public), here=True)


def vouchers(desk: Desk) -> Sequence[str]:
    """Return the statements by which former keys of the office vouch for the present one."""
    with desk.store.reading() as connection:
        rows = trust_rows(connection, [desk.unit_id])
    return [row.note for row in rows if row.how == OWN and row.note]


def check_phrase(passphrase: str) -> None:
    if len(passphrase.strip()) < _SHORTEST_PHRASE:
        raise RefusedError("exchange-passphrase-short", {"least": _SHORTEST_PHRASE})


def own_key_row(office: uuid.UUID, public: bytes) -> uuid.UUID:
    """Return the id of the record of a key: the same on every computer."""
    return made_id("trust-key", office, public.hex())


def _current(desk: Desk) -> list[TrustRow]:
    with desk.store.reading() as connection:
        rows = trust_rows(connection, [desk.unit_id])
    return [row for row in rows if row.replaced_by_id is None]


def _lies_here(desk: Desk, public: bytes) -> bool:
    path = key_path(desk.unit_id)
    return path.exists() and SigningKey.from_private(read_private(path)).public == public


def _keep(path: Path, key: SigningKey) -> None:
    with told_from_writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    keep_private(path, key.private())


def _note(desk: Desk, key: SigningKey) -> Outcome:
    with desk.writing(_act(desk, "make-key")) as (writer, outcome):
        _add(writer, desk, key)
    return outcome


def _act(desk: Desk, verb: str) -> Act:
    """Name a write that undo leaves alone: files signed with the key are out already."""
    return replace(desk.act(verb), origin="founding")


def _add(writer: Writer, desk: Desk, key: SigningKey, note: str | None = None) -> uuid.UUID:
    return writer.add(
        TrustKey,
        id=own_key_row(desk.unit_id, key.public),
        office_id=desk.unit_id,
        public_key=key.public.hex(),
        fingerprint=fingerprint(key.public).digits,
        accepted_at=desk.now(),
        how=OWN,
        note=note,
    )
