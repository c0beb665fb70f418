"""The columns of the table in which a plan is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.services.plans.proposal import ProposedTask
from ui.plans.wording import due_note, due_preview, why_words
from ui.table.box_cell import BoxCell
from ui.table.cells import WordsCell
from ui.table.column import Column
from ui.table.editors.kinds import Candidate, Completion, Deadline, Tone, Words
from ui.table.words import paint_words, wrap
from ui.theme.tokens import Role

translate = QCoreApplication.translate
Reading = Callable[[str], Meaning | None]
"""Says what a phrase means in the plan that is being made."""
CHOSEN: Final = "chosen"
# What is typed into, in the order of the columns; the first is where the cursor begins.
TITLE: Final = "title"
_NOTE_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One line as the table shows it, with its number when it is chosen."""

    task: ProposedTask
    code: str

    @property
    def id(self) -> int:
        return self.task.id


@dataclass(frozen=True, slots=True)
class Helps:
    """What helps in typing."""

    units: Callable[[], Sequence[Candidate]]
    people: Callable[[], Sequence[Candidate]]
    today: Callable[[], date]


def joined(names: Sequence[str]) -> str:
    return "; ".join(names)


def parted(text: str) -> tuple[str, ...]:
    """Part what was typed into one cell: a line or a semicolon ends each."""
    pieces = (piece.strip() for line in text.splitlines() for piece in line.split(";"))
    return tuple(piece for piece in pieces if piece)


@dataclass(frozen=True, slots=True)
class ProposedCell:
    """Words; quiet where the line is not taken."""

    role: Role = "text"
    most: int = 4

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        role: Role = self.role if line.task.chosen else "text3"
        paint_words(painter, box, text, "body", role, most=self.most)

    def lines(self, width: int, text: str, line: Any) -> int:
        del line
        return len(wrap(text, "body", width, self.most)) if text else 1


@dataclass(frozen=True, slots=True)
class PhraseCell:
    """A deadline as it is worded, and beneath it the days it means; read when it is seen."""

    read: Reading

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        ink: Role = "text2" if line.task.chosen else "text3"
        used = paint_words(painter, box, text, "body", ink, most=3)
        if due := self._due(text):
            below = box.adjusted(0, used, 0, 0)
            paint_words(painter, below, due, "small", "text3", most=_NOTE_LINES)

    def lines(self, width: int, text: str, line: Any) -> int:
        del line
        due = self._due(text)
        below = len(wrap(due, "small", width, _NOTE_LINES)) if due else 0
        return (len(wrap(text, "body", width, 3)) if text else 1) + below

    def _due(self, text: str) -> str:
        read = self.read(text) if text else None
        return "" if read is None else due_note(read)


def _checked(line: ProposalLine) -> str:
    if line.task.chosen:
        return translate("ProposalColumns", "có")
    return translate("ProposalColumns", "không")


def _source(line: ProposalLine) -> str:
    if not line.task.source:
        return ""
    return translate("ProposalColumns", "Lấy từ: {}").format(line.task.source)


def proposal_columns(helps: Helps, read: Reading) -> list[Column]:
    secondary = ProposedCell("text2")

    def preview(phrase: str, _line: ProposalLine) -> tuple[str, Tone]:
        meaning = read(phrase)
        return ("", "") if meaning is None else due_preview(meaning)

    return [
        Column(
            CHOSEN,
            translate("ProposalColumns", "Lấy"),
            _checked,
            width=52,
            cell=BoxCell(lambda line: line.task.chosen),
        ),
        Column(
            "code",
            translate("ProposalColumns", "Số"),
            lambda line: line.code,
            width=44,
            cell=WordsCell("text2", most=1),
        ),
        Column(
            TITLE,
            translate("ProposalColumns", "Nhiệm vụ"),
            lambda line: line.task.title,
            cell=ProposedCell(),
            tooltip=_source,
            editor=Words(lambda line: line.task.title),
            wanted=translate("ProposalColumns", "Chưa nhập"),
        ),
        Column(
            "products",
            translate("ProposalColumns", "Sản phẩm"),
            lambda line: joined(line.task.products),
            width=140,
            cell=secondary,
            editor=Words(lambda line: joined(line.task.products)),
        ),
        Column(
            "deadline",
            translate("ProposalColumns", "Thời hạn"),
            lambda line: line.task.deadline,
            width=140,
            cell=PhraseCell(read),
            editor=Deadline(lambda line: line.task.deadline, preview=preview, today=helps.today),
            wanted=translate("ProposalColumns", "Chưa nhập"),
        ),
        Column(
            "leads",
            translate("ProposalColumns", "Chủ trì"),
            lambda line: joined(line.task.leads),
            width=160,
            cell=secondary,
            editor=Completion(
                lambda line: line.task.leads, candidates=helps.units, many=True, adds=True
            ),
        ),
        Column(
            "person",
            translate("ProposalColumns", "Người phụ trách"),
            lambda line: line.task.person,
            width=136,
            cell=secondary,
            editor=Completion(lambda line: line.task.person, candidates=helps.people, adds=True),
            wanted=translate("ProposalColumns", "Chưa giao"),
        ),
        Column(
            "why",
            translate("ProposalColumns", "Phần của đơn vị"),
            lambda line: why_words(line.task.why),
            width=124,
            cell=ProposedCell("text3", most=2),
            align=Qt.AlignmentFlag.AlignLeft,
        ),
    ]
