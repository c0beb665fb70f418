"""The one place where objects are wired: a data folder, its database, the clock, whose desk it is.

Must not know any verb, any window or any command.
"""

import getpass
import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.config.installation import installation_id
from cchc_desktop.config.update_steps import has_step
from cchc_desktop.domain.merge.life import is_removed
from cchc_desktop.scheduling.clock import Clock, SystemClock
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.office_facts import office_facts, person_at
from db.act import Act
from db.copies import daily_copy_due, local
from db.errors import Fault, StoreFault
from db.folder import Folder
from db.session import Store

if TYPE_CHECKING:
    from cchc_desktop.services.office import OfficeForm


_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Office:
    """An open data folder and the desk at it."""

    folder: Folder
    desk: Desk

    def close(self) -> None:
        self.desk.store.close()
        self.folder.close()


def system_user() -> str:
    """Return who is logged in, as good a name as there is before anybody was asked."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def open_desk(folder: Folder, clock: Clock | None = None) -> Office:
    """Wire a held folder whose database exists; bring an older database up to date first."""
    clock = clock or SystemClock()
    if folder.needs_upgrade:
        from db.upgrade import bring_up  # noqa: PLC0415 - Alembic is slow to load

        bring_up(folder, clock.now())
    store = _store_of(folder, folder.database)
    try:
        unit_id = office_facts(store).unit_id
        who = person_at(store, system_user()) or system_user()
    except BaseException:
        store.close()
        raise
    return Office(folder, Desk(store, unit_id, who, clock.now))


def look_who_is_here(office: Office) -> None:
    """See who uses this computer now, as after somebody else sat down or was called differently."""
    store = office.desk.store
    office.desk.who = person_at(store, system_user()) or office.desk.who


@contextmanager
def open_office(path: Path, clock: Clock | None = None, *, wait: float = 2.0) -> Iterator[Office]:
    """Hold the data folder at `path` and open it; both end with the block."""
    if has_step(path):
        from cchc_desktop.services.upkeep.update_arrival import finish_way_back  # noqa: PLC0415 - seldom

        finish_way_back(path, (clock or SystemClock()).now())
    folder = Folder.open(path, wait)
    try:
        office = open_desk(folder, clock)
    except BaseException:
        folder.close()
        raise
    try:
        yield office
    finally:
        office.close()


def keep_daily_copy(folder: Folder, at: datetime) -> None:
    """Make the day's first copy. That it cannot be made is no reason not to work."""
    if not daily_copy_due(folder.path, local(at).date()):
        return
    from cchc_desktop.services.upkeep.copies import daily_copy  # noqa: PLC0415 - once a day

    try:
        daily_copy(folder, at)
    except StoreFault as fault:
        _LOG.warning("no daily copy: %s %s", fault.code, fault.facts)


def make_office(path: Path, form: "OfficeForm", clock: Clock | None = None) -> Office:
    """Make a data folder for an office and open it; nothing is left of it when that fails."""
    from cchc_desktop.services.office import init_office  # noqa: PLC0415 - slow to load, too
    from db.upgrade import creating  # noqa: PLC0415 - Alembic is slow to load

    clock = clock or SystemClock()
    founding = Act("init-office", clock.now(), system_user(), origin="founding")
    folder = Folder.create(path)
    try:
        # Refuses one that somebody made while this waited for the folder.
        with creating(folder.database) as new, closing(_store_of(folder, new)) as store:
            unit_id = init_office(store, form, founding)
    except BaseException:
        folder.close()
        raise
    who = form.person or system_user()
    return Office(folder, Desk(_store_of(folder, folder.database), unit_id, who, clock.now))


def join_office(path: Path, package: Path, passphrase: str, clock: Clock | None = None) -> Office:
    """Make the data folder of an office's second computer from a file of its first one."""
    from cchc_desktop.services.exchange.second_computer import fill_from  # noqa: PLC0415 - slow
    from db.upgrade import creating  # noqa: PLC0415 - Alembic is slow to load

    clock = clock or SystemClock()
    act = Act("take-sync", clock.now(), system_user(), origin="sync")
    folder = Folder.create(path)
    try:
        with creating(folder.database) as new, closing(_store_of(folder, new)) as store:
            unit_id = fill_from(store, package, folder.files, passphrase, act)
    except BaseException:
        folder.close()
        raise
    who = system_user()
    return Office(folder, Desk(_store_of(folder, folder.database), unit_id, who, clock.now))


def found_office(
    path: Path, files: Sequence[Path], as_unit: str | None, clock: Clock | None = None
) -> Office:
    """Make a data folder for the unit that a file from above is meant for."""
    from cchc_desktop.domain.ticket import Ticket  # noqa: PLC0415 - once in an office's life
    from cchc_desktop.services.exchange.founding import form_from  # noqa: PLC0415 - slow, too

    return make_office(path, form_from(files, as_unit, Ticket()), clock)


@contextmanager
def open_or_found(
    path: Path, files: Sequence[Path], as_unit: str | None, clock: Clock | None = None
) -> Iterator[Office]:
    """Open the data folder; where there is none, found the office a file from above is meant for.

    When the block fails nothing is left of a founded one.
    """
    try:
        folder = Folder.open(path, 2.0)
    except StoreFault as fault:
        if fault.code is not Fault.FOLDER_MISSING:
            raise
    else:
        folder.close()
        with open_office(path, clock) as there:
            yield there
        return
    was_there = path.exists()
    office = found_office(path, files, as_unit, clock)
    try:
        yield office
    except BaseException:
        office.close()
        if not was_there:
            shutil.rmtree(path, ignore_errors=True)
        raise
    office.close()


def _store_of(folder: Folder, database: Path) -> Store:
    return Store(database, lambda: f"{installation_id()}:{folder.path}", is_removed)
