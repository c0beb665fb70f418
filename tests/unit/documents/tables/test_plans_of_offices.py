"""Plans of invented offices, each with a table of its own shape, read as a person would."""

from block_tables import Over, a_table, group, head
from found_facts import doubts, parts, roles, sections, titles

from cchc_desktop.documents.tables.understanding import understand_table


def test_a_ministry_with_roman_groups_and_numbered_columns():
    found = understand_table(
        a_table(
            head(
                "TT",
                "Nhiệm vụ, giải pháp",
                "Đơn vị chủ trì",
                "Đơn vị phối hợp",
                "Sản phẩm dự kiến",
                "Thời hạn hoàn thành",
            ),
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            group("I. CẢI CÁCH THỂ CHẾ", 6),
            [
                "1",
                "Rà soát văn bản do Bộ ban hành",
                "Vụ Pháp chế",
                "Các đơn vị thuộc Bộ",
                "Báo cáo rà soát",
                "Tháng 6/2026",
            ],
            [
                "2",
                "Xây dựng Thông tư về kho dữ liệu",
                "Cục Dữ liệu và Lưu trữ",
                "Vụ Pháp chế, Văn phòng Bộ và Trung tâm Thông tin",
                "Thông tư",
                "Quý IV/2026",
            ],
            group("II. CẢI CÁCH TỔ CHỨC BỘ MÁY", 6),
            [
                "3",
                "Sắp xếp các đơn vị sự nghiệp",
                "Vụ Tổ chức cán bộ",
                "Vụ Kế hoạch - Tài chính; các đơn vị sự nghiệp thuộc Bộ",
                "- Đề án;\n- Quyết định của Bộ trưởng",
                "Trước ngày 30/9/2026",
            ],
        )
    )
    assert roles(found) == ["code", "title", "lead", "partner", "product", "deadline"]
    assert sections(found) == [
        ("I", "CẢI CÁCH THỂ CHẾ", "institutions", None),
        ("II", "CẢI CÁCH TỔ CHỨC BỘ MÁY", "apparatus", None),
    ]
    assert titles(found) == [
        ("1", 0, "Rà soát văn bản do Bộ ban hành"),
        ("2", 0, "Xây dựng Thông tư về kho dữ liệu"),
        ("3", 1, "Sắp xếp các đơn vị sự nghiệp"),
    ]
    assert parts(found) == [
        (("Vụ Pháp chế",), ("Các đơn vị thuộc Bộ",)),
        (("Cục Dữ liệu và Lưu trữ",), ("Vụ Pháp chế", "Văn phòng Bộ", "Trung tâm Thông tin")),
        (
            ("Vụ Tổ chức cán bộ",),
            ("Vụ Kế hoạch - Tài chính", "các đơn vị sự nghiệp thuộc Bộ"),
        ),
    ]
    assert found.tasks[2].products == ("Đề án", "Quyết định của Bộ trưởng")
    assert [one.deadline for one in found.tasks] == [
        "Tháng 6/2026",
        "Quý IV/2026",
        "Trước ngày 30/9/2026",
    ]
    assert doubts(found) == {}


def test_a_department_with_two_rows_of_captions_and_units_over_several_rows():
    found = understand_table(
        a_table(
            head(
                Over("Số TT", down=2),
                Over("Tên nhiệm vụ", down=2),
                Over("Đơn vị thực hiện", across=2),
                Over("Thời gian", across=2),
                Over("Kết quả", down=2),
            ),
            head("Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"),
            group("A. NHIỆM VỤ TRỌNG TÂM", 7),
            group("I. Công tác chỉ đạo, điều hành", 7),
            [
                "1",
                "Ban hành kế hoạch năm",
                Over("Văn phòng Sở", down=2),
                "Các phòng chuyên môn",
                "01/2026",
                "02/2026",
                "Kế hoạch",
            ],
            ["2", "Kiểm tra công vụ", "Thanh tra Sở", "3/2026", "11/2026", "Báo cáo kiểm tra"],
            group("II. Cải cách thủ tục hành chính", 7),
            ["3", "Công bố danh mục", "Phòng Hạ tầng", "-nt-", "Tháng 1", "Quý II", "Quyết định"],
            group("B. NHIỆM VỤ THƯỜNG XUYÊN", 7),
            ["1", "Trực một cửa", "Văn phòng Sở", "Phòng Hạ tầng", "", "Thường xuyên", ""],
        )
    )
    assert [column.caption for column in found.layout][2:4] == [
        "Đơn vị thực hiện – Chủ trì",
        "Đơn vị thực hiện – Phối hợp",
    ]
    assert roles(found) == ["code", "title", "lead", "partner", "start", "deadline", "product"]
    assert sections(found) == [
        ("A", "NHIỆM VỤ TRỌNG TÂM", "other", None),
        ("I", "Công tác chỉ đạo, điều hành", "direction", 0),
        ("II", "Cải cách thủ tục hành chính", "procedures", 0),
        ("B", "NHIỆM VỤ THƯỜNG XUYÊN", "other", None),
    ]
    assert parts(found) == [
        (("Văn phòng Sở",), ("Các phòng chuyên môn",)),
        (("Văn phòng Sở",), ("Thanh tra Sở",)),
        (("Phòng Hạ tầng",), ("Thanh tra Sở",)),
        (("Văn phòng Sở",), ("Phòng Hạ tầng",)),
    ]
    assert [(one.start, one.deadline) for one in found.tasks] == [
        ("01/2026", "02/2026"),
        ("3/2026", "11/2026"),
        ("Tháng 1", "Quý II"),
        ("", "Thường xuyên"),
    ]
    assert [one.section for one in found.tasks] == [1, 1, 2, 3]
    assert doubts(found) == {}


def test_a_commune_that_names_leads_and_partners_in_one_cell():
    found = understand_table(
        a_table(
            head(
                "Stt",
                "Nội dung công việc",
                "Kết quả đầu ra",
                "Cơ quan, đơn vị chủ trì, phối hợp",
                "Tiến độ",
                "Ghi chú",
            ),
            ["1", "Công tác chỉ đạo", "", "", "", ""],
            [
                "1.1",
                "Họp giao ban",
                "Thông báo kết luận",
                "Chủ trì: Văn phòng HĐND và UBND xã\nPhối hợp: Phòng Kinh tế, Phòng VH-XH",
                "Hằng tháng",
                "Họp ngày 25",
            ],
            [
                "1.2",
                "Tuyên truyền trên loa",
                "Bản tin; tin bài",
                "Phòng Văn hóa - Xã hội (chủ trì); các thôn, các trường học",
                "Thường xuyên",
                "",
            ],
            ["2", "Cải cách TTHC", "", "", "", ""],
            [
                "2.1",
                "Số hóa hồ sơ",
                "Hồ sơ số",
                "Trung tâm Phục vụ hành chính công chủ trì, phối hợp với Công an xã",
                "Quý I - Quý III",
                "",
            ],
            [
                "2.3",
                "Niêm yết thủ tục",
                "Bảng niêm yết",
                "Trung tâm Phục vụ hành chính công, Văn phòng HĐND và UBND xã",
                "Trước 15/02",
                "",
            ],
        )
    )
    assert roles(found) == ["code", "title", "product", "lead-and-partner", "deadline", "note"]
    assert sections(found) == [
        ("1", "Công tác chỉ đạo", "direction", None),
        ("2", "Cải cách TTHC", "procedures", None),
    ]
    assert parts(found) == [
        (("Văn phòng HĐND và UBND xã",), ("Phòng Kinh tế", "Phòng VH-XH")),
        (("Phòng Văn hóa - Xã hội",), ("các thôn", "các trường học")),
        (("Trung tâm Phục vụ hành chính công",), ("Công an xã",)),
        (("Trung tâm Phục vụ hành chính công",), ("Văn phòng HĐND và UBND xã",)),
    ]
    assert found.tasks[0].note == "Họp ngày 25"
    assert found.tasks[1].products == ("Bản tin", "tin bài")
    assert doubts(found) == {None: ["code-gap"], "2.3": ["who-leads"]}


def test_a_school_with_steps_people_and_money():
    found = understand_table(
        a_table(
            head(
                "STT",
                "Nội dung hoạt động",
                "Biện pháp thực hiện",
                "Người thực hiện",
                "Thời gian",
                "Kinh phí",
            ),
            ["I", "Nền nếp hành chính", "", "", "", ""],
            [
                "1",
                "Xây dựng quy chế làm việc",
                "- Dự thảo quy chế\n- Lấy ý kiến tập thể",
                "Hiệu trưởng",
                "Tháng 9/2026",
                "0",
            ],
            [
                "2",
                "Bồi dưỡng công nghệ thông tin",
                "+ Mời báo cáo viên\n+ Tổ chức 02 buổi",
                "Phó Hiệu trưởng, tổ trưởng chuyên môn",
                "Học kỳ I",
                "5.000.000 đồng",
            ],
            ["II", "Công khai", "", "", "", ""],
            ["3", "Công khai tài chính", "Niêm yết", "Kế toán; Văn thư", "Hằng quý", "Không"],
            ["", "Tổng cộng", "", "", "", "5.000.000"],
        )
    )
    assert roles(found) == ["code", "title", "details", "lead", "deadline", "funding"]
    assert [one.details for one in found.tasks] == [
        ("Dự thảo quy chế", "Lấy ý kiến tập thể"),
        ("Mời báo cáo viên", "Tổ chức 02 buổi"),
        ("Niêm yết",),
    ]
    assert [one.lead_units for one in found.tasks] == [
        ("Hiệu trưởng",),
        ("Phó Hiệu trưởng", "tổ trưởng chuyên môn"),
        ("Kế toán", "Văn thư"),
    ]
    assert found.tasks[1].funding == "5.000.000 đồng"
    assert [one.code for one in found.notices] == ["intake-notices.row-total"]
    assert doubts(found) == {}
