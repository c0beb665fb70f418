"""Reports issued through the window: the form, the frozen pages, what is issued, corrections."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from builders.told_reports import HOA_SEN
from papers_stage import FIRST, Fill, PapersStage, fill_forms, papers_stage, typing
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.history import undo
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issuing import open_issued
from cchc_desktop.services.reporting.material import ReportKind
from tests.builders.memory_windows import Answering
from ui.jobs.runner import Runner
from ui.reporting.issue_dialog import IssueDialog
from ui.reporting.issue_form import ask_issue

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


def _form(stage: PapersStage, kind: ReportKind = ReportKind.REPORT) -> IssueDialog:
    made = IssueDialog(stage.bench, kind, Asked(FIRST))
    stage.qtbot.addWidget(made)
    made.show()
    stage.qtbot.waitUntil(lambda: made.view.page() == 1)
    return made


def _why(dialog: IssueDialog, name: str) -> str:
    return dialog.fields[name].edit.accessibleDescription()


# ---- the form ------------------------------------------------------------------------------------


def test_a_report_is_issued_with_what_was_typed(
    stage: PapersStage, filling: Callable[[Fill], list[IssueDialog]]
):
    filling(typing())
    made = ask_issue(stage.bench, ReportKind.REPORT, Asked(FIRST))
    (line,) = stage.issued()
    assert line.id == made
    assert (line.number, line.issued_on, line.period) == ("126/BC-SNV", date(2026, 3, 19), FIRST)
    assert open_issued(line, stage.upper.files).startswith(b"%PDF")
    assert stage.told == ["Ban hành báo cáo định kỳ quý I năm 2026, số 126/BC-SNV"]
    undo(stage.desk)
    assert stage.issued() == []


def test_the_symbol_is_there_and_only_the_number_is_left_totyping(stage: PapersStage):
    dialog = _form(stage)
    assert dialog.number.text() == "/BC-SNV"
    assert dialog.number.cursorPosition() == 0
    assert _why(dialog, "number") == ""  # nobody is told off before having typed
    stage.qtbot.keyClicks(dialog.number, "126")
    assert dialog.number.text() == "126/BC-SNV"
    assert "Trần Thị Minh Hạnh" in dialog._signer.text()


def test_the_pages_shown_are_those_that_are_frozen(stage: PapersStage):
    dialog = _form(stage)
    dialog.whole.setChecked(False)
    dialog.number.setText("126/BC-SNV")
    dialog.day.setText("19/3/2026")
    stage.qtbot.waitUntil(lambda: not dialog._soon.isActive() and not dialog._drawing.is_waited_for)
    assert dialog._proposed is not None
    seen = dialog._proposed.pages
    dialog.act.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    form = dialog.form()
    line = stage.sign(form.number, form.kind, form.day)
    assert open_issued(line, stage.upper.files) == seen


@pytest.mark.parametrize(
    ("number", "on", "name", "said"),
    [
        ("126/BC-SNV", "32/3/2026", "day", "Ghi ngày như 30/6/2026."),
        ("126/BC-SNV", "21/3/2026", "day", "ở sau hôm nay, 20/3/2026"),
        ("90", "19/3/2026", "number", "đã dùng cho báo cáo định kỳ ban hành ngày 16/3/2026"),
        ("090/BC-SNV", "19/3/2026", "number", "đã dùng cho báo cáo định kỳ"),
    ],
)
def test_what_is_not_right_is_told_as_it_is_typed(
    number: str, on: str, name: str, said: str, stage: PapersStage
):
    stage.sign("90/BC-SNV", on=date(2026, 3, 16))
    dialog = _form(stage)
    dialog.replaces.choose("")
    typing(number, on)(dialog)
    assert said in _why(dialog, name)
    dialog.act.click()
    assert dialog.isVisible()
    assert len(stage.issued()) == 1


def test_an_empty_number_is_told_when_it_is_tried(stage: PapersStage):
    dialog = _form(stage)
    dialog.act.click()
    assert "Ghi số của văn bản" in _why(dialog, "number")
    assert dialog.isVisible()


def test_the_same_number_in_another_year_is_free(stage: PapersStage):
    stage.sign("90/BC-SNV", on=date(2025, 12, 16))
    dialog = _form(stage)
    dialog.replaces.choose("")
    typing("90/BC-SNV")(dialog)
    assert _why(dialog, "number") == ""


def test_what_may_be_right_is_only_doubted(stage: PapersStage):
    stage.sign("131/BC-SNV", ReportKind.TASKS)
    dialog = _form(stage)
    typing("131/BC-SNV", "10/3/2026")(dialog)
    assert "trước ngày chốt số liệu của kỳ, 14/3/2026" in dialog.message.text()
    assert "cũng là số của phụ lục nhiệm vụ" in dialog.message.text()
    dialog.act.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    letter = _form(stage, ReportKind.REMINDER)
    typing("12/SNV-VP", "10/3/2026")(letter)
    assert letter.message.text() == ""  # a letter reminds while the period runs


def test_a_second_form_of_a_report_names_the_first(
    stage: PapersStage, filling: Callable[[Fill], list[IssueDialog]]
):
    first = stage.sign("126/BC-SNV")
    filling(typing("140/BC-SNV", "20/3/2026"))
    ask_issue(stage.bench, ReportKind.REPORT, Asked(FIRST))
    newest, older = stage.issued()
    assert (newest.number, newest.replaces) == ("140/BC-SNV", "126/BC-SNV")
    assert (older.id, older.replaced_by) == (first.id, "140/BC-SNV")


def test_nothing_to_issue_is_said_in_the_place_of_the_pages(stage: PapersStage):
    dialog = IssueDialog(stage.bench, ReportKind.TASKS, Asked(parse("2031Q1")))
    stage.qtbot.addWidget(dialog)
    dialog.show()
    stage.qtbot.waitUntil(lambda: not dialog._drawing.is_waited_for)
    assert not dialog.act.isEnabled()
    assert "Chưa lập" in dialog.view._nothing.text()


def test_a_report_of_one_unit_is_not_issued(stage: PapersStage, answering: Answering):
    shown = answering("")
    unit = stage.upper.units[HOA_SEN]
    assert ask_issue(stage.bench, ReportKind.REPORT, Asked(FIRST, unit=unit)) is None
    assert len(shown) == 1
    assert stage.issued() == []
