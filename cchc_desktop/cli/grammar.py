"""What a command line may say: the parts a command is declared with, and how it may be wrong.

Standard argparse is not used: its sentences are English, put together inside it, and differ from
one Python to the next. Must not know any command.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.cli.session import Session
from resources.words import word

Reader = Callable[[str], Any]
Args = dict[str, Any]
Rule = Callable[[Args], None]


class WrongLine(Exception):  # noqa: N818 - the user's slip, no error of the program
    """The command line cannot be understood: a code with facts, exit status 2."""

    def __init__(self, code: str, facts: Mapping[str, object]) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Place:
    """A word that is known by where it stands in the line."""

    name: str
    reader: Reader
    required: bool = True
    many: bool = False

    @property
    def key(self) -> str:
        return self.name.lower()

    @property
    def shown(self) -> str:
        return word("places", self.name)


@dataclass(frozen=True, slots=True)
class Option:
    """A word that begins with `--`; `reader` is None for a switch, which takes no value."""

    name: str
    reader: Reader | None
    required: bool = False
    many: bool = False

    @property
    def key(self) -> str:
        return self.name.removeprefix("--").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, what follows them, the rules between its options, and its verb."""

    words: str
    run: Callable[[Args, Session], int]
    places: tuple[Place, ...] = ()
    options: tuple[Option, ...] = ()
    rules: tuple[Rule, ...] = ()


JSON = Option("--json", None)


def together(*names: str) -> Rule:
    """Demand all of some options or none of them."""
    options = [Option(name, None) for name in names]

    def rule(args: Args) -> None:
        given = [one.name for one in options if _given(args, one)]
        missing = [one.name for one in options if not _given(args, one)]
        if given and missing:
            raise WrongLine("line-together", {"given": given, "missing": missing})

    return rule


def at_most_one(*names: str) -> Rule:
    """Refuse more than one of some options."""
    options = [Option(name, None) for name in names]

    def rule(args: Args) -> None:
        given = [one.name for one in options if _given(args, one)]
        if len(given) > 1:
            raise WrongLine("line-not-together", {"first": given[0], "second": given[1]})

    return rule


def needs_one(*names: str) -> Rule:
    """Demand one of some options."""
    options = [Option(name, None) for name in names]

    def rule(args: Args) -> None:
        if not any(_given(args, one) for one in options):
            raise WrongLine("line-needs-one", {"options": names})

    return rule


def _given(args: Args, option: Option) -> bool:
    value = args[option.key]
    return value is not None and value is not False and value != ()  # nought is a value
