"""All tables at once, for migrations and for code that must know every table there is."""

from db.models import (
    changes,
    exchange,
    figures,
    office,
    plans,
    progress,
    reporting,
    search,
    tasks,
    units,
)
from db.models.schema import Base

__all__ = [
    "changes",
    "exchange",
    "figures",
    "metadata",
    "office",
    "plans",
    "progress",
    "reporting",
    "search",
    "tasks",
    "units",
]

metadata = Base.metadata
