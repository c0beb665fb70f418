"""Cells split into items and joined again; numbers of rows; captions and what they say."""

import pytest

from cchc_desktop.documents.tables.cell_text import items, joined, one_line
from cchc_desktop.documents.tables.codes import is_code, leading_code, read_code, tidy_code
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.groups import field_of
from cchc_desktop.documents.tables.header import is_column_numbers
from cchc_desktop.documents.tables.vocabulary import caption_scores


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("- Kế hoạch\n- Báo cáo;", ("Kế hoạch", "Báo cáo")),
        ("- Kế hoạch - Báo cáo kết quả", ("Kế hoạch", "Báo cáo kết quả")),
        ("- Báo cáo của Phòng Tài chính - Kế hoạch", ("Báo cáo của Phòng Tài chính - Kế hoạch",)),
        ("Quyết định; Kế hoạch", ("Quyết định", "Kế hoạch")),
        ("Kế hoạch; báo cáo", ("Kế hoạch", "báo cáo")),
        (
            "Công bố theo quy định; thông tin được công khai, minh bạch",
            ("Công bố theo quy định; thông tin được công khai, minh bạch",),
        ),
        ("Tổ chức lớp bồi dưỡng\ncho công chức", ("Tổ chức lớp bồi dưỡng cho công chức",)),
        ("3.1. Lập đề cương. 3.2. Trình duyệt", ("3.1. Lập đề cương.", "3.2. Trình duyệt")),
        ("<ul style='x'> - Tin bài; - Phóng sự </ul>", ("Tin bài", "Phóng sự")),
        ("\u2022 Tờ trình\n\u2022 Nghị quyết", ("Tờ trình", "Nghị quyết")),
        ("Giai đoạn 2026 - 2030", ("Giai đoạn 2026 - 2030",)),
    ],
)
def test_items(cell: str, expected: tuple[str, ...]):
    assert items(cell, listed=True) == expected


@pytest.mark.parametrize(
    ("former", "following", "expected"),
    [
        (
            "- Quy chế tổ chức và hoạt",
            "động\n- Báo cáo",
            ("Quy chế tổ chức và hoạt động", "Báo cáo"),
        ),
        ("- Kế hoạch", "- Báo cáo", ("Kế hoạch", "Báo cáo")),
        ("Kế hoạch", "Báo cáo", ("Kế hoạch", "Báo cáo")),
        ("- Báo cáo Cổng", "Dịch vụ công", ("Báo cáo Cổng Dịch vụ công",)),
        ("", "Báo cáo", ("Báo cáo",)),
    ],
)
def test_halves_of_a_cell(former: str, following: str, expected: tuple[str, ...]):
    assert items(joined(former, following)) == expected


@pytest.mark.parametrize(
    "code",
    ["1", "1.", "1.2.", "II", "a)", "(3)", "1.10.3", "WP1", "VT-1", "W001", "-", "12a", "3,1"],
)
def test_codes(code: str):
    assert is_code(code)


@pytest.mark.parametrize("text", ["", "Quý I", "100 hồ sơ", "Kế hoạch", "1/2/2026", "2026-01-05"])
def test_what_is_no_code(text: str):
    assert not is_code(text)


def test_codes_follow_one_another():
    assert read_code("1.10").follows(read_code("1.9"))
    assert read_code("đ)").follows(read_code("d)"))
    assert read_code("IX").follows(read_code("VIII"))
    assert not read_code("2.1").follows(read_code("1.9"))
    assert tidy_code(" 1. 2. ") == "1.2"
    assert tidy_code("-") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. Cải cách thể chế", ("I", "Cải cách thể chế")),
        ("1  Công tác chỉ đạo", ("1", "Công tác chỉ đạo")),
        ("Phần II: Giải pháp", ("II", "Giải pháp")),
        ("2.1. Rà soát", ("2.1", "Rà soát")),
        ("b) Lập danh sách", ("b)", "Lập danh sách")),
        ("100% hồ sơ đúng hạn", ("", "100% hồ sơ đúng hạn")),
        ("6 tháng đầu năm", ("", "6 tháng đầu năm")),
        ("Cải cách thể chế", ("", "Cải cách thể chế")),
        ("A nói với B", ("", "A nói với B")),
    ],
)
def test_numbers_in_front_of_words(text: str, expected: tuple[str, str]):
    assert leading_code(text) == expected


@pytest.mark.parametrize(
    ("caption", "role"),
    [
        ("Nội dung công việc", Role.TITLE),
        ("TÊN NHIỆM VỤ/ĐỀ ÁN", Role.TITLE),
        ("Giải pháp thực hiện", Role.DETAILS),
        ("Kết quả đầu ra", Role.PRODUCT),
        ("Sản phẩm/Kết quả đạt được", Role.PRODUCT),
        ("Đơn vị thực hiện", Role.LEAD),
        ("Cơ quan, đơn vị chủ trì", Role.LEAD),
        ("Cá nhân, đơn vị phụ trách", Role.LEAD),
        ("Cơ quan phối hợp thực hiện", Role.PARTNER),
        ("Đơn vị chủ trì, phối hợp", Role.LEAD_AND_PARTNER),
        ("Thời gian hoàn thành", Role.DEADLINE),
        ("Thời hạn trình/hoàn thành", Role.DEADLINE),
        ("Tỷ lệ %", Role.PERCENT),
        ("Trạng thái", Role.STATE),
        ("Số, ký hiệu văn bản", Role.EVIDENCE),
        ("Người theo dõi", Role.PERSON),
        ("Dự toán kinh phí", Role.FUNDING),
        ("Ghi chú", Role.NOTE),
        ("Lĩnh vực", Role.SECTION),
        ("ĐVT", Role.MEASURE),
    ],
)
def test_captions(caption: str, role: Role):
    scores = caption_scores(caption)
    assert max(scores, key=scores.__getitem__) is role


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị tuyên truyền cải cách hành chính",
        "Phòng Nội vụ",
        "Báo cáo",
        "Triển khai các nhiệm vụ được giao tại Nghị quyết của Hội đồng nhân dân xã",
    ],
)
def test_what_is_no_caption(text: str):
    assert not caption_scores(text)


def test_rows_that_number_the_columns():
    assert is_column_numbers(["(1)", "(2)", "(3)", "(4)"])
    assert is_column_numbers(["A", "B", "1", "2", "3"])
    assert not is_column_numbers(["1", "Việc", "2", "3"])
    assert not is_column_numbers(["1", "50", "20", "3"])


def test_groups_count_in_reform_fields():
    assert field_of("Cải cách thủ tục hành chính (TTHC)") == "procedures"
    assert field_of("XÂY DỰNG CHÍNH QUYỀN SỐ") == "digital-government"
    assert field_of("Đo lường sự hài lòng của người dân") == "satisfaction-survey"
    assert field_of("Công tác chỉ đạo, điều hành") == "direction"
    assert field_of("Công tác khác") == "other"


def test_html_left_in_a_cell_is_no_text():
    assert one_line("<p>Phòng Nội vụ</p><br>xã") == "Phòng Nội vụ xã"
    assert one_line("từ 3 < 5 và 7 > 2") == "từ 3 < 5 và 7 > 2"
