"""The statistics tables as a part of the place: one grid of the year, typed and pasted into."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.typed_figures import read_number
from cchc_desktop.services.desk import Outcome
from cchc_desktop.services.indicator_grid import (
    GridLine,
    GridTable,
    ValueCell,
    confirm_value,
    indicator_grid,
    set_values,
)
from ui.actions.bench import Bench
from ui.parts.boxes import column
from ui.table.column import SectionLine
from ui.table.key_hints import Hint
from ui.targets import grid_columns as columns
from ui.targets.blanks import NothingHere
from ui.targets.board_columns import QUARTERS
from ui.targets.figure_view import FigureView, PastedCell
from ui.targets.foot import GridFoot
from ui.targets.template_menu import TemplateMenu
from ui.targets.wording import left_words

_LAYOUT: Final = "targets/grid-columns"
# Window width over text scale from which a column has room.
_FOLDS: Final = {
    columns.BEFORE: 1340,
    columns.NINE: 1080,
    columns.HALF: 1080,
    columns.MEASURE: 1340,
    columns.SECOND_HALF: 1800,
    columns.YEAR_BEFORE: 1080,
}


class GridPart(QFrame):
    """Reads and writes through the bench's desk."""

    def __init__(self, bench: Bench, quarter: Quarter) -> None:
        super().__init__()
        self._bench = bench
        self._at: Final = columns.Shown(quarter)
        self._tables: Sequence[GridTable] = ()
        self._closed: set[str] = set()
        self.table: Final = FigureView(columns.grid_columns(self._at))
        self.table.setAccessibleName(self.tr("Số liệu của năm"))
        self.templates: Final = TemplateMenu(bench, self.current, self.current_table, self)
        self.table.add_keys(self.templates.keys())
        self.blank: Final = NothingHere(
            self.tr("Chưa có biểu số liệu nào"),
            self.tr("Thêm biểu rồi thêm từng dòng: nội dung, đơn vị tính, cách cộng các quý."),
            self.tr("Thêm biểu…"),
        )
        self.blank.pressed.connect(self.templates.add_table)
        self.foot: Final = GridFoot(
            [
                Hint("Enter", self.tr("xuống")),
                Hint("Tab", self.tr("sang phải")),
                Hint("Ctrl+V", self.tr("dán từ Excel")),
                Hint("F8", self.tr("ô cần xem")),
            ],
            self.tr("Số này đúng"),
        )
        self._stack: Final = QStackedWidget()
        for one in (self.table, self.blank):
            self._stack.addWidget(one)
        body = column(self._stack, self.foot, gap=0)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.fit(0)
        self.table.restore(bench.recall(_LAYOUT))
        self._connect()

    def _connect(self) -> None:
        self.table.edited.connect(self._write)
        self.table.taken.connect(self._paste)
        self.table.erased.connect(self._erase)
        self.table.cell_chosen.connect(lambda *_cell: self._ask_about_cell())
        self.table.section_turned.connect(self._turn)
        self.table.layout_changed.connect(self._remember)
        self.foot.pressed.connect(self._confirm)

    # --- what is shown

    def refresh(self) -> None:
        self._tables = indicator_grid(self._bench.desk, self._at.quarter.year)
        self._show()

    def _show(self) -> None:
        shown: list[Any] = []
        for one in self._tables:
            is_open = str(one.id) not in self._closed
            note = self.tr("{} dòng").format(len(one.lines))
            shown.append(SectionLine(str(one.id), one.title, note, open=is_open))
            shown += one.lines if is_open else ()
        self.table.replace(shown)
        self._stack.setCurrentWidget(self.table if self._tables else self.blank)
        self.foot.setVisible(bool(self._tables))
        self._ask_about_cell()

    def begin(self) -> None:
        """Put the cursor on the first line, in the quarter that is worked at."""
        self.table.choose_first(self._key())

    def turn_to(self, quarter: Quarter) -> None:
        """Show another quarter; the cursor goes to its column."""
        self._at.quarter = quarter
        self.refresh()
        self.table.viewport().update()
        line = self.current()
        if line is not None:
            self.table.choose(line.id, self._key())

    def _key(self) -> str:
        return next(key for key, number in QUARTERS.items() if number == self._at.quarter.number)

    def current(self) -> GridLine | None:
        line = self.table.current_line()
        return None if isinstance(line, SectionLine) else line

    def current_table(self) -> GridTable | None:
        """Return the table of the line, or of the title, under the cursor."""
        line = self.table.current_line()
        key = line.key if isinstance(line, SectionLine) else str(line.table) if line else ""
        return next((one for one in self._tables if str(one.id) == key), None)

    def count_words(self) -> str:
        """Say how many lines have no figure of the quarter yet."""
        typed = [line for one in self._tables for line in one.lines if line.is_typed]
        lacking = sum(self._at.quarter not in line.own for line in typed)
        doubts = len(self.table.doubts())
        said = [self.tr("Còn {} dòng chưa có số quý này").format(lacking)] if lacking else []
        if typed and not lacking:
            said = [self.tr("Quý này đã đủ số liệu")]
        if doubts:
            said.append(self.tr("{} ô cần xem").format(doubts))
        return "; ".join(said)

    def fit(self, effective: float) -> None:
        for key, least in _FOLDS.items():
            self.table.show_column(key, shown=effective >= least)

    def stops(self) -> list[QWidget]:
        asked = [self.foot.act] if self.foot.act.isVisible() else []
        return [self.table, *asked] if self._tables else [self.blank.act]

    def _turn(self, section: str) -> None:
        self._closed ^= {section}
        self._show()

    def _remember(self) -> None:
        self._bench.remember(_LAYOUT, self.table.state())

    # --- what is asked

    def _ask_about_cell(self) -> None:
        line, key = self.current(), self.table.current_column()
        doubt = None
        if line is not None and key in QUARTERS:
            doubt = self.table.lines.columns[self.table.column_at(key)].doubt_of(line)
        self.foot.ask(doubt or "")

    def _confirm(self) -> None:
        line, key = self.current(), self.table.current_column()
        if line is not None and key in QUARTERS:
            quarter = self._at.of(key)
            self._bench.do(lambda: confirm_value(self._bench.desk, line.id, quarter))
            self.table.setFocus()

    # --- what is typed

    def _cell(self, line: GridLine, key: str, words: str) -> ValueCell:
        return ValueCell(line.id, self._at.of(key), read_number(words))

    def _write(self, line: GridLine, key: str, words: str) -> None:
        def verb() -> Outcome:
            return set_values(self._bench.desk, [self._cell(line, key, words)])

        if refused := self._bench.attempt(verb):
            self.table.refuse(line, key, refused)

    def _erase(self, line: GridLine, key: str) -> None:
        cell = self._cell(line, key, "")
        self._bench.do(lambda: set_values(self._bench.desk, [cell]))

    def _paste(self, pasted: Sequence[PastedCell], left_out: int) -> None:
        if pasted:
            self._bench.do(
                lambda: set_values(self._bench.desk, [self._cell(*one) for one in pasted])
            )
        if left_out or not pasted:
            self._bench.tell(left_words(len(pasted), left_out), takes_back=bool(pasted))
