"""`cchc intake` and `cchc plan import`: a document read, stored, and taken in again."""

from dataclasses import replace
from pathlib import Path

import pytest
from spoken import Cchc

from tests.builders.plan_files import (
    FORMS,
    PLAN,
    ROWS,
    PlanText,
    as_word,
    as_workbook,
    kept,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, PLAN)


def written(folder: Path, plan: PlanText, name: str = "ke-hoach.docx") -> Path:
    path = folder / name
    path.write_bytes(as_word(plan))
    return path


@pytest.mark.parametrize("form", FORMS)
def test_intake_needs_no_data_folder(cchc: Cchc, tmp_path: Path, data_folder: Path, form: str):
    path = tmp_path / f"ke-hoach.{form}"
    path.write_bytes(FORMS[form](PLAN))
    told = cchc("intake", str(path), "--json")
    assert [one["code"] for one in told.json["tasks"]] == ["1", "2", "1", "2"]
    assert told.json["document"]["number"] == "12/KH-UBND"
    assert told.err == ""
    assert not (data_folder / "cchc.db").exists()


def test_the_days_of_a_plan_date_its_deadlines(cchc: Cchc, tmp_path: Path):
    path = written(tmp_path, PLAN.with_row(1, due="Trước ngày 15/3"))
    given = ("--from", "2026-08-01", "--to", "2027-07-31")
    read = cchc("intake", str(path), *given, "--json").json
    assert read["tasks"][0]["deadline"]["milestones"][0]["due"] == "2027-03-14"
    read = cchc("intake", str(path), "--year", "2025", "--json").json
    assert read["tasks"][0]["deadline"]["milestones"][0]["due"] == "2025-03-14"


def test_a_person_reads_a_table(cchc: Cchc, file: Path):
    told = cchc("intake", str(file))
    assert told.status == 0
    assert "KẾ HOẠCH 12/KH-UBND" in told.out
    assert "Niêm yết công khai" in told.out
    assert (
        told.err == "Đọc được 4 nhiệm vụ, 0 chỗ cần xem; kế hoạch từ 01/01/2026 đến 31/12/2026.\n"
    )


def test_doubts_are_told_where_they_stand(cchc: Cchc, tmp_path: Path):
    path = written(tmp_path, PLAN.with_row(1, due="Kịp thời"))
    told = cchc("intake", str(path), "--json").json
    assert [len(one["doubts"]) for one in told["tasks"]] == [1, 0, 0, 0]
    assert "Kịp thời" in cchc("intake", str(path)).out


@pytest.mark.parametrize("command", [("intake",), ("plan", "import")])
@pytest.mark.usefixtures("sample")
def test_what_cannot_be_read_is_one_sentence(cchc: Cchc, tmp_path: Path, command: tuple[str, ...]):
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 khong phai tep nen")
    for path in (tmp_path / "khong-co.docx", broken, tmp_path):
        told = cchc(*command, str(path))
        assert (told.status, told.out) == (1, "")
        assert told.err.count("\n") == 1
        assert path.name in told.err


@pytest.mark.usefixtures("sample")
def test_import_stores_and_prints_the_id(cchc: Cchc, file: Path):
    told = cchc("plan", "import", str(file))
    stored, like = told.err.splitlines()
    assert stored == "Đã nhận kế hoạch: 4 nhiệm vụ, 0 chỗ cần xem."
    assert "21/KH-UBND" in like  # the sample year has a plan about the same thing
    plan = told.out.strip()
    assert plan in [one["id"] for one in cchc("plan", "list", "--json").json]
    read = cchc("intake", str(file), "--json").json
    assert cchc("plan", "show", plan, "--json").json == read


@pytest.mark.usefixtures("sample")
def test_the_same_file_again_stores_nothing_and_says_so(cchc: Cchc, file: Path):
    first = cchc("plan", "import", str(file))
    plans = cchc("plan", "list", "--json").json
    second = cchc("plan", "import", str(file))
    assert (second.status, second.out) == (0, first.out)
    assert second.err == "Kế hoạch 12/KH-UBND đã có trong dữ liệu nên không lưu thêm lần nữa.\n"
    assert cchc("plan", "list", "--json").json == plans
    again = cchc("plan", "import", str(file), "--amends", "12/KH-UBND")
    assert (again.status, again.out) == (0, first.out)
    assert "không có gì khác" in again.err


@pytest.mark.usefixtures("sample")
def test_an_amending_file_makes_a_version(cchc: Cchc, file: Path, tmp_path: Path):
    plan = cchc("plan", "import", str(file)).out
    listed = ("tasks", "--plan", "12/KH-UBND", "--json")
    tasks = {one["title"]: one["id"] for one in cchc(*listed).json}
    amending = replace(
        PLAN,
        number="45/KH-UBND",
        signed="Hoa Sen, ngày 10 tháng 4 năm 2026",
        subject="Điều chỉnh Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026",
    ).with_row(1, due="Tháng 5 năm 2026")
    told = cchc(
        "plan", "import", str(written(tmp_path, amending, "sua.docx")), "--amends", "12/KH-UBND"
    )
    assert (told.status, told.out) == (0, plan)
    assert "sửa 1" in told.err
    after = {one["id"]: one for one in cchc(*listed).json}
    assert set(after) == set(tasks.values())
    assert after[tasks[ROWS[1][1]]]["deadline"] == "Tháng 5 năm 2026"


@pytest.mark.usefixtures("sample")
def test_an_amending_file_taken_for_a_plan_of_its_own_is_told(
    cchc: Cchc, file: Path, tmp_path: Path
):
    cchc("plan", "import", str(file))
    amending = replace(PLAN, number="45/KH-UBND", subject="Bổ sung Kế hoạch số 12/KH-UBND năm 2026")
    told = cchc("plan", "import", str(written(tmp_path, amending, "them.docx")))
    assert told.status == 0
    assert "12/KH-UBND" in told.err.splitlines()[-1]


@pytest.mark.usefixtures("sample")
def test_doubts_of_an_import_are_settled_from_the_line(cchc: Cchc, tmp_path: Path):
    path = written(tmp_path, PLAN.with_row(1, due="Kịp thời"))
    plan = cchc("plan", "import", str(path)).out.strip()
    (doubt,) = [one for one in cchc("doubts", "--json").json if one["plan"] == plan]
    settled = cchc("doubts", "settle", doubt["id"], "--value", "Quý III năm 2026")
    assert settled.status == 0
    shown = cchc("plan", "show", plan, "--json").json
    assert shown["tasks"][0]["doubts"] == []


def test_import_needs_a_data_folder(cchc: Cchc, file: Path):
    told = cchc("plan", "import", str(file))
    assert told.status == 1
    assert told.err.count("\n") == 1


# ---- the workbook an office keeps, with its progress ---------------------------------------------

KEPT = (
    ("Đang thực hiện", "40%", "", ""),
    ("Đang thực hiện", "10%", "", ""),
    ("", "", "", ""),
    ("Chưa thực hiện", "0%", "", ""),
)
LATER = (("Đang thực hiện", "70%", "", ""), *KEPT[1:])


def workbook(folder: Path, progress: tuple[tuple[str, ...], ...], **other: str) -> str:
    path = folder / "theo-doi.xlsx"
    path.write_bytes(as_workbook(replace(kept(ROWS, progress), **other)))
    return str(path)


def percents(cchc: Cchc) -> list[int | None]:
    return [one["percent"] for one in cchc("tasks", "--plan", "12/KH-UBND", "--json").json]


@pytest.mark.usefixtures("sample")
def test_a_workbook_again_says_what_it_tells_otherwise_and_notes_it_only_when_asked(
    cchc: Cchc, tmp_path: Path
):
    cchc("plan", "import", workbook(tmp_path, KEPT))
    assert percents(cchc)[:2] == [40, 10]
    file = workbook(tmp_path, LATER)
    for line in ((), ("--amends", "12/KH-UBND")):
        told = cchc("plan", "import", file, *line)
        assert told.status == 0
        assert "1 nhiệm vụ" in told.err
        assert "--take-progress" in told.err
        assert percents(cchc)[:2] == [40, 10]
    told = cchc("plan", "import", file, "--take-progress")
    assert (told.status, told.err) == (
        0,
        "Đã ghi kết quả của 1 nhiệm vụ theo bảng vào kế hoạch 12/KH-UBND.\n",
    )
    assert percents(cchc)[:2] == [70, 10]
    cchc("undo")
    assert percents(cchc)[:2] == [40, 10]
    again = cchc("plan", "import", workbook(tmp_path, KEPT), "--take-progress")
    assert (again.status, "không có gì khác" in again.err) == (0, True)


@pytest.mark.usefixtures("sample")
def test_an_amending_workbook_changes_tasks_and_progress_at_once(cchc: Cchc, tmp_path: Path):
    cchc("plan", "import", workbook(tmp_path, KEPT))
    amending = workbook(
        tmp_path,
        LATER,
        number="45/KH-UBND",
        signed="Hoa Sen, ngày 10 tháng 4 năm 2026",
        subject="Điều chỉnh Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026",
    )
    told = cchc("plan", "import", amending, "--amends", "12/KH-UBND", "--take-progress")
    amended, noted = told.err.splitlines()
    assert "Đã nhận văn bản vào kế hoạch" in amended
    assert noted == "Đã ghi kết quả của 1 nhiệm vụ theo bảng vào kế hoạch 12/KH-UBND."
    assert percents(cchc)[:2] == [70, 10]


@pytest.mark.usefixtures("sample")
def test_the_quarter_of_a_workbooks_progress_is_named(cchc: Cchc, tmp_path: Path):
    cchc("plan", "import", workbook(tmp_path, KEPT), "--period", "2026Q1")
    read = cchc("plan", "import", workbook(tmp_path, KEPT), "--period", "2026Q1")
    assert "đã có trong dữ liệu" in read.err  # of that quarter nothing is told otherwise
    other = cchc("plan", "import", workbook(tmp_path, KEPT), "--period", "2026Q2")
    assert "--take-progress" in other.err
    refused = cchc("plan", "import", workbook(tmp_path, KEPT), "--period", "2026H1")
    assert (refused.status, refused.err.count("\n")) == (1, 1)
