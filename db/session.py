"""Transactions: reading, and writing as one change set. Only services open them.

SQLAlchemy is loaded at the first of them, not before: a window is painted and its first list
shown without it. Must not know what is read or written.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.act import Act
from db.plain import Ask, asking

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from db.changes import Writer
    from db.incarnation import Whereabouts
    from db.life import LifeRule

    Reading = Connection
else:
    Reading = object  # a name for signatures: what it stands for is heavy to load


class Store:
    """The one database of a data folder, as services see it.

    `home` names the installation and the folder, asked at a write; `life` is the core's rule
    about removals.
    """

    def __init__(self, database: Path, home: Callable[[], str], life: "LifeRule") -> None:
        self.database = database
        self._home = home
        self._life = life
        self._opened: Engine | None = None

    def looking(self) -> AbstractContextManager[Ask]:
        """Open one state of the data to plain questions, without loading anything heavy."""
        return asking(self.database)

    @contextmanager
    def reading(self) -> "Iterator[Connection]":
        """Open a transaction that sees one state of the data and writes nothing."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, act: Act) -> "Iterator[Writer]":
        """Open a transaction that becomes one change set, or nothing at all."""
        from db.changes import Writer  # noqa: PLC0415 - heavy, as the module's words say
        from db.engine import for_writing  # noqa: PLC0415
        from db.incarnation import current_replica  # noqa: PLC0415

        where = self._where

        def replica(connection: "Connection", at: datetime) -> int:
            return current_replica(connection, where, at)

        with for_writing(self._engine).begin() as connection:
            writer = Writer(connection, replica, act, self._life)
            yield writer
            if writer.wrote:
                writer.settle()
                writer.finish()
        if writer.wrote:
            where.note_written(writer.replica_key, writer.counter)

    def replica_here(self) -> str | None:
        """Return the replica that writes here; None while the next write begins a new one."""
        from db.incarnation import replica_at  # noqa: PLC0415 - heavy, as the module's words say

        with self.reading() as connection:
            return replica_at(connection, self._where)

    @property
    def _engine(self) -> "Engine":
        if self._opened is None:
            from db.engine import make_engine  # noqa: PLC0415

            self._opened = make_engine(self.database)
        return self._opened

    @property
    def _where(self) -> "Whereabouts":
        from db.incarnation import Whereabouts  # noqa: PLC0415

        return Whereabouts(self._home(), self.database.parent)

    def close(self) -> None:
        """Let go of the database; the store opens it again when it is used again."""
        if self._opened is not None:
            self._opened.dispose()
            self._opened = None
