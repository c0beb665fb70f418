"""What a plan dropped is told in the report of the period that dropped it."""

from datetime import date
from pathlib import Path

from builders.told_reports import DATA, ONLINE, UpperOffice, an_upper_office

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.making import read_chapters
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from db.models.tasks import Task


def _of_tasks(upper: UpperOffice, period: str) -> str:
    chapters = read_chapters(upper.desk, Asked(parse(period)))
    return next(one.text for one in chapters if one.chapter.code == "direction-tasks")


def _withdraw_two(upper: UpperOffice) -> None:
    said = Withdrawal("Tỉnh làm chung", number="12/QĐ-UBND", issued_on=date(2026, 3, 2))
    withdraw_tasks(upper.desk, [upper.tasks[DATA.title]], said)
    with upper.desk.writing(upper.desk.act("withdraw-task")) as (writer, _):
        writer.change(
            Task,
            upper.tasks[ONLINE.title],
            withdrawn_on=date(2026, 3, 3),
            withdrawn_why="Đã xong.",
            withdrawn_by_number="5/KH-SNV",
            withdrawn_by_on=date(2026, 3, 1),
        )


def test_what_was_withdrawn_is_told_with_the_document_that_did_it(data_folder: Path):
    with an_upper_office(data_folder) as upper:
        _withdraw_two(upper)
        told, later = _of_tasks(upper, "2026Q1"), _of_tasks(upper, "2026Q2")
    assert "Trong quý bãi bỏ 02 nhiệm vụ: " in told
    assert (
        "dùng chung, lý do: tỉnh làm chung (theo Quyết định số 12/QĐ-UBND ngày 02/3/2026)" in told
    )
    assert "trực tuyến, lý do: đã xong (theo Kế hoạch số 05/KH-SNV ngày 01/3/2026)" in told
    assert "bãi bỏ" not in later
