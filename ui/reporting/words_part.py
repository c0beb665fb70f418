"""The middle of the place: what the report still lacks, and its chapters one beneath the other.

A chapter is stored when its field is left. Must not know how a report is made, nor how it looks.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cchc_desktop.services.reporting.narratives import write_words
from cchc_desktop.services.reporting.outline import CLOSING, OPENING
from ui.actions.bench import Bench
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.reporting.chapter_field import ChapterField
from ui.reporting.choosing import ReportChoice
from ui.reporting.making import WrittenChapter, WrittenReport

_INSET: Final = 16


class WordsPart(QFrame):
    """`stored` follows each chapter that was stored; `outline_asked` opens the list of chapters."""

    stored = Signal()
    outline_asked = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._choice: ReportChoice | None = None
        self._codes: tuple[str, ...] = ()
        self.fields: dict[str, ChapterField] = {}
        self._waiting: Final[dict[tuple[ReportChoice, str], str]] = {}
        self._name: Final = label(self.tr("Lời báo cáo"), "strong")
        self._counts: Final = label("", "small")
        self.outline: Final = button(self.tr("Đề cương…"), "link")
        self.next_empty: Final = button(self.tr("Mục trống"), "link")
        self._column = column(gap=16, margins=(_INSET, 12, _INSET, 24))
        self._scroll: Final = QScrollArea()
        self._build()

    def _build(self) -> None:
        self.outline.setToolTip(self.tr("Đổi tên, thứ tự, thêm bớt các mục của báo cáo (Ctrl+E)"))
        self.next_empty.setToolTip(self.tr("Đến mục trống kế tiếp (F8)"))
        self.outline.clicked.connect(self.outline_asked)
        self.next_empty.clicked.connect(self.go_to_empty)
        line = row(
            self._name,
            self._counts,
            None,
            self.next_empty,
            self.outline,
            gap=8,
            margins=(_INSET, 0, 12, 0),
        )
        self._ground = frame("surface", self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Các mục của báo cáo"))
        self._scroll.setWidget(self._ground)
        self.setLayout(column(frame("head", line, height=44), self._scroll, gap=0))

    # --- what is shown

    def show_name(self, *, on: bool) -> None:
        """Name itself, where nothing above does."""
        self._name.setVisible(on)

    def show_report(self, report: WrittenReport) -> None:
        """Show the chapters; fields stay where they are as long as the chapters do."""
        if report.choice != self._choice:
            self.leave()  # what was typed while these were read
        codes = tuple(one.code for one in report.chapters)
        if codes != self._codes:
            self._lay_out(codes)
        elif report.choice != self._choice:
            for field in self.fields.values():
                field.begin_anew()
            self._scroll.verticalScrollBar().setValue(0)
        self._choice = report.choice
        for one in report.chapters:
            self.fields[one.code].show_chapter(one, self._title(one))
        self._count(report.chapters)

    def _lay_out(self, codes: tuple[str, ...]) -> None:
        focused = next((code for code, one in self.fields.items() if one.words.hasFocus()), "")
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._codes = codes
        self.fields = {}
        for code in codes:
            field = self.fields[code] = ChapterField(code)
            field.said.connect(self._store)
            self._column.addWidget(field)
        self._column.addStretch(1)
        if focused in self.fields:
            self.fields[focused].words.setFocus()
        else:
            self._scroll.verticalScrollBar().setValue(0)

    def _title(self, one: WrittenChapter) -> str:
        if one.code == OPENING:
            return self.tr("Mở đầu")
        if one.code == CLOSING:
            return self.tr("Kết thúc")
        return f"{one.number}. {one.chapter.title}" if one.number else one.chapter.title

    def _count(self, chapters: Sequence[WrittenChapter]) -> None:
        written = sum(one.chapter.written for one in chapters)
        empty = sum(self.fields[one.code].lacks_words for one in chapters)
        said = self.tr("{} mục, {} đã sửa tay").format(len(chapters), written)
        self._counts.setText(said)
        words = self.tr("Mục trống: {}").format(empty)
        self.next_empty.setText(words)
        self.next_empty.setAccessibleName(words)
        self.next_empty.setVisible(bool(empty))

    # --- what is written

    def flush(self) -> None:
        """Store what was typed and not left yet: the period changes, or the window goes."""
        for field in self.fields.values():
            field.leave()

    def leave(self) -> None:
        """Store what was typed before other words come here, or as soon as that is possible."""
        self.flush()
        for code, field in self.fields.items():
            if self._choice is not None and field.is_modified():
                self._waiting[self._choice, code] = field.words.toPlainText().strip()

    def _store(self, code: str, text: str | None) -> None:
        choice = self._choice
        if choice is None:
            return
        verb = partial(write_words, self._bench.desk, choice.asked, {code: text})
        if self._bench.may_act() and self._bench.do(verb) is not None:
            self.stored.emit()
        elif (field := self.fields.get(code)) is not None and text is not None:
            field.keep()

    def let_write(self) -> None:
        """Store what could not be stored while long work ran."""
        if self._bench.may_act():
            waiting = dict(self._waiting)
            self._waiting.clear()
            for (choice, code), text in waiting.items():
                self._bench.do(partial(write_words, self._bench.desk, choice.asked, {code: text}))
            for field in self.fields.values():
                if not field.words.hasFocus():
                    field.leave()

    # --- moving

    def stop(self) -> QWidget | None:
        """Return where the keyboard comes to: the chapter written in last, or the first."""
        inside = self._ground.focusWidget()
        known = [field.words for field in self.fields.values()]
        return inside if inside in known else next(iter(known), None)

    def go_to_empty(self) -> None:
        """Go to the next chapter without words, and round to the first again."""
        codes = list(self.fields)
        at = next((at for at, c in enumerate(codes) if self.fields[c].words.hasFocus()), -1)
        for code in codes[at + 1 :] + codes[: at + 1]:
            if self.fields[code].lacks_words:
                self.reveal(code)
                return

    def reveal(self, code: str) -> None:
        """Bring a chapter into view, with the cursor in its words."""
        field = self.fields[code]
        field.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, field, partial(self._scroll.ensureWidgetVisible, field, 0, 40))
