"""The write path: every write is one change set, recorded while it is made.

A `Writer` lives inside one transaction. Rows it adds are known by their `born`; of fields it
changes, the former and the new value are noted and the field's version moves on. Must not know
what a verb or a field means.
"""

import json
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from db.act import Act
from db.cells import decoded, encoded, table_of
from db.ids import new_ids
from db.ledger import CHANGE, CHANGE_SET, REPLICA, VERSION, joined_with_former, seen_of
from db.models.schema import Base


class NotOursError(Exception):
    """A record another office keeps was about to be changed: services must refuse before."""


class Writer:
    """Writes records and notes what it writes. One a transaction; the session makes it."""

    def __init__(
        self, connection: Connection, replica: Callable[[Connection, datetime], int], act: Act
    ) -> None:
        self.connection = connection
        self.act = act
        self.facts: dict[str, Any] = dict(act.facts)
        self.added: Counter[str] = Counter()
        self.touched: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
        self.fresh: defaultdict[str, set[uuid.UUID]] = defaultdict(set)  # of these, the added
        self.lives: set[tuple[str, uuid.UUID]] = set()  # rows removed or brought back
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
        mine = REPLICA.c.no == replica_no
        self._counter, self._key = self.connection.execute(
            update(REPLICA)
            .where(mine)
            .values(counter=REPLICA.c.counter + 1)
            .returning(REPLICA.c.counter, REPLICA.c.key)
        ).one()
        done = self.connection.execute(
            insert(CHANGE_SET).values(
                replica_no=replica_no,
                counter=self._counter,
                at=self.act.at,
                who=self.act.who,
                verb=self.act.verb,
                facts=self.facts,
                origin=self.act.origin,
                target_seq=self.act.target_seq,
                undone=False,
                added={},
            )
        )
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
            insert(table),
            [
                {**row, "id": key, "born": seq, "gone": False}
                for row, key in zip(rows, ids, strict=True)
            ],
        )
        self.added[table.name] += len(rows)
        self.touched[table.name].update(ids)
        self.fresh[table.name].update(ids)
        return ids

    def _revived(self, table: Table, values: Mapping[str, Any]) -> bool:
        key = values["id"]
        there = self.connection.execute(select(table.c.id).where(table.c.id == key)).first()
        if there is None:
            return False
        self._change(table, key, {**values, "gone": False})
        return True

    # Changing -----------------------------------------------------------------------------

    def change(self, model: type[Base], key: uuid.UUID, /, **values: Any) -> bool:
        """Give fields new values; say whether any differed."""
        return self._change(table_of(model.__tablename__), key, values)

    def remove(self, model: type[Base], key: uuid.UUID, /) -> bool:
        """Hide a row. What the remover had seen of it is kept, for merging."""
        return self.change(model, key, gone=True)

    def hide_many(self, table: Table, keys: Sequence[uuid.UUID]) -> int:
        """Hide rows as `remove` does, at the cost of a few statements for all of them."""
        if not keys:
            return 0
        edited = self._edited(table)
        for key in keys:
            if key in edited:
                self._change(table, key, {"gone": True})
        plain = [key for key in keys if key not in edited]
        if plain:
            self._hide_unedited(table, plain)
        self.touched[table.name].update(keys)
        return len(keys)

    def _edited(self, table: Table) -> set[uuid.UUID]:
        rows = select(VERSION.c.row).where(VERSION.c.entity == table.name)
        return set(self.connection.execute(rows).scalars())

    def _hide_unedited(self, table: Table, keys: Sequence[uuid.UUID]) -> None:
        dot = f"{self.replica_key}:{self.counter}"
        shared = {"entity": table.name, "field": "gone"}
        change = {**shared, "set_seq": self.seq, "former": "false", "new": "true"}
        (first, *_) = keys  # rows nobody edited, of one set: what was seen of one is seen of all
        version = {
            **shared,
            "dot": dot,
            "vector": {self.replica_key: self.counter},
            "bases": ["false"],
            "siblings": [[dot, self._life(table, first, "true")]],
        }
        self.connection.execute(
            update(table).where(table.c.id == bindparam("key")).values(gone=True),
            [{"key": key} for key in keys],
        )
        self.connection.execute(insert(CHANGE), [{**change, "row": key} for key in keys])
        self.connection.execute(insert(VERSION), [{**version, "row": key} for key in keys])
        self.lives.update((table.name, key) for key in keys)

    def write_cell(self, entity: str, key: uuid.UUID, name: str, text: str) -> bool:
        """Write one field from its kept text, as undo does."""
        table = table_of(entity)
        return self._change(table, key, {name: decoded(table.c[name], text)})

    def _change(self, table: Table, key: uuid.UUID, values: Mapping[str, Any]) -> bool:
        former = self.connection.execute(select(table).where(table.c.id == key)).mappings().one()
        if former["steward_id"] is not None:
            raise NotOursError(table.name, key)
        differing = {
            name: value
            for name, value in values.items()
            if name != "id"
            and encoded(table.c[name], former[name]) != encoded(table.c[name], value)
        }
        if not differing:
            return False
        fresh = former["born"] == self._seq
        self.connection.execute(update(table).where(table.c.id == key).values(**differing))
        self.touched[table.name].add(key)
        if not fresh:
            for name, value in differing.items():
                texts = (encoded(table.c[name], former[name]), encoded(table.c[name], value))
                self.note(table.name, key, name, texts)
                self._version(table.name, key, name, texts)
        return True

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

    def _version(self, entity: str, key: uuid.UUID, name: str, texts: tuple[str, str]) -> None:
        """Move a field's version on: this write has seen, and supersedes, all that was there."""
        former, new = texts
        known = self.connection.execute(
            select(VERSION.c.vector, VERSION.c.bases).where(
                VERSION.c.row == key, VERSION.c.field == name
            )
        ).first()
        vector, bases = (known.vector, known.bases) if known else ({}, [former])
        dot = f"{self.replica_key}:{self.counter}"
        siblings = None
        if name == "gone":
            self.lives.add((entity, key))
            siblings = [
                [dot, self._life(table_of(entity), key, new)]
            ]  # always there: it says what it had seen
        self.store_version(
            entity,
            key,
            name,
            dot=dot,
            vector={**vector, self.replica_key: self.counter},
            bases=bases,
            siblings=siblings,
        )

    def _life(self, table: Table, key: uuid.UUID, gone: str) -> str:
        """Return the life value: alive, or removed by one who has seen all there is of the row."""
        if gone != "true":
            return gone
        seen: dict[str, int] = {}
        for vector in seen_of(self.connection, table, key):
            for replica, counter in vector.items():
                seen[replica] = max(counter, seen.get(replica, 0))
        return json.dumps({"seen": seen}, sort_keys=True, separators=(",", ":"))

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

    def finish(self) -> int | None:
        """Complete the set's record; return its number, or nothing when nothing was written."""
        if not self._seq:
            return None
        self.connection.execute(
            update(CHANGE_SET)
            .where(CHANGE_SET.c.seq == self._seq)
            .values(added=dict(self.added), facts=self.facts)
        )
        if self.act.typing and not self.added:
            self._seq = joined_with_former(self.connection, self._seq)
        return self._seq


__all__ = ["Act", "NotOursError", "Writer"]
