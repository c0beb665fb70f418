"""What a write is called. Standard library only: desks are set up before the database is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Act:
    """What the user would call a write: a verb code with facts, who, and when it was shown."""

    verb: str
    at: datetime
    who: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    typing: bool = False  # joins the same field's set of the minute before
    origin: str = "own"
    target_seq: int | None = None
