"""Which module holds which command. Only the module of the command asked for is loaded.

Must not know what a command does.
"""

from collections.abc import Sequence
from importlib import import_module

from cchc_desktop.cli.grammar import Command, WrongLine
from cchc_desktop.cli.line import HELP, HelpAsked, nearest

# The first word of a command → its module here.
_HOMES = {
    "init": "init",
    "intake": "intake",
    "plan": "plans",
    "deadlines": "deadlines",
    "tasks": "tasks",
    "task": "task",
    "doubts": "doubts",
    "unit": "units",
    "progress": "progress",
    "target": "targets",
    "indicator": "indicators",
    "remind": "reminders",
    "calendar": "reminders",
    "report": "reports",
    "issue": "reports",
    "issued": "reports",
    "undo": "history",
    "redo": "history",
    "history": "history",
    "check": "health",
    "backup": "copies",
    "backups": "copies",
    "restore": "copies",
    "exchange": "exchange",
    "support": "support",
}
NOUNS = tuple(_HOMES)


def commands_of(noun: str) -> dict[str, Command]:
    """Give the commands that begin with a word, by all their words; none for an unknown word."""
    return {one.words: one for one in _home(noun) if one.words.split(maxsplit=1)[0] == noun}


def _home(noun: str) -> tuple[Command, ...]:
    if noun not in _HOMES:
        return ()
    found: tuple[Command, ...] = import_module(f"{__package__}.{_HOMES[noun]}").COMMANDS
    return found


def find(line: Sequence[str]) -> tuple[Command, Sequence[str]]:
    """Find the command a line asks for, and what follows its words."""
    if not line:
        raise WrongLine("line-nothing", {})
    noun = line[0]
    if noun in HELP:
        raise HelpAsked("")
    commands = commands_of(noun)
    if not commands:
        raise _unknown(noun)
    for length in (2, 1):
        command = commands.get(" ".join(line[:length]))
        if command is not None:
            return command, line[length:]
    following = [words.removeprefix(f"{noun} ") for words in commands]
    if len(line) == 1:
        raise WrongLine("line-incomplete", {"noun": noun, "choices": following})
    if line[1] in HELP:
        raise HelpAsked(noun)
    raise WrongLine("line-choice", {"text": line[1], "at": noun, "choices": following})


def _unknown(noun: str) -> WrongLine:
    if noun.startswith("-"):
        return WrongLine("line-unknown-option", {"option": noun})
    near = nearest(noun, NOUNS)
    return WrongLine(
        "line-unknown-command-near" if near else "line-unknown-command",
        {"text": noun, "near": near},
    )


def all_commands() -> dict[str, Command]:
    return {name: one for noun in NOUNS for name, one in commands_of(noun).items()}
