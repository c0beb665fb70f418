"""The columns of what a later document changes."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.intake.differences import (
    Differs,
    FieldDifference,
    TaskDifference,
    TaskNamed,
)
from cchc_desktop.services.intake.part_differences import PartDifference
from resources.words import word
from ui.table.cells import Sign, SignCell, WordsCell
from ui.table.column import Column
from ui.table.editors.kinds import Choice, Option

translate = QCoreApplication.translate
NEW: Final = "new"
_SIGNS: Final = {
    Differs.SAME: Sign("check", "idle"),
    Differs.CHANGED: Sign("entry", "accent_text"),
    Differs.NEW: Sign("plus", "done"),
    Differs.GONE: Sign("trash", "late"),
    Differs.UNSURE: Sign("question", "soon"),
}


@dataclass(frozen=True, slots=True)
class AgainLine:
    """One row or entry of the document, or a stored one that it does not name.

    `pair` is the task that a person said the row is, where `answered`; `goes` whether a task that
    is gone is withdrawn; `notes` whether the progress that a workbook tells of it is noted.
    """

    id: int
    said: TaskDifference | PartDifference
    pair: uuid.UUID | None = None
    answered: bool = False
    goes: bool = False
    notes: bool = False

    @property
    def progress(self) -> FieldDifference | None:
        """Return what is told of progress otherwise than it is noted."""
        return self.said.progress if isinstance(self.said, TaskDifference) else None

    @property
    def names(self) -> uuid.UUID | None:
        """Return what names the stored task or entry."""
        return self.said.task if isinstance(self.said, TaskDifference) else self.said.row

    @property
    def is_worth_a_look(self) -> bool:
        return self.said.kind is not Differs.SAME or self.answered or self.progress is not None


def again_columns() -> list[Column]:
    return [
        Column(
            "kind",
            translate("IntakeAgain", "Thay đổi"),
            _kind,
            width=128,
            cell=SignCell(_sign),
        ),
        Column("label", translate("IntakeAgain", "Nhiệm vụ, nội dung"), _label),
        Column(
            "fields",
            translate("IntakeAgain", "Trước và sau"),
            _fields,
            width=260,
            cell=WordsCell("text2"),
        ),
        Column(
            "answer",
            translate("IntakeAgain", "Quyết định"),
            _answer,
            width=184,
            editor=Choice(_held, may=_may_answer, options=_options),
            wanted=translate("IntakeAgain", "Chọn"),
            wants=_may_answer,
            doubt=_doubt,
        ),
    ]


def _sign(line: AgainLine) -> Sign:
    return _SIGNS[Differs.CHANGED if _tells_progress_alone(line) else line.said.kind]


def _tells_progress_alone(line: AgainLine) -> bool:
    return line.said.kind is Differs.SAME and line.progress is not None


def _kind(line: AgainLine) -> str:
    if _tells_progress_alone(line):
        return translate("IntakeAgain", "Kết quả khác")
    return {
        Differs.SAME: translate("IntakeAgain", "Giữ nguyên"),
        Differs.CHANGED: translate("IntakeAgain", "Thay đổi"),
        Differs.NEW: translate("IntakeAgain", "Mới"),
        Differs.GONE: translate("IntakeAgain", "Không còn"),
        Differs.UNSURE: translate("IntakeAgain", "Chưa rõ"),
    }[line.said.kind]


def _fields(line: AgainLine) -> str:
    said = translate("IntakeAgain", "{}: “{}” thành “{}”")
    return "\n".join(
        said.format(_capital(_field_word(line, one.field)), one.before, one.after)
        for one in (*line.said.fields, *filter(None, [line.progress]))
    )


def _label(line: AgainLine) -> str:
    if isinstance(line.said, TaskDifference):
        return line.said.label
    return f"{word('plan-parts', line.said.part)}: {line.said.label}"


def _field_word(line: AgainLine, field: str) -> str:
    table = "task-fields" if isinstance(line.said, TaskDifference) else "part-fields"
    return word(table, field)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _may_answer(line: AgainLine) -> bool:
    kinds = (Differs.UNSURE, Differs.GONE)
    return line.answered or line.said.kind in kinds or line.progress is not None


def _options(line: AgainLine) -> Sequence[Option]:
    if line.said.kind is Differs.GONE:
        return [
            Option(False, translate("IntakeAgain", "Giữ lại"), "G", "check", "idle"),
            Option(True, translate("IntakeAgain", "Bãi bỏ"), "B", "trash", "late"),
        ]
    if line.progress is not None:
        return [
            Option(False, _keeps(), "G", "check", "idle"),
            Option(True, _takes(), "T", "entry", "accent_text"),
        ]
    found = [Option(one.id, one.label) for one in _candidates(line)]
    return [*found, Option(NEW, translate("IntakeAgain", "Là nhiệm vụ mới"), "M", "plus", "done")]


def _candidates(line: AgainLine) -> Sequence[TaskNamed]:
    return line.said.candidates if isinstance(line.said, TaskDifference) else ()


def _held(line: AgainLine) -> object:
    if line.said.kind is Differs.GONE:
        return line.goes
    if line.progress is not None:
        return line.notes
    return (line.pair or NEW) if line.answered else None


def _answer(line: AgainLine) -> str:
    if line.said.kind is Differs.GONE:
        return (
            translate("IntakeAgain", "Bãi bỏ") if line.goes else translate("IntakeAgain", "Giữ lại")
        )
    if line.progress is not None:
        return _takes() if line.notes else _keeps()
    if not line.answered:
        return ""
    return (
        translate("IntakeAgain", "Là nhiệm vụ mới")
        if line.pair is None
        else translate("IntakeAgain", "Là nhiệm vụ đã có")
    )


def _keeps() -> str:
    return translate("IntakeAgain", "Giữ kết quả đã có")


def _takes() -> str:
    return translate("IntakeAgain", "Ghi kết quả của tệp")


def _doubt(line: AgainLine) -> str | None:
    if line.said.kind is not Differs.UNSURE:
        return None
    named = "; ".join(one.label for one in _candidates(line))
    return translate("IntakeAgain", "Có thể là nhiệm vụ đã có: {}.").format(named)
