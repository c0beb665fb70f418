"""The laws of files between offices: order, repetition, loss, scope, taking back, stable bytes."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.services.exchange.files import list_files, undo_file
from tests.builders.effort import effort
from tests.builders.exchange_files import a_copy, made
from tests.builders.exchanging import OTHER_WARD, WARD, Place

Step = tuple[int, bool]
STEPS = st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=9)
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
FEW = settings(effort(examples=8, steps=1), suppress_health_check=SLOW, stateful_step_count=50)


def run(city: Place, steps: list[Step]) -> frozenset[uuid.UUID]:
    """Take files in, or back where that is asked and they are in; return the believed ones."""
    for number, back in steps:
        file = made().up[number]
        taken = next(iter(city.take(file)))
        assert taken.refused is None
        if back and taken.preview.id is not None:
            undo_file(city.desk, taken.preview.id)
    return frozenset(one.id for one in list_files(city.desk, sent=False) if not one.undone)


def own(place: Place) -> list[Any]:
    """Return what an office keeps itself of plans, tasks and results."""
    tables = ("plan", "task", "assignment", "deadline", "milestone", "progress", "unit", "target")
    return [
        place.rows(f"SELECT * FROM {table} WHERE steward_id IS NULL ORDER BY id")  # noqa: S608
        for table in tables
    ]


_SHOWN: dict[frozenset[uuid.UUID], Any] = {}


@FEW
@given(steps=STEPS)
def test_what_is_shown_follows_from_the_files_believed_and_nothing_else(steps: list[Step]):
    """In any order, again and again, with some lost: the same files show the same."""
    with a_copy("city") as (city,):
        before = own(city)
        believed = run(city, steps)
        assert own(city) == before, "a file changed what its sender does not keep"
        shown = city.mirrored()
    assert _SHOWN.setdefault(believed, shown) == shown


@FEW
@given(steps=STEPS, last=st.integers(0, 4))
def test_taking_back_restores_what_was_shown_before(steps: list[Step], last: int):
    with a_copy("city") as (city,):
        run(city, steps)
        there = {one.id for one in list_files(city.desk, sent=False) if not one.undone}
        before = city.mirrored()
        taken = next(iter(city.take(made().up[last])))
        assert taken.preview.id is not None
        if taken.preview.id not in there:
            undo_file(city.desk, taken.preview.id)
        assert city.mirrored() == before


def test_each_reports_own_lane_is_all_it_touches():
    with a_copy("city") as (city,):
        for file, name in zip(made().up, (WARD, WARD, OTHER_WARD, OTHER_WARD, WARD), strict=True):
            before = {row[0]: row for row in lanes(city)}
            city.take(file)
            after = {row[0]: row for row in lanes(city)}
            changed = {key for key in after if before.get(key) != after[key]}
            assert {after[key][1] for key in changed} <= {name}


def lanes(place: Place) -> list[tuple[Any, ...]]:
    return place.rows(
        "SELECT e.id, n.name, e.percent, e.result, e.gone FROM progress e"
        " JOIN assignment a ON a.id = e.assignment_id JOIN unit_name n ON n.unit_id = a.unit_id"
    )


@pytest.mark.parametrize("folder", ["ward", "other"])
def test_writing_what_was_taken_in_again_gives_the_same_bytes(folder: str, tmp_path: Path):
    with a_copy("city", folder) as (city, ward):
        first, again = ward.report(), ward.report()
        assert first.read_bytes() == again.read_bytes()
        taken = next(iter(city.take(first)))
        assert taken.preview.already_taken or taken.refused is None
    assert tmp_path.exists()


def test_clocks_change_nothing():
    with a_copy("city") as (early,), a_copy("city") as (late,):
        clock = late.desk.now.__self__  # type: ignore[attr-defined]
        clock.at = clock.at.replace(year=2027)
        for number in (3, 1, 0, 2, 4):
            early.take(made().up[number])
        for number in (0, 1, 2, 3, 4):
            late.take(made().up[number])
        shown = [
            [row for row in place.mirrored() if row[0] != "receipt"] for place in (early, late)
        ]
        assert shown[0] == shown[1]
