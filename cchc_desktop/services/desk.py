"""What every service works with: the office's data, whose desk it is, and what time it is.

Must not know any verb.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from db.act import Act
from db.session import Store

if TYPE_CHECKING:
    from db.changes import Writer

VIETNAM = timezone(timedelta(hours=7))


@dataclass(slots=True)
class Outcome:
    """What a verb did: the change set, if anything was written, and the rows it touched."""

    seq: int | None = None
    touched: Mapping[str, frozenset[uuid.UUID]] = field(default_factory=dict)


@dataclass(slots=True)
class Desk:
    """The office at this computer. `unit_id` is the office's own unit, `who` sits here.

    Another person may sit down while the program runs; all else stays as it was opened.
    """

    store: Store
    unit_id: uuid.UUID
    who: str
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        return self.now().astimezone(VIETNAM).date()

    def act(self, verb: str, /, *, typing: bool = False, **facts: Any) -> Act:
        return Act(verb, at=self.now(), who=self.who, facts=facts, typing=typing)

    @contextmanager
    def writing(self, act: Act) -> "Iterator[tuple[Writer, Outcome]]":
        """Open the one transaction of a verb; its outcome is complete once the block has ended."""
        from cchc_desktop.services.indexing import indexed_writing  # noqa: PLC0415 - heavy

        outcome = Outcome()
        with indexed_writing(self.store, act) as writer:
            yield writer, outcome
        if writer.wrote:
            outcome.seq = writer.seq
            outcome.touched = {name: frozenset(ids) for name, ids in writer.touched.items()}
