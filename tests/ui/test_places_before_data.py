"""A place whose facts are still being read: it paints, keeps quiet, and fills itself later."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.services.plans.storing import store_plan
from tests.builders.offices import FORM, an_office
from ui.actions.bench import Bench
from ui.jobs.readings import Reader
from ui.jobs.runner import Runner, SerialExecutor
from ui.parts.place import Place
from ui.shell.places import LOADERS

PLAN = PlanDraft(
    Document("Kế hoạch thử"),
    tasks=(TaskDraft("Kiểm tra công vụ", "1", lead_units=(FORM.name,), deadline="15/11/2026"),),
)


class Held(SerialExecutor):
    """Reads nothing until a test lets it."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._waiting.append(
            lambda: None if future.cancelled() else future.set_result(fn(*args, **kwargs))
        )
        return future

    def let_go(self) -> None:
        while self._waiting:
            self._waiting.pop(0)()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path / "data") as made:
        store_plan(made.desk, PLAN, date(2026, 1, 1), date(2026, 12, 31))
        yield made


@pytest.mark.parametrize("key", ["overview", "entry", "calendar"])
def test_it_paints_before_anything_is_read(key: str, office: Office, qtbot: QtBot):
    held, window = Held(), QWidget()
    qtbot.addWidget(window)
    place = Place(key)
    qtbot.addWidget(place)
    place.resize(1182, 656)
    bench = Bench(office, Runner(held), window)
    page = LOADERS[key](place, bench)
    place.show()
    page.fit(1366)
    page.begin()
    readers = place.findChildren(Reader)
    assert [one.is_reading for one in readers] == [True]
    before = place.grab().toImage()  # pytest-qt fails when painting does
    page.refresh()
    assert page.stops()
    held.let_go()
    qtbot.waitUntil(lambda: not any(one.is_reading for one in readers))
    assert place.grab().toImage() != before
