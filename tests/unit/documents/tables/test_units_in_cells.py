"""Cells of units, split into the names they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.tables.units_in_cells import cell_units, known_names, units_of

NAMES = (
    "Phòng Lao động - Thương binh và Xã hội",
    "Chánh Văn phòng HĐND và UBND huyện",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Ban Bồi thường, giải phóng mặt bằng",
    "Chủ tịch UBND xã, thị trấn",
    "Thủ trưởng các cơ quan, đơn vị thuộc huyện",
    "Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội",
    "Ban Chỉ đạo Phòng, chống thiên tai và Tìm kiếm cứu nạn",
    "Trung tâm Hội nghị và Tổ chức sự kiện",
    "Bộ phận Tiếp nhận và Trả kết quả",
    "UBND các xã, phường, đặc khu",
    "Sở Giáo dục và Đào tạo",
    "các sở, ban, ngành",
    "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    "Cục Thống kê (đơn vị đầu mối, thường trực)",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_keeps_its_own_commas_and_joints(name: str):
    assert units_of(name) == (name,)
    assert units_of(f"- {name};") == (name,)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True), st.data())
def test_names_put_together_come_apart_again(names: list[str], data: st.DataObject):
    bullets = "\n".join(f"- {name};" for name in names)
    assert units_of(bullets) == tuple(names)
    assert units_of("; ".join(names)) == tuple(names)
    proper = [name for name in names if name[0].isupper()] or [NAMES[0]]
    joint = data.draw(st.sampled_from([", ", "\n"]))
    assert units_of(joint.join(proper)) == tuple(proper)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Sở Nội vụ, Sở Tư pháp và UBND các xã", ("Sở Nội vụ", "Sở Tư pháp", "UBND các xã")),
        (
            "- Trưởng Phòng Tài chính – Kế hoạch.\n- Thủ trưởng các phòng và Chủ tịch UBND xã.",
            ("Trưởng Phòng Tài chính – Kế hoạch", "Thủ trưởng các phòng", "Chủ tịch UBND xã"),
        ),
        ("Văn phòng UBND; - Trung tâm Số", ("Văn phòng UBND", "Trung tâm Số")),
        ("- Phòng Y tế - Phòng Tư pháp", ("Phòng Y tế", "Phòng Tư pháp")),
        ("Văn phòng\nPhòng Kinh tế", ("Văn phòng", "Phòng Kinh tế")),
        ("Thủ trưởng các cơ\nquan, đơn vị", ("Thủ trưởng các cơ quan, đơn vị",)),
        ("Văn phòng\nHĐND và UBND xã", ("Văn phòng HĐND và UBND xã",)),
        ("Công an xã cùng các thôn", ("Công an xã", "các thôn")),
        ("BGH, các tổ chuyên môn, Công đoàn", ("BGH", "các tổ chuyên môn", "Công đoàn")),
        ("Toàn thể cán bộ, giáo viên, nhân viên", ("Toàn thể cán bộ, giáo viên, nhân viên",)),
        (
            "UBND xã (các trường học và trạm y tế), Công an xã",
            ("UBND xã (các trường học và trạm y tế)", "Công an xã"),
        ),
        ("Phòng Y tế Phòng Tư pháp", ("Phòng Y tế", "Phòng Tư pháp")),
        (
            "Chánh Văn phòng UBND xã Trưởng Phòng Kinh tế Chủ tịch UBND xã",
            ("Chánh Văn phòng UBND xã", "Trưởng Phòng Kinh tế", "Chủ tịch UBND xã"),
        ),
        ("Phòng Cải cách hành chính Sở Nội vụ", ("Phòng Cải cách hành chính Sở Nội vụ",)),
        ("Phó Trưởng Phòng Nội vụ", ("Phó Trưởng Phòng Nội vụ",)),
        ("Văn phòng Sở Văn phòng Bộ", ("Văn phòng Sở", "Văn phòng Bộ")),
        ("Phó Chủ tịch UBND xã", ("Phó Chủ tịch UBND xã",)),
        ("Trường Mầm non Trường Sơn", ("Trường Mầm non Trường Sơn",)),
        ("Văn phòng\nUBND các xã", ("Văn phòng", "UBND các xã")),
        ("Sở Nội vụ\nUBND các xã", ("Sở Nội vụ", "UBND các xã")),
        ("Vụ Tổ chức cán bộ, các sở, ban", ("Vụ Tổ chức cán bộ", "các sở, ban")),
        ("1. Sở Nội vụ\n2. Sở Tư pháp", ("Sở Nội vụ", "Sở Tư pháp")),
        ("Trưởng P. Nội vụ, TT. Y tế", ("Trưởng P. Nội vụ", "TT. Y tế")),
        ("Văn phòng/Phòng Kinh tế", ("Văn phòng", "Phòng Kinh tế")),
        ("VP HĐND/UBND", ("VP HĐND/UBND",)),
        ("", ()),
    ],
)
def test_names_parted_by_what_parts_them(cell: str, expected: tuple[str, ...]):
    assert units_of(cell) == expected


def test_known_names_decide_where_grammar_cannot():
    known = known_names(["Một cửa", "Quân sự", "Hạ tầng và Môi trường"])
    assert units_of("Một cửa, Quân sự", known) == ("Một cửa", "Quân sự")
    assert units_of("Một cửa và Hạ tầng và Môi trường", known) == (
        "Một cửa",
        "Hạ tầng và Môi trường",
    )
    assert units_of("Một cửa, Quân sự") == ("Một cửa, Quân sự",)


@pytest.mark.parametrize(
    ("cell", "leads", "partners"),
    [
        ("Chủ trì: Sở A. Phối hợp: Sở B, Sở C", ("Sở A",), ("Sở B", "Sở C")),
        ("Đơn vị chủ trì: Sở A\nĐơn vị phối hợp: Sở B", ("Sở A",), ("Sở B",)),
        ("Sở A (chủ trì), Sở B, Sở C", ("Sở A",), ("Sở B", "Sở C")),
        ("Sở A; Sở B (phối hợp)", ("Sở A",), ("Sở B",)),
        ("Sở A chủ trì, phối hợp với Sở B và các xã", ("Sở A",), ("Sở B", "các xã")),
        ("Sở A chủ trì; các xã phối hợp", ("Sở A",), ("các xã",)),
        ("Sở A; Sở B", ("Sở A", "Sở B"), ()),
    ],
)
def test_who_leads_and_who_takes_part(cell: str, leads: tuple[str, ...], partners: tuple[str, ...]):
    found = cell_units(cell)
    assert (found.leads, found.partners) == (leads, partners)
    assert not found.odd


def test_a_cell_of_both_kinds_that_does_not_say_is_unlabelled():
    found = cell_units("Sở A\nSở B\ncác xã", both=True)
    assert (found.leads, found.partners, found.unlabelled) == (("Sở A",), ("Sở B", "các xã"), True)
    assert not cell_units("Sở A", both=True).unlabelled


@pytest.mark.parametrize(
    "name",
    [
        "Chánh HĐND huyện Văn phòng UBND huyện",
        "Trưởng chính – Kế hoạch huyện",
        "Tài quan, đơn vị thuộc quan, đơn vị thuộc huyện",
    ],
)
def test_what_reads_like_no_unit_is_odd(name: str):
    assert cell_units(name).odd == (name,)
    assert not cell_units(name, known_names([name])).odd


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Phòng Kinh tế Trường Tiểu học Hoa Sen",
            ("Phòng Kinh tế", "Trường Tiểu học Hoa Sen"),
        ),
        (
            "Ban Chỉ huy Quân sự xã Phòng Kinh tế",
            ("Ban Chỉ huy Quân sự xã", "Phòng Kinh tế"),
        ),
        (
            "Phòng Công chức, viên chức Các phòng, đơn vị thuộc Sở",
            ("Phòng Công chức, viên chức", "Các phòng, đơn vị thuộc Sở"),
        ),
        (
            "Văn phòng Sở Chi cục Giám định xây dựng",
            ("Văn phòng Sở", "Chi cục Giám định xây dựng"),
        ),
        (
            "Trường Mầm non Hoa Sen Trung tâm Phục vụ hành chính công",
            ("Trường Mầm non Hoa Sen", "Trung tâm Phục vụ hành chính công"),
        ),
        ("Trạm Y tế\nPhòng Tổ chức\n- Hành chính", ("Trạm Y tế", "Phòng Tổ chức - Hành chính")),
        ("Sở Văn hóa,\nThể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
    ],
)
def test_names_that_the_lines_of_a_page_ran_together(printed: str, expected: tuple[str, ...]):
    assert units_of(printed) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Ban Giám hiệu Trường Tiểu học Hoa Sen",
        "Giám đốc Trung tâm Phục vụ hành chính công",
        "Trưởng Phòng Kinh tế",
        "Đoàn Thanh niên Công an phường",
        "Hội Cha mẹ học sinh Trường Tiểu học Hoa Sen",
        "Văn phòng Trường Cao đẳng nghề",
    ],
)
def test_names_that_hold_another_name_stay_whole(name: str):
    assert units_of(name) == (name,)
