"""Writes the next revision from what the models say: `python -m db.next_revision "words"`.

A tool of developers. The revision has to be read and, where data moves, completed by hand.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from alembic import command
from sqlalchemy import Connection

import db.migrations
from db.engine import make_engine
from db.migrations import KNOWN
from db.models.everything import metadata
from db.upgrade import SHIPPED, Chain, alembic_config, migrate


def make(words: str, chain: Chain = SHIPPED) -> Path:
    """Write the next revision beside the others; return where."""
    revision = f"{chain.newest + 1:04}"
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "scratch.db"
        if chain.newest:
            migrate(database, chain)
        engine = make_engine(database)
        try:
            with engine.begin() as connection:
                config = alembic_config(
                    connection,
                    chain.location,
                    metadata=metadata,
                    kept_by_sqlite=kept_by_sqlite(connection),
                )
                command.revision(config, words, autogenerate=True, rev_id=revision)
        finally:
            engine.dispose()
    (written,) = (chain.location / "versions").glob(f"{revision}_*.py")
    text = written.read_text(encoding="utf-8")
    written.write_text(re.sub(r" *# ### .* ###\n", "", text), encoding="utf-8")
    return written


def kept_by_sqlite(connection: Connection) -> frozenset[str]:
    """Return the tables that are no table of ours: full-text indexes and what they consist of."""
    found = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')"
    )
    return frozenset(found.scalars())


def main(arguments: Sequence[str]) -> None:
    (words,) = arguments
    path = make(words)
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", path], check=True)  # noqa: S603
    marker = Path(db.migrations.__file__)
    text = re.sub(r"KNOWN = \d+", f"KNOWN = {KNOWN + 1}", marker.read_text(encoding="utf-8"))
    marker.write_text(text, encoding="utf-8")
    sys.stdout.write(
        f"{path}\nRead it. Then keep a database of it: see tests/upgrades/old_databases.\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
