"""Offices that exchange files: a city, its wards, a second computer; each with its own profile."""

import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from cchc_desktop.bootstrap import Office, found_office, join_office, make_office, open_desk
from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.exchange.parcel import Sent
from cchc_desktop.services.exchange.sending import Where, write_assign, write_return, write_sync
from cchc_desktop.services.exchange.taking import Ask, Taken, take
from cchc_desktop.services.office import OfficeForm
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, set_progress
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.units import UnitForm, add_unit
from db.backup import make_copy
from db.copies import Reason
from db.folder import Folder
from db.restore import restore
from tests.builders.plans_above import ABOVE, FIRST, GROUP, LAST

CITY = "Ủy ban nhân dân thành phố"
WARD, OTHER_WARD = "UBND phường Hoa Sen", "UBND phường Hoa Mai"
NOON = datetime(2026, 4, 2, 12, 0, tzinfo=VIETNAM)
Q1 = parse("2026Q1")
PHRASE = "hoa sen nở trong ao"


class Moving:
    """A clock that goes on a second with every look, so that no two files are of one moment."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Place:
    """One office on one computer."""

    office: Office
    out: Path
    profile: Path
    sent: list[Path] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return self.office.desk

    def _next(self, ending: str = ".cchc") -> Path:
        path = self.out / f"{self.office.folder.path.name}-{len(self.sent)}{ending}"
        self.sent.append(path)
        return path

    def where(self, path: Path | None = None) -> Where:
        return Where(self.office.folder, path or self._next(), Ticket())

    def assign(self, unit: str, plan: uuid.UUID | None = None) -> Path:
        with at_home(self):
            return write_assign(self.desk, self.where(), unit, plan).path

    def report(self, period: Period = Q1) -> Path:
        with at_home(self):
            return write_return(self.desk, self.where(), period).path

    def sync(self, phrase: str | None = None) -> Sent:
        with at_home(self):
            return write_sync(self.desk, self.where(), phrase)

    def take(self, *paths: Path, **said: Any) -> list[Taken]:
        with at_home(self):
            return take(self.desk, self.office.folder, paths, Ticket(), Ask(**said))

    def kept_copy(self) -> Path:
        """Make a copy of the database, as before every batch of files."""
        return make_copy(self.office.folder, Reason.IMPORT, self.desk.now()).path

    def tasks(self) -> dict[str, Any]:
        return {line.title: line for line in list_tasks(self.desk)}

    def note(self, title: str, **said: Any) -> None:
        """Note a result of a task, told by the beginning of its title."""
        task = next(line.id for name, line in self.tasks().items() if name.startswith(title))
        form = ProgressForm(task, said.pop("quarter", Q1.last_quarter), said.pop("state"), **said)
        set_progress(self.desk, form, self.office.folder.files)

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.desk.store.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement, values)]

    def mirrored(self) -> list[Any]:
        """Return what is shown of what others keep, but for who brought it here when."""
        found: list[Any] = []
        for table in MIRRORED:
            names = [row[1] for row in self.rows(f"PRAGMA table_info({table})") if row[1] != "born"]
            found += [
                (table, *row)
                for row in self.rows(
                    f"SELECT {', '.join(chr(34) + one + chr(34) for one in names)} FROM {table}"  # noqa: S608
                    " WHERE steward_id IS NOT NULL AND NOT gone ORDER BY id"
                )
            ]
        return found


MIRRORED = (
    *("unit", "unit_name", "membership", "plan", "plan_version", "section", "task", "task_item"),
    *("assignment", "deadline", "milestone", "target", "progress", "evidence", "measurement"),
    *("indicator_value", "report_duty", "report_slot", "narrative", "proposal", "receipt"),
)


def settle_down(office: Office) -> Office:
    """Let an office be on one installation for good, whosever profile is set."""
    path = office.folder.path
    office.desk.store._home = lambda: f"{path.name}:{path}"
    return office


@contextmanager
def at_home(place: Place) -> Iterator[None]:
    """Be the user of one computer: private keys lie in that user's profile."""
    former = os.environ.get("XDG_CONFIG_HOME")
    os.environ["XDG_CONFIG_HOME"] = os.environ["WIN_PD_OVERRIDE_LOCAL_APPDATA"] = str(place.profile)
    try:
        yield
    finally:
        if former is not None:
            os.environ["XDG_CONFIG_HOME"] = former
            os.environ["WIN_PD_OVERRIDE_LOCAL_APPDATA"] = former


@dataclass
class World:
    """Offices in one folder, closed together."""

    top: Path
    places: list[Place] = field(default_factory=list)
    clock: Moving = field(default_factory=Moving)

    def _entered(self, office: Office, profile: Path) -> Place:
        settle_down(office)
        made = Place(office, self.top, profile)
        self.places.append(made)
        return made

    def _profile(self, name: str) -> Path:
        path = self.top / f"profile-{name}"
        path.mkdir(parents=True, exist_ok=True)
        return path

    def office(self, folder: str, name: str, level: Level = Level.COMMUNE, **said: Any) -> Place:
        form = OfficeForm(name, level, person="Lý Thị Mai", **said)
        place = Place(None, self.top, self._profile(folder))  # type: ignore[arg-type]
        with at_home(place):
            return self._entered(make_office(self.top / folder, form, self.clock), place.profile)

    def city(self, units: Sequence[str] = (WARD, OTHER_WARD)) -> Place:
        """Make the city with its wards and the plan of the year."""
        city = self.office("city", CITY, Level.PROVINCE)
        for unit in units:
            add_unit(city.desk, UnitForm(unit, member_of=(GROUP,)))
        store_plan(city.desk, ABOVE, FIRST, LAST)
        return city

    def ward(self, folder: str = "ward", name: str = WARD) -> Place:
        return self.office(folder, name, parent=CITY)

    def founded(self, folder: str, files: Sequence[Path], as_unit: str | None) -> Place:
        place = Place(None, self.top, self._profile(folder))  # type: ignore[arg-type]
        with at_home(place):
            office = found_office(self.top / folder, files, as_unit, self.clock)
        return self._entered(office, place.profile)

    def second(self, folder: str, file: Path, phrase: str = PHRASE) -> Place:
        place = Place(None, self.top, self._profile(folder))  # type: ignore[arg-type]
        with at_home(place):
            office = join_office(self.top / folder, file, phrase, self.clock)
        return self._entered(office, place.profile)

    def copied(self, template: Path, folders: Sequence[str], opened: datetime) -> list[Place]:
        """Open offices that were made before, each from a copy of its folder and profile."""
        self.clock.at = opened
        for folder in folders:
            for name in (folder, f"profile-{folder}"):
                shutil.copytree(template / name, self.top / name)
            place = Place(None, self.top, self._profile(folder))  # type: ignore[arg-type]
            with at_home(place):
                folder_held = Folder.open(self.top / folder)
                place.office = settle_down(open_desk(folder_held, self.clock))
            self.places.append(place)
        for path in sorted(template.glob("*.cchc")):
            shutil.copy(path, self.top / path.name)
        return self.places

    def reopened(self, place: Place) -> Place:
        """Close and open an office, as on the next day."""
        place.office.close()
        with at_home(place):
            folder = Folder.open(place.office.folder.path)
            place.office = settle_down(open_desk(folder, self.clock))
        return place

    def restored(self, place: Place, copy: Path) -> Place:
        """Put a copy back, as the program's own restoring does, and open the office again."""
        place.office.close()
        with at_home(place), Folder.open(place.office.folder.path) as folder:
            restore(folder, copy, self.clock.now())
        return self.reopened(place)

    def close(self) -> None:
        for place in self.places:
            place.office.close()


def day(number: int, month: int) -> date:
    return date(2026, month, number)
