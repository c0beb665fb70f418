"""Which rows are shown, as anybody would define it: those not removed, and whatever these need."""

import uuid
from collections.abc import Sequence

from cchc_desktop.domain.merge.life import is_removed
from cchc_desktop.services.office_sync import whole_state
from db.cells import decoded_row, table_of
from db.life import owner_columns
from db.versions import RowState
from tests.builders.computers import Computer


def check_shown(computer: Computer) -> None:
    """Check that of the own rows those are shown that by the rule should be."""
    rows = whole_state(computer.store).rows
    shown = {row.key for row in rows if row.cells["gone"] == "false"}
    due = {row.key for row in rows if not _is_removed(row)}
    while more := _needed(rows, due) - due:
        due |= more
    assert shown == due


def _is_removed(row: RowState) -> bool:
    life = row.versions.get("gone")
    edits = [version.vector for field, version in row.versions.items() if field != "gone"]
    return is_removed(life.values if life else {}, [row.births, *edits])


def _needed(rows: Sequence[RowState], due: set[uuid.UUID]) -> set[uuid.UUID]:
    known = {row.key for row in rows}
    needed = set()
    for row in rows:
        if row.key in due:
            table = table_of(row.entity)
            values = decoded_row(table, row.cells)
            needed |= {values[column.name] for column, _ in owner_columns(row.entity)}
    return needed & known
