"""What the office has settled for itself. Must not know what a setting means."""

import uuid
from typing import Any

from sqlalchemy import Connection, select

from db.models.office import Setting
from db.models.schema import Base

SETTING = Base.metadata.tables[Setting.__tablename__]


def setting_value(connection: Connection, key: uuid.UUID) -> dict[str, Any] | None:
    query = select(SETTING.c.value).where(SETTING.c.id == key, SETTING.c.gone.is_(False))
    value: dict[str, Any] | None = connection.execute(query).scalar()
    return value
