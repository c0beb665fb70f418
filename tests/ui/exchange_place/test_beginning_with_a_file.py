"""An office that begins with a file: one from above, or one for its second computer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exchange_stage import OTHER_WARD, SHARED, WARD, World, answer
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.exchange.files import list_files
from cchc_desktop.services.exchange.introducing import own_introduction
from tests.builders.exchanging import PHRASE, Place, at_home
from ui.errors.reporter import Reporter
from ui.first_start.joining_form import JoiningForm
from ui.first_start.page import FirstStartPage
from ui.first_start.which_unit import WhichUnit
from ui.jobs.runner import Runner
from ui.shell.arriving import Arriving
from ui.shell.gate import OfficeGate
from ui.shell.opening import Opening
from ui.shell.window import MainWindow

GROUP = "Ủy ban nhân dân các phường, xã"


class Told:
    """Keeps what would be told in a dialog."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def misfortune(self, code: str, _facts: object) -> None:
        self.codes.append(code)

    def bug(self, text: str) -> None:
        self.codes.append(text)


class Start:
    """The first start of a computer that has nothing yet."""

    def __init__(self, root: Path, runner: Runner, qtbot: QtBot) -> None:
        self.window = MainWindow("")
        qtbot.addWidget(self.window)
        self.told, self.opened, self.qtbot = Told(), [], qtbot
        self.places: list[Any] = self.opened
        reporter = Reporter(self.told, self.window)
        self.opening = Opening(self.window, OfficeGate, runner, reporter, lambda code, _: code)
        self.opening.opened.connect(self.opened.append)
        self.window.show()
        self.opening.begin(OfficeGate(root), lambda: "Lý Thị Mai")
        (self.page,) = self.window.findChildren(FirstStartPage)
        (self.arriving,) = self.window.findChildren(Arriving)

    def choose(self, *files: Path) -> None:
        self.arriving.ask_files = lambda _title: list(files)


@pytest.fixture
def start(tmp_path: Path, runner: Runner, qtbot: QtBot, city: Place) -> Iterator[Start]:
    place = Place(None, tmp_path, tmp_path / "new-profile")  # type: ignore[arg-type]
    place.profile.mkdir()
    assert city.tasks()
    with at_home(place):
        made = Start(tmp_path / "new", runner, qtbot)
        yield made
        for one in made.places:
            one.close()
        made.window.close()


def test_a_file_from_above_makes_a_working_office_in_one_step(start: Start, city: Place):
    read_out: list[str] = []

    def compare(form: WhichUnit) -> None:
        read_out.append(form.mark.digits.text())
        read_out.append(form.mark.spoken.text())
        form.act.click()

    start.choose(city.assign(WARD))
    answer(compare)
    start.page.file_asked.emit()
    start.qtbot.waitUntil(lambda: bool(start.places), timeout=20_000)
    (office,) = start.places
    assert any(line.title.startswith(SHARED) for line in office.everything())
    assert [one.office for one in list_files(office._desk, sent=False)] == [
        "Ủy ban nhân dân thành phố"
    ]
    with at_home(city):
        mark = own_introduction(city.desk).fingerprint
    assert read_out == [mark.digits, ", ".join(mark.words)]


def test_a_file_for_a_group_asks_which_unit_one_is(start: Start, city: Place):
    names: list[str] = []

    def choose(form: WhichUnit) -> None:
        choice = form._choice
        names.extend(choice.itemText(at) for at in range(choice.count()))
        choice.choose(OTHER_WARD)
        form.act.click()

    start.choose(city.assign(GROUP))
    answer(choose)
    start.page.file_asked.emit()
    start.qtbot.waitUntil(lambda: bool(start.places), timeout=20_000)
    assert {WARD, OTHER_WARD} <= set(names)
    start.places[0].make_ready(Ticket())
    assert start.places[0].office == OTHER_WARD


def test_a_file_that_is_none_leaves_the_form_there(start: Start, tmp_path: Path):
    plan = tmp_path / "kế hoạch.cchc"
    plan.write_bytes(b"khong phai")
    start.choose(plan)
    start.page.file_asked.emit()
    start.qtbot.waitUntil(lambda: bool(start.told.codes), timeout=20_000)
    assert start.told.codes == ["exchange-not-a-package"]
    assert start.page.isVisible()
    assert not start.places


def test_the_second_computer_joins_with_file_and_phrase(start: Start, city: Place, world: World):
    assert world.places
    start.choose(city.sync(PHRASE).path)

    def type_in(form: JoiningForm, phrase: str) -> None:
        form._edit.setText(phrase)
        form.act.click()

    answer(lambda form: type_in(form, "hoa mai nở trong ao"))
    start.page.join_asked.emit()
    start.qtbot.waitUntil(lambda: bool(start.told.codes), timeout=20_000)
    assert start.told.codes == ["exchange-passphrase-wrong"]
    assert not start.places

    answer(lambda form: type_in(form, PHRASE))
    start.page.join_asked.emit()
    start.qtbot.waitUntil(lambda: bool(start.places), timeout=20_000)
    assert {line.title for line in start.places[0].everything()} == set(city.tasks())
