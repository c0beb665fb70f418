"""Offices that exchange files for a long time: a city on two computers, and a ward below it."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from cchc_desktop.domain.status import State
from cchc_desktop.services.exchange.files import list_files, undo_file
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.builders.effort import effort
from tests.builders.exchange_files import OWN_TASK, SHARED, made
from tests.builders.exchanging import PHRASE, WARD, Place, World

WORDS = st.sampled_from(["một", "hai", "ba"])


class Offices(RuleBasedStateMachine):
    """Whatever is sent, lost, repeated and taken back: nobody loses or breaks what is its own."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="cchc-offices-"))
        self.world = World(self.top)
        self.down: list[Path] = []
        self.up: list[Path] = []
        self.copies: dict[int, Path] = {}
        self.shown: dict[tuple[str, frozenset[str]], Any] = {}

    @initialize()
    def begin(self) -> None:
        city, self.ward = self.world.copied(made().top, ("city", "ward"), made().at)
        second = self.world.second("city-2", city.sync(PHRASE).path)
        self.cities = [city, second]
        self.down, self.up = [made().down], list(made().up[:2])

    def teardown(self) -> None:
        self.world.close()
        shutil.rmtree(self.top, ignore_errors=True)

    # What people do -----------------------------------------------------------------------------

    @rule(at=st.integers(0, 1), words=WORDS)
    def the_city_edits(self, at: int, words: str) -> None:
        city = self.cities[at]
        edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note=words))

    @rule(percent=st.sampled_from([10, 50]))
    def the_ward_notes(self, percent: int) -> None:
        there = any(name.startswith(SHARED) for name in self.ward.tasks())
        if there and self.active(self.ward, FileKind.ASSIGN):  # else it is nobody's here
            self.ward.note(SHARED, state=State.IN_PROGRESS, percent=percent)

    @rule(at=st.integers(0, 1))
    def the_city_sends(self, at: int) -> None:
        self.down.append(self.cities[at].assign(WARD))

    @precondition(lambda self: self.active(self.ward, FileKind.ASSIGN))
    @rule()
    def the_ward_reports(self) -> None:
        self.up.append(self.ward.report())

    @rule(at=st.integers(0, 1))
    def the_computers_meet(self, at: int) -> None:
        sender, receiver = self.cities[at], self.cities[1 - at]
        assert all(one.refused is None for one in receiver.take(sender.sync().path))

    @rule(data=st.data())
    def the_ward_takes(self, data: Any) -> None:
        file = data.draw(st.sampled_from(self.down), label="file")
        before = self.own(self.ward)
        assert all(one.refused is None for one in self.ward.take(file))
        assert self.own(self.ward) == before

    @rule(data=st.data(), at=st.integers(0, 1))
    def the_city_takes(self, data: Any, at: int) -> None:
        file = data.draw(st.sampled_from(self.up), label="file")
        before = self.own(self.cities[at])
        assert all(one.refused is None for one in self.cities[at].take(file))
        assert self.own(self.cities[at]) == before

    @rule(data=st.data(), at=st.integers(0, 2))
    def somebody_takes_a_file_back(self, data: Any, at: int) -> None:
        place = self.somebodys(at)
        there = [
            one.id
            for one in list_files(place.desk, sent=False)
            if not one.undone and one.kind is not FileKind.SYNC
        ]
        if there:
            undo_file(place.desk, data.draw(st.sampled_from(sorted(there)), label="file"))

    @rule(days=st.sampled_from([-3000, -1, 1, 3000]))
    def every_clock_jumps(self, days: int) -> None:
        self.world.clock.at += timedelta(days=days)

    @rule(at=st.integers(0, 2))
    def somebody_keeps_a_copy(self, at: int) -> None:
        self.copies[at] = self.somebodys(at).kept_copy()

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def somebody_goes_back_to_a_copy(self, data: Any) -> None:
        at = data.draw(st.sampled_from(sorted(self.copies)), label="whose")
        self.world.restored(self.somebodys(at), self.copies[at])

    @rule()
    def both_computers_come_to_the_same(self) -> None:
        first, second = self.cities
        for receiver, sender in ((first, second), (second, first), (first, second)):
            assert all(one.refused is None for one in receiver.take(sender.sync().path))
        assert self.kept(first) == self.kept(second)
        assert first.mirrored() == second.mirrored()

    # What must always hold ----------------------------------------------------------------------

    def own(self, place: Place) -> list[Any]:
        return [
            place.rows(f"SELECT * FROM {table} WHERE steward_id IS NULL ORDER BY id")  # noqa: S608
            for table in ("plan", "task", "assignment", "progress", "target")
        ]

    def somebodys(self, at: int) -> Place:
        return [*self.cities, self.ward][at]

    def kept(self, place: Place) -> list[Any]:
        """Return what an office keeps itself, but for who brought it here."""
        found = []
        for table in ("task", "assignment", "progress", "package", "receipt", "trust_key"):
            names = [row[1] for row in place.rows(f"PRAGMA table_info({table})")]
            wanted = ", ".join(name for name in names if name != "born")
            found.append(
                place.rows(
                    f"SELECT {wanted} FROM {table} WHERE steward_id IS NULL ORDER BY id"  # noqa: S608
                )
            )
        return found

    def active(self, place: Place, kind: FileKind | None = None) -> frozenset[str]:
        return frozenset(
            one.id.hex
            for one in list_files(place.desk, sent=False)
            if not one.undone and (kind is None or one.kind is kind)
        )

    @invariant()
    def what_is_shown_follows_from_the_files(self) -> None:
        for name, place in zip(("city", "city", "ward"), [*self.cities, self.ward], strict=True):
            files = frozenset(
                one.id.hex
                for one in list_files(place.desk, sent=False)
                if not one.undone and one.kind is not FileKind.SYNC
            )
            tables = ("progress", "evidence") if name == "city" else ("task", "deadline", "plan")
            rows = [row for row in place.mirrored() if row[0] in tables]
            assert self.shown.setdefault((name, files), rows) == rows

    @invariant()
    def references_hold(self) -> None:
        for place in [*self.cities, self.ward]:
            assert not place.rows("PRAGMA foreign_key_check")


TestOffices = Offices.TestCase
TestOffices.settings = effort(examples=2, steps=14)
