"""The commands whose capability is still to come, in one table that shrinks.

Their lines are read and judged like any other; then one sentence says that they are not there yet.
"""

from cchc_desktop.cli.grammar import (
    JSON,
    Args,
    Command,
    Option,
    Place,
    Reader,
    Rule,
    together,
)
from cchc_desktop.cli.reading import (
    Ending,
    day,
    file,
    period,
    whole,
    words,
)
from cchc_desktop.cli.session import Session


class NotYet(Exception):  # noqa: N818 - a refusal, no error of the program
    """The command line is right, but what it asks for is not built yet."""

    def __init__(self, asked: str) -> None:
        super().__init__(asked)
        self.code = "not-yet"
        self.facts = {"command": f"cchc {asked}"}


def _later(
    asked: str,
    places: tuple[Place, ...] = (),
    options: tuple[Option, ...] = (),
    *rules: Rule,
) -> Command:
    def run(_args: Args, _session: Session) -> int:
        raise NotYet(asked)

    return Command(asked, run, places, options, rules)


_FILE = Place("FILE", file)
_ID = Place("ID", words)
_PERIOD = Place("PERIOD", period)
_PLAN = Option("--plan", words)
_TODAY = Option("--today", day)


def _out(reader: Reader = file) -> Option:
    return Option("--out", reader, required=True)


COMMANDS = (
    _later("exchange assign", (), (Option("--to", words, required=True), _out(), _PLAN)),
    _later("exchange return", (), (Option("--period", period, required=True), _out(), _PLAN)),
    _later(
        "exchange sync",
        (),
        (_out(), Option("--for-join", None), Option("--passphrase-file", file)),
        together("--for-join", "--passphrase-file"),
    ),
    _later(
        "exchange form",
        (),
        (
            Option("--to", words, required=True),
            Option("--period", period, required=True),
            _out(Ending((".xlsx",))),
        ),
    ),
    _later("exchange inspect", (_FILE,), (JSON,)),
    _later(
        "exchange merge",
        (Place("FILE", file, many=True),),
        (Option("--as", words), Option("--confirm", whole), JSON),
    ),
    _later("exchange undo", (_ID,)),
    _later("exchange list", (), (JSON,)),
    _later("exchange status", (_PERIOD,), (_TODAY, JSON)),
)
