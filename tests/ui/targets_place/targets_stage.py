"""The page Chỉ tiêu in its place, over a real office with a few invented targets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import Document, PlanDraft, TargetDraft
from cchc_desktop.domain.targets import Check, Comparator
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import next_steps
from cchc_desktop.services.indicator_grid import GridLine, ValueCell, indicator_grid, set_values
from cchc_desktop.services.plans.storing import store_plan
from resources.words import deed
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.parts.place import Place
from ui.targets.figure_view import FigureView
from ui.targets.page import TargetsPage

ON_TIME = TargetDraft(
    "Hồ sơ giải quyết đúng hạn đạt từ 98% trở lên",
    "1",
    (Check(Comparator.AT_LEAST, Decimal(98), "%", "hồ sơ đúng hạn"),),
)
WAITING = TargetDraft(
    "Thời gian chờ không quá 15 phút",
    "2",
    (Check(Comparator.AT_MOST, Decimal(15), "phút", "thời gian chờ"),),
)
PLAN = PlanDraft(
    Document("Kế hoạch thử", number="21/KH-UBND", issued_on=date(2026, 1, 15)),
    targets=(ON_TIME, WAITING),
)


@dataclass
class TargetsStage:
    """A page in its place, with the office behind it."""

    place: Place
    page: TargetsPage
    desk: Desk
    bench: Bench
    qtbot: QtBot
    told: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def table(self) -> FigureView:
        part = self.page.board if self.page.section.value() == "board" else self.page.grid
        return part.table

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.press_with(key)

    def press_with(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        editor = self.table._editing.editor() if self.table.is_editing() else None
        self.qtbot.keyClick(editor.field if editor else self.table, key, modifier)

    def type(self, words: str) -> None:
        """Strike digits over the cell under the cursor."""
        first, rest = words[0], words[1:]
        self.qtbot.keyClicks(self.table, first)
        editor = self.table._editing.editor()
        assert editor is not None
        self.qtbot.keyClicks(editor.field, rest)

    def at(self) -> tuple[str, str]:
        line = self.table.current_line()
        return line.code, self.table.current_column()

    def shown(self, code: str, column: str) -> str:
        line = next(one for one in self.table.lines.lines() if getattr(one, "code", None) == code)
        return self.table.lines.columns[self.table.column_at(column)].display(line)

    def choose(self, code: str, column: str) -> None:
        line = next(one for one in self.table.lines.lines() if getattr(one, "code", None) == code)
        assert self.table.choose(line.id, column)

    def turn_to_statistics(self) -> None:
        self.page.section.choose("grid")

    def copy(self, words: str) -> None:
        """Put cells on the clipboard as Excel does."""
        mime = QMimeData()
        mime.setText(words)
        QGuiApplication.clipboard().setMimeData(mime)

    def paste(self) -> None:
        self.press_with(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def newest(self) -> str:
        line, _ = next_steps(self.desk)
        return deed(line.verb, line.facts) if line else ""

    def statistic(self, code: str) -> GridLine:
        found = [one for table in indicator_grid(self.desk, 2026) for one in table.lines]
        return next(one for one in found if one.code == code)

    def count(self, code: str, *values: int, year: int = 2026) -> None:
        """Store the first quarters of a line, as if they had been typed before."""
        key = self.statistic(code).id
        cells = [
            ValueCell(key, Quarter(year, number), Decimal(value))
            for number, value in enumerate(values, 1)
        ]
        self.bench.do(lambda: set_values(self.desk, cells))


@contextmanager
def targets_stage(
    path: Path, runner: Runner, qtbot: QtBot, plan: PlanDraft | None = PLAN, width: int = 1366
) -> Iterator[TargetsStage]:
    with an_office(path / "data") as office:
        desk = office.desk
        if plan is not None:
            store_plan(desk, plan, date(2026, 1, 1), date(2026, 12, 31))
        place = Place("Chỉ tiêu")
        qtbot.addWidget(place)
        bench = Bench(office, runner, place)
        page = TargetsPage(place, bench)
        stage = TargetsStage(place, page, desk, bench, qtbot)
        bench.told.connect(lambda words, _: stage.told.append(words))
        bench.failed.connect(lambda error: stage.failed.append(error.code))
        bench.changed.connect(lambda _: page.refresh())
        place.setMinimumSize(600, 400)  # as the main window has one
        place.resize(width - 184, 688)
        place.show()
        qtbot.waitExposed(place)
        page.fit(width)
        page.begin()
        qtbot.wait(1)
        yield stage
        place.close()
