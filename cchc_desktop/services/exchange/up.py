"""What goes up: the own unit's results of one period, what proves them, its figures, its words.

Of the plans the office above keeps, and of nothing else. Must not know how a file is written.
"""

import uuid
from collections.abc import Collection

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.goods import Goods
from cchc_desktop.services.exchange.parties import Toward
from cchc_desktop.services.exchange.rows import keys_in, with_cells
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.report_calendar import Slot, slot_id
from cchc_desktop.services.unit_book import UnitBook
from db.queries.exchange import Bodies, key_of, own_where, value_of, where
from db.session import Reading

_NO_DAYS = dict.fromkeys(
    ("data_from", "data_to", "due", "on_time_until", "locked_after", "reopened_why"), "null"
)


def goods_of(
    connection: Reading, desk: Desk, toward: Toward, period: Period, plan: uuid.UUID | None
) -> Goods:
    """Gather what the office reports of a period to the one above."""
    above = toward.other.id
    quarters = [str(quarter) for quarter in period.quarters]
    goods = Goods()
    # Also the work of those whom we succeeded: theirs to finish is ours to report.
    workers = toward.ours | UnitBook.read(connection).lineage.forebears(desk.unit_id)
    parts = where(connection, "assignment", "unit_id", workers, above)
    tasks = where(connection, "task", "id", keys_in(parts, "task_id"), above)
    if plan is not None:
        tasks = {key: one for key, one in tasks.items() if key_of(one, "plan_id") == plan}
    mine = {key for key, one in parts.items() if key_of(one, "task_id") in tasks}
    for entity in ("progress", "evidence"):
        rows = own_where(connection, entity, "assignment_id", mine)
        goods.add(entity, _in(rows, quarters))
    documents = keys_in(goods.of("evidence"), "attachment_id")
    goods.add("attachment", own_where(connection, "attachment", "id", documents))
    measured = own_where(connection, "measurement", "unit_id", toward.ours)
    plans = {plan} if plan is not None else None
    targets = where(connection, "target", "id", keys_in(measured, "target_id"), above)
    told = {key for key, one in targets.items() if not plans or key_of(one, "plan_id") in plans}
    figures = {key: one for key, one in measured.items() if key_of(one, "target_id") in told}
    goods.add("measurement", _in(figures, quarters))
    values = own_where(connection, "indicator_value", "unit_id", toward.ours)
    goods.add("indicator_value", _in(values, quarters))
    _words(connection, desk, goods, toward, period)
    goods.add("proposal", _proposals(connection, toward))
    return goods


def _in(rows: Bodies, quarters: Collection[str]) -> Bodies:
    return {key: cells for key, cells in rows.items() if value_of(cells, "quarter") in quarters}


def _words(connection: Reading, desk: Desk, goods: Goods, toward: Toward, period: Period) -> None:
    """Take what was written for the period's report, hung on the report as the receiver knows it.

    A report that only we know of goes with its duty; there it is told apart as not confirmed.
    """
    facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
    years = range(period.year, period.year + 1)
    slots = [one for one in facts.reports(years, desk.today) if one.period == period]
    # Words of one report go once: with a duty of the office above, where there is one.
    slots.sort(key=lambda slot: (slot.duty.steward_id != toward.other.id, slot.due, slot.id))
    told: set[str] = set()
    for slot in slots:
        written = own_where(connection, "narrative", "slot_id", [slot.id], gone=False)
        news = {key: one for key, one in written.items() if one["chapter"] not in told}
        told |= {cells["chapter"] for cells in news.values()}
        if news:
            _hang(connection, goods, toward, slot, news)


def _hang(connection: Reading, goods: Goods, toward: Toward, slot: Slot, words: Bodies) -> None:
    there = slot_id(slot.duty.id, toward.us.id, slot.period)
    goods.add("narrative", with_cells(words, {"slot_id": f'"{there.hex}"'}))
    kept = own_where(connection, "report_slot", "id", [slot.id])
    as_theirs = with_cells(kept, {**_NO_DAYS, "gone": "false"})
    if slot.id in as_theirs:
        goods.add("report_slot", {there: as_theirs[slot.id]})
    duties = own_where(connection, "report_duty", "id", [slot.duty.id])
    goods.add("report_duty", with_cells(duties, {"confirmed": "false"}))


def _proposals(connection: Reading, toward: Toward) -> Bodies:
    """Take what we would have changed in the records of the office above."""
    return own_where(connection, "proposal", "from_office_id", toward.ours)
