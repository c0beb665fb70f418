"""The day a report came, where two of our computers took the same report in on different days.

It came when it came to the office first; nobody is asked about what nobody typed. A day that
somebody typed from the letter is left to people. Must not know how two states become one.
"""

import uuid
from collections.abc import Mapping

from cchc_desktop.domain.merge.registers import BASE
from cchc_desktop.services.office_sync import Foreseen
from db.cells import key_in, table_of
from db.changes import Writer
from db.queries.exchange import own_where
from db.queries.sending import standing_values

_RECEIPT, _DAY, _FILE = "slot_receipt", "received_on", "package_id"
_NO_FILE = "null"


def settle_days(writer: Writer) -> None:
    """Let the first day hold of reports that this write brought together from two computers."""
    table = table_of(_RECEIPT)
    touched = own_where(writer.connection, _RECEIPT, "id", sorted(writer.touched[_RECEIPT]))
    for key, cells in touched.items():
        days, files = _noted(writer, key, _DAY), _noted(writer, key, _FILE)
        if days is None or files is None or _NO_FILE in {cells[_FILE], *files}:
            continue
        if len(days) > 1:
            writer.choose(table, key, _DAY, min(days))
        if len(files) > 1:
            writer.choose(table, key, _FILE, min(files, key=lambda one: _came(writer, one)))


def asked_fields(one: Foreseen) -> tuple[str, ...]:
    """Return the fields of a row that a person has to choose, once such days are settled."""
    if one.row.entity != _RECEIPT or one.row.cells[_FILE] == _NO_FILE:
        return one.side_by_side
    written = [
        name
        for name in one.side_by_side
        if any(not dot.startswith(BASE) for dot in one.row.versions[name].values)
    ]
    return one.side_by_side if {_DAY, _FILE}.intersection(written) else tuple(written)


def _noted(writer: Writer, key: uuid.UUID, name: str) -> set[str] | None:
    """Return the values that stand side by side; None where a person wrote one of them."""
    found: Mapping[str, str] = dict(standing_values(writer.connection, key, name))
    if any(not dot.startswith(BASE) for dot in found):
        return None
    return set(found.values())


def _came(writer: Writer, text: str) -> tuple[str, str]:
    """Order files by when they came first, as both computers know it."""
    file = key_in(text)
    kept = own_where(writer.connection, "package", "id", [file])
    moments = [moment for _, moment in standing_values(writer.connection, file, "at")]
    return min((*moments, *(cells["at"] for cells in kept.values())), default=""), text
