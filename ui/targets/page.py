"""The place Chỉ tiêu: a switch between the targets and the statistics tables, and the quarter."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.domain.calendar.periods import Quarter, quarter_of
from cchc_desktop.services.entry.sheet import plan_years
from ui.actions.bench import Bench
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import Switch
from ui.parts.place import Place
from ui.targets.board_part import BoardPart
from ui.targets.details import TargetPanel, in_side
from ui.targets.grid_part import GridPart
from ui.targets.period_choice import QuarterChoice
from ui.theme.look import scale

_BOARD, _GRID = "board", "grid"
_WITH_DETAILS: Final = 1080  # window width over text scale, as in the design's table of widths


class TargetsPage(QObject):
    """Fills a place; what it shows is read by its two parts."""

    def __init__(self, place: Place, bench: Bench) -> None:
        super().__init__(place)
        self._place, self._bench = place, bench
        self._wide, self._wanted, self._is_over = True, True, False
        running = self._quarter = quarter_of(bench.desk.today)
        known = plan_years(bench.desk)
        # The year before the first plan too: its figures stand beside those of the next.
        years = range(known.start - 1, known.stop)
        self.section: Final = Switch(
            [(_BOARD, self.tr("Chỉ tiêu")), (_GRID, self.tr("Biểu số liệu"))]
        )
        self.quarters: Final = QuarterChoice(running, years)
        self.board: Final = BoardPart(bench, running)
        self.grid: Final = GridPart(bench, running)
        self.panel: Final = TargetPanel()
        self.side: Final = in_side(self.panel)
        self._parts: Final = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.section.setAccessibleName(self.tr("Phần đang xem"))
        self._place.add_tool(self.grid.templates.button)
        self.grid.templates.button.hide()
        for part in (self.board, self.grid):
            self._parts.addWidget(part)
        line = row(self.section, None, self.quarters, gap=8, margins=(16, 0, 16, 0))
        body = column(frame("head", line, height=48), self._parts, gap=0)
        body.setStretch(1, 1)
        whole = QFrame()
        whole.setLayout(body)
        self._place.fill(whole)
        self._place.add_side(self.side)
        self.side.hide()

    def _connect(self) -> None:
        self.section.chosen.connect(self._turn_to)
        self.quarters.chosen.connect(self._go_to)
        self.board.chosen.connect(lambda _line: self._show_target())
        self.board.looked_into.connect(self._open_panel)
        self.panel.closing.connect(self._close_panel)
        QShortcut(QKeySequence("Esc"), self._place, self._escape)
        QShortcut(QKeySequence("Alt+Left"), self._place, lambda: self.quarters.step(-1))
        QShortcut(QKeySequence("Alt+Right"), self._place, lambda: self.quarters.step(1))

    # --- the frame's calls

    def begin(self) -> None:
        """Show the targets for the first time, with the cursor in the running quarter."""
        self.refresh()
        self.board.begin()
        self.stops()[0].setFocus()

    def refresh(self) -> None:
        self._part().refresh()
        self._tell()
        self._show_target()

    def fit(self, width: int) -> None:
        """Fold what does not fit a window of this width."""
        effective = width / scale()
        self._wide, self._is_over = effective >= _WITH_DETAILS, False
        self._place.float_side(on=not self._wide)
        self.quarters.narrow(on=not self._wide)
        for part in (self.board, self.grid):
            part.fit(effective)
        self._show_target()

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        panel = [self.panel.close_button] if self.side.isVisible() else []
        return [*self._part().stops(), *panel]

    def keys(self) -> list[tuple[str, str]]:
        own = [
            ("Enter", self.tr("Lưu số đang gõ, xuống dòng dưới; Shift+Enter: lên")),
            ("Delete", self.tr("Xóa số của ô đang chọn")),
            ("Ctrl+V", self.tr("Dán các ô chép từ Excel, từ ô đang chọn")),
            ("Alt+← Alt+→", self.tr("Quý trước, quý sau")),
            ("Space", self.tr("Mở chi tiết chỉ tiêu; Esc: đóng")),
            ("Ctrl+N", self.tr("Thêm dòng vào biểu số liệu")),
            ("Ctrl+E", self.tr("Sửa dòng của biểu số liệu")),
            ("Ctrl+Delete", self.tr("Bỏ dòng của biểu số liệu")),
            ("Alt+↑ Alt+↓", self.tr("Chuyển dòng của biểu lên, xuống")),
        ]
        named = {key for key, _ in own}
        return [*own, *(one for one in self.board.table.shortcuts() if one[0] not in named)]

    # --- moving

    def _part(self) -> BoardPart | GridPart:
        return self.board if self.section.value() == _BOARD else self.grid

    def _other(self) -> BoardPart | GridPart:
        return self.grid if self._part() is self.board else self.board

    def _tell(self) -> None:
        self._place.tell(self._part().count_words())

    def _turn_to(self, _section: str) -> None:
        part = self._part()
        if not self._other().table.finish_editing():
            self.section.choose(_GRID if part is self.board else _BOARD)
            return
        self._parts.setCurrentWidget(part)
        self.grid.templates.button.setVisible(part is self.grid)
        part.turn_to(self.quarters.value())
        if not part.table.currentIndex().isValid():
            part.begin()
        self._tell()
        self._show_target()
        part.stops()[0].setFocus()

    def _go_to(self, quarter: Quarter) -> None:
        part = self._part()
        if not part.table.finish_editing():
            self.quarters.choose(self._quarter)
            return
        self._quarter = quarter
        part.turn_to(quarter)
        if not part.table.currentIndex().isValid():
            part.begin()
        self._tell()
        self._show_target()
        part.stops()[0].setFocus()

    # --- the panel

    def _show_target(self) -> None:
        line = self.board.current() if self._part() is self.board else None
        if line is not None:
            self.panel.show_target(line)
        self.side.setVisible(line is not None and (self._wanted if self._wide else self._is_over))

    def _open_panel(self) -> None:
        """Show the panel because somebody asks for it; in a narrow window over the list."""
        self._wanted = self._is_over = True
        self._show_target()

    def _close_panel(self) -> None:
        if self._wide:
            self._wanted = False
        self._is_over = False
        self.side.hide()
        self.board.table.setFocus()

    def _escape(self) -> None:
        if self.side.isVisible():
            self._close_panel()
        else:
            self._part().stops()[0].setFocus()
