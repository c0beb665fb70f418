"""What the columns of a table hold: data that a person may change before the table is read again.

Must not know how roles are found.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Role(StrEnum):
    """What a column holds."""

    CODE = "code"
    TITLE = "title"
    DETAILS = "details"
    PRODUCT = "product"
    LEAD = "lead"
    PARTNER = "partner"
    LEAD_AND_PARTNER = "lead-and-partner"
    DEADLINE = "deadline"
    START = "start"
    STATE = "state"
    PERCENT = "percent"
    RESULT = "result"
    DATE_DONE = "date-done"
    EVIDENCE = "evidence"
    PERSON = "person"
    FUNDING = "funding"
    NOTE = "note"
    SECTION = "section"
    """The group that each task belongs to, in a column of its own."""
    PERIOD_MARK = "period-mark"
    """Marks under a period ("Quý I"): the caption is the deadline where there is a mark."""
    STATE_MARK = "state-mark"
    """Marks under a state ("Hoàn thành"): the caption is the state where there is a mark."""
    MEASURE = "measure"
    """A unit of measure, which tables of targets and figures have."""
    FIGURE = "figure"
    IGNORED = "ignored"


LEADS = frozenset({Role.LEAD, Role.LEAD_AND_PARTNER})
PROGRESS = frozenset(
    {Role.STATE, Role.STATE_MARK, Role.PERCENT, Role.RESULT, Role.DATE_DONE, Role.EVIDENCE}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its caption as printed, its role, and whether words told that role."""

    caption: str
    role: Role
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns of a table. Its header is the rows from `header` up to `body`, where tasks begin.

    Both are indexes of rows; they are equal where the table has no header.
    """

    columns: tuple[Column, ...]
    header: int = 0
    body: int = 0

    @property
    def has_header(self) -> bool:
        return self.body > self.header

    def where(self, *roles: Role) -> tuple[int, ...]:
        """Return the columns that hold one of these."""
        return tuple(at for at, column in enumerate(self.columns) if column.role in roles)

    def has(self, *roles: Role) -> bool:
        return any(column.role in roles for column in self.columns)

    def with_role(self, at: int, role: Role) -> Self:
        """Say what a column holds: a person's word is sure."""
        changed = list(self.columns)
        changed[at] = replace(changed[at], role=role, sure=True)
        return replace(self, columns=tuple(changed))

    def for_columns(self, count: int) -> Self:
        """Give the same roles to a table that goes on without a header, maybe cut shorter."""
        missing = (Column("", Role.IGNORED, sure=False),) * (count - len(self.columns))
        return replace(self, columns=self.columns[:count] + missing, header=0, body=0)

    def __iter__(self) -> Iterator[tuple[int, Column]]:
        return enumerate(self.columns)
