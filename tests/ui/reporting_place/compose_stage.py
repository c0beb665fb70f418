"""The page Báo cáo in its place, over an upper office whose wards told of the first quarter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.reports.writing import Format
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import next_steps
from cchc_desktop.services.owed_reports.duties import DutyForm, add_duty
from cchc_desktop.services.reporting.narratives import read_words
from resources.words import deed
from tests.builders.told_reports import UpperOffice, an_upper_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner, SerialExecutor
from ui.parts.kept import Kept
from ui.parts.place import Place
from ui.pdf_view.worker import worker
from ui.reporting.asking import Outside
from ui.reporting.chapter_field import ChapterField
from ui.reporting.choosing import ReportChoice, Sheet
from ui.reporting.page import ReportingPage

FIRST = parse("2026Q1")
SUPERIOR = "Bộ Nội vụ"
INSTITUTIONS, PROCEDURES = "results-institutions", "results-procedures"
SURVEY = "results-satisfaction-survey"
Key = Qt.Key


@dataclass
class Outdoors:
    """The system's dialogs and other programs, answering as they are told."""

    file: Path | None = None
    proposed: list[Path] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    mailed: list[tuple[Path, str]] = field(default_factory=list)
    printed: list[tuple[bytes, str]] = field(default_factory=list)
    refusal: str | None = None

    def doors(self) -> Outside:
        return Outside(
            ask_file=lambda proposed, wanted, _parent: self._ask(proposed, wanted),
            open_file=self._open,
            send_mail=self._mail,
            print_pages=lambda data, title, _parent: self.printed.append((data, title)),
        )

    def _ask(self, proposed: Path, wanted: Format) -> Path | None:
        self.proposed.append(proposed)
        return None if self.file is None else self.file.with_suffix(wanted)

    def _open(self, path: Path) -> str | None:
        self.opened.append(path)
        return self.refusal

    def _mail(self, path: Path, subject: str) -> str | None:
        self.mailed.append((path, subject))
        return self.refusal


@dataclass
class ComposeStage:
    """A page in its place, with the office behind it."""

    place: Place
    page: ReportingPage
    upper: UpperOffice
    bench: Bench
    qtbot: QtBot
    outdoors: Outdoors
    told: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    shown: list[tuple[frozenset[object], str]] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return self.upper.desk

    def field(self, code: str) -> ChapterField:
        return self.page.compose.words.fields[code]

    def choose(self, sheet: Sheet, period: Period = FIRST) -> None:
        self.page.compose.show_choice(ReportChoice(sheet, period))

    def type(self, code: str, words: str) -> None:
        """Put the cursor into a chapter and type over what is there."""
        words_field = self.field(code).words
        words_field.setFocus()
        words_field.selectAll()
        words_field.insertPlainText(words)  # as an input method puts in composed letters

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        focus = self.place.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)

    def kept(self, period: Period = FIRST) -> dict[str, str]:
        return read_words(self.desk, ReportChoice(Sheet.REPORT, period).asked)

    def wait(self) -> None:
        """Wait until the pages in sight are those of what is chosen."""
        preview = self.page.compose.preview
        self.qtbot.waitUntil(lambda: not preview.is_awaited(), timeout=20_000)

    def newest(self) -> str:
        line, _ = next_steps(self.desk)
        return deed(line.verb, line.facts) if line else ""

    def focused(self) -> str:
        """Name the chapter that has the focus."""
        focus = self.place.focusWidget()
        fields = self.page.compose.words.fields
        within = isinstance(focus, QPlainTextEdit)
        return next((code for code, one in fields.items() if within and one.words is focus), "")


@contextmanager
def compose_stage(
    path: Path, runner: Runner, qtbot: QtBot, width: int = 1366
) -> Iterator[ComposeStage]:
    former = worker().work_by(SerialExecutor())
    try:
        with an_upper_office(path / "data") as upper:
            ours = DutyForm(frozenset({"Q1", "Q2", "Q3", "Q4"}), "ngày 25 tháng cuối quý", SUPERIOR)
            add_duty(upper.desk, ours)
            yield from _opened(path, upper, runner, qtbot, width)
    finally:
        worker().work_by(former)


def _opened(
    path: Path, upper: UpperOffice, runner: Runner, qtbot: QtBot, width: int
) -> Iterator[ComposeStage]:
    place = Place("Báo cáo")
    qtbot.addWidget(place)
    bench = Bench(upper.office, runner, place, Kept(str(path / "kept.ini")))
    outdoors = Outdoors(path / "Báo cáo")
    page = ReportingPage(place, bench, outdoors.doors())
    stage = ComposeStage(place, page, upper, bench, qtbot, outdoors)
    bench.told.connect(lambda words, _: stage.told.append(words))
    bench.failed.connect(lambda error: stage.failed.append(getattr(error, "code", repr(error))))
    bench.tasks_asked.connect(lambda ids, why: stage.shown.append((ids, why)))
    bench.changed.connect(lambda _: page.refresh())
    place.resize(width - 184, 688)
    place.show()
    qtbot.waitExposed(place)
    page.fit(width)
    page.begin()
    stage.wait()
    yield stage
    place.close()
