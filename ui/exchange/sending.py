"""Sending as a deed: what, into which folder, written beside the window, told and handed on.

Must not know where the button stands that was pressed.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.periods import Length, Period, quarter_of
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.exchange.errands import Errand, errands_as
from cchc_desktop.services.exchange.sending_many import Written, write_all
from ui.actions.bench import Bench
from ui.exchange.asking import Outside

translate = QCoreApplication.translate
FOLDER: Final = "exchange/out-folder"


class Sending:
    """The verbs of sending, over the bench."""

    def __init__(self, bench: Bench, outside: Outside) -> None:
        self._bench, self._outside = bench, outside

    def ask(self, found: Sequence[Errand], chosen: Sequence[Errand]) -> None:
        """Let be chosen what goes out, and write it."""
        from ui.exchange.send_dialog import SendDialog  # noqa: PLC0415 - when it is asked for

        bench = self._bench
        desk = bench.desk
        now = Period.of(quarter_of(desk.today))
        period = next((one.period for one in (*chosen, *found) if one.period), now)
        dialog = SendDialog(found, chosen, self._periods(period), desk.today, bench.window)
        dialog.ask_folder = lambda start, parent: self._outside.ask_folder(
            translate("Exchange", "Ghi vào thư mục hoặc USB"), start, parent
        )
        reader = bench.reader(dialog)
        dialog.read = lambda ways, of, show: reader.ask(
            lambda: errands_as(desk, found, ways, of), show
        )
        dialog.choose_period(period)
        dialog.show_folder(bench.recall(FOLDER))
        if dialog.ask():
            folder = Path(dialog.folder)
            bench.remember(FOLDER, str(folder))
            self.write(dialog.wanted(), folder)
        dialog.deleteLater()

    def _periods(self, asked: Period) -> list[Period]:
        """Return the periods to choose from: those of the year, and the one that is asked for."""
        year = self._bench.desk.today.year
        quarter = quarter_of(self._bench.desk.today)
        usual = {Period(year, Length.QUARTER, at) for at in range(1, quarter.number + 1)}
        usual |= {Period(year, Length.HALF, 1), Period(year, Length.NINE_MONTHS), Period(year)}
        return sorted(usual | {Period(year - 1), asked}, reverse=True)

    def write(self, wanted: Sequence[Errand], folder: Path) -> None:
        """Write files into a folder, and say where they lie."""
        office = self._bench.office

        def work(ticket: Ticket) -> list[Written]:
            return write_all(office.desk, office.folder, wanted, folder, ticket)

        title = translate("Exchange", "Ghi tệp gửi đi")
        self._bench.start(title, folder.name, work, partial(self._show, folder))

    def _show(self, folder: Path, written: list[Written]) -> None:
        from ui.exchange.sent_dialog import SentDialog  # noqa: PLC0415 - when files are there

        good = sum(one.refused is None for one in written)
        self._bench.tell(
            translate("Exchange", "Đã ghi {} tệp vào {}.").format(good, folder)
            if good
            else translate("Exchange", "Chưa ghi được tệp nào.")
        )
        dialog = SentDialog(written, folder, self._outside, self._bench.window)
        dialog.exec()
        dialog.deleteLater()
