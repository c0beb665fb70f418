"""A fault as it may stand in a file that a person sends: where it happened and of which kind.

What a fault says of itself is left out, for it may quote the text of a task or a name. Must not
know which file it is written to.
"""

import traceback
from collections.abc import Iterator
from typing import Final

# What these hold is a number, or a name of the system's own.
_HARMLESS: Final = ("code", "errno", "winerror", "sqlite_errorname")
_BECAUSE: Final = "\nThe above exception was the direct cause of the following exception:\n\n"
_MEANWHILE: Final = "\nDuring handling of the above exception, another exception occurred:\n\n"


def fault_text(error: BaseException) -> str:
    """Return the whole chain that led to a fault, the first of it first."""
    return "".join(_told(error, set()))


def _told(error: BaseException, known: set[int]) -> Iterator[str]:
    known.add(id(error))
    before, words = error.__cause__, _BECAUSE
    if before is None and not error.__suppress_context__:
        before, words = error.__context__, _MEANWHILE
    if before is not None and id(before) not in known:
        yield from _told(before, known)
        yield words
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):\n"
        for frame in traceback.extract_tb(error.__traceback__):
            yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
    yield _kind(error)
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _told(one, known)


def _kind(error: BaseException) -> str:
    kind = type(error)
    home = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    facts = [f"{name}={value}" for name in _HARMLESS if (value := _plain(error, name))]
    return f"{home}{kind.__qualname__}{': ' if facts else ''}{' '.join(facts)}\n"


def _plain(error: BaseException, name: str) -> str:
    """Return a number or a code that a fault carries; anything longer might be somebody's words."""
    value = getattr(error, name, None)
    if isinstance(value, int):
        return str(value)
    told = str(value) if isinstance(value, str) else ""
    return told if told.isascii() and told.replace("-", "").replace("_", "").isalnum() else ""
