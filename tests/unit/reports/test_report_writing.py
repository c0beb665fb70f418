"""A report reaches its file whole or not at all, and a refusal says what else can be done."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.paper_reports import a_letter
from report_reading import FONTS

from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.writing import Format, format_of, free_name, report_bytes, write_report

STARTS = {Format.PDF: b"%PDF", Format.DOCX: b"PK", Format.XLSX: b"PK"}
PNG_OR_NOTHING = ("Báo cáo.png", "Báo cáo", ".docx")


def refused(path: Path, *, fonts: Path = FONTS) -> ReportError:
    with pytest.raises(ReportError) as found:
        write_report(a_letter(), path, Ticket(), fonts=fonts)
    return found.value


@pytest.mark.parametrize("wanted", Format)
def test_the_ending_says_what_is_written(wanted: Format, tmp_path: Path):
    path = tmp_path / f"Công văn đôn đốc{wanted.upper()}"
    write_report(a_letter(), path, Ticket(), fonts=FONTS)
    assert path.read_bytes().startswith(STARTS[wanted])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", PNG_OR_NOTHING)
def test_another_ending_is_refused(name: str, tmp_path: Path):
    assert refused(tmp_path / name).code == "report-format-unknown"
    with pytest.raises(ReportError):
        format_of(Path(name))


def test_a_file_that_is_there_is_replaced(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_text("cũ")
    write_report(a_letter(), path, Ticket(), fonts=FONTS)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_folder_that_is_gone(tmp_path: Path):
    error = refused(tmp_path / "thẻ nhớ" / "a.docx")
    assert (error.code, error.facts["folder"]) == (
        "report-folder-missing",
        str(tmp_path / "thẻ nhớ"),
    )


def _failing(monkeypatch: pytest.MonkeyPatch, verb: str, number: int) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(number, "as the system says it")

    owner = "os.fsync" if verb == "fsync" else f"pathlib.Path.{verb}"
    monkeypatch.setattr(owner, fail)


@pytest.mark.parametrize(
    ("verb", "number", "code"),
    [
        ("fsync", errno.ENOSPC, "report-disk-full"),
        ("open", errno.EACCES, "report-folder-closed"),
        ("open", errno.EROFS, "report-folder-closed"),
        ("fsync", errno.EIO, "report-not-written"),
        ("replace", errno.EACCES, "report-target-in-use"),
        ("replace", errno.EBUSY, "report-target-in-use"),
        ("replace", errno.ENOSPC, "report-disk-full"),
    ],
)
def test_what_the_system_refuses(
    verb: str, number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "Báo cáo.xlsx"
    path.write_text("nội dung cũ")
    with monkeypatch.context() as patch:
        _failing(patch, verb, number)
        error = refused(path)
    assert (error.code, error.facts["name"]) == (code, "Báo cáo.xlsx")
    assert error.facts["other"] == "Báo cáo (2).xlsx"
    assert path.read_text() == "nội dung cũ"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_disk_that_fills_while_the_report_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "as the system says it")

    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", fail)
    error = refused(tmp_path / "a.xlsx")
    assert (error.code, error.facts["name"]) == ("report-disk-full", "a.xlsx")
    with pytest.raises(ReportError) as found:
        report_bytes(a_letter(), Format.XLSX, Ticket(), fonts=FONTS)
    assert found.value.code == "report-disk-full"


SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from builders.paper_reports import a_report
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.writing import write_report
report = a_report(40)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_report(report, Path({target!r}), Ticket(), fonts=Path({fonts!r}))
except ReportError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
@pytest.mark.parametrize("wanted", Format)
def test_a_disk_that_is_really_full(wanted: Format, tmp_path: Path):
    """The system itself takes no more than a page of any file: nothing half-written is left."""
    target = tmp_path / f"Báo cáo{wanted}"
    target.write_text("nội dung cũ")
    root = FONTS.parents[1]
    paths = [str(root), str(root / "tests")]
    code = SMALL_DISK.format(paths=paths, target=str(target), fonts=str(FONTS))
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "report-disk-full"
    assert target.read_text() == "nội dung cũ"
    assert [file.name for file in tmp_path.iterdir()] == [target.name]


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="whoever may do everything is refused nothing",
)
def test_a_folder_that_may_not_be_written_to(tmp_path: Path):
    tmp_path.chmod(0o555)
    try:
        assert refused(tmp_path / "a.pdf").code == "report-folder-closed"
    finally:
        tmp_path.chmod(0o755)


def test_missing_letters(tmp_path: Path):
    error = refused(tmp_path / "a.pdf", fonts=tmp_path / "không có")
    assert (error.code, error.facts["folder"]) == (
        "report-font-missing",
        str(tmp_path / "không có"),
    )
    write_report(a_letter(), tmp_path / "a.xlsx", Ticket(), fonts=tmp_path)  # the other way


def test_a_free_name(tmp_path: Path):
    path = tmp_path / "a.b.docx"
    assert free_name(path) == path
    for name in ("a.b.docx", "a.b (2).docx"):
        (tmp_path / name).touch()
    assert free_name(path).name == "a.b (3).docx"


def _cancelling() -> tuple[Ticket, list[str]]:
    heard: list[str] = []

    def listen(_done: int, _total: int, code: str) -> None:
        heard.append(code)
        if code == "saving-report":
            ticket.cancel()

    ticket = Ticket(listen)
    return ticket, heard


def test_steps_are_told_and_a_wish_to_stop_is_heard(tmp_path: Path):
    ticket, heard = _cancelling()
    write_report(a_letter(), tmp_path / "a.docx", ticket, fonts=FONTS)
    assert heard[0] == "writing-report"
    assert set(heard[1:-1]) == {"writing-report-rows"}
    with pytest.raises(Cancelled):
        write_report(a_letter(), tmp_path / "b.docx", ticket, fonts=FONTS)
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]


def test_every_refusal_has_its_sentence():
    from resources import words  # noqa: PLC0415

    facts = {"name": "a.pdf", "folder": "D:\\", "other": "a (2).pdf", "version": 2}
    say: Callable[[str], str] = lambda code: words.sentence(code, facts)  # noqa: E731
    codes = (
        *("report-disk-full", "report-folder-closed", "report-folder-missing"),
        *("report-font-missing", "report-format-unknown", "report-kept-damaged"),
        *("report-kept-newer", "report-not-written", "report-target-in-use"),
    )
    assert all(words.knows(code) and "{" not in say(code) for code in codes)
    assert "a (2).pdf" in say("report-target-in-use")


def test_nothing_slow_is_loaded_before_a_report_is_written():
    code = (
        "import sys, cchc_desktop.reports.writing, cchc_desktop.reports.model.storing\n"
        "print(*{'reportlab', 'docx', 'openpyxl', 'lxml'} & sys.modules.keys())"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        cwd=FONTS.parents[1],
    )
    assert done.stdout.strip() == ""
