"""Whether a file comes from the issuer of a plan that we had taken in ourselves, and which it is.

Its tasks are found by their ids, which follow from the document, else by code and words. Must not
know what becomes of them.
"""

import uuid
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from cchc_desktop.domain.text import fold
from cchc_desktop.domain.units import match_key
from cchc_desktop.services.ceding import Takeover, tree_of, tree_passes
from cchc_desktop.services.exchange.told_rows import Sifted
from cchc_desktop.services.unit_book import UnitBook
from db.ceded import own_plans_numbered
from db.queries.exchange import Bodies, key_of, own_where, value_of
from db.session import Reading


def takeover_of(
    connection: Reading,
    sifted: Sifted,
    sender: uuid.UUID,
    own: uuid.UUID,
    us_there: uuid.UUID | None,
) -> Takeover | None:
    """Return what passes to the sender as the issuer; None: nothing does.

    `us_there` is the id under which the file speaks of us.
    """
    issued = {
        key for key, cells in sifted.of("plan").items() if key_of(cells, "issuer_id") == sender
    }
    if not issued:
        return None
    book = UnitBook.read(connection)
    plans = {
        mine: theirs
        for mine, theirs in _ours(connection, sifted, issued).items()
        if _is_issuer(connection, book, sifted, mine, sender)
    }
    if not plans:
        return None
    tree = tree_of(connection, plans)
    same = _same_tasks(tree["task"], sifted.of("task"), plans)
    return tree_passes(tree, sifted.bodies, same, book.aliases(own), us_there)


def _ours(
    connection: Reading, sifted: Sifted, issued: Collection[uuid.UUID]
) -> dict[uuid.UUID, uuid.UUID]:
    """Return which of our own plans are plans of the file: by id, else by number and day."""
    found = {key: key for key in own_where(connection, "plan", "id", issued, gone=False)}
    numbered: dict[tuple[str, date | None], uuid.UUID] = {}
    for cells in sifted.of("plan_version").values():
        plan, number = key_of(cells, "plan_id"), value_of(cells, "number")
        if plan in issued and plan is not None and number:
            signed = value_of(cells, "issued_on")
            day = None if signed is None else date.fromisoformat(signed)
            numbered[fold(str(number)), day] = plan
    for mine, number, day in own_plans_numbered(connection):
        theirs = numbered.get((fold(number), day))
        if theirs is not None and theirs not in found.values():
            found[mine] = theirs
    return found


def _is_issuer(
    connection: Reading, book: UnitBook, sifted: Sifted, plan: uuid.UUID, sender: uuid.UUID
) -> bool:
    """Say whether the sender is who, as we noted it, signed the plan."""
    cells = own_where(connection, "plan", "id", [plan])[plan]
    issuer = key_of(cells, "issuer_id")
    if issuer is None:
        return False
    if sender in book.units and book.true(sender) == book.true(issuer):
        return True
    theirs = {
        match_key(str(value_of(one, "name")), book.place)
        for one in sifted.of("unit_name").values()
        if key_of(one, "unit_id") == sender
    }
    noted = (name for _, name in book.names.get(book.true(issuer), ()))
    return any(match_key(name, book.place) in theirs for name in noted)


def _same_tasks(
    mine: Bodies, theirs: Bodies, plans: Mapping[uuid.UUID, uuid.UUID]
) -> dict[uuid.UUID, uuid.UUID]:
    """Return tasks that have another id there, found by code and words; each is taken once."""
    by_words: dict[Any, uuid.UUID] = {}
    for key, cells in sorted(theirs.items()):
        if key not in mine:
            by_words.setdefault((key_of(cells, "plan_id"), *_words(cells)), key)
    found: dict[uuid.UUID, uuid.UUID] = {}
    for key, cells in sorted(mine.items()):
        plan = key_of(cells, "plan_id")
        if key in theirs or plan is None or cells["gone"] == "true":
            continue
        same = by_words.pop((plans[plan], *_words(cells)), None)
        if same is not None:
            found[key] = same
    return found


def _words(cells: Mapping[str, str]) -> tuple[str, str]:
    return fold(str(value_of(cells, "code") or "")), fold(str(value_of(cells, "title")))
