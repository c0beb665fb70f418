"""What the tests of the place Trao đổi share: a city with its wards, and the place over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange_stage import SHARED, WARD, Stage, State, World, owe, stage_of
from pytestqt.qtbot import QtBot

from tests.builders.exchanging import Place
from ui.jobs.runner import Runner


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "offices")
    made.top.mkdir()
    yield made
    made.close()


@pytest.fixture
def city(world: World) -> Place:
    made = world.city()
    owe(made)
    return made


@pytest.fixture
def ward(world: World, city: Place) -> Place:
    """Give a ward that has taken in the city's tasks and noted one result."""
    made = world.ward()
    made.take(city.assign(WARD))
    made.note(SHARED, state=State.DONE, done_on=made.desk.today.replace(month=3, day=20))
    return made


@pytest.fixture
def stage(city: Place, tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Stage]:
    with stage_of(city, tmp_path, runner, qtbot) as made:
        yield made
