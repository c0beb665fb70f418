"""What Alembic runs for every command: the connection is handed in, the transaction is begun.

Must not know today's models, except when a new revision is written or compared (`metadata`).
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext


def render_plainly(kind: str, rendered: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our column types as what they are in the file: a revision must not follow the code."""
    del autogen
    if kind != "type" or not type(rendered).__module__.startswith("db."):
        return False
    return f"sa.{rendered.impl_instance!r}"


def run() -> None:
    attributes = context.config.attributes
    connection = attributes["connection"]
    kept_by_sqlite: frozenset[str] = attributes.get("kept_by_sqlite", frozenset())
    context.configure(
        connection=connection,
        target_metadata=attributes.get("metadata"),
        transactional_ddl=True,
        render_as_batch=True,
        render_item=render_plainly,
        compare_server_default=True,
        include_name=lambda name, kind, _parents: kind != "table" or name not in kept_by_sqlite,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
