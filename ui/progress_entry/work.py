"""What is done on the sheet: cells written, the period before taken over, documents kept.

A refusal stands by its cell. Must not know which lines are shown.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.entry.evidence_folder import files_in, keep_files, propose_files
from cchc_desktop.services.entry.evidence_names import from_name
from cchc_desktop.services.entry.evidence_shelf import add_evidence
from cchc_desktop.services.entry.lines import EntryLine
from cchc_desktop.services.entry.writing import Cell, Typed, as_before, write_cells
from cchc_desktop.services.evidence import GivenFile
from ui.actions.bench import Bench
from ui.progress_entry.evidence_dialog import EvidenceDialog
from ui.progress_entry.folder_dialog import FolderDialog
from ui.progress_entry.view import EntryView

_AT_ONCE: Final = 20 * 2**20  # so many bytes are copied before a person would notice


class EntryWork(QObject):
    """Hears the table and writes; `writing` names the tasks a write is about, before it is told."""

    writing = Signal(object)

    def __init__(self, view: EntryView, bench: Bench, period: Callable[[], Period]) -> None:
        super().__init__(view)
        self._view, self._bench, self._period = view, bench, period
        view.edited.connect(self._write)
        view.before_asked.connect(self.take_before)
        view.evidence_asked.connect(self.show_evidence)
        view.dropped.connect(self._drop)

    @property
    def _files(self) -> Path:
        return self._bench.office.folder.files

    # --- cells

    def _write(self, line: EntryLine, key: str, value: Any) -> None:
        """Write a cell; typed into one of many selected lines, a state is that of all of them."""
        lines = self._view.selected_lines() if key == Cell.STATE else []
        if line.id not in {one.id for one in lines}:
            lines = [line]
        typed = [Typed(one.id, Cell(key), value) for one in lines if one.writable]
        self.writing.emit([one.id.task for one in lines])
        desk, period = self._bench.desk, self._period()
        refused = self._bench.attempt(lambda: write_cells(desk, period, typed, self._files))
        self.writing.emit([])
        if refused:
            self._view.refuse(line, key, refused)

    def take_before(self, lines: Sequence[EntryLine]) -> None:
        """Fill what is empty of the lines from what was said the period before."""
        if not lines:
            return
        self.writing.emit([one.id.task for one in lines])
        desk, period = self._bench.desk, self._period()
        self._bench.do(lambda: as_before(desk, period, [one.id for one in lines]))
        self.writing.emit([])
        self._view.setFocus()

    # --- documents

    def show_evidence(self, line: EntryLine) -> None:
        """Show what proves a line's result, to be opened, added to and mended."""
        dialog = EvidenceDialog(self._bench, self._period(), line)
        dialog.exec()
        again = dialog.folder_asked
        dialog.deleteLater()
        self._view.setFocus()
        if again:
            self.ask_folder()

    def _drop(self, line: EntryLine | None, paths: Sequence[Path]) -> None:
        """Keep dropped files with the line they fell on; a folder, or no line, is asked about."""
        if line is None or any(path.is_dir() for path in paths):
            self._propose(paths)
            return
        given = [(line, [GivenFile(path, from_name(path)) for path in paths])]
        desk, period, files = self._bench.desk, self._period(), self._files
        if sum(_size(path) for path in paths) <= _AT_ONCE:
            self.writing.emit([line.id.task])
            self._bench.do(lambda: add_evidence(desk, period, given, files))
            self.writing.emit([])
        else:
            self._bench.start(
                self.tr("Thêm tài liệu kiểm chứng"),
                paths[0].name,
                lambda _ticket: add_evidence(desk, period, given, files),
                lambda _outcome: None,
            )
        self._view.setFocus()

    def ask_folder(self) -> None:
        """Ask for a folder, and propose which line each of its files proves."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom asked for

        caption = self.tr("Chọn thư mục tài liệu kiểm chứng")
        if folder := QFileDialog.getExistingDirectory(self._bench.window, caption):
            self._propose([Path(folder)])

    def _propose(self, paths: Sequence[Path]) -> None:
        lines = [one for one in self._view.lines.lines() if isinstance(one, EntryLine)]

        def read(ticket: Ticket) -> object:
            found = [one for path in paths for one in (files_in(path) if path.is_dir() else [path])]
            return propose_files(found, lines, ticket)

        self._bench.start(
            self.tr("Đọc tài liệu kiểm chứng"),
            str(paths[0]),
            read,
            lambda proposed: self._show_proposal(proposed, lines),
            only_reads=True,
        )

    def _show_proposal(self, proposed: Any, lines: Sequence[EntryLine]) -> None:
        dialog = FolderDialog(proposed, lines, lambda: self._bench.desk.today, self._bench.window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            accepted = dialog.accepted_files()
            desk, period, files = self._bench.desk, self._period(), self._files
            self._bench.start(
                self.tr("Thêm tài liệu kiểm chứng"),
                accepted[0].path.name,
                lambda _ticket: keep_files(desk, period, accepted, lines, files),
                lambda _outcome: None,
            )
        dialog.deleteLater()
        self._view.setFocus()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # told when it is read
        return 0
