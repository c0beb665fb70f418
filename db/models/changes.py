"""Who wrote what, in which order: change sets, computers, and the versions of changed fields.

Local history (`change_set`, `change`) stays on this computer; `field_version` travels between
the computers of one office. Must not know what the fields mean.
"""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Json


class Replica(Base):
    """One incarnation of one installation: the author of dots, known everywhere by its `key`."""

    __tablename__ = "replica"
    no: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    office_id: Mapped[uuid.UUID | None]
    home: Mapped[str | None]  # installation and folder; only of replicas that lived here
    counter: Mapped[int] = mapped_column(default=0)  # the highest seen
    successor_no: Mapped[int | None] = mapped_column(ForeignKey("replica.no"))
    begun_at: Mapped[datetime | None]


class ChangeSet(Base):
    """One write: a gesture of a person, or a file taken in."""

    __tablename__ = "change_set"
    __table_args__ = (UniqueConstraint("replica_no", "counter"),)
    seq: Mapped[int] = mapped_column(primary_key=True)
    replica_no: Mapped[int] = mapped_column(ForeignKey("replica.no"))
    counter: Mapped[int]
    at: Mapped[datetime]
    who: Mapped[str]
    verb: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    origin: Mapped[str] = mapped_column(default="own")  # own | undo | redo | sync | file
    target_seq: Mapped[int | None] = mapped_column(ForeignKey("change_set.seq"))  # of undo, redo
    undone: Mapped[bool] = mapped_column(default=False)
    added: Mapped[dict[str, Any]] = mapped_column(default=dict)  # rows added, by table


class Change(Base):
    """One field of one row in one set: the former and the new value, as JSON."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_row", "row", "set_seq"), {"sqlite_with_rowid": False})
    set_seq: Mapped[int] = mapped_column(ForeignKey("change_set.seq"), primary_key=True)
    entity: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    former: Mapped[str | None]
    new: Mapped[str | None]


class FieldVersion(Base):
    """What is known of one field that was changed since its row was created.

    `vector` and `bases` say what this value has seen; `siblings` holds the values written side by
    side, and is empty while there is just the one in the row itself, whose dot is `dot`.
    """

    __tablename__ = "field_version"
    __table_args__ = ({"sqlite_with_rowid": False},)
    row: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    entity: Mapped[str]
    dot: Mapped[str]
    vector: Mapped[dict[str, Any]]
    bases: Mapped[list[Any]]
    siblings: Mapped[list[Any] | None] = mapped_column(Json)
