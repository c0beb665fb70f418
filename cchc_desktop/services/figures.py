"""What measurements and statistics share: whose figure of which quarter, and whether it fits.

Must not know targets from indicators.
"""

import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from cchc_desktop.domain.indicators import Figure
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_unit
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.schema import Base
from db.queries.figures import ids_there
from db.session import Reading

_PLACES = 4
_TOO_LARGE = Decimal(10) ** 14


def whose(
    connection: Reading, desk: Desk, unit: uuid.UUID | str | None, book: UnitBook
) -> uuid.UUID:
    """Return the unit a figure is of: the own office where none is named."""
    if unit is None:
        return desk.unit_id
    found = find_unit(connection, unit, book)
    if book.units[found].is_group:
        raise RefusedError("figure-of-group", {"unit": book.name(found, desk.today)})
    return found


def checked(figure: Figure) -> Figure:
    """Refuse a figure that cannot be kept as it is."""
    if not figure.is_stated:
        raise RefusedError("figure-missing")
    for number in (figure.value, figure.numerator, figure.denominator):
        if number is None:
            continue
        if abs(number) >= _TOO_LARGE:
            raise RefusedError("figure-too-large", {"value": number})
        if number != round(number, _PLACES):
            raise RefusedError("figure-too-fine", {"value": str(number)})
    return figure


def refuse_anothers(steward: uuid.UUID | None, unit: str) -> None:
    """Refuse to write over a figure that came in another office's file."""
    if steward is not None:
        raise RefusedError("figure-kept-by-another", {"unit": unit})


def write_rows(writer: Writer, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows with ids of their own: new ones at once, those taken back before again."""
    there = ids_there(writer.connection, model, [row["id"] for row in rows])
    writer.add_many(model, [row for row in rows if row["id"] not in there])
    for row in rows:
        if row["id"] in there:
            writer.add(model, **row)
