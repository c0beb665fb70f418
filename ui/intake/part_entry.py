"""One entry of a part beside the tasks, as its table shows it."""

from dataclasses import dataclass
from typing import Any

from cchc_desktop.services.intake.duties import DutyProposal


@dataclass(frozen=True, slots=True)
class PartLine:
    """One entry of a part, by its place there; of a report with the days it would be due.

    `count` is how many tasks a group of them has.
    """

    id: int
    entry: Any
    taken: bool = True
    duty: DutyProposal | None = None
    count: int = 0
