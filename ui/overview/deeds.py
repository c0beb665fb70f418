"""What is done on this page: reminders put off or done with, and the page for a meeting.

Must not know how any of it is shown.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desktop.domain.reminders import Reminder
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.overview import Overview
from cchc_desktop.services.overview_page import write_overview
from cchc_desktop.services.reminders import finish_many, snooze_many
from ui.actions.bench import Bench
from ui.overview.putting_off import DAY, ask_day, until
from ui.overview.reminders import DONE, OPEN

translate = QCoreApplication.translate
_ENTRY: Final = "entry"


def ask_file(name: str, parent: QWidget) -> Path | None:
    """Let the person choose where the page is saved; None when they think better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        translate("Overview", "In một trang"),
        str(Path(folder) / f"{name}.pdf"),
        translate("Overview", "Tài liệu PDF (*.pdf)"),
    )
    if not chosen:
        return None
    return Path(chosen if chosen.casefold().endswith(".pdf") else f"{chosen}.pdf")


class Outside(NamedTuple):
    """The doors to what asks the person: a day, a file."""

    ask_day: Callable[[date, QWidget], date | None] = ask_day
    ask_file: Callable[[str, QWidget], Path | None] = ask_file


OUTSIDE: Final = Outside()


class OverviewDeeds:
    """The verbs of the page, over the bench."""

    def __init__(self, bench: Bench, outside: Outside = OUTSIDE) -> None:
        self._bench, self._outside = bench, outside

    def answer(self, deed: str, chosen: Sequence[Reminder]) -> None:
        """Do with the chosen reminders what a key or a button asks for."""
        if deed == OPEN:
            self._open(chosen)
            return
        if not self._bench.may_act():
            return
        desk, ids = self._bench.desk, [one.id for one in chosen]
        now = desk.now().astimezone(VIETNAM)
        if deed == DONE:
            self._bench.do(partial(finish_many, desk, ids, now))
        else:
            asked = self._outside.ask_day
            end = asked(now.date(), self._bench.window) if deed == DAY else until(deed, now)
            if end is None:
                return
            self._bench.do(partial(snooze_many, desk, ids, end, now))
        self._bench.remind_again()

    def _open(self, chosen: Sequence[Reminder]) -> None:
        """Show the tasks; what is about none of them is about results, which are typed."""
        tasks = {uuid.UUID(one.task) for one in chosen if one.task}
        if tasks:
            self._bench.show_tasks(tasks, translate("Overview", "Được nhắc"))
        else:
            self._bench.go(_ENTRY)

    def put_on_paper(self, seen: Overview) -> None:
        """Save the page for a meeting where the person says."""
        name = translate("Overview", "Tổng hợp tình hình {}").format(f"{seen.today:%Y-%m-%d}")
        path = self._outside.ask_file(name, self._bench.window)
        if path is None:
            return
        desk = self._bench.desk

        def work(ticket: Ticket) -> Path:
            return write_overview(desk, seen, path, ticket)

        caption = translate("Overview", "In một trang")
        self._bench.start(caption, str(path), work, self._tell_written)

    def _tell_written(self, path: Path) -> None:
        self._bench.tell(translate("Overview", "Đã lưu trang tổng hợp vào “{}”.").format(path))
