"""The page Cập nhật kết quả in its place, over a real office with a small invented plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft, TaskDraft
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.sheet import EntryLine
from cchc_desktop.services.history import next_steps
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.unit_page.edit import new_unit
from resources.words import deed
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.parts.place import Place
from ui.progress_entry.page import ProgressEntryPage
from ui.table.column import SectionLine

OWN = "Ủy ban nhân dân phường Hoa Sen"
CULTURE, SCHOOL = "Phòng Văn hóa - Xã hội", "Trường Tiểu học Ban Mai"
INSPECT, TELL, REVIEW, LATE, SHARED, SURVEY = (
    "Kiểm tra công vụ",
    "Tuyên truyền",
    "Rà soát văn bản",
    "Báo cáo chuyên đề",
    "Phối hợp điều tra",
    "Khảo sát phụ huynh",
)
TASKS = (
    TaskDraft(INSPECT, "I.1", section=0, lead_units=(OWN,), deadline="31/12/2026"),
    TaskDraft(TELL, "I.2", section=0, lead_units=(CULTURE,), deadline="Thường xuyên"),
    TaskDraft(REVIEW, "II.1", section=1, lead_units=(OWN,), deadline="20/11/2026"),
    TaskDraft(LATE, "II.2", section=1, lead_units=(OWN,), deadline="15/11/2026"),
    TaskDraft(
        SHARED,
        "II.3",
        section=1,
        lead_units=(SCHOOL,),
        partner_units=(OWN,),
        deadline="Quý IV",
    ),
    TaskDraft(SURVEY, "II.4", section=1, lead_units=(SCHOOL,), deadline="Quý IV"),
)
PLAN = PlanDraft(
    Document("Kế hoạch thử", number="21/KH-UBND", issued_on=date(2026, 1, 15)),
    sections=(SectionDraft("Chỉ đạo", "I"), SectionDraft("Thể chế", "II")),
    tasks=TASKS,
)


@dataclass
class EntryStage:
    """A page in its place, with the office behind it."""

    place: Place
    page: ProgressEntryPage
    desk: Desk
    bench: Bench
    qtbot: QtBot
    told: list[str] = field(default_factory=list)

    @property
    def table(self) -> Any:
        return self.page.table

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.press_with(key)

    def press_with(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        editing = self.table._editing.editor() if self.table.is_editing() else None
        self.qtbot.keyClick(editing.field if editing else self.table, key, modifier)

    def type(self, words: str) -> None:
        """Type words as an input method gives them: a test's keys know no Vietnamese letters."""
        self.press(Qt.Key.Key_F2)
        self.table._editing.editor().field.insertPlainText(words)

    def lines(self) -> list[EntryLine]:
        return [one for one in self.table.lines.lines() if not isinstance(one, SectionLine)]

    def titles(self) -> list[str]:
        return [one.title for one in self.lines()]

    def line(self, title: str) -> EntryLine:
        return next(one for one in self.lines() if one.title == title)

    def at(self) -> tuple[str, str]:
        return self.table.current_line().title, self.table.current_column()

    def choose(self, title: str, column: str) -> None:
        self.table.choose(self.line(title).id, column)

    def newest(self) -> str:
        line, _ = next_steps(self.desk)
        return deed(line.verb, line.facts) if line else ""

    def drop(self, title: str, *paths: Path) -> None:
        row = self.table.lines.row_of(self.line(title).id)
        place = self.table.visualRect(self.table.lines.index(row, 1)).center()
        self.drop_at(place, *paths)

    def drop_at(self, place: QPoint, *paths: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        event = QDropEvent(
            QPointF(place),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.table.dropEvent(event)


@contextmanager
def entry_stage(
    path: Path, runner: Runner, qtbot: QtBot, plan: PlanDraft | None = PLAN
) -> Iterator[EntryStage]:
    with an_office(path / "data") as office:
        desk = office.desk
        new_unit(desk, CULTURE, Level.DEPARTMENT, desk.unit_id)
        new_unit(desk, SCHOOL, Level.SCHOOL, desk.unit_id)
        if plan is not None:
            store_plan(desk, plan, date(2026, 1, 1), date(2026, 12, 31))
        place = Place("Cập nhật kết quả")
        qtbot.addWidget(place)
        bench = Bench(office, runner, place)
        page = ProgressEntryPage(place, bench)
        stage = EntryStage(place, page, desk, bench, qtbot)
        bench.told.connect(lambda words, _: stage.told.append(words))
        bench.changed.connect(lambda _: page.refresh())
        place.setMinimumSize(600, 400)  # as the main window has one
        place.resize(1182, 688)
        page.fit(1366)
        place.show()
        qtbot.waitExposed(place)
        page.begin()
        qtbot.wait(1)
        yield stage
        place.close()
