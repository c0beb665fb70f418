"""One file looked at: who sent it, is it proved, what would it do. Stores nothing.

Must not know how many files there are, nor how one is taken in.
"""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.exchange.keys import fingerprint
from cchc_desktop.exchange.package import Kind, Opened, Party
from cchc_desktop.services.ceding import Takeover
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange import limits
from cchc_desktop.services.exchange.belonging import Lane, leave_foreign, leave_others_answers
from cchc_desktop.services.exchange.comparing import Rehearsal, rehearse
from cchc_desktop.services.exchange.going_back import weigh_going_back
from cchc_desktop.services.exchange.joining import candidates_in, whom_we_join_as
from cchc_desktop.services.exchange.kinds import KINDS, Line, Preview, Signature, Why
from cchc_desktop.services.exchange.labels import Labels
from cchc_desktop.services.exchange.opening import Arrived
from cchc_desktop.services.exchange.parties import own_ids, uppers
from cchc_desktop.services.exchange.surroundings import Surroundings
from cchc_desktop.services.exchange.takeover import takeover_of
from cchc_desktop.services.exchange.told_rows import Sifted, leave_unreferred, told_by
from cchc_desktop.services.exchange.trust import Judged, judge, was_key_of
from cchc_desktop.services.unit_book import UnitBook
from db.queries.exchange import Cells, value_of
from db.queries.packages import package_row
from db.session import Reading
from db.voided import ReportFile


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person said beforehand: as which unit the files are taken, which numbers hold."""

    as_unit: str | None = None
    confirmed: frozenset[int] = frozenset()
    earlier: Mapping[str, set[uuid.UUID]] = field(default_factory=dict)
    lines: bool = True


@dataclass(frozen=True, slots=True)
class Examined:
    """A file with its preview and all that taking it in needs."""

    preview: Preview
    opened: Opened | None = None
    judged: Judged | None = None
    sifted: Sifted = field(default_factory=Sifted)
    takeover: Takeover | None = None


def examine(
    connection: Reading, desk: Desk, arrived: Arrived, ask: Ask, around: Surroundings
) -> Examined:
    """Look at a file from another office; a refusal becomes part of the preview."""
    opened = arrived.opened
    if opened is None:
        raise RefusedError("exchange-no-package", {"name": arrived.name})
    preview, judged = _first_look(connection, arrived, around)
    if preview.refused is not None:
        return Examined(preview, opened)
    try:
        return _examined(connection, desk, opened, (preview, judged), (ask, around))
    except RefusedError as refusal:
        refused = replace(preview, refused=Why(refusal.code, refusal.facts))
        return Examined(refused, opened)


def first_look(connection: Reading, arrived: Arrived, around: Surroundings) -> Preview:
    """Say who sent a file and whether its key is known, before anything it says is read."""
    return _first_look(connection, arrived, around)[0]


def _first_look(
    connection: Reading, arrived: Arrived, around: Surroundings
) -> tuple[Preview, Judged]:
    opened = arrived.opened
    if opened is None:
        raise RefusedError("exchange-no-package", {"name": arrived.name})
    manifest = opened.manifest
    sender = manifest.sender
    offices = around.entries(sender.id)
    judged = judge(connection, offices, opened.public_key, manifest.more)
    told = fingerprint(opened.public_key)
    preview = Preview(
        path=arrived.path,
        file=arrived.name,
        id=opened.id,
        kind=KINDS[manifest.kind],
        sender=sender,
        recipient=manifest.recipient,
        period=manifest.period,
        signature=judged.signature,
        fingerprint=told.digits,
        fingerprint_words=told.words,
    )
    if manifest.kind is not Kind.SYNC and sender.id in around.own:
        own = Why("exchange-own-file", {"file": arrived.name})
        return replace(preview, refused=own), judged
    if judged.signature is Signature.CHANGED and _came_before(connection, opened, offices):
        return replace(preview, signature=Signature.KNOWN), judged
    if judged.signature is Signature.CHANGED:
        facts = {"office": sender.name, "digits": preview.fingerprint}
        return replace(preview, refused=Why("exchange-key-changed", facts)), judged
    return preview, judged


def _came_before(connection: Reading, opened: Opened, offices: Collection[uuid.UUID]) -> bool:
    """Say whether a file was proved when it came, by a key that the office has replaced since."""
    known = package_row(connection, opened.id) is not None
    return known and was_key_of(connection, offices, opened.public_key)


def _examined(
    connection: Reading,
    desk: Desk,
    opened: Opened,
    first: tuple[Preview, Judged],
    said: tuple[Ask, Surroundings],
) -> Examined:
    (preview, judged), (ask, around) = first, said
    manifest, book = opened.manifest, around.book
    sender = manifest.sender
    there = package_row(connection, opened.id)
    found = ask.earlier
    sifted = told_by(opened)
    joins = _addressed(book, desk, opened, sifted, ask)
    if manifest.kind is Kind.RETURN:
        period = _period(opened)
        if there is None:  # what came in time once is no later for coming again
            limits.check_sender(around, sender, period)
        lane = Lane.of(limits.entries(book, sender.id), period)
        parts = leave_foreign(connection, sifted, lane)
        found = {**found, "assignment": parts | found.get("assignment", set())}
    if manifest.kind is Kind.RECEIPT:
        leave_others_answers(connection, sifted, around.entries(sender.id))
    takeover = None
    if manifest.kind is Kind.ASSIGN:
        us_there = joins.id if joins else uppers(book, desk).get(sender.id)
        takeover = takeover_of(connection, sifted, sender.id, desk.unit_id, us_there)
    ceded = takeover.records if takeover else {}
    leave_unreferred(connection, sifted, found)
    rehearsal = rehearse(connection, sifted, sender.id, manifest.vector, ceded)
    if manifest.kind is Kind.RETURN:
        report = ReportFile(sender.id, manifest.period, manifest.scope, manifest.vector)
        if around.may_be_behind(report):
            weigh_going_back(connection, rehearsal, sifted, report)
    known = there is not None and there.active and not rehearsal.changes
    looked = replace(
        preview,
        counts=rehearsal.counts(),
        left_out=sifted.left_out(),
        already_taken=known,
        joins=joins,
        lines=_lines(connection, desk, sifted, rehearsal, book) if ask.lines else (),
    )
    if manifest.kind is Kind.ASSIGN and not known:
        looked = limits.asked(connection, sender.id, sifted, rehearsal, looked, ask.confirmed)
    return Examined(looked, opened, judged, sifted, takeover)


def _addressed(
    book: UnitBook, desk: Desk, opened: Opened, sifted: Sifted, ask: Ask
) -> Party | None:
    """Refuse a file that is meant for somebody else; return whom we join as, where we do."""
    manifest = opened.manifest
    recipient = manifest.recipient
    if recipient is None:
        raise RefusedError("exchange-without-recipient")
    if manifest.kind is Kind.ASSIGN:
        found = candidates_in(sifted, recipient)
        chosen = whom_we_join_as(book, desk, manifest.sender.id, found, ask.as_unit)
        return None if chosen is None else Party(chosen.id, chosen.name)
    if recipient.id not in own_ids(book, desk):
        raise RefusedError("exchange-for-another", {"units": [recipient.name]})
    if manifest.kind is Kind.RECEIPT and manifest.sender.id not in uppers(book, desk):
        raise RefusedError("exchange-answer-of-stranger", {"office": manifest.sender.name})
    return None


def _period(opened: Opened) -> Period:
    if opened.manifest.period is None:
        raise RefusedError("exchange-without-period")
    return parse(opened.manifest.period)


def _lines(
    connection: Reading, desk: Desk, sifted: Sifted, rehearsal: Rehearsal, book: UnitBook
) -> tuple[Line, ...]:
    labels = Labels(connection, sifted, rehearsal.changes, book)
    made: list[Line] = []
    for one in rehearsal.changes:
        label = labels.of(one.entity, one.key, desk.today)
        unit = labels.unit(one.entity, one.key, desk.today)
        for name in one.fields or (_foremost(one.now),):
            former = one.former or {}
            made.append(
                Line(
                    one.mark,
                    one.entity,
                    one.key,
                    label,
                    unit,
                    name,
                    _said(value_of(former, name)) if name else "",
                    _said(value_of(one.now, name)) if name else "",
                )
            )
    return tuple(made)


_FOREMOST = ("result", "state", "title", "text", "name", "phrase", "number", "due", "value")


def _foremost(cells: Cells) -> str:
    """Return the field by which people know a record that is new as a whole."""
    return next((name for name in _FOREMOST if value_of(cells, name) not in (None, "")), "")


def _said(value: object) -> str:
    return "" if value is None else str(value)
