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
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from db.ledger import REPLICA


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where this database lives: `home` names installation and folder, `folder` holds the marks.

    `new-incarnation` is laid there by a restore; `replica.json` says how far this folder's
    replica had written, so that a database put back by hand is noticed too.
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
        try:
            noted = json.loads(self.written_mark.read_text(encoding="utf-8"))
            return {str(noted["key"]): int(noted["counter"])}
        except (OSError, ValueError, KeyError, TypeError):
            return {}  # a mark lost in a power cut says nothing, which is safe

    def note_written(self, key: str, counter: int) -> None:
        """Note a commit. A lost mark does no harm, so it is not forced to the disk."""
        try:
            text = json.dumps({"key": key, "counter": counter})
            self.written_mark.write_text(text, encoding="utf-8")
            self.restored_mark.unlink(missing_ok=True)
        except OSError:
            return


def current_replica(connection: Connection, where: Whereabouts, at: datetime) -> int:
    """Return the local number of the replica that may write here now, beginning one if needed."""
    last = _last(connection)
    if last is not None and last.home == where.home and not _went_back(last, where):
        return int(last.no)
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
    if last is not None and last.home == where.home:
        # The same folder went back in time: what the former incarnation wrote later is void.
        # In a copied folder it may still be writing elsewhere, so there it stays open.
        connection.execute(
            update(REPLICA).where(REPLICA.c.no == last.no).values(successor_no=number[0])
        )
    return int(number[0])


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
