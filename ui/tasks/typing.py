"""What may be typed into the task list, and with what help.

The columns are there from the first paint on; what helps in typing is given once writing is
possible. Until then no cell opens. Must not load the database.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ui.labels import SIGNS, state_word
from ui.table.editors.kinds import Candidate, Option, Tone
from ui.tasks.lines import TaskLine

# The states a person may set, each with the letter that chooses it.
LETTER_OF: Final = {
    "done": "H",
    "in-progress": "Đ",
    "not-started": "C",
    "ongoing": "T",
    "not-arisen": "K",
    "paused": "M",
    "stopped": "G",
    "carried-over": "N",
}


@dataclass(frozen=True, slots=True)
class Helps:
    """What helps in typing: who can be named, and what a deadline means."""

    units: Callable[[], Sequence[Candidate]]
    people: Callable[[], Sequence[Candidate]]
    deadline: Callable[[str, TaskLine], tuple[str, Tone]]
    today: Callable[[], date]


class Typing:
    """Stands behind the editors of all columns."""

    def __init__(self) -> None:
        self.helps: Helps | None = None

    def may(self, _line: TaskLine) -> bool:
        return self.helps is not None

    def units(self) -> Sequence[Candidate]:
        return self.helps.units() if self.helps else ()

    def people(self) -> Sequence[Candidate]:
        return self.helps.people() if self.helps else ()

    def deadline(self, text: str, line: TaskLine) -> tuple[str, Tone]:
        return self.helps.deadline(text, line) if self.helps else ("", "")

    def today(self) -> date:
        return self.helps.today() if self.helps else date.min


def state_options() -> list[Option]:
    return [
        Option(state, state_word(state), letter, SIGNS[state].icon, SIGNS[state].role)
        for state, letter in LETTER_OF.items()
    ]
