"""Files dropped on the window, or handed over by a double click, arrive in Trao đổi."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange_stage import World
from pytestqt.qtbot import QtBot

from tests.builders.exchanging import Place, at_home
from ui.exchange.page import ExchangePage
from ui.jobs.runner import Runner
from ui.shell.window import MainWindow
from ui.shell.wiring import OfficeWorkplace
from ui.shell.workbench import Workbench


@pytest.fixture
def work(city: Place, runner: Runner, qtbot: QtBot) -> Iterator[Workbench]:
    window = MainWindow("")
    window.resize(1366, 688)
    qtbot.addWidget(window)
    with at_home(city):
        made = Workbench(window, OfficeWorkplace(city.office, lambda: None), runner)
        window.show()
        made.begin()
        made.make_ready()
        qtbot.waitUntil(made.is_ready)
        yield made
        window.close()


def page_of(work: Workbench) -> ExchangePage:
    window = work.parent()
    assert isinstance(window, MainWindow)
    found = window.place("exchange").findChild(ExchangePage)
    assert isinstance(found, ExchangePage)
    return found


def test_a_package_opened_with_the_program_is_looked_at_in_its_place(
    work: Workbench, world: World, ward: Place, qtbot: QtBot
):
    assert world.places
    file = ward.report()
    assert work.taking_in is not None
    work.taking_in.take([file])
    page = page_of(work)
    qtbot.waitUntil(lambda: len(page.arrived.seen) == 1)
    assert page.arrived.isVisible()
    assert page.arrived.paths == [file]


def test_a_whole_stick_dropped_on_the_place_is_gone_through(
    work: Workbench, ward: Place, tmp_path: Path, qtbot: QtBot
):
    stick = tmp_path / "USB" / "phường"
    stick.mkdir(parents=True)
    (stick / "báo cáo.cchc").write_bytes(ward.report().read_bytes())
    assert work.acts is not None
    work.acts.go("exchange")
    qtbot.waitUntil(lambda: work.acts is not None and work.acts.may_act())
    assert work.taking_in is not None
    work.taking_in.take([stick.parent])
    page = page_of(work)
    qtbot.waitUntil(lambda: len(page.arrived.seen) == 1)
    assert page.arrived.seen[0].refused is None
