"""How a line of the sheet is named: as its plan does, or in few words.

Must not know who reads it.
"""

from typing import Final

from cchc_desktop.services.entry.lines import EntryLine

_LONGEST: Final = 72


def task_name(line: EntryLine) -> str:
    return f"{line.code}. {line.title}" if line.code else line.title


def short_name(line: EntryLine) -> str:
    """Name a task in so few words that what was done fits one line."""
    name = task_name(line)
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"
