"""The workbooks that we write ourselves, taken in again: each task once, though said twice."""

from collections import Counter
from collections.abc import Iterator

import pytest
from builders.offices import an_office

from cchc_desktop.documents.reading import read_document
from cchc_desktop.documents.tables.kinds import TableKind
from cchc_desktop.documents.understanding import Understood, understand
from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.xlsx.writer import xlsx_bytes
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.making import Wanted, make_one
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.sample.year import load_sample_year
from cchc_desktop.services.task_list.listing import list_tasks


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with an_office(tmp_path_factory.mktemp("ward") / "data") as office:
        load_sample_year(office.desk)
        yield office.desk


def _read_again(desk: Desk, kind: ReportKind, period: str) -> Understood:
    report = make_one(desk, Wanted(kind, Asked(parse(period))))
    return understand(read_document(xlsx_bytes(report, Ticket()), f"{kind}.xlsx", Ticket()))


@pytest.mark.parametrize(
    ("kind", "period"), [(ReportKind.PLAN, "2026"), (ReportKind.TASKS, "2026Q3")]
)
def test_the_sheet_of_plain_rows_is_noted_and_not_taken(kind: ReportKind, period: str, ward: Desk):
    found = _read_again(ward, kind, period)
    (said,) = (one for one in found.notices if one.code == "intake-notices.sheet-repeats")
    assert said.facts["sheet"] == "Dữ liệu"
    tasks, plain = found.tables
    assert (tasks.kind, tasks.last - tasks.first) == (TableKind.TASKS, len(found.draft.tasks))
    assert (plain.kind, plain.last - plain.first) == (TableKind.OTHER, 0)
    assert len(found.draft.tasks) > 10


def test_a_person_may_take_the_plain_rows_all_the_same(ward: Desk):
    report = make_one(ward, Wanted(ReportKind.PLAN, Asked(parse("2026"))))
    document = read_document(xlsx_bytes(report, Ticket()), "ke-hoach.xlsx", Ticket())
    plain = understand(document).tables[1]
    found = understand(document, roles={1: plain.roles})
    assert len(found.draft.tasks) > len(understand(document).draft.tasks)


def test_a_plan_of_ours_gives_each_task_once(ward: Desk):
    found = _read_again(ward, ReportKind.PLAN, "2026")
    read = Counter(one.title for one in found.draft.tasks)
    assert read == Counter(one.title for one in list_tasks(ward))
