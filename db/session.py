"""Transactions: reading, and writing as one change set. Only services open them.

Must not know what is read or written.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from db.changes import Act, Writer
from db.engine import for_writing
from db.incarnation import Whereabouts, current_replica
from db.life import LifeRule, settle

Reading = Connection
"""A transaction that reads, as services hand it to questions."""


class Store:
    """The one database of a data folder, as services see it."""

    def __init__(self, engine: Engine, where: Whereabouts, life: LifeRule) -> None:
        self._engine = engine
        self._where = where
        self._life = life

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that sees one state of the data and writes nothing."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, act: Act) -> Iterator[Writer]:
        """Open a transaction that becomes one change set, or nothing at all."""
        with for_writing(self._engine).begin() as connection:
            writer = Writer(connection, self._replica, act)
            yield writer
            if writer.wrote:
                settle(connection, writer.lives, self._life)
                writer.finish()
        if writer.wrote:
            self._where.note_written(writer.replica_key, writer.counter)

    def _replica(self, connection: Connection, act: Act) -> int:
        return current_replica(connection, self._where, act.at)

    def close(self) -> None:
        self._engine.dispose()
