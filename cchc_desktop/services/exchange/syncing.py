"""Two computers of the office meet through a file: what the other one knows joins what is here.

Such a file is not taken back: what it brought is undone write by write. Must not know how two
states become one.
"""

import uuid
from dataclasses import replace

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.package import Opened
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.arrival_days import asked_fields, settle_days
from cchc_desktop.services.exchange.examining import first_look
from cchc_desktop.services.exchange.kinds import Counts, Line, Mark, Preview, Why
from cchc_desktop.services.exchange.one_file import keep_files, pass_again
from cchc_desktop.services.exchange.opening import Arrived
from cchc_desktop.services.exchange.surroundings import Surroundings
from cchc_desktop.services.exchange.trust import accept, judge
from cchc_desktop.services.exchange.whole_office import state_in
from cchc_desktop.services.mirroring import show_records
from cchc_desktop.services.office_sync import Foreseen, OfficeState, foresee, join_into
from db.folder import Folder
from db.mirror import records_of
from db.queries.packages import package_row, sets_of_files
from db.session import Reading

SCHEMA = "schema"
"""Where the manifest says which columns the records have."""


def look(connection: Reading, desk: Desk, arrived: Arrived, around: Surroundings) -> Preview:
    """Say what a file of the office's other computer would do here."""
    found = first_look(connection, arrived, around)
    opened = _opened(arrived)
    if found.refused is not None:
        return found
    if opened.manifest.sender.id != desk.unit_id:
        facts = {"office": opened.manifest.sender.name}
        return replace(found, refused=Why("exchange-another-office", facts))
    state = state_in(opened)
    changes = foresee(connection, state)
    return replace(
        found,
        counts=_counts(changes, len(state.rows)),
        already_taken=not changes and _is_known(connection, opened.id),
        lines=tuple(_line(one) for one in changes),
    )


def take(desk: Desk, folder: Folder, arrived: Arrived, ticket: Ticket) -> Outcome:
    """Let the other computer's knowledge join ours, as one change set."""
    opened = _opened(arrived)
    keep_files(folder, opened, ticket, opened.files)
    return join(desk, state_in(opened), opened, arrived.name)


def join(desk: Desk, state: OfficeState, opened: Opened, name: str) -> Outcome:
    act = replace(
        desk.act("take-sync", package=opened.id.hex, file=name, kind="sync"), origin="sync"
    )
    with desk.writing(act) as (writer, outcome):
        judged = judge(writer.connection, {desk.unit_id}, opened.public_key, opened.manifest.more)
        join_into(writer, state)
        settle_days(writer)
        _ = writer.seq  # rows that only came are no write of ours, but that the file did is a fact
        if judged.how:
            accept(writer, desk.unit_id, opened.public_key, judged)
        for package in sorted(writer.touched["package"]):
            row = package_row(writer.connection, package)
            if row is not None and row.active and row.direction == "in":
                pass_again(writer, desk.unit_id, row)
                show_records(writer, records_of(writer.connection, package))
    return outcome


def _opened(arrived: Arrived) -> Opened:
    if arrived.opened is None:
        raise RefusedError("exchange-no-package", {"name": arrived.name})
    return arrived.opened


def _is_known(connection: Reading, package: uuid.UUID) -> bool:
    return any(
        facts.get("package") == package.hex
        for _, origin, facts, _ in sets_of_files(connection)
        if origin == "sync"
    )


def _counts(changes: list[Foreseen], rows: int) -> Counts:
    new = sum(one.former is None for one in changes)
    apart = sum(bool(asked_fields(one)) for one in changes)
    return Counts(
        new=new,
        updated=len(changes) - new - apart,
        unchanged=rows - len(changes),
        conflicts=apart,
    )


def _line(one: Foreseen) -> Line:
    mark = Mark.NEW if one.former is None else Mark.UPDATED
    asked = asked_fields(one)
    if asked:
        mark = Mark.CONFLICT
    name = (asked or one.fields or ("",))[0]
    former = one.former.cells.get(name, "") if one.former else ""
    label = one.row.cells.get("title") or one.row.cells.get("name") or ""
    now = one.row.cells.get(name, "")
    return Line(mark, one.row.entity, one.row.key, label.strip('"'), "", name, former, now)
