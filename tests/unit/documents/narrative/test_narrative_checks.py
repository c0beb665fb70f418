"""Figures that sentences ask for, and numbers that ask for nothing."""

from decimal import Decimal

import pytest

from cchc_desktop.documents.narrative.checks import checks_in


def figures(text: str) -> list[tuple[str, str, str]]:
    return [(one.comparator.value, str(one.value), one.unit) for one in checks_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hồ sơ đúng hạn đạt từ 98% trở lên.", [(">=", "98", "%")]),
        ("Tối thiểu 40% đơn vị được kiểm tra", [(">=", "40", "%")]),
        ("Không dưới 7,5% số thôn", [(">=", "7.5", "%")]),
        ("Giảm hồ sơ trễ hạn xuống còn dưới 3%.", [("<", "3", "%")]),
        ("Giải ngân trên 95.5%", [(">", "95.5", "%")]),
        ("Mức hài lòng vượt 90 %", [(">", "90", "%")]),
        ("Không quá 5% hồ sơ phải bổ sung", [("<=", "5", "%")]),
        ("30% trở xuống", [("<=", "30", "%")]),
        ("100% văn bản ký số", [("=", "100", "%")]),
        ("Tỷ lệ ≥ 80%", [(">=", "80", "%")]),
        ("Đạt tám mươi phần trăm, riêng xã đạt 70 phần trăm", [("=", "70", "%")]),
        ("tối thiểu 40% phòng và tối thiểu 20% xã", [(">=", "40", "%"), (">=", "20", "%")]),
        ("đạt tối thiểu tương ứng là 40%, 35%", [(">=", "40", "%"), (">=", "35", "%")]),
        ("ít nhất 02 sáng kiến cấp xã", [(">=", "2", "sáng kiến")]),
        ("có từ 03 mô hình trở lên", [(">=", "3", "mô hình")]),
        ("tiếp nhận ít nhất 1.200 hồ sơ", [(">=", "1200", "hồ sơ")]),
        ("chờ không quá 30 phút", [("<=", "30", "phút")]),
        ("đạt từ 90 điểm trở lên", [(">=", "90", "điểm")]),
        ("nằm trong nhóm 05 xã dẫn đầu tỉnh", [("<=", "5", "hạng")]),
        ("xếp thứ 3 trở lên", [("<=", "3", "hạng")]),
    ],
)
def test_a_figure_with_its_comparator(text: str, expected: list[tuple[str, str, str]]):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chỉ số cải cách hành chính cao hơn năm 2025",
        "theo Quyết định số 41/2011/QĐ-UBND ngày 17 tháng 6 năm 2011",
        "dịch vụ công mức độ 3, mức độ 4",
        "tiêu chuẩn ISO 9001:2015",
        "phục vụ người dân trên 10 phường",
        "chậm nhất trong 10 ngày làm việc",
        "giai đoạn 2026 - 2030",
        "nhóm 0 đơn vị",
    ],
)
def test_a_number_that_measures_nothing(text: str):
    assert figures(text) == []


def test_a_range_has_two_ends():
    for text in ("có 25% - 35% cán bộ", "từ 25% đến 35% cán bộ", "đạt 25 - 35%"):
        (one,) = checks_in(text)
        assert (one.comparator, one.value, one.upper) == ("range", Decimal(25), Decimal(35))


def test_each_figure_has_the_words_it_is_about():
    text = (
        "Tỷ lệ hồ sơ đúng hạn đạt tỷ lệ 100% ở từng lĩnh vực, riêng xử lý đơn đạt 98%; giải quyết "
        "khiếu nại đạt 95% trở lên. Trong đó, đất đai đạt tối thiểu 90%."
    )
    assert [one.scope for one in checks_in(text)] == [
        "Tỷ lệ hồ sơ đúng hạn ở từng lĩnh vực",
        "riêng xử lý đơn",
        "giải quyết khiếu nại",
        "đất đai",
    ]
