"""What goes down to a unit: the plans with what it, or a group it belongs to, leads or shares.

Hidden records go with the others: what was taken away here is to go there, and absence alone says
nothing. Must not know how a file is written.
"""

import uuid
from collections.abc import Collection
from datetime import date

from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.goods import Goods
from cchc_desktop.services.exchange.parties import Toward
from cchc_desktop.services.exchange.rows import keys_in, only, with_cells
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.unit_book import UnitBook
from db.queries.exchange import Bodies, all_own, key_of, own_where
from db.queries.packages import package_rows, trust_rows
from db.session import Reading

_STANDS = "false"
_OF_PLANS = ("plan_version", "basis", "chapter", "section", "narrative_item", "target")
_NAMING = {
    "plan": ("issuer_id",),
    "assignment": ("unit_id", "via_group_id"),
    "unit_duty": ("unit_id",),
    "report_duty": ("unit_id", "recipient_id"),
    "report_slot": ("unit_id",),
}


def goods_for(
    connection: Reading, toward: Toward, plan: str | uuid.UUID | None, today: date
) -> Goods:
    """Gather what goes down to a unit or group."""
    book = UnitBook.read(connection)
    chosen = None if plan is None else find_plan(connection, plan)
    groups = book.groups_of(toward.other.id)
    whose = toward.theirs | {entry for one in groups for entry in book.aliases(one)}
    whose |= book.lineage.forebears(toward.other.id)  # its work came to the unit
    goods = Goods()
    through = toward.theirs if book.units[toward.other.id].is_group else frozenset()
    _tasks(connection, goods, (whose, through), chosen)
    if not goods.of("task"):
        raise RefusedError("exchange-nothing-for", {"unit": toward.other.name})
    _of_tasks(connection, goods, whose, through)
    _of_plans(connection, goods, whose)
    _report_calendar(connection, goods, toward, whose)
    for entity in ("indicator_table", "indicator", "proposal_answer"):
        goods.add(entity, all_own(connection, entity))
    members = _members(book, toward, today)
    _units(connection, goods, book, {toward.us.id, toward.other.id, *groups, *members})
    _belonging(connection, goods, book, {*toward.theirs, *members})
    goods.keys = _keys(connection, book, {*toward.theirs, *members})
    goods.close()
    return goods


def _tasks(
    connection: Reading,
    goods: Goods,
    whose: tuple[Collection[uuid.UUID], Collection[uuid.UUID]],
    plan: uuid.UUID | None,
) -> None:
    """Take the tasks in which the unit, or a member through the group, has or had a part.

    A plan that was taken away goes only to whom it was sent before: there it goes away too.
    """
    units, through = whose
    parts = {
        **own_where(connection, "assignment", "unit_id", units),
        **own_where(connection, "assignment", "via_group_id", through),
    }
    tasks = own_where(connection, "task", "id", keys_in(parts, "task_id"))
    plans = own_where(connection, "plan", "id", keys_in(tasks, "plan_id"))
    known = _plans_sent(connection, units)
    plans = {key: one for key, one in plans.items() if one["gone"] == _STANDS or key in known}
    goods.add("plan", plans if plan is None else only(plans, [plan]))
    goods.add("task", _among(tasks, "plan_id", goods.of("plan")))


def _plans_sent(connection: Reading, units: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return the plans of files that went to a unit before, or to a group it belongs to."""
    return {
        uuid.UUID(hex=plan)
        for row in package_rows(connection, "out")
        if row.kind == Kind.ASSIGN and row.office_id in units
        for plan in row.scope.get("plans", ())
    }


def _of_tasks(
    connection: Reading,
    goods: Goods,
    whose: Collection[uuid.UUID],
    through: Collection[uuid.UUID],
) -> None:
    tasks = goods.of("task")
    parts = own_where(connection, "assignment", "task_id", tasks)
    # What others do through the unit's own group is none of its business, and there may be 200.
    kept = {
        key: cells
        for key, cells in parts.items()
        if key_of(cells, "unit_id") in whose
        or (via := key_of(cells, "via_group_id")) not in whose
        or via in through
    }
    goods.add("assignment", kept)
    goods.add("task_item", own_where(connection, "task_item", "task_id", tasks))
    deadlines = own_where(connection, "deadline", "task_id", tasks)
    goods.add("deadline", deadlines)
    goods.add("milestone", own_where(connection, "milestone", "deadline_id", deadlines))


def _of_plans(connection: Reading, goods: Goods, whose: Collection[uuid.UUID]) -> None:
    plans = goods.of("plan")
    for entity in _OF_PLANS:
        goods.add(entity, own_where(connection, entity, "plan_id", plans))
    goods.add(
        "unit_duty",
        _among(own_where(connection, "unit_duty", "plan_id", plans), "unit_id", whose),
    )
    documents = keys_in(goods.of("plan_version"), "attachment_id")
    goods.add("attachment", own_where(connection, "attachment", "id", documents))


def _report_calendar(
    connection: Reading, goods: Goods, toward: Toward, whose: Collection[uuid.UUID]
) -> None:
    """Take what the unit owes us: the duties, what they are about, days decided by hand."""
    owed = own_where(connection, "report_duty", "unit_id", whose)
    duties = _among(owed, "recipient_id", {None, *toward.ours})
    to_us = {"recipient_id": f'"{toward.us.id.hex}"'}
    goods.add("report_duty", with_cells(duties, to_us))
    about = own_where(connection, "report_duty_plan", "duty_id", duties)
    goods.add("report_duty_plan", _among(about, "plan_id", goods.of("plan")))
    slots = own_where(connection, "report_slot", "duty_id", duties)
    goods.add("report_slot", _among(slots, "unit_id", whose))


def _units(connection: Reading, goods: Goods, book: UnitBook, wanted: set[uuid.UUID]) -> None:
    """Take every unit that is named, what is above it, and their names."""
    for entity, columns in _NAMING.items():
        for column in columns:
            wanted |= keys_in(goods.of(entity), column)
    wanted = {book.true(one) for one in wanted}
    while above := _parents(book, wanted) - wanted:
        wanted |= above
    units = own_where(connection, "unit", "id", wanted)
    goods.add("unit", units)
    for entity in ("unit_name", "unit_spelling"):
        goods.add(entity, own_where(connection, entity, "unit_id", units))
    goods.add("unit_succession", own_where(connection, "unit_succession", "from_id", units))
    for entity, columns in _NAMING.items():
        for column in columns:
            _name_truly(goods, book, entity, column)


def _parents(book: UnitBook, units: set[uuid.UUID]) -> set[uuid.UUID]:
    found = (book.units[one].parent_id for one in units if one in book.units)
    return {book.true(one) for one in found if one is not None}


def _name_truly(goods: Goods, book: UnitBook, entity: str, column: str) -> None:
    """Let records name a unit by the entry that is kept of it."""
    for key, cells in goods.of(entity).items():
        named = key_of(cells, column)
        if named is not None and book.true(named) != named:
            goods.bodies[entity][key] = {**cells, column: f'"{book.true(named).hex}"'}


def _belonging(
    connection: Reading, goods: Goods, book: UnitBook, units: Collection[uuid.UUID]
) -> None:
    goods.add("membership", own_where(connection, "membership", "unit_id", units))
    for column in ("unit_id", "group_id"):
        _name_truly(goods, book, "membership", column)


def _members(book: UnitBook, toward: Toward, today: date) -> list[uuid.UUID]:
    group = toward.other.id
    return book.members(group, today) if book.units[group].is_group else []


def _keys(
    connection: Reading, book: UnitBook, units: Collection[uuid.UUID]
) -> list[dict[str, str]]:
    """Return the keys we know of units: from us the receiver may take that they are right."""
    return [
        {"id": book.true(row.office_id).hex, "public_key": row.public_key}
        for row in trust_rows(connection, units)
        if row.replaced_by_id is None
    ]


def _among(rows: Bodies, column: str, wanted: Collection[uuid.UUID | None]) -> Bodies:
    return {key: cells for key, cells in rows.items() if key_of(cells, column) in wanted}
