"""From the first paint to a workplace: opens the data, asks at the first start, tells refusals."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from cchc_desktop.domain.ticket import Ticket
from ui.errors.reporter import Reporter, is_misfortune
from ui.jobs.following import follow
from ui.jobs.runner import Runner
from ui.shell.arriving import Arriving
from ui.shell.window import MainWindow
from ui.shell.workplace import Gate, Workplace

Sentences = Callable[[str, Mapping[str, object]], str]
if TYPE_CHECKING:
    from ui.first_start.answers import Answers
    from ui.first_start.page import FirstStartPage

_NO_DATA: Final = "folder-missing"
_LOST: Final = frozenset({"database-damaged", "database-missing"})
Work = Callable[[Ticket], Workplace]


class Opening(QObject):
    """Ends with `opened`, or with `given_up` when the person closes the refusal."""

    opened = Signal(object)
    given_up = Signal()

    def __init__(
        self,
        window: MainWindow,
        gate_to: Callable[[Path], Gate],
        runner: Runner,
        reporter: Reporter,
        sentences: Sentences,
    ) -> None:
        super().__init__(window)
        self._window, self._gate_to, self._runner = window, gate_to, runner
        self._reporter, self._sentences = reporter, sentences
        self._gate: Gate | None = None
        self._person: Callable[[], str] = str
        self._first: FirstStartPage | None = None
        # Whether the person wants to take in a plan first of all.
        self.plan_wanted = False

    def begin(self, gate: Gate, person: Callable[[], str]) -> None:
        """Open what is there, or ask whose it shall be."""
        self._gate, self._person = gate, person
        if gate.is_new():
            self._ask_for_office()
        else:
            self._work(gate.open, self.tr("Mở dữ liệu"))

    def _tell(self, error: Exception) -> None:
        """Tell why the data cannot be opened, and what can be done."""
        if getattr(error, "code", "") == _NO_DATA and self._gate_is_reachable():
            self._ask_for_office()
            return
        if not is_misfortune(error):
            self._reporter.report(error)
            self.given_up.emit()
            return
        answers = [
            ("retry", self.tr("Thử lại")),
            ("other", self.tr("Chọn thư mục khác…")),
            ("", self.tr("Đóng")),
        ]
        copy = str(error.facts.get("copy") or "")
        if copy and error.code in _LOST:
            answers.insert(0, ("restore", self.tr("Khôi phục bản sao")))
        from ui.parts.dialog import SentenceDialog  # noqa: PLC0415 - when there is bad news

        dialog = SentenceDialog(
            self.tr("Mở dữ liệu"),
            self.tr("Chưa mở được dữ liệu"),
            self._sentences(error.code, error.facts),
            answers,
            parent=self._window,
        )
        acts: dict[str, Callable[[], None]] = {
            "restore": lambda: self.restore(copy),
            "retry": self._again,
            "other": self._choose_folder,
        }
        acts.get(dialog.ask(), self.given_up.emit)()

    def _begin_with(self, work: Work, title: str) -> None:
        """Begin with what a file holds; when that is refused the page of the first start stays."""
        job = self._runner.start(work)
        job.finished.connect(self._arrive)
        job.failed.connect(self._reporter.report)
        root = str(self._gate.root) if self._gate else ""
        follow(job, title, root, self._name_step, self._window)

    def _again(self) -> None:
        # At the first start the form is still there, with what was typed.
        if self._gate is not None and self._first is None:
            self.begin(self._gate, self._person)

    def _gate_is_reachable(self) -> bool:
        """Tell a place where data may begin from a drive that is not plugged in."""
        return self._gate is not None and Path(self._gate.root.anchor).exists()

    def restore(self, copy: str) -> None:
        """Put a copy in the place of the data, and open it."""
        gate = self._gate
        if gate is not None:
            self._work(lambda ticket: gate.restore(copy, ticket), self.tr("Khôi phục bản sao"))

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - when it is asked for

        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Chọn thư mục dữ liệu"))
        if not folder:
            self.given_up.emit()
            return
        self._first = None
        self._window.show_places()
        self.begin(self._gate_to(Path(folder)), self._person)

    def _ask_for_office(self) -> None:
        gate = self._gate
        if gate is None:
            return
        from ui.first_start.page import FirstStartPage  # noqa: PLC0415 - once in a program's life

        page = self._first = FirstStartPage(self._person(), gate.today())
        page.begun.connect(self._create)
        page.sample_asked.connect(self._create_sample)
        arriving = Arriving(
            self._window, self._runner, gate, self._begin_with, self._reporter.report
        )
        page.file_asked.connect(arriving.take_from_above)
        page.join_asked.connect(arriving.join)
        self._window.show_instead(page)
        page.begin()

    def _create(self, answers: "Answers") -> None:
        gate = self._gate
        if gate is not None:
            self.plan_wanted = self._first is not None and self._first.wants_plan
            self._work(lambda ticket: gate.create(answers, ticket), self.tr("Bắt đầu"))

    def _create_sample(self) -> None:
        gate = self._gate
        if gate is not None and self._first is not None:
            person = self._first.form.answers().person
            self._work(
                lambda ticket: gate.create_sample(person, ticket), self.tr("Mở kế hoạch mẫu")
            )

    def _work(self, work: Work, title: str) -> None:
        job = self._runner.start(work)
        job.finished.connect(self._arrive)
        job.failed.connect(self._tell)
        job.cancelled.connect(self.given_up)
        root = str(self._gate.root) if self._gate else ""
        follow(job, title, root, self._name_step, self._window)

    def _name_step(self, label_code: str) -> str:
        return self._sentences(label_code, {}) if label_code else ""

    def _arrive(self, workplace: Any) -> None:
        self._first = None
        self._window.show_places()
        self.opened.emit(workplace)
