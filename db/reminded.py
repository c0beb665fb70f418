"""This computer's own note of which reminders it has shown; it is in no change set.

What others of the office see is nobody's business but theirs. Must not know when to show what.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, delete, func
from sqlalchemy.dialects.sqlite import insert

from db.models.office import ReminderShown
from db.models.schema import Base

_SHOWN = Base.metadata.tables[ReminderShown.__tablename__]
# Longer than a year: a clock that was a year wrong finds its notes again.
_KEPT = timedelta(days=400)


def note_shown(connection: Connection, reminders: Collection[str], day: date, at: datetime) -> None:
    """Note that these were shown on a day; notes that nobody will ask for any more go."""
    if not reminders:
        return
    noted = insert(_SHOWN)
    connection.execute(
        noted.on_conflict_do_update(
            index_elements=[_SHOWN.c.reminder, _SHOWN.c.day],
            set_={"at": func.max(_SHOWN.c.at, noted.excluded.at)},
        ),
        [{"reminder": one, "day": day, "at": at} for one in sorted(set(reminders))],
    )
    connection.execute(delete(_SHOWN).where(_SHOWN.c.day < day - _KEPT))
