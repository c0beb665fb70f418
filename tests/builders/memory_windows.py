"""Windows over a workplace in memory: what happens before the database, and without it.

The workplace answers as an office with data would.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from cchc_desktop.domain.text import fold
from cchc_desktop.domain.ticket import Ticket
from tests.builders.reminders import MemoryReminders
from ui.first_start.answers import Answers
from ui.jobs.runner import Runner
from ui.parts.dialog import SentenceDialog
from ui.parts.search_field import SearchField
from ui.shell.window import MainWindow
from ui.shell.workbench import Workbench
from ui.tasks.lines import Result
from ui.tasks.page import TasksPage

TODAY = date(2026, 11, 20)


NOW = datetime(2026, 11, 20, 9, 41, tzinfo=timezone(timedelta(hours=7)))


@dataclass(frozen=True)
class Task:
    id: int
    code: str | None
    title: str
    section: str | None = "I"
    section_title: str | None = "Chỉ đạo, điều hành"
    plan: str = "KH 21"
    products: tuple[str, ...] = ("Kế hoạch",)
    lead_units: tuple[str, ...] = ("Phòng Văn hóa – Xã hội",)
    partner_units: tuple[str, ...] = ("Văn phòng",)
    person: str | None = "Nguyễn Thị Thu Hà"
    deadline: str = "Trong tháng 11/2026"
    kind: str = "fixed"
    due: date | None = date(2026, 11, 30)
    state: str = "due-soon"
    percent: int | None = None
    field: str | None = "direction"
    last_result: str | None = None
    evidence: int = 0
    doubts: frozenset[str] = frozenset()
    in_quarter: bool = True
    withdrawn: bool = False
    plan_name: str = "Kế hoạch 21/KH-UBND"

    @property
    def place(self) -> int:
        return self.id


TITLES = (
    "Kiểm tra công tác cải cách hành chính tại các phòng chuyên môn, trường học trực thuộc",
    "Tuyên truyền cải cách hành chính trên trang thông tin của phường và loa truyền thanh",
    "Rà soát văn bản do phường ban hành còn hiệu lực, đề nghị bãi bỏ văn bản không còn phù hợp",
    "Niêm yết đầy đủ thủ tục hành chính thuộc thẩm quyền tại nơi tiếp nhận",
)


SECTIONS = (("I", "Chỉ đạo, điều hành"), ("II", "Cải cách thể chế"))


def tasks(count: int = 12) -> list[Task]:
    """Invent tasks in two sections, in the order of a plan."""
    half = count // 2
    return [
        Task(
            at,
            f"{SECTIONS[at >= half][0]}.{at + 1}",
            f"{TITLES[at % 4]} (đợt {at + 1})",
            section=SECTIONS[at >= half][0],
            section_title=SECTIONS[at >= half][1],
        )
        for at in range(count)
    ]


class MemoryWorkplace(MemoryReminders):
    """Tasks in a list, results in a dict, undo as a stack; reminders come when they have fired."""

    root = Path()
    office = "Ủy ban nhân dân phường Hoa Sen"
    person = "Nguyễn Thị Thu Hà"

    def __init__(self, lines: list[Task] | None = None) -> None:
        self.lines = tasks() if lines is None else lines
        self.results: dict[int, Result] = {}
        self.done: list[dict[int, Result]] = []
        self.undone: list[dict[int, Result]] = []
        self.closed = False
        self.sought: list[str] = []
        super().__init__(NOW)

    def today(self) -> date:
        return TODAY

    def quarter_words(self) -> str:
        return "quý IV/2026"

    def everything(self) -> list[Task]:
        return [self._judged(line) for line in self.lines]

    def _judged(self, line: Task) -> Task:
        noted = self.results.get(line.id)
        if noted is None:
            return line
        return replace(line, state=noted.state, percent=noted.percent)

    def find(self, text: str) -> set[int]:
        self.sought.append(text)
        return {line.id for line in self.lines if fold(text) in fold(line.title)}

    def noted(self, task: int) -> Result | None:
        return self.results.get(task)

    def note(self, task: int, result: Result) -> str:
        self.done.append(dict(self.results))
        self.undone.clear()
        self.results[task] = result
        return "Đã ghi kết quả"

    def look_who_is_here(self) -> None:
        """Nobody else ever sits down here."""

    def acts(self, *_frame: object) -> None:
        """Memory can only be noted in; what pages do is tested over real data."""

    def touched(self) -> dict[str, frozenset[object]]:
        return {}

    def undo(self) -> str:
        self.undone.append(dict(self.results))
        self.results = self.done.pop()
        return "Đã hoàn tác: ghi kết quả"

    def redo(self) -> str:
        self.done.append(dict(self.results))
        self.results = self.undone.pop()
        return "Đã làm lại: ghi kết quả"

    def make_ready(self, ticket: Ticket) -> None:
        ticket.step(0, 0, "")

    def open_sample(self) -> str:
        self.lines = tasks()
        return "Đã mở kế hoạch mẫu"

    def undo_words(self) -> str:
        return "Hoàn tác: ghi kết quả" if self.done else ""

    def redo_words(self) -> str:
        return "Làm lại: ghi kết quả" if self.undone else ""

    def close(self) -> None:
        self.closed = True


Answering = Callable[[str], list[SentenceDialog]]


class Misfortune(Exception):  # noqa: N818 - looks like those of the core
    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class MemoryGate:
    """A data folder in memory: new, or opening after the misfortunes it is given."""

    def __init__(self, root: Path, *troubles: Exception, new: bool = False) -> None:
        self.root = root
        self.troubles = list(troubles)
        self.new = new
        self.asked: list[object] = []
        self.workplace = MemoryWorkplace()
        self.workplace.root = root

    def today(self) -> date:
        return TODAY

    def is_new(self) -> bool:
        return self.new

    def _answer(self, asked: object) -> MemoryWorkplace:
        self.asked.append(asked)
        if self.troubles:
            raise self.troubles.pop(0)
        return self.workplace

    def open(self, ticket: Ticket) -> MemoryWorkplace:
        ticket.step(0, 0, "")
        return self._answer("open")

    def create(self, answers: Answers, ticket: Ticket) -> MemoryWorkplace:
        ticket.step(0, 0, "")
        return self._answer(answers)

    def create_sample(self, person: str, ticket: Ticket) -> MemoryWorkplace:
        ticket.step(0, 0, "")
        return self._answer(("sample", person))

    def restore(self, copy: str, ticket: Ticket) -> MemoryWorkplace:
        ticket.step(0, 0, "")
        return self._answer(("restore", copy))


@dataclass(frozen=True)
class Bench:
    """A window at work, with what a test wants to press or look at."""

    window: MainWindow
    work: Workbench

    @property
    def search(self) -> SearchField:
        return self.window.search

    @property
    def tasks(self) -> TasksPage:
        return self.work.tasks


def bench_of(window: MainWindow, workplace: MemoryWorkplace, runner: Runner) -> Bench:
    made = Bench(window, Workbench(window, workplace, runner))
    window.show()
    made.work.begin()
    made.work.make_ready()
    return made
