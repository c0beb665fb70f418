"""Whatever happens inside a command becomes an exit status and a sentence, never a traceback."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

from cchc_desktop.cli import directory, main
from cchc_desktop.cli.grammar import Args, Command
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.calendar import periods


def _command(monkeypatch: pytest.MonkeyPatch, verb: object) -> None:
    made = Command("tasks", verb)
    monkeypatch.setattr(directory, "commands_of", lambda noun: {"tasks": made} if noun else {})


def test_a_refusal_answers_nothing_and_says_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def refused(_args: Args, session: Session) -> int:
        session.print("half an answer")
        periods.parse_quarter("2026H1")
        return main.DONE

    _command(monkeypatch, refused)
    assert main.main(["tasks"]) == main.REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert "2026Q2" in told.err
    assert told.err.count("\n") == 1


@pytest.mark.expects_log("internal fault")
@pytest.mark.parametrize("fault", [RuntimeError("secret"), MemoryError(), RecursionError()])
def test_a_bug_is_status_3_and_lies_in_the_log(
    fault: Exception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    def broken(_args: Args, _session: Session) -> NoReturn:
        raise fault

    _command(monkeypatch, broken)
    assert main.main(["--data", str(tmp_path), "tasks"]) == main.FAULT
    told = capsys.readouterr()
    log = tmp_path / "logs" / "cchc.log"
    assert told.out == ""
    assert str(log) in told.err
    assert "Traceback" not in told.err
    assert "secret" not in told.err
    assert type(fault).__name__ in log.read_text("utf-8")


@pytest.mark.expects_log("internal fault")
def test_a_bug_that_cannot_be_logged_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def broken(_args: Args, _session: Session) -> NoReturn:
        raise RuntimeError

    (tmp_path / "logs").write_text("a file where the folder should be")
    _command(monkeypatch, broken)
    assert main.main(["--data", str(tmp_path), "tasks"]) == main.FAULT
    assert "Không ghi được" in capsys.readouterr().err


def test_somebody_who_interrupts_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def interrupted(_args: Args, session: Session) -> NoReturn:
        session.print("half an answer")
        raise KeyboardInterrupt

    _command(monkeypatch, interrupted)
    assert main.main(["tasks"]) == main.INTERRUPTED
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")


def test_the_data_folder_is_the_one_before_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def tell(_args: Args, session: Session) -> int:
        session.print(str(session.folder.root))
        return main.DONE

    _command(monkeypatch, tell)
    monkeypatch.setitem(os.environ, "CCHC_DATA", str(tmp_path / "env"))
    assert main.main([f"--data={tmp_path / 'given'}", "tasks"]) == main.DONE
    assert main.main(["tasks"]) == main.DONE
    assert capsys.readouterr().out.split() == [str(tmp_path / "given"), str(tmp_path / "env")]


@pytest.mark.parametrize("line", [["--data"], ["--data", "--json"], ["--data", ""], ["--data=\0"]])
def test_a_data_folder_without_a_name_is_a_wrong_line(
    line: list[str], capsys: pytest.CaptureFixture[str]
):
    assert main.main(line) == main.WRONG_LINE
    assert "--data" in capsys.readouterr().err
