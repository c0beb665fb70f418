"""The installed program tries itself: started with `--self-test FOLDER`, for builders and support.

Everything an office does goes through its real doors once, over the invented sample year: made and
migrated data, reports in three formats, the same files taken in again (a PDF by a process of its
own), packages between offices, the window painted. What came of it is told line by line and kept
in the folder. Must not know how the program was built or installed.
"""

import io
import json
import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from cchc_desktop.cli.main import FAULT
from cchc_desktop.cli.main import main as cchc
from cchc_desktop.domain.calendar.working_days import WorkCalendar
from cchc_desktop.domain.ticket import Ticket
from ui.shell.gate import OfficeGate

TOLD: Final = "self-test.txt"
PICTURE: Final = "window.png"
_FORMATS: Final = (".docx", ".xlsx", ".pdf")
_BEGINNINGS: Final = {".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF"}
_LATEST_USABLE_MS: Final = 60_000
_SETTLE_MS: Final = 300
_FEWEST_COLOURS: Final = 8  # an empty or unlettered window has fewer
_GRID: Final = 4
_RESULT: Final = "Đã trình dự thảo lần hai."
_END_OF_LOG: Final = 2_000


class FaultFoundError(Exception):
    """A part of the program does not do here what it does at home."""


@dataclass
class Trial:
    """What the steps hand on to each other."""

    folder: Path
    titles: frozenset[str] = frozenset()
    year: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "Dữ liệu thử"

    @property
    def below(self) -> Path:
        return self.folder / "Dữ liệu đơn vị"

    def say(self, line: str) -> None:
        self.told.append(line)
        if sys.stdout:  # a program with a window has none on Windows
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def run(folder: Path) -> int:
    """Try everything in a new folder; return 0 when all of it works."""
    folder.mkdir(parents=True)
    trial = Trial(folder.absolute())
    trial.say(f"{platform.platform()}, Python {platform.python_version()}, {sys.executable}")
    failed = [step for step in STEPS if not _passes(step, trial)]
    trial.say("FAILED" if failed else "passed")
    (folder / TOLD).write_text("\n".join(trial.told) + "\n", encoding="utf-8")
    return 1 if failed else 0


def _passes(step: Callable[[Trial], str], trial: Trial) -> bool:
    name, started = step.__name__.strip("_"), time.monotonic()
    try:
        found = step(trial)
    except Exception:  # noqa: BLE001 - every fault is told, and the next step is tried
        trial.say(f"FAILED {name}\n{traceback.format_exc()}")
        return False
    trial.say(f"ok {name}: {found} ({time.monotonic() - started:.1f} s)")
    return True


def _ask(data: Path, *line: str) -> str:
    """Run a command line in this process; return what it answered."""
    answer, said = io.StringIO(), io.StringIO()
    with redirect_stdout(answer), redirect_stderr(said):
        status = cchc(["--data", str(data), *line])
    if status != 0:
        told = f"cchc {' '.join(line)}: {status}: {said.getvalue().strip()}"
        raise FaultFoundError(f"{told}\n{_log(data, 'cchc')}" if status == FAULT else told)
    return answer.getvalue()


def _log(data: Path, program: str) -> str:
    log = data / "logs" / f"{program}.log"
    return log.read_text("utf-8")[-_END_OF_LOG:] if log.exists() else ""


def _json(data: Path, *line: str) -> Any:
    return json.loads(_ask(data, *line, "--json"))


def _demand(held: object, told: str) -> None:
    if not held:
        raise FaultFoundError(told)


# ---- the steps ----------------------------------------------------------------------------------


def _database(trial: Trial) -> str:
    """Make an office's data, which runs every migration, and fill it with the sample year."""
    made = OfficeGate(trial.data).create_sample("Nguyễn Thị Thu Hà", Ticket())
    try:
        lines = made.everything()
        trial.titles = frozenset(line.title for line in lines)
    finally:
        made.close()
    found = _json(trial.data, "tasks", "--search", "ke hoach")
    _demand(0 < len(found) < len(lines), "search without accents finds nothing, or everything")
    (plan,) = _json(trial.data, "plan", "list")
    trial.year = date.fromisoformat(plan["from"]).year
    return f"{len(lines)} tasks"


def _holidays(trial: Trial) -> str:
    """Know the days off, which follow the moon and have Vietnamese names."""
    off = [day for day in WorkCalendar().special_days(trial.year) if day.off]
    _demand(any("Tết" in day.name for day in off), "no Tết among the days off")
    return f"{len(off)} days off"


def _reports(trial: Trial) -> str:
    for kind in ("bao-cao", "ke-hoach"):
        for ending in _FORMATS:
            out = trial.folder / f"{kind} thử{ending}"
            _ask(trial.data, "report", str(trial.year), "--kind", kind, "--out", str(out))
            _demand(out.read_bytes().startswith(_BEGINNINGS[ending]), f"{out.name} is no {ending}")
    return f"2 kinds in {', '.join(_FORMATS)}"


def _intake(trial: Trial) -> str:
    """Take the plan in again from each format; the PDF is read by a process of its own."""
    for ending in _FORMATS:
        draft = _json(trial.data, "intake", str(trial.folder / f"ke-hoach thử{ending}"))
        seen = {task["title"] for task in draft["tasks"]}
        _demand(seen == trial.titles, f"{ending}: {len(seen ^ trial.titles)} titles differ")
    return ", ".join(_FORMATS)


def _packages(trial: Trial) -> str:
    """Send tasks down to a unit, let it report, take its file in: signed, sealed, read, merged."""
    down, up = trial.folder / "Giao thử.cchc", trial.folder / "Báo cáo thử.cchc"
    lead = _leading_unit(trial)
    _ask(trial.data, "exchange", "assign", "--to", lead, "--out", str(down))
    _ask(trial.below, "init", "--office", lead)
    taken = _json(trial.below, "exchange", "merge", str(down))
    tasks = _json(trial.below, "tasks")
    _demand(tasks, "the unit has been handed nothing")
    own = next(task for task in tasks if task["role"] == "lead")
    quarter = f"{trial.year}Q1"
    done = ("--state", "in-progress", "--percent", "45", "--result", _RESULT)
    _ask(trial.below, "progress", "set", own["id"], "--period", quarter, *done)
    _ask(trial.below, "exchange", "return", "--period", quarter, "--out", str(up))
    returned = _json(trial.data, "exchange", "merge", str(up))
    kinds = [one["kind"] for one in (*taken, *returned)]
    _demand(kinds == ["assign", "return"], f"the files were taken for {kinds}")
    _demand(returned[0]["new"] + returned[0]["updated"], "the report changed nothing above")
    return f"{len(tasks)} tasks to {lead}, and its report back"


def _leading_unit(trial: Trial) -> str:
    """Name a unit that leads tasks of the office and is no group."""
    groups = {unit["name"] for unit in _json(trial.data, "unit", "list") if unit["is_group"]}
    leads: list[str] = [name for task in _json(trial.data, "tasks") for name in task["lead_units"]]
    return next(name for name in leads if name not in groups)


def _copies(trial: Trial) -> str:
    out = trial.folder / "Bản sao thử.zip"
    _ask(trial.data, "backup", "--out", str(out))
    _demand(out.stat().st_size, "the copy is empty")
    _ask(trial.data, "check")
    return "copied, and sound"


def _calendar(trial: Trial) -> str:
    out = trial.folder / "Lịch thử.ics"
    _ask(trial.data, "calendar", "--out", str(out))
    _demand(out.read_bytes().startswith(b"BEGIN:VCALENDAR"), "no calendar file")
    return "written"


def _window(trial: Trial) -> str:
    """Start the window as a person does, on this data; close it when it can be worked in."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - after the platform is chosen
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from ui.app import Start  # noqa: PLC0415
    from ui.app import run as show  # noqa: PLC0415
    from ui.shell.window import MainWindow  # noqa: PLC0415

    seen: list[int] = []

    def look() -> None:
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        picture = window.grab().toImage()
        picture.save(str(trial.folder / PICTURE))
        xs, ys = range(0, picture.width(), _GRID), range(0, picture.height(), _GRID)
        seen.append(len({picture.pixel(x, y) for x in xs for y in ys}))
        window.close()
        QApplication.quit()  # where there is a tray, the program would stay in it

    def hear(milestone: str) -> None:
        if milestone == "painted":
            QTimer.singleShot(_LATEST_USABLE_MS, QApplication.quit)
        elif milestone == "usable":
            QTimer.singleShot(_SETTLE_MS, look)

    show(Start(trial.data), hear)
    _demand(seen, f"the window did not become usable\n{_log(trial.data, 'window')}")
    _demand(seen[0] >= _FEWEST_COLOURS, f"only {seen[0]} colours in the window")
    return f"painted in {seen[0]} colours"


STEPS: Sequence[Callable[[Trial], str]] = (
    _database,
    _holidays,
    _reports,
    _intake,
    _packages,
    _copies,
    _calendar,
    _window,
)
