"""Rows that pages cut, numbers that lie, cells that slid: each read right, or doubted."""

from block_tables import Over, PageBreak, a_table, head
from found_facts import doubts

from cchc_desktop.documents.tables.understanding import understand_table


def test_pages_that_cut_rows_repeat_the_header_a_little_differently():
    found = understand_table(
        a_table(
            head("STT", "Nội dung", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian"),
            [
                "1",
                "Xây dựng phương án sắp xếp tổ dân phố gắn với",
                "- Phương án",
                "Phòng Nội vụ;",
                "Các tổ dân phố",
                "Quý II",
            ],
            PageBreak(continues=False),
            head(
                "STT", "Nội dung", "Sản phẩm", "Đơn vị chủ trì", "Phối hợp", "Thời gian hoàn thành"
            ),
            [
                "",
                "kiện toàn chức danh trưởng khu phố",
                "- Tờ trình",
                "Công an phường",
                "",
                "năm 2026",
            ],
            ["2", "Lấy ý kiến cử tri", "Biên bản", "Ủy ban MTTQ phường", "Các khu phố", "Quý III"],
            PageBreak(),
            ["", "Công bố kết quả", "Thông báo", "Văn phòng", "Đài Truyền thanh", "Quý IV"],
        )
    )
    first, second, third = found.tasks
    assert first.title == (
        "Xây dựng phương án sắp xếp tổ dân phố gắn với kiện toàn chức danh trưởng khu phố"
    )
    assert first.products == ("Phương án", "Tờ trình")
    assert first.lead_units == ("Phòng Nội vụ", "Công an phường")
    assert first.deadline == "Quý II năm 2026"
    assert (second.title, second.lead_units) == ("Lấy ý kiến cử tri", ("Ủy ban MTTQ phường",))
    assert (third.title, third.code, third.deadline) == ("Công bố kết quả", None, "Quý IV")
    assert (first.source.page, third.source.page) == (1, 3)
    assert doubts(found) == {"Công bố kết quả": ["code-missing"]}


def test_a_rest_in_the_wrong_column_is_doubted():
    found = understand_table(
        a_table(
            head("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"),
            ["1", "Rà soát biên chế", "Phòng Nội vụ", "Phòng Kinh tế;", "Quý II"],
            PageBreak(),
            ["", "", "Công an phường", "", ""],
        )
    )
    assert doubts(found) == {"1": ["rest-astray"]}


def test_rows_that_share_their_number_and_title_are_one_task():
    found = understand_table(
        a_table(
            head("STT", "Nội dung", "Việc cụ thể", "Chủ trì", "Thời gian"),
            [
                Over("1", down=3),
                Over("Đào tạo cán bộ", down=3),
                "Khảo sát nhu cầu",
                "Phòng Nội vụ",
                "Quý I",
            ],
            ["Mở lớp", "Trung tâm Chính trị", "Quý II"],
            ["Đánh giá sau lớp học", "Phòng Nội vụ", "Quý IV"],
            [Over("2", down=2), "Mua sắm máy tính", "Lập dự toán", "Phòng Kinh tế", "Quý I"],
            ["Lắp đặt mạng", "Thuê đường truyền", "Văn phòng", "Quý II"],
        )
    )
    first, *others = found.tasks
    assert first.details == ("Khảo sát nhu cầu", "Mở lớp", "Đánh giá sau lớp học")
    assert first.lead_units == ("Phòng Nội vụ", "Trung tâm Chính trị")
    assert first.deadline == "Quý I; Quý II; Quý IV"
    assert [(one.code, one.title) for one in others] == [
        ("2", "Mua sắm máy tính"),
        ("2", "Lắp đặt mạng"),
    ]
    assert [one.code for one in others[1].doubts] == ["intake-doubts.code-shared"]


def test_numbers_that_a_workbook_changed():
    found = understand_table(
        a_table(
            head("STT", "Nội dung", "Chủ trì", "Hạn"),
            ["1", "Nhóm một", "", ""],
            *([Over(f"1,{n}", number=f"1.{n}"), f"Việc {n}", "Văn phòng", "Quý I"] for n in (1, 2)),
            ["1/3/2026", "Việc 3", "Văn phòng", "Quý II"],
            *(
                [Over(f"1,{n}", number=f"1.{n}"), f"Việc {n}", "Văn phòng", "Quý I"]
                for n in range(4, 10)
            ),
            [Over("1,1", number="1.1"), "Việc 10", "Văn phòng", "Quý III"],
        )
    )
    assert [one.code for one in found.tasks] == [f"1.{n}" for n in range(1, 11)]
    assert doubts(found) == {"1.3": ["code-became-day"], "1.10": ["code-lost-zero"]}


def test_repeated_missing_and_odd_numbers_are_said():
    found = understand_table(
        a_table(
            head("Mã", "Tên công việc chi tiết", "Bộ phận thực hiện", "Hạn hoàn thành"),
            ["WP1", "Khảo sát hiện trạng", "Tổ công tác", "31/3/2026"],
            ["WP2", "Thiết kế biểu mẫu", "Tổ công tác", "30/4/2026"],
            ["WP2", "Thử nghiệm", "Bộ phận một cửa", "31/5/2026"],
            ["WP5", "Nghiệm thu", "Ban Quản lý", "30/6/2026"],
            ["Số năm", "Bàn giao", "Ban Quản lý", "30/7/2026"],
        )
    )
    assert [[one.code for one in task.doubts] for task in found.tasks] == [
        [],
        [],
        ["intake-doubts.code-repeated"],
        [],
        ["intake-doubts.code-odd"],
    ]
    assert dict(found.doubts[0].facts) == {
        "former": "WP2",
        "text": "WP5",
        "page": 1,
        "table": 1,
        "row": 5,
    }


def test_cells_that_slid_are_never_taken_in_silence():
    common = [
        [str(n), f"Việc thứ {n} của phường", "Báo cáo", "Phòng Nội vụ", "Văn phòng", "Quý I"]
        for n in range(1, 5)
    ]
    found = understand_table(
        a_table(
            head("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn"),
            *common,
            ["5", "Lập báo cáo năm", "", "Báo cáo", "Phòng Kinh tế", "Công an phường"],
            ["6", "Rà soát hộ tịch", "Báo cáo", "Quý II", "Phòng Tư pháp", ""],
            ["7", "Thống kê nhà đất", "Trưởng Phòng Kinh tế", "Phòng Kinh tế", "", "Quý II"],
            ["8", "Thu thuế", "Báo cáo", "Chánh HĐND xã Văn phòng UBND xã", "", "Quý III"],
        )
    )
    slid = found.tasks[4]
    assert (slid.products, slid.lead_units, slid.partner_units, slid.deadline) == (
        ("Báo cáo",),
        ("Phòng Kinh tế",),
        ("Công an phường",),
        "",
    )
    assert doubts(found) == {
        "5": ["row-shifted"],
        "6": ["cell-out-of-place"],
        "7": ["cell-out-of-place"],
        "8": ["unit-odd"],
    }


def test_two_times_in_one_cell_are_two_times():
    found = understand_table(
        a_table(
            head("STT", "Nội dung", "Đơn vị thực hiện", "Thời gian"),
            ["1", "Giao ban với các thôn", "Văn phòng", "Quý I\nQuý III"],
            ["2", "Báo cáo tuần", "Văn phòng", "- Quý II: báo cáo sơ bộ\n- Tháng 11: tổng kết"],
            ["3", "Trực tiếp dân", "Văn phòng", "Trước ngày\n30/6/2026"],
        )
    )
    assert [one.deadline for one in found.tasks] == [
        "Quý I; Quý III",
        "Quý II: báo cáo sơ bộ; Tháng 11: tổng kết",
        "Trước ngày 30/6/2026",
    ]
