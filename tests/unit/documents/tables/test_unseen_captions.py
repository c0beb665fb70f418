"""Captions that offices word in their own way, each told by its noun or by what stands below."""

import pytest
from block_tables import Over, a_document, a_table, head
from found_facts import doubts, parts, roles, sections, titles

from cchc_desktop.documents.tables.kinds import TableKind
from cchc_desktop.documents.tables.understanding import understand_table, understand_tables

WORK = (
    "Rà soát quy trình nội bộ của bộ phận một cửa",
    "Niêm yết thủ tục tại nhà văn hóa khu phố",
    "Tập huấn chữ ký số cho công chức tiếp dân",
    "Khảo sát sự hài lòng của người nộp hồ sơ",
    "Kiểm tra việc thực hiện kỷ cương hành chính",
)


def a_plan(title: str, *more: tuple[str, str]):
    captions = ("STT", title, *(caption for caption, _ in more), "Chủ trì", "Thời hạn")
    rows = (
        [str(number), work, *(text for _, text in more), "Văn phòng phường", "Quý II"]
        for number, work in enumerate(WORK, 1)
    )
    return understand_table(a_table(head(*captions), *rows))


@pytest.mark.parametrize(
    "caption",
    [
        "Lĩnh vực/Nhiệm vụ",
        "Tiêu chí/ Nội dung",
        "Nhóm việc, nội dung",
        "Hoạt động tuyên truyền",
        "Nội dung kiểm soát",
        "Nhiệm vụ thanh tra nội bộ",
        "Tên đề án, văn bản",
        "Tiêu chí, tiêu chí thành phần",
    ],
)
def test_a_caption_of_its_own_kind_names_the_work(caption: str):
    found = a_plan(caption, ("Cách thức thực hiện", "Họp giao ban hằng tháng để đôn đốc"))
    assert roles(found) == ["code", "title", "details", "lead", "deadline"]
    assert [task.title for task in found.tasks] == list(WORK)


def test_criteria_are_no_targets():
    """In "tiêu chí, tiêu chí thành phần" the words "chí tiêu" stand side by side by chance."""
    table = a_table(
        head("TT", "Tiêu chí, tiêu chí thành phần", "Giải pháp khắc phục", "Chủ trì", "Thời hạn"),
        ["1", WORK[0], "Lập tổ công tác", "Văn phòng phường", "Quý I"],
        ["2", WORK[1], "Họp giao ban", "Văn phòng phường", "Quý II"],
    )
    (found,) = understand_tables(a_document(table)).tables
    assert found.kind is TableKind.TASKS


def test_a_column_of_groups_that_repeats_itself_stays_one():
    found = understand_table(
        a_table(
            head("TT", "Lĩnh vực, nội dung lớn", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
            ["1", Over("Thủ tục hành chính", down=3), WORK[0], "Văn phòng", "Quý I"],
            ["2", WORK[1], "Văn phòng", "Quý II"],
            ["3", WORK[3], "Văn phòng", "Quý III"],
            ["4", Over("Chuyển đổi số", down=2), WORK[2], "Tổ Số hóa", "Quý I"],
            ["5", WORK[4], "Văn phòng", "Quý IV"],
        )
    )
    assert [title for _, title, *_ in sections(found)] == ["Thủ tục hành chính", "Chuyển đổi số"]
    assert [task.section for task in found.tasks] == [0, 0, 0, 1, 1]


def test_the_noun_of_a_caption_tells_every_role():
    found = understand_table(
        a_table(
            head(
                "TT",
                "Nội dung truyền thông",
                "Sản phẩm truyền thông",
                "Đơn vị chủ trì biên tập",
                "Đơn vị phối hợp biên tập",
                "Thời hạn phát sóng",
                "Dự toán phát sóng",
            ),
            ["1", WORK[0], "Phóng sự", "Đài Truyền thanh", "Văn phòng", "Quý I", "5 triệu đồng"],
            ["2", WORK[1], "Tờ gấp", "Văn phòng", "Đoàn phường", "Quý II", "2 triệu đồng"],
        )
    )
    assert roles(found) == [
        "code", "title", "product", "lead", "partner", "deadline", "funding",
    ]  # fmt: skip


def test_what_begins_and_what_ends_are_told_apart_under_one_caption():
    found = understand_table(
        a_table(
            head("TT", "Nội dung", "Chủ trì", "Thời gian thực hiện - Bắt đầu",
                 "Thời gian thực hiện - Kết thúc"),
            *([str(n), work, "Văn phòng", f"Tháng {n}", f"Quý {'I' * n}"]
              for n, work in enumerate(WORK[:3], 1)),
        )
    )  # fmt: skip
    assert roles(found) == ["code", "title", "lead", "start", "deadline"]
    assert [(task.start, task.deadline) for task in found.tasks] == [
        ("Tháng 1", "Quý I"),
        ("Tháng 2", "Quý II"),
        ("Tháng 3", "Quý III"),
    ]


def test_a_bold_group_may_stand_in_the_column_of_products():
    found = understand_table(
        a_table(
            head("STT", "Sản phẩm, kết quả", "Nhiệm vụ cụ thể", "Chủ trì", "Thời hạn"),
            [Over("1", bold=True), Over("Cải cách thể chế", bold=True), "", "", ""],
            ["a)", "Kế hoạch", WORK[0], "Văn phòng", "Quý I"],
            ["b)", "Báo cáo", WORK[1], "Văn phòng", "Quý II"],
            [Over("2", bold=True), Over("Chuyển đổi số", bold=True), "", "", ""],
            ["a)", "Lớp tập huấn", WORK[2], "Tổ Số hóa", "Quý III"],
        )
    )
    assert [(code, title) for code, title, *_ in sections(found)] == [
        ("1", "Cải cách thể chế"),
        ("2", "Chuyển đổi số"),
    ]
    assert titles(found) == [("a)", 0, WORK[0]), ("b)", 0, WORK[1]), ("a)", 1, WORK[2])]
    assert doubts(found) == {}


def test_bullets_for_numbers_keep_their_rows_apart_on_a_new_page():
    found = understand_table(
        a_table(
            head("TT", "Nhiệm vụ", "Giải pháp", "Chủ trì", "Thời hạn"),
            ["-", WORK[0], "Họp giao ban", "Văn phòng", "Quý I"],
            ["-", WORK[1], "Ra quân", "Đoàn phường", "Quý II"],
            head("TT", "Nhiệm vụ", "Giải pháp", "Chủ trì", "Thời hạn"),
            ["-", WORK[2], "Mở lớp", "Tổ Số hóa", ""],
            ["-", WORK[3], "Phát phiếu", "Văn phòng", "Quý IV"],
        )
    )
    assert [task.title for task in found.tasks] == list(WORK[:4])


def test_partners_behind_a_semicolon_are_still_partners():
    found = understand_table(
        a_table(
            head("STT", "Nội dung", "Đơn vị chủ trì, phối hợp", "Thời hạn"),
            ["1", WORK[0], "Vụ Pháp chế chủ trì, phối hợp với Văn phòng; các Cục", "Quý I"],
            ["2", WORK[1], "Phòng Kinh tế phối hợp với Trạm Y tế; Công an phường", "Quý II"],
            ["3", WORK[2], "Chủ trì: Văn phòng; Phối hợp: Trạm Y tế; Đoàn phường", "Quý II"],
        )
    )
    assert parts(found) == [
        (("Vụ Pháp chế",), ("Văn phòng", "các Cục")),
        (("Phòng Kinh tế",), ("Trạm Y tế", "Công an phường")),
        (("Văn phòng",), ("Trạm Y tế", "Đoàn phường")),
    ]


def test_products_behind_semicolons_may_begin_with_a_number():
    found = a_plan("Nội dung", ("Sản phẩm", "Đề án được duyệt; 100% hồ sơ được số hóa; báo cáo"))
    assert found.tasks[0].products == ("Đề án được duyệt", "100% hồ sơ được số hóa", "báo cáo")
