"""Taking a file in that breaks off at any statement leaves everything as before, or as after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from cchc_desktop.services.exchange.files import list_files, undo_file
from tests.builders.exchange_files import a_copy, made
from tests.builders.exchanging import Place

QUICK = 14
"""So many statements of each deed break off in the quick share; in the long run all do."""


class BrokenOff(BaseException):
    """Not an Exception: nothing on the way may take it for an expected misfortune."""


@contextmanager
def breaking_off(engine: Engine, nth: int, seen: list[int]) -> Iterator[None]:
    """Break off before the nth statement that writes, or before a commit; 0 is never."""

    def count(*told: object) -> None:
        said = str(told[2]).lstrip()[:6].upper() if len(told) > 2 else "COMMIT"
        if said in {"INSERT", "UPDATE", "DELETE", "COMMIT"}:
            seen[0] += 1
            if seen[0] == nth:
                raise BrokenOff

    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", count)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", count)
        event.remove(engine, "commit", count)


def written(place: Place) -> list[Any]:
    """Return everything that is stored."""
    tables = place.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [(name, sorted(map(repr, place.rows(f'SELECT * FROM "{name}"')))) for (name,) in tables]  # noqa: S608


def takes_a_report(place: Place) -> None:
    for file in (made().up[0], made().up[1]):
        place.take(file)


def takes_back(place: Place) -> None:
    newest = next(one for one in list_files(place.desk, sent=False) if not one.undone)
    undo_file(place.desk, newest.id)


def nothing(_: Place) -> None:
    return


def takes_first(place: Place) -> None:
    place.take(made().up[0])


DEEDS = {"take": (nothing, takes_a_report), "take back": (takes_first, takes_back)}


def points(count: int, *, every: bool) -> list[int]:
    if every or count <= QUICK:
        return list(range(1, count + 1))
    return sorted({1 + at * (count - 1) // (QUICK - 1) for at in range(QUICK)})


def check(deed: str, *, every: bool) -> None:
    prepare, act = DEEDS[deed]
    with a_copy("city") as (city,):
        prepare(city)
        seen = [0]
        with breaking_off(city.desk.store._engine, 0, seen):
            act(city)
        after = city.mirrored()
    for nth in points(seen[0], every=every):
        with a_copy("city") as (city,):
            prepare(city)
            states = []
            engine = city.desk.store._engine
            before = written(city)
            with pytest.raises(BrokenOff), breaking_off(engine, nth, [0]):
                act(city)
            states.append(written(city))
            believed = [one for one in list_files(city.desk, sent=False) if not one.undone]
            assert states[0] == before or len(believed) != len(prepared(deed)), f"statement {nth}"
            assert not city.rows("PRAGMA foreign_key_check")
            again(city, deed)
            assert city.mirrored() == after, f"after statement {nth} it cannot be done again"


def prepared(deed: str) -> tuple[int, ...]:
    return () if deed == "take" else (0,)


def again(city: Place, deed: str) -> None:
    if deed == "take":
        takes_a_report(city)
    elif any(not one.undone for one in list_files(city.desk, sent=False)):
        takes_back(city)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_share_of_the_statements(deed: str):
    check(deed, every=False)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("deed", DEEDS)
def test_every_statement(deed: str):
    check(deed, every=True)
