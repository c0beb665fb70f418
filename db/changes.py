"""The write path: every write is one change set, recorded while it is made.

A `Writer` lives inside one transaction. Rows it adds are known by their `born`; of fields it
changes, the former and the new value are noted and the field's version moves on. Must not know
what a verb or a field means.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from db.act import Act
from db.cells import decoded_row, encoded, table_of
from db.ids import new_ids
from db.ledger import (
    BEGIN,
    CHANGE,
    COUNT_ON,
    FINISH,
    VERSION,
    adding,
    asking_for,
    forget_former,
    joined_with_former,
)
from db.life import LifeRule, owner_columns, settle
from db.many import change_rows
from db.models.schema import Base
from db.removal import NotOursError, Stamp, write_lives


class Writer:
    """Writes records and notes what it writes. One a transaction; the session makes it."""

    def __init__(
        self,
        connection: Connection,
        replica: Callable[[Connection, datetime], int],
        act: Act,
        life: LifeRule,
    ) -> None:
        self.connection = connection
        self.act = act
        self.facts: dict[str, Any] = dict(act.facts)
        self.added: Counter[str] = Counter()
        self.touched: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
        self.fresh: defaultdict[str, set[uuid.UUID]] = defaultdict(set)  # of these, the added
        self.lives: dict[tuple[str, uuid.UUID], bool | None] = {}  # to be settled: removed or not
        self._life = life
        self._replica = replica
        self._key = ""
        self._counter = 0
        self._seq = 0

    @property
    def seq(self) -> int:
        """The set's local number; a set is made at the first write, so none is ever empty."""
        if not self._seq:
            self._begin()
        return self._seq

    @property
    def wrote(self) -> bool:
        return bool(self._seq)

    @property
    def counter(self) -> int:
        """Return the counter of the dots this set writes."""
        _ = self.seq
        return self._counter

    @property
    def replica_key(self) -> str:
        _ = self.seq
        return self._key

    def _begin(self) -> None:
        replica_no = self._replica(self.connection, self.act.at)
        mine = {"mine": replica_no}
        self._counter, self._key = self.connection.execute(COUNT_ON, mine).one()
        act, told = self.act, {"facts": self.facts, "undone": False, "added": {}}
        told |= {"replica_no": replica_no, "counter": self._counter, "target_seq": act.target_seq}
        told |= {"at": act.at, "who": act.who, "verb": act.verb, "origin": act.origin}
        done = self.connection.execute(BEGIN, told)
        self._seq = done.inserted_primary_key[0]  # type: ignore[index]  # an insert has one

    def defer_references(self) -> None:
        """Let rows of this transaction come in any order; references are checked at its end."""
        self.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")

    # Adding -------------------------------------------------------------------------------

    def add(self, model: type[Base], /, **values: Any) -> uuid.UUID:
        """Add a row. With an `id` that is there already, make the row say `values` again."""
        table = table_of(model.__tablename__)
        known = values.get("id")
        if known is not None and self._revived(table, values):
            return known  # type: ignore[no-any-return]  # ids are UUIDs
        return self.add_many(model, [values])[0]

    def add_many(self, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> list[uuid.UUID]:
        """Add fresh rows; the set records that they are its own, not every field of theirs."""
        if not rows:
            return []
        table = table_of(model.__tablename__)
        seq = self.seq
        drawn = iter(new_ids(sum(row.get("id") is None for row in rows)))
        ids = [row.get("id") or next(drawn) for row in rows]
        self.connection.execute(
            adding(table),
            [
                {**row, "id": key, "born": seq, "gone": False}
                for row, key in zip(rows, ids, strict=True)
            ],
        )
        self.added[table.name] += len(rows)
        self.touched[table.name].update(ids)
        self.fresh[table.name].update(ids)
        self.refer(table, rows)
        return ids

    def _revived(self, table: Table, values: Mapping[str, Any]) -> bool:
        key = values["id"]
        if self.connection.execute(asking_for(table), {"it": key}).first() is None:
            return False
        self._change(table, key, {**values, "gone": False})
        return True

    def type_again(self, model: type[Base], key: uuid.UUID, /) -> bool:
        """Take back a row that the set before added in the same typing; say whether it did.

        A new row takes its place, so that a person sees one deed where one was done.
        """
        if not self.act.typing:
            return False
        table = table_of(model.__tablename__)
        row = self.connection.execute(select(table).where(table.c.id == key)).mappings().one()
        taken = forget_former(self.connection, self.seq, table, key)
        if taken:
            self.refer(table, [dict(row)])
        return taken

    # Changing -----------------------------------------------------------------------------

    def change(self, model: type[Base], key: uuid.UUID, /, **values: Any) -> bool:
        """Give fields new values; say whether any differed."""
        return self._change(table_of(model.__tablename__), key, values)

    def change_many(
        self, model: type[Base], rows: Mapping[uuid.UUID, Mapping[str, Any]], /
    ) -> None:
        """Change many rows, as `change` does one by one."""
        change_rows(self, table_of(model.__tablename__), rows)

    def remove(self, model: type[Base], key: uuid.UUID, /) -> bool:
        """Hide a row. What the remover had seen of it is kept, for merging."""
        return self.change(model, key, gone=True)

    def write_lives(self, table: Table, keys: Collection[uuid.UUID], *, gone: bool) -> int:
        """Remove rows or bring them back, at the cost of a few statements for all of them."""
        if not keys:
            return 0
        stamp = Stamp(self.seq, self.replica_key, self.counter)
        written = write_lives(self.connection, stamp, table, keys, gone=gone)
        self.touched[table.name].update(written)
        # Written by one who has seen all there is of these rows, so there is nothing to judge.
        self.lives.update(((table.name, key), gone) for key in written)
        return len(written)

    def unsettle(self, entity: str, key: uuid.UUID) -> None:
        """Note that a row may have to be shown or hidden."""
        self.lives[entity, key] = None

    def write_cells(self, table: Table, key: uuid.UUID, cells: Mapping[str, str]) -> bool:
        """Write fields from their kept text, as undo does."""
        return self._change(table, key, decoded_row(table, cells))

    def choose(self, table: Table, key: uuid.UUID, name: str, text: str) -> None:
        """Write a field of which several values stand side by side, also with the shown one."""
        former = self.connection.execute(select(table).where(table.c.id == key)).mappings().one()
        shown = encoded(table.c[name], former[name])
        if not self.write_cells(table, key, {name: text}):
            self.note(table.name, key, name, (shown, text))
            self._version(table.name, key, name, former=shown)
            self.touched[table.name].add(key)

    def _change(self, table: Table, key: uuid.UUID, values: Mapping[str, Any]) -> bool:
        former = self.connection.execute(select(table).where(table.c.id == key)).mappings().one()
        if former["steward_id"] is not None:
            raise NotOursError(table.name, key)
        fresh = former["born"] == self._seq
        differing = {
            name: value
            for name, value in values.items()
            if name != "id"
            and (fresh or name != "gone")
            and encoded(table.c[name], former[name]) != encoded(table.c[name], value)
        }
        if differing:
            self.connection.execute(update(table).where(table.c.id == key).values(**differing))
            self.touched[table.name].add(key)
            if (table.name, key) in self.lives:
                self.unsettle(table.name, key)
            self.refer(table, [{name: former[name] for name in differing}, differing])
        for name, value in () if fresh else differing.items():
            texts = (encoded(table.c[name], former[name]), encoded(table.c[name], value))
            self.note(table.name, key, name, texts)
            self._version(table.name, key, name, former=texts[0])
        # Last, since a removal names what its writer had seen, this very set's edits too. What
        # counts is the life values: a removed row may be shown because others refer to it.
        if "gone" in values and not fresh:
            return bool(self.write_lives(table, [key], gone=values["gone"])) or bool(differing)
        return bool(differing)

    def refer(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Note the rows that some came to refer to, or no longer do: it may show or hide them."""
        owners = owner_columns(table.name)
        for row in rows:
            for column, owner in owners:
                key = row.get(column.name)
                if key is not None and key not in self.fresh[owner]:
                    self.lives.setdefault((owner, key), None)

    def note(self, entity: str, key: uuid.UUID, name: str, texts: tuple[str, str]) -> None:
        former, new = texts
        same = (CHANGE.c.set_seq == self.seq) & (CHANGE.c.entity == entity)
        same &= (CHANGE.c.row == key) & (CHANGE.c.field == name)
        again = self.connection.execute(update(CHANGE).where(same).values(new=new))
        if again.rowcount == 0:
            self.connection.execute(
                insert(CHANGE).values(
                    set_seq=self.seq, entity=entity, row=key, field=name, former=former, new=new
                )
            )

    # Versions -----------------------------------------------------------------------------

    def _version(self, entity: str, key: uuid.UUID, name: str, *, former: str) -> None:
        """Move a field's version on: this write has seen, and supersedes, all that was there."""
        known = self.connection.execute(
            select(VERSION.c.vector, VERSION.c.bases).where(
                VERSION.c.row == key, VERSION.c.field == name
            )
        ).first()
        vector, bases = (known.vector, known.bases) if known else ({}, [former])
        self.store_version(
            entity,
            key,
            name,
            dot=f"{self.replica_key}:{self.counter}",
            vector={**vector, self.replica_key: self.counter},
            bases=bases,
            siblings=None,
        )

    def store_version(self, entity: str, key: uuid.UUID, name: str, /, **version: Any) -> None:
        _ = self.seq  # what a field has seen is part of what a set wrote
        done = self.connection.execute(
            update(VERSION).where(VERSION.c.row == key, VERSION.c.field == name).values(**version)
        )
        if done.rowcount == 0:
            self.connection.execute(
                insert(VERSION).values(entity=entity, row=key, field=name, **version)
            )

    # Ending -------------------------------------------------------------------------------

    def settle(self) -> None:
        """Show and hide rows as follows from what was written so far."""
        if not self.lives:
            return
        for entity, key in settle(self.connection, self.lives, self._life):
            self.touched[entity].add(key)
        self.lives.clear()

    def finish(self) -> int | None:
        """Complete the set's record; return its number, or nothing when nothing was written."""
        if not self._seq:
            return None
        said = {"mine": self._seq, "brought": dict(self.added), "told": self.facts}
        self.connection.execute(FINISH, said)
        if self.act.typing and not self.added:
            self._seq = joined_with_former(self.connection, self._seq)
        return self._seq


__all__ = ["Act", "NotOursError", "Writer"]
