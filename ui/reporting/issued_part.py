"""The reports that were issued: opened as they were signed, saved, printed, compared, corrected.

Must not know how a report is made.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.writing import Format, free_name, write_bytes
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issued_rows import IssuedLine, list_issued
from cchc_desktop.services.reporting.issuing import differences_since_issue, open_issued
from ui.actions.bench import Bench
from ui.labels import day
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.parts.message import Message
from ui.pdf_view.window import PdfDoors, PdfWindow
from ui.reporting import issued_columns as columns
from ui.reporting.asking import ELSEWHERE, OTHER_NAME, OUTSIDE, Outside, ask_after, documents
from ui.reporting.differences import CORRECT, DifferencesDialog
from ui.reporting.issue_form import ask_issue
from ui.table.view import LineView
from ui.theme.look import scale

_BAR: Final = 48
_FOLDER: Final = "reporting/folder"
_LAYOUT: Final = "reporting/issued-columns"
# Width of the part over text scale from which a column has room.
_FOLDS: Final = {columns.PLAN: 860, columns.SIZE: 780, columns.TIES: 700}
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


class IssuedPart(QWidget):
    """Reads and writes through the bench's desk."""

    def __init__(self, bench: Bench, outside: Outside = OUTSIDE) -> None:
        super().__init__()
        self._bench, self._outside = bench, outside
        self.window_shown: PdfWindow | None = None
        self.table: Final = LineView(columns.issued_columns(lambda: bench.office.folder.files))
        self.table.setAccessibleName(self.tr("Văn bản đã ban hành"))
        self.message: Final = Message((16, 8, 16, 8))
        self._count: Final = label("", "small")
        self.open: Final = button(self.tr("Mở bản đã ký"), "primary", sign="document")
        self.save: Final = button(self.tr("Lưu…"))
        self.print: Final = button(self.tr("In"), sign="print")
        self.compare: Final = button(self.tr("So với bản đã ban hành"))
        self.correct: Final = button(self.tr("Ban hành bản sửa đổi…"))
        self.begin: Final = button(self.tr("Soạn báo cáo"), "primary")
        self._stack: Final = QStackedWidget()
        self._build()
        self.table.restore(bench.recall(_LAYOUT))
        self._connect()

    def _build(self) -> None:
        tools = row(
            self._count,
            None,
            self.compare,
            self.correct,
            self.save,
            self.print,
            self.open,
            gap=8,
            margins=(16, 8, 16, 8),
        )
        listed = QFrame()
        inner = column(frame("bar", tools, height=_BAR), self.message, self.table, gap=0)
        inner.setStretch(2, 1)
        listed.setLayout(inner)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._blank())
        self.setLayout(column(self._stack, gap=0))
        self.setFocusProxy(self.table)

    def _blank(self) -> QWidget:
        title = label(self.tr("Chưa ban hành văn bản nào"), "lead")
        words = label(
            self.tr("Soạn báo cáo rồi bấm “Ban hành…”: bản PDF được giữ nguyên như khi ký."),
            "muted",
            wrap=True,
        )
        for one in (title, words):
            one.setAlignment(one.alignment().AlignHCenter)
        sign = row(None, Sign("reports", "edge_strong", 48), None)
        begin = row(None, self.begin, None)
        inner = column(None, sign, title, words, 4, begin, None, gap=8, margins=(24, 24, 24, 24))
        out = QFrame()
        out.setLayout(column(frame("emptyPlace", inner), margins=(16, 16, 16, 16)))
        return out

    def _connect(self) -> None:
        acts: list[tuple[QWidget, Callable[[IssuedLine], object]]] = [
            (self.open, self._open),
            (self.save, lambda line: self._save(line, self._bench.window)),
            (self.print, lambda line: self._print(line, self._bench.window)),
            (self.compare, self._compare),
            (self.correct, self._correct),
        ]
        for one, act in acts:
            one.clicked.connect(partial(self._with_chosen, act))  # type: ignore[attr-defined]
        self.table.opened.connect(self._open)
        self.table.chosen.connect(lambda _line: self._let_act())
        self.table.layout_changed.connect(lambda: self._bench.remember(_LAYOUT, self.table.state()))
        self._bench.busy_changed.connect(lambda _busy: self._let_act())

    # --- what is shown

    def refresh(self) -> None:
        """Read anew what was issued, and look whether every file is still there."""
        lines = list_issued(self._bench.desk)
        self.table.replace(lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        self._count.setText(self.tr("{} văn bản").format(len(lines)) if lines else "")
        if lines and self.table.current_line() is None:
            self.table.choose(lines[0].id, columns.NUMBER)
        files = self._bench.office.folder.files
        bad = [one.number for one in lines if columns.file_trouble(one, files)]
        if bad:
            words = self.tr(
                "Bản PDF của văn bản số {} không còn nguyên. Lấy lại từ bản sao gần nhất."
            )
            self.message.say(words.format(", ".join(bad)), "late")
        else:
            self.message.hide()
        self._let_act()

    def current(self) -> IssuedLine | None:
        line = self.table.current_line()
        return line if isinstance(line, IssuedLine) else None

    def _let_act(self) -> None:
        line, free = self.current(), self._bench.may_act()
        for one in (self.open, self.save, self.print, self.compare):
            one.setEnabled(line is not None and free)
        newest = line is not None and not line.replaced_by
        self.correct.setEnabled(newest and free)
        self.correct.setToolTip(
            "" if newest or line is None else self.tr("Văn bản này đã được thay thế.")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        effective = self.width() / scale()
        for key, least in _FOLDS.items():
            self.table.show_column(key, shown=effective >= least)

    # --- what is done

    def _with_chosen(self, act: Callable[[IssuedLine], object], _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        if (line := self.current()) is not None:
            act(line)

    def _pages(self, line: IssuedLine) -> bytes | None:
        """Return the very bytes that were signed; that they are not there is told."""
        files = self._bench.office.folder.files
        return self._bench.do(lambda: open_issued(line, files))

    def _open(self, line: IssuedLine) -> None:
        data = self._pages(line)
        if data is None:
            return
        doors = PdfDoors(partial(self._save, line), partial(self._print, line))
        note = self.tr("Ban hành ngày {}").format(day(line.issued_on))
        title = self.tr("{}, số {}").format(columns.what_words(line), line.number)
        self.window_shown = PdfWindow(title, note, data, doors, self._bench.window)
        self.window_shown.open()

    def _print(self, line: IssuedLine, over: QWidget) -> None:
        data = self._pages(line)
        if data is not None:
            self._outside.print_pages(data, _name(line), over)

    def _save(self, line: IssuedLine, over: QWidget) -> None:
        data = self._pages(line)
        if data is not None:
            kept = self._bench.recall(_FOLDER)
            folder = Path(kept) if kept and Path(kept).is_dir() else documents()
            self._ask_file(data, folder / f"{_name(line)}.pdf", over)

    def _ask_file(self, data: bytes, proposed: Path, over: QWidget) -> None:
        path = self._outside.ask_file(proposed, Format.PDF, over)
        if path is not None:
            self._bench.remember(_FOLDER, str(path.parent))
            self._write(data, path, over)

    def _write(self, data: bytes, path: Path, over: QWidget) -> None:
        try:
            write_bytes(data, path, Ticket())
        except ReportError as error:
            answer = ask_after(error, over)
            if answer == ELSEWHERE:
                self._ask_file(data, documents() / path.name, over)
            elif answer:
                self._write(data, free_name(path) if answer == OTHER_NAME else path, over)
            return
        self._bench.tell(self.tr("Đã lưu tệp “{}”.").format(path.name))

    def _compare(self, line: IssuedLine) -> None:
        """Make the report anew of today's facts, beside the window, and tell what differs."""
        desk = self._bench.desk
        self._bench.start(
            self.tr("So với bản đã ban hành"),
            columns.what_words(line),
            lambda _ticket: differences_since_issue(desk, line),
            partial(self._show_differences, line),
        )

    def _show_differences(self, line: IssuedLine, told: list[str]) -> None:
        dialog = DifferencesDialog(line, told, self._bench.window)
        answer = dialog.exec()
        dialog.deleteLater()
        if answer == CORRECT:
            self._correct(line)

    def _correct(self, line: IssuedLine) -> None:
        """Issue the same report once more, in the place of this one."""
        made = ask_issue(self._bench, line.kind, Asked(line.period, line.plan), line)
        if made is not None:
            self.refresh()
            self.table.choose(made, columns.NUMBER)


def _name(line: IssuedLine) -> str:
    """Return what the file of a report is called: the words and its number."""
    said = f"{columns.what_words(line)}, số {line.number}"
    return said.translate(_NOT_IN_NAMES)
