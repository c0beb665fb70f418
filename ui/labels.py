"""What codes of the core look like: the sign, the colour and the word of each state.

Must not know what makes a state; words come from the shared catalogue.
"""

from datetime import date
from typing import Final, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from resources import words
from ui.table.cells import Sign
from ui.theme.tokens import Role

# What is shown of a task, and what a person may set; the same sign where the word is the same.
SIGNS: Final[dict[str, Sign]] = {
    "done": Sign("state-done", "done"),
    "done-late": Sign("state-done-late", "soon"),
    "in-progress": Sign("state-in-progress", "accent_text"),
    "overdue": Sign("state-overdue", "late"),
    "due-soon": Sign("state-due-soon", "soon"),
    "upcoming": Sign("state-not-started", "idle"),
    "not-started": Sign("state-not-started", "idle"),
    "ongoing": Sign("state-ongoing", "always"),
    "not-arisen": Sign("state-not-arisen", "idle"),
    "unconfirmed": Sign("state-unconfirmed", "soon"),
    "paused": Sign("state-paused", "idle"),
    "stopped": Sign("state-stopped", "idle"),
    "carried-over": Sign("state-carried-over", "idle"),
}


def state_word(state: str) -> str:
    return words.word("states", state)


def field_words(field: str) -> str:
    """Name a reform field; a section need not belong to any."""
    none = QCoreApplication.translate("Labels", "Chưa xếp lĩnh vực")
    return words.word("reform-sections", field) if field else none


def soft(role: Role) -> Role:
    """Return the soft ground a badge in this ink stands on."""
    return "accent_soft" if role == "accent_text" else cast("Role", f"{role}_soft")


def bar_role(state: str) -> Role:
    """Return the colour of a task's bar."""
    role = SIGNS[state].role
    return "accent" if role == "accent_text" else role


def day(value: date) -> str:
    """Write a day as an office does: 05/02/2026, 30/6/2026."""
    return words.shown(value)


def shown_key(key: str) -> str:
    """Name a key as menus do: "Alt+↑", not as Qt stores it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
