"""What is done on this page: reminders put off or done with, and the page for a meeting.

Must not know how any of it is shown.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.reminders import Reminder
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.overview.page import overview_report
from cchc_desktop.services.overview.standing import Overview
from cchc_desktop.services.reminding.reminders import finish_many, snooze_many
from cchc_desktop.services.reminding.report_behind import report_behind
from ui.actions.bench import Bench
from ui.overview.putting_off import DAY, ask_day, until
from ui.overview.reminders import DONE, OPEN
from ui.pdf_view.showing import DOORS, Doors, show_paper

translate = QCoreApplication.translate
_ENTRY: Final = "entry"


class Outside(NamedTuple):
    """The doors to what asks the person: a day, what becomes of a page."""

    ask_day: Callable[[date, QWidget], date | None] = ask_day
    paper: Doors = DOORS


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
        """Show the tasks, else the report; what is about neither is about results to type."""
        tasks = {uuid.UUID(one.task) for one in chosen if one.task}
        report = None if tasks else report_behind(self._bench.desk, [one.id for one in chosen])
        if tasks:
            self._bench.show_tasks(tasks, translate("Overview", "Được nhắc"))
        elif report is not None:
            self._bench.show_report(report.period, report.kind)
        else:
            self._bench.go(_ENTRY)

    def put_on_paper(self, seen: Overview) -> None:
        """Show the page for a meeting; from there it is printed or saved."""
        desk = self._bench.desk
        show_paper(
            self._bench,
            translate("Overview", "In một trang"),
            translate("Overview", "Tổng hợp tình hình {}").format(f"{seen.today:%Y-%m-%d}"),
            lambda: overview_report(desk, seen),
            self._outside.paper,
        )
