"""Two computers of one office take the same report in on different days: it came on the first."""

from datetime import date, timedelta
from typing import Any

import pytest
from exchange_words import one, seen

from cchc_desktop.domain.status import State
from cchc_desktop.services.exchange.board import status
from cchc_desktop.services.exchange.differences import list_differences
from cchc_desktop.services.exchange.files import undo_file
from cchc_desktop.services.owed_reports.paper_receipts import ReceiptForm, set_receipt
from tests.builders.exchanging import PHRASE, Q1, WARD, Place, World
from tests.builders.owing import owe_quarterly

SHARED = "Ban hành kế hoạch"
FIRST_DAY, LATER = date(2026, 4, 2), date(2026, 4, 5)


@pytest.fixture
def second(world: World, city: Place) -> Place:
    """A second computer of the city, to which every ward owes a report a quarter."""
    owe_quarterly(city.desk)
    return world.second("city-2", city.sync(PHRASE).path)


def reports(ward: Place) -> list[Any]:
    files = []
    for state in (State.ONGOING, State.DONE):
        ward.note(SHARED, state=state)
        files.append(ward.report())
    return files


def receipts(place: Place) -> list[Any]:
    return place.rows("SELECT received_on, package_id, accepted FROM slot_receipt WHERE NOT gone")


def meet(first: Place, second: Place) -> None:
    assert one(first.take(second.sync().path)).refused is None
    assert one(second.take(first.sync().path)).refused is None


@pytest.mark.parametrize("other_file", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_it_came_on_the_first_day_on_both_and_nobody_is_asked(
    world: World, city: Place, second: Place, ward: Place, *, other_file: bool, turned: bool
):
    files = reports(ward)
    came = one(city.take(files[0]))
    world.clock.at += timedelta(days=3)
    for file in files[::-1] if other_file else files:
        assert one(second.take(file)).refused is None
    assert receipts(second)[0][0] == LATER.isoformat()
    assert seen(city, second.sync().path).counts.conflicts == 0
    meet(*((second, city) if turned else (city, second)))
    for place in (city, second):
        (found,) = receipts(place)
        assert found[0] == FIRST_DAY.isoformat()
        assert found[1] == came.preview.id.bytes
        assert list_differences(place.desk) == []
        line = next(one for one in status(place.desk, Q1).units if one.name == WARD)
        assert (line.received_on, line.on_time) == (FIRST_DAY, True)
    before = [place.rows("SELECT count(*) FROM change") for place in (city, second)]
    meet(second, city)
    assert [place.rows("SELECT count(*) FROM change") for place in (city, second)] == before


def test_a_day_that_somebody_typed_is_left_to_people(
    world: World, city: Place, second: Place, ward: Place
):
    file = reports(ward)[0]
    unit = next(one.unit for one in status(city.desk, Q1).units if one.name == WARD)
    set_receipt(city.desk, ReceiptForm(unit, Q1, date(2026, 4, 1)))
    world.clock.at += timedelta(days=3)
    second.take(file)
    meet(city, second)
    for place in (city, second):
        fields = {one.field for one in list_differences(place.desk)}
        assert "received_on" in fields
    assert receipts(city) == receipts(second)


def test_a_file_taken_back_and_again_on_one_computer_still_came_when_it_came(
    world: World, city: Place, second: Place, ward: Place
):
    file = reports(ward)[0]
    taken = one(city.take(file))
    meet(city, second)
    undo_file(city.desk, taken.preview.id.hex)
    world.clock.at += timedelta(days=3)
    city.take(file)
    meet(city, second)
    assert receipts(city) == receipts(second)
    assert receipts(city)[0][0] == FIRST_DAY.isoformat()
    assert list_differences(city.desk) == []
