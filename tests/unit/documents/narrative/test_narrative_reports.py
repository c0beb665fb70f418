"""Report duties: how often, until when, to whom; and what asks for no report."""

import pytest

from cchc_desktop.documents.narrative.lines import Line
from cchc_desktop.documents.narrative.outline import outline_of
from cchc_desktop.documents.narrative.reports import report_duties_of


def read(text: str):
    root = outline_of([Line("I. CHẾ ĐỘ BÁO CÁO"), Line(f"1. {text}")])
    return report_duties_of(root, {})


def told(text: str) -> list[tuple[str, str | None, str, str]]:
    duties, _ = read(text)
    return [(one.frequency, one.period_part, one.due_rule, one.recipient) for one in duties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Báo cáo quý gửi trước ngày 01 của tháng cuối mỗi quý về Phòng Nội vụ.",
            [("quarter", None, "before-day:01/last-month", "Phòng Nội vụ")],
        ),
        (
            (
                "Các thôn báo cáo kết quả hàng quý, 6 tháng, 9 tháng và năm (chậm nhất ngày 20 "
                "của tháng cuối kỳ) gửi Sở Nội vụ tổng hợp."
            ),
            [
                ("quarter", "Q1", "day:20/last-month", "Sở Nội vụ"),
                ("half", "H1", "day:20/last-month", "Sở Nội vụ"),
                ("nine-months", "M9", "day:20/last-month", "Sở Nội vụ"),
                ("year", "Y", "day:20/last-month", "Sở Nội vụ"),
            ],
        ),
        (
            "Hằng năm, các trường báo cáo về Sở Giáo dục và Đào tạo trước ngày 25/11.",
            [("year", "Y", "before-day:25/11", "Sở Giáo dục và Đào tạo")],
        ),
        (
            "Báo cáo quý I trước ngày 10/3.",
            [("quarter", "Q1", "before-day:10/03", "")],
        ),
        (
            "Thực hiện báo cáo hằng quý gửi Sở Nội vụ trước ngày 15/3, 15/6, 15/9 và 15/12.",
            [
                ("quarter", "Q1", "before-day:15/03", "Sở Nội vụ"),
                ("quarter", "Q2", "before-day:15/06", "Sở Nội vụ"),
                ("quarter", "Q3", "before-day:15/09", "Sở Nội vụ"),
                ("quarter", "Q4", "before-day:15/12", "Sở Nội vụ"),
            ],
        ),
        (
            "Báo cáo hằng tháng gửi Văn phòng trước ngày 05.",
            [("month", None, "", "Văn phòng")],
        ),
        (
            "Thực hiện chế độ báo cáo theo yêu cầu.",
            [("", None, "", "")],
        ),
    ],
)
def test_a_report(text: str, expected: list[tuple[str, str | None, str, str]]):
    assert sorted(told(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ báo cáo đánh giá hằng năm để khắc phục điểm yếu.",
        "Chuẩn bị nội dung báo cáo phục vụ giám sát.",
        "Kết nối hệ thống báo cáo của tỉnh.",
        "Trong 10 ngày kể từ ngày công bố, các xã phải có báo cáo giải trình định kỳ.",
        "Đánh giá cán bộ hằng quý.",
    ],
)
def test_no_report(text: str):
    assert told(text) == []


def test_what_is_not_said_is_asked_for():
    _, doubts = read("Báo cáo năm gửi Sở Nội vụ.")
    assert [one.code for one in doubts] == ["narrative-doubts.report-without-day"]
    _, doubts = read("Thực hiện chế độ báo cáo theo quy định.")
    assert [one.code for one in doubts] == ["narrative-doubts.report-without-frequency"]


def test_a_day_of_june_is_not_taken_for_the_report_of_the_year():
    assert told("Báo cáo năm gửi Sở Nội vụ trước ngày 15/6.") == [("year", "Y", "", "Sở Nội vụ")]
