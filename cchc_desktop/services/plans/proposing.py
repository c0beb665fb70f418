"""What a plan of the own office may be made from, and what it would then hold.

Only reads. Must not know how a proposal is worked on or stored.
"""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cchc_desktop.domain.draft import BasisDraft, Cited, ColumnDraft, Document, SectionDraft
from cchc_desktop.domain.text import sort_key
from cchc_desktop.domain.year_shift import shift_years
from cchc_desktop.services.assigning import LEAD
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.office_facts import OFFICE, OfficeFacts, setting_id
from cchc_desktop.services.plans.carrying import Carried, carried_tasks, next_document
from cchc_desktop.services.plans.proposal import PlanProposal, ProposedTask, Way, Why
from cchc_desktop.services.plans.reading import PlanRead
from cchc_desktop.services.plans.storing import PlanLine, list_plans
from cchc_desktop.services.unit_book import UnitBook
from db.plain import ask_through
from db.queries import own_plan as own_queries
from db.queries import plans as queries
from db.queries.assigning import PartRow
from db.queries.office import setting_value
from db.queries.plans import VersionRow
from db.queries.units import person_rows
from db.session import Reading
from resources.words import sentence, word

FIELDS = (
    "direction",
    "institutions",
    "procedures",
    "apparatus",
    "civil-service",
    "public-finance",
    "digital-government",
    "satisfaction-survey",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_LAYOUT = ("code", "title", "product", "lead", "partner", "deadline", "note")


def plans_above(desk: Desk) -> list[PlanLine]:
    """Return the plans of other offices, the newest first: what one of ours may carry out."""
    with desk.store.reading() as connection:
        own = UnitBook.read(connection).aliases(desk.unit_id)
        rows = own_queries.carrying_rows(connection)
    ours = {row.id for row in rows if row.issuer_id in own}
    lines = list_plans(desk.store, desk.today)
    return [one for one in lines if not one.implicit and one.id not in ours]


def plans_before(desk: Desk) -> list[PlanLine]:
    """Return our own plans that no other continues yet, the newest first."""
    with desk.store.reading() as connection:
        own = UnitBook.read(connection).aliases(desk.unit_id)
        rows = queries.plan_rows(connection)
    continued = {row.continues_id for row in rows}
    ours = {
        row.id
        for row in rows
        if row.steward_id is None
        and row.id not in continued
        and (row.issuer_id is None or row.issuer_id in own)
    }
    lines = list_plans(desk.store, desk.today)
    return [one for one in lines if not one.implicit and one.id in ours]


def people_names(desk: Desk) -> list[str]:
    """Return the names of the people of the office, in the order of a dictionary."""
    with desk.store.reading() as connection:
        return sorted({one.name for one in person_rows(connection)}, key=sort_key)


def propose_from_above(desk: Desk, plan: str | uuid.UUID) -> PlanProposal:
    """Propose the tasks of a plan from above that are for us, named or through a group."""
    with desk.store.reading() as connection:
        read = PlanRead.read(connection, find_plan(connection, plan))
        ids = [task.id for task in read.tasks]
        taken = {row.above_id for row in own_queries.tasks_below(connection, ids)}
        office = _office(desk, connection, read.book, read.row.first_day)
    tasks = tuple(_from_above(read, _for_us(read.book, desk.unit_id), taken))
    used = sorted({one.section for one in tasks if one.section is not None})
    place = {was: now for now, was in enumerate(used)}
    return PlanProposal(
        Way.ABOVE,
        replace(office, recipients=_recipients(read.original.issuer)),
        read.row.first_day,
        read.row.last_day,
        sections=tuple(read.sections[at] for at in used),
        tasks=tuple(
            replace(one, section=None if one.section is None else place[one.section])
            for one in tasks
        ),
        source=read.row.id,
        bases=_bases(read.original),
        layout=read.layout or _own_layout(),
    )


def propose_from_last_year(desk: Desk, plan: str | uuid.UUID) -> PlanProposal:
    """Propose what goes on a year later; what is through stands beside it, not chosen."""
    with desk.store.reading() as connection:
        read = PlanRead.read(connection, find_plan(connection, plan))
        own = read.book.aliases(desk.unit_id)
        carried = {one.old: one for one in carried_tasks(connection, read.row, 1, own, desk.today)}
    tasks = (
        _a_year_later(read, number, task.id, carried.get(task.id))
        for number, task in enumerate(read.tasks, 1)
        if task.withdrawn_on is None
    )
    return PlanProposal(
        Way.LAST_YEAR,
        next_document(read.newest, 1),
        _year_later(read.row.first_day),
        _year_later(read.row.last_day),
        sections=read.sections,
        tasks=tuple(tasks),
        source=read.row.id,
        layout=read.layout,
    )


def propose_from_nothing(desk: Desk, year: int) -> PlanProposal:
    """Propose an empty plan with a section for each reform field."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        office = _office(desk, connection, book, first)
        above = book.units[desk.unit_id].parent_id
        name = book.name(book.true(above), first) if above in book.units else ""
    return PlanProposal(
        Way.NOTHING,
        replace(office, recipients=_recipients(name)),
        first,
        last,
        sections=tuple(
            SectionDraft(word("reform-sections", field), code, field)
            for code, field in zip(_ROMAN, FIELDS, strict=True)
        ),
        layout=_own_layout(),
    )


def _from_above(
    read: PlanRead, mine: frozenset[uuid.UUID], taken: set[uuid.UUID]
) -> Iterator[ProposedTask]:
    own = read.book.own
    name = read.book.name(own, read.row.first_day) if own else ""
    for number, task in enumerate(read.tasks, 1):
        why = _why(read.parts[task.id], mine)
        if task.withdrawn_on is not None or why is None:
            continue
        yield replace(
            read.line(number, task),
            leads=(name,),
            chosen=task.id not in taken,
            why=Why.TAKEN if task.id in taken else why,
            carries_out=task.id,
        )


def _why(parts: list[PartRow], mine: frozenset[uuid.UUID]) -> Why | None:
    """Say what a task is to us: one we lead, one we take part in, or somebody else's."""
    roles = {one.role for one in parts if one.unit_id in mine or one.via_group_id in mine}
    if not roles:
        return None
    return Why.LED if LEAD in roles else Why.SHARED


def _for_us(book: UnitBook, own: uuid.UUID) -> frozenset[uuid.UUID]:
    """Return the ids by which a plan may mean us: the office, what belongs to it, its groups."""
    mine = set(book.aliases(own))
    while True:
        more = {row.id for row in book.units.values() if row.parent_id in mine} - mine
        if not more:
            return frozenset(mine | {group for one in mine for group in book.groups_of(one)})
        mine |= more


def _a_year_later(
    read: PlanRead, number: int, task: uuid.UUID, going: Carried | None
) -> ProposedTask:
    line = read.line(number, read.by_id[task])
    day = _year_later(read.row.first_day)
    leads, partners = (read.those(task, lead=lead) for lead in (True, False))
    if going is not None:
        leads = [part for part in going.parts if part.role == LEAD]
        partners = [part for part in going.parts if part.role != LEAD]
    return replace(
        line,
        title=shift_years(line.title, 1),
        products=tuple(shift_years(one, 1) for one in line.products),
        deadline=shift_years(line.deadline, 1),
        leads=read.named(leads, day),
        partners=read.named(partners, day),
        person=read.person(task),
        chosen=going is not None,
        why=Why.GOES_ON if going is not None else Why.THROUGH,
        continues=task,
    )


def _year_later(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def _office(desk: Desk, connection: Reading, book: UnitBook, day: date) -> Document:
    """Return the head of a plan of ours: who issues it, where, who signs."""
    facts = OfficeFacts(
        **{
            **(setting_value(ask_through(connection), setting_id(OFFICE)) or {}),
            "unit_id": desk.unit_id,
        }
    )
    name = book.name(desk.unit_id, day)
    return Document(
        subject=sentence("own-plan-subject", {"year": day.year, "office": name}),
        kind=sentence("own-plan-kind"),
        issuer=name,
        place=own_queries.place_of_unit(connection, desk.unit_id),
        signer=facts.signer or None,
        signer_post=facts.signer_post or None,
        signs_as=facts.signs_as or None,
    )


def _recipients(above: str | None) -> tuple[str, ...]:
    told = (sentence("own-plan-reported-to", {"unit": above}),) if above else ()
    return (*told, sentence("own-plan-archive"))


def _bases(above: VersionRow) -> tuple[BasisDraft, ...]:
    """Name the plan above as what ours stands on."""
    if not above.number:
        return ()
    facts = {
        "number": above.number,
        "day": above.issued_on,
        "issuer": above.issuer or "",
        "subject": above.subject,
    }
    code = "own-plan-basis" if above.issued_on else "own-plan-basis-undated"
    return (BasisDraft(sentence(code, facts), (Cited(above.number, above.issued_on),)),)


def _own_layout() -> tuple[ColumnDraft, ...]:
    return tuple(ColumnDraft(word("own-plan-columns", role), role) for role in _LAYOUT)
