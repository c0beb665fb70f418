"""New databases come from one that the migrations made, and statements are worded once a process.

For rooms that ask what is done with a database, not how one comes to be; `db` has its own tests
of that. Must not know any table.
"""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from db import engine, upgrade
from tests.builders.folders import template


class _Worded(dict[Any, Any]):
    """The statements as SQL. The engine's own cache ends with the engine, as each test does.

    The first part of a key is the dialect, one for each engine and all alike here.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[Any, ...], worded: Any) -> None:
        super().__setitem__(key[1:], worded)


_WORDED = _Worded()


@pytest.fixture(autouse=True)
def migrated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay a new database of today's schema where the migrations would make the same one."""
    really = upgrade.migrate

    def migrate(database: Path, chain: upgrade.Chain) -> None:
        if chain == upgrade.SHIPPED and not database.exists():
            database.write_bytes(template())
        else:
            really(database, chain)

    template()  # made by the real one
    monkeypatch.setattr(upgrade, "migrate", migrate)
    remembering = partial(create_engine, execution_options={"compiled_cache": _WORDED})
    monkeypatch.setattr(engine, "create_engine", remembering)
