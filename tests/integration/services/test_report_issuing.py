"""Reports as they were signed: the same bytes for years, corrections, what changed since."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from builders.results import refused
from builders.told_reports import (
    DATA,
    HOA_SEN,
    PLANNING,
    Q1,
    SUOI_BAC,
    UpperOffice,
    an_upper_office,
    dump,
)

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.indicators import Figure
from cchc_desktop.domain.status import State
from cchc_desktop.reports.model import Kind
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.history import undo
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issued_rows import IssuedLine, list_issued
from cchc_desktop.services.reporting.issuing import (
    IssueForm,
    differences_since_issue,
    find_issued,
    issue,
    issued_document,
    open_issued,
)
from cchc_desktop.services.reporting.making import Wanted, make_one
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.reporting.narratives import write_words
from cchc_desktop.services.targets import set_measurement
from cchc_desktop.services.task_changes.edit import TaskForm, add_task

PERIOD = parse("2026Q1")
SIGNED = date(2026, 3, 19)


@pytest.fixture
def upper(data_folder: Path) -> Iterator[UpperOffice]:
    with an_upper_office(data_folder) as office:
        yield office


def _issue(
    upper: UpperOffice, kind: ReportKind = ReportKind.REPORT, number: str = "126", **more: str
) -> IssuedLine:
    form = IssueForm(PERIOD, kind, number, SIGNED, **more)
    made = issue(upper.desk, form, upper.files)
    return next(one for one in list_issued(upper.desk) if one.id == made)


def test_an_issued_report_opens_as_it_was_signed(upper: UpperOffice):
    one = _issue(upper)
    held = open_issued(one, upper.files)
    assert held.startswith(b"%PDF")
    upper.desk.now = FixedClock(datetime(2031, 5, 2, 9, tzinfo=VIETNAM)).now
    upper.note(DATA, HOA_SEN, State.DONE, done_on=date(2026, 3, 2))
    assert open_issued(find_issued(upper.desk, "126"), upper.files) == held


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind is not ReportKind.PLAN])
def test_every_kind_is_issued_and_read_back(kind: ReportKind, upper: UpperOffice):
    one = _issue(upper, kind)
    told = dump(issued_document(upper.desk, one.id))
    assert "126/" in told
    assert "19 tháng 3 năm 2026" in told
    assert differences_since_issue(upper.desk, one) == []


def test_letters_of_one_run_are_kept_together(upper: UpperOffice):
    one = _issue(upper, ReportKind.REMINDER)
    documents = list(issued_document(upper.desk, one.id).documents())
    assert [each.recipients[0] for each in documents] == [HOA_SEN, SUOI_BAC]
    assert all(each.kind is Kind.LETTER for each in documents)


def test_a_number_may_bring_its_own_symbol(upper: UpperOffice):
    report = issued_document(upper.desk, _issue(upper, number="7/BC-VP").id)
    assert (report.head.number, report.head.symbol) == ("7", "BC-VP")


def test_appendices_name_the_report_that_was_issued(upper: UpperOffice):
    wanted = Wanted(ReportKind.TASKS, Asked(PERIOD))
    assert "số ……/BC-SNV" in dump(make_one(upper.desk, wanted))
    _issue(upper)
    told = dump(make_one(upper.desk, wanted))
    assert "(Kèm theo Báo cáo số 126/BC-SNV ngày 19 tháng 3 năm 2026 của" in told


# ---- finding, correcting ------------------------------------------------------------------------


def test_a_correction_names_the_former(upper: UpperOffice):
    former = _issue(upper)
    made = _issue(upper, number="140", replaces="126/BC-SNV")
    assert made.replaces == "126"
    assert [one.replaced_by for one in list_issued(upper.desk) if one.id == former.id] == ["140"]


def test_the_same_report_is_not_issued_twice_by_a_slip(upper: UpperOffice):
    _issue(upper)
    told = refused("issued-already", lambda: _issue(upper, number="0126/BC-SNV"))
    assert told["number"] == "126"
    assert len(list_issued(upper.desk)) == 1
    again = _issue(upper, replaces="126")
    assert find_issued(upper.desk, "126").id == again.id


def test_another_kind_may_bear_the_same_number(upper: UpperOffice):
    _issue(upper)
    _issue(upper, ReportKind.TASKS)
    assert {one.kind for one in list_issued(upper.desk)} == {ReportKind.REPORT, ReportKind.TASKS}


def test_what_is_not_there(upper: UpperOffice):
    refused("issued-not-found", lambda: find_issued(upper.desk, "5"))
    refused("issued-not-found", lambda: _issue(upper, replaces="5"))
    refused("issue-without-number", lambda: _issue(upper, number="  "))
    one = _issue(upper)
    refused("issued-not-found", lambda: find_issued(upper.desk, "126", 2025))
    assert find_issued(upper.desk, "126", 2026) == one


def test_issuing_is_undone_like_any_write(upper: UpperOffice):
    _issue(upper)
    undo(upper.desk)
    assert list_issued(upper.desk) == []


def test_a_lost_or_changed_file_is_told(upper: UpperOffice):
    one = _issue(upper)
    kept = upper.files / one.sha256
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF-1.4 other")
    refused("issued-file-changed", lambda: open_issued(one, upper.files))
    kept.unlink()
    refused("issued-file-gone", lambda: open_issued(one, upper.files))


# ---- what changed since -------------------------------------------------------------------------


def test_time_that_passes_is_no_change(upper: UpperOffice):
    one = _issue(upper, ReportKind.TOGETHER)
    upper.desk.now = FixedClock(datetime(2027, 2, 1, 9, tzinfo=VIETNAM)).now
    assert differences_since_issue(upper.desk, one) == []


def test_what_changed_in_a_table(upper: UpperOffice):
    one = _issue(upper, ReportKind.TASKS)
    upper.note(
        DATA, HOA_SEN, State.DONE, done_on=date(2026, 2, 27), result="Đã kết nối, nghiệm thu."
    )
    form = TaskForm("Mở lớp tập huấn", "07/KH-SNV", leads=(HOA_SEN,), deadline="Quý I")
    add_task(upper.desk, form)
    row = "“Kết nối kho dữ liệu dùng chung; nghiệm thu trước khi đưa vào sử dụng”"
    assert differences_since_issue(upper.desk, one) == [
        f"{row}: Tình trạng đổi từ “Đang thực hiện (quá hạn)” thành “Hoàn thành đúng hạn”.",
        f"{row}: Kết quả thực hiện được ghi “Đã kết nối, nghiệm thu.”.",
        "Thêm dòng “Mở lớp tập huấn”.",
    ]


def test_what_changed_in_the_text(upper: UpperOffice):
    one = _issue(upper)
    write_words(upper.desk, Asked(PERIOD), {"proposals": "Đề nghị sớm cấp tài khoản."})
    upper.note(PLANNING, SUOI_BAC, State.DONE, done_on=date(2026, 1, 30))
    told = differences_since_issue(upper.desk, one)
    assert "Nội dung mục “Kiến nghị, đề xuất” đã thay đổi." in told
    assert (
        "Nội dung mục “Công tác chỉ đạo, điều hành - Thực hiện nhiệm vụ theo kế hoạch” đã thay đổi."
        in told
    )


def test_what_changed_in_a_figure(upper: UpperOffice):
    one = _issue(upper, ReportKind.TARGETS)
    figure = Figure(numerator=Decimal(0), denominator=Decimal(500))
    set_measurement(upper.desk, "1", Q1, figure, SUOI_BAC)
    told = differences_since_issue(upper.desk, one)
    assert any("Số đạt được đổi từ “995” thành “994”" in line for line in told)
    assert any("Đánh giá đổi từ “Đạt” thành “Chưa đạt”" in line for line in told)


def test_a_letter_that_is_no_more_needed(upper: UpperOffice):
    one = _issue(upper, ReportKind.REMINDER)
    upper.note(DATA, HOA_SEN, State.DONE, done_on=date(2026, 3, 19))
    assert differences_since_issue(upper.desk, one) == [f"Không còn văn bản gửi {HOA_SEN}."]
