"""The history of files: what came and went, how it was answered; a file that came is taken back.

Reads beside the window. Must not know how a file is taken in.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.services.exchange.files import FileLine, believe_again, list_files, undo_file
from cchc_desktop.services.exchange.kinds import Counts, FileKind
from resources.words import sentence, shown, word
from ui.actions.bench import Bench
from ui.exchange.wording import capital, counts_words, kind_words
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import Switch, button
from ui.parts.labels import Sign, label
from ui.table import cells
from ui.table.cells import SignCell, WordsCell
from ui.table.column import Column
from ui.table.view import LineView
from ui.theme.look import px, scale

translate = QCoreApplication.translate
_BAR: Final = 52
_FOOT: Final = 56
_ALL, _CAME, _SENT = "all", "came", "sent"
_FOLDS: Final = {"file": 1180, "counts": 880}


@dataclass(frozen=True)
class Entry:
    """A file of the history; the same file may have gone out more than once."""

    at: int
    file: FileLine

    @property
    def id(self) -> object:
        return self.file.id, self.at

    def __hash__(self) -> int:
        return hash(self.file.id)


def answer_words(one: FileLine) -> str:
    """Say what was said to a file, or that it was taken back."""
    if one.undone:
        return translate("Exchange", "Đã trả lại như trước")
    if one.answer is None or one.answer.accepted is None:
        return translate("Exchange", "Đã gửi") if one.sent else translate("Exchange", "Đã nhận")
    if one.answer.accepted:
        return translate("Exchange", "Chấp nhận")
    return translate("Exchange", "Trả lại: {}").format("; ".join(one.answer.reasons))


def left_lines(one: FileLine) -> list[str]:
    """Say what of a file was left, and why."""
    return [
        "{} {}: {}".format(
            shown(int(left["count"])),
            word("file-records", str(left["entity"])),
            sentence(str(left["why"]), left.get("facts", {})),
        )
        for left in one.left_out
    ]


def history_columns() -> list[Column]:
    return [
        Column(
            "at",
            translate("Exchange", "Lúc"),
            lambda line: shown(line.file.at),
            width=172,
            sort_key=lambda line: line.file.at,
        ),
        Column(
            "way",
            translate("Exchange", "Chiều"),
            lambda line: (
                translate("Exchange", "Gửi") if line.file.sent else translate("Exchange", "Nhận")
            ),
            width=84,
            cell=SignCell(
                lambda line: cells.Sign("arrow-up" if line.file.sent else "arrow-down", "text2")
            ),
        ),
        Column("office", translate("Exchange", "Nơi gửi, nơi nhận"), lambda line: line.file.office),
        Column(
            "kind",
            translate("Exchange", "Nội dung"),
            lambda line: capital(kind_words(line.file.kind, line.file.period)),
            width=176,
        ),
        Column(
            "counts",
            translate("Exchange", "Đã thay đổi"),
            lambda line: "" if line.file.sent else counts_words(Counts(**line.file.counts)),
            width=156,
            cell=WordsCell("text2"),
        ),
        Column(
            "answer",
            translate("Exchange", "Kết quả"),
            lambda line: answer_words(line.file),
            width=168,
            cell=WordsCell("text2"),
        ),
        Column(
            "file",
            translate("Exchange", "Tên tệp"),
            lambda line: line.file.file,
            width=172,
            cell=WordsCell("text3", most=2),
        ),
    ]


class FilesPart(QFrame):
    left = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench: Final = bench
        self._reader: Final = bench.reader(self)
        self._found: list[FileLine] = []
        self.table: Final = LineView(history_columns())
        self.table.setAccessibleName(self.tr("Lịch sử tệp"))
        self.back: Final = button(self.tr("Quay lại"), "quiet", sign="chevron-left")
        self.which: Final = Switch(
            [(_ALL, self.tr("Tất cả")), (_CAME, self.tr("Đã nhận")), (_SENT, self.tr("Đã gửi"))]
        )
        self.which.setAccessibleName(self.tr("Chiều của tệp"))
        self.undo: Final = button(self.tr("Trả lại như trước khi nhận"), sign="undo")
        self.again: Final = button(self.tr("Nhận lại tệp này"), sign="redo")
        self._words: Final = label("", wrap=True)
        self._stack: Final = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        title = label(self.tr("Lịch sử tệp"), "lead")
        bar = row(self.back, title, None, self.which, gap=8, margins=(8, 8, 16, 8))
        low = row(self._words, self.undo, self.again, gap=12, margins=(16, 8, 16, 8))
        low.setStretch(0, 1)
        foot = frame("foot", low)
        foot.setMinimumHeight(px(_FOOT))
        listed = QFrame()
        inner = column(self.table, foot, gap=0)
        inner.setStretch(0, 1)
        listed.setLayout(inner)
        nothing = column(
            None,
            row(None, Sign("history", "edge_strong", 48), None),
            row(None, label(self.tr("Chưa có tệp nào đi hoặc đến"), "lead"), None),
            None,
            gap=8,
        )
        self._stack.addWidget(listed)
        self._stack.addWidget(frame("surface", nothing))
        whole = column(frame("bar", bar, height=_BAR), self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.which.chosen.connect(lambda _way: self._fill())
        self.table.chosen.connect(lambda _line: self._let_act())
        self.undo.clicked.connect(self._take_back)
        self.again.clicked.connect(self._take_again)
        self._bench.busy_changed.connect(lambda _busy: self._let_act())
        QShortcut(QKeySequence("Escape"), self, self.left.emit)

    def refresh(self) -> None:
        desk = self._bench.desk
        self._reader.ask(lambda: list_files(desk), self._show)

    def _show(self, found: list[FileLine]) -> None:
        self._found = found
        self._fill()

    def _fill(self) -> None:
        way = self.which.value()
        wanted = [one for one in self._found if way == _ALL or one.sent == (way == _SENT)]
        self.table.replace([Entry(at, one) for at, one in enumerate(reversed(wanted))][::-1])
        self._stack.setCurrentIndex(0 if self._found else 1)
        if wanted and self.table.current_line() is None:
            self.table.choose_first(0)
        self._let_act()

    def current(self) -> FileLine | None:
        line = self.table.current_line()
        return None if line is None else line.file

    def _let_act(self) -> None:
        one, free = self.current(), self._bench.may_act()
        came = one is not None and not one.sent and one.kind is not FileKind.SYNC
        undone = one is not None and one.undone
        self.undo.setVisible(came and not undone)
        self.again.setVisible(came and undone and one is not None and one.kind != FileKind.FORM)
        self.undo.setEnabled(free)
        self.again.setEnabled(free)
        self._words.setText(self._sentence(one))

    def _sentence(self, one: FileLine | None) -> str:
        if one is None:
            return ""
        if one.kind is FileKind.SYNC and not one.sent:
            return self.tr(
                "Tệp của máy khác cùng cơ quan không trả lại cả tệp; hoàn tác từng lần ghi."
            )
        left = left_lines(one)
        return self.tr("Để lại: {}").format("; ".join(left)) if left else answer_words(one)

    def _take_back(self) -> None:
        one, desk = self.current(), self._bench.desk
        if one is not None:
            self._bench.start(
                self.tr("Trả lại như trước khi nhận"),
                one.file,
                lambda _ticket: undo_file(desk, one.id),
                lambda _outcome: self.refresh(),
            )

    def _take_again(self) -> None:
        one, desk = self.current(), self._bench.desk
        if one is not None:
            self._bench.start(
                self.tr("Nhận lại tệp"),
                one.file,
                lambda _ticket: believe_again(desk, one.id),
                lambda _outcome: self.refresh(),
            )

    def fit(self, width: int) -> None:
        effective = width / scale()
        for key, least in _FOLDS.items():
            self.table.show_column(key, shown=effective >= least)

    def stops(self) -> list[QWidget]:
        if self._stack.currentIndex() == 1:
            return [self.back]
        act = self.undo if self.undo.isVisible() else self.again
        return [self.which, self.table] + ([act] if act.isVisible() else [])
