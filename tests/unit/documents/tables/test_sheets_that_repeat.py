"""A second sheet that says the tasks of the first again is noted, and its tasks are not doubled."""

from collections.abc import Sequence

from openpyxl import Workbook

from cchc_desktop.documents.tables.kinds import TableKind
from cchc_desktop.documents.tables.understanding import TablesFound, understand_tables
from tests.builders.seen_blocks import read
from tests.builders.sheet_files import saved

HEAD = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn")
ROWS = (
    (1, "Rà soát quy trình tiếp công dân", "Văn phòng phường", "Quý I"),
    (2, "Niêm yết bảng hướng dẫn", "Tổ Một cửa", "Tháng 6"),
    (3, "Tập huấn chữ ký số", "Tổ Một cửa", "Quý III"),
    (4, "Báo cáo kết quả năm", "Văn phòng phường", "Tháng 12"),
)
OTHERS = (
    (1, "Khảo sát mức độ hài lòng", "Trạm Y tế phường", "Quý II"),
    (2, "Kiểm tra bộ phận một cửa", "Văn phòng phường", "Quý IV"),
)
REPEATS = "intake-notices.sheet-repeats"


def _read(**sheets: Sequence[Sequence[object]]) -> TablesFound:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in (HEAD, *rows):
            sheet.append(row)
    return understand_tables(read(saved(book), "nhiem-vu.xlsx"))


def _titles(found: TablesFound) -> list[str]:
    return [task.title for task in found.tasks]


def test_the_same_rows_in_another_order_are_not_taken_twice():
    found = _read(Phong=ROWS, Loc=tuple(reversed(ROWS)))
    assert _titles(found) == [row[1] for row in ROWS]
    assert [(one.code, one.facts["sheet"]) for one in found.notices] == [(REPEATS, "Loc")]
    assert [one.kind for one in found.tables] == [TableKind.TASKS, TableKind.OTHER]


def test_a_row_for_each_date_of_a_task_is_no_task_of_its_own():
    dated = [(*row[:3], f"{day}/{row[0]}/2026") for row in (*ROWS, *OTHERS) for day in (5, 15, 25)]
    found = _read(Phong=ROWS, Ngay=dated)
    assert _titles(found) == [row[1] for row in ROWS]
    assert [one.code for one in found.notices] == [REPEATS]


def test_another_sheet_of_other_tasks_is_taken():
    found = _read(Phong=ROWS, Them=OTHERS)
    assert _titles(found) == [row[1] for row in (*ROWS, *OTHERS)]
    assert found.notices == ()


def test_one_task_that_two_sheets_share_hides_neither_sheet():
    found = _read(Phong=ROWS, Them=(*OTHERS, ROWS[3]))
    assert len(found.tasks) == len(ROWS) + len(OTHERS) + 1
    assert found.notices == ()


def test_what_a_sheet_repeats_leaves_no_groups_behind():
    grouped = (("I", "Chỉ đạo, điều hành", None, None), *ROWS)
    found = _read(Phong=grouped, Loc=grouped)
    assert [one.title for one in found.sections] == ["Chỉ đạo, điều hành"]
    assert {task.section for task in found.tasks} == {0}
