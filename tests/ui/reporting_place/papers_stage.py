"""An office whose units told of the first quarter, and what its reports are signed with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from compose_stage import Outdoors
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import next_steps
from cchc_desktop.services.reporting.issued_rows import IssuedLine, list_issued
from cchc_desktop.services.reporting.issuing import IssueForm, issue
from cchc_desktop.services.reporting.material import ReportKind
from resources.words import deed
from tests.builders.told_reports import UpperOffice, an_upper_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner, SerialExecutor
from ui.parts.kept import Kept
from ui.pdf_view.worker import worker
from ui.reporting.issue_dialog import IssueDialog

FIRST = parse("2026Q1")
SIGNED = date(2026, 3, 19)
Key = Qt.Key


@dataclass
class PapersStage:
    """A bench over the office; parts are put into its window by the tests."""

    window: QWidget
    upper: UpperOffice
    bench: Bench
    qtbot: QtBot
    outdoors: Outdoors
    told: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    reports: list[tuple[Period, str]] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return self.upper.desk

    def sign(
        self,
        number: str = "126",
        kind: ReportKind = ReportKind.REPORT,
        on: date = SIGNED,
        **more: str,
    ) -> IssuedLine:
        made = issue(self.desk, IssueForm(FIRST, kind, number, on, **more), self.upper.files)
        return next(one for one in list_issued(self.desk) if one.id == made)

    def issued(self) -> list[IssuedLine]:
        return list_issued(self.desk)

    def newest(self) -> str:
        line, _ = next_steps(self.desk)
        return deed(line.verb, line.facts) if line else ""

    def show(self, part: QWidget) -> None:
        part.setParent(self.window)
        part.setGeometry(self.window.rect())
        part.show()
        self.qtbot.waitExposed(part)


@contextmanager
def papers_stage(path: Path, runner: Runner, qtbot: QtBot) -> Iterator[PapersStage]:
    former = worker().work_by(SerialExecutor())
    try:
        with an_upper_office(path / "data") as upper:
            window = QWidget()
            qtbot.addWidget(window)
            window.resize(1180, 640)
            bench = Bench(upper.office, runner, window, Kept(str(path / "kept.ini")))
            stage = PapersStage(window, upper, bench, qtbot, Outdoors(path / "Báo cáo"))
            bench.told.connect(lambda words, _: stage.told.append(words))
            bench.failed.connect(
                lambda error: stage.failed.append(getattr(error, "code", repr(error)))
            )
            bench.place_asked.connect(stage.places.append)
            bench.report_asked.connect(lambda period, kind: stage.reports.append((period, kind)))
            window.show()
            window.activateWindow()
            qtbot.waitActive(window)
            yield stage
            window.close()
    finally:
        worker().work_by(former)


Fill = Callable[[IssueDialog], None]


def fill_forms(
    stage: PapersStage, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Fill], list[IssueDialog]]:
    """Let the next forms be filled in by a function; return the forms shown."""

    def fill_by(fill: Fill) -> list[IssueDialog]:
        shown: list[IssueDialog] = []

        def answer(dialog: IssueDialog) -> int:
            shown.append(dialog)
            dialog.show()
            stage.qtbot.waitUntil(lambda: dialog.view.page() == 1)
            fill(dialog)
            dialog.act.click()
            result = dialog.result()
            dialog.hide()
            return result

        # `exec` would wait for a person; the form itself is the real one.
        monkeypatch.setattr(IssueDialog, "exec", answer)
        return shown

    return fill_by


def typing(number: str = "126/BC-SNV", on: str = "19/3/2026") -> Fill:
    def fill(dialog: IssueDialog) -> None:
        dialog.number.setText(number)
        dialog.day.setText(on)

    return fill
