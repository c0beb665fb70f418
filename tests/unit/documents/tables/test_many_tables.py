"""Several tables in a document, tables without headers, and columns that a person corrects."""

from block_tables import a_document, a_table, head
from found_facts import doubts, parts, roles, titles

from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.kinds import TableKind
from cchc_desktop.documents.tables.understanding import understand_table, understand_tables


def test_rows_pasted_without_their_header():
    found = understand_tables(
        a_document(
            a_table(
                ["1", "Lập danh mục hồ sơ năm 2026", "Văn phòng", "các phòng", "Quý I/2026"],
                [
                    "2",
                    "Chỉnh lý tài liệu tồn đọng của các năm",
                    "Phòng VH-XH",
                    "Văn phòng",
                    "Tháng 8",
                ],
                ["3", "Tập huấn phần mềm một cửa", "Trung tâm Số", "Công an phường", "30/5/2026"],
                page=None,
            )
        )
    )
    assert roles(found) == ["code", "title", "lead", "partner", "deadline"]
    assert titles(found)[2] == ("3", None, "Tập huấn phần mềm một cửa")
    assert doubts(found) == {None: ["header-missing"]}


def test_captions_nobody_foresaw_are_understood_by_their_cells_and_doubted_once():
    found = understand_table(
        a_table(
            head("No.", "Danh mục việc phải làm", "Ai chủ trì", "Khi nào xong", "Quan tâm"),
            ["1", "Dọn kho lưu trữ", "Văn phòng", "Tháng 5", "cao"],
            ["2", "Hủy hồ sơ hết hạn", "Hội đồng xác định giá trị", "Tháng 6", "thấp"],
            ["3", "Lập mục lục hồ sơ", "Văn phòng", "Tháng 7", "vừa"],
        )
    )
    assert roles(found) == ["code", "title", "lead", "deadline", "ignored"]
    assert doubts(found) == {None: ["column-guessed", "column-unknown"]}


def test_only_tables_of_tasks_give_tasks_and_each_appendix_counts_for_itself():
    found = understand_tables(
        a_document(
            a_table(["UBND XÃ SEN VÀNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], number=1),
            "PHỤ LỤC I",
            a_table(
                head("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
                ["1", "Làm kế hoạch", "Văn phòng", "Quý I"],
                ["2", "Làm báo cáo", "Văn phòng", "Quý IV"],
                number=2,
            ),
            "PHỤ LỤC II",
            a_table(
                head("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Đơn vị chủ trì"),
                ["1", "Hồ sơ đúng hạn", "%", "98", "Văn phòng"],
                number=3,
            ),
            "PHỤ LỤC III",
            a_table(
                head("STT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền"),
                ["1", "In tờ rơi", "tờ", "100", "1.000", "100.000"],
                number=4,
            ),
            "PHỤ LỤC IV",
            a_table(
                head("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
                ["1", "Trực đường dây nóng", "Công an xã", "Thường xuyên"],
                number=5,
            ),
            a_table(["Nơi nhận:\n- Như trên;", "CHỦ TỊCH"], number=6),
        )
    )
    assert [(one.kind, one.first, one.last) for one in found.tables] == [
        (TableKind.OTHER, 0, 0),
        (TableKind.TASKS, 0, 2),
        (TableKind.TARGETS, 0, 0),
        (TableKind.FIGURES, 0, 0),
        (TableKind.TASKS, 2, 3),
        (TableKind.OTHER, 0, 0),
    ]
    assert [(one.code, one.source.table) for one in found.tasks] == [("1", 2), ("2", 2), ("1", 5)]
    assert doubts(found) == {}


def test_headings_between_tables_are_their_groups():
    captions = head("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    found = understand_tables(
        a_document(
            "I. CẢI CÁCH THỂ CHẾ",
            a_table(captions, ["1", "Rà soát văn bản", "Phòng Tư pháp", "Quý I"], number=1),
            "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
            a_table(captions, ["1", "Công khai thủ tục", "Văn phòng", "Quý II"], number=2),
        )
    )
    assert [one.code for one in found.sections] == ["I", "II"]
    assert [one.section for one in found.tasks] == [0, 1]
    assert doubts(found) == {}


def test_a_table_goes_on_in_the_next_without_a_header():
    found = understand_tables(
        a_document(
            a_table(
                head("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Ghi chú"),
                ["1", "Rà soát các khoản chi còn", "Phòng Kinh tế", "Quý I", ""],
                number=1,
            ),
            a_table(
                ["", "tồn của năm trước", "", ""],
                ["2", "Công khai thủ tục", "Văn phòng", "Quý II"],
                number=2,
            ),
        )
    )
    assert [one.title for one in found.tasks] == [
        "Rà soát các khoản chi còn tồn của năm trước",
        "Công khai thủ tục",
    ]
    assert found.tasks[1].deadline == "Quý II"
    assert doubts(found) == {}


def test_a_person_changes_what_columns_hold_and_the_table_is_read_again():
    table = a_table(
        head("STT", "Nội dung", "Kết quả", "Đơn vị thực hiện", "Thời gian"),
        ["1", "Họp giao ban", "Biên bản; kết luận", "Văn phòng", "Hằng tuần"],
        ["2", "Trực lễ", "Sổ trực", "Công an xã", "Các ngày lễ"],
    )
    found = understand_table(table)
    assert found.tasks[0].products == ("Biên bản", "kết luận")
    given = found.tables[0].roles.with_role(2, Role.NOTE).with_role(3, Role.PARTNER)
    again = understand_table(table, given)
    assert [one.role for one in again.layout] == ["code", "title", "note", "partner", "deadline"]
    assert again.tasks[0].note == "Biên bản; kết luận"
    assert parts(again) == [((), ("Văn phòng",)), ((), ("Công an xã",))]
    whole = understand_tables(a_document(table), roles={0: given})
    assert whole.tasks == again.tasks


def test_what_stands_below_a_caption_can_say_more_than_its_words():
    found = understand_table(
        a_table(
            head("STT", "Nội dung công tác", "Người phụ trách", "Người phối hợp", "Kỳ thực hiện"),
            ["1", "Khai giảng", "Hiệu trưởng", "Toàn trường", "Tháng 9"],
            ["2", "Hội nghị viên chức", "Chủ tịch Công đoàn", "BGH", "Tháng 10"],
            ["3", "Sơ kết", "Phó hiệu trưởng", "Tổ trưởng các tổ, GVCN", "Tháng 01/2027"],
        )
    )
    assert roles(found) == ["code", "title", "lead", "partner", "deadline"]
    assert parts(found)[2] == (("Phó hiệu trưởng",), ("Tổ trưởng các tổ", "GVCN"))
    assert doubts(found) == {}


def test_a_second_column_of_units_is_a_guess():
    found = understand_table(
        a_table(
            head("STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị thực hiện", "Thời gian"),
            ["1", "Giám sát", "Ban Pháp chế", "Văn phòng", "Quý I"],
            ["2", "Thẩm tra", "Ban Kinh tế", "Văn phòng", "Quý II"],
        )
    )
    assert roles(found) == ["code", "title", "lead", "partner", "deadline"]
    assert doubts(found) == {None: ["column-guessed"]}


def test_lists_that_have_units_and_times_but_no_tasks():
    procedures = a_table(
        head("STT", "Tên thủ tục hành chính", "Cơ quan thực hiện", "Thời hạn giải quyết"),
        ["1", "Đăng ký khai sinh", "UBND xã", "Trong ngày"],
    )
    reports = a_table(
        head("STT", "Tên báo cáo", "Đơn vị thực hiện", "Thời hạn gửi"),
        ["1", "Báo cáo quý", "Văn phòng", "Ngày 15 tháng cuối quý"],
    )
    found = understand_tables(a_document(procedures, reports))
    assert [one.kind for one in found.tables] == [TableKind.OTHER, TableKind.OTHER]
    assert not found.tasks
