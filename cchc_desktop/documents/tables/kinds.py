"""What a table is for: the tasks of a plan, or something else that stands beside them.

Must not know rows of tasks.
"""

import re
from enum import StrEnum

from cchc_desktop.documents.blocks import Table
from cchc_desktop.documents.tables.cell_text import is_shouted, one_line
from cchc_desktop.documents.tables.columns import Role, Roles
from cchc_desktop.domain.text import fold

_WHO_OR_WHEN = (
    Role.LEAD,
    Role.LEAD_AND_PARTNER,
    Role.PARTNER,
    Role.DEADLINE,
    Role.PERSON,
    Role.PERIOD_MARK,
    Role.STATE,
)
_TARGETS = re.compile("chi tieu|muc tieu")
# Lists of procedures, documents, reports and people have units and times too.
_NO_TASKS = re.compile("thu tuc|van ban|ho va ten|ho ten|bao cao|ten don vi|ten to chuc|dia ban")
_TASKS = re.compile("nhiem vu|noi dung|cong viec|hoat dong|cong tac|dau viec|de an")
_FEWEST_ROWS = 1
_FEWEST_COLUMNS = 3


class TableKind(StrEnum):
    """What a table is for."""

    TASKS = "tasks"
    TARGETS = "targets"
    FIGURES = "figures"
    OTHER = "other"


def kind_of(table: Table, roles: Roles) -> TableKind:
    """Tell what a table is for. One without a header must show who and when by its cells."""
    if len(table.rows) - roles.body < _FEWEST_ROWS:
        return TableKind.OTHER
    if not roles.has_header:
        return _without_header(table, roles)
    if roles.has(Role.MEASURE) or len(roles.where(Role.FIGURE)) > 1:
        said = " ".join(fold(column.caption) for _, column in roles)
        return TableKind.TARGETS if _TARGETS.search(said) else TableKind.FIGURES
    return _by_title(roles) if roles.has(Role.TITLE) else TableKind.OTHER


def _by_title(roles: Roles) -> TableKind:
    title = fold(roles.columns[roles.where(Role.TITLE)[0]].caption)
    if "chi tieu" in title.replace("tieu chi", "") and "nhiem vu" not in title:
        return TableKind.TARGETS
    if _NO_TASKS.search(title) and not _TASKS.search(title):
        return TableKind.OTHER
    listed = roles.has(Role.PRODUCT, Role.DETAILS) and roles.has(Role.CODE)
    return TableKind.TASKS if listed or roles.has(*_WHO_OR_WHEN) else TableKind.OTHER


def _without_header(table: Table, roles: Roles) -> TableKind:
    if (
        not roles.has(Role.TITLE)
        or table.columns < _FEWEST_COLUMNS
        or len(roles.where(Role.FIGURE)) > 1
    ):
        return TableKind.OTHER
    shouted = sum(
        is_shouted(one_line(cell.text)) for row in table.rows[:2] for cell in row.cells if cell.text
    )
    if shouted > 1 and len(table.rows) < _FEWEST_COLUMNS:
        return TableKind.OTHER  # the letterhead
    told = roles.has(Role.DEADLINE) + roles.has(Role.LEAD) + roles.has(Role.CODE)
    return TableKind.TASKS if told > 1 else TableKind.OTHER
