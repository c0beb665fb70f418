"""The laws of one office on several computers, run over real databases against a plain model.

The model keeps, for every field, the set of all writes a computer knows; the database keeps
vectors. Whatever happens, both must show the same values side by side.
"""

import itertools
import shutil
import tempfile
import uuid
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
)

from cchc_desktop.services.mirroring import Incoming, take_back, take_in
from cchc_desktop.services.office_sync import join_state, whole_state
from db.models.units import Unit, UnitName
from db.undo import next_to_redo, next_to_undo, redo_set, undo_set
from db.versions import office_vector, own_rows
from tests.builders.computers import Computer, close_all
from tests.builders.effort import effort
from tests.builders.known_writes import FIELDS, Cell, KnownWrites, Model, everything, registers
from tests.builders.shown_rows import check_shown
from tests.builders.typing_names import TypingNames

VALUES = st.sampled_from(["một", "hai", "ba"])
SHARED = [uuid.uuid5(uuid.NAMESPACE_OID, f"row {n}") for n in range(2)]


class Office(TypingNames):
    """Up to four computers of one office, and an office above with two."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="cchc-office-"))
        self.numbers = itertools.count()
        self.own: list[Computer] = []
        self.above: list[Computer] = []
        self.models: dict[str, Model] = {}
        self.copies: list[tuple[Computer, Path, Model]] = []
        self.files: list[Incoming] = []
        self.dots: dict[tuple[str, Cell], str] = {}

    def teardown(self) -> None:
        close_all([*self.own, *self.above])
        shutil.rmtree(self.top, ignore_errors=True)

    def path(self) -> Path:
        return self.top / str(next(self.numbers))

    @initialize()
    def begin(self) -> None:
        self.own = [Computer.new(name, self.path()) for name in ("A", "B")]
        self.above = [Computer.new(name, self.path()) for name in ("X", "Y")]
        self.models = {"A": {}, "B": {}}

    def one(self, data: st.DataObject) -> Computer:
        return data.draw(st.sampled_from(self.own), label="computer")

    def state(self, computer: Computer) -> dict[Cell, dict[str, str]]:
        with computer.store.reading() as connection:
            return registers(own_rows(connection, "unit"))

    def shown(self, computer: Computer, entity: str = "unit") -> list[Any]:
        with computer.store.reading() as connection:
            return [row for row in own_rows(connection, entity) if row.cells["gone"] == "false"]

    def wrote(self, computer: Computer) -> None:
        """Tell the model what a local write made of each field."""
        model = self.models[computer.name]
        for cell, values in self.state(computer).items():
            known = model.get(cell)
            if known is None:
                model[cell] = KnownWrites(frozenset(values), values)
            elif set(values) != set(known.values):
                assert len(values) == 1, "a local write leaves one value"
                model[cell] = KnownWrites(known.known | frozenset(values), values)
            for dot, text in values.items():
                if not dot.startswith("="):
                    assert self.dots.setdefault((dot, cell), text) == text, "a dot came twice"

    # What people do -------------------------------------------------------------------------

    @rule(data=st.data(), value=VALUES, shared=st.booleans())
    def add(self, data: Any, value: str, *, shared: bool) -> None:
        computer = self.one(data)
        made: dict[str, Any] = {"phone": value, "level": "school"}
        if shared:
            made["id"] = data.draw(st.sampled_from(SHARED), label="row")
        with computer.store.writing(computer.act()) as writer:
            writer.add(Unit, **made, is_group=False, position=0)
        self.wrote(computer)

    @rule(data=st.data(), value=VALUES, field=st.sampled_from(FIELDS))
    def edit(self, data: Any, value: str, field: str) -> None:
        computer = self.one(data)
        if rows := self.shown(computer):
            row = data.draw(st.sampled_from(rows), label="row")
            with computer.store.writing(computer.act()) as writer:
                writer.change(Unit, row.key, **{field: value})
            self.wrote(computer)

    @rule(data=st.data())
    def name(self, data: Any) -> None:
        computer = self.one(data)
        if rows := self.shown(computer):
            row = data.draw(st.sampled_from(rows), label="row")
            with computer.store.writing(computer.act()) as writer:
                writer.add(UnitName, unit_id=row.key, name="Trường Hoa Mai")

    @rule(data=st.data(), entity=st.sampled_from(["unit", "unit_name"]))
    def remove(self, data: Any, entity: str) -> None:
        computer = self.one(data)
        if rows := self.shown(computer, entity):
            row = data.draw(st.sampled_from(rows), label="row")
            with computer.store.writing(computer.act()) as writer:
                writer.remove(UnitName if entity == "unit_name" else Unit, row.key)

    @rule(data=st.data())
    def attach(self, data: Any) -> None:
        computer = self.one(data)
        if rows := self.shown(computer):
            row, above = (data.draw(st.sampled_from(rows), label="row") for _ in range(2))
            with computer.store.writing(computer.act()) as writer:
                writer.change(Unit, row.key, parent_id=above.key)

    @rule(data=st.data())
    def undo(self, data: Any) -> None:
        computer = self.one(data)
        with computer.store.reading() as connection:
            target = next_to_undo(connection)
        if target is not None:
            with computer.store.writing(computer.undoing(target.seq, "undo")) as writer:
                undo_set(writer, target)
            self.wrote(computer)

    @rule(data=st.data())
    def redo(self, data: Any) -> None:
        computer = self.one(data)
        with computer.store.reading() as connection:
            target = next_to_redo(connection)
        if target is not None:
            with computer.store.writing(computer.undoing(target.seq, "redo")) as writer:
                redo_set(writer, target)
            self.wrote(computer)

    @rule(data=st.data())
    def sync(self, data: Any) -> None:
        sender, receiver = self.one(data), self.one(data)
        self.meet(sender, receiver)

    def meet(self, sender: Computer, receiver: Computer) -> None:
        if sender is receiver:
            return
        join_state(receiver.store, whole_state(sender.store), receiver.act())
        mine, theirs = self.models[receiver.name], self.models[sender.name]
        for cell, known in theirs.items():
            mine[cell] = mine[cell].joined(known) if cell in mine else known

    @rule(data=st.data())
    def copy(self, data: Any) -> None:
        computer, path = self.one(data), self.path()
        computer.copy_to(path)
        self.copies.append((computer, path, dict(self.models[computer.name])))

    @precondition(lambda self: self.copies)
    @rule(data=st.data(), by_hand=st.booleans())
    def restore(self, data: Any, *, by_hand: bool) -> None:
        computer, path, model = data.draw(st.sampled_from(self.copies), label="copy")
        if by_hand:
            computer.put_back_by_hand(path)
        else:
            computer.restore_from(path)
        self.models[computer.name] = dict(model)

    @precondition(lambda self: len(self.own) < 4)
    @rule(data=st.data())
    def clone(self, data: Any) -> None:
        computer, path = self.one(data), self.path()
        computer.copy_to(path)
        name = f"{computer.name}'{len(self.own)}"
        self.own.append(Computer.new(name, self.path(), path))
        self.models[name] = dict(self.models[computer.name])

    # Files from the office above ------------------------------------------------------------

    @rule(data=st.data(), value=VALUES, row=st.sampled_from([5, 6]))
    def above_writes(self, data: Any, value: str, row: int) -> None:
        computer = data.draw(st.sampled_from(self.above), label="computer above")
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"row {row}")
        with computer.store.writing(computer.act()) as writer:
            writer.add(Unit, id=key, level="ward", is_group=False, position=0, phone=value)

    @rule()
    def above_meets(self) -> None:
        one, other = self.above
        join_state(one.store, whole_state(other.store), one.act())
        join_state(other.store, whole_state(one.store), other.act())

    @rule(data=st.data())
    def above_sends(self, data: Any) -> None:
        computer = data.draw(st.sampled_from(self.above), label="computer above")
        with computer.store.reading() as connection:
            rows = {row.key: dict(row.cells) for row in own_rows(connection, "unit")}
            vector = office_vector(connection)
        number = len(self.files)
        self.files.append(
            Incoming(
                id=uuid.uuid5(uuid.NAMESPACE_OID, f"file {number}"),
                office_id=uuid.UUID(int=1),
                kind="assign",
                sequence=number,
                vector=vector,
                sha256=str(number),
                signature="known",
                records={"unit": rows},
            )
        )

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def take_in(self, data: Any) -> None:
        computer = self.one(data)
        before = self.state(computer)
        file = data.draw(st.sampled_from(self.files), label="file")
        take_in(computer.store, file, computer.act())
        assert self.state(computer) == before, "a file changed what its sender does not keep"

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def take_back(self, data: Any) -> None:
        computer = self.one(data)
        before = self.state(computer)
        file = data.draw(st.sampled_from(self.files), label="file")
        if str(file.id) in self.active_files(computer):
            take_back(computer.store, file.id, computer.act())
        assert self.state(computer) == before

    def active_files(self, computer: Computer) -> set[str]:
        with computer.store.reading() as connection:
            rows = connection.exec_driver_sql("SELECT id FROM package WHERE active")
            return {str(uuid.UUID(bytes=row[0])) for row in rows}

    # What must always hold ------------------------------------------------------------------

    @invariant()
    def same_as_the_model(self) -> None:
        for computer in self.own:
            state, model = self.state(computer), self.models[computer.name]
            assert {cell: set(values.values()) for cell, values in state.items()} == {
                cell: set(known.values.values()) for cell, known in model.items()
            }

    @invariant()
    def what_is_shown_follows_from_the_state(self) -> None:
        for computer in self.own:
            check_shown(computer)

    @invariant()
    def references_hold(self) -> None:
        for computer in self.own:
            with computer.store.reading() as connection:
                assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()

    @rule()
    def all_meet(self) -> None:
        """When everybody has met everybody, all computers say and show the same."""
        first, *others = self.own
        for other in others:
            self.meet(other, first)
        for other in others:
            self.meet(first, other)
        states = [everything(computer) for computer in self.own]
        for state in states[1:]:
            assert state == states[0]
        self.meet(self.own[1], self.own[0])
        assert everything(self.own[0]) == states[0], "meeting twice is meeting once"

    @invariant()
    def mirror_is_a_function_of_the_active_files(self) -> None:
        shown: dict[frozenset[str], Any] = {}
        for computer in self.own:
            with computer.store.reading() as connection:
                rows = connection.exec_driver_sql(
                    "SELECT id, phone FROM unit WHERE steward_id IS NOT NULL AND NOT gone"
                    " AND id IN (SELECT row FROM mirror_record) ORDER BY id"
                ).all()
            files = frozenset(self.active_files(computer))
            assert shown.setdefault(files, rows) == rows


TestOffice = Office.TestCase
TestOffice.settings = effort(examples=12, steps=20)
