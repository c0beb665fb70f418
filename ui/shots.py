"""Pictures of every window and dialog: `python -m ui.shots --out DIR`.

Over the sample year on a fixed day, so that two runs give the same pictures. Looked at by people
beside the design before a window is called done.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.scheduling.clock import VIETNAM, FixedClock
from resources.words import sentence
from ui.errors.dialogs import BugDialog
from ui.first_start.page import FirstStartPage
from ui.jobs.dialog import JobDialog
from ui.jobs.job import Job
from ui.jobs.runner import Runner, SerialExecutor
from ui.parts.dialog import SentenceDialog
from ui.parts.search_field import SearchField
from ui.shell.gate import OfficeGate
from ui.shell.standard_words import install
from ui.shell.staying import tray_doors
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.shell.workplace import Workplace
from ui.table.words import forget
from ui.tasks.columns import TITLE
from ui.tasks.lines import Result
from ui.theme import look
from ui.tray.notice import Notice
from ui.tray.reminding import Reminding

CLOCK: Final = FixedClock(datetime(2026, 11, 20, 9, 41, tzinfo=VIETNAM))
PERSON: Final = "Nguyễn Thị Thu Hà"
_SIZE: Final = QSize(1366, 688)
_SETTLE_MS: Final = 250  # the sheet of a task follows when the cursor rests
_READY_MS: Final = 20_000
_AT: Final = {"path": "D:\\CCHC"}
_COPY: Final = {
    "copy": "D:\\CCHC\\copies\\2026-11-19.db",
    "made_at": datetime(2026, 11, 19, 16, 30, tzinfo=VIETNAM),
    "plans": 2,
    "tasks": 62,
}


class Studio:
    """What the pictures are taken of; a picture keeps what it shows alive until the next."""

    def __init__(self, folder: Path) -> None:
        self.runner: Final = Runner(SerialExecutor())
        self._kept: list[object] = []
        self._full: Final = OfficeGate(folder / "mẫu", CLOCK).create_sample(PERSON, Ticket())
        page = self._first_page()
        answers = page.form.answers()
        self._bare: Final = OfficeGate(folder / "mới", CLOCK).create(answers, Ticket())

    def close(self) -> None:
        self._kept.clear()
        self._full.close()
        self._bare.close()
        self.runner.close()

    def _bench(self, workplace: Workplace) -> tuple[MainWindow, Workbench]:
        window = MainWindow("")
        window.resize(_SIZE)
        bench = Workbench(window, workplace, self.runner)
        self._kept = [window, bench]
        ready = QSignalSpy(bench.became_ready)
        window.show()
        bench.begin()
        bench.make_ready()
        ready.wait(_READY_MS)
        return window, bench

    def tasks(self) -> QWidget:
        window, bench = self._bench(self._full)
        for line in bench.tasks.table.lines.lines():
            if getattr(line, "state", "") == "in-progress":
                bench.tasks.table.choose(line.id, TITLE)
                break
        return window

    def noted(self) -> QWidget:
        window, bench = self._bench(self._full)
        bench.tasks.side.panel.form.noted.emit(Result("done", None, "Đã ban hành đủ 2 văn bản."))
        return window

    def found(self) -> QWidget:
        return self._searched("thu tuc")

    def not_found(self) -> QWidget:
        return self._searched("xe buýt")

    def _searched(self, text: str) -> QWidget:
        window, _ = self._bench(self._full)
        if (search := window.findChild(SearchField)) is not None:
            search.setText(text)
            search.setFocus()
        return window

    def notice(self) -> QWidget:
        window, _ = self._bench(self._full)
        notice = Notice(window)
        doors = tray_doors(self._full, lambda _ids: None)
        # A picture is nobody's reading: the next one has to show the same.
        doors = replace(doors, mark_shown=lambda _ids: None)
        reminding = Reminding(doors, notice, self.runner, lambda: True)
        self._kept += [notice, reminding]
        reminding.look()
        return window

    def empty(self) -> QWidget:
        return self._bench(self._bare)[0]

    def _first_page(self) -> FirstStartPage:
        page = FirstStartPage(PERSON, CLOCK.today())
        page.form.fill(
            name="Ủy ban nhân dân phường Hoa Sen",
            parent="Ủy ban nhân dân thành phố",
            signer="Trần Văn Minh",
            post="Phó Chủ tịch",
        )
        page.form.choose_signing("KT")
        return page

    def _first_start(self, page: FirstStartPage) -> QWidget:
        window = MainWindow("")
        window.resize(_SIZE)
        window.show_instead(page)
        window.show()
        page.begin()
        self._kept = [window]
        return window

    def first_start(self) -> QWidget:
        return self._first_start(self._first_page())

    def first_start_missing(self) -> QWidget:
        page = FirstStartPage(PERSON, CLOCK.today())
        window = self._first_start(page)
        page.form.choose_level("school")
        page.form.fill(name="Trường Tiểu học Hoa Sen")
        page.form.checked()
        return window

    def _dialog(self, dialog: QWidget) -> QWidget:
        self._kept = [dialog]
        dialog.show()
        return dialog

    def damaged(self) -> QWidget:
        answers = [
            ("restore", "Khôi phục bản sao"),
            ("retry", "Thử lại"),
            ("other", "Chọn thư mục khác…"),
            ("", "Đóng"),
        ]
        words = sentence("database-damaged", {**_AT, **_COPY})
        return self._dialog(SentenceDialog("Mở dữ liệu", "Chưa mở được dữ liệu", words, answers))

    def misfortune(self) -> QWidget:
        words = sentence("disk-full", _AT)
        return self._dialog(
            SentenceDialog("Chưa làm được", "Việc này chưa làm được", words, [("", "Đóng")])
        )

    def bug(self) -> QWidget:
        return self._dialog(BugDialog("…", Path("logs")))

    def progress(self) -> QWidget:
        job = Job(lambda _ticket: None, self.runner)
        dialog = JobDialog(job, "Mở dữ liệu", _AT["path"], lambda code: code)
        job.stepped.emit(3, 8, "Đang chuyển dữ liệu sang kiểu mới: bước 3/8")
        return self._dialog(dialog)


SHOTS: Final[dict[str, Callable[[Studio], QWidget]]] = {
    "tasks": Studio.tasks,
    "tasks-found": Studio.found,
    "tasks-not-found": Studio.not_found,
    "tasks-empty": Studio.empty,
    "notice": Studio.notice,
    "first-start": Studio.first_start,
    "first-start-missing": Studio.first_start_missing,
    "dialog-damaged": Studio.damaged,
    "dialog-misfortune": Studio.misfortune,
    "dialog-bug": Studio.bug,
    "dialog-progress": Studio.progress,
    "tasks-noted": Studio.noted,  # last, because it writes
}
# (name's ending, scheme, text scale); text scales only for what folds.
_LOOKS: Final[tuple[tuple[str, look.Scheme, float], ...]] = (
    ("light", "light", 1.0),
    ("dark", "dark", 1.0),
)
_TEXTS: Final[tuple[tuple[str, look.Scheme, float], ...]] = (
    ("text125-light", "light", 1.25),
    ("text150-light", "light", 1.5),
)
_FOLDING: Final = ("tasks", "first-start")


def take(out: Path, *, doubled: bool) -> list[Path]:
    """Take every picture into a folder; `doubled` when Qt draws two pixels for one."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0]])
    app.setCursorFlashTime(0)
    install(app)
    out.mkdir(parents=True, exist_ok=True)
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        look.apply(app, "light")
        studio = Studio(Path(folder))
        try:
            for name, shot in SHOTS.items():
                looks = _LOOKS + (_TEXTS if name in _FOLDING and not doubled else ())
                for ending, scheme, scale in looks:
                    look.apply(app, scheme, scale)
                    forget()
                    file = out / f"{name}-{ending}{'@2x' if doubled else ''}.png"
                    _picture(shot(studio), file)
                    taken.append(file)
        finally:
            studio.close()
    return taken


def _picture(widget: QWidget, file: Path) -> None:
    QTest.qWait(_SETTLE_MS)
    widget.grab().save(str(file))
    widget.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of every window and dialog")
    parser.add_argument("--out", type=Path, default=Path("docs") / "shots")
    out: Path = parser.parse_args().out
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    doubled = os.environ.get("QT_SCALE_FACTOR") == "2"
    for file in take(out, doubled=doubled):
        sys.stdout.write(f"{file}\n")
    sys.stdout.flush()
    if doubled:
        return 0
    # Qt reads the factor once, when it starts.
    again = [sys.executable, "-m", "ui.shots", "--out", str(out)]
    return subprocess.call(again, env={**os.environ, "QT_SCALE_FACTOR": "2"})  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
