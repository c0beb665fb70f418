"""Names that are typed on within a minute, on any computer of an office machine."""

import uuid
from abc import abstractmethod
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from db.changes import Act
from db.models.units import UnitName
from db.versions import own_rows
from tests.builders.computers import Computer


class TypingNames(RuleBasedStateMachine):
    """Types a name for a unit, and later types it again as the same deed."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: dict[str, tuple[uuid.UUID, uuid.UUID, Act]] = {}

    @abstractmethod
    def one(self, data: st.DataObject) -> Computer:
        """Choose a computer."""

    @abstractmethod
    def shown(self, computer: Computer, entity: str = "unit") -> list[Any]:
        """Return the rows that a person sees there."""

    @rule(data=st.data())
    def type_name(self, data: Any) -> None:
        computer = self.one(data)
        if rows := self.shown(computer):
            row, act = data.draw(st.sampled_from(rows), label="row"), computer.act(typing=True)
            with computer.store.writing(act) as writer:
                key = writer.add(UnitName, unit_id=row.key, name="Trường")
            self.typed[computer.name] = key, row.key, act

    @rule(data=st.data())
    def type_name_again(self, data: Any) -> None:
        """Whoever has met the name in the meantime keeps it beside the newer one."""
        computer = self.one(data)
        if computer.name not in self.typed:
            return
        key, unit, act = self.typed[computer.name]
        with computer.store.reading() as connection:
            there = {row.key for row in own_rows(connection, "unit_name")}
            units = {row.key for row in own_rows(connection, "unit")}
        if {key} <= there and {unit} <= units:
            with computer.store.writing(act) as writer:
                writer.type_again(UnitName, key)
                key = writer.add(UnitName, unit_id=unit, name="Trường Hoa Mai")
            self.typed[computer.name] = key, unit, act
