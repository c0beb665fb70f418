"""What `--help` says, put together from what a command declares and the words for it.

Must not know any command: what is declared and has no words is a test's business.
"""

from collections.abc import Iterable

from cchc_desktop.cli import directory, reading, tables
from cchc_desktop.cli.grammar import Command, Option, Place
from resources import words

_INDENT = "  "
_GAP = 2
_MOST_LEFT = 30


def about(asked: str) -> str:
    """Tell of all commands, of those that begin with a word, or of one."""
    if not asked:
        return _overview(directory.NOUNS)
    commands = directory.commands_of(asked.split(maxsplit=1)[0])
    return _one(commands[asked]) if asked in commands else _overview([asked])


def described(words_of_command: str, name: str) -> str:
    """Give the code of an option's or place's words: the command's own, else those for all."""
    own = f"options.{words_of_command} {name}"
    return own if words.knows(own) else f"options.{name}"


def _overview(nouns: Iterable[str]) -> str:
    commands = [words_ for noun in nouns for words_ in directory.commands_of(noun)]
    pairs = [(name, words.word("help", name)) for name in commands]
    usage = words.sentence("help-usage", {"line": "…"})
    return "\n".join(
        [
            *_wrapped(words.sentence("help-title")),
            "",
            usage,
            "",
            words.sentence("help-commands"),
            *_pairs(pairs),
            "",
            words.sentence("help-common"),
            *_pairs(_common()),
            "",
            *_wrapped(words.sentence("help-statuses")),
            *_wrapped(words.sentence("help-more")),
        ]
    )


def _one(command: Command) -> str:
    parts = [*map(_place_shape, command.places), *map(_option_shape, command.options)]
    line = " ".join([command.words, *parts])
    named = [
        (one.shown, words.sentence(described(command.words, one.name))) for one in command.places
    ]
    named += [
        (_option_head(one), words.sentence(described(command.words, one.name)))
        for one in command.options
    ]
    return "\n".join(
        [
            *_wrapped(words.word("help", command.words)),
            "",
            *_wrapped(words.sentence("help-usage", {"line": line})),
            "",
            words.sentence("help-words"),
            *_pairs([*named, *_common()]),
        ]
    )


def _common() -> list[tuple[str, str]]:
    data = f"--data {words.word('kinds', 'folder')}"
    return [
        (data, words.word("options", "--data")),
        ("--help", words.word("options", "--help")),
        ("--version", words.word("options", "--version")),
    ]


def _place_shape(place: Place) -> str:
    shape = place.shown + ("…" if place.many else "")
    return shape if place.required else f"[{shape}]"


def _option_shape(option: Option) -> str:
    shape = _option_head(option)
    return (shape if option.required else f"[{shape}]") + ("…" if option.many else "")


def _option_head(option: Option) -> str:
    if option.reader is None:
        return option.name
    choices = getattr(option.reader, "choices", None)
    value = "|".join(choices) if choices else words.word("kinds", reading.kind_of(option.reader))
    if isinstance(option.reader, reading.Ending):
        value = words.word("kinds", "file") + value
    return f"{option.name} {value}"


def _pairs(pairs: list[tuple[str, str]]) -> list[str]:
    left = min(_MOST_LEFT, max(tables.display_width(name) for name, _ in pairs)) + _GAP
    room = max(tables.terminal_width() - len(_INDENT) - left, 30)
    made = []
    for name, text in pairs:
        first, *rest = tables.wrap(text, room)
        if tables.display_width(name) + _GAP > left:
            made.append(_INDENT + name)
            rest, first = [first, *rest], ""
        else:
            made.append(f"{_INDENT}{name.ljust(left)}{first}")
        made.extend(_INDENT + " " * left + line for line in rest)
    return made


def _wrapped(text: str) -> list[str]:
    return tables.wrap(text, tables.terminal_width())
