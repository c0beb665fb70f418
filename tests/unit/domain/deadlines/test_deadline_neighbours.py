"""Terms side by side, and the corners of the grammar that no production shows alone."""

from datetime import date

import pytest

from cchc_desktop.domain.deadlines import (
    DoubtCode,
    Kind,
    Milestone,
    due_after,
    occurrence_key,
    read,
)

YEAR = date(2024, 1, 1), date(2024, 12, 31)
SCHOOL_YEAR = date(2024, 9, 5), date(2025, 5, 31)
FOUR_YEARS = date(2022, 1, 1), date(2025, 12, 31)


def _shown(phrase: str, plan: tuple[date, date] = YEAR) -> str:
    meaning = read(phrase, *plan)
    dues = [f"{one.due:%d/%m}" if one.due else "-" for one in meaning.milestones]
    doubt = [meaning.doubt.code] if meaning.doubt else []
    return " ".join([meaning.kind, *(dues if len(dues) < 6 else [f"{len(dues)}x"]), *doubt])


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("Hằng quý (trước ngày 05 của tháng đầu quý sau)", "recurring 04/04 04/07 04/10 04/01"),
        ("Trước ngày 20 tháng cuối của quý, 6 tháng, năm", "recurring 19/03 19/06 19/09 19/12"),
        ("Hằng tháng, ngày 07 tháng cuối quý", "recurring 16x"),
        ("Hằng tháng (mỗi tháng một lần)", "recurring 12x"),
        ("Ngày 05 hằng tháng, ngày 07 tháng cuối quý", "recurring 16x"),
        ("Hằng tháng, trước ngày 25", "recurring 12x"),
        ("Ngày 25, hằng tháng", "recurring 12x"),
        ("Hằng quý (ngày 25)", "unclear no-month"),
        ("2 lần/năm (tháng 5 và tháng 11)", "recurring 31/05 30/11"),
        ("Hằng năm (tháng 10)", "recurring 31/10"),
        ("Hằng năm, 15/3 và 15/9", "recurring 15/03 15/09"),
        ("Hằng tháng, 15/3 và 15/9", "compound 14x"),
        ("Hằng quý, trước ngày 15/6", "compound 31/03 30/06 30/09 31/12 14/06"),
        ("Hằng quý trong 6 tháng đầu năm", "recurring 31/03 30/06"),
        ("Năm 2024, hằng quý", "recurring 31/03 30/06 30/09 31/12"),
        ("Trong năm 2024, thường xuyên", "ongoing -"),
        ("Quý I, thường xuyên", "compound 31/03 -"),
        ("Thường xuyên hằng năm", "ongoing -"),
        ("Thường xuyên hằng quý", "compound - 31/03 30/06 30/09 31/12"),
        ("Thường xuyên: trực; liên tục: cập nhật", "ongoing - -"),
        ("Khi có yêu cầu trong năm 2024", "event -"),
        ("Theo lịch, đột xuất", "event - -"),
        ("Năm 2024 (tháng 5/2024)", "fixed 31/05"),
        ("Trước ngày 15/3, quý IV", "compound 14/03 30/09"),
        ("Báo cáo hằng quý và trước ngày 15/11", "compound 31/03 30/06 30/09 31/12 14/11"),
        ("Tổng kết công tác tháng 11 hằng năm", "recurring 30/11"),
        ("Kiểm tra hằng quý; tập huấn hằng năm", "compound 31/03 30/06 30/09 31/12 31/12"),
        ("Quý IV và Quý I năm 2025", "compound 31/12 31/03"),
    ],
)
def test_neighbours(phrase: str, shown: str):
    assert _shown(phrase) == shown


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("trước hoặc trong ngày 15/6", "fixed 15/06"),
        ("thứ 6, ngày 20/12/2024", "fixed 20/12"),
        ("2024-13-01", "unclear impossible"),
        ("ngày 31/13", "unclear impossible"),
        ("ngày 45", "unclear impossible"),
        ("1/2/3/4", "unclear no-time"),
        ("45565 tờ", "unclear no-time"),
        ("trong 5 ngày (tính cả ngày nghỉ)", "event -"),
        ("trong 10 ngày đầu quý", "unclear no-time"),
        ("tháng mười một", "fixed 30/11"),
        ("tháng 06 (không sáu)", "fixed 30/06"),
        ("6 tháng đầu", "unclear no-time"),
        ("học kỳ III", "unclear no-time"),
        ("các quý trong năm", "recurring 31/03 30/06 30/09 31/12"),
        ("mỗi nửa năm", "recurring 30/06 31/12"),
        ("giai đoạn 2022 - 2026, tháng 6 - 9/2024", "compound 31/12 30/09"),
        ("Tháng 5.", "fixed 31/05"),
        ("Quý I, II.", "compound 31/03 30/06"),
        ("Quý I\nBan hành Kế hoạch", "compound 31/03"),
        ("tháng 06 (không không không sáu)", "fixed 30/06"),
        ("các năm trước", "unclear no-time"),
        ("Hằng quý và hằng tháng", "recurring 16x"),
        ("01 lần/đợt", "unclear no-time"),
        ("ngày 20 các quý", "unclear no-month"),
        ("15/6 và các đơn vị", "fixed 15/06"),
        ("Từ nay đến hết quý II", "fixed 30/06"),
        ("từ 29/02 đến 15/3/2023", "unclear impossible"),
        ("ngày 31 các tháng 3, 6", "unclear impossible"),
    ],
)
def test_corners(phrase: str, shown: str):
    assert _shown(phrase) == shown


@pytest.mark.parametrize(
    ("phrase", "plan"),
    [
        ("từ nay đến tháng 7", SCHOOL_YEAR),
        ("từ tháng 3 trở đi", FOUR_YEARS),
        ("hằng tháng trong quý I", FOUR_YEARS),
        ("hằng tháng, từ tháng 3 trở đi", FOUR_YEARS),
        ("từ tháng 3 năm sau đến tháng 6/2025", FOUR_YEARS),
    ],
)
def test_a_part_without_its_year_makes_the_whole_unclear(phrase: str, plan: tuple[date, date]):
    assert _shown(phrase, plan) == f"unclear {DoubtCode.WHICH_YEAR}"


def test_a_leap_day_finds_its_year():
    assert read("đến ngày 29/02", *FOUR_YEARS).milestones[0].due == date(2024, 2, 29)


def test_an_office_that_never_works_is_owed_nothing():
    phrase = "trong 3 ngày làm việc kể từ ngày nhận đủ hồ sơ"
    assert due_after(phrase, date(2024, 6, 3), works=lambda _: False) is None
    assert due_after(phrase, date.max) is None
    assert due_after("trong 9999 năm kể từ ngày nhận đủ hồ sơ", date(2024, 6, 3)) is None


def test_what_does_not_recur_has_no_key():
    assert occurrence_key(Milestone("", date(2024, 1, 1), date(2024, 3, 31), None)) is None
    assert read("Thường xuyên", *YEAR).kind is Kind.ONGOING
