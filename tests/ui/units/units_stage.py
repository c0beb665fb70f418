"""The page Đơn vị in its place, over a real office with a few invented units."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import next_steps
from cchc_desktop.services.unit_page.edit import add_spelling, new_unit
from cchc_desktop.services.unit_page.groups import add_member
from resources.words import deed
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.parts.place import Place
from ui.units.page import UnitsPage

CULTURE = "Phòng Văn hóa - Xã hội"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
LONG = "Phòng Văn hóa, Khoa học và Thông tin, Giáo dục và Đào tạo phường Hoa Sen"
JULY = date(2026, 7, 1)


@dataclass
class Opened:
    """A page in its place, with the office behind it."""

    place: Place
    page: UnitsPage
    desk: Desk
    bench: Bench
    units: dict[str, uuid.UUID]
    told: list[str]
    qtbot: QtBot

    def choose(self, name: str) -> None:
        assert self.page.units.tree.choose(self.units[name])

    def shown(self) -> list[str]:
        branches = self.page.units.model.branches()
        return [one.title for one in branches if one.node is not None and one.found]

    def newest(self) -> str:
        line, _ = next_steps(self.desk)
        return deed(line.verb, line.facts) if line else ""

    def button(self, words: str) -> QAbstractButton:
        self.qtbot.wait(1)  # shows the lines that were just made
        there = self.place.findChildren(QAbstractButton)
        return next(one for one in there if one.isVisible() and one.accessibleName() == words)


@contextmanager
def opened_units(path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Opened]:
    with an_office(path / "data") as office:
        desk = office.desk
        units = {
            name: new_unit(desk, name, level, parent)
            for name, level, parent in (
                (CULTURE, Level.DEPARTMENT, desk.unit_id),
                (ECONOMY, Level.DEPARTMENT, desk.unit_id),
                ("Trường Tiểu học Ban Mai", Level.SCHOOL, desk.unit_id),
                ("Các trường học", Level.GROUP, None),
            )
        }
        add_member(desk, units["Các trường học"], units["Trường Tiểu học Ban Mai"], None)
        add_spelling(desk, units[CULTURE], "Tổ văn xã")
        place = Place("Đơn vị")
        qtbot.addWidget(place)
        bench = Bench(office, runner, place)
        page = UnitsPage(place, bench)
        told: list[str] = []
        bench.told.connect(lambda words, _: told.append(words))
        bench.changed.connect(lambda _: page.refresh())
        place.resize(1182, 688)
        page.fit(1366)
        place.show()
        qtbot.waitExposed(place)
        page.begin()
        yield Opened(place, page, desk, bench, units, told, qtbot)
        place.close()


def type_over(field: QLineEdit, text: str) -> None:
    """Type over what stands there; the keys of a test know no Vietnamese letters."""
    field.setFocus()
    field.selectAll()
    field.insert(text)
