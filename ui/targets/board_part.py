"""The targets of a year as a part of the place: the grid, and what is typed and pasted into it."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.typed_figures import read_figure
from cchc_desktop.services.desk import Outcome
from cchc_desktop.services.target_board import BoardLine, TargetCell, set_figures, target_board
from ui.actions.bench import Bench
from ui.parts.boxes import column
from ui.table.column import SectionLine
from ui.table.grouping import grouped
from ui.table.key_hints import Hint
from ui.targets.blanks import NothingHere
from ui.targets.board_columns import NEEDED, QUARTERS, TREND, board_columns
from ui.targets.figure_view import FigureView, PastedCell
from ui.targets.foot import GridFoot
from ui.targets.wording import left_words

_LAYOUT: Final = "targets/board-columns"
_WIDE: Final = 1600  # window width over text scale


class BoardPart(QFrame):
    """Reads and writes through the bench's desk; `chosen` is the target under the cursor."""

    chosen = Signal(object)
    looked_into = Signal()

    def __init__(self, bench: Bench, quarter: Quarter) -> None:
        super().__init__()
        self._bench, self.quarter = bench, quarter
        self._lines: Sequence[BoardLine] = ()
        self._closed: set[str] = set()
        self.table: Final = FigureView(board_columns())
        self.table.setAccessibleName(self.tr("Các chỉ tiêu của năm"))
        self.blank: Final = NothingHere(
            self.tr("Năm này chưa có chỉ tiêu nào"),
            self.tr("Chỉ tiêu hiện ở đây khi kế hoạch được tiếp nhận có phần chỉ tiêu."),
            self.tr("Xem các nhiệm vụ"),
        )
        self.blank.pressed.connect(lambda: bench.go("tasks"))
        self.foot: Final = GridFoot(
            [
                Hint("Enter", self.tr("xuống")),
                Hint("Tab", self.tr("sang phải")),
                Hint("Space", self.tr("chi tiết")),
                Hint("98,5", self.tr("gõ số, hoặc gõ 3.074/3.098")),
            ]
        )
        self._stack: Final = QStackedWidget()
        for one in (self.table, self.blank):
            self._stack.addWidget(one)
        body = column(self._stack, self.foot, gap=0)
        body.setStretch(0, 1)
        self.setLayout(body)
        self._fold(wide=False)
        self.table.restore(bench.recall(_LAYOUT))
        self._connect()

    def _connect(self) -> None:
        self.table.edited.connect(self._write)
        self.table.taken.connect(self._paste)
        self.table.erased.connect(self._erase)
        self.table.chosen.connect(self.chosen)
        self.table.looked_into.connect(lambda _line: self.looked_into.emit())
        self.table.section_turned.connect(self._turn)
        self.table.layout_changed.connect(self._remember)

    # --- what is shown

    def refresh(self) -> None:
        self._lines = target_board(self._bench.desk, self.quarter)
        self._show()

    def _show(self) -> None:
        plans = {line.plan for line in self._lines}
        shown: list[Any] = list(self._lines)
        if len(plans) > 1:
            names = {line.plan: line.plan_name for line in self._lines}
            shown = list(
                grouped(
                    self._lines,
                    lambda line: line.plan,
                    lambda plan: self.tr("Kế hoạch {}").format(names[plan]),
                    self._closed,
                    lambda lines: self.tr("{}/{} đạt").format(_met(lines), len(lines)),
                )
            )
        self.table.replace(shown)
        self._stack.setCurrentWidget(self.table if self._lines else self.blank)
        self.foot.setVisible(bool(self._lines))

    def begin(self) -> None:
        """Put the cursor on the first target, in the quarter that is worked at."""
        self.table.choose_first(self._key())

    def turn_to(self, quarter: Quarter) -> None:
        """Show another quarter; the cursor goes to its column."""
        self.quarter = quarter
        self.refresh()
        line = self.current()
        if line is not None:
            self.table.choose(line.id, self._key())

    def _key(self) -> str:
        return next(key for key, number in QUARTERS.items() if number == self.quarter.number)

    def current(self) -> BoardLine | None:
        line = self.table.current_line()
        return None if isinstance(line, SectionLine) else line

    def lines(self) -> Sequence[BoardLine]:
        return self._lines

    def count_words(self) -> str:
        if not self._lines:
            return ""
        met = _met(self._lines)
        bare = sum(line.standing == "no-data" for line in self._lines)
        said = self.tr("{} chỉ tiêu, {} đạt").format(len(self._lines), met)
        return said + (self.tr(", {} chưa có số liệu").format(bare) if bare else "")

    def fit(self, effective: float) -> None:
        self._fold(wide=effective >= _WIDE)

    def _fold(self, *, wide: bool) -> None:
        for key in (NEEDED, TREND):
            self.table.show_column(key, shown=wide)

    def stops(self) -> list[QWidget]:
        return [self.table if self._lines else self.blank.act]

    def _turn(self, section: str) -> None:
        self._closed ^= {section}
        self._show()

    def _remember(self) -> None:
        self._bench.remember(_LAYOUT, self.table.state())

    # --- what is typed

    def _cell(self, line: BoardLine, key: str, words: str) -> TargetCell:
        quarter = Quarter(self.quarter.year, QUARTERS[key])
        return TargetCell(line.id, quarter, read_figure(words))

    def _write(self, line: BoardLine, key: str, words: str) -> None:
        def verb() -> Outcome:
            return set_figures(self._bench.desk, [self._cell(line, key, words)])

        if refused := self._bench.attempt(verb):
            self.table.refuse(line, key, refused)

    def _erase(self, line: BoardLine, key: str) -> None:
        cell = self._cell(line, key, "")
        self._bench.do(lambda: set_figures(self._bench.desk, [cell]))

    def _paste(self, pasted: Sequence[PastedCell], left_out: int) -> None:
        if pasted:
            self._bench.do(
                lambda: set_figures(self._bench.desk, [self._cell(*one) for one in pasted])
            )
        if left_out or not pasted:
            self._bench.tell(left_words(len(pasted), left_out), takes_back=bool(pasted))


def _met(lines: Sequence[BoardLine]) -> int:
    return sum(line.standing == "met" for line in lines)
