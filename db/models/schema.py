"""What every table shares: the declarative base, the column types and the mixin of kept records.

Must not know what any table is for.
"""

import json
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import (
    Date,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Key(TypeDecorator[uuid.UUID]):
    """A UUID as its 16 bytes: half the size of text in every key and reference."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> bytes | None:
        del dialect
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> uuid.UUID | None:
        del dialect
        return None if value is None else uuid.UUID(bytes=value)


class Instant(TypeDecorator[datetime]):
    """A moment, kept in UTC as ISO text; shown only, never used to decide anything."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal number as a whole number of ten-thousandths, so that SQLite adds it up exactly."""

    SCALE: ClassVar[int] = 10_000
    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        del dialect
        if value is None:
            return None
        scaled = value * self.SCALE
        if scaled != int(scaled):
            raise ValueError(value)
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        del dialect
        return None if value is None else Decimal(value) / self.SCALE


class Json(TypeDecorator[Any]):
    """Lists and mappings as canonical JSON text: equal values give equal bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        del dialect
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else json.loads(value)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        uuid.UUID: Key,
        datetime: Instant,
        date: Date,
        Decimal: Exact,
        dict[str, Any]: Json,
        list[Any]: Json,
        str: Text,
    }


def refers(
    target: str, *, index: bool = True, nullable: bool = False, unique: bool = False
) -> Mapped[Any]:
    """Refer to a kept record; indexed, since rows are nearly always found by their owner."""
    return mapped_column(Key, ForeignKey(target), index=index, nullable=nullable, unique=unique)


class Kept:
    """A record an office keeps and offices exchange.

    `steward_id` is the office that keeps it, empty for the own office. `born` is the local change
    set that brought it. `gone` hides it; a row is never deleted, so that undo and merging can
    bring it back.
    """

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    steward_id: Mapped[uuid.UUID | None]
    born: Mapped[int] = mapped_column(ForeignKey("change_set.seq"))
    gone: Mapped[bool] = mapped_column(default=False)
