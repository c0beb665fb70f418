"""Steps of long work are told to a person before a terminal, once each, and to nobody else."""

import io
from pathlib import Path

from cchc_desktop.cli.session import Session
from cchc_desktop.cli.steps import steps
from cchc_desktop.config.paths import DataFolder
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.scheduling.clock import SystemClock


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _told(err: io.StringIO, data_folder: Path) -> str:
    session = Session(DataFolder(data_folder), SystemClock(), io.BytesIO(), err, io.StringIO())
    ticket: Ticket = steps(session)
    for done in range(3):
        ticket.step(done, 3, "reading-file")
    ticket.step(0, 0, "understanding-document")
    return err.getvalue()


def test_a_program_is_told_nothing(data_folder: Path):
    assert _told(io.StringIO(), data_folder) == ""


def test_a_person_is_told_each_step_once(data_folder: Path):
    assert _told(_Terminal(), data_folder) == "Đang mở tệp\nĐang tìm nhiệm vụ trong văn bản\n"
