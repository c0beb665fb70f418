"""Reports as plain text, and an upper office whose wards answer for tasks, to make them from."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from cchc_desktop.bootstrap import Office, make_office
from cchc_desktop.domain.calendar.periods import Quarter, parse
from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft, TargetDraft, TaskDraft
from cchc_desktop.domain.indicators import Figure
from cchc_desktop.domain.status import State
from cchc_desktop.domain.targets import Check, Comparator
from cchc_desktop.domain.units import Level
from cchc_desktop.reports.layout import words
from cchc_desktop.reports.model import (
    BarChart,
    Heading,
    Part,
    Report,
    SectionRow,
    Table,
    text_of,
)
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.desk import VIETNAM, Desk
from cchc_desktop.services.indicators import set_value
from cchc_desktop.services.office import OfficeForm
from cchc_desktop.services.owed_reports.duties import DutyForm, add_duty
from cchc_desktop.services.owed_reports.paper_receipts import ReceiptForm, set_receipt
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, set_progress
from cchc_desktop.services.targets import set_measurement
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.units import UnitForm, add_unit

IN_MARCH = datetime(2026, 3, 20, 9, 0, tzinfo=VIETNAM)
OWN = "Sở Nội vụ tỉnh Lam Giang"
WARDS = ("UBND phường Hoa Sen", "UBND phường Sao Mai", "UBND xã Suối Bạc")
HOA_SEN, SAO_MAI, SUOI_BAC = WARDS
ALL = "Các phường, xã"
Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)

PLANNING = TaskDraft(
    "Ban hành kế hoạch cải cách hành chính năm 2026",
    "1",
    section=0,
    products=("Kế hoạch",),
    lead_units=(ALL,),
    deadline="Trước ngày 01/02/2026",
)
INSPECTING = TaskDraft(
    "Kiểm tra công vụ", "2", section=0, lead_units=(OWN,), deadline="Quý II năm 2026"
)
ONLINE = TaskDraft(
    "Tiếp nhận hồ sơ trực tuyến", "1", section=1, lead_units=(ALL,), deadline="Thường xuyên"
)
DATA = TaskDraft(
    "Kết nối kho dữ liệu dùng chung; nghiệm thu trước khi đưa vào sử dụng",
    "2",
    section=1,
    products=("Biên bản",),
    lead_units=(HOA_SEN,),
    partner_units=(SAO_MAI,),
    deadline="Trước ngày 01/3/2026",
)
NOBODYS = TaskDraft("Khảo sát mức độ hài lòng", "3", section=1, deadline="Quý IV năm 2026")
PLAN = PlanDraft(
    Document(
        "Cải cách hành chính nhà nước năm 2026",
        kind="KẾ HOẠCH",
        number="07/KH-SNV",
        issuer=OWN,
        issued_on=date(2026, 1, 12),
    ),
    targets=(
        TargetDraft(
            "Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên",
            "1",
            (Check(Comparator.AT_LEAST, Decimal(98), "%", "hồ sơ đúng hạn"),),
        ),
    ),
    sections=(
        SectionDraft("Chỉ đạo, điều hành", "I", "direction"),
        SectionDraft("Thủ tục hành chính", "II", "procedures"),
    ),
    tasks=(PLANNING, INSPECTING, ONLINE, DATA, NOBODYS),
)
MEASURED = {HOA_SEN: (95, 100), SAO_MAI: (899, 900), SUOI_BAC: (1, 2)}
"""Numerators and denominators: a mean of the percentages would be far below the target."""


@dataclass(frozen=True)
class UpperOffice:
    """The office, its plan's tasks by title, and short ways to note things."""

    office: Office
    tasks: dict[str, uuid.UUID]
    units: dict[str, uuid.UUID]

    @property
    def desk(self) -> Desk:
        return self.office.desk

    @property
    def files(self) -> Path:
        return self.office.folder.files

    def note(self, task: TaskDraft, unit: str, state: State, **said: Any) -> None:
        quarter = said.pop("quarter", Q1)
        form = ProgressForm(self.tasks[task.title], quarter, state, unit=unit, **said)
        set_progress(self.desk, form, self.files)


@contextmanager
def an_upper_office(path: Path, at: datetime = IN_MARCH) -> Iterator[UpperOffice]:
    """Open an office whose wards have told of the first quarter, each in its own way."""
    form = OfficeForm(
        OWN,
        Level.DEPARTMENT,
        place="Lam Giang",
        symbol="SNV",
        signer="Trần Thị Minh Hạnh",
        signer_post="Giám đốc",
        person="Lý Thị Mai",
    )
    office = make_office(path, form, FixedClock(at))
    try:
        yield _furnished(office)
    finally:
        office.close()


def _furnished(office: Office) -> UpperOffice:
    desk = office.desk
    units = {
        name: add_unit(desk, UnitForm(name, level=Level.COMMUNE, member_of=(ALL,)))
        for name in WARDS
    }
    group = add_unit(desk, UnitForm(ALL))
    store_plan(desk, PLAN, date(2026, 1, 1), date(2026, 12, 31))
    upper = UpperOffice(office, {line.title: line.id for line in list_tasks(desk)}, units)
    add_duty(
        desk,
        DutyForm(frozenset({"Q1", "Q2", "Q3", "Q4"}), "ngày 10 tháng cuối quý", OWN, owing=group),
    )
    _tell(upper)
    return upper


def _tell(upper: UpperOffice) -> None:
    upper.note(
        PLANNING,
        HOA_SEN,
        State.DONE,
        done_on=date(2026, 1, 20),
        result="Đã ban hành, giao 12 nhiệm vụ.",
        evidence=("21/KH-UBND; 20/01/2026; Kế hoạch cải cách hành chính",),
    )
    upper.note(
        PLANNING,
        SAO_MAI,
        State.DONE,
        done_on=date(2026, 2, 9),
        result="Đã ban hành.",
        difficulty="Chờ ý kiến của Đảng ủy phường",
    )
    upper.note(
        ONLINE,
        HOA_SEN,
        State.ONGOING,
        result="Tiếp nhận 95/100 hồ sơ trực tuyến.",
        proposal="Đề nghị mở lớp tập huấn cho công chức một cửa.",
    )
    upper.note(DATA, HOA_SEN, State.IN_PROGRESS, percent=60, difficulty="Chưa được cấp tài khoản")
    for unit, (numerator, denominator) in MEASURED.items():
        figure = Figure(numerator=Decimal(numerator), denominator=Decimal(denominator))
        set_measurement(upper.desk, "1", Q1, figure, unit)
    for unit, number in zip(WARDS, (7, 5, 3), strict=True):
        set_value(upper.desk, "1.1", Q1, Decimal(number), unit)
    for unit, day in ((HOA_SEN, 9), (SAO_MAI, 13)):
        received = ReceiptForm(upper.units[unit], parse("2026Q1"), date(2026, 3, day))
        set_receipt(upper.desk, received)


# ---- reports as text ------------------------------------------------------------------------


def dump(report: Report) -> str:
    """Write out a report with all that follows it, a paragraph or a row a line."""
    return "\n".join(line for one in report.documents() for line in _lines(one)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    head = report.head
    yield f"[{report.kind}] {' / '.join((*head.above, *head.own))}"
    yield f"{words.number_row(head)} | {words.day_row(head)}"
    yield f"{words.title(report)} | {words.subject(report)}"
    yield from (f"→ {row}" for row in words.addressees(report))
    yield from _parts(words.body(report))
    if report.signature:
        yield f"✎ {' / '.join(report.signature.posts)} {report.signature.name}".rstrip()
    yield from words.copies(report)
    for one in report.appendices:
        yield f"{words.appendix_label(one)}: {words.appendix_name(one)}"
        yield words.appendix_reference(report, one)
        yield from _parts(one.parts)


def _parts(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Heading):
            yield f"{'#' * max(part.level, 1)} {words.heading(part)}"
        elif isinstance(part, Table):
            yield from table_lines(part)
        elif isinstance(part, BarChart):
            yield f"▤ {part.title}"
            yield from (f"  {one.label}: {words.bar(one, part)}" for one in part.bars)
        else:
            yield from (f"  {text_of(line)}" for line in words.paragraphs(part))


def table_lines(table: Table) -> Iterator[str]:
    captions = [": ".join(filter(None, (one.group, one.caption))) for one in table.columns]
    yield f"┌ {' | '.join(captions)}"
    yield from [f"┌ {table.unit}"] if table.unit else []
    for line in table.rows:
        if isinstance(line, SectionRow):
            yield f"├ {line.number} {line.text}"
        else:
            yield "│ " + " | ".join(cells_of(line.cells, table))
    yield from (f"└ {note}" for note in table.notes)


def cells_of(cells: Sequence[Any], table: Table) -> list[str]:
    pairs = zip(cells, table.columns, strict=True)
    return [words.cell(value, column).replace("\n", " ⏎ ") for value, column in pairs]
