"""Groups and numbers of tasks, wherever a table puts them."""

from block_tables import Over, a_table, group, head
from found_facts import doubts, parts, sections, titles

from cchc_desktop.documents.tables.understanding import understand_table


def test_quarters_as_columns_and_groups_as_a_column():
    found = understand_table(
        a_table(
            head(
                Over("TT", down=2),
                Over("Lĩnh vực", down=2),
                Over("Nội dung", down=2),
                Over("Đơn vị phụ trách", down=2),
                Over("Tiến độ thực hiện", across=4),
            ),
            head("Quý I", "Quý II", "Quý III", "Quý IV"),
            [
                "1",
                Over("Cải cách thể chế", down=2),
                "Rà soát văn bản",
                "Phòng Tư pháp",
                "x",
                "",
                "x",
                "",
            ],
            ["2", "Tự kiểm tra văn bản", "Phòng Tư pháp", "", "", "", "X"],
            ["3", "Chuyển đổi số", "Cấp chữ ký số", "Văn phòng", "x", "", "", ""],
        )
    )
    assert [one.title for one in found.sections] == ["Cải cách thể chế", "Chuyển đổi số"]
    assert [(one.section, one.deadline) for one in found.tasks] == [
        (0, "Quý I; Quý III"),
        (0, "Quý IV"),
        (1, "Quý I"),
    ]
    assert doubts(found) == {}


def test_a_table_without_a_column_of_numbers_and_with_a_remark_below():
    found = understand_table(
        a_table(
            head("Nội dung thực hiện", "Đơn vị chịu trách nhiệm chính", "Thời gian trình"),
            [Over("CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH", bold=True), "", ""],
            ["1.1. Ban hành chương trình công tác", "Văn phòng", "Tháng 01"],
            ["1.2. Giao ban hằng tuần", "Văn phòng", "Thứ Hai hằng tuần"],
            [Over("TUYÊN TRUYỀN", bold=True), "", ""],
            ["2.1. Phát thanh chuyên mục một cửa", "Phòng VH-XH", "Hằng tuần"],
            group("Ghi chú: các đơn vị chủ động phối hợp.", 3),
        )
    )
    assert [one.title for one in found.sections] == ["CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH", "TUYÊN TRUYỀN"]
    assert titles(found) == [
        ("1.1", 0, "Ban hành chương trình công tác"),
        ("1.2", 0, "Giao ban hằng tuần"),
        ("2.1", 1, "Phát thanh chuyên mục một cửa"),
    ]
    assert [one.code for one in found.notices] == ["intake-notices.row-remark"]
    assert doubts(found) == {}


def test_letters_below_a_number_and_a_stray_word_beside_a_group():
    found = understand_table(
        a_table(
            head("TT", "NHIỆM VỤ", "ĐƠN VỊ THỰC HIỆN", "KẾT QUẢ", "THỜI GIAN HOÀN THÀNH"),
            ["I", "Hoàn thiện thể chế", "", "", "năm tiếp theo"],
            [
                "1",
                "Trình Nghị định về dữ liệu mở",
                "Cục Số chủ trì, các đơn vị phối hợp",
                "",
                "2026",
            ],
            ["II", "Phát triển hạ tầng", "", "", ""],
            ["1", "Nâng cấp máy chủ", "Trung tâm Thông tin", "Máy chủ mới", "2026-2027"],
            ["a)", "Mua thiết bị", "Trung tâm Thông tin", "", "Quý II"],
            ["c)", "Vận hành", "Trung tâm Thông tin", "", "Quý IV"],
        )
    )
    assert titles(found) == [
        ("1", 0, "Trình Nghị định về dữ liệu mở"),
        ("1", 1, "Nâng cấp máy chủ"),
        ("a)", 1, "Mua thiết bị"),
        ("c)", 1, "Vận hành"),
    ]
    assert parts(found)[0] == (("Cục Số",), ("các đơn vị",))
    assert doubts(found) == {None: ["group-says-more", "code-gap"]}


def test_rows_without_numbers_below_a_numbered_group():
    found = understand_table(
        a_table(
            head("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
            group("I. NHÓM NHIỆM VỤ CHUNG", 5),
            ["1", "Đẩy mạnh truyền thông", "", "", ""],
            ["", "- Mở chuyên trang trên báo", "Báo tỉnh", "Sở Nội vụ", "Thường xuyên"],
            ["", "- Tổ chức cuộc thi", "Tỉnh đoàn", '"', "Quý III"],
            ["2", "Kiểm tra", "Thanh tra tỉnh", "Sở Tư pháp", "Quý IV"],
        )
    )
    assert sections(found) == [
        ("I", "NHÓM NHIỆM VỤ CHUNG", "other", None),
        ("1", "Đẩy mạnh truyền thông", "direction", 0),
    ]
    assert titles(found)[:2] == [
        (None, 1, "Mở chuyên trang trên báo"),
        (None, 1, "Tổ chức cuộc thi"),
    ]
    assert parts(found)[1] == (("Tỉnh đoàn",), ("Sở Nội vụ",))
