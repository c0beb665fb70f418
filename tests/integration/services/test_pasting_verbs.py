"""Rows pasted from a sheet become tasks; values pasted over cells change them."""

import uuid
from datetime import date

import pytest
from builders.results import refused
from builders.yard import CULTURE, ECONOMY, INNER, Yard

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.pasting.cells import set_cells
from cchc_desktop.services.pasting.columns import Column, guess_columns, is_header
from cchc_desktop.services.pasting.rows import PasteProposal, apply_paste, propose_paste
from cchc_desktop.services.plans.storing import list_plans, show_plan
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.units import Person, Unit, UnitName
from resources.words import sentence

HEADER = ("STT", "Nội dung nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Phối hợp", "Thời hạn")
ROWS = (
    HEADER,
    ("6", "Rà soát  quy trình", "Báo cáo\nDanh mục", "phòng nội vụ", ECONOMY, "Quý IV"),
    ("", "Đối thoại với người dân", "", f"{INNER}, {CULTURE}", "", "Kịp thời"),
    ("", "", "", "", "", ""),
    ("Ghi chú ở cuối bảng", "", "", "", "", ""),
)


@pytest.fixture
def yard(desk: Desk) -> Yard:
    return Yard.of(desk)


def proposed(yard: Yard, *rows: tuple[str, ...]) -> PasteProposal:
    return propose_paste(yard.desk, rows or ROWS, plan=yard.plan)


# ---- columns -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("TT", Column.CODE),
        ("Mã", Column.CODE),
        ("Tên nhiệm vụ", Column.TITLE),
        ("Nội dung công việc", Column.TITLE),
        ("Nội dung chi tiết", Column.DETAIL),
        ("Kết quả/Sản phẩm", Column.PRODUCT),
        ("Kết quả đầu ra", Column.PRODUCT),
        ("Kết quả thực hiện", None),
        ("Đơn vị chủ trì, phối hợp", Column.LEAD),
        ("Đơn vị", Column.LEAD),
        ("Đơn vị phụ trách", Column.LEAD),
        ("CƠ QUAN PHỐI HỢP", Column.PARTNER),
        ("Người phụ trách", Column.PERSON),
        ("Thời gian hoàn thành", Column.DEADLINE),
        ("Kinh phí", Column.FUNDING),
        ("Ghi chú", Column.NOTE),
        ("Địa điểm", None),
    ],
)
def test_heads_as_offices_write_them(head: str, column: Column | None):
    rows = [("Nhiệm vụ", "STT", head)]
    expected = None if column in (Column.TITLE, Column.CODE) else column
    assert is_header(rows[0])
    assert guess_columns(rows, ())[2] is expected
    if column in (Column.TITLE, Column.CODE):
        other = "STT" if column is Column.TITLE else "Nhiệm vụ"
        assert guess_columns([(head, other)], ())[0] is column


def test_a_row_of_words_is_no_header():
    assert not is_header(("1", "Nhiệm vụ trọng tâm"))
    assert not is_header(("STT", "x" * 70 + " nhiệm vụ"))
    assert not is_header(())


def test_without_a_header_the_order_on_the_screen_counts(yard: Yard):
    rows = [("9", "Việc mới", "Quý III", "thừa")]
    proposal = propose_paste(yard.desk, rows, ["code", "title", Column.DEADLINE], yard.plan)
    assert proposal.columns == (Column.CODE, Column.TITLE, Column.DEADLINE, None)
    assert not proposal.has_header
    (row,) = proposal.rows
    assert (row.title, row.cells[Column.DEADLINE].due) == ("Việc mới", date(2026, 9, 30))


def test_a_single_column_is_titles(yard: Yard):
    proposal = propose_paste(yard.desk, [("Việc một",), ("Việc hai",)])
    assert [row.title for row in proposal.rows] == ["Việc một", "Việc hai"]


def test_columns_nobody_can_tell_are_refused(yard: Yard):
    refused("paste-without-title", lambda: proposed(yard, ("a", "b"), ("c", "d")))
    refused("paste-without-title", lambda: propose_paste(yard.desk, []))


# ---- what the cells would be ---------------------------------------------------------------------


def test_a_proposal_says_what_each_cell_would_be_and_stores_nothing(yard: Yard):
    sets = len(list_history(yard.desk))
    proposal = proposed(yard)
    first, second = proposal.rows
    assert (first.row, second.row, proposal.left_out) == (1, 2, (4,))
    assert first.title == "Rà soát quy trình"
    assert first.cells[Column.PRODUCT].meant == ("Báo cáo", "Danh mục")
    assert first.cells[Column.LEAD].meant == (INNER,)
    assert first.cells[Column.DEADLINE].due == date(2026, 12, 31)
    assert second.cells[Column.LEAD].meant == (INNER, CULTURE)
    doubtful = second.cells[Column.DEADLINE]
    assert doubtful.doubt == "deadline-doubts.hurry"
    assert sentence(doubtful.doubt, doubtful.facts).startswith("“Kịp thời”")
    assert proposal.doubts == 1
    assert len(list_history(yard.desk)) == sets


def test_a_missing_deadline_is_in_doubt_like_any_other(yard: Yard):
    (row,) = proposed(yard, ("Nhiệm vụ", "Ghi chú"), ("Việc mới", "Gấp")).rows
    assert row.cells[Column.DEADLINE].doubt == "deadline-doubts.empty"


@pytest.mark.parametrize(
    ("column", "text", "meant", "doubt"),
    [
        ("Chủ trì", "Phòng Lạ", (), "unit-unknown"),
        ("Chủ trì", f"{INNER}; Phòng Lạ", (INNER,), "unit-unknown"),
        ("Chủ trì", f"{INNER}, Phòng Lạ", (), "unit-unknown"),
        ("Chủ trì", f"{INNER} và {CULTURE}", (INNER, CULTURE), None),
        ("Người phụ trách", "Ly Thi Mai", ("Lý Thị Mai",), "person-without-unit"),
        ("Người phụ trách", "Đỗ Văn Lạ", (), "person-unknown"),
    ],
)
def test_what_names_nothing_is_asked_about(
    yard: Yard, column: str, text: str, meant: tuple[str, ...], doubt: str | None
):
    (row,) = proposed(yard, ("Nhiệm vụ", column), ("Việc mới", text)).rows
    kind = Column.LEAD if column == "Chủ trì" else Column.PERSON
    cell = row.cells[kind]
    assert cell.meant == meant
    assert cell.doubt == (f"cell-doubts.{doubt}" if doubt else None)
    if cell.doubt:
        assert "(mã " not in sentence(cell.doubt, cell.facts)


def test_a_name_that_two_bear_is_asked_about(yard: Yard):
    with yard.desk.writing(yard.desk.act("test")) as (writer, _):
        writer.add_many(Person, [{"name": "Lê Văn An", "unit_id": None}] * 2)
    rows = (("Nhiệm vụ", "Chủ trì", "Phụ trách"), ("Việc mới", INNER, "Lê Văn An"))
    cell = proposed(yard, *rows).rows[0].cells[Column.PERSON]
    assert cell.doubt == "cell-doubts.person-ambiguous"


# ---- adding --------------------------------------------------------------------------------------


def test_pasted_tasks_are_one_set_with_their_doubts(yard: Yard):
    sets = len(list_history(yard.desk))
    keys = apply_paste(yard.desk, proposed(yard), yard.plan, "II")
    assert len(keys) == 2
    assert len(list_history(yard.desk)) == sets + 1
    assert yard.deeds() == ["Dán thêm 2 nhiệm vụ"]
    told = yard.told("Rà soát quy trình")
    assert (told["code"], told["section"]) == ("6", "II")
    assert (told["lead_units"], told["partner_units"]) == ([INNER], [ECONOMY])
    assert told["products"] == ["Báo cáo", "Danh mục"]
    assert yard.titles()[-2:] == ["Rà soát quy trình", "Đối thoại với người dân"]
    undo(yard.desk)
    assert len(yard.titles()) == 5
    assert [doubt.task for doubt in list_doubts(yard.desk) if doubt.task in keys] == []


def test_what_is_unknown_is_stored_as_a_doubt_and_never_made(yard: Yard):
    rows = (
        ("Nhiệm vụ", "Chủ trì", "Phụ trách"),
        ("Việc mới", f"{INNER}; Phòng Lạ", "Đỗ Văn Lạ"),
    )
    (key,) = apply_paste(yard.desk, proposed(yard, *rows), yard.plan)
    assert yard.deeds() == ["Dán thêm nhiệm vụ “Việc mới”"]
    assert yard.told("Việc mới")["lead_units"] == [INNER]
    assert yard.rows("SELECT count(*) FROM unit_name WHERE name = 'Phòng Lạ'") == [(0,)]
    assert yard.rows("SELECT count(*) FROM person WHERE name = 'Đỗ Văn Lạ'") == [(0,)]
    doubts = {one.field: one for one in list_doubts(yard.desk) if one.task == key}
    assert doubts.keys() == {"deadline", "lead_units", "person"}
    assert doubts["lead_units"].what.startswith("“Phòng Lạ” chưa có trong danh sách đơn vị")
    assert doubts["lead_units"].value == f"{INNER}; Phòng Lạ"
    settle(yard.desk, doubts["lead_units"].id, f"{INNER}; {CULTURE}")
    assert yard.told("Việc mới")["lead_units"] == [INNER, CULTURE]


def test_a_person_is_handed_the_task(yard: Yard):
    rows = (("Nhiệm vụ", "Chủ trì", "Phụ trách"), ("Việc mới", INNER, "lý thị mai"))
    (key,) = apply_paste(yard.desk, proposed(yard, *rows), yard.plan)
    query = "SELECT p.name FROM assignment a JOIN person p ON p.id = a.person_id WHERE task_id = ?"
    assert yard.rows(query, key.bytes) == [("Lý Thị Mai",)]


def test_without_a_plan_they_go_to_the_years_own(desk: Desk):
    add_unit(desk, UnitForm(INNER))
    apply_paste(desk, propose_paste(desk, [("Việc đột xuất",)]))
    (line,) = list_plans(desk.store, desk.today)
    assert (line.implicit, line.tasks) == (True, 1)
    assert show_plan(desk.store, line.id)["tasks"][0]["title"] == "Việc đột xuất"


def test_nothing_to_add_is_refused(yard: Yard):
    refused("paste-nothing", lambda: apply_paste(yard.desk, proposed(yard, HEADER), yard.plan))
    proposal = proposed(yard)
    refused("section-not-found", lambda: apply_paste(yard.desk, proposal, yard.plan, "IX"))
    assert len(yard.titles()) == 5


# ---- over cells ----------------------------------------------------------------------------------


def test_each_cell_gets_its_own_value_in_one_set(yard: Yard):
    one, two = yard.keys("Kiểm tra", "Hội thi")
    cells = [
        (one, "deadline", "Tháng 7"),
        (two, "deadline", "Tháng 8"),
        (two, Column.LEAD, "phòng kinh tế"),
        (two, Column.PARTNER, ""),
        (one, "product", "Sổ\nBiên bản"),
        (one, "person", "Lý Thị Mai"),
        (one, "section", "II"),
        (one, "note", "Hai đợt"),
    ]
    set_cells(yard.desk, cells)
    assert yard.deeds() == ["Dán vào các ô của 2 nhiệm vụ"]
    first, second = yard.told("Kiểm tra"), yard.told("Hội thi")
    assert (first["deadline"]["text"], second["deadline"]["text"]) == ("Tháng 7", "Tháng 8")
    assert (first["products"], first["note"], first["section"]) == (
        ["Sổ", "Biên bản"],
        "Hai đợt",
        "II",
    )
    assert (second["lead_units"], second["partner_units"]) == ([ECONOMY], [])
    undo(yard.desk)
    assert yard.told("Hội thi")["lead_units"] == [CULTURE]
    assert yard.told("Kiểm tra")["deadline"]["text"] == "Quý II"


def test_no_cells_write_nothing(yard: Yard):
    assert set_cells(yard.desk, []).seq is None


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("lead", "Phòng Lạ", "cell-unit-unknown"),
        ("person", "Đỗ Văn Lạ", "cell-person-unknown"),
        ("person", "Lê Văn An", "cell-person-ambiguous"),
        ("partner", "Trạm Y tế", "cell-unit-ambiguous"),
        ("title", "  ", "cell-without-title"),
        ("percent", "40", "cell-not-writable"),
    ],
)
def test_one_bad_cell_stops_them_all(yard: Yard, column: str, value: str, code: str):
    with yard.desk.writing(yard.desk.act("test")) as (writer, _):
        writer.add_many(Person, [{"name": "Lê Văn An", "unit_id": None}] * 2)
    _two_of_one_name(yard)
    one, two = yard.keys("Kiểm tra", "Hội thi")
    cells = [(one, "note", "Mới"), (two, column, value)]
    facts = refused(code, lambda: set_cells(yard.desk, cells))
    assert facts.get("task", "1. Hội thi") == "1. Hội thi"
    assert yard.told("Kiểm tra")["note"] != "Mới"


def test_withdrawn_tasks_take_no_values(yard: Yard):
    withdraw_tasks(yard.desk, yard.keys("Hội thi"), Withdrawal("Thôi"))
    cells = [(key, "note", "Mới") for key in yard.keys("Kiểm tra", "Hội thi")]
    refused("task-withdrawn", lambda: set_cells(yard.desk, cells))
    refused("task-not-found", lambda: set_cells(yard.desk, [(uuid.uuid4(), "note", "Mới")]))


def _two_of_one_name(yard: Yard) -> None:

    with yard.desk.writing(yard.desk.act("test")) as (writer, _):
        for _ in range(2):
            unit = writer.add(Unit, level="department", is_group=False, position=0)
            writer.add(UnitName, unit_id=unit, name="Trạm Y tế")
