"""A secretary's year through the real windows, over one data folder that is closed and reopened.

Everything is the program's own but the clock and the system's file dialog.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders.year_plan import BUDGET, DIGITISE, INSPECT, POST, REPORT, REVIEW, SURVEY, TALK, TITLES
from pytestqt.qtbot import QtBot
from year_hands import WallClock
from year_program import YearProgram
from year_reports import (
    Quarter,
    Told,
    choose_report,
    counts_in,
    counts_of,
    drop_evidence,
    export,
    issue,
    open_signed,
    receive_paper,
    type_figures,
    type_results,
    write_chapter,
)
from year_stages import (
    begin_next_year,
    confirm_duty,
    found_office,
    hand_out,
    one_morning,
    take_in_plan,
)

from cchc_desktop.cli.main import main
from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.history import list_history
from cchc_desktop.services.reporting.issued_rows import IssuedLine, list_issued
from cchc_desktop.services.task_list.listing import list_tasks

NEVER_ENDING = {REPORT, POST}
QUARTERS = (
    Quarter(
        date(2026, 3, 16),
        parse("2026Q1"),
        "15",
        {
            INSPECT: Told("done", ("12/3/2026", "Đã ban hành Kế hoạch số 20/KH-UBND")),
            REPORT: Told("ongoing"),
            REVIEW: Told("not-yet"),
            POST: Told("ongoing"),
            DIGITISE: Told("running", ("Đã số hóa 1.200 hồ sơ",)),
        },
        "Phường đã niêm yết công khai 100% thủ tục hành chính tại bộ phận một cửa.",
    ),
    Quarter(
        date(2026, 6, 16),
        parse("2026H1"),
        "31",
        {TALK: Told("done", ("10/6/2026", "Đã tổ chức 01 hội nghị, 85 lượt người dự"))},
        "Phường đã đối thoại với người dân về thủ tục hành chính, tiếp thu 12 ý kiến.",
    ),
    Quarter(
        date(2026, 9, 16),
        parse("2026M9"),
        "52",
        {REVIEW: Told("done", ("08/9/2026", "Đã rà soát 14 văn bản"))},
        "Bộ phận một cửa tiếp nhận 3.074 hồ sơ, giải quyết đúng hạn 98,90%.",
    ),
    Quarter(
        date(2026, 12, 16),
        parse("2026"),
        "88",
        {
            SURVEY: Told("done", ("25/11/2026", "Đã khảo sát 300 phiếu, 93% hài lòng")),
            DIGITISE: Told("done", ("18/11/2026", "Đã số hóa toàn bộ 4.800 hồ sơ")),
            BUDGET: Told("running", ("Đã trình dự toán, chờ phân bổ",)),
        },
        "Cả năm, phường giải quyết 12.410 hồ sơ, không có hồ sơ quá hạn chưa xin lỗi.",
    ),
)


@pytest.fixture
def year(data_folder: Path, qtbot: QtBot) -> Iterator[YearProgram]:
    made = YearProgram(data_folder, WallClock(date(2026, 1, 22)), qtbot)
    yield made
    made.forget()
    assert made.noticed == []


def reopen(year: YearProgram, on: date) -> None:
    """Close the program and start it on another day: nothing of what was there is lost."""
    before = _all_there(year)
    year.end()
    year.clock.go_to(on)
    year.start()
    year.until_ready()
    assert _all_there(year) == before


def _all_there(year: YearProgram) -> tuple[object, ...]:
    tasks = [(one.id, one.title, one.person, one.deadline) for one in list_tasks(year.desk)]
    return tasks, [one.set for one in list_history(year.desk)], list_issued(year.desk)


def live(
    year: YearProgram, quarter: Quarter, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> IssuedLine:
    """Live one quarter, from its results to its signed report."""
    reopen(year, quarter.on)
    type_results(year, quarter)
    scan = folder / f"{quarter.number}-KH-UBND_{quarter.on:%d.%m.%Y}_Minh chung.pdf"
    scan.write_bytes(f"%PDF-1.7 {quarter.number}".encode())
    drop_evidence(year, next(iter(quarter.told)), scan)
    type_figures(year, f"98{quarter.number}/10000", "91,5", quarter.number)
    page = choose_report(year, quarter.report)
    write_chapter(year, page, quarter.words)
    for file in export(year, page, folder, monkeypatch):
        assert counts_in(file) == counts_of(year), file.suffix
    return issue(year, page, quarter.number)


def correct(year: YearProgram, quarter: Quarter) -> IssuedLine:
    """Issue a report again with other words: it takes the place of the first."""
    page = choose_report(year, quarter.report)
    write_chapter(year, page, f"{quarter.words} Ba ý kiến đang được xem xét.")
    line = issue(year, page, "33")
    assert line.replaces == f"{quarter.number}/BC-UBND"
    return line


@pytest.mark.parametrize(
    "quarters",
    [
        pytest.param(QUARTERS[:1], id="I"),
        pytest.param(QUARTERS, id="I-IV", marks=pytest.mark.long),
    ],
)
def test_a_year_of_a_ward(
    quarters: tuple[Quarter, ...],
    year: YearProgram,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    found_office(year)
    take_in_plan(year, tmp_path)
    hand_out(year)
    confirm_duty(year)
    one_morning(year)
    signed: dict[str, bytes] = {}
    for quarter in quarters:
        line = live(year, quarter, tmp_path, monkeypatch)
        signed[line.number] = open_signed(year, line)
        if quarter is QUARTERS[0]:
            receive_paper(year, "13/3", "07/BC-VHXH")
        elif quarter is QUARTERS[1]:
            line = correct(year, quarter)
            signed[line.number] = open_signed(year, line)
    begin_next_year(year)
    for line in list_issued(year.desk):
        assert open_signed(year, line) == signed[line.number], line.number
    reopen(year, date(2027, 3, 16))
    told = {title for one in quarters for title, told in one.told.items() if told.state == "done"}
    assert moved_over(year) == len(set(TITLES) - told - NEVER_ENDING)
    year.end()
    assert main(["--data", str(year.root), "check"]) == 0, capsys.readouterr()


def moved_over(year: YearProgram) -> int:
    """Return how many tasks of the old year the first report of the new one tells of."""
    page = choose_report(year, parse("2027Q1"))
    said = " ".join(one.words.toPlainText() for one in page.compose.words.fields.values())
    found = re.search(r"có (\d+) nhiệm vụ năm trước chuyển sang", said)
    assert found is not None, said
    return int(found[1])
