"""How much waits in the place Trao đổi: reports nobody judged yet, values to choose, proposals.

Must not know where the number is shown.
"""

from collections.abc import Collection

from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.differences import list_differences
from cchc_desktop.services.exchange.proposals import list_proposals
from db.queries.packages import PackageRow, package_rows, receipt_rows


def exchange_waits(desk: Desk) -> int:
    """Count what a person has to decide."""
    with desk.store.reading() as connection:
        came = package_rows(connection, "in")
        judged = {row.package_id for row in receipt_rows(connection) if row.accepted is not None}
    reports = _newest(came) - judged
    differences = sum(one.settled_here for one in list_differences(desk))
    proposals = sum(not one.ours and one.accepted is None for one in list_proposals(desk))
    return len(reports) + differences + proposals


def _newest(came: Collection[PackageRow]) -> set[object]:
    """Return the newest report of each office and period; the older ones need no answer."""
    found: dict[tuple[object, object], object] = {}
    for row in came:
        if row.active and row.kind == Kind.RETURN:
            found.setdefault((row.office_id, row.period), row.id)
    return set(found.values())
