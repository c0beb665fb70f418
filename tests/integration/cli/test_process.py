"""The command line as its own process: pipes, consoles, interruptions and what it loads."""

# ruff: noqa: S603 every line that is run stands in this file

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

CCHC = [
    sys.executable,
    "-c",
    "import sys; from cchc_desktop.cli.main import main; sys.exit(main())",
]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and devices of POSIX")


def _run(*words: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*CCHC, *words], capture_output=True, check=False, **settings)


def test_everything_is_utf8_whatever_the_console_speaks():
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    helped = _run("--help", env=environment)
    assert helped.returncode == 0
    assert "Liệt kê nhiệm vụ" in helped.stdout.decode("utf-8")
    wrong = _run("nhiệm-vụ", env=environment)
    assert wrong.returncode == 2
    assert "“nhiệm-vụ”" in wrong.stderr.decode("utf-8")


@posix
def test_a_reader_that_has_seen_enough_is_no_news():
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*CCHC, "--help"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_answer_that_cannot_be_written_is_told():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*CCHC, "--help"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert "không ghi ra được" in done.stderr.decode("utf-8")


@posix
def test_without_any_stream_nothing_breaks():
    closed = "exec <&- >&- 2>&-; exec " + " ".join(f"'{word}'" for word in [*CCHC, "deadlines"])
    assert subprocess.run(["/bin/sh", "-c", closed], check=False).returncode == 0


def _unread(pipe: IO[bytes]) -> int:
    """Tell how much of what was written nobody has read yet: it is read by whoever waits here."""
    import fcntl  # noqa: PLC0415 - POSIX alone has them
    import termios  # noqa: PLC0415

    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


@posix
def test_an_interruption_ends_quietly():
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    # A run of tests in the background is deaf to this signal, and its children with it.
    deaf = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        started = subprocess.Popen([*CCHC, "deadlines"], **pipes)
    finally:
        signal.signal(signal.SIGINT, deaf)
    with started as waiting:
        assert waiting.stdin
        waiting.stdin.write(b"30/6/2026\n")
        waiting.stdin.flush()
        while _unread(waiting.stdin):
            time.sleep(0.01)
        waiting.send_signal(signal.SIGINT)
        told = waiting.communicate(timeout=20)
    assert waiting.returncode == 130
    assert told == (b"", b"")


@posix
def test_a_working_directory_that_is_gone_is_no_traceback(tmp_path: Path):
    gone = tmp_path / "gone"
    script = f"mkdir '{gone}' && cd '{gone}' && rmdir '{gone}' && exec " + " ".join(
        f"'{word}'" for word in [*CCHC, "--data", "relative", "report"]
    )
    told = subprocess.run(["/bin/sh", "-c", script], capture_output=True, check=False)
    assert told.returncode == 2
    assert b"Traceback" not in told.stderr


def test_nothing_heavy_is_loaded_before_a_command_asks_for_it():
    code = """
import sys
from cchc_desktop.cli.main import main
main(["--data", sys.argv[1], "deadlines", "--nope"])
heavy = {"sqlalchemy", "PySide6", "alembic", "argparse", "platformdirs", "holidays", "asyncio",
         "logging.handlers", "sqlite3", "subprocess"}
print(*sorted(heavy & set(sys.modules)))
"""
    told = subprocess.run(
        [sys.executable, "-c", code, os.curdir], capture_output=True, check=True, text=True
    )
    assert told.stdout.strip() == ""
