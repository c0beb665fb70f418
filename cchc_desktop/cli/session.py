"""What a command has at hand: its data folder, the clock, what it is told and what it answers.

Answers go to standard output once the command is through, everything said about them to standard
error at once: a refused command has answered nothing. Must not know any command.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from cchc_desktop.cli import tables
from cchc_desktop.config.paths import DataFolder
from cchc_desktop.scheduling.clock import Clock
from resources import words

if TYPE_CHECKING:
    from cchc_desktop.bootstrap import Office


@dataclass(frozen=True, slots=True)
class Session:
    folder: DataFolder
    clock: Clock
    source: BinaryIO
    err: TextIO
    answer: io.StringIO

    @contextmanager
    def office(self) -> Iterator["Office"]:
        """Open the data folder; it is this program's alone until the block ends."""
        from cchc_desktop.bootstrap import keep_daily_copy, open_office  # noqa: PLC0415 slow

        with open_office(self.folder.root, self.clock) as office:
            keep_daily_copy(office.folder, self.clock.now())
            yield office

    @contextmanager
    def office_for(self, files: Sequence[Path], as_unit: str | None) -> Iterator["Office"]:
        """Open the data folder, or found the office that a file from above is meant for."""
        from cchc_desktop.bootstrap import keep_daily_copy, open_or_found  # noqa: PLC0415 slow

        with open_or_found(self.folder.root, files, as_unit, self.clock) as office:
            keep_daily_copy(office.folder, self.clock.now())
            yield office

    def print(self, text: str) -> None:
        self.answer.write(text + "\n")

    def print_json(self, value: Any) -> None:
        # Unindented: the fast encoder of the standard library knows no other way.
        self.print(json.dumps(value, ensure_ascii=False, allow_nan=False))

    def print_table(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Print rows under the heads of `name`; a sentence on standard error if there are none."""
        if not rows:
            self.tell(f"none.{name}", {})
            return
        heads = words.word("heads", name).split("|")
        self.print(tables.table(heads, rows, tables.terminal_width()))

    def tell(self, code: str, facts: Mapping[str, object]) -> None:
        say(self.err, code, facts)


def say(err: TextIO, code: str, facts: Mapping[str, object]) -> None:
    """Say one sentence to the person who waits; a broken error stream stops nothing."""
    with suppress(OSError):
        err.write(tables.clean(words.sentence(code, facts)) + "\n")
        err.flush()
