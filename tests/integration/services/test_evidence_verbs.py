"""What proves a result: words read as people write them, files kept by their content."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from builders.results import OURS, Q2, THEIRS, Ward, refused
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.status import State
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.evidence import Reference, read_reference
from cchc_desktop.services.history import undo
from cchc_desktop.services.progress import noted


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


def test_evidence_by_words_and_by_file(ward: Ward, tmp_path: Path):
    scan = tmp_path / "Quyết định 58.pdf"
    scan.write_bytes(b"%PDF-1.7 trang")
    given = ["58/QĐ-UBND; 12/3/2026; Quyết định giao dự toán", str(scan), "Biên bản họp"]
    ward.set(OURS, Q2, State.DONE, evidence=given)
    kept = ward.noted(OURS, Q2).evidence
    assert {(row.number, row.issued_on, row.title, row.attachment_id is None) for row in kept} == {
        ("58/QĐ-UBND", date(2026, 3, 12), "Quyết định giao dự toán", True),
        (None, None, "Quyết định 58", False),
        (None, None, "Biên bản họp", True),
    }
    digest = hashlib.sha256(scan.read_bytes()).hexdigest()
    files = ward.office.folder.files
    assert [path.name for path in files.iterdir()] == [digest]
    assert (files / digest).read_bytes() == scan.read_bytes()


def test_the_same_evidence_again_is_no_second_one(ward: Ward, tmp_path: Path):
    scan, copy = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for path in (scan, copy):
        path.write_bytes(b"%PDF")
    given = [str(scan), Reference("Biên bản", "05/BB-UBND")]
    ward.set(OURS, Q2, State.IN_PROGRESS, evidence=given)
    ward.set(OURS, Q2, State.DONE, evidence=[*given, str(copy)])
    kept = ward.noted(OURS, Q2).evidence
    assert sorted(row.title for row in kept) == ["Biên bản", "a", "b"]
    assert len({row.attachment_id for row in kept if row.attachment_id}) == 1
    ward.set(THEIRS, Q2, State.ONGOING, evidence=given)
    assert len(ward.noted(THEIRS, Q2).evidence) == 2


def test_undone_evidence_can_be_given_again(ward: Ward, tmp_path: Path):
    scan = tmp_path / "a.pdf"
    scan.write_bytes(b"%PDF")
    for _ in range(2):
        ward.set(OURS, Q2, State.DONE, evidence=[str(scan)])
        assert len(ward.noted(OURS, Q2).evidence) == 1
        undo(ward.desk)
        assert noted(ward.desk, ward.tasks[OURS.title], Q2) is None


def test_a_file_that_is_not_there_is_no_title(ward: Ward, tmp_path: Path):
    missing = str(tmp_path / "Không có.docx")
    refused("evidence-file-missing", lambda: ward.set(OURS, Q2, State.DONE, evidence=[missing]))
    ward.set(OURS, Q2, State.DONE, evidence=["x" * 5000, "05/BC-UBND", " ; "])
    kept = ward.noted(OURS, Q2).evidence
    assert {row.number or row.title for row in kept} == {"05/BC-UBND", "x" * 5000}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("58/QĐ-UBND", Reference("", "58/QĐ-UBND")),
        ("Số: 58/QĐ-UBND; Quyết định", Reference("Quyết định", "58/QĐ-UBND")),
        (
            "58/QĐ-UBND; ngày 05 tháng 01 năm 2026; QĐ",
            Reference("QĐ", "58/QĐ-UBND", date(2026, 1, 5)),
        ),
        ("58/QĐ-UBND; 2026-01-05; QĐ", Reference("QĐ", "58/QĐ-UBND", date(2026, 1, 5))),
        ("05.01.2026; Biên bản; bản sao", Reference("Biên bản; bản sao", None, date(2026, 1, 5))),
        ("31/02/2026; Biên bản", Reference("31/02/2026; Biên bản")),
        (
            "Quyết định 58/QĐ-UBND ngày 05/01/2026",
            Reference("Quyết định 58/QĐ-UBND ngày 05/01/2026"),
        ),
    ],
)
def test_a_document_as_people_write_it(text: str, read: Reference):
    assert read_reference(text) == read


TITLES = st.text(st.characters(exclude_characters=";", codec="utf-8"), min_size=1).map(nfc)


@given(
    st.integers(1, 99_999),
    st.dates(date(1945, 9, 2), date(2100, 12, 31)),
    TITLES.filter(bool),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "ngày %d tháng %m năm %Y"]),
)
def test_number_day_and_title_come_back(number: int, day: date, title: str, form: str):
    written = f"{number}/QĐ-UBND; {day.strftime(form)}; {title}"
    assert read_reference(written) == Reference(title, f"{number}/QĐ-UBND", day)


@given(TITLES)
def test_words_alone_are_the_title(title: str):
    read = read_reference(f"Biên bản {title}")
    assert read == Reference(nfc(f"Biên bản {title}"))
