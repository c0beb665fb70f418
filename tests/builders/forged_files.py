"""Files as an office's program never writes them, signed with the office's own key all the same."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.keys import SigningKey, read_private
from cchc_desktop.exchange.package import Contents, open_package, write_package
from tests.builders.exchanging import Place, at_home

Rows = list[dict[str, Any]]


def own_key(place: Place) -> SigningKey:
    with at_home(place):
        return SigningKey.from_private(read_private(key_path(place.desk.unit_id)))


def rows_in(file: Path, name: str) -> Rows:
    """Return the records of one table in a file."""
    return [dict(row) for row in open_package(file, Ticket()).records(name)]


def forged(
    place: Place,
    model: Path,
    changed: Mapping[str, Rows],
    files: Mapping[str, Path | bytes] | None = None,
    **said: Any,
) -> Path:
    """Write a file after the model of an honest one, some of its records others."""
    opened = open_package(model, Ticket())
    records: dict[str, Any] = {name: list(opened.records(name)) for name in opened.names}
    path = place.where().out
    vector = {**opened.manifest.vector, "forged": len(place.sent)}
    told = {"counts": {}, "sequence": 90 + len(place.sent), "vector": vector, **said}
    manifest = replace(opened.manifest, **told)
    write_package(
        path, Contents(manifest, records | dict(changed), files or {}), own_key(place), Ticket()
    )
    return path


def hexed(value: bytes) -> str:
    return uuid.UUID(bytes=value).hex
