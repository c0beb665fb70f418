"""The page Tổng quan in its place, over a real office with the sample year."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import next_steps
from cchc_desktop.services.overview.standing import Overview
from cchc_desktop.services.reminding.reminders import waiting
from cchc_desktop.services.sample.year import load_sample_year
from resources.words import deed
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.overview.deeds import Outside
from ui.overview.page import OverviewPage
from ui.parts.place import Place

WIDTH, HEIGHT = 1182, 688


@dataclass
class Opened:
    """The page in its place, and what it asked of the frame."""

    place: Place
    page: OverviewPage
    desk: Desk
    qtbot: QtBot
    shown: list[tuple[frozenset[uuid.UUID], str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    reports: list[tuple[Period, str]] = field(default_factory=list)

    @property
    def seen(self) -> Overview:
        assert self.page.seen is not None
        return self.page.seen

    def key(self, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
        modifier = more[0] if more else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.place.window().focusWidget() or self.place, key, modifier)

    def waiting(self) -> list[str]:
        return [one.id for one in waiting(self.desk, self.desk.now())]

    def newest(self) -> str:
        line, _ = next_steps(self.desk)
        return deed(line.verb, line.facts) if line else ""


@contextmanager
def opened_overview(
    path: Path, runner: Runner, qtbot: QtBot, outside: Outside | None = None, *, bare: bool = False
) -> Iterator[Opened]:
    with an_office(path / "data") as office:
        if not bare:
            load_sample_year(office.desk)
        place = Place("Tổng quan")
        qtbot.addWidget(place)
        bench = Bench(office, runner, place)
        page = OverviewPage(place, bench, outside or Outside())
        made = Opened(place, page, office.desk, qtbot)
        bench.tasks_asked.connect(lambda ids, why: made.shown.append((ids, why)))
        bench.place_asked.connect(made.gone.append)
        bench.report_asked.connect(lambda period, kind: made.reports.append((period, kind)))
        bench.told.connect(lambda words, _: made.told.append(words))
        bench.changed.connect(lambda _: page.refresh())
        place.resize(WIDTH, HEIGHT)
        page.fit(1366)
        place.show()
        qtbot.waitExposed(place)
        page.begin()
        qtbot.wait(1)
        yield made
        place.close()
