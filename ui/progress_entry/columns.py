"""The columns of the sheet, in the order in which a result is typed."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from cchc_desktop.domain.completeness import Lack
from cchc_desktop.domain.status import State
from cchc_desktop.services.entry.lines import EntryLine
from ui.labels import SIGNS, bar_role, day, state_word
from ui.progress_entry import wording
from ui.progress_entry.cells import CountCell, TitleCell
from ui.table.cells import DueCell, PercentCell, Sign, SignCell, WordsCell
from ui.table.column import Column
from ui.table.editors import kinds
from ui.table.editors.values import Option

translate = QCoreApplication.translate
CODE, TITLE, STATE, DONE_ON, RESULT, DIFFICULTY, PROPOSAL, EVIDENCE = (
    "code",
    "title",
    "state",
    "done_on",
    "result",
    "difficulty",
    "proposal",
    "evidence",
)
FROZEN: Final = 2
LETTERS: Final = {
    "done": "H",
    "in-progress": "Đ",
    "not-started": "C",
    "ongoing": "T",
    "not-arisen": "K",
    "paused": "M",
    "stopped": "G",
    "carried-over": "N",
}


def _options() -> list[Option]:
    return [
        Option(State(state), state_word(state), letter, SIGNS[state].icon, SIGNS[state].role)
        for state, letter in LETTERS.items()
    ]


def _sign(line: EntryLine) -> Sign:
    return SIGNS[wording.shown_state(line) or "not-started"]


def entry_columns(today: Callable[[], date]) -> list[Column]:
    """Return the columns; what cannot be typed comes first."""
    return [*_what(), *_how_far(today), *_words()]


def _may(line: EntryLine) -> bool:
    return line.writable


def _what() -> list[Column]:
    return [
        Column(
            CODE,
            translate("ProgressEntry", "Mã"),
            lambda line: line.code or "",
            width=60,
            cell=WordsCell("text2", most=2),
        ),
        Column(
            TITLE,
            translate("ProgressEntry", "Nhiệm vụ"),
            lambda line: line.title,
            cell=TitleCell(wording.beneath_title),
        ),
        Column(
            "due",
            translate("ProgressEntry", "Thời hạn"),
            wording.due_words,
            width=104,
            cell=DueCell(wording.due_phrase, wording.due_role),
            sort_key=lambda line: line.due,
            tooltip=lambda line: line.deadline,
        ),
    ]


def _how_far(today: Callable[[], date]) -> list[Column]:
    return [
        Column(
            STATE,
            translate("ProgressEntry", "Trạng thái"),
            wording.state_words,
            width=136,
            cell=SignCell(_sign),
            tooltip=lambda line: wording.before_words(line.before, STATE),
            editor=kinds.Choice(lambda line: line.state, _may, _options()),
            wanted=translate("ProgressEntry", "Chưa nhập"),
            wants=lambda line: Lack.STATE in line.lacks,
        ),
        Column(
            "percent",
            "%",
            wording.percent_words,
            width=60,
            cell=PercentCell(
                wording.percent_share,
                lambda line: bar_role(wording.shown_state(line) or "not-started"),
            ),
            sort_key=lambda line: line.percent,
            align=Qt.AlignmentFlag.AlignRight,
            editor=kinds.Percent(lambda line: line.percent, _may),
        ),
        Column(
            DONE_ON,
            translate("ProgressEntry", "Ngày xong"),
            lambda line: day(line.done_on) if line.done_on else "",
            width=92,
            sort_key=lambda line: line.done_on,
            editor=kinds.Day(lambda line: line.done_on, _may, today),
            wanted=translate("ProgressEntry", "Chưa nhập"),
            wants=lambda line: line.state is State.DONE and line.owed,
        ),
    ]


def _words() -> list[Column]:
    return [
        Column(
            RESULT,
            translate("ProgressEntry", "Kết quả thực hiện"),
            lambda line: line.result,
            width=256,
            tooltip=lambda line: wording.before_words(line.before, RESULT),
            editor=kinds.Words(lambda line: line.result, _may),
            wanted=translate("ProgressEntry", "Chưa nhập"),
            wants=lambda line: Lack.RESULT in line.lacks,
        ),
        Column(
            DIFFICULTY,
            translate("ProgressEntry", "Khó khăn, vướng mắc"),
            lambda line: line.difficulty,
            width=148,
            tooltip=lambda line: wording.before_words(line.before, DIFFICULTY),
            editor=kinds.Words(lambda line: line.difficulty, _may),
            wanted=translate("ProgressEntry", "Chưa ghi lý do"),
            wants=lambda line: Lack.REASON in line.lacks,
        ),
        Column(
            PROPOSAL,
            translate("ProgressEntry", "Đề xuất, kiến nghị"),
            lambda line: line.proposal,
            width=148,
            editor=kinds.Words(lambda line: line.proposal, _may),
        ),
        Column(
            EVIDENCE,
            translate("ProgressEntry", "Tài liệu"),
            lambda line: str(line.evidence) if line.evidence else "",
            width=72,
            cell=CountCell("clip"),
            sort_key=lambda line: line.evidence or None,
        ),
    ]
