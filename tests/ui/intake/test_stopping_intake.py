"""Long work of a plan that comes in can be stopped at each stage, and nothing came of it then."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.history import list_history
from cchc_desktop.services.intake.incoming import read_plan
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.plans.storing import list_plans
from cchc_desktop.services.plans.versions import list_versions
from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.long_plans import a_long_plan, all_changed, amended
from tests.builders.plan_files import PlanText, as_pdf, as_workbook
from ui.actions.bench import Bench
from ui.intake.doors import review_file
from ui.intake.page import ReviewPage
from ui.jobs import following
from ui.jobs.dialog import JobDialog
from ui.jobs.runner import Runner
from ui.shell.taking_in import TakingIn
from ui.shell.window import MainWindow

LONG_MS = 60_000
TASKS = 600
PLAN = a_long_plan(TASKS)
LATER = amended(PLAN, *map(all_changed, PLAN.rows))


@dataclass
class Stopping:
    """The window over an office, with work that really runs beside it."""

    office: Office
    bench: Bench
    window: MainWindow
    qtbot: QtBot
    folder: Path

    def review(self) -> ReviewPage | None:
        found = self.window._centre.currentWidget()
        return found if isinstance(found, ReviewPage) else None

    def open(self, name: str, data: bytes) -> None:
        file = self.folder / name
        file.write_bytes(data)
        review_file(self.bench, file)

    def opened(self, plan: PlanText) -> ReviewPage:
        self.open("ke-hoach.xlsx", as_workbook(plan))
        self.qtbot.waitUntil(lambda: self.review() is not None, timeout=LONG_MS)
        page = self.review()
        assert page is not None
        self.qtbot.waitUntil(lambda: page.table.current_line() is not None)
        return page

    def dialog(self) -> JobDialog | None:
        found = (one for one in self.window.findChildren(JobDialog) if one.isVisible())
        return next(found, None)

    def stop_at(self, words: str) -> list[str]:
        """Press "Dừng" once the dialog says these words; return what it said until then."""
        said: list[str] = []

        def is_there() -> bool:
            dialog = self.dialog()
            if dialog is not None:
                said.extend(one.text() for one in dialog.findChildren(QLabel))
            return any(words in one for one in said)

        # Asked again and again, since a stage may be short.
        loop, looks = QEventLoop(), QTimer(interval=1)
        looks.timeout.connect(lambda: loop.quit() if is_there() else None)
        QTimer.singleShot(LONG_MS, loop.quit)
        looks.start()
        loop.exec()
        looks.stop()
        assert is_there(), said[-1:]
        dialog = self.dialog()
        assert dialog is not None
        stop = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Dừng")
        self.qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(self.bench.may_act, timeout=LONG_MS)
        assert self.dialog() is None
        return said


@pytest.fixture
def stopping(
    open_office: Office,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stopping]:
    # The dialog shows itself at once, as it would on a slow machine.
    monkeypatch.setattr(following, "SHOWN_AFTER_MS", 0)
    runner = Runner()
    window.show()
    bench = Bench(open_office, runner, window)
    TakingIn(window, bench)
    yield Stopping(open_office, bench, window, qtbot, tmp_path)
    runner.close()


def test_reading_says_what_it_has_seen_and_stops(stopping: Stopping):
    stopping.open("ke-hoach.pdf", as_pdf(a_long_plan(40)))
    said = stopping.stop_at("đã thấy")
    assert any("nhiệm vụ" in one for one in said if "đã thấy" in one)
    assert stopping.review() is None
    page = stopping.opened(a_long_plan(3))
    assert len(page.working.review.kept) == 3
    page.leave()


def test_storing_a_plan_stops_and_stores_nothing(stopping: Stopping):
    page = stopping.opened(PLAN)
    page.take_in()
    stopping.stop_at("Đang lưu")
    assert list_plans(stopping.office.desk.store, stopping.office.desk.today) == []
    assert stopping.review() is page
    assert page.top.take.isEnabled()
    page.leave()


@pytest.mark.parametrize("words", ["Đang so với kế hoạch", "Đang lưu"])
def test_a_later_document_stops_while_compared_and_stored(stopping: Stopping, words: str):
    desk = stopping.office.desk
    first = read_plan(desk, as_workbook(PLAN), "goc.xlsx", Ticket())
    plan = take_in(desk, stopping.office.folder, first, Ticket())
    before = (len(list_history(desk)), [one.title for one in list_tasks(desk)])
    page = stopping.opened(LATER)
    assert page.again.plan == plan
    page.take_in()
    stopping.stop_at(words)
    assert (len(list_history(desk)), [one.title for one in list_tasks(desk)]) == before
    assert len(list_versions(desk, plan)) == 1
    assert stopping.review() is page
    page.leave()
