"""The copy of a file that people read: who sends what to whom, as a table in the reports' layout.

It says nothing the file's records do not say, and the same records give the same bytes. Must not
know how a file is packed.
"""

import uuid
from collections.abc import Sequence
from typing import Any, Final

import resources
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.text import code_key
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.model import (
    Appendix,
    Column,
    ColumnKind,
    Kind,
    Letterhead,
    Report,
    Row,
    Table,
)
from cchc_desktop.reports.writing import Format, report_bytes
from cchc_desktop.services.exchange.goods import Goods
from cchc_desktop.services.exchange.parties import Toward
from cchc_desktop.services.exchange.rows import keys_in
from cchc_desktop.services.occasion_words import period_words
from db.queries.exchange import Bodies, key_of, value_of, where
from db.session import Reading
from resources.words import sentence, word

_HIDDEN: Final = "true"
_FIRST_YEAR: Final = 2000
_MOST_ROWS: Final = 400


def assigned_copy(goods: Goods, toward: Toward, ticket: Ticket) -> bytes:
    """Return the tasks that go down, in the order of their plan."""
    phrases = {
        key_of(cells, "task_id"): str(value_of(cells, "phrase") or "")
        for cells in goods.of("deadline").values()
    }
    products: dict[uuid.UUID | None, list[str]] = {}
    for cells in goods.of("task_item").values():
        if value_of(cells, "kind") == "product" and cells["gone"] != _HIDDEN:
            products.setdefault(key_of(cells, "task_id"), []).append(str(value_of(cells, "text")))
    rows = [
        (key, *_named(cells), "\n".join(sorted(products.get(key, ()))), phrases.get(key, ""))
        for key, cells in _in_order(goods.of("task"))
    ]
    columns = (
        _column("order", 14, ColumnKind.ORDER),
        _column("title", 90),
        _column("product", 45),
        _column("deadline", 45),
    )
    return _made("assign", toward, columns, [row[1:] for row in rows], None, ticket)


def returned_copy(
    connection: Reading, goods: Goods, toward: Toward, period: Period, ticket: Ticket
) -> bytes:
    """Return the results that go up: of each task what stands of it in the period."""
    entries = _standing(goods.of("progress"))
    parts = where(
        connection, "assignment", "id", keys_in(entries, "assignment_id"), toward.other.id
    )
    tasks = where(connection, "task", "id", keys_in(parts, "task_id"), toward.other.id)
    of_task: dict[uuid.UUID | None, list[Any]] = {}
    for cells in entries.values():
        part = key_of(cells, "assignment_id")
        if part in parts:
            of_task.setdefault(key_of(parts[part], "task_id"), []).append(cells)
    rows = []
    for key, cells in _in_order(tasks):
        said = sorted(of_task.get(key, ()), key=lambda one: str(value_of(one, "quarter")))
        for one in said[-1:]:
            percent = value_of(one, "percent")
            rows.append(
                (
                    *_named(cells),
                    word("states", str(value_of(one, "state"))),
                    "" if percent is None else f"{percent}%",
                    str(value_of(one, "result") or ""),
                )
            )
    columns = (
        _column("order", 14, ColumnKind.ORDER),
        _column("title", 80),
        _column("state", 30, ColumnKind.STATE),
        _column("percent", 20),
        _column("result", 60),
    )
    return _made("return", toward, columns, rows, period, ticket)


def _standing(entries: Bodies) -> Bodies:
    """Return the entries that no later one corrects."""
    corrected = keys_in(entries, "corrects_id")
    return {
        key: cells
        for key, cells in entries.items()
        if key not in corrected and cells["gone"] != _HIDDEN
    }


def _in_order(tasks: Bodies) -> list[tuple[uuid.UUID, Any]]:
    shown = [(key, cells) for key, cells in tasks.items() if cells["gone"] != _HIDDEN]
    return sorted(
        shown,
        key=lambda one: (
            str(key_of(one[1], "plan_id")),
            int(value_of(one[1], "position")),
            code_key(value_of(one[1], "code")),
            one[0],
        ),
    )


def _named(cells: Any) -> tuple[str, str]:
    return str(value_of(cells, "code") or ""), str(value_of(cells, "title"))


def _column(code: str, share: int, kind: ColumnKind = ColumnKind.TEXT) -> Column:
    return Column(word("exchange-columns", code), share, kind)


def _made(
    what: str,
    toward: Toward,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Any, ...]],
    period: Period | None,
    ticket: Ticket,
) -> bytes:
    facts = {
        "us": toward.us.name,
        "other": toward.other.name,
        "period": "" if period is None else period_words(period),
        "count": len(rows),
    }
    shown = tuple(Row(row) for row in rows[:_MOST_ROWS])
    more = len(rows) - len(shown)
    notes = (sentence("exchange-copy.more", {"count": more}),) if more else ()
    table = Table(columns, shown, notes=notes)
    appendix = Appendix(
        sentence(f"exchange-copy.{what}", facts),
        (table,),
        reference=sentence("exchange-copy.between", facts),
    )
    year = period.year if period else _FIRST_YEAR
    head = Letterhead(own=(toward.us.name.upper(),), symbol="", place="", year=year)
    report = Report(Kind.APPENDIX, head, toward.us.name, appendices=(appendix,))
    return report_bytes(report, Format.PDF, ticket, fonts=resources.path("fonts"))
