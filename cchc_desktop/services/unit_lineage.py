"""Who stands for whom among the units, read once; and whose part in a task it is.

Light, because the list of tasks asks it at every start. Must not know how units are called.
"""

from collections.abc import Sequence
from datetime import date

from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.domain.lineage import Kind, Lineage, Succession, worked_until
from cchc_desktop.domain.status import CLOSED
from cchc_desktop.services.entries import StoredEntry
from db.plain import Ask
from db.queries.lineage import same_units, succession_rows
from db.queries.tasks import AssignmentRow


def read_lineage(ask: Ask) -> Lineage:
    """Read it: two statements."""
    rows = [
        Succession(one.from_id, one.to_id, one.on, Kind(one.kind), one.position)
        for one in succession_rows(ask)
    ]
    return Lineage(same_units(ask), rows)


def held(
    lineage: Lineage, part: AssignmentRow, entries: Sequence[StoredEntry], today: date
) -> AssignmentRow:
    """Return a part as that of the unit which answers for it.

    An open part is its holder's of today, one that was closed stays with the unit that closed it.
    """
    if not lineage:
        return part
    whole = [one for one in entries if one.occurrence is None]
    last = max(whole, key=lambda one: (one.quarter, one.id), default=None)
    closing = [last] if last is not None and last.state in CLOSED else []
    days = [(one.done_on, parse_quarter(one.quarter).last_day) for one in closing]
    group = part.via_group_id
    return part._replace(
        unit_id=lineage.holder(part.unit_id, worked_until(days, today)),
        via_group_id=None if group is None else lineage.true(group),
    )
