"""What leaves the place: files, paper, Word and Excel, the mail program, and what is issued.

Must not know how any of it is shown.
"""

import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.writing import Format, free_name
from resources.words import sentence
from ui.actions.bench import Bench
from ui.parts.dialog import SentenceDialog
from ui.reporting.asking import ELSEWHERE, OTHER_NAME, OUTSIDE, Outside, ask_after, documents
from ui.reporting.choosing import ReportChoice
from ui.reporting.making import make_pages, write_file
from ui.reporting.wording import file_name

translate = QCoreApplication.translate
_FOLDER: Final = "reporting/folder"
_OPENED_BY: Final = {Format.PDF: "PDF", Format.DOCX: "Word", Format.XLSX: "Excel"}


class Wish(NamedTuple):
    """One report to be written, as what, and what is done with the file afterwards."""

    choice: ReportChoice
    wanted: Format
    then: Callable[[Path], None]
    whole: bool


class HandingOut:
    """The verbs of the place, over the bench. `about` names the unit or plan of a choice."""

    def __init__(
        self, bench: Bench, about: Callable[[ReportChoice], str], outside: Outside = OUTSIDE
    ) -> None:
        self._bench, self._about, self._outside = bench, about, outside

    # --- files

    def save_as(self, choice: ReportChoice, wanted: Format, *, whole: bool) -> None:
        """Write the report where the person says."""
        self._ask(Wish(choice, wanted, self._tell_saved, whole), self._proposed(choice, wanted))

    def open_with(self, choice: ReportChoice, wanted: Format, *, whole: bool) -> None:
        """Write the report beside the others and open it with the program for such files."""
        wish = Wish(choice, wanted, partial(self._open, wanted), whole)
        self._write(wish, free_name(self._proposed(choice, wanted)))

    def send(self, choice: ReportChoice, *, whole: bool) -> None:
        """Write the report as PDF and hand it to the mail program."""
        subject = file_name(choice, self._about(choice))
        wish = Wish(choice, Format.PDF, partial(self._mail, subject), whole)
        self._write(wish, free_name(self._proposed(choice, Format.PDF)))

    def _proposed(self, choice: ReportChoice, wanted: Format) -> Path:
        kept = self._bench.recall(_FOLDER)
        folder = Path(kept) if kept and Path(kept).is_dir() else documents()
        return folder / f"{file_name(choice, self._about(choice))}{wanted}"

    def _ask(self, wish: Wish, proposed: Path) -> None:
        path = self._outside.ask_file(proposed, wish.wanted, self._bench.window)
        if path is not None:
            self._bench.remember(_FOLDER, str(path.parent))
            self._write(wish, path)

    def _write(self, wish: Wish, path: Path) -> None:
        desk = self._bench.desk

        def work(ticket: Ticket) -> ReportError | None:
            try:
                write_file(desk, wish.choice, path, ticket, whole=wish.whole)
            except ReportError as error:
                return error  # told here with the ways on, not by the frame
            return None

        caption = translate("Reporting", "Xuất báo cáo")
        self._bench.start(caption, path.name, work, partial(self._end, wish, path))

    def _end(self, wish: Wish, path: Path, error: ReportError | None) -> None:
        if error is None:
            wish.then(path)
            return
        answer = ask_after(error, self._bench.window)
        if answer == OTHER_NAME:
            self._write(wish, free_name(path))
        elif answer == ELSEWHERE:
            self._ask(wish, documents() / path.name)
        elif answer:
            self._write(wish, path)

    def _tell_saved(self, path: Path) -> None:
        self._bench.tell(translate("Reporting", "Đã lưu “{}”.").format(path))

    def _open(self, wanted: Format, path: Path) -> None:
        self._handed_over(path, self._outside.open_file(path))
        program = _OPENED_BY[wanted]
        self._bench.tell(translate("Reporting", "Đã lưu “{}” và mở bằng {}.").format(path, program))

    def _mail(self, subject: str, path: Path) -> None:
        self._handed_over(path, self._outside.send_mail(path, subject))
        self._bench.tell(translate("Reporting", "Đã lưu “{}” để gửi.").format(path))

    def _handed_over(self, path: Path, code: str | None) -> None:
        """Tell why another program did not take the file: it is written all the same."""
        if code is None:
            return
        facts = {"name": path.name, "path": str(path), "folder": str(path.parent)}
        dialog = SentenceDialog(
            translate("Reporting", "Báo cáo"),
            translate("Reporting", "Chưa mở được chương trình khác"),
            sentence(code, facts),
            [("", translate("Reporting", "Đóng"))],
            parent=self._bench.window,
        )
        dialog.ask()
        dialog.deleteLater()

    # --- paper

    def print_out(self, choice: ReportChoice, data: bytes | None, *, whole: bool) -> None:
        """Print what is seen; where it is not there yet, it is made first."""
        title = file_name(choice, self._about(choice))
        if data is not None:
            self._print(title, data)
            return
        desk = self._bench.desk

        def work(ticket: Ticket) -> bytes:
            return make_pages(desk, choice, ticket, whole=whole)

        self._bench.start(translate("Reporting", "In"), title, work, partial(self._print, title))

    def _print(self, title: str, data: bytes) -> None:
        self._outside.print_pages(data, title, self._bench.window)

    # --- signed

    def issue(self, choice: ReportChoice) -> uuid.UUID | None:
        """Freeze the report under a number and a day that are asked for."""
        from ui.reporting.issue_form import ask_issue  # noqa: PLC0415 - when it is asked for

        kind = choice.sheet.kind
        return None if kind is None else ask_issue(self._bench, kind, choice.asked)
