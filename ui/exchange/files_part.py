"""The history of files: what came and went, how it was answered; a file that came is taken back.

Reads beside the window. Must not know how a file is taken in.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.files import FileLine, believe_again, list_files, undo_file
from cchc_desktop.services.exchange.kinds import Counts, FileKind
from resources.words import sentence, shown, word
from ui.actions.bench import Bench
from ui.exchange.listed_part import ListedPart
from ui.exchange.wording import capital, counts_words, kind_words
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import Switch, button
from ui.parts.labels import label
from ui.table import cells
from ui.table.cells import SignCell, WordsCell
from ui.table.column import Column
from ui.theme.look import px

translate = QCoreApplication.translate
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


def file_kind(one: FileLine) -> str:
    return kind_words(one.kind, one.period, sent=one.sent)


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
            lambda line: capital(file_kind(line.file)),
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


class FilesPart(ListedPart):
    def __init__(self, bench: Bench) -> None:
        name = translate("Exchange", "Lịch sử tệp")
        super().__init__(bench, list_files, name, history_columns(), _FOLDS)
        self._found: list[FileLine] = []
        self.which: Final = Switch(
            [(_ALL, self.tr("Tất cả")), (_CAME, self.tr("Đã nhận")), (_SENT, self.tr("Đã gửi"))]
        )
        self.which.setAccessibleName(self.tr("Chiều của tệp"))
        self.undo: Final = button(self.tr("Trả lại như trước khi nhận"), sign="undo")
        self.again: Final = button(self.tr("Nhận lại tệp này"), sign="redo")
        self._words: Final = label("", wrap=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        low = row(self._words, self.undo, self.again, gap=12, margins=(16, 8, 16, 8))
        low.setStretch(0, 1)
        foot = frame("foot", low)
        foot.setMinimumHeight(px(_FOOT))
        listed = column(self.table, foot, gap=0)
        listed.setStretch(0, 1)
        nothing = self._nothing(
            "history",
            self.tr("Chưa có tệp nào đi hoặc đến"),
            self.tr("Mỗi tệp gửi đi hoặc nhận vào có một dòng ở đây."),
        )
        self._lay(self.tr("Lịch sử tệp"), [None, self.which], listed, nothing)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _way: self._fill())
        self.table.chosen.connect(lambda _line: self._let_act())
        self.undo.clicked.connect(self._take_back)
        self.again.clicked.connect(self._take_again)
        self._bench.busy_changed.connect(lambda _busy: self._let_act())

    def _show(self, found: list[FileLine]) -> None:
        self._found = found
        self._fill()

    def _fill(self) -> None:
        way = self.which.value()
        wanted = [one for one in self._found if way == _ALL or one.sent == (way == _SENT)]
        lines = [Entry(at, one) for at, one in enumerate(reversed(wanted))][::-1]
        self._list(lines, nothing=not self._found)
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
        if left:
            return self.tr("Để lại: {}").format("; ".join(left))
        said = self.tr("Gửi {} lúc {}: {}.") if one.sent else self.tr("Nhận của {} lúc {}: {}.")
        return said.format(one.office, shown(one.at), file_kind(one))

    def _take_back(self) -> None:
        self._turn(self.tr("Trả lại như trước khi nhận"), undo_file)

    def _take_again(self) -> None:
        self._turn(self.tr("Nhận lại tệp"), believe_again)

    def _turn(self, title: str, verb: Callable[[Desk, uuid.UUID], object]) -> None:
        """Do with the chosen file what the verb says, and show how it stands then."""
        one, desk = self.current(), self._bench.desk
        if one is not None:
            work = partial(verb, desk, one.id)
            self._bench.start(title, one.file, lambda _ticket: work(), lambda _done: self.refresh())

    def stops(self) -> list[QWidget]:
        found = super().stops()
        if self.is_empty():
            return found
        return [self.which, *found, *(one for one in (self.undo, self.again) if one.isVisible())]
