"""Documents on the sheet: dropped on a line, listed, opened, mended; a folder at one go."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from entry_stage import INSPECT, LATE, REVIEW, EntryStage, entry_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.entry.evidence_folder import propose_files
from cchc_desktop.services.entry.evidence_shelf import list_evidence
from cchc_desktop.services.evidence import Reference
from cchc_desktop.services.history import undo
from ui.jobs.runner import Runner
from ui.progress_entry.evidence_dialog import EvidenceDialog
from ui.progress_entry.folder_dialog import FolderDialog
from ui.progress_entry.reference_form import ReferenceForm
from ui.table.editors.kinds import Candidate

Key = Qt.Key


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[EntryStage]:
    with entry_stage(tmp_path, runner, qtbot) as made:
        yield made


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "58-QD-UBND_12.3.2026_Giao du toan.pdf"
    path.write_bytes(b"%PDF-1.7 trang")
    return path


def documents(stage: EntryStage, title: str) -> list[tuple[str | None, date | None, str]]:
    files = stage.bench.office.folder.files
    found = list_evidence(stage.desk, stage.page.listing.period, stage.line(title), files)
    return [(one.number, one.issued_on, one.title) for one in found]


@pytest.fixture
def dialog(stage: EntryStage, scan: Path) -> Iterator[EvidenceDialog]:
    stage.drop(REVIEW, scan)
    made = EvidenceDialog(stage.bench, stage.page.listing.period, stage.line(REVIEW))
    made.show()
    yield made
    made.close()
    made.deleteLater()


def button(dialog: QDialog, name: str) -> QAbstractButton:
    there = dialog.findChildren(QAbstractButton)
    return next(one for one in there if not one.isHidden() and one.accessibleName() == name)


# ---- dropping ----------------------------------------------------------------------------------


def test_a_file_dropped_on_a_line_is_its_evidence(stage: EntryStage, scan: Path):
    stage.drop(REVIEW, scan)
    assert stage.line(REVIEW).evidence == 1
    assert documents(stage, REVIEW) == [("58/QĐ-UBND", date(2026, 3, 12), "Giao du toan")]
    assert stage.told == ["Thêm 1 tài liệu kiểm chứng cho nhiệm vụ “II.1. Rà soát văn bản”"]
    undo(stage.desk)
    stage.page.refresh()
    assert stage.line(REVIEW).evidence == 0


def test_a_large_file_is_copied_beside_the_window(
    stage: EntryStage, scan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("ui.progress_entry.work._AT_ONCE", 1)
    stage.drop(REVIEW, scan)
    qtbot.waitUntil(lambda: stage.line(REVIEW).evidence == 1)


def test_a_file_beside_every_line_is_asked_about(
    stage: EntryStage, scan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    asked: list[FolderDialog] = []

    def answer(shown: FolderDialog) -> int:
        asked.append(shown)
        line = shown.table.lines.line(0)
        place = stage.line(INSPECT).id
        shown._take(line, "task", (Candidate(place, INSPECT),))
        return QDialog.DialogCode.Accepted

    # `exec` would wait for a person; the dialog itself is the real one.
    monkeypatch.setattr(FolderDialog, "exec", answer)
    stage.drop_at(QPoint(40, stage.table.viewport().height() - 4), scan)
    qtbot.waitUntil(lambda: bool(asked) and stage.line(INSPECT).evidence == 1)
    assert documents(stage, INSPECT)[0][0] == "58/QĐ-UBND"


def test_f4_and_enter_on_its_cell_open_the_documents(
    stage: EntryStage, monkeypatch: pytest.MonkeyPatch
):
    shown: list[str] = []

    def look(dialog: EvidenceDialog) -> int:
        shown.append(dialog._line.title)
        return 0

    monkeypatch.setattr(EvidenceDialog, "exec", look)
    stage.choose(LATE, "result")
    stage.press(Key.Key_F4)
    stage.choose(INSPECT, "evidence")
    stage.press(Key.Key_Return)
    assert shown == [LATE, INSPECT]


# ---- the dialog --------------------------------------------------------------------------------


def test_a_document_is_opened_as_a_copy(
    dialog: EvidenceDialog, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tạm"))
    (tmp_path / "tạm").mkdir()
    opened: list[Path] = []
    dialog.open_file = lambda path: bool(opened.append(path)) or True  # type: ignore[method-assign]
    button(dialog, "Mở tài liệu “58/QĐ-UBND”").click()
    assert [path.name for path in opened] == [scan.name]
    assert opened[0].read_bytes() == scan.read_bytes()


def test_a_file_that_nothing_opens_is_told_with_its_place(
    dialog: EvidenceDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dialog.open_file = lambda _path: False  # type: ignore[method-assign]
    button(dialog, "Mở tài liệu “58/QĐ-UBND”").click()
    assert "chưa có chương trình mở tệp .pdf" in dialog.message.text()


def test_a_changed_file_is_told_and_not_opened(stage: EntryStage, dialog: EvidenceDialog):
    (kept,) = stage.bench.office.folder.files.iterdir()
    kept.write_bytes(kept.read_bytes()[::-1])
    opened: list[Path] = []
    dialog.open_file = lambda path: bool(opened.append(path)) or True  # type: ignore[method-assign]
    button(dialog, "Mở tài liệu “58/QĐ-UBND”").click()
    assert not opened
    assert "đã bị sửa" in dialog.message.text()


def test_words_are_added_and_taken_away(stage: EntryStage, dialog: EvidenceDialog, qtbot: QtBot):
    dialog.words.setText("12/BC-UBND; 05/6/2026; Báo cáo quý II")
    qtbot.keyClick(dialog.words, Key.Key_Return)
    assert dialog.words.text() == ""
    assert documents(stage, REVIEW)[1] == ("12/BC-UBND", date(2026, 6, 5), "Báo cáo quý II")
    button(dialog, "Bỏ tài liệu “12/BC-UBND”").click()
    assert len(documents(stage, REVIEW)) == 1
    assert stage.line(REVIEW).evidence == 1


def test_a_document_is_named_anew(
    stage: EntryStage, dialog: EvidenceDialog, monkeypatch: pytest.MonkeyPatch
):
    def fill(form: ReferenceForm) -> bool:
        for key, words in (("number", "59/QĐ-UBND"), ("on", "không rõ"), ("title", "Giao")):
            field = form.fields[key].edit
            assert isinstance(field, QLineEdit)
            field.setText(words)
        form.act.click()
        assert form.fields["on"].edit.accessibleDescription() == "Ghi ngày như 30/6/2026."
        form.fields["on"].edit.setText("5/2/2026")  # type: ignore[attr-defined]
        form.act.click()
        return form.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReferenceForm, "ask", fill)
    button(dialog, "Sửa tài liệu “58/QĐ-UBND”").click()
    assert documents(stage, REVIEW) == [("59/QĐ-UBND", date(2026, 2, 5), "Giao")]


def test_a_line_told_by_its_unit_can_only_be_looked_at(stage: EntryStage):
    told = stage.line(INSPECT)._replace(writable=False)
    dialog = EvidenceDialog(stage.bench, stage.page.listing.period, told)
    assert not button(dialog, "Thêm tệp…").isEnabled()
    assert button(dialog, "Đóng").isEnabled()
    dialog.deleteLater()


# ---- a folder ----------------------------------------------------------------------------------


@pytest.fixture
def folder_dialog(stage: EntryStage, scan: Path) -> Iterator[FolderDialog]:
    coded = scan.parent / "II.2 bao cao.jpg"
    coded.write_bytes(b"anh")
    proposed = propose_files([scan, coded], stage.lines(), Ticket())
    made = FolderDialog(proposed, stage.lines(), lambda: stage.desk.today, stage.place)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_what_is_proposed_can_be_typed_over(stage: EntryStage, folder_dialog: FolderDialog):
    tester = QAbstractItemModelTester(
        folder_dialog.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert folder_dialog.act.text() == "Thêm 1 tài liệu"
    scan, coded = folder_dialog.table.lines.lines()
    assert (scan.place, coded.place) == (None, stage.line(LATE).id)
    folder_dialog._take(scan, "task", (Candidate(stage.line(INSPECT).id, INSPECT),))
    folder_dialog._take(folder_dialog.table.lines.line(0), "number", "60/QĐ-UBND")
    folder_dialog._take(folder_dialog.table.lines.line(0), "issued", None)
    folder_dialog._take(folder_dialog.table.lines.line(0), "title", "Giao dự toán")
    assert folder_dialog.act.text() == "Thêm 2 tài liệu"
    first, _ = folder_dialog.accepted_files()
    assert first.told == Reference("Giao dự toán", "60/QĐ-UBND")
    folder_dialog._take(folder_dialog.table.lines.line(0), "task", ())
    folder_dialog._take(folder_dialog.table.lines.line(1), "task", ())
    assert not folder_dialog.act.isEnabled()
    assert tester.model() is folder_dialog.table.lines


def test_accepting_closes_with_the_files(folder_dialog: FolderDialog):
    folder_dialog.act.click()
    assert folder_dialog.result() == QDialog.DialogCode.Accepted
    assert [one.path.name for one in folder_dialog.accepted_files()] == ["II.2 bao cao.jpg"]
