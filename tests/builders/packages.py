"""Packages of invented offices, honest ones and forged ones, all under one key for tests."""

import hashlib
import io
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.canonical import canonical
from cchc_desktop.exchange.envelope import Member, directory
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.package import Contents, Kind, Manifest, Opened, Party, write_package
from cchc_desktop.exchange.package import open_package as opened_for_real
from cchc_desktop.exchange.packing import Packer
from cchc_desktop.exchange.signature import signature_of

KEY = SigningKey.from_private(bytes(range(32)))
UPPER = Party(uuid.UUID("5f0d3c1a-7c55-5c1f-9f55-000000000001"), "UBND tỉnh Sông Trăng")
WARD = Party(uuid.UUID("5f0d3c1a-7c55-5c1f-9f55-000000000002"), "UBND phường Hoa Sen")
MANIFEST = Manifest(
    kind=Kind.ASSIGN,
    sender=UPPER,
    recipient=WARD,
    vector={"may-1": 41, "may-2": 7},
    sequence=3,
    scope={"plans": ["ke-hoach-2026"]},
    period=None,
    counts={"task": 2},
    made_with="CCHC Desktop 0.1.0",
)
NOTE = "Công văn số 12/UBND-NC về việc báo cáo kết quả.\n".encode()


def sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


CONTENTS = Contents(
    manifest=MANIFEST,
    records={
        "task": [
            {"id": "b", "title": "Rà soát thủ tục hành chính", "position": 2, "note": None},
            {"id": "a", "title": "Niêm yết “công khai” tại bộ phận Một cửa", "position": 1},
        ],
        "unit": [{"id": "u", "name": "UBND phường Hoa Sen"}],
    },
    files={sum_of(NOTE): NOTE},
    readable=b"%PDF-1.7 a readable copy",
)


def a_package(folder: Path, contents: Contents = CONTENTS, name: str = "tep.cchc") -> Path:
    path = folder / name
    write_package(path, contents, KEY, Ticket())
    return path


def packed(folder: Path, contents: Contents = CONTENTS) -> bytes:
    return a_package(folder, contents).read_bytes()


def opened(content: Path | bytes) -> Opened:
    return opened_for_real(content, Ticket(), name="tep.cchc")


def read_all(content: Path | bytes) -> Contents:
    """Read everything that a package holds."""
    package = opened(content)
    files = {}
    for sha256 in package.files:
        with package.file(sha256) as file:
            files[sha256] = file.read()
    records = {name: list(package.records(name)) for name in package.names}
    return Contents(package.manifest, records, files, package.readable())


@dataclass
class Forger:
    """Writes what no honest program writes, sealed and signed all the same."""

    members: dict[str, bytes]
    value: dict[str, Any] = field(default_factory=dict)
    """Fields of the manifest that differ from an honest one's."""
    raw_manifest: bytes | None = None
    order: Sequence[str] = ()

    def bytes(self) -> bytes:
        held = io.BytesIO()
        packer = Packer(held, Path("tep.cchc"))
        for name in self.order or self.members:
            packer.add(name, [self.members[name]])
        manifest = self.raw_manifest or canonical(self._manifest())
        packer.add("manifest.json", [manifest])
        sum_ = hashlib.sha256(manifest).digest()
        packer.add_plain("signature.json", signature_of(KEY, packer.sum_so_far(), sum_))
        packer.close()
        return held.getvalue()

    def _manifest(self) -> dict[str, Any]:
        entries = [
            {"name": name, "size": len(data), "sha256": sum_of(data)}
            for name, data in sorted(self.members.items())
        ]
        return {**an_honest_value(), "entries": entries, **self.value}


def an_honest_value() -> dict[str, Any]:
    return {
        "format": "1.0",
        "least_reader": "0.1.0",
        "kind": "giao-viec",
        "from": {"id": str(UPPER.id), "name": UPPER.name},
        "to": {"id": str(WARD.id), "name": WARD.name},
        "vector": {"may-1": 41},
        "sequence": 3,
        "scope": {},
        "period": None,
        "counts": {},
        "made_with": "CCHC Desktop 0.1.0",
        "entries": [],
    }


def forged(members: Mapping[str, bytes], **value: Any) -> bytes:
    """Sign members as they are, with a manifest that lists them unless `value` says otherwise."""
    return Forger(dict(members), value).bytes()


def enveloped(members: Sequence[tuple[Member, bytes]], before: bytes = b"") -> bytes:
    """Lay members out one after the other, whatever they claim, and a directory behind them."""
    laid, data = [], before
    for member, content in members:
        placed = replace(member, offset=len(data))
        laid.append(placed)
        data += placed.header() + content
    listing = b"".join(member.entry() for member in laid)
    end = directory([replace(laid[-1], packed=len(data) - laid[-1].start)])[-22:]
    counted = len(laid).to_bytes(2, "little") * 2 + len(listing).to_bytes(4, "little")
    return data + listing + end[:8] + counted + end[16:]
