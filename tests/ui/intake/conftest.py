"""A plan under review over a real office, and what a test presses."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.incoming import read_plan
from cchc_desktop.services.units import UnitForm, add_unit
from tests.builders.offices import an_office
from tests.builders.plan_files import PLAN, PlanText, as_word
from ui.actions.bench import Bench
from ui.intake.draft_line import DraftLine
from ui.intake.page import ReviewPage
from ui.intake.preparing import prepare
from ui.jobs.runner import Runner
from ui.shell.window import MainWindow

UNITS = ("Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công")
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class AtReview:
    """The review in the main window, and what came of it."""

    page: ReviewPage
    bench: Bench
    qtbot: QtBot
    failed: list[Exception]

    @property
    def office(self) -> Office:
        return self.bench.office

    def lines(self) -> list[DraftLine]:
        return [one for one in self.page.table.lines.lines() if isinstance(one, DraftLine)]

    def go(self, at: int, column: str) -> None:
        """Put the cursor on a cell of the line at this place."""
        self.page.table.setFocus()
        assert self.page.table.choose(self.lines()[at].id, column)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, held)

    def type_over(self, text: str) -> None:
        """Open the current cell, write over what it says, and save it by Enter."""
        table = self.page.table
        assert table.edit_current()
        editor = table._editing.editor()
        assert editor is not None
        editor.field.selectAll()
        editor.field.insertPlainText(text)  # as an input method commits accented letters
        self.qtbot.keyClick(editor.field, Qt.Key.Key_Return)


Reviewing = Callable[..., AtReview]


@pytest.fixture
def open_office(data_folder: Path) -> Iterator[Office]:
    with an_office(data_folder) as office:
        for name in UNITS:
            add_unit(office.desk, UnitForm(name))
        yield office


@pytest.fixture
def reviewing(
    open_office: Office, window: MainWindow, runner: Runner, qtbot: QtBot, tmp_path: Path
) -> Reviewing:
    """Read a plan from a file and open its review in the main window."""

    def review(text: PlanText = PLAN, data: bytes | None = None, name: str = "") -> AtReview:
        file = tmp_path / (name or "Ke hoach CCHC 2026.docx")
        file.write_bytes(as_word(text) if data is None else data)
        bench = Bench(open_office, runner, window)
        incoming = read_plan(open_office.desk, file, file.name, Ticket())
        page = ReviewPage(bench, prepare(incoming))
        failed: list[Exception] = []
        bench.failed.connect(failed.append)
        window.show_instead(page)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.begin()
        return AtReview(page, bench, qtbot, failed)

    return review
