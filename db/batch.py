"""Writes that are gathered and done together, each table at the cost of a few statements.

What is gathered is not in the database yet: whoever asks there sees what was before. Must not know
what a verb or a field means.
"""

import uuid
from collections import defaultdict
from typing import Any, Final

from sqlalchemy import select

from db.cells import table_of
from db.changes import Writer
from db.ledger import parts_of
from db.models.everything import metadata
from db.models.schema import Base

Rows = dict[uuid.UUID, dict[str, Any]]


class Batch:
    """Takes writes as a `Writer` does; `write` does them."""

    def __init__(self, writer: Writer) -> None:
        self._writer: Final = writer
        self._put: Final[defaultdict[type[Base], Rows]] = defaultdict(dict)
        self._loose: Final[defaultdict[type[Base], list[dict[str, Any]]]] = defaultdict(list)
        self._changed: Final[defaultdict[type[Base], Rows]] = defaultdict(dict)

    def add(self, model: type[Base], /, **values: Any) -> None:
        """Add a row. With an `id` that is there already, make the row say `values` again."""
        if values.get("id") is None:
            self._loose[model].append(values)
        else:
            former = self._changed[model].pop(values["id"], {})
            self._put[model][values["id"]] = {**former, **values, "gone": False}

    def change(self, model: type[Base], key: uuid.UUID, /, **values: Any) -> None:
        """Give fields new values; what was said of the row before stays otherwise."""
        there = self._put[model].get(key)
        if there is None:
            there = self._changed[model].setdefault(key, {})
        there.update(values)

    def remove(self, model: type[Base], key: uuid.UUID, /) -> None:
        self.change(model, key, gone=True)

    def write(self) -> None:
        """Do all of it: what is referred to before what refers to it."""
        order = {table.name: at for at, table in enumerate(metadata.sorted_tables)}
        models = {*self._put, *self._loose, *self._changed}
        for model in sorted(models, key=lambda one: order[one.__tablename__]):
            there = self._there(model)
            put = self._put[model]
            new = [row for key, row in put.items() if key not in there and not row["gone"]]
            self._writer.add_many(model, [*new, *self._loose[model]])
            again = {key: row for key, row in put.items() if key in there}
            self._writer.change_many(model, {**again, **self._changed[model]})
        for gathered in (self._put, self._loose, self._changed):
            gathered.clear()

    def _there(self, model: type[Base]) -> set[uuid.UUID]:
        """Return which of the rows to be put are there already, perhaps hidden."""
        table = table_of(model.__tablename__)
        asked = select(table.c.id)
        return {
            key
            for part in parts_of(self._put[model])
            for key in self._writer.connection.execute(asked.where(table.c.id.in_(part))).scalars()
        }
