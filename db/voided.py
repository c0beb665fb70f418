"""Report files that say nothing any more, since their office went back to an older copy.

Absence never deletes, with this one exception: what an office wrote after the copy it went back
to is nowhere any more. A report of the same period and plans that has seen the first, and knows a
computer to have ended which the first knew to be writing, speaks for all of it. It follows from
the believed files alone, in whatever order they came. Must not know what a record says.
"""

import json
import uuid
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

_ENDED: Final = 2**53
_KEPT: Final = (
    "(SELECT id, office_id, period, scope, vector, active FROM package"
    " WHERE kind = 'bao-cao' AND direction = 'in')"
)
_GIVEN: Final = "(SELECT ? AS office_id, ? AS period, ? AS scope, ? AS vector, 1 AS active)"
_SEEN: Final = (
    "coalesce((SELECT seen.value FROM json_each(later.vector) seen WHERE seen.key = it.key), 0)"
)
_PAIRS: Final = (
    # Of most offices there is none to begin with: the join is not to be turned round.
    " FROM {later} later CROSS JOIN {former} former ON former.office_id = later.office_id"  # noqa: S608
    " AND former.period IS later.period"
    f" WHERE later.active AND instr(later.vector, '{_ENDED}')"
    " AND json_extract(later.scope, '$.plans') IN"
    " ('[]', json_extract(former.scope, '$.plans'))"
    " AND EXISTS (SELECT 1 FROM json_each(former.vector) it"
    f" WHERE {_SEEN} = {_ENDED} AND it.value <> {_ENDED})"
    " AND NOT EXISTS (SELECT 1 FROM json_each(former.vector) it"
    f" WHERE {_SEEN} < it.value)"
)
VOIDED: Final = "SELECT former.id" + _PAIRS.format(later=_KEPT, former=_KEPT)
"""The question for all of them, to be asked within others."""
_ANY: Final = "SELECT 1" + _PAIRS.format(later=_KEPT, former=_GIVEN)
_ALL: Final = "SELECT former.id" + _PAIRS.format(later=_GIVEN, former=_KEPT)


def gone_back(connection: Connection) -> set[uuid.UUID]:
    """Return the offices that ever told in a report that they went back to a copy."""
    query = f"SELECT DISTINCT office_id FROM {_KEPT} WHERE instr(vector, '{_ENDED}')"  # noqa: S608
    return {uuid.UUID(bytes=row[0]) for row in connection.exec_driver_sql(query)}


class ReportFile(NamedTuple):
    """A report file as far as it may speak for others, or others for it."""

    office: uuid.UUID
    period: str | None
    scope: Mapping[str, Any]
    vector: Mapping[str, int]

    @property
    def tells_of_going_back(self) -> bool:
        return _ENDED in self.vector.values()

    def told(self) -> tuple[Any, ...]:
        return (self.office.bytes, self.period, json.dumps(self.scope), json.dumps(self.vector))


def is_voided(connection: Connection, file: ReportFile) -> bool:
    """Say whether a believed file speaks for all that this one says."""
    return connection.exec_driver_sql(_ANY, file.told()).first() is not None


def voided_by(connection: Connection, file: ReportFile) -> list[uuid.UUID]:
    """Return the files that are here for which this one speaks, while it is believed."""
    if not file.tells_of_going_back:
        return []
    found = connection.exec_driver_sql(_ALL, file.told())
    return [uuid.UUID(bytes=row[0]) for row in found]


def report_file(connection: Connection, package: uuid.UUID) -> ReportFile | None:
    """Return a report file that is here; None where the file is no report."""
    query = f"SELECT office_id, period, scope, vector FROM {_KEPT} WHERE id = ?"  # noqa: S608
    row = connection.exec_driver_sql(query, (package.bytes,)).first()
    if row is None:
        return None
    return ReportFile(uuid.UUID(bytes=row[0]), row[1], json.loads(row[2]), json.loads(row[3]))
