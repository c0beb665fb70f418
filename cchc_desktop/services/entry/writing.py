"""What is typed on the sheet of results: one cell, many, or the words of the period before.

Every correction is a new entry; the earlier one stays in the history. Only what the same hand typed
in the same cell a minute ago gives way to what it types now: that is one deed. Must not know how a
cell is typed, nor in which order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.status import CLOSED, State
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.entry.lines import EntryLine, EntryPlace
from cchc_desktop.services.entry.names import short_name
from cchc_desktop.services.entry.sheet import EntryFilter, entry_sheet
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.progress import ProgressForm, record


class Cell(StrEnum):
    """What can be typed of a line; the words are in the table `entry-cells`."""

    STATE = "state"
    PERCENT = "percent"
    DONE_ON = "done_on"
    RESULT = "result"
    DIFFICULTY = "difficulty"
    PROPOSAL = "proposal"


class Typed(NamedTuple):
    """One value for one cell: a State, a whole number, a day, words, or None to empty it."""

    place: EntryPlace
    cell: Cell
    value: Any


_NOT_BEGUN: Final = frozenset({None, State.NOT_STARTED})
_KINDS_OF_STATE: Final = {"ongoing": State.ONGOING}


def write_cell(desk: Desk, period: Period, typed: Typed, files: Path | None = None) -> Outcome:
    """Write one cell."""
    return write_cells(desk, period, [typed], files)


def write_cells(
    desk: Desk, period: Period, typed: Sequence[Typed], files: Path | None = None
) -> Outcome:
    """Write cells as one change set: all of them, or none when one is refused."""
    if not typed:
        return Outcome()
    lines = _lines(desk, period, (one.place for one in typed))
    of_lines: dict[EntryPlace, list[Typed]] = {}
    for one in typed:
        of_lines.setdefault(one.place, []).append(one)
    forms = [_form(period, _line(lines, place), cells) for place, cells in of_lines.items()]
    cells = {one.cell for one in typed}
    cell = next(iter(cells)) if len(cells) == 1 else ""
    act = _act(desk, period, "enter-cells", cell, [lines[place] for place in of_lines])
    act = replace(act, typing=len(typed) == 1)
    with desk.writing(act) as (writer, outcome):
        record(writer, desk, forms, files)
    return outcome


def as_before(desk: Desk, period: Period, places: Iterable[EntryPlace]) -> Outcome:
    """Fill what is still empty from what was last said before; one change set for all lines.

    A line of which nothing was said before stays as it is.
    """
    wanted = list(dict.fromkeys(places))
    lines = _lines(desk, period, wanted)
    found = [lines[place] for place in wanted if place in lines]
    forms = [form for line in found if (form := _form_before(period, line)) is not None]
    if not forms:
        raise RefusedError("nothing-said-before", {})
    tasks = {form.task for form in forms}
    act = _act(desk, period, "enter-as-before", "", [one for one in found if one.id.task in tasks])
    with desk.writing(act) as (writer, outcome):
        record(writer, desk, forms)
    return outcome


def can_take_before(line: EntryLine) -> bool:
    """Say whether something would be filled from what was said before."""
    before = line.before
    if before is None or not line.writable:
        return False
    return line.state is None or (not line.result and bool(before.result))


def _act(desk: Desk, period: Period, verb: str, cell: str, lines: Sequence[EntryLine]) -> Any:
    quarter = period.last_quarter
    facts: dict[str, Any] = {"quarter": quarter.number, "year": quarter.year}
    if cell:
        facts["cell"] = cell
    if len({line.id.task for line in lines}) == 1:
        facts["task"] = short_name(lines[0])
        return desk.act(verb if cell or verb == "enter-as-before" else f"{verb}-of", **facts)
    facts["count"] = len({line.id.task for line in lines})
    return desk.act(f"{verb}-many", **facts)


def _lines(desk: Desk, period: Period, places: Iterable[EntryPlace]) -> dict[EntryPlace, EntryLine]:
    only = frozenset(place.task for place in places)
    found: dict[EntryPlace, EntryLine] = {}
    for on_behalf in (False, True):
        sheet = entry_sheet(desk, period, EntryFilter(on_behalf, only))
        found.update((line.id, line) for line in sheet.lines)
    return found


def _line(lines: dict[EntryPlace, EntryLine], place: EntryPlace) -> EntryLine:
    if place not in lines:
        raise RefusedError("entry-line-gone", {})
    return lines[place]


def _form(period: Period, line: EntryLine, typed: Sequence[Typed]) -> ProgressForm:
    """Return what to note of a line: its cells as typed, the rest as it stands."""
    said = {one.cell.value: one.value for one in typed if one.cell is not Cell.STATE}
    wiped = frozenset(name for name, value in said.items() if value is None)
    for cell in (Cell.RESULT, Cell.DIFFICULTY, Cell.PROPOSAL):
        if cell in said:
            said[cell.value] = said.pop(cell.value) or ""
    state = line.state or _state_to_begin_with(line)
    if said.get(Cell.PERCENT) and line.state in _NOT_BEGUN:
        state = State.IN_PROGRESS
    if said.get(Cell.DONE_ON) is not None:  # who says when it was done says that it was
        state = State.DONE
    stated = [State(one.value) for one in typed if one.cell is Cell.STATE]
    return _noted(period, line, stated[-1] if stated else state, said, wiped)


def _noted(
    period: Period,
    line: EntryLine,
    state: State,
    said: dict[str, Any],
    wiped: frozenset[str] = frozenset(),
) -> ProgressForm:
    place = line.id
    return ProgressForm(
        place.task,
        period.last_quarter,
        state,
        unit=place.unit,
        occurrence=place.occurrence,
        wiped=wiped,
        **said,
    )


def _state_to_begin_with(line: EntryLine) -> State:
    """Return the state of a line of which words came first: it goes on, or is under way."""
    before = line.before
    if before is not None and before.state not in CLOSED | {State.NOT_STARTED}:
        return before.state
    return _KINDS_OF_STATE.get(line.kind, State.IN_PROGRESS)


def _form_before(period: Period, line: EntryLine) -> ProgressForm | None:
    before = line.before
    if before is None or not can_take_before(line):
        return None
    state = line.state or before.state
    said: dict[str, Any] = {}
    if line.state is None and before.state is not State.DONE:
        said["percent"] = before.percent
    if not line.result and before.result:
        said["result"] = before.result
    if not line.difficulty and before.difficulty:
        said["difficulty"] = before.difficulty
    return _noted(period, line, state, said)
