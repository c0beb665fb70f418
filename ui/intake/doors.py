"""The ways by which a plan comes in: a file chosen, dropped or opened with the program, a paste.

Each leads to the review, one after the other. Must not know where the button stands that was
pressed.
"""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.intake.incoming import read_pasted, read_plan
from ui.actions.bench import Bench
from ui.intake.preparing import Prepared, prepare

if TYPE_CHECKING:
    from ui.intake.page import ReviewPage

Work = Callable[[Ticket], Prepared]
_PACKAGE: Final = ".cchc"
_LAST_FOLDER: Final = "intake/folder"
_BETWEEN_MS: Final = 10


class _Waiting(NamedTuple):
    """One document to be read."""

    name: str
    work: Work


class Doors(QObject):
    """One for each bench; what comes while a review is open waits its turn."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._waiting: Final[deque[_Waiting]] = deque()
        self._is_reviewing = False
        bench.busy_changed.connect(self._look_again)

    # --- the ways in

    def choose(self) -> None:
        """Ask which file, and read it."""
        files, _ = QFileDialog.getOpenFileNames(
            self._bench.window,
            self.tr("Nhận kế hoạch từ tệp"),
            self._bench.recall(_LAST_FOLDER),
            self.tr(
                "Tệp kế hoạch (*.docx *.xlsx *.xlsm *.pdf *.txt *.md *.html *.htm);;Mọi tệp (*)"
            ),
        )
        if files:
            self._bench.remember(_LAST_FOLDER, str(Path(files[0]).parent))
            self.take([Path(one) for one in files])

    def take(self, files: Sequence[Path]) -> None:
        """Read files, each in its turn; what holds no plan is said at once."""
        plans = []
        for file in files:
            refusal = _refusal(file)
            if refusal is None:
                plans.append(_Waiting(file.name, self._reading(file)))
            else:
                self._bench.failed.emit(refusal)
        self._waiting.extend(plans)
        self._go_on()

    def paste(self, mime: QMimeData) -> None:
        """Read what was copied in Word or Excel."""
        desk = self._bench.desk
        html = mime.html() if mime.hasHtml() else None
        text = mime.text() if mime.hasText() else None
        if html or text:
            name = self.tr("Bảng dán từ Word, Excel")
            self._waiting.append(
                _Waiting(name, lambda ticket: prepare(read_pasted(desk, html, text, ticket)))
            )
            self._go_on()

    def _reading(self, file: Path) -> Work:
        desk = self._bench.desk
        return lambda ticket: prepare(read_plan(desk, file, file.name, ticket))

    # --- one after the other

    def _look_again(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not busy:
            # After the end of the job was heard by whom it was for.
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self._is_reviewing or not self._waiting or not self._bench.may_act():
            return
        name, work = self._waiting.popleft()
        title = self.tr("Đang đọc kế hoạch")
        self._bench.start(title, name, work, self._review, only_reads=True)

    def _review(self, prepared: Prepared) -> None:
        from ui.intake.page import ReviewPage  # noqa: PLC0415 - when the first plan is read

        page = ReviewPage(self._bench, prepared)
        page.left.connect(self._end)
        page.taken_in.connect(self._show_taken)
        self._is_reviewing = True
        # Made, shown, gone into: each by itself, so that no step of them is felt as a pause.
        QTimer.singleShot(_BETWEEN_MS, page, partial(self._show, page))

    def _show(self, page: "ReviewPage") -> None:
        self._bench.over_asked.emit(page)
        QTimer.singleShot(_BETWEEN_MS, page, page.begin)

    def _show_taken(self, _plan: object) -> None:
        self._end()
        self._bench.remind_again()
        self._bench.go("tasks")

    def _end(self) -> None:
        self._is_reviewing = False
        self._bench.over_left.emit()
        self._go_on()


def _refusal(file: Path) -> RefusedError | None:
    """Say why something cannot hold a plan, as far as its name and kind tell."""
    if file.is_dir():
        return RefusedError("intake-folder", {"name": file.name})
    if file.suffix.lower() == _PACKAGE:
        return RefusedError("intake-package", {"name": file.name})
    return None


def doors_of(bench: Bench) -> Doors:
    """Return the doors of a bench; they are made when first asked for."""
    found = bench.findChild(Doors)
    return found if isinstance(found, Doors) else Doors(bench)


def review_file(bench: Bench, path: Path) -> None:
    """Read a file and open its review."""
    doors_of(bench).take([path])


def review_pasted(bench: Bench, mime: QMimeData) -> None:
    """Read what was copied elsewhere and open its review."""
    doors_of(bench).paste(mime)
