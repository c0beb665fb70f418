"""What was issued, as it is listed, opened, saved, printed, compared with today, corrected."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from builders.told_reports import DATA, HOA_SEN
from papers_stage import FIRST, Fill, PapersStage, fill_forms, papers_stage, typing
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.status import State
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issuing import open_issued
from cchc_desktop.services.reporting.narratives import write_words
from ui.jobs.runner import Runner
from ui.reporting.differences import CORRECT, DifferencesDialog, grouped
from ui.reporting.issue_dialog import IssueDialog
from ui.reporting.issued_part import IssuedPart

Key = Qt.Key
CHAPTER = "results-institutions"


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[PapersStage]:
    with papers_stage(tmp_path, runner, qtbot) as made:
        yield made


@pytest.fixture
def filling(
    stage: PapersStage, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Fill], list[IssueDialog]]:
    return fill_forms(stage, monkeypatch)


# ---- what was issued -----------------------------------------------------------------------------


@pytest.fixture
def part(stage: PapersStage) -> IssuedPart:
    stage.sign("126/BC-SNV")
    made = IssuedPart(stage.bench, stage.outdoors.doors())
    stage.show(made)
    made.refresh()
    return made


def _shown(part: IssuedPart) -> list[list[str]]:
    columns = part.table.lines.columns
    return [[column.display(line) for column in columns] for line in part.table.lines.lines()]


def test_what_was_issued_is_listed(stage: PapersStage, part: IssuedPart):
    tester = QAbstractItemModelTester(
        part.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    stage.sign("140/BC-SNV", on=date(2026, 3, 20), replaces="126/BC-SNV")
    part.refresh()
    newest, older = _shown(part)
    assert newest[:3] == ["140/BC-SNV", "20/3/2026", "Báo cáo định kỳ quý I năm 2026"]
    assert (newest[4], older[4]) == ("Thay số 126/BC-SNV", "Được thay bằng số 140/BC-SNV")
    assert newest[5].endswith("KB")
    part.table.choose(stage.issued()[1].id)
    assert not part.correct.isEnabled()
    assert "đã được thay thế" in part.correct.toolTip()
    assert tester.model() is part.table.lines


def test_nothing_issued_says_how_to_begin(stage: PapersStage):
    made = IssuedPart(stage.bench)
    stage.show(made)
    made.refresh()
    assert made._stack.currentIndex() == 1
    assert not made.open.isVisible()


def test_it_opens_as_it_was_signed(stage: PapersStage, part: IssuedPart):
    signed = open_issued(stage.issued()[0], stage.upper.files)
    stage.upper.note(DATA, HOA_SEN, State.DONE, done_on=date(2026, 3, 2))
    stage.qtbot.keyClick(part.table, Key.Key_Return)
    window = part.window_shown
    assert window is not None
    stage.qtbot.waitUntil(lambda: window.view.page() == 1)
    assert window.view._paper is not None
    assert window.view._paper._data == signed
    assert window.windowTitle() == "Báo cáo định kỳ quý I năm 2026, số 126/BC-SNV"
    window.save.click()
    (proposed,) = stage.outdoors.proposed
    assert proposed.name == "Báo cáo định kỳ quý I năm 2026, số 126-BC-SNV.pdf"
    assert stage.outdoors.file is not None
    assert stage.outdoors.file.with_suffix(".pdf").read_bytes() == signed
    window.print.click()
    assert stage.outdoors.printed[0][0] == signed
    window.leave.click()


def test_a_file_that_went_or_changed_is_told(stage: PapersStage, part: IssuedPart):
    (line,) = stage.issued()
    kept = stage.upper.files / line.sha256
    held = kept.read_bytes()
    kept.write_bytes(held[::-1])  # of the same size: seen when it is read
    part.open.click()
    assert stage.failed == ["issued-file-changed"]
    kept.write_bytes(held[:-1])
    part.refresh()
    assert "không còn nguyên" in part.message.text()
    assert "đã bị thay đổi" in (part.table.lines.columns[0].doubt_of(line) or "")
    kept.unlink()
    part.refresh()
    assert "Không còn bản PDF" in (part.table.lines.columns[0].doubt_of(line) or "")
    part.print.click()
    assert stage.failed[1:] == ["issued-file-gone"]
    assert stage.outdoors.printed == []
    kept.write_bytes(held)
    part.refresh()
    assert part.message.text() == ""


# ---- compared ------------------------------------------------------------------------------------


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], DifferencesDialog]]:
    shown: list[tuple[list[str], DifferencesDialog]] = []

    def look(dialog: DifferencesDialog) -> int:
        shown.append((list(dialog._told), dialog))
        dialog.show()
        dialog.copy.click()
        dialog.hide()
        return 0

    monkeypatch.setattr(DifferencesDialog, "exec", look)
    return shown


def test_what_changed_since_is_listed_by_what_it_tells(
    stage: PapersStage,
    part: IssuedPart,
    compared: list[tuple[list[str], DifferencesDialog]],
):
    write_words(stage.desk, Asked(FIRST), {CHAPTER: "Đã rà soát 31 văn bản."})
    part.compare.click()
    stage.qtbot.waitUntil(lambda: bool(compared))
    ((told, _),) = compared
    assert any("đã thay đổi" in one for one in told)
    assert QGuiApplication.clipboard().text().splitlines() == told


def test_that_nothing_changed_is_said(
    stage: PapersStage,
    part: IssuedPart,
    compared: list[tuple[list[str], DifferencesDialog]],
):
    part.compare.click()
    stage.qtbot.waitUntil(lambda: bool(compared))
    assert compared[0][0] == []


def test_sentences_go_together_by_what_they_tell():
    told = [
        "Thêm dòng “3. Rà soát”.",
        "“II.2”: Tình trạng đổi từ “Đang” thành “Xong”.",
        "Không còn bảng “Chỉ tiêu”.",
        "Thêm mục “Đề xuất”.",
    ]
    assert grouped(told) == [
        ("Nội dung thay đổi", [told[1]]),
        ("Có thêm", [told[0], told[3]]),
        ("Không còn", [told[2]]),
    ]
    assert grouped([]) == []


def test_a_correction_is_issued_from_what_changed(
    stage: PapersStage,
    part: IssuedPart,
    filling: Callable[[Fill], list[IssueDialog]],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(DifferencesDialog, "exec", lambda _dialog: CORRECT)
    forms = filling(typing("140/BC-SNV", "20/3/2026"))
    part.compare.click()
    stage.qtbot.waitUntil(lambda: len(stage.issued()) == 2)
    assert len(forms) == 1
    newest = stage.issued()[0]
    assert (newest.number, newest.replaces) == ("140/BC-SNV", "126/BC-SNV")
    stage.qtbot.waitUntil(lambda: part.current() == newest)
