"""An office with a real data folder, a desk at it, and a counter of statements."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from cchc_desktop.bootstrap import Office, make_office
from cchc_desktop.domain.units import Level
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.office import OfficeForm
from tests.builders.exchanging import WARD, Place, World
from tests.builders.new_databases import migrated_once  # noqa: F401 - for every test here

MORNING = datetime(2026, 5, 20, 8, 30)  # noqa: DTZ001 - the clock takes it to be Việt Nam's


@pytest.fixture(scope="session")
def _two_offices(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """Make a city with its plan, and a ward that has taken its file in, once for all tests."""
    top = tmp_path_factory.mktemp("offices")
    world = World(top)
    city, ward = world.city(), world.ward()
    (taken,) = ward.take(city.assign(WARD))
    assert taken.refused is None
    world.close()
    return top, world.clock.at


@pytest.fixture
def world(tmp_path: Path, _two_offices: tuple[Path, datetime]) -> Iterator[World]:
    made = World(tmp_path)
    made.copied(_two_offices[0], ("city", "ward"), _two_offices[1])
    yield made
    made.close()


@pytest.fixture
def city(world: World) -> Place:
    made = world.places[0]
    made.sent.append(world.top / "city-0.cchc")
    return made


@pytest.fixture
def ward(world: World) -> Place:
    return world.places[1]


@pytest.fixture
def office(data_folder: Path) -> Iterator[Office]:
    form = OfficeForm(
        "Ủy ban nhân dân phường Hoa Sen",
        Level.COMMUNE,
        parent="Ủy ban nhân dân thành phố",
        place="Hoa Sen",
        person="Lý Thị Mai",
    )
    made = make_office(data_folder, form, FixedClock(MORNING))
    yield made
    made.close()


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk


class QueryCount:
    """Counts the statements that reach the database."""

    def __init__(self, desk: Desk) -> None:
        self._engine = desk.store._engine

    def of(self, act: Callable[[], object]) -> int:
        with self._counting() as seen:
            act()
        return len(seen)

    @contextmanager
    def _counting(self) -> Iterator[list[str]]:
        seen: list[str] = []

        def note(*told: object) -> None:
            seen.append(str(told[2]))

        event.listen(self._engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(self._engine, "before_cursor_execute", note)


@pytest.fixture
def queries(desk: Desk) -> QueryCount:
    return QueryCount(desk)
