"""Stored progress entries as the domain judges them. Must not know who asks, nor how they load."""

import uuid
from datetime import date
from typing import Protocol

from cchc_desktop.domain.standing import Entry
from cchc_desktop.domain.status import State


class StoredEntry(Protocol):
    """What every question about entries answers with, among other things."""

    @property
    def id(self) -> uuid.UUID: ...
    @property
    def quarter(self) -> str: ...
    @property
    def occurrence(self) -> str | None: ...
    @property
    def state(self) -> str: ...
    @property
    def percent(self) -> int | None: ...
    @property
    def done_on(self) -> date | None: ...
    @property
    def lane(self) -> str: ...
    @property
    def corrects_id(self) -> uuid.UUID | None: ...


def as_entry(row: StoredEntry) -> Entry:
    return Entry(
        str(row.id),
        row.quarter,
        row.occurrence,
        State(row.state),
        row.percent,
        row.done_on,
        row.lane,
        str(row.corrects_id) if row.corrects_id else None,
    )
