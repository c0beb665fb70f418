"""The door of `cchc`: finds the command, runs it, and turns whatever happens into an exit status.

0 done; 1 refused, with one sentence; 2 the line is wrong; 3 an internal fault, logged. Must not
know what any command does.
"""

import io
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO, runtime_checkable

from cchc_desktop.cli import directory, helping, line, reading
from cchc_desktop.cli.grammar import WrongLine
from cchc_desktop.cli.session import Session, say
from cchc_desktop.config import log_setup, paths
from cchc_desktop.scheduling.clock import Clock, SystemClock
from cchc_desktop.spawned import serve_if_spawned

_LOG = logging.getLogger(__name__)
DONE, REFUSED, WRONG_LINE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130
_FAULT_TOLD = {True: "internal-fault", False: "internal-fault-unlogged"}
_DATA, _VERSION = "--data", "--version"
_LONGEST_QUOTE = 80


@runtime_checkable
class Misfortune(Protocol):
    """What every room raises when something outside the program is wrong."""

    code: str
    facts: Mapping[str, object]


def main(argv: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Run one command line; the result is the exit status."""
    serve_if_spawned()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status, answer = _run(sys.argv[1:] if argv is None else argv, clock or SystemClock())
        return _hand_over(answer, status)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(argv: Sequence[str], clock: Clock) -> tuple[int, str]:
    """Run the command; what was refused or broke off has no answer."""
    try:
        given, rest = _data_option(argv)
        folder = paths.data_folder(given, os.environ)
    except WrongLine as slip:
        return _wrong(slip), ""
    except paths.HomelessError as fault:
        say(_listener(), fault.code, fault.facts)
        return REFUSED, ""
    log = log_setup.log_to(paths.log_folder(folder) / "cchc.log")
    session = Session(folder, clock, _source(), _listener(), io.StringIO())
    try:
        return _perform(rest, session), session.answer.getvalue()
    except WrongLine as slip:
        return _wrong(slip), ""
    except Exception as fault:  # noqa: BLE001 the one place that meets a command's bugs
        if isinstance(fault, Misfortune):
            session.tell(fault.code, fault.facts)
            return REFUSED, ""
        _LOG.exception("internal fault")
        session.tell(_FAULT_TOLD[log.written], {"log": log.file})
        return FAULT, ""


def _data_option(argv: Sequence[str]) -> tuple[Path | None, list[str]]:
    """Take `--data DIR` off the front of the line."""
    if not argv or argv[0].partition("=")[0] != _DATA:
        return None, list(argv)
    rest = iter(argv[1:])
    return line.value(reading.file, line.value_after(argv[0], rest), _DATA), list(rest)


def _perform(rest: Sequence[str], session: Session) -> int:
    if rest == [_VERSION]:
        session.print(_version())
        return DONE
    try:
        command, following = directory.find(rest)
        args = line.read(command, following)
    except line.HelpAsked as asked:
        session.print(helping.about(asked.words))
        return DONE
    return command.run(args, session)


def _version() -> str:
    from cchc_desktop.config.version import VERSION  # noqa: PLC0415 - reads the installation

    return f"{paths.PROGRAM} {VERSION}"


def _wrong(slip: WrongLine) -> int:
    late = slip.facts.get("option") == _DATA and slip.code.startswith("line-unknown-option")
    facts = {name: _quotable(fact) for name, fact in slip.facts.items()}
    say(_listener(), "line-data-late" if late else slip.code, facts)
    return WRONG_LINE


def _quotable(fact: object) -> object:
    if isinstance(fact, str) and len(fact) > _LONGEST_QUOTE:
        return fact[:_LONGEST_QUOTE] + "…"
    return fact


def _hand_over(answer: str, status: int) -> int:
    """Write the answer out. The command is through by now: what is lost is the answer alone."""
    if not answer:
        return status
    if not sys.stdout:
        say(_listener(), "output-lost", {})
        return REFUSED
    try:
        sys.stdout.write(answer)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        _silence_stdout()
    except OSError:
        _silence_stdout()
        say(_listener(), "output-lost", {})
        return REFUSED
    return status


def _silence_stdout() -> None:
    """Let what Python still holds for standard output at its end go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# A program started without a console has no streams at all.


def _source() -> BinaryIO:
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def _listener() -> TextIO:
    return sys.stderr or io.StringIO()
