"""The words that a person wrote for a report, chapter by chapter, kept for its period.

The words of a report that somebody is owed hang on that report; those of any other are kept by
its period, plan and unit. A chapter nobody wrote is drafted. Must not know what is drafted.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.domain.identity import made_id
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_plan, find_unit
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.office import write_setting
from cchc_desktop.services.office_facts import setting_id
from cchc_desktop.services.reporting.asking import Asked
from db.changes import Writer
from db.models.office import Setting
from db.models.reporting import Narrative, ReportSlot
from db.plain import ask_through
from db.queries import issued as queries
from db.queries.receipts import slot_is_kept
from db.queries.reporting import settings_like
from db.session import Reading

_WORDS = "report-words:"
_TEXT = "text"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where the words of one report are kept: with the report owed, or by what it is about."""

    slot: uuid.UUID | None
    duty: uuid.UUID | None
    unit: uuid.UUID | None
    period: Period
    scope: str

    def key(self, chapter: str) -> str:
        return f"{_WORDS}{self.scope}:{chapter}"


def read_words(desk: Desk, asked: Asked) -> dict[str, str]:
    """Return the chapters that were written, by their codes."""
    with desk.store.reading() as connection:
        return words_in(connection, desk, asked)


def words_in(connection: Reading, desk: Desk, asked: Asked) -> dict[str, str]:
    return _read(connection, _shelf(connection, desk, asked))


def former_words(desk: Desk, asked: Asked) -> dict[str, str]:
    """Return what was written for the period before: of the same length, else the last quarter."""
    with desk.store.reading() as connection:
        for period in _periods_before(asked.period):
            former = _shelf(connection, desk, replace(asked, period=period))
            found = _read(connection, former)
            if found:
                return found
    return {}


def write_words(desk: Desk, asked: Asked, said: Mapping[str, str | None]) -> Outcome:
    """Keep the words of some chapters; None lets a chapter be drafted again."""
    act = desk.act("write-report", period=period_words(asked.period), count=len(said), typing=True)
    with desk.writing(act) as (writer, outcome):
        shelf = _shelf(writer.connection, desk, asked)
        if shelf.slot is not None:
            _write_to_slot(writer, shelf, said)
        else:
            _write_apart(writer, shelf, said)
    return outcome


def _shelf(connection: Reading, desk: Desk, asked: Asked) -> _Shelf:
    """Find where words belong: with the first report that is owed then, of the whole office."""
    plan = None if asked.plan is None else find_plan(connection, asked.plan)
    unit = None if asked.unit is None else find_unit(connection, asked.unit)
    scope = f"{asked.period}:{plan.hex if plan else ''}:{unit.hex if unit else ''}"
    if unit is None:
        office = OfficeFacts.read(connection, desk.unit_id, desk.today)
        year = asked.period.year
        about = {duty: {one for one, _, _ in s} for duty, s in office.calendar.spans.items()}
        owed = sorted(
            (
                slot
                for slot in office.reports(range(year, year + 1), desk.today)
                if slot.period == asked.period
                and (plan is None or about.get(slot.duty.id) == {plan})
            ),
            key=lambda slot: (slot.due, slot.id),
        )
        if owed:
            first = owed[0]
            return _Shelf(first.id, first.duty.id, first.unit, first.period, scope)
    return _Shelf(None, None, None, asked.period, scope)


def _read(connection: Reading, shelf: _Shelf) -> dict[str, str]:
    ask = ask_through(connection)
    if shelf.slot is not None:
        return {row.chapter: row.text for row in queries.words_of(ask, shelf.slot)}
    kept = settings_like(ask, shelf.key(""))
    return {
        chapter: str(said[_TEXT]) for chapter, said in kept.items() if said.get(_TEXT) is not None
    }


def _write_to_slot(writer: Writer, shelf: _Shelf, said: Mapping[str, str | None]) -> None:
    ask = ask_through(writer.connection)
    if shelf.slot is None or shelf.duty is None or shelf.unit is None:
        raise RefusedError("duty-not-found", {"text": str(shelf.period)})
    if not slot_is_kept(ask, shelf.slot):
        named = {"duty_id": shelf.duty, "unit_id": shelf.unit, "period": str(shelf.period)}
        days = {"data_from": None, "data_to": None, "due": None}
        writer.add(ReportSlot, id=shelf.slot, **named, **days)
    there = {row.chapter: row.id for row in queries.words_of(ask, shelf.slot)}
    for chapter, text in said.items():
        if text is not None:
            known = there.get(chapter) or made_id("narrative", shelf.slot, chapter)
            writer.add(Narrative, id=known, slot_id=shelf.slot, chapter=chapter, text=text.strip())
        elif chapter in there:
            writer.remove(Narrative, there[chapter])


def _write_apart(writer: Writer, shelf: _Shelf, said: Mapping[str, str | None]) -> None:
    for chapter, text in said.items():
        name = shelf.key(chapter)
        if text is not None:
            write_setting(writer, name, {_TEXT: text.strip()})
        elif settings_like(ask_through(writer.connection), name):
            writer.remove(Setting, setting_id(name))


def _periods_before(period: Period) -> list[Period]:
    """Return where former words are looked for: the same length first, then what ended last."""
    by_length = {
        Length.YEAR: Period(period.year - 1),
        Length.NINE_MONTHS: Period(period.year - 1, Length.NINE_MONTHS),
        Length.HALF: Period(period.year - (period.number == 1), Length.HALF, period.number % 2 + 1),
        Length.QUARTER: Period.of(period.last_quarter.previous()),
        Length.MONTH: _month_before(period),
    }
    others = [
        Period.of(period.last_quarter.previous()),
        Period(period.year, Length.HALF),
        Period(period.year, Length.NINE_MONTHS),
    ]
    same = by_length[period.length]
    ended = [one for one in others if one.last_day < period.last_day and one != same]
    return [same, *sorted(ended, reverse=True)]


def _month_before(period: Period) -> Period:
    at = period.number if period.length is Length.MONTH else 1
    return Period(period.year - (at == 1), Length.MONTH, (at - 2) % 12 + 1)
