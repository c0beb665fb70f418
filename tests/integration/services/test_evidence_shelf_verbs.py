"""Documents behind a line: kept once, named anew, taken away, opened, and looked after."""

import hashlib
import stat
from datetime import date
from pathlib import Path

import pytest
from builders.results import OURS, Ward, refused

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.entry.evidence_names import from_name
from cchc_desktop.services.entry.evidence_shelf import (
    Document,
    Kept,
    add_evidence,
    edit_evidence,
    list_evidence,
    opened_copy,
    remove_evidence,
)
from cchc_desktop.services.entry.sheet import EntryLine, entry_sheet
from cchc_desktop.services.evidence import GivenFile, Reference
from cchc_desktop.services.history import list_history, undo
from resources.words import deed

PERIOD = parse("2026Q2")
TOLD = Reference("Giao dự toán", "58/QĐ-UBND", date(2026, 3, 12))


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "58-QD-UBND.pdf"
    path.write_bytes(b"%PDF-1.7 trang")
    return path


def line(ward: Ward) -> EntryLine:
    found = entry_sheet(ward.desk, PERIOD).lines
    return next(one for one in found if one.title == OURS.title and not one.unit)


def kept(ward: Ward) -> list[Document]:
    return list_evidence(ward.desk, PERIOD, line(ward), ward.office.folder.files)


def add(ward: Ward, *paths: Path, told: Reference = TOLD) -> None:
    given = [(line(ward), [GivenFile(path, told) for path in paths])]
    add_evidence(ward.desk, PERIOD, given, ward.office.folder.files)


def newest(ward: Ward) -> str:
    latest = list_history(ward.desk)[0]
    return deed(latest.verb, latest.facts)


def test_a_dropped_file_is_kept_by_its_content_with_what_its_name_says(ward: Ward, scan: Path):
    add(ward, scan, told=from_name(scan))
    (found,) = kept(ward)
    assert (found.number, found.file, found.kept) == ("58/QĐ-UBND", scan.name, Kept.SOUND)
    digest = hashlib.sha256(scan.read_bytes()).hexdigest()
    assert [path.name for path in ward.office.folder.files.iterdir()] == [digest]
    assert line(ward).evidence == 1
    assert newest(ward) == "Thêm 1 tài liệu kiểm chứng cho nhiệm vụ “1. Kiểm tra công vụ”"


def test_the_same_file_is_kept_once(ward: Ward, scan: Path, tmp_path: Path):
    copy = tmp_path / "bản sao.pdf"
    copy.write_bytes(scan.read_bytes())
    add(ward, scan)
    add(ward, scan)
    assert len(kept(ward)) == 1
    add(ward, copy, told=Reference("Bản sao"))
    assert len(kept(ward)) == 2
    assert len(list(ward.office.folder.files.iterdir())) == 1


def test_adding_nothing_is_no_step(ward: Ward):
    before = len(list_history(ward.desk))
    assert add_evidence(ward.desk, PERIOD, [(line(ward), [])], ward.office.folder.files).seq is None
    assert len(list_history(ward.desk)) == before


def test_a_document_is_named_anew(ward: Ward, scan: Path):
    add(ward, scan)
    edit_evidence(ward.desk, kept(ward)[0].id, Reference(" Quyết  định ", " 59/QĐ-UBND ", None))
    (found,) = kept(ward)
    assert (found.number, found.issued_on, found.title) == ("59/QĐ-UBND", None, "Quyết định")
    refused(
        "evidence-without-name", lambda: edit_evidence(ward.desk, found.id, Reference("  ", ""))
    )
    undo(ward.desk)
    assert kept(ward)[0].number == "58/QĐ-UBND"


def test_what_is_taken_away_comes_back_by_undo(ward: Ward, scan: Path):
    add(ward, scan)
    remove_evidence(ward.desk, kept(ward)[0].id)
    assert kept(ward) == []
    assert newest(ward) == "Bỏ tài liệu kiểm chứng “58/QĐ-UBND”"
    undo(ward.desk)
    assert [one.kept for one in kept(ward)] == [Kept.SOUND]


def test_a_document_opens_as_a_copy_under_its_own_name(ward: Ward, scan: Path, tmp_path: Path):
    add(ward, scan)
    copy = opened_copy(ward.desk, kept(ward)[0].id, ward.office.folder.files, tmp_path / "mở")
    assert copy.name == scan.name
    assert copy.read_bytes() == scan.read_bytes()
    assert not copy.stat().st_mode & stat.S_IWUSR
    again = opened_copy(ward.desk, kept(ward)[0].id, ward.office.folder.files, tmp_path / "mở")
    assert again == copy


def test_a_copy_that_was_written_to_is_made_anew(ward: Ward, scan: Path, tmp_path: Path):
    add(ward, scan)
    files = ward.office.folder.files
    copy = opened_copy(ward.desk, kept(ward)[0].id, files, tmp_path / "mở")
    copy.chmod(stat.S_IWRITE | stat.S_IREAD)
    copy.write_bytes(b"khac")
    assert opened_copy(ward.desk, kept(ward)[0].id, files, tmp_path / "mở").read_bytes() == (
        scan.read_bytes()
    )


def test_words_alone_have_nothing_to_open(ward: Ward, tmp_path: Path):
    given = [(line(ward), [Reference("Biên bản họp")])]
    add_evidence(ward.desk, PERIOD, given, ward.office.folder.files)
    (found,) = kept(ward)
    assert found.kept is Kept.WORDS
    refused(
        "evidence-without-file",
        lambda: opened_copy(ward.desk, found.id, ward.office.folder.files, tmp_path),
    )


def test_a_missing_file_and_a_changed_one_are_noticed(ward: Ward, scan: Path, tmp_path: Path):
    add(ward, scan)
    files = ward.office.folder.files
    (path,) = files.iterdir()
    found = kept(ward)[0]
    content = path.read_bytes()
    path.write_bytes(content[::-1])  # as long as before: only reading it tells
    assert kept(ward)[0].kept is Kept.SOUND
    refused("evidence-file-changed", lambda: opened_copy(ward.desk, found.id, files, tmp_path))
    path.write_bytes(content + b"!")
    assert kept(ward)[0].kept is Kept.CHANGED
    path.unlink()
    assert kept(ward)[0].kept is Kept.GONE
    refused("evidence-file-gone", lambda: opened_copy(ward.desk, found.id, files, tmp_path))


def test_what_is_gone_meanwhile_is_told(ward: Ward, scan: Path):
    add(ward, scan)
    found = kept(ward)[0]
    undo(ward.desk)
    refused("evidence-not-found", lambda: remove_evidence(ward.desk, found.id))
