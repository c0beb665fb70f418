"""The introduction sheet of an office: who it is and by which key it signs, for people and phones.

Gives the sentences and the QR picture; must not know how a page is laid out.
"""

import io
import uuid
from dataclasses import dataclass
from typing import Final

import segno

from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.keys import Fingerprint, fingerprint
from cchc_desktop.exchange.manifest import Party

_SCHEME: Final = "cchc:1"
_KEY_LENGTH: Final = 32
_MODULE: Final = 4
_QUIET: Final = 4
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Introduction:
    """What stands on the sheet; `matrix` is the QR picture, row by row, dark is true."""

    office: Party
    public_key: bytes
    fingerprint: Fingerprint
    text: str
    """What the QR picture says."""
    matrix: tuple[tuple[bool, ...], ...]

    def svg(self) -> str:
        """Draw the QR picture with its quiet margin."""
        drawn = io.BytesIO()
        _code(self.text).save(
            drawn, kind="svg", scale=_MODULE, border=_QUIET, xmldecl=False, svgns=True
        )
        return drawn.getvalue().decode()


def introduction(office: Party, public_key: bytes) -> Introduction:
    """Make the sheet of an office."""
    text = "\n".join((_SCHEME, str(office.id), public_key.hex(), office.name))
    matrix = tuple(tuple(map(bool, row)) for row in _code(text).matrix)
    return Introduction(office, public_key, fingerprint(public_key), text, matrix)


def read_introduction(text: str) -> tuple[Party, bytes]:
    """Read what a QR picture says, as a scanner types it."""
    if len(text) <= _LONGEST:
        lines = text.strip().splitlines()
        try:
            scheme, id_, key, name = lines
            public, office = bytes.fromhex(key), uuid.UUID(id_)
        except ValueError:
            scheme, public, office, name = "", b"", uuid.UUID(int=0), ""
        if scheme == _SCHEME and len(public) == _KEY_LENGTH and name.strip():
            return Party(office, name.strip()), public
    raise ExchangeError("exchange-introduction-unreadable")


def _code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m", encoding="utf-8", eci=False)
