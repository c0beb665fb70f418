"""A file from above is taken back after work was done on its tasks: everything still opens."""

from collections.abc import Callable

import pytest
from exchange_words import one, seen

from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.sheet import EntryFilter, entry_sheet
from cchc_desktop.services.exchange.board import status
from cchc_desktop.services.exchange.errands import errands
from cchc_desktop.services.exchange.files import list_files, undo_file
from cchc_desktop.services.exchange.trust import known_keys
from cchc_desktop.services.exchange.year_board import year_board
from cchc_desktop.services.history import list_history
from cchc_desktop.services.overview.standing import overview
from cchc_desktop.services.task_list.details import task_details
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.units import list_units
from tests.builders.exchanging import CITY, Q1, WARD, Place
from tests.builders.plans_above import GROUP

SHARED = "Ban hành kế hoạch"


@pytest.fixture
def left(city: Place, ward: Place) -> Place:
    """A ward that noted a result, sent it, and took back the file the task came with."""
    assert city.sent
    ward.note(SHARED, state=State.ONGOING)
    ward.report()
    (file,) = list_files(ward.desk, sent=False)
    undo_file(ward.desk, file.id)
    return ward


LOOKS: list[Callable[[Desk], object]] = [
    list_tasks,
    lambda desk: [task_details(desk, line.id) for line in list_tasks(desk)],
    overview,
    lambda desk: entry_sheet(desk, Q1),
    lambda desk: entry_sheet(desk, Q1, EntryFilter(on_behalf=True)),
    list_units,
    list_history,
    errands,
    lambda desk: status(desk, Q1),
    lambda desk: year_board(desk, Q1.year),
    known_keys,
]


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_at_the_office_still_works(left: Place, look: Callable[[Desk], object]):
    look(left.desk)


def test_a_task_with_results_stays_with_the_names_it_had(left: Place):
    (line,) = list_tasks(left.desk)
    assert line.title.startswith(SHARED)
    assert line.lead_units == (GROUP,)
    names = {unit.name for unit in list_units(left.desk)}
    assert {WARD, CITY} <= names


def test_the_file_is_looked_at_and_taken_in_again(city: Place, left: Place):
    found = seen(left, city.sent[0])
    assert (found.refused, found.already_taken) == (None, False)
    assert any(line.label == WARD for line in found.lines)
    assert one(left.take(city.sent[0])).refused is None
    assert len(list_tasks(left.desk)) == 3
