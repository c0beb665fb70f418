"""Takes a command line apart by what a command declares.

Must not know any command, nor what its values mean.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc_desktop.cli.grammar import Args, Command, Option, Place, Reader, WrongLine

HELP = ("-h", "--help")


class HelpAsked(Exception):  # noqa: N818 - not an error
    """The line asks what it may say: after some words of a command, or after none."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def read(command: Command, line: Sequence[str]) -> Args:
    """Read what follows the command's words; raise `WrongLine` or `HelpAsked`."""
    given: dict[str, Any] = {}
    standing: list[str] = []
    options = {option.name: option for option in command.options}
    rest = iter(line)
    for token in rest:
        if token == "--":  # noqa: S105 - whatever follows stands for itself
            standing.extend(rest)
        elif token in HELP:
            raise HelpAsked(command.words)
        elif _names_option(token):
            _take_option(token, rest, options, given)
        else:
            standing.append(token)
    args = _places(command.places, standing) | {
        option.key: given.get(option.name, _absent(option)) for option in command.options
    }
    for option in command.options:
        if option.required and option.name not in given:
            raise WrongLine("line-option-missing", {"option": option.name})
    for rule in command.rules:
        rule(args)
    return args


def value_after(token: str, rest: Iterator[str]) -> str:
    """Give the value of an option: behind its equals sign, or the next word."""
    name, equals, behind = token.partition("=")
    if equals:
        return behind
    following = next(rest, None)
    if following is None or following.startswith("--"):
        raise WrongLine("line-value-missing", {"option": name})
    return following


def nearest(word: str, among: Sequence[str]) -> str | None:
    """Find what was probably meant."""
    import difflib  # noqa: PLC0415 needed only after a slip

    return next(iter(difflib.get_close_matches(word, among, n=1)), None)


def _names_option(token: str) -> bool:
    """Tell an option from a word; a negative number is a word."""
    return len(token) > 1 and token[0] == "-" and not token[1].isdigit()


def _take_option(
    token: str, rest: Iterator[str], options: Mapping[str, Option], given: dict[str, Any]
) -> None:
    name = token.partition("=")[0]
    option = options.get(name)
    if option is None:
        near = nearest(name, list(options))
        code = "line-unknown-option-near" if near else "line-unknown-option"
        raise WrongLine(code, {"option": name, "near": near})
    if name in given and not option.many:
        raise WrongLine("line-twice", {"option": name})
    if option.reader is None:
        if token != name:
            raise WrongLine("line-takes-no-value", {"option": name})
        given[name] = True
        return
    taken = value(option.reader, value_after(token, rest), name)
    given[name] = (*given.get(name, ()), taken) if option.many else taken


def _absent(option: Option) -> object:
    if option.many:
        return ()
    return False if option.reader is None else None


def _places(places: Sequence[Place], standing: list[str]) -> Args:
    args: Args = {}
    waiting = list(standing)
    for place in places:
        if not waiting:
            if place.required:
                raise WrongLine("line-place-missing", {"place": place.shown})
            args[place.key] = () if place.many else None
            continue
        taken = waiting if place.many else waiting[:1]
        read = tuple(value(place.reader, word, place) for word in taken)
        args[place.key] = read if place.many else read[0]
        waiting = waiting[len(taken) :]
    if waiting:
        raise WrongLine("line-too-much", {"text": waiting[0]})
    return args


def value(reader: Reader, written: str, at: Place | str) -> Any:
    """Read one word; what is wrong with it says where it stands."""
    try:
        return reader(written)
    except WrongLine as slip:
        name = at if isinstance(at, str) else at.shown
        raise WrongLine(slip.code, {**slip.facts, "at": name}) from slip
