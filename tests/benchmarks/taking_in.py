"""What taking in the reports of many units costs: per file, as their number grows, and in pairs.

The yardstick opens the very same packages (reading, every sum, the signature) and upserts their
rows into a plain table through SQLAlchemy's Core, one transaction a file, as durable as ours.
"""

import os
import statistics
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData
from sqlalchemy.dialects.sqlite import insert

from cchc_desktop.bootstrap import Office, make_office
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.domain.units import Level
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.package import (
    Contents,
    Kind,
    Manifest,
    Opened,
    Party,
    open_package,
    write_package,
)
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.exchange.taking import preview, take
from cchc_desktop.services.office import OfficeForm
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.units import UnitForm, add_unit
from db.cells import table_of
from db.engine import make_engine
from tests.benchmarks.pairing import Measured, seconds
from tests.benchmarks.storing import plain_table
from tests.builders.owing import owe_quarterly

UNITS, QUARTERS, TASKS = 200, 4, 60
FEW_UNITS = 15
_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=VIETNAM)
_GROUP = "Ủy ban nhân dân các phường"
_FIRST, _LAST = date(2026, 1, 1), date(2026, 12, 31)
_FLAT, _TIMES, _LOOKED_AT = 1.5, 4.0, 1.0
_SHARE = 100
_Pair = tuple[float, float]
"""What a file costs us, and what it costs by the yardstick."""


def measure() -> Iterator[Measured]:
    """Take in the reports of 200 units for four quarters; before that, of a few."""
    few, _ = _costs(FEW_UNITS, FEW_UNITS)
    yield _told("a report file of few units taken in", _TIMES, few[1:])
    many, preview = _costs(UNITS, _SHARE)
    ours = [mine for mine, _ in many]
    yield _told("a report file taken in", _TIMES, many[1:])
    grown = list(zip(ours[-2:], ours[1:3], strict=True))
    yield _told("a report file, the last of 800 against the first", _FLAT, grown)
    yield _told("a report file looked at before it is taken", _LOOKED_AT, [preview])


def _told(name: str, budget: float, pairs: Sequence[_Pair]) -> Measured:
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Measured(name, budget, ratio, mine, theirs)


def _costs(units: int, share: int) -> tuple[list[_Pair], _Pair]:
    """Return what a file costs, ours and bare in turn, batch by batch; and to look at the last."""
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as scratch:
        os.environ["XDG_CONFIG_HOME"] = scratch
        top = Path(scratch)
        office = _city(top / "city", units)

        def ours(paths: Sequence[Path]) -> None:
            _take(office, paths)

        try:
            files = _files(office, top)
            batches = [files[at : at + share] for at in range(0, len(files), share)]
            with _bare(top / "bare.db") as bare:
                looked_at = _each(batches[-1], lambda paths: _preview(office, paths))
                costs = [(_each(batch, ours), _each(batch, bare)) for batch in batches]
        finally:
            office.close()
    return costs, (looked_at, costs[-1][0])


def _city(path: Path, units: int) -> Office:
    form = OfficeForm("Ủy ban nhân dân thành phố", Level.PROVINCE)
    office = make_office(path, form, FixedClock(_NOON))
    for number in range(units):
        add_unit(office.desk, UnitForm(f"UBND phường số {number}", member_of=(_GROUP,)))
    tasks = tuple(
        TaskDraft(f"Nhiệm vụ thứ {number}", str(number), lead_units=(_GROUP,), deadline="Quý IV")
        for number in range(TASKS)
    )
    document = Document("Kế hoạch của năm", number="5/KH-UBND", issued_on=date(2026, 1, 8))
    store_plan(office.desk, PlanDraft(document, tasks=tasks), _FIRST, _LAST)
    owe_quarterly(office.desk, _GROUP)
    return office


@dataclass(frozen=True)
class _Ward:
    unit: Party
    key: SigningKey
    replica: str
    parts: list[str]


def _wards(office: Office) -> list[_Ward]:
    with office.desk.store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT n.name, a.unit_id, lower(hex(a.id)) FROM assignment a"
            " JOIN unit_name n ON n.unit_id = a.unit_id ORDER BY a.unit_id, a.id"
        ).all()
    parts: dict[tuple[str, bytes], list[str]] = {}
    for name, unit, part in rows:
        parts.setdefault((name, unit), []).append(part)
    return [
        _Ward(Party(uuid.UUID(bytes=unit), name), SigningKey.generate(), unit.hex()[:16], mine)
        for (name, unit), mine in parts.items()
    ]


def _files(office: Office, top: Path) -> list[Path]:
    city = Party(office.desk.unit_id, "Ủy ban nhân dân thành phố")
    paths = []
    wards = _wards(office)
    for number in range(1, QUARTERS + 1):
        quarter = f"2026Q{number}"
        for ward in wards:
            path = top / f"{ward.unit.id.hex}-{quarter}.cchc"
            manifest = Manifest(
                kind=Kind.RETURN,
                sender=ward.unit,
                recipient=city,
                vector={ward.replica: number},
                sequence=number,
                scope={"unit": ward.unit.id.hex, "quarters": [quarter], "plans": []},
                counts={"progress": len(ward.parts)},
                made_with="benchmark",
                period=quarter,
            )
            rows = {"progress": [_entry(part, quarter) for part in ward.parts]}
            write_package(path, Contents(manifest, rows), ward.key, Ticket())
            paths.append(path)
    return paths


def _entry(part: str, quarter: str) -> dict[str, Any]:
    return {
        "id": made_id("entry", part, quarter).hex,
        "assignment_id": part,
        "quarter": quarter,
        "occurrence": None,
        "state": "in-progress",
        "percent": 40,
        "done_on": None,
        "result": "Đang triển khai theo kế hoạch, đã có văn bản chỉ đạo",
        "difficulty": None,
        "proposal": None,
        "lane": "own",
        "entered_at": "2026-11-20T05:00:00.000+00:00",
        "entered_by": "Lý Thị Mai",
        "corrects_id": None,
        "gone": False,
    }


def _each(batch: Sequence[Path], work: Callable[[Sequence[Path]], None]) -> float:
    """Return what one file of a batch costs."""
    return seconds(lambda: work(batch)) / len(batch)


def _take(office: Office, paths: Sequence[Path]) -> None:
    for taken in take(office.desk, office.folder, paths, Ticket()):
        if taken.refused is not None or not taken.preview.counts.new:
            raise RuntimeError(taken)


def _preview(office: Office, paths: Sequence[Path]) -> None:
    for one in preview(office.desk, office.folder, paths, Ticket()):
        if one.refused is not None or not one.lines:
            raise RuntimeError(one)


@contextmanager
def _bare(database: Path) -> Iterator[Callable[[Sequence[Path]], None]]:
    """Open the same packages and put their rows, each file in one durable transaction.

    The table has the data's columns, types, key and indexes, and nothing beside: no history, no
    word of whose file said what, no look at what is there.
    """
    engine = make_engine(database)  # as ours is set up: a commit is on the disk
    plain = MetaData()
    table = plain_table(table_of("progress"), plain)
    plain.create_all(engine)
    put = insert(table)
    put = put.on_conflict_do_update(
        index_elements=table.primary_key,
        set_={column.name: put.excluded[column.name] for column in table.c},
    )

    def upsert(paths: Sequence[Path]) -> None:
        for path in paths:
            opened = open_package(path, Ticket())
            rows = [_row(opened, line) for line in opened.records("progress")]
            with engine.begin() as connection:
                connection.execute(put, rows)

    try:
        yield upsert
    finally:
        engine.dispose()


def _row(opened: Opened, line: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **line,
        "id": uuid.UUID(hex=line["id"]),
        "assignment_id": uuid.UUID(hex=line["assignment_id"]),
        "entered_at": datetime.fromisoformat(line["entered_at"]),
        "steward_id": opened.manifest.sender.id,
        "born": opened.manifest.sequence,
    }
