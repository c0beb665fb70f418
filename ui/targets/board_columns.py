"""The columns of the targets: what is asked, four quarters to type, how it stands."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from cchc_desktop.services.target_board import BoardLine
from resources.words import word
from ui.table.cells import Sign, WordsCell
from ui.table.column import Column
from ui.targets import wording
from ui.targets.figure_cells import JudgedCell, NotedCell, StandingCell
from ui.targets.typing import TypedFigure

translate = QCoreApplication.translate
CODE, TEXT, STANDING, NEEDED, TREND = "code", "text", "standing", "needed", "trend"
QUARTERS: Final = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


def board_columns() -> list[Column]:
    return [*_what(), *[_quarter(key, number) for key, number in QUARTERS.items()], *_how()]


def _what() -> list[Column]:
    return [
        Column(
            CODE,
            translate("Targets", "Mã"),
            lambda line: line.code,
            width=60,
            cell=WordsCell("text2", most=2),
        ),
        Column(
            TEXT,
            translate("Targets", "Chỉ tiêu"),
            lambda line: line.text,
            cell=NotedCell(wording.goals),
            tooltip=lambda line: line.text,
        ),
    ]


def _quarter(key: str, number: int) -> Column:
    def sign(line: BoardLine) -> Sign | None:
        told = line.told(number)
        return wording.SIGNS[told.verdict] if told.together.is_stated else None

    return Column(
        key,
        translate("Targets", "Quý {}").format(word("quarters", str(number))),
        lambda line: wording.cell_words(line.told(number), line.measure),
        width=100,
        cell=JudgedCell(
            lambda line: wording.told_words(line.told(number), line.measure),
            lambda line: wording.share_words(line.told(number).together),
            sign,
        ),
        sort_key=lambda line: line.told(number).together.exact(line.measure),
        tooltip=lambda line: wording.cell_hint(line.told(number), line.measure),
        align=_RIGHT,
        editor=TypedFigure(lambda line: wording.typed_words(line.told(number).own), most=40),
        plain=lambda line: wording.told_words(line.told(number), line.measure),
    )


def _how() -> list[Column]:
    return [
        Column(
            STANDING,
            translate("Targets", "Đánh giá"),
            wording.standing_words,
            width=136,
            cell=StandingCell(lambda line: wording.SIGNS[line.standing], wording.standing_note),
        ),
        Column(
            NEEDED,
            translate("Targets", "Quý sau cần"),
            wording.needed_words,
            width=112,
            tooltip=wording.needed_sentence,
            cell=WordsCell("text2", most=2),
        ),
        Column(
            TREND,
            translate("Targets", "So với năm trước"),
            wording.trend_words,
            width=136,
            cell=WordsCell("text2", most=3),
        ),
    ]
