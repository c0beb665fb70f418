"""What leaves the place: files under good names, on paper, to other programs, under a number."""

import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest
from compose_stage import FIRST, PROCEDURES, ComposeStage
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.reports import writing
from cchc_desktop.reports.writing import Format
from cchc_desktop.services.overview.reports import ReportDay, Sent
from cchc_desktop.services.reporting.issued_rows import list_issued
from ui.parts.dialog import SentenceDialog
from ui.reporting import asking, issue_form
from ui.reporting.choosing import ReportChoice, Sheet, periods_of_year
from ui.reporting.wording import file_name, left_words, short_period

OURS = "Sở đã rà soát 27 văn bản"
REPORT = ReportChoice(Sheet.REPORT, FIRST)
CHOICES = st.builds(
    ReportChoice,
    st.sampled_from(list(Sheet)),
    st.integers(2000, 2100).flatmap(lambda year: st.sampled_from(periods_of_year(year))),
)


def answer_with(monkeypatch: pytest.MonkeyPatch, code: str) -> list[str]:
    """Let the next dialogs be answered by the verb with this code; return what they say."""
    said: list[str] = []

    def answer(dialog: SentenceDialog) -> int:
        said.append(dialog.accessibleDescription())
        dialog.show()
        dialog.buttons[code].click()
        return dialog.result()

    monkeypatch.setattr(SentenceDialog, "exec", answer)
    return said


def word_text(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return file.read("word/document.xml").decode()


@pytest.mark.parametrize("wanted", list(Format))
def test_a_report_is_saved_in_each_format_where_the_person_says(
    stage: ComposeStage, wanted: Format
):
    stage.page._save(wanted)
    stage.qtbot.waitUntil(lambda: bool(stage.told))
    path = stage.outdoors.file.with_suffix(wanted)
    magic = {Format.PDF: b"%PDF", Format.DOCX: b"PK", Format.XLSX: b"PK"}[wanted]
    assert path.read_bytes().startswith(magic)
    assert stage.told[-1] == f"Đã lưu “{path}”."
    assert stage.outdoors.proposed[-1].name == f"Báo cáo CCHC quý I năm 2026{wanted}"
    stage.page._save(wanted)
    assert stage.outdoors.proposed[-1].parent == path.parent, "the last folder is remembered"


def test_words_that_were_not_left_yet_are_in_the_file(stage: ComposeStage):
    stage.type(PROCEDURES, OURS)
    stage.page._save(Format.DOCX)
    stage.qtbot.waitUntil(lambda: any("lưu" in one for one in stage.told))
    assert OURS in word_text(stage.outdoors.file.with_suffix(".docx"))


def test_giving_up_the_name_writes_nothing(stage: ComposeStage, tmp_path: Path):
    stage.outdoors.file = None
    before = set(tmp_path.rglob("*"))
    stage.page._save(Format.PDF)
    assert (set(tmp_path.rglob("*")) - before, stage.told) == (set(), [])


def test_a_file_that_is_in_use_is_left_alone_and_another_name_takes_it(
    stage: ComposeStage, monkeypatch: pytest.MonkeyPatch
):
    path = stage.outdoors.file.with_suffix(".pdf")
    path.write_bytes(b"open elsewhere")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(13, "in use", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    said = answer_with(monkeypatch, asking.OTHER_NAME)
    stage.page._save(Format.PDF)
    stage.qtbot.waitUntil(lambda: bool(stage.told))
    other = path.with_name("Báo cáo (2).pdf")
    assert "đang mở ở chương trình khác" in said[0]
    assert other.name in said[0]
    assert path.read_bytes() == b"open elsewhere"
    assert other.read_bytes().startswith(b"%PDF")
    assert stage.told == [f"Đã lưu “{other}”."]
    assert stage.failed == []


def test_a_full_disk_says_so_once_and_another_place_is_offered(
    stage: ComposeStage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    full, elsewhere = tmp_path / "đầy" / "x", tmp_path / "Báo cáo khác"
    stage.outdoors.file = full
    real = writing._put

    def put(data: bytes, path: Path) -> None:
        if path.parent == full.parent:
            stage.outdoors.file = elsewhere
            raise OSError(28, "no space", str(path))
        real(data, path)

    full.parent.mkdir()
    monkeypatch.setattr(writing, "_put", put)
    said = answer_with(monkeypatch, asking.ELSEWHERE)
    stage.page._save(Format.DOCX)
    stage.qtbot.waitUntil(lambda: bool(stage.told))
    assert "không còn chỗ trống" in said[0]
    assert list(full.parent.iterdir()) == [], "nothing half-written"
    assert OURS not in word_text(elsewhere.with_suffix(".docx"))


def test_the_systems_dialog_gets_the_name_and_the_ending_is_put_right(
    stage: ComposeStage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    asked: list[tuple[str, str]] = []

    def answer(_parent: object, _caption: str, proposed: str, kinds: str) -> tuple[str, str]:
        asked.append((proposed, kinds))
        return str(tmp_path / "báo cáo.của tôi"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    chosen = asking.ask_file(tmp_path / "Báo cáo.docx", Format.DOCX, stage.place)
    assert chosen == tmp_path / "báo cáo.của tôi.docx"
    assert asked == [(str(tmp_path / "Báo cáo.docx"), "Tài liệu Word (*.docx)")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert asking.ask_file(tmp_path / "x.pdf", Format.PDF, stage.place) is None


def test_what_is_seen_is_printed(stage: ComposeStage):
    preview = stage.page.compose.preview
    stage.page.print.click()
    assert stage.outdoors.printed == [(preview.data, "Báo cáo CCHC quý I năm 2026")]


def test_what_is_not_seen_yet_is_made_before_it_is_printed(stage: ComposeStage):
    stage.type(PROCEDURES, OURS)
    stage.page.print.click()
    stage.qtbot.waitUntil(lambda: bool(stage.outdoors.printed))
    [(data, _)] = stage.outdoors.printed
    stage.wait()
    assert data == stage.page.compose.preview.data


def test_word_and_mail_get_a_file_of_their_own(stage: ComposeStage, tmp_path: Path):
    stage.bench.remember("reporting/folder", str(tmp_path))
    taken = tmp_path / "Báo cáo CCHC quý I năm 2026.docx"
    taken.write_bytes(b"from before")
    stage.page._open_with(Format.DOCX)
    stage.qtbot.waitUntil(lambda: bool(stage.outdoors.opened))
    assert stage.outdoors.opened == [tmp_path / "Báo cáo CCHC quý I năm 2026 (2).docx"]
    assert taken.read_bytes() == b"from before"
    stage.page._send()
    stage.qtbot.waitUntil(lambda: bool(stage.outdoors.mailed))
    pdf = tmp_path / "Báo cáo CCHC quý I năm 2026.pdf"
    assert stage.outdoors.mailed == [(pdf, "Báo cáo CCHC quý I năm 2026")]
    assert stage.outdoors.mailed[0][0].read_bytes().startswith(b"%PDF")


def test_what_belongs_to_a_unit_is_named_after_it_and_not_issued(stage: ComposeStage):
    unit = stage.upper.units["UBND phường Hoa Sen"]
    stage.page.compose.show_choice(ReportChoice(Sheet.TASKS, FIRST, unit=unit))
    stage.wait()
    stage.page._save(Format.PDF)
    name = "Phụ lục nhiệm vụ CCHC quý I năm 2026 - UBND phường Hoa Sen.pdf"
    assert stage.outdoors.proposed[-1].name == name
    assert not stage.page.issue.isEnabled()
    assert stage.page.issue.toolTip() == "Chỉ ban hành báo cáo của cả cơ quan."


def test_issuing_asks_about_what_is_chosen_and_shows_what_was_issued(
    stage: ComposeStage, monkeypatch: pytest.MonkeyPatch
):
    def issue_at_once(dialog: issue_form.IssueDialog) -> bool:
        dialog.number.setText("45/BC-SNV")
        return True

    monkeypatch.setattr(issue_form.IssueDialog, "ask", issue_at_once)
    stage.type(PROCEDURES, OURS)
    stage.page.issue.click()
    stage.qtbot.waitUntil(lambda: bool(list_issued(stage.desk)))
    [issued] = list_issued(stage.desk)
    assert (issued.period, issued.number) == (FIRST, "45/BC-SNV")
    assert stage.kept() == {PROCEDURES: OURS}


@given(CHOICES, st.text(max_size=200))
def test_a_proposed_name_suits_every_system(choice: ReportChoice, about: str):
    name = file_name(choice, about)
    assert name == unicodedata.normalize("NFC", name)
    assert not set('\\/:*?"<>|\n\r\t') & set(name)
    assert 0 < len(name) <= 120
    assert name == name.strip(" .")


@given(st.integers(2000, 2100))
def test_no_two_periods_of_a_year_are_called_alike(year: int):
    periods = periods_of_year(year)
    assert len({short_period(one) for one in periods}) == len(periods) == len(set(periods))


@pytest.mark.parametrize(
    ("day", "said"),
    [(25, "còn 5 ngày"), (20, "hôm nay"), (18, "trễ 2 ngày")],
)
def test_days_left_are_said_in_words(day: int, said: str):
    due = ReportDay(FIRST, "quý I năm 2026", date(2026, 3, day), date(2026, 3, 14), Sent.DUE)
    assert left_words(due, date(2026, 3, 20)).replace("\u00a0", " ") == said


def test_each_period_has_its_name_within_the_year():
    assert [short_period(parse(one)) for one in ("2026Q3", "2026H2", "2026M9", "2026-03")] == [
        "Quý III",
        "6 tháng cuối",
        "9 tháng",
        "Tháng 3",
    ]
    assert short_period(Period(2026)) == "Cả năm"
