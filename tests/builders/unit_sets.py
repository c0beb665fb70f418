"""Change sets over units and their names, one a call, as tests of undo and meeting need them."""

import uuid

from cchc_desktop.services.office_sync import join_state, whole_state
from db.models.units import Unit, UnitName
from db.undo import Undone, next_to_redo, next_to_undo, redo_set, set_of, undo_set
from db.versions import rows_by_key
from tests.builders.computers import Computer


def add(computer: Computer, **values: object) -> uuid.UUID:
    with computer.store.writing(computer.act("add")) as writer:
        row = {"level": "school", "is_group": False, "position": 0, **values}
        return writer.add(Unit, **row)


def name_of(computer: Computer, unit: uuid.UUID) -> uuid.UUID:
    with computer.store.writing(computer.act("name")) as writer:
        return writer.add(UnitName, unit_id=unit, name="Trường Hoa Mai")


def edit(computer: Computer, key: uuid.UUID, **values: object) -> int:
    with computer.store.writing(computer.act("edit")) as writer:
        writer.change(Unit, key, **values)
    return writer.seq


def remove(computer: Computer, *keys: uuid.UUID, model: type = Unit) -> int:
    with computer.store.writing(computer.act("remove")) as writer:
        for key in keys:
            writer.remove(model, key)
    return writer.seq


def undo(computer: Computer, seq: int | None = None) -> Undone:
    with computer.store.reading() as connection:
        target = set_of(connection, seq) if seq else next_to_undo(connection)
    assert target is not None
    with computer.store.writing(computer.undoing(target.seq, "undo")) as writer:
        return undo_set(writer, target)


def redo(computer: Computer) -> Undone:
    with computer.store.reading() as connection:
        target = next_to_redo(connection)
    assert target is not None
    with computer.store.writing(computer.undoing(target.seq, "redo")) as writer:
        return redo_set(writer, target)


def cell(computer: Computer, key: uuid.UUID, field: str, entity: str = "unit") -> str:
    with computer.store.reading() as connection:
        return rows_by_key(connection, entity, [key])[key].cells[field]


def is_shown(computer: Computer, key: uuid.UUID, entity: str = "unit") -> bool:
    return cell(computer, key, "gone", entity) == "false"


def meet(sender: Computer, receiver: Computer) -> None:
    join_state(receiver.store, whole_state(sender.store), receiver.act("sync"))
