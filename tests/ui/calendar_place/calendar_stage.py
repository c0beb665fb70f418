"""The page Lịch in its place, over a real office with a small invented plan."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft, TaskDraft
from cchc_desktop.services.calendar_days import Mark
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import next_steps
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_list.listing import TaskFilter, TaskLine, list_tasks
from resources.words import deed
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.calendar.page import CalendarPage
from ui.jobs.runner import Runner
from ui.parts.place import Place

OWN = "Ủy ban nhân dân phường Hoa Sen"
INSPECT, TRAIN, CONTEST = "Kiểm tra công vụ", "Tập huấn một cửa", "Hội thi trực tuyến"
TODAY = date(2026, 11, 20)
TASKS = (
    TaskDraft(INSPECT, "I.1", section=0, lead_units=(OWN,), deadline="20/11/2026"),
    TaskDraft(TRAIN, "I.2", section=0, lead_units=(OWN,), deadline="20/11/2026"),
    TaskDraft(
        CONTEST,
        "I.3",
        section=0,
        lead_units=(OWN,),
        deadline="Phát động trong tháng 10; tổng kết trong tháng 11",
    ),
    *(
        TaskDraft(f"Tổng hợp số {at}", f"II.{at}", section=1, deadline="31/12/2026")
        for at in range(1, 10)
    ),
)
PLAN = PlanDraft(
    Document("Kế hoạch thử", number="21/KH-UBND", issued_on=date(2026, 1, 15)),
    sections=(SectionDraft("Chỉ đạo", "I"), SectionDraft("Thể chế", "II")),
    tasks=TASKS,
)


@dataclass
class CalendarStage:
    """A page in its place, with the office behind it."""

    place: Place
    page: CalendarPage
    desk: Desk
    bench: Bench
    told: list[str] = field(default_factory=list)
    shown: list[tuple[frozenset[uuid.UUID], str]] = field(default_factory=list)
    reports: list[tuple[Period, str]] = field(default_factory=list)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        at: QWidget | None = None,
    ) -> None:
        QTest.keyClick(at or self.page.grid, key, modifier)

    def task(self, title: str) -> TaskLine:
        return next(one for one in list_tasks(self.desk, TaskFilter()) if one.title == title)

    def mark(self, day: date, title: str) -> Mark:
        days = self.page.grid.lines.days
        assert days is not None
        return next(one for one in days.on(day) if one.title == title)

    def point_of(self, mark: Mark) -> QPoint:
        box = self.page.grid.box_of(mark)
        assert box is not None
        return box.center().toPoint()

    def drag(self, mark: Mark, day: date) -> None:
        """Carry a mark to a day, the way a mouse does."""
        seen, start = self.page.grid.viewport(), self.point_of(mark)
        end = self.page.grid.cell_of(day).center()
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(seen, left, Qt.KeyboardModifier.NoModifier, start)
        for at in (start + QPoint(3, 0), (start + end) / 2, end):
            QTest.mouseMove(seen, at)
        seen.grab()  # what is carried is painted
        QTest.mouseRelease(seen, left, Qt.KeyboardModifier.NoModifier, end)

    def newest(self) -> str:
        line, _ = next_steps(self.desk)
        return deed(line.verb, line.facts) if line else ""


@contextmanager
def calendar_stage(
    path: Path, runner: Runner, qtbot: QtBot, width: int = 1366
) -> Iterator[CalendarStage]:
    with an_office(path / "data") as office:
        store_plan(office.desk, PLAN, date(2026, 1, 1), date(2026, 12, 31))
        place = Place("Lịch")
        qtbot.addWidget(place)
        bench = Bench(office, runner, place)
        page = CalendarPage(place, bench)
        stage = CalendarStage(place, page, office.desk, bench)
        bench.told.connect(lambda words, _: stage.told.append(words))
        bench.changed.connect(lambda _: page.refresh())
        bench.report_asked.connect(lambda period, kind: stage.reports.append((period, kind)))
        bench.tasks_asked.connect(lambda ids, why: stage.shown.append((ids, why)))
        place.resize(1182, 688)
        page.fit(width)
        place.show()
        qtbot.waitExposed(place)
        page.begin()
        qtbot.wait(1)
        yield stage
        place.close()
