"""The columns of the statistics tables: quarters to type, what they add up to, the year before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from cchc_desktop.domain.calendar.periods import Length, Period, Quarter
from cchc_desktop.services.indicator_grid import GridLine
from resources.words import shown
from ui.table.cells import WordsCell
from ui.table.column import Column
from ui.targets import wording
from ui.targets.board_columns import QUARTERS
from ui.targets.figure_cells import NotedCell, NumberCell
from ui.targets.typing import TypedFigure

translate = QCoreApplication.translate
CODE, TITLE, MEASURE, BEFORE, YEAR_BEFORE = "code", "title", "measure", "before", "year-before"
HALF, SECOND_HALF, NINE, YEAR = "half", "second-half", "nine", "year"
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_SPANS: Final = {
    HALF: (Length.HALF, 1),
    SECOND_HALF: (Length.HALF, 2),
    NINE: (Length.NINE_MONTHS, 1),
    YEAR: (Length.YEAR, 1),
}


@dataclass(slots=True)
class Shown:
    """Which quarter is looked at: columns read its year when they are shown."""

    quarter: Quarter

    def of(self, key: str) -> Quarter:
        return Quarter(self.quarter.year, QUARTERS[key])


def grid_columns(at: Shown) -> list[Column]:
    first, second, third, fourth = (_quarter(key, number, at) for key, number in QUARTERS.items())
    return [
        *_what(),
        first,
        second,
        _span(HALF, translate("Targets", "6 tháng"), at),
        third,
        _span(NINE, translate("Targets", "9 tháng"), at),
        fourth,
        _span(SECOND_HALF, translate("Targets", "6 tháng cuối"), at),
        _span(YEAR, translate("Targets", "Cả năm"), at),
        _worked_out(
            BEFORE,
            translate("Targets", "Cùng kỳ"),
            lambda: Period.of(Quarter(at.quarter.year - 1, at.quarter.number)),
        ),
        _worked_out(
            YEAR_BEFORE,
            translate("Targets", "Năm trước"),
            lambda: Period(at.quarter.year - 1),
        ),
    ]


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
            TITLE,
            translate("Targets", "Nội dung"),
            lambda line: line.title,
            cell=NotedCell(_parts),
            tooltip=lambda line: wording.how_words(line.adds_up),
        ),
        Column(
            MEASURE,
            translate("Targets", "Đơn vị tính"),
            lambda line: line.measure,
            width=84,
            cell=WordsCell("text2", most=2),
        ),
    ]


def _parts(line: GridLine) -> str:
    """Say what a share is worked out from."""
    if line.is_typed:
        return ""
    return translate("Targets", "Tính từ dòng {} và dòng {}").format(
        line.numerator, line.denominator
    )


def _quarter(key: str, number: int, at: Shown) -> Column:
    def own(line: GridLine) -> str:
        return shown(line.own.get(at.of(key)))

    return Column(
        key,
        wording.quarter_words(Quarter(2000, number)),
        lambda line: wording.value_words(line, Period.of(at.of(key))),
        width=84,
        cell=NumberCell(lambda line: "text" if line.is_typed else "text2"),
        sort_key=lambda line: line.told[Period.of(at.of(key))].exact(line.measure),
        tooltip=lambda line: wording.counted_with_others(line, at.of(key)),
        align=_RIGHT,
        editor=TypedFigure(own, lambda line: line.is_typed, most=30),
        doubt=lambda line: wording.doubt_words(line, at.of(key)),
    )


def _span(key: str, title: str, at: Shown) -> Column:
    length, number = _SPANS[key]
    return _worked_out(key, title, lambda: Period(at.quarter.year, length, number))


def _worked_out(key: str, title: str, period: Callable[[], Period]) -> Column:
    return Column(
        key,
        title,
        lambda line: wording.value_words(line, period()),
        width=84,
        cell=NumberCell(lambda _line: "text2"),
        sort_key=lambda line: line.told[period()].exact(line.measure),
        align=_RIGHT,
    )
