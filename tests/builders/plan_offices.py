"""An office at work with plans, and the bench its windows are given."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from builders.drafts import DRAFT, FIRST, LAST
from builders.offices import an_office
from builders.plans_above import ABOVE, GROUP, OWN
from PySide6.QtWidgets import QMainWindow

from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.units import UnitForm, add_unit
from ui.actions.bench import Bench
from ui.jobs.runner import Runner


@dataclass(frozen=True)
class AtWork:
    """The bench, the plan above, our own plan of the year, and what was refused or told."""

    bench: Bench
    above: uuid.UUID
    own: uuid.UUID
    failed: list[Exception]
    told: list[str]


@contextmanager
def an_office_at_work(path: Path, runner: Runner, window: QMainWindow) -> Iterator[AtWork]:
    with an_office(path) as office:
        add_unit(office.desk, UnitForm(OWN, member_of=(GROUP,)))
        add_unit(office.desk, UnitForm("Văn phòng", parent=OWN))
        above = store_plan(office.desk, ABOVE, FIRST, LAST)
        own = store_plan(office.desk, DRAFT, FIRST, LAST)
        bench = Bench(office, runner, window)
        work = AtWork(bench, above, own, [], [])
        bench.failed.connect(work.failed.append)
        bench.told.connect(lambda words, _back: work.told.append(words))
        yield work


def a_long_plan_above(work: AtWork, count: int) -> uuid.UUID:
    """Store a plan from above with so many tasks for us."""
    tasks = tuple(
        TaskDraft(
            f"Nhiệm vụ thứ {number} về sắp xếp hồ sơ lưu trữ của địa phương",
            code=str(number),
            section=number % 3,
            products=("Báo cáo",),
            lead_units=(GROUP,),
            deadline=f"Trước ngày {number % 28 + 1}/{number % 12 + 1}/2027",
        )
        for number in range(count)
    )
    document = replace(ABOVE.document, number="90/KH-UBND")
    draft = replace(ABOVE, document=document, tasks=tasks)
    return store_plan(work.bench.desk, draft, date(2027, 1, 1), date(2027, 12, 31))
