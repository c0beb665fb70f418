"""What the scenes of Trao đổi need: other offices with files of their own, all invented.

Every office works with a profile of its own, so that no key of a picture meets a real one.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cchc_desktop.bootstrap import Office, found_office, join_office, make_office
from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.domain.units import Level
from cchc_desktop.services.entry.sheet import entry_sheet
from cchc_desktop.services.exchange.office_key import replace_key
from cchc_desktop.services.exchange.sending import Where, write_assign, write_return, write_sync
from cchc_desktop.services.exchange.taking import Ask, take
from cchc_desktop.services.office import OfficeForm
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, set_progress
from ui.shots.studio import CLOCK

PERIOD: Final[Period] = parse("2026Q4")
_PHRASE: Final = "hoa sen nở trong ao"
_WARD: Final = "Ủy ban nhân dân phường Hoa Sen"
_PLAN_ABOVE: Final = PlanDraft(
    Document("Cải cách hành chính năm 2026 của thành phố", number="5/KH-UBND"),
    tasks=(
        TaskDraft(
            "Rà soát, công bố thủ tục hành chính thuộc thẩm quyền của phường",
            "1",
            lead_units=(_WARD,),
            deadline="Trước ngày 10/12/2026",
        ),
        TaskDraft(
            "Khảo sát mức độ hài lòng của người dân tại bộ phận một cửa",
            "2",
            lead_units=(_WARD,),
            deadline="Quý IV",
        ),
    ),
)
_HOMES: Final = ("XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")


@contextmanager
def profile(path: Path) -> Iterator[None]:
    """Be another user of a computer for a while: keys of offices lie in the user's profile."""
    former = {name: os.environ.get(name) for name in _HOMES}
    path.mkdir(parents=True, exist_ok=True)
    os.environ.update(dict.fromkeys(_HOMES, str(path)))
    try:
        yield
    finally:
        for name, value in former.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@dataclass
class Neighbours:
    """Offices that exchange files with the one in the picture."""

    folder: Path
    office: Office

    def _home(self, name: str) -> Path:
        return self.folder / f"profile-{name}"

    @contextmanager
    def at_home(self) -> Iterator[None]:
        """Be the user of the office in the picture."""
        with profile(self._home("own")):
            yield

    def assign(self, unit: str, name: str = "giao-viec.cchc") -> Path:
        with self.at_home():
            where = Where(self.office.folder, self.folder / name, Ticket())
            return write_assign(self.office.desk, where, unit).path

    def report(
        self, unit: str, *, results: int = 4, with_new_key: bool = False, folder: str = "unit"
    ) -> Path:
        """Let a unit take its tasks in, note some results and report them."""
        sent = self.assign(unit, f"{folder}.cchc")
        with profile(self._home(folder)):
            made = found_office(self.folder / folder, [sent], unit, CLOCK)
            try:
                take(made.desk, made.folder, [sent], Ticket(), Ask(as_unit=unit, lines=False))
                if with_new_key:
                    replace_key(made.desk)
                _note_results(made, results)
                out = self.folder / f"Báo cáo quý IV năm 2026 - {folder}.cchc"
                return write_return(made.desk, Where(made.folder, out, Ticket()), PERIOD).path
            finally:
                made.close()

    def from_above(self) -> Path:
        """Let a city give the office in the picture some tasks, and report of them."""
        with profile(self._home("city")):
            form = OfficeForm("Ủy ban nhân dân thành phố", Level.PROVINCE)
            city = make_office(self.folder / "city", form, CLOCK)
            try:
                first, last = PERIOD.first_day.replace(month=1), PERIOD.last_day
                store_plan(city.desk, _PLAN_ABOVE, first, last)
                out = self.folder / "Giao việc của thành phố.cchc"
                return write_assign(city.desk, Where(city.folder, out, Ticket()), _WARD).path
            finally:
                city.close()

    def as_unit(self, unit: str, path: Path) -> Path:
        """Let a unit begin with the office's file, on a computer of its own."""
        sent = self.assign(unit, f"{path.name}.cchc")
        with self.at_home():
            made = found_office(path, [sent], unit, CLOCK)
            try:
                take(made.desk, made.folder, [sent], Ticket(), Ask(as_unit=unit, lines=False))
                _note_results(made, 3)
            finally:
                made.close()
        return sent

    def take(self, *paths: Path) -> None:
        with self.at_home():
            take(self.office.desk, self.office.folder, paths, Ticket())

    def differ(self, change: Callable[[Office, str], None]) -> None:
        """Let a second computer of the office write something else than this one did."""
        with self.at_home():
            out = self.folder / "may-hai.cchc"
            write_sync(self.office.desk, Where(self.office.folder, out, Ticket()), _PHRASE)
        with profile(self._home("second")):
            second = join_office(self.folder / "second", out, _PHRASE, CLOCK)
            try:
                change(second, "second")
                back = self.folder / "tu-may-hai.cchc"
                write_sync(second.desk, Where(second.folder, back, Ticket()))
            finally:
                second.close()
        change(self.office, "own")
        self.take(back)


def _note_results(office: Office, count: int) -> None:
    lines = entry_sheet(office.desk, PERIOD).lines[:count]
    for at, line in enumerate(lines):
        state = State.DONE if at % 2 == 0 else State.IN_PROGRESS
        form = ProgressForm(
            line.id.task,
            PERIOD.last_quarter,
            state,
            occurrence=line.id.occurrence,
            result=f"Đã hoàn thành {at + 3} nội dung theo kế hoạch.",
            done_on=CLOCK.today() if state is State.DONE else None,
        )
        set_progress(office.desk, form, office.folder.files)


@contextmanager
def neighbours(office: Office) -> Iterator[Neighbours]:
    with TemporaryDirectory(prefix="cchc-") as folder:
        yield Neighbours(Path(folder), office)
