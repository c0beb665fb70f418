"""The main job without a screen: `python -m ui.demo --out out/`.

A temporary office with the sample year, one result noted, what is due and would be reminded, and
the main window as a picture. Says in Vietnamese what it did and where the files are.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.domain.reminders import digest
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.scheduling.clock import Clock, SystemClock
from ui.first_start.system_person import system_person
from ui.jobs.runner import Runner, SerialExecutor
from ui.labels import day, state_word
from ui.shell.gate import OfficeGate
from ui.shell.standard_words import install
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.shell.workplace import Workplace
from ui.tasks.columns import TITLE, days_left, due_words
from ui.tasks.lines import Result, TaskLine
from ui.theme import look
from ui.tray.wording import headline, most_pressing

translate = QCoreApplication.translate
PICTURE: Final = "main-window.png"
DUE: Final = "due.txt"
_SIZE: Final = QSize(1366, 688)
_SETTLE_MS: Final = 100
_READY_MS: Final = 20_000
_WAITING: Final = ("overdue", "due-soon")


def run(out: Path, clock: Clock) -> list[str]:
    """Do the job into a folder; return what there is to say about it, a line each."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0]])
    install(app)
    look.apply(app, "light")
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        gate = OfficeGate(Path(folder) / "data", clock)
        workplace = gate.create_sample(system_person(), Ticket())
        try:
            return _work(workplace, out)
        finally:
            workplace.close()


def _work(workplace: Workplace, out: Path) -> list[str]:
    lines = workplace.everything()
    said = [translate("Demo", "Đã mở kế hoạch mẫu: {} nhiệm vụ.").format(len(lines))]
    noted = _note_one(workplace, lines)
    if noted is not None:
        said.append(translate("Demo", "Đã ghi kết quả: {}").format(_named(noted)))
    due = _due(workplace)
    said += [translate("Demo", "Đến hạn hoặc quá hạn: {} nhiệm vụ.").format(len(due)), *due]
    said += _reminded(workplace)
    (out / DUE).write_text("\n".join(due) + "\n", encoding="utf-8")
    _paint(workplace, noted, out / PICTURE)
    said.append(translate("Demo", "Danh sách việc đến hạn: {}").format(out / DUE))
    said.append(translate("Demo", "Ảnh cửa sổ chính: {}").format(out / PICTURE))
    return said


def _named(line: TaskLine) -> str:
    return ". ".join(filter(None, (line.code, line.title)))


def _note_one(workplace: Workplace, lines: Sequence[TaskLine]) -> TaskLine | None:
    """Note a result of the first task that waits for one here."""
    for line in lines:
        former = workplace.noted(line.id)
        if line.state in _WAITING and (former is None or isinstance(former, Result)):
            workplace.note(line.id, Result("in-progress", 80, "Đã trình ký, chờ ban hành."))
            return line
    return None


def _due(workplace: Workplace) -> list[str]:
    today = workplace.today()
    return [
        f"  {due_words(line)} ({days_left(line.due, today)}) – {state_word(line.state)}: "
        f"{_named(line)}"
        for line in workplace.everything()
        if line.state in _WAITING and line.due is not None
    ]


def _reminded(workplace: Workplace) -> list[str]:
    """Say what the notice of this morning would say, and name all it is about."""
    new = workplace.reminders().new
    said = [translate("Demo", "Thông báo nhắc việc: {}").format(headline(digest(new)))]
    if new:
        said.append(f"  {most_pressing(new)}")
    said += [
        f"  {day(one.due)} ({days_left(one.due, workplace.today())}): {one.subject}" for one in new
    ]
    return said


def _paint(workplace: Workplace, chosen: TaskLine | None, file: Path) -> None:
    runner = Runner(SerialExecutor())
    window = MainWindow("")
    window.resize(_SIZE)
    bench = Workbench(window, workplace, runner)
    ready = QSignalSpy(bench.became_ready)
    window.show()
    bench.begin()
    bench.make_ready()
    ready.wait(_READY_MS)
    if chosen is not None:
        bench.tasks.table.choose(chosen.id, TITLE)
    QTest.qWait(_SETTLE_MS)
    window.grab().save(str(file))
    window.close()
    runner.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="The main job without a screen")
    parser.add_argument("--out", type=Path, default=Path("out"))
    out: Path = parser.parse_args().out
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for line in run(out, SystemClock()):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
