"""The people of the office as a part of the place: list, fields, and what is done there."""

import uuid
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from cchc_desktop.bootstrap import system_user
from cchc_desktop.services import office_people
from cchc_desktop.services.office_people import PersonFact, PersonLine
from ui.actions.bench import Bench
from ui.parts.boxes import column, frame, row
from ui.units import dialogs
from ui.units.branches import Node
from ui.units.doing import attempt
from ui.units.people import PeopleList, PersonPanel


class PeoplePart(QFrame):
    """Reads and writes through the bench's desk."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._people: list[PersonLine] = []
        self._nodes: Sequence[Node] = ()
        self._sought = ""
        self.list: Final = PeopleList()
        self.person: Final = PersonPanel()
        side = frame("side", column(self.person, gap=0, margins=(1, 0, 0, 0)))
        box = row(self.list, side, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.list.chosen.connect(self._show_person)
        self.person.asked.connect(self._do)
        self.person.fact_said.connect(self._set_fact)
        self.person.unit_said.connect(self._set_unit)

    def refresh(self, nodes: Sequence[Node]) -> None:
        """Read the people anew; `nodes` are the units they may work in."""
        self._nodes = nodes
        self._people = office_people.list_people(self._bench.desk, system_user())
        self.show_found(self._sought)

    def show_found(self, sought: str) -> None:
        self._sought = sought
        self.list.show_people(self._people, sought)

    def count_words(self) -> str:
        return self.tr("{} người").format(sum(one.until is None for one in self._people))

    def stops(self) -> list[QWidget]:
        return [self.list, self.person.words[PersonFact.NAME].line]

    def add(self) -> None:
        dialogs.person_form(self._bench, self._go_to).ask()

    def _go_to(self, person: uuid.UUID) -> None:
        self.refresh(self._nodes)
        self.list.choose(person)
        self.person.words[PersonFact.POST].line.setFocus()

    def _show_person(self, person: uuid.UUID | None) -> None:
        line = next((one for one in self._people if one.id == person), None)
        if line is not None:
            self.person.show_person(line, self._nodes)
        self.person.setVisible(line is not None)

    def _line(self) -> PersonLine | None:
        key = self.list.person()
        return next((one for one in self._people if one.id == key), None)

    def _set_fact(self, fact: PersonFact, words: str) -> None:
        line, desk = self._line(), self._bench.desk
        if line is None:
            return
        refused = attempt(
            self._bench, lambda: office_people.set_person_fact(desk, line.id, fact, words)
        )
        if refused:
            self.person.words[fact].refuse(refused)

    def _set_unit(self, unit: uuid.UUID | None) -> None:
        line, desk = self._line(), self._bench.desk
        if line is not None and unit is not None:
            self._bench.do(lambda: office_people.set_person_unit(desk, line.id, unit))

    def _do(self, what: str, _about: object) -> None:
        line = self._line()
        if line is None:
            return
        bench, desk = self._bench, self._bench.desk
        deeds: dict[str, Callable[[], object]] = {
            "tasks": lambda: bench.show_tasks(
                line.tasks, self.tr("Nhiệm vụ của {}").format(line.name)
            ),
            "here": lambda: bench.do(lambda: office_people.sit_here(desk, line.id, system_user())),
            "leave": lambda: dialogs.leaving_form(bench, line.id, line.name).ask(),
            "back": lambda: bench.do(lambda: office_people.come_back(desk, line.id)),
            "remove": lambda: bench.do(lambda: office_people.remove_person(desk, line.id)),
        }
        deeds[what]()
