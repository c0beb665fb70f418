"""Whether a window speaks Vietnamese throughout, what Qt itself says included."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)

import resources

# What windows say in English and Vietnamese never does; no word here is a Vietnamese syllable.
ENGLISH = re.compile(
    r"\b(abort|about|add|all|apply|back|browse|button|cancel|close|collapse|columns?|computer|copy|"
    r"custom|cut|data|date|default|delete|details?|directory|discard|down|edit|empty|english|enter "
    r"|error|exit|expand|failed|false|files?|filter|find|first|folders?|font|forward|found|help|"
    r"hide|ignore|items?|last|left|list|loading|look|match|merge|message|missing|modified|move|"
    r"name|new|next|none|null|ok|open|options?|page|parent|paste|preview|previous|print|printer|"
    r"progress|properties|quit|redo|refresh|remove|rename|reset|restore|retry|return|right|save|"
    r"saved|search|select|selected|settings?|show|size|sort|status|step|tasks?|title|true|type|"
    r"undo|untitled|up|update|user|view|warning|width|window|yes)\b",
    re.IGNORECASE,
)
_SHORTCUT = re.compile(r"((Alt|Ctrl|Shift)\+)+\w+")
_KEYS = re.compile(r"\b(Alt|Ctrl|Delete|End|Enter|Esc|Home|Insert|Page (Up|Down)|Shift|Tab)\b")


def words_of(root: QWidget) -> Iterator[str]:
    """Yield everything a person can read or hear in a window, menus and lists included."""
    yield root.windowTitle()
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        for kind, words in _WORDS.items():
            if isinstance(widget, kind):
                yield from words(widget)
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu) and menu.isVisible():
            yield from map(_said, menu.actions())


def _heads(table: QTableView) -> Iterator[str]:
    model = table.model()
    for at in range(model.columnCount()):
        yield str(model.headerData(at, Qt.Orientation.Horizontal))


_WORDS: dict[type[QWidget], Callable[[Any], Iterable[str]]] = {
    QLabel: lambda one: [one.text()],
    QAbstractButton: lambda one: [one.text()],
    QGroupBox: lambda one: [one.title()],
    QLineEdit: lambda one: [one.placeholderText()],
    QPlainTextEdit: lambda one: [one.placeholderText()],
    QComboBox: lambda one: [one.itemText(at) for at in range(one.count())],
    QTabWidget: lambda one: [one.tabText(at) for at in range(one.count())],
    QTableView: _heads,
}


def _said(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return f"{action.text()} {action.shortcut().toString(native)}"


def english(words: Iterator[str]) -> list[str]:
    """Return what is not Vietnamese; keys are called as they are printed on the keyboard."""
    return [text for text in words if ENGLISH.search(_KEYS.sub("", text.replace("&", "")))]


class Listening(QTranslator):
    """Hears what Qt itself asks to have translated, and keeps what nobody translates."""

    # Not words, or names of keys that no menu shows; those it shows are judged as words.
    _KNOWN = frozenset({"QT_LAYOUT_DIRECTION", "%1", "...", "%p%", "%1, %2 not defined"})
    # What a kind of file is called comes from the system's own list of kinds, where there is one.
    _PASSED_OVER = frozenset({"QMimeType", "QPageSize", "QShortcut"})

    def __init__(self) -> None:
        super().__init__()
        self._ours = QTranslator(self)
        assert self._ours.load(str(resources.path("translations", "qtbase_vi.qm")))
        self._asked: dict[str, str] = {}
        self._said_by_us: set[str] = set()

    @property
    def untranslated(self) -> list[str]:
        """Return what Qt said in English; our own words are asked for by our own names first."""
        return sorted(f"{self._asked[one]}: {one}" for one in self._asked.keys() - self._said_by_us)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's
        return False

    def translate(
        self, context: str, source: str, comment: str | None = None, number: int = -1
    ) -> str | None:
        if not re.fullmatch(r"Q[A-Z]\w+", context):
            self._said_by_us.add(source)
        elif source.isascii() and len(source) > 1 and source not in self._KNOWN:
            known = context in self._PASSED_OVER or _SHORTCUT.fullmatch(source)
            if not known and not self._ours.translate(context, source, comment, number):
                self._asked[source] = context
        return None
