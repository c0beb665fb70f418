"""The outline of the periodic report: its chapters renamed, moved, added, taken out.

Works on a copy; the office's outline changes when it is saved. Must not know what is written.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop.services.reporting.outline import Chapter, preset_outline
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import Switch, button, icon_button
from ui.parts.fields import Field, GrowingText
from ui.parts.form_dialog import FOOT, WIDE
from ui.parts.labels import label
from ui.reporting.outline_list import OutlineList
from ui.theme.look import px

_HIGH: Final = 560
_PART, _CHAPTER = "1", "2"
_NEXT: Final = "{next}"  # as an outline is stored: the period to come
_CODE_LETTERS: Final = 8
Store = Callable[[Sequence[Chapter]], str]


class OutlineDialog(QDialog):
    """`store` keeps an outline and returns why it would not, or nothing."""

    def __init__(self, chapters: Sequence[Chapter], store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle(self.tr("Đề cương báo cáo"))
        self.list: Final = OutlineList(self.tr("Các mục của báo cáo"))
        self.title: Final = GrowingText(2, 3)
        self.level: Final = Switch(
            [(_PART, self.tr("Phần (I, II)")), (_CHAPTER, self.tr("Mục (1, 2)"))]
        )
        self.up: Final = icon_button("arrow-up", self.tr("Chuyển lên (Alt+↑)"))
        self.down: Final = icon_button("arrow-down", self.tr("Chuyển xuống (Alt+↓)"))
        self.add: Final = button(self.tr("Thêm mục"), sign="plus")
        self.remove: Final = button(self.tr("Bỏ mục"), sign="trash")
        self.preset: Final = button(self.tr("Về mẫu ban đầu"), "link")
        self.save: Final = button(self.tr("Lưu đề cương"), "primary")
        self._why: Final = label("", tone="late", wrap=True)
        self._build()
        self._connect()
        self._take(self._as_shown(chapters), 0)

    def _build(self) -> None:
        self.title.setTabChangesFocus(True)
        self.level.setAccessibleName(self.tr("Bậc của mục"))
        self._why.hide()
        self.save.setDefault(True)
        leave = button(self.tr("Hủy"))
        leave.clicked.connect(self.reject)
        words = self.tr(
            "Tên và thứ tự các mục áp dụng cho mọi báo cáo định kỳ. Mục không có lời thì không in. "
            "{} được thay bằng tên của kỳ sau."
        ).format(self._next_period())
        tools = row(self.add, self.remove, self.up, self.down, None, self.preset, gap=8)
        named = Field(self.tr("Tên mục đang chọn"), self.title)
        inner = column(
            label(words, "muted", wrap=True),
            tools,
            self.list,
            named,
            row(self.level, None),
            self._why,
            gap=12,
            margins=(24, 20, 24, 20),
        )
        inner.setStretch(2, 1)
        foot = row(None, self.save, leave, gap=8, margins=(24, 12, 24, 12))
        low = frame("dialogFoot", foot, height=FOOT)
        whole = column(frame("dialogWords", inner), low, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(px(WIDE), px(_HIGH))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _at: self._show_current())
        self.title.textChanged.connect(self._rename)
        self.level.chosen.connect(self._set_level)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.preset.clicked.connect(lambda: self._take(self._as_shown(preset_outline()), 0))
        self.save.clicked.connect(self._save)
        keys: dict[str, Callable[[], None]] = {
            "Alt+Up": lambda: self._move(-1),
            "Alt+Down": lambda: self._move(1),
            "Ctrl+N": self._add,
            "Ctrl+Return": self._save,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)
        QShortcut(
            QKeySequence("Del"),
            self.list,
            self._remove,
            context=Qt.ShortcutContext.WidgetShortcut,
        )

    def chapters(self) -> list[Chapter]:
        """Return the outline as it is stored."""
        named = self._next_period()
        return [replace(c, title=c.title.replace(named, _NEXT)) for c in self.list.chapters()]

    def _as_shown(self, chapters: Sequence[Chapter]) -> list[Chapter]:
        named = self._next_period()
        return [replace(one, title=one.title.replace(_NEXT, named)) for one in chapters]

    def _next_period(self) -> str:
        """Return what stands in a title for the name of the period to come."""
        return self.tr("[kỳ tới]")

    def ask(self) -> bool:
        """Show the outline until it is saved or given up; tell which."""
        self.list.setFocus()
        return self.exec() == QDialog.DialogCode.Accepted

    # --- one chapter

    def _show_current(self) -> None:
        one = self.list.current()
        for part in (self.title, self.level, self.remove, self.up, self.down):
            part.setEnabled(one is not None)
        for part in (self.title, self.level):
            part.blockSignals(True)
        self.title.setPlainText(one.title if one else "")
        if one is not None:
            self.level.choose(str(one.level))
        for part in (self.title, self.level):
            part.blockSignals(False)
        at, last = self.list.currentRow(), self.list.count() - 1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < last)

    def _rename(self) -> None:
        one = self.list.current()
        if one is not None:
            title = " ".join(self.title.toPlainText().split())
            self.list.put(replace(one, title=title))

    def _set_level(self, level: str) -> None:
        one = self.list.current()
        if one is not None:
            self.list.put(replace(one, level=int(level)))

    # --- the list

    def _move(self, step: int) -> None:
        """Move a chapter; a part takes its chapters along."""
        chapters, at = self.list.chapters(), self.list.currentRow()
        if not 0 <= at < len(chapters):
            return
        moved, there = move(chapters, at, step)
        self._take(moved, there)

    def _add(self) -> None:
        """Add a chapter below the chosen one, of its level, and ask for its name."""
        chapters, at = self.list.chapters(), self.list.currentRow()
        level = chapters[at].level if 0 <= at < len(chapters) else 1
        new = Chapter(f"own-{uuid.uuid4().hex[:_CODE_LETTERS]}", level, self.tr("Mục mới"))
        self._take([*chapters[: at + 1], new, *chapters[at + 1 :]], at + 1)
        self.title.setFocus()
        self.title.selectAll()

    def _remove(self) -> None:
        chapters, at = self.list.chapters(), self.list.currentRow()
        if 0 <= at < len(chapters):
            del chapters[at]
            self._take(chapters, min(at, len(chapters) - 1))
            self.list.setFocus()

    def _take(self, chapters: Sequence[Chapter], at: int) -> None:
        self.list.show_chapters(chapters, at)
        self._show_current()

    def _save(self) -> None:
        why = self._store(self.chapters())
        self._why.setText(why)
        self._why.setVisible(bool(why))
        if not why:
            self.accept()


def move(chapters: Sequence[Chapter], at: int, step: int) -> tuple[list[Chapter], int]:
    """Return the chapters with one moved, and where it is then.

    A part moves over whole parts with all that is below it; a chapter by one place.
    """
    one, every = chapters[at], list(chapters)
    if one.level != 1:
        there = at + step
        if not 1 <= there < len(every):
            return every, at
        every.insert(there, every.pop(at))
        return every, there
    parts = _parts(every)
    mine = next(nth for nth, part in enumerate(parts) if any(other is one for other in part))
    there = mine + step
    if not 0 <= there < len(parts):
        return every, at
    parts.insert(there, parts.pop(mine))
    moved = [chapter for part in parts for chapter in part]
    return moved, next(nth for nth, other in enumerate(moved) if other is one)


def _parts(chapters: Sequence[Chapter]) -> list[list[Chapter]]:
    found: list[list[Chapter]] = []
    for one in chapters:
        if one.level == 1 or not found:
            found.append([one])
        else:
            found[-1].append(one)
    return found
