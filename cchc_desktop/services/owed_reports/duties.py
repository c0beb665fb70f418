"""Which reports are owed to whom: seen, added, changed, ended.

Records that differ only in the part of the year they are about are one duty to a person: "quý I,
6 tháng, quý III, năm". Must not know when a reminder of one is due.
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from cchc_desktop.domain.calendar import due_rules, due_words
from cchc_desktop.domain.calendar.cutoffs import CutoffPreset
from cchc_desktop.domain.calendar.duty_parts import (
    EVERY_MONTH,
    EVERY_QUARTER,
    IN_ORDER,
    frequencies_for,
    parts_of,
)
from cchc_desktop.domain.calendar.errors import DueRuleError
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.reporting import ReportDuty, ReportDutyPlan, ReportSlot
from db.plain import Ask, ask_through
from db.queries import reminders as queries
from db.queries import reporting
from db.queries.reminders import DutyRow
from resources.words import word

_DAY: Final = timedelta(1)


@dataclass(frozen=True, slots=True)
class DutyForm:
    """A report owed again and again; `parts` are codes of duty_parts, `due` the rule in words."""

    parts: frozenset[str]
    due: str
    recipient: str
    owing: uuid.UUID | None = None  # the own office, if nobody is named
    cutoffs: CutoffPreset = CutoffPreset.ND09
    plans: frozenset[uuid.UUID] = frozenset()  # none stands for all


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty as a list shows it; `ids` are its records, `kept_by` names another office's."""

    ids: tuple[uuid.UUID, ...]
    form: DutyForm
    owing: str
    kept_by: str
    confirmed: bool
    text: str


def parts_words(parts: Collection[str]) -> str:
    """Say parts of a year as an office does: "Quý I, 6 tháng đầu năm, năm", "Hằng quý"."""
    left, said = set(parts), []
    for whole, code in ((EVERY_MONTH, "every-month"), (EVERY_QUARTER, "every-quarter")):
        if whole <= left:
            said.append(word("duty-parts", code))
            left -= whole
    said += [word("duty-parts", code) for code in IN_ORDER if code in left]
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


def list_duties(desk: Desk) -> list[Duty]:
    """Return the duties that go on, the own office's first."""
    with desk.store.reading() as connection:
        ask, book = ask_through(connection), UnitBook.read(connection)
        links, texts = reporting.duty_links(ask), reporting.duty_texts(ask)
        groups = _grouped(ask, book, links)
    found = [_duty(desk, book, group, links, texts) for group in groups]
    return sorted(found, key=lambda one: (bool(one.owing), one.owing))


def add_duty(desk: Desk, form: DutyForm) -> Outcome:
    act = desk.act("add-report-duty", recipient=nfc(form.recipient), parts=parts_words(form.parts))
    with desk.writing(act) as (writer, outcome):
        _write(desk, writer, form, [])
    return outcome


def change_duty(desk: Desk, ids: Collection[uuid.UUID], form: DutyForm) -> Outcome:
    """Let the records of a duty say what the form says; a person has looked at it then."""
    act = desk.act(
        "change-report-duty", recipient=nfc(form.recipient), parts=parts_words(form.parts)
    )
    with desk.writing(act) as (writer, outcome):
        _write(desk, writer, form, _ours(writer, ids))
    return outcome


def confirm_duty(desk: Desk, ids: Collection[uuid.UUID]) -> Outcome:
    """Let a duty count that was read from a plan and was not sure."""
    act = replace(desk.act("confirm-report-duty"), facts=_named(desk, ids))
    with desk.writing(act) as (writer, outcome):
        for row in _ours(writer, ids):
            writer.change(ReportDuty, row.id, confirmed=True)
    return outcome


def end_duty(desk: Desk, ids: Collection[uuid.UUID]) -> Outcome:
    """Let nothing be owed any more for the periods that end from today on.

    A duty for which no report ever came in leaves altogether: it was a mistake, or never needed.
    """
    act = replace(desk.act("end-report-duty"), facts=_named(desk, ids))
    with desk.writing(act) as (writer, outcome):
        let_go(desk, writer, [row.id for row in _ours(writer, ids)])
    return outcome


def check_form(form: DutyForm) -> str:
    """Refuse a form that is not complete; return its due rule as it is stored."""
    if not form.parts:
        raise RefusedError("duty-without-parts")
    if not nfc(form.recipient):
        raise RefusedError("duty-without-recipient")
    return str(due_words.read(form.due))


def _grouped(
    ask: Ask, book: UnitBook, links: dict[uuid.UUID, dict[uuid.UUID, uuid.UUID]]
) -> list[list[DutyRow]]:
    groups: dict[tuple[object, ...], list[DutyRow]] = {}
    for row in queries.duty_rows(ask):
        if row.last_day is not None or row.unit_id not in book.units:
            continue
        same = (
            *(book.true(row.unit_id), row.recipient_id or row.recipient, row.due_rule),
            *(row.cutoffs, row.confirmed, row.steward_id, frozenset(links.get(row.id, ()))),
        )
        groups.setdefault(same, []).append(row)
    return list(groups.values())


def _duty(
    desk: Desk,
    book: UnitBook,
    rows: Sequence[DutyRow],
    links: dict[uuid.UUID, dict[uuid.UUID, uuid.UUID]],
    texts: dict[uuid.UUID, str],
) -> Duty:
    one = rows[0]
    owing = book.true(one.unit_id)
    form = DutyForm(
        parts=frozenset[str]().union(*(parts_of(row.frequency, row.period_part) for row in rows)),
        due=rule_words(one.due_rule),
        recipient=_recipient(desk, book, one),
        owing=None if owing == book.own else owing,
        cutoffs=CutoffPreset(one.cutoffs)
        if one.cutoffs in tuple(CutoffPreset)
        else CutoffPreset.ND09,
        plans=frozenset(links.get(one.id, ())),
    )
    return Duty(
        ids=tuple(row.id for row in rows),
        form=form,
        owing="" if form.owing is None else book.name(owing, desk.today),
        kept_by=_name(desk, book, one.steward_id),
        confirmed=one.confirmed,
        text=texts.get(one.id, ""),
    )


def rule_words(stored: str) -> str:
    """Say a stored rule; one that cannot be understood is shown as it is."""
    try:
        return due_words.say(due_rules.parse(stored))
    except DueRuleError:
        return stored


def _recipient(desk: Desk, book: UnitBook, row: DutyRow) -> str:
    return _name(desk, book, row.recipient_id) or row.recipient or ""


def _name(desk: Desk, book: UnitBook, unit: uuid.UUID | None) -> str:
    known = None if unit is None else book.true(unit)
    return book.name(known, desk.today) if known is not None and known in book.units else ""


def _named(desk: Desk, ids: Collection[uuid.UUID]) -> dict[str, str]:
    """Return what a duty is called in the history."""
    for duty in list_duties(desk):
        if set(ids) & set(duty.ids):
            return {"recipient": duty.form.recipient, "parts": parts_words(duty.form.parts)}
    raise RefusedError("duty-not-found", {"text": ", ".join(map(str, ids))})


def _ours(writer: Writer, ids: Collection[uuid.UUID]) -> list[DutyRow]:
    rows = [row for row in queries.duty_rows(ask_through(writer.connection)) if row.id in ids]
    if not rows:
        raise RefusedError("duty-not-found", {"text": ", ".join(map(str, ids))})
    if any(row.steward_id is not None for row in rows):
        raise RefusedError("duty-kept-by-another", {"recipient": rows[0].recipient or ""})
    return rows


def _write(desk: Desk, writer: Writer, form: DutyForm, there: Sequence[DutyRow]) -> None:
    rule = check_form(form)
    book = UnitBook.read(writer.connection)
    known = book.meant_by(form.recipient)
    said: dict[str, Any] = {
        "unit_id": form.owing or desk.unit_id,
        "recipient_id": known[0] if len(known) == 1 else None,
        "recipient": nfc(form.recipient),
        "due_rule": rule,
        "cutoffs": str(form.cutoffs),
        "confirmed": True,
    }
    kept, left = [], set(form.parts)
    for row in there:
        parts = parts_of(row.frequency, row.period_part)
        if parts and parts <= left:
            kept.append(row.id)
            left -= parts
    _refuse_twice(writer, said, form, [row.id for row in there])
    for duty in kept:
        writer.change(ReportDuty, duty, **said)
    for frequency, part in frequencies_for(left):
        kept.append(writer.add(ReportDuty, frequency=frequency, period_part=part, **said))
    for duty in kept:
        _link(writer, duty, form.plans)
    let_go(desk, writer, [row.id for row in there if row.id not in kept])


def _refuse_twice(
    writer: Writer, said: dict[str, Any], form: DutyForm, but: Collection[uuid.UUID]
) -> None:
    """Refuse a report that the same office owes to the same one already."""
    ask = ask_through(writer.connection)
    links = reporting.duty_links(ask)
    for row in queries.duty_rows(ask):
        if row.last_day is not None or row.id in but or not row.confirmed:
            continue
        goes_to = row.recipient_id or nfc(row.recipient or "")
        is_same = (row.unit_id, goes_to) == (
            said["unit_id"],
            said["recipient_id"] or said["recipient"],
        )
        common = parts_of(row.frequency, row.period_part) & form.parts
        if is_same and common and frozenset(links.get(row.id, ())) == form.plans:
            facts = {"parts": parts_words(common), "recipient": said["recipient"]}
            raise RefusedError("duty-there-already", facts)


def _link(writer: Writer, duty: uuid.UUID, plans: Collection[uuid.UUID]) -> None:
    there = reporting.duty_links(ask_through(writer.connection)).get(duty, {})
    for plan in plans:
        if plan not in there:
            writer.add(ReportDutyPlan, duty_id=duty, plan_id=plan)
    for plan, link in there.items():
        if plan not in plans:
            writer.remove(ReportDutyPlan, link)


def let_go(desk: Desk, writer: Writer, duties: Collection[uuid.UUID]) -> None:
    """End duties within a write; one for which nothing ever came in leaves altogether."""
    ask = ask_through(writer.connection)
    used = reporting.used_duties(ask, duties)
    unused = [duty for duty in duties if duty not in used]
    for duty in used:
        writer.change(ReportDuty, duty, last_day=desk.today - _DAY)
    for slot in reporting.slots_of(ask, unused):
        writer.remove(ReportSlot, slot)
    links = reporting.duty_links(ask)
    for duty in unused:
        for link in links.get(duty, {}).values():
            writer.remove(ReportDutyPlan, link)
        writer.remove(ReportDuty, duty)
