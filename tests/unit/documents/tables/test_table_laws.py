"""What holds for every table, however odd."""

from block_tables import Entries, Over, PageBreak, a_document, a_table
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.roles import find_roles
from cchc_desktop.documents.tables.understanding import understand_table, understand_tables
from cchc_desktop.documents.tables.units_in_cells import units_of

TEXTS = st.sampled_from(
    [
        "",
        "STT",
        "Nhiệm vụ",
        "Chủ trì",
        "Phối hợp",
        "Thời hạn",
        "Sản phẩm",
        "Kết quả",
        "1",
        "1.1",
        "II",
        "a)",
        "-",
        "(2)",
        "Quý I\nQuý II",
        "- Báo cáo;\n- Kế hoạch",
        "Phòng Nội vụ; các khu phố",
        "tiếp theo của trang trước",
        "TỔNG CỘNG",
        "x",
        "50%",
        "Hoàn thành",
        "31/12/2026",
        "I. CẢI CÁCH THỂ CHẾ",
        "nt",
        "<p>",
        "\u00ad",
    ]
) | st.text(max_size=20)
CELLS = st.builds(Over, TEXTS, st.integers(1, 3), st.integers(1, 2), st.booleans())
ROWS = st.lists(
    st.lists(TEXTS | CELLS, min_size=1, max_size=6) | st.just(PageBreak()), max_size=9
).map(lambda rows: [["STT", "Nhiệm vụ"], *rows])


@given(ROWS)
@settings(deadline=None)
def test_any_table_is_read_and_points_only_at_what_is_there(rows: list[Entries]):
    table = a_table(*rows)
    found = understand_tables(a_document(table))
    places = {row.where.row for row in table.rows}
    for task in found.tasks:
        assert task.section is None or 0 <= task.section < len(found.sections)
        assert task.source is not None
        assert task.source.row in places
    for at, section in enumerate(found.sections):
        assert section.parent is None or section.parent < at
    assert sum(one.last - one.first for one in found.tables) == len(found.tasks)


@given(ROWS)
@settings(deadline=None)
def test_roles_that_are_given_back_change_nothing(rows: list[Entries]):
    table = a_table(*rows)
    assert understand_table(table, find_roles(table)) == understand_table(table)


@given(ROWS, st.sampled_from(Role), st.integers(0, 1))
@settings(deadline=None)
def test_a_person_may_choose_any_role(rows: list[Entries], role: Role, at: int):
    table = a_table(*rows)
    understand_table(table, find_roles(table).with_role(at, role))


@given(st.text(alphabet="PhòngSởvàác,;.-()/ \n", max_size=60))
def test_a_split_cell_keeps_every_letter_of_its_names(cell: str):
    kept = "".join("".join(units_of(cell)).split())
    letters = [letter for letter in kept if letter.isalpha()]
    there = [letter for letter in cell if letter.isalpha()]
    remaining = iter(there)
    assert all(letter in remaining for letter in letters)
