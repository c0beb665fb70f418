"""Undo and redo over a real database: undo all is the start, redo all is the end."""

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from db.changes import Act, Writer
from db.models.units import Unit, UnitName
from db.queries.history import newest_sets
from db.undo import next_to_redo, next_to_undo, redo_set, set_of, undo_set
from db.versions import own_rows
from tests.builders.computers import Computer
from tests.builders.effort import effort

Shown = dict[Any, dict[str, str]]


class Undoing(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="cchc-undo-"))
        self.computer = Computer.new("A", self.top / "a")
        self.past: list[Shown] = [self.shown()]
        self.future: list[Shown] = []
        self.typed: tuple[Any, Any, Act] | None = None

    def teardown(self) -> None:
        self.computer.store.close()
        shutil.rmtree(self.top, ignore_errors=True)

    def shown(self) -> Shown:
        """Return what a person sees: the rows that are not gone."""
        with self.computer.store.reading() as connection:
            rows = [*own_rows(connection, "unit"), *own_rows(connection, "unit_name")]
            return {row.key: dict(row.cells) for row in rows if row.cells["gone"] == "false"}

    def did(self, writer: Writer) -> None:
        if writer.wrote:
            self.past.append(self.shown())
            self.future.clear()

    def units(self) -> list[Any]:
        with self.computer.store.reading() as connection:
            return [row.key for row in own_rows(connection, "unit") if row.cells["gone"] == "false"]

    def names_of(self, unit: Any) -> list[Any]:
        with self.computer.store.reading() as connection:
            names = own_rows(connection, "unit_name")
        mine = f'"{unit.hex}"'
        return [row.key for row in names if row.cells["unit_id"] == mine]

    @rule(count=st.integers(1, 3))
    def add(self, count: int) -> None:
        with self.computer.store.writing(self.computer.act()) as writer:
            rows = [{"level": "school", "is_group": False, "position": 0}] * count
            keys = writer.add_many(Unit, rows)
            for key in keys:
                writer.add(UnitName, unit_id=key, name="Trường Hoa Mai")
            # A unit with a parent of the same set: they go and come back together.
            writer.change(Unit, keys[0], parent_id=keys[-1] if count > 1 else None)
        self.did(writer)

    @rule(data=st.data(), value=st.sampled_from(["một", "hai"]))
    def edit(self, data: Any, value: str) -> None:
        if units := self.units():
            chosen = data.draw(st.sampled_from(units))
            with self.computer.store.writing(self.computer.act()) as writer:
                writer.change(Unit, chosen, phone=value, note=f"{value} lần")
            self.did(writer)

    @rule(data=st.data())
    def type_a_name(self, data: Any) -> None:
        if units := self.units():
            unit = data.draw(st.sampled_from(units))
            act = self.computer.act(typing=True)
            with self.computer.store.writing(act) as writer:
                self.typed = writer.add(UnitName, unit_id=unit, name="Trường"), unit, act
            self.did(writer)

    @rule(later=st.sampled_from([0, 59, 61]))
    def type_it_again(self, later: int) -> None:
        """What is typed again within a minute takes the place of what was typed, and of its set."""
        if self.typed is None:
            return
        key, unit, before = self.typed
        act = replace(before, at=before.at + timedelta(seconds=later))
        with self.computer.store.reading() as connection:
            (newest,) = newest_sets(connection, 1)
            is_last = newest.verb == before.verb and not newest.undone and newest.at == before.at
        with self.computer.store.writing(act) as writer:
            there = self._is_there(writer, key)
            taken = there and writer.type_again(UnitName, key)
            self.typed = writer.add(UnitName, unit_id=unit, name="Trường Hoa Mai"), unit, act
        assert taken == (there and is_last and later <= 60)
        if taken:
            self.past[-1] = self.shown()
            assert not self.future
        else:
            self.did(writer)

    def _is_there(self, writer: Writer, key: Any) -> bool:
        return any(row.key == key for row in own_rows(writer.connection, "unit_name"))

    @rule(data=st.data())
    def attach(self, data: Any) -> None:
        if units := self.units():
            one, other = (data.draw(st.sampled_from(units)) for _ in range(2))
            with self.computer.store.writing(self.computer.act()) as writer:
                writer.change(Unit, one, parent_id=other)
            self.did(writer)

    @rule(data=st.data(), also_edited=st.booleans())
    def remove(self, data: Any, *, also_edited: bool) -> None:
        """Remove a unit, and its names or not: then it stays in sight until they go."""
        if units := self.units():
            chosen = data.draw(st.sampled_from(units))
            names = data.draw(st.sampled_from([[], self.names_of(chosen)]))
            with self.computer.store.writing(self.computer.act()) as writer:
                for name in names:
                    writer.remove(UnitName, name)
                said = {"phone": "xong", "note": "xong"} if also_edited else {}
                writer.change(Unit, chosen, **said, gone=True)
            self.did(writer)

    @rule()
    def undo(self) -> None:
        with self.computer.store.reading() as connection:
            target = next_to_undo(connection)
        if target is None:
            assert len(self.past) == 1
            return
        with self.computer.store.writing(self.computer.undoing(target.seq, "undo")) as writer:
            assert undo_set(writer, target).left == []
        self.future.append(self.past.pop())
        assert self.shown() == self.past[-1]

    @rule()
    def redo(self) -> None:
        with self.computer.store.reading() as connection:
            target = next_to_redo(connection)
        if target is None:
            assert not self.future
            return
        with self.computer.store.writing(self.computer.undoing(target.seq, "redo")) as writer:
            assert redo_set(writer, target).left == []
        self.past.append(self.future.pop())
        assert self.shown() == self.past[-1]

    @rule()
    def reopen(self) -> None:
        """History survives a restart."""
        self.computer = self.computer.reopened()

    @invariant()
    def every_set_is_known(self) -> None:
        with self.computer.store.reading() as connection:
            for (seq,) in connection.exec_driver_sql("SELECT DISTINCT set_seq FROM change"):
                assert set_of(connection, seq) is not None


TestUndoing = Undoing.TestCase
TestUndoing.settings = effort(examples=20, steps=20)
