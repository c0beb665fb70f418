"""A folder of documents: what each is called and which task it proves, proposed and then kept."""

from datetime import date
from pathlib import Path

import pytest
from builders.pdf_files import a_pdf, a_ruled_page
from builders.results import MONTHLY, OURS, STAGED, Ward, refused
from builders.word_files import a_paragraph, a_word_file

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.entry.evidence_folder import (
    ProposedFile,
    files_in,
    keep_files,
    propose_files,
)
from cchc_desktop.services.entry.evidence_names import from_document, from_name
from cchc_desktop.services.entry.evidence_shelf import list_evidence
from cchc_desktop.services.entry.sheet import EntryLine, entry_sheet
from cchc_desktop.services.evidence import Reference
from cchc_desktop.services.history import undo

PERIOD = parse("2026Q2")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "58-QD-UBND_12.3.2026_Giao du toan.pdf",
            Reference("Giao du toan", "58/QĐ-UBND", date(2026, 3, 12)),
        ),
        (
            "Số 12.BC-UBND ngày 05-6-2026 báo cáo quý II.docx",
            Reference("báo cáo quý II", "12/BC-UBND", date(2026, 6, 5)),
        ),
        (
            "20260512 Ke hoach 33KH-UBND tuyen truyen.pdf",
            Reference("Ke hoach tuyen truyen", "33/KH-UBND", date(2026, 5, 12)),
        ),
        ("105_TB_UBND.pdf", Reference("105_TB_UBND", "105/TB-UBND")),
        ("Ảnh hội nghị 1.jpg", Reference("Ảnh hội nghị 1")),
        ("Biên bản 31.02.2026.pdf", Reference("Biên bản 31.02.2026")),
        ("7 BB-MTTQ họp dân.pdf", Reference("họp dân", "7/BB-MTTQ")),
    ],
)
def test_what_a_name_says(name: str, told: Reference):
    assert from_name(Path(name)) == told


def a_decision() -> bytes:
    lines = (
        "ỦY BAN NHÂN DÂN PHƯỜNG HOA SEN",
        "Số: 58/QĐ-UBND",
        "Hoa Sen, ngày 12 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        "Về việc kiểm tra công vụ năm 2026",
    )
    return a_word_file(*(a_paragraph(line) for line in lines))


def test_a_word_file_says_it_itself(tmp_path: Path):
    path = tmp_path / "scan0001.docx"
    path.write_bytes(a_decision())
    assert from_document(path, Ticket()) == Reference(
        "Quyết định về việc kiểm tra công vụ năm 2026", "58/QĐ-UBND", date(2026, 3, 12)
    )


def test_a_pdf_says_it_itself(tmp_path: Path):
    path = tmp_path / "scan0002.pdf"
    rows = [["Số: 12/BC-UBND", "Hoa Sen, ngày 05 tháng 6 năm 2026"]]
    path.write_bytes(a_pdf([a_ruled_page([60, 260, 540], rows)]))
    found = from_document(path, Ticket())
    assert found is not None
    assert (found.number, found.issued_on) == ("12/BC-UBND", date(2026, 6, 5))


def test_what_cannot_be_read_leaves_the_name(tmp_path: Path):
    for name, content in (("a.pdf", b"%PDF-1.7 h"), ("b.docx", b"PK\x03\x04h"), ("c.jpg", b"h")):
        path = tmp_path / name
        path.write_bytes(content)
        assert from_document(path, Ticket()) is None


# ---- a folder ----------------------------------------------------------------------------------


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


def lines(ward: Ward) -> list[EntryLine]:
    return [one for one in entry_sheet(ward.desk, PERIOD).lines if not one.unit]


def line(ward: Ward, title: str) -> EntryLine:
    return next(one for one in lines(ward) if one.title == title)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tài liệu"
    (made / "con").mkdir(parents=True)
    (made / "scan0001.docx").write_bytes(a_decision())
    (made / "NV 6 - anh hoi thi.jpg").write_bytes(b"anh")
    (made / "con" / "la.txt").write_bytes(b"la")
    for name in ("Thumbs.db", "~$scan0001.docx", ".an"):
        (made / name).write_bytes(b"x")
    return made


def test_files_of_the_system_are_no_documents(folder: Path):
    assert [path.name for path in files_in(folder)] == [
        "NV 6 - anh hoi thi.jpg",
        "la.txt",
        "scan0001.docx",
    ]


def test_a_folder_without_documents_is_told(tmp_path: Path):
    refused("folder-without-files", lambda: files_in(tmp_path / "không có"))


def test_lines_are_found_by_code_and_by_words(ward: Ward, folder: Path):
    proposed = {
        one.path.name: one for one in propose_files(files_in(folder), lines(ward), Ticket())
    }
    assert proposed["NV 6 - anh hoi thi.jpg"].place == line(ward, STAGED.title).id
    assert proposed["la.txt"].place is None
    assert proposed["scan0001.docx"].told.number == "58/QĐ-UBND"


def test_a_title_that_has_clearly_more_in_common_is_proposed(ward: Ward, tmp_path: Path):
    path = tmp_path / "bao cao kiem tra cong vu thang 5.jpg"
    path.write_bytes(b"x")
    (found,) = propose_files([path], lines(ward), Ticket())
    assert found.place == line(ward, OURS.title).id


def test_nothing_is_kept_before_it_is_accepted(ward: Ward, folder: Path):
    propose_files(files_in(folder), lines(ward), Ticket())
    assert list(ward.office.folder.files.iterdir()) == []


def test_accepted_files_are_one_step(ward: Ward, folder: Path):
    ours, staged = line(ward, OURS.title), line(ward, STAGED.title)
    accepted = [
        ProposedFile(folder / "scan0001.docx", Reference("Quyết định", "58/QĐ-UBND"), ours.id),
        ProposedFile(folder / "NV 6 - anh hoi thi.jpg", Reference("Ảnh"), staged.id),
        ProposedFile(folder / "con" / "la.txt", Reference("Lạ"), None),
    ]
    keep_files(ward.desk, PERIOD, accepted, lines(ward), ward.office.folder.files)
    files = ward.office.folder.files
    assert len(list(files.iterdir())) == 2
    assert [one.number for one in list_evidence(ward.desk, PERIOD, ours, files)] == ["58/QĐ-UBND"]
    assert line(ward, STAGED.title).evidence == 1
    undo(ward.desk)
    assert line(ward, STAGED.title).evidence == 0
    assert MONTHLY.title in {one.title for one in lines(ward)}
