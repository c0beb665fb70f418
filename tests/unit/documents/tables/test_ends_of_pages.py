"""What a page's end cuts: titles of groups, numbers of rows, tables whose pages tell too little."""

from block_tables import Over, PageBreak, a_document, a_table, head
from found_facts import doubts, roles, sections, titles

from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.understanding import (
    TablesFound,
    understand_table,
    understand_tables,
)

HEAD = head("STT", "Nội dung", "Sản phẩm", "Chủ trì", "Thời hạn")
FIRST = ["1.1", "Rà soát quy trình tiếp công dân", "Kế hoạch", "Văn phòng phường", "Quý I"]
SECOND = ["1.2", "Niêm yết thủ tục tại khu phố", "Bảng niêm yết", "Công an phường", "Quý II"]


def bold(*texts: str):
    return [Over(text, bold=True) for text in texts]


def test_the_title_of_a_group_goes_on_overleaf():
    found = understand_table(
        a_table(
            HEAD,
            bold("1", "Cải cách tổ chức bộ máy hành chính nhà", "", "", ""),
            PageBreak(),
            bold("", "nước", "", "", ""),
            FIRST,
            SECOND,
            bold("2", "HIỆN ĐẠI HÓA", "", "", ""),
            PageBreak(),
            bold("", "HÀNH CHÍNH", "", "", ""),
            ["2.1", "Số hóa hồ sơ hộ tịch", "Báo cáo", "Tổ Một cửa", "Quý III"],
        )
    )
    assert [(code, title) for code, title, *_ in sections(found)] == [
        ("1", "Cải cách tổ chức bộ máy hành chính nhà nước"),
        ("2", "HIỆN ĐẠI HÓA HÀNH CHÍNH"),
    ]
    assert [section for _, section, _ in titles(found)] == [0, 0, 1]
    assert doubts(found) == {}


def test_the_title_of_a_group_in_the_first_column_goes_on_overleaf():
    found = understand_table(
        a_table(
            HEAD,
            bold("I. Xây dựng, phát", "", "", "", ""),
            PageBreak(continues=False),
            bold("triển chính quyền số", "", "", "", ""),
            FIRST,
            bold("B.", "", "", "", ""),
            PageBreak(continues=False),
            bold("Cải cách thể chế", "", "", "", ""),
            SECOND,
        )
    )
    assert [(code, title) for code, title, *_ in sections(found)] == [
        ("I", "Xây dựng, phát triển chính quyền số"),
        ("B", "Cải cách thể chế"),
    ]


def test_a_title_in_another_look_is_no_rest_of_one():
    """A task that lost everything but its title stands at the top of a page, below a group."""
    found = understand_table(
        a_table(
            HEAD,
            bold("1", "Chỉ đạo, điều hành", "", "", ""),
            PageBreak(continues=False),
            ["", "Lập tổ công tác của phường", "", "", ""],
            FIRST,
            SECOND,
        )
    )
    code, title, *_ = sections(found)[0]
    assert (code, title) == ("1", "Chỉ đạo, điều hành")


def test_a_number_with_words_beside_it_has_no_title_overleaf():
    found = understand_table(
        a_table(
            HEAD,
            FIRST,
            ["2", "", "Báo cáo", "Trạm Y tế", "Quý II"],
            PageBreak(continues=False),
            bold("Cải cách thể chế", "", "", "", ""),
            SECOND,
        )
    )
    assert [(code, title) for code, title, *_ in sections(found)] == [(None, "Cải cách thể chế")]


def test_a_table_with_more_columns_is_another_one():
    wide = a_table(
        *([str(n), "Bàn", "05", "cái", "mới", "tốt", "kho"] for n in range(1, 3)), number=2, page=2
    )
    found = understand_tables(a_document(a_table(HEAD, FIRST, SECOND, number=1), wide))
    assert [code for code, *_ in titles(found)] == ["1.1", "1.2"]


def test_a_long_paragraph_between_two_tables_parts_them():
    text = "Các đơn vị khác thực hiện theo danh mục riêng của mình. " * 5
    tables = [a_table(HEAD, FIRST, number=1), a_table(["1.2", "Số hóa", "", "", "Quý I"], number=2)]
    found = understand_tables(a_document(tables[0], text, tables[1]))
    first, second = (found_table.roles.columns[1].caption for found_table in found.tables)
    assert (first, second) == ("Nội dung", "")


def test_two_groups_below_one_another_stay_two():
    found = understand_table(
        a_table(
            HEAD,
            bold("I", "NHIỆM VỤ CHUNG", "", "", ""),
            PageBreak(),
            bold("1", "Chỉ đạo, điều hành", "", "", ""),
            FIRST,
            SECOND,
        )
    )
    assert [code for code, *_ in sections(found)] == ["I", "1"]


def test_the_halves_of_a_number_are_one():
    found = understand_table(
        a_table(
            HEAD,
            ["NV01", "Lập tổ công tác", "Quyết định", "Văn phòng", "Quý I"],
            ["NV0", "Xếp loại chất lượng", "Báo cáo", "Văn phòng", "Quý"],
            PageBreak(continues=False),
            ["2", "viên chức hằng năm", "", "", "II"],
            ["NV03", "Số hóa hồ sơ", "Báo cáo", "Tổ Một cửa", "Quý III"],
        )
    )
    assert titles(found) == [
        ("NV01", None, "Lập tổ công tác"),
        ("NV02", None, "Xếp loại chất lượng viên chức hằng năm"),
        ("NV03", None, "Số hóa hồ sơ"),
    ]
    assert found.tasks[1].deadline == "Quý II"


def test_a_new_number_overleaf_is_no_half():
    found = understand_table(
        a_table(
            HEAD,
            ["1", "Lập tổ công tác", "Quyết định", "Văn phòng", "Quý I"],
            PageBreak(continues=False),
            ["2", "các lớp tập huấn chữ ký số", "Lớp", "Văn phòng", "Quý II"],
        )
    )
    assert [code for code, *_ in titles(found)] == ["1", "2"]


def test_a_page_without_numbers_begins_with_the_rest_of_a_task():
    def plan(*overleaf: list[str]) -> TablesFound:
        return understand_table(
            a_table(
                head("Nội dung", "Biện pháp", "Người phụ trách", "Thời gian"),
                ["Dự giờ theo chuyên đề", "Phân công", "Hiệu trưởng", "Tháng 9"],
                ["Họp sơ kết công tác tại", "Gửi giấy mời", "Tổ Văn phòng", "Tháng 1"],
                PageBreak(continues=False),
                *overleaf,
            )
        )

    rest = plan(["100% tổ chuyên môn", "", "", ""])
    assert [task.title for task in rest.tasks][1:] == ["Họp sơ kết công tác tại 100% tổ chuyên môn"]
    assert doubts(rest) == {}
    unsure = plan(["Hội đồng trường", "", "", ""])
    assert len(unsure.tasks) == 2
    assert doubts(unsure) == {unsure.tasks[1].title: ["row-joined"]}
    whole = plan(["Mở thư viện mùa hè", "Xếp lịch", "Kế toán", "Tháng 6"])
    assert len(whole.tasks) == 3


def test_all_pages_together_tell_what_a_column_holds():
    """The last page of a table may hold half a row, whose cells say nothing of its columns."""
    captions = head("Mã", "Việc phải làm của năm", "Ai lo", "Bao giờ xong")
    found = understand_tables(
        a_document(
            a_table(
                captions,
                ["1", "Rà soát quy trình tiếp công dân", "Văn phòng phường", "Quý I"],
                ["2", "Niêm yết thủ tục tại các khu phố", "Công an phường", "Quý II"],
                number=1,
            ),
            "12",
            a_table(captions, ["", "và nhà văn hóa của phường", "", ""], number=2, page=2),
        )
    )
    assert [task.title for task in found.tasks] == [
        "Rà soát quy trình tiếp công dân",
        "Niêm yết thủ tục tại các khu phố và nhà văn hóa của phường",
    ]
    first, second = found.tables
    assert first.roles.columns == second.roles.columns
    assert second.roles.has_header


def test_what_a_person_said_of_one_page_is_not_overruled_by_the_others():
    tables = [
        a_table(HEAD, FIRST, SECOND, number=1),
        a_table(HEAD, ["1.3", "Số hóa hồ sơ", "Ảnh chụp", "Tổ Một cửa", "Quý III"], number=2),
    ]
    document = a_document(*tables)
    own = understand_tables(document).tables[1].roles.with_role(2, Role.NOTE)
    found = understand_tables(document, roles={1: own})
    assert found.tables[1].roles.columns[2].role is Role.NOTE
    assert found.tables[0].roles.columns[2].role is Role.PRODUCT
    assert found.tasks[2].note == "Ảnh chụp"
    assert roles(found)[2] == "product"


def test_halves_of_a_number_are_told_by_the_number_above_where_words_tell_nothing():
    found = understand_table(
        a_table(
            HEAD,
            FIRST,
            SECOND,
            ["1.", "Duy trì mô hình", "Kế hoạch", "Tổ", "Quý"],
            PageBreak(continues=False),
            ["3", "“Ngày thứ Bảy vì dân”", "", "Một cửa", "III"],
        )
    )
    assert [task.code for task in found.tasks] == ["1.1", "1.2", "1.3"]
    last = found.tasks[-1]
    assert (last.title, last.deadline) == ("Duy trì mô hình “Ngày thứ Bảy vì dân”", "Quý III")


def test_numbers_that_merely_follow_one_another_over_a_page_s_end_stay_two():
    found = understand_table(
        a_table(
            HEAD,
            ["1.", *FIRST[1:]],
            PageBreak(continues=False),
            ["2.", *SECOND[1:]],
        )
    )
    assert [task.code for task in found.tasks] == ["1", "2"]


def test_the_rest_of_a_row_may_begin_with_a_name():
    found = understand_table(
        a_table(
            HEAD,
            FIRST,
            ["1.2", "Sơ kết Quyết định số 38/QĐ-", "Báo cáo", "Văn phòng", "Trước ngày"],
            PageBreak(),
            ["", "UBND của phường Hoa Sen", "sơ kết", "Tổ Một cửa", "15/3/2026"],
        )
    )
    assert [task.code for task in found.tasks] == ["1.1", "1.2"]
    assert found.tasks[1].title.endswith("UBND của phường Hoa Sen")
    assert found.tasks[1].deadline == "Trước ngày 15/3/2026"
