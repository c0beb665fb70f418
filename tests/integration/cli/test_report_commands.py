"""`cchc report`, `issue` and `issued`: files written, refused, frozen, found again."""

import re
from pathlib import Path

import pytest
from spoken import Cchc

pytestmark = pytest.mark.usefixtures("sample")

KINDS = ("bao-cao", "phu-luc", "tong-hop", "don-doc", "chi-tieu", "bieu-so-lieu", "ke-hoach")
ISSUED_KEYS = [
    "id",
    "number",
    "date",
    "kind",
    "period",
    "plan",
    "replaces",
    "replaced_by",
    "sha256",
    "size",
]
BEGINNINGS = {".pdf": b"%PDF", ".docx": b"PK", ".xlsx": b"PK"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", BEGINNINGS)
def test_every_kind_in_every_format(kind: str, ending: str, cchc: Cchc, tmp_path: Path):
    out = tmp_path / f"Báo cáo{ending}"
    told = cchc("report", "2026", "--kind", kind, "--out", str(out))
    assert told.status == 0, told.err
    assert out.read_bytes().startswith(BEGINNINGS[ending])
    assert str(out) in told.err
    assert told.out == ""


@pytest.mark.parametrize("period", ["2026Q1", "2026H1", "2026M9", "2026H2", "2026-05"])
def test_any_period(period: str, cchc: Cchc, tmp_path: Path):
    out = tmp_path / "a.pdf"
    for kind in KINDS[:-1]:
        told = cchc("report", period, "--kind", kind, "--out", str(out), "--today", "2026-10-20")
        assert told.status == 0, told.err


def test_one_plan_and_one_unit(cchc: Cchc, tmp_path: Path):
    out = tmp_path / "a.docx"
    line = ("report", "2026Q3", "--kind", "bao-cao", "--out", str(out), "--plan", "21/KH-UBND")
    assert cchc(*line, "--unit", "Phòng VH-XH").status == 0
    assert cchc(*line, "--unit", "Phòng nào đó").status == 1
    assert cchc(*line[:-1], "99/KH-UBND").status == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("report", "2020Q1", "--kind", "phu-luc"), "quý I năm 2020"),
        (("report", "2020Q1", "--kind", "tong-hop"), "quý I năm 2020"),
        (("report", "2020Q1", "--kind", "chi-tieu"), "quý I năm 2020"),
        (("report", "2020Q1", "--kind", "don-doc"), "đôn đốc"),
        (("report", "2020", "--kind", "ke-hoach"), "năm 2020"),
        (("report", "2025Q1", "--kind", "phu-luc", "--plan", "21/KH-UBND"), "21/KH-UBND"),
    ],
)
def test_what_cannot_be_told_is_refused(
    line: tuple[str, ...], said: str, cchc: Cchc, tmp_path: Path
):
    out = tmp_path / "a.pdf"
    told = cchc(*line, "--out", str(out))
    assert told.status == 1
    assert said in told.err
    assert "(mã " not in told.err
    assert not out.exists()


def test_a_folder_that_is_not_there(cchc: Cchc, tmp_path: Path):
    out = tmp_path / "none" / "a.pdf"
    told = cchc("report", "2026Q3", "--kind", "bao-cao", "--out", str(out))
    assert told.status == 1
    assert "none" in told.err


def test_another_ending_is_a_wrong_line(cchc: Cchc):
    assert cchc("report", "2026Q3", "--kind", "bao-cao", "--out", "a.odt").status == 2


def _issue(cchc: Cchc, number: str, *more: str) -> str:
    line = ("issue", "2026Q3", "--kind", "bao-cao", "--number", number, "--date", "2026-09-19")
    told = cchc(*line, *more)
    assert told.status == 0, told.err
    return told.out.strip()


def test_an_issued_report_is_listed_and_opened(cchc: Cchc, tmp_path: Path):
    assert cchc("issued", "list", "--json").json == []
    assert "Chưa có báo cáo" in cchc("issued", "list").err
    made = _issue(cchc, "126")
    (one,) = cchc("issued", "list", "--json").json
    assert list(one) == ISSUED_KEYS
    assert (one["id"], one["number"], one["date"]) == (made, "126", "2026-09-19")
    assert (one["kind"], one["period"], one["plan"]) == ("bao-cao", "2026Q3", None)
    assert re.fullmatch("[0-9a-f]{64}", one["sha256"])
    assert "126" in cchc("issued", "list").out
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    assert cchc("issued", "open", "126/BC-UBND", "--out", str(first)).status == 0
    task = cchc("tasks", "--json").json[0]["id"]
    assert cchc("task", "withdraw", task, "--why", "Không còn phù hợp").status == 0
    assert cchc("issued", "open", "126", "--year", "2026", "--out", str(second)).status == 0
    assert first.read_bytes() == second.read_bytes()
    assert len(first.read_bytes()) == one["size"]


def test_a_correction_takes_the_place_of_the_former(cchc: Cchc, tmp_path: Path):
    _issue(cchc, "126")
    assert (
        cchc(
            "issue", "2026Q3", "--kind", "bao-cao", "--number", "126", "--date", "2026-09-20"
        ).status
        == 1
    )
    _issue(cchc, "126", "--replaces", "126")
    newest, former = cchc("issued", "list", "--json").json
    assert (newest["replaces"], former["replaced_by"]) == ("126", "126")
    told = cchc(
        "issue",
        "2026Q3",
        "--kind",
        "bao-cao",
        "--number",
        "9",
        "--date",
        "2026-09-20",
        "--replaces",
        "5",
    )
    assert told.status == 1
    assert cchc("issued", "open", "126", "--out", str(tmp_path / "a.pdf")).status == 0
    assert (
        cchc("issued", "open", "126", "--year", "2025", "--out", str(tmp_path / "b.pdf")).status
        == 1
    )


def test_issuing_is_told_in_the_history(cchc: Cchc):
    _issue(cchc, "126")
    assert cchc("history", "--json").json[0]["what"] == (
        "Ban hành báo cáo định kỳ quý III năm 2026, số 126"
    )
    assert cchc("undo").status == 0
    assert cchc("issued", "list", "--json").json == []
