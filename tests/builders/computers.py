"""Computers of offices for tests: a real database each, that can be copied, restored, cloned."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from cchc_desktop.domain.merge.life import is_removed
from db.changes import Act
from db.engine import make_engine
from db.models.everything import metadata
from db.session import Store

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@cache
def _empty_database() -> Path:
    path = Path(mkdtemp(prefix="cchc-empty-")) / "cchc.db"
    engine = make_engine(path)
    metadata.create_all(engine)
    engine.dispose()
    return path


@dataclass
class Computer:
    """One installation of the program with its data folder."""

    name: str
    folder: Path
    store: Store
    minutes: int = 0

    @classmethod
    def new(cls, name: str, folder: Path, origin: Path | None = None) -> "Computer":
        if origin is None:
            folder.mkdir(parents=True)
            shutil.copy(_empty_database(), folder / "cchc.db")
        else:
            shutil.copytree(origin, folder)
        return cls(name, folder, cls._open(name, folder))

    @staticmethod
    def _open(name: str, folder: Path) -> Store:
        return Store(folder / "cchc.db", lambda: f"{name}:{folder}", is_removed)

    def act(self, verb: str = "test", *, typing: bool = False) -> Act:
        """Each act is ten minutes after the last, so that none joins another by accident."""
        self.minutes += 10
        at = MORNING + timedelta(minutes=self.minutes)
        return Act(verb, at=at, who=self.name, typing=typing)

    def undoing(self, seq: int, origin: str) -> Act:
        return replace(self.act(origin), origin=origin, target_seq=seq)

    def reopened(self) -> "Computer":
        self.store.close()
        return replace(self, store=self._open(self.name, self.folder))

    def copy_to(self, folder: Path) -> None:
        self.store.close()
        shutil.copytree(self.folder, folder)

    def restore_from(self, copy: Path) -> None:
        """Put a copy of the database back, as the program's own restore does."""
        self.store.close()
        for name in ("cchc.db-wal", "cchc.db-shm"):
            (self.folder / name).unlink(missing_ok=True)
        shutil.copy(copy / "cchc.db", self.folder / "cchc.db")
        (self.folder / "new-incarnation").touch()
        self.store = self._open(self.name, self.folder)

    def put_back_by_hand(self, copy: Path) -> None:
        """Put the database file back with the file manager: no mark is left."""
        self.restore_from(copy)
        (self.folder / "new-incarnation").unlink()


def close_all(computers: Sequence[Computer]) -> None:
    for computer in computers:
        computer.store.close()
