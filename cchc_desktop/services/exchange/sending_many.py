"""Several files written at once into one folder, with names a person can read.

One that cannot be written is named, the others are. Must not know who chose them.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.errands import Errand, Way
from cchc_desktop.services.exchange.forms import write_form_for
from cchc_desktop.services.exchange.kinds import Why
from cchc_desktop.services.exchange.sending import (
    Where,
    write_answers,
    write_assign,
    write_return,
    write_sync,
)
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.unit_book import UnitBook
from db.folder import Folder
from resources.words import sentence

_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))
_LONGEST: Final = 110
_TAKEN: Final = " ({})"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one file that was to be written."""

    errand: Errand
    path: Path
    again: bool = False
    without: tuple[str, ...] = ()
    refused: Why | None = None


def write_all(
    desk: Desk, folder: Folder, wanted: Sequence[Errand], place: Path, ticket: Ticket
) -> list[Written]:
    """Write the files of all errands into a folder."""
    if not place.is_dir():
        raise RefusedError("exchange-no-such-place", {"path": str(place)})
    with desk.store.reading() as connection:
        us = UnitBook.read(connection).name(desk.unit_id, desk.today)
    found: list[Written] = []
    names: set[str] = set()
    for at, errand in enumerate(wanted):
        ticket.step(at, len(wanted), "writing-package")
        name = _unlike(file_name(errand, us, desk.today), names)
        found.append(_written(desk, folder, errand, place / name))
    return found


def file_name(errand: Errand, us: str, day: date) -> str:
    """Return what the file of an errand is called: what it is, of or for whom, which day."""
    facts = {
        "unit": errand.name,
        "us": us,
        "period": period_words(errand.period) if errand.period else "",
        "on": f"{day:%d-%m-%Y}",
    }
    said = sentence(f"exchange-file-names.{errand.way}", facts)
    safe = " ".join(unicodedata.normalize("NFC", said).translate(_NOT_IN_NAMES).split())
    ending = ".xlsx" if errand.way is Way.FORM else ".cchc"
    return f"{safe[:_LONGEST].rstrip(' .')}{ending}"


def _unlike(name: str, names: set[str]) -> str:
    """Return a name that no other file of this writing bears; two units may be called alike."""
    stem, ending = name.rsplit(".", 1)
    number, one = 2, name
    while one.casefold() in names:
        one = f"{stem}{_TAKEN.format(number)}.{ending}"
        number += 1
    names.add(one.casefold())
    return one


def _written(desk: Desk, folder: Folder, errand: Errand, path: Path) -> Written:
    try:
        return _write(desk, Where(folder, path, Ticket()), errand)
    except (ExchangeError, RefusedError) as refusal:
        return Written(errand, path, refused=Why(refusal.code, refusal.facts))


def _write(desk: Desk, where: Where, errand: Errand) -> Written:
    if errand.way is Way.FORM:
        write_form_for(desk, errand.to, _period(errand), where.out, where.ticket)
        return Written(errand, where.out)
    if errand.way is Way.UP:
        sent = write_return(desk, where, _period(errand), above=errand.to)
    elif errand.way is Way.DOWN:
        sent = write_assign(desk, where, errand.to)
    elif errand.way is Way.ANSWERS:
        sent = write_answers(desk, where, errand.to)
    else:
        sent = write_sync(desk, where)
    return Written(errand, sent.path, sent.again, sent.without)


def _period(errand: Errand) -> Period:
    if errand.period is None:
        raise RefusedError("exchange-without-period")
    return errand.period
