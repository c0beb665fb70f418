"""Files handed to other programs: opened, sent by mail; when there is no program, a code."""

import os
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices

from resources import words
from ui.pdf_view import handing_over
from ui.pdf_view.handing_over import open_with_system, send_by_mail
from ui.pdf_view.windows_mail import a_letter, open_letter

not_windows = pytest.mark.skipif(sys.platform == "win32", reason="programs of Linux")


class Desktop:
    """The system's own opener: what it was given, and whether it can."""

    def __init__(self, *, can: bool) -> None:
        self.can = can
        self.asked: list[QUrl] = []

    def open(self, url: QUrl) -> bool:
        self.asked.append(url)
        return self.can


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop(can=True)
    monkeypatch.setattr(QDesktopServices, "openUrl", made.open)
    return made


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone holds the system's programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def _mailer(programs: Path, answer: int) -> Path:
    """Put a mail opener there that notes what it is given."""
    noted, program = programs / "noted", programs / "xdg-email"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{noted}"\nexit {answer}\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return noted


def test_a_file_is_opened(desktop: Desktop, report_file: Path):
    assert open_with_system(report_file) is None
    assert [Path(url.toLocalFile()) for url in desktop.asked] == [report_file]


def test_what_cannot_be_opened_has_a_sentence(desktop: Desktop, report_file: Path):
    desktop.can = False
    code = open_with_system(report_file)
    assert code is not None
    said = words.sentence(code, {"path": report_file})
    assert str(report_file) in said
    report_file.unlink()
    gone = open_with_system(report_file)
    assert gone == send_by_mail(report_file, "Báo cáo") == "handed-file-gone"
    assert "Không còn tệp" in words.sentence(gone, {"path": report_file})
    assert len(desktop.asked) == 1


@not_windows
def test_the_mail_program_gets_file_and_subject(
    desktop: Desktop, programs: Path, report_file: Path
):
    noted = _mailer(programs, 0)
    assert send_by_mail(report_file, "Báo cáo quý I") is None
    given = noted.read_text("utf-8").splitlines()
    assert given == ["--subject", "Báo cáo quý I", "--attach", str(report_file)]
    assert desktop.asked == []


@not_windows
def test_where_it_cannot_attach_the_letter_opens_and_the_file_is_shown(
    desktop: Desktop, programs: Path, report_file: Path
):
    _mailer(programs, 3)
    assert send_by_mail(report_file, "Báo cáo & phụ lục") == "handed-attach-by-hand"
    letter, folder = desktop.asked
    assert letter.scheme() == "mailto"
    subject = QUrlQuery(letter).queryItemValue(
        "subject", QUrl.ComponentFormattingOption.FullyDecoded
    )
    assert subject == "Báo cáo & phụ lục"
    assert Path(folder.toLocalFile()) == report_file.parent


@not_windows
@pytest.mark.usefixtures("programs")
def test_without_a_mail_program_it_is_said_where_the_file_lies(desktop: Desktop, report_file: Path):
    desktop.can = False
    code = send_by_mail(report_file, "Báo cáo")
    assert code == "handed-no-mail-program"
    assert str(report_file) in words.sentence(code, {"path": report_file})


@not_windows
def test_a_program_that_runs_on_was_found(
    desktop: Desktop, programs: Path, report_file: Path, monkeypatch: pytest.MonkeyPatch
):
    _mailer(programs, 0)
    monkeypatch.setattr(handing_over, "_PATIENCE_S", 0.05)
    (programs / "xdg-email").write_text(
        f"#!{sys.executable}\nimport time; time.sleep(1)\n", "utf-8"
    )
    assert send_by_mail(report_file, "Báo cáo") is None
    assert desktop.asked == []


def test_a_letter_for_windows_holds_the_file(report_file: Path):
    letter = a_letter(report_file, "Báo cáo quý I")
    assert letter.subject == "Báo cáo quý I"
    assert letter.file_count == 1
    assert letter.files[0].path == str(report_file)
    assert letter.files[0].name == report_file.name
    assert letter.files[0].position == 0xFFFFFFFF


@not_windows
def test_without_mapi_no_letter_is_opened(report_file: Path):
    assert os.name != "nt"
    assert open_letter(report_file, "Báo cáo", 0.1) is False
