"""How values stand in the answers of several commands. Must not know any command."""

import uuid
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.calendar.periods import Quarter

_SHORT = 8


def day_json(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def quarter_facts(quarter: Quarter) -> Mapping[str, int]:
    """Give a quarter as the sentences about one name it."""
    return {"quarter": quarter.number, "year": quarter.year}


def number_json(number: Decimal | None) -> int | float | None:
    """Give a figure as JSON has it: whole where it is whole."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def short(key: uuid.UUID) -> str:
    """Give as much of an id as a person needs; the commands take any clear beginning of one."""
    return key.hex[:_SHORT]
