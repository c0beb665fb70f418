"""Which replica writes here: one installation, one folder, one life of the database.

Dots must be unique for ever. So the first write after a copy was restored, or in a folder that
was copied or moved, begins a new incarnation; reading never does. Must not know what is written.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from db.ledger import REPLICA


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where this database lives: `home` names installation and folder, `folder` holds the marks.

    `new-incarnation` is laid there by a restore; `replica.json` says how far this folder's
    replica had written, and those before it, so that a database put back by hand is noticed too.
    """

    home: str
    folder: Path

    @property
    def restored_mark(self) -> Path:
        return self.folder / "new-incarnation"

    @property
    def written_mark(self) -> Path:
        return self.folder / "replica.json"

    def had_written(self) -> Mapping[str, int]:
        """Return who wrote last in this folder, wherever that was."""
        noted = self._noted()
        return {noted.key: noted.counter} if noted else {}

    def all_written_here(self) -> Mapping[str, int]:
        """Return everybody who wrote here, unless the mark came along with a folder."""
        noted = self._noted()
        if noted is None or noted.home != self.home:
            return {}
        return {**noted.earlier, noted.key: noted.counter}

    def _noted(self) -> "_Mark | None":
        try:
            noted = json.loads(self.written_mark.read_text(encoding="utf-8"))
            earlier = {str(key): int(counter) for key, counter in noted.get("earlier", {}).items()}
            return _Mark(
                str(noted["key"]), int(noted["counter"]), str(noted.get("home", "")), earlier
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None  # a mark lost in a power cut says nothing, which is safe

    def note_written(self, key: str, counter: int) -> None:
        """Note a commit. A lost mark does no harm, so it is not forced to the disk."""
        earlier = {name: last for name, last in self.all_written_here().items() if name != key}
        told = {"key": key, "counter": counter, "home": self.home, "earlier": earlier}
        try:
            self.written_mark.write_text(json.dumps(told), encoding="utf-8")
            self.restored_mark.unlink(missing_ok=True)
        except OSError:
            return


class _Mark(NamedTuple):
    """Who wrote last, how far, where; and those before it in the same place."""

    key: str
    counter: int
    home: str
    earlier: Mapping[str, int]


def current_replica(connection: Connection, where: Whereabouts, at: datetime) -> int:
    """Return the local number of the replica that may write here now, beginning one if needed."""
    last = _last(connection)
    if last is not None and last.home == where.home and not _went_back(last, where):
        return int(last.no)
    forgotten = _enter_forgotten(connection, where)
    done = connection.execute(
        insert(REPLICA).values(
            key=secrets.token_hex(8),
            office_id=last.office_id if last else None,
            home=where.home,
            counter=0,
            begun_at=at,
        )
    )
    number: Any = done.inserted_primary_key
    ended = [*forgotten]
    if last is not None and last.home == where.home:
        # The same folder went back in time: what the former incarnation wrote later is void.
        # In a copied folder it may still be writing elsewhere, so there it stays open.
        ended.append(int(last.no))
    if ended:
        connection.execute(
            update(REPLICA).where(REPLICA.c.no.in_(ended)).values(successor_no=number[0])
        )
    return int(number[0])


def _enter_forgotten(connection: Connection, where: Whereabouts) -> list[int]:
    """Enter the replicas that wrote here, where the database went back to before they began."""
    found = []
    for key, counter in where.all_written_here().items():
        known = connection.execute(select(REPLICA.c.no).where(REPLICA.c.key == key)).first()
        if known is None:
            told = {"key": key, "counter": counter, "home": where.home}
            done = connection.execute(insert(REPLICA).values(**told))
            number: Any = done.inserted_primary_key
            found.append(int(number[0]))
    return found


def replica_at(connection: Connection, where: Whereabouts) -> str | None:
    """Return the key of the replica that may go on writing here, if there is one."""
    last = _last(connection)
    if last is None or last.home != where.home or _went_back(last, where):
        return None
    return str(last.key)


def _last(connection: Connection) -> Row[Any] | None:
    return connection.execute(_LAST).first()


_LAST = select(REPLICA).where(REPLICA.c.home.is_not(None)).order_by(REPLICA.c.no.desc()).limit(1)


def _went_back(last: Row[Any], where: Whereabouts) -> bool:
    """Say whether this folder had written more than the database knows, or as a later replica."""
    noted = where.had_written()
    beyond = any(key != last.key or counter > last.counter for key, counter in noted.items())
    return beyond or where.restored_mark.exists()
