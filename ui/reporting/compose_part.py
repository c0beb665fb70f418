"""The part in which a report is put together: what was chosen, its words, its pages.

Must not know how anything leaves it.
"""

from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cchc_desktop.domain.completeness import Lack
from ui.actions.bench import Bench
from ui.errors.reporter import Misfortune, is_misfortune
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import Switch
from ui.parts.message import Message
from ui.reporting.choosing import (
    Offered,
    ReportChoice,
    Sheet,
    read_offered,
    running_period,
)
from ui.reporting.making import WrittenReport, read_written
from ui.reporting.preview_part import PreviewPart
from ui.reporting.side import WIDTH, Side
from ui.reporting.wording import (
    beyond_words,
    lack_words,
    plan_words,
    units_missing_words,
    why_shown,
)
from ui.reporting.words_part import WordsPart
from ui.theme.look import px, scale

_TOGETHER: Final = 1080  # window width over text scale, as in the design's table of widths
_WIDE: Final = 1600
_NAVIGATION, _NAVIGATION_SLIM, _WITH_WORDS = 184, 56, 1340
_LEAST_WORDS: Final = 440
_PAGES, _LEAST_PAGES, _MOST_PAGES = 456, 360, 720
_WORDS, _PREVIEW = "words", "preview"


class _Read(NamedTuple):
    """What is read at once: what there is to choose, and the report that is chosen."""

    offered: Offered
    written: WrittenReport | Misfortune


class ComposePart(QFrame):
    """`turned` follows another choice; `units_asked` leads to the units that have not sent."""

    turned = Signal()
    units_asked = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        desk = bench.desk
        first = ReportChoice(Sheet.REPORT, running_period(desk))
        self._report: WrittenReport | None = None
        self._offered: Offered | None = None
        self._is_narrow = self._at_once = self._is_refused = False
        self.side: Final = Side(first, lambda: desk.today)
        self.words: Final = WordsPart(bench)
        self.preview: Final = PreviewPart(bench)
        self.missing: Final = Message((16, 12, 16, 0))
        self.switch: Final = Switch(
            [(_WORDS, self.tr("Lời báo cáo")), (_PREVIEW, self.tr("Bản in"))]
        )
        self._reader: Final = bench.reader(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.switch.setAccessibleName(self.tr("Phần đang xem của báo cáo"))
        self._turn_line = frame("head", row(self.switch, None, margins=(16, 0, 16, 0)), height=48)
        self._turn_line.hide()
        self._beside = row(self.words, self.preview, gap=0)
        self._beside.setStretch(0, 1)
        middle = column(self.missing, self._turn_line, gap=0)
        middle.addLayout(self._beside, 1)
        whole = row(self.side, gap=0)
        whole.addLayout(middle, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.side.chosen.connect(lambda _choice: self._turn())
        self.switch.chosen.connect(lambda _part: self._arrange())
        self.missing.pressed.connect(self._open_missing)
        self._reader.failed.connect(lambda _error: self._draw())
        self._bench.busy_changed.connect(lambda _busy: self.words.let_write())
        # The window may go while a field still has the focus.
        self._bench.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._bench.window:
            self.words.flush()
        return super().eventFilter(watched, event)

    # --- what is shown

    def choice(self) -> ReportChoice:
        return self.side.value()

    def show_choice(self, choice: ReportChoice) -> None:
        self.side.choose(choice)

    def refresh(self) -> None:
        """Read anew what can be chosen, what is owed, what is written and what it looks like."""
        self._read(at_once=False)

    def about(self, choice: ReportChoice) -> str:
        """Name the unit or the plan that a choice is about, as its file does."""
        offered = self._offered
        if offered is None:
            return ""
        if (unit := choice.asked.unit) is not None:
            return next((one.name for one in offered.units if one.id == unit), "")
        plan = next((one for one in offered.plans if one.id == choice.plan), None)
        return "" if plan is None else plan_words(plan)

    def _turn(self) -> None:
        """Go to another report: what was typed for the former one is stored first."""
        self.words.leave()
        self._read(at_once=True)
        self._arrange()
        self.turned.emit()

    def _read(self, *, at_once: bool) -> None:
        """Read the words first, then draw the pages: each would slow the other."""
        choice = self.choice()
        self._at_once = at_once or (self._at_once and self._reader.is_reading)
        self.preview.expect(choice)
        self._reader.ask(partial(_everything, self._bench, choice), self._show)

    def _show(self, read: _Read) -> None:
        self._draw()
        self._offered = read.offered
        self._show_written(read.written)
        self.side.show_offered(read.offered)

    def _draw(self) -> None:
        self.preview.show_report(self.choice(), at_once=self._at_once)

    def _show_written(self, read: "WrittenReport | Misfortune") -> None:
        self._is_refused = not isinstance(read, WrittenReport)
        if isinstance(read, WrittenReport):
            self._report = read
            if read.choice.sheet.has_words:
                self.words.show_report(read)
            self._show_missing()
        else:
            self._report = None
            self.missing.hide()  # the pages' own place says why there are none
        self._arrange()

    def _show_missing(self) -> None:
        """Say what presses most of what the report still lacks, with the door to it."""
        missing = None if self._report is None else self._report.missing
        if missing is None:
            self.missing.hide()
        elif (lack := missing.first) is not None:
            count = len(missing.tasks[lack])
            act = self.tr("Mở {} nhiệm vụ").format(count)
            self.missing.say(lack_words(lack, count), "soon", act)
        elif missing.beyond:
            act = self.tr("Mở {} nhiệm vụ").format(len(missing.beyond))
            self.missing.say(beyond_words(missing), "soon", act)
        elif missing.units:
            self.missing.say(units_missing_words(missing), "soon", self.tr("Xem đơn vị"))
        else:
            self.missing.hide()

    def _open_missing(self) -> None:
        missing = None if self._report is None else self._report.missing
        if missing is None:
            return
        lack: Lack | None = missing.first
        if lack is not None:
            self._bench.show_tasks(missing.tasks[lack], why_shown(lack))
        elif missing.beyond:
            self._bench.show_tasks(missing.beyond, self.tr("Xong sau ngày chốt số liệu"))
        else:
            self.units_asked.emit()

    # --- room

    def fit(self, width: int) -> None:
        """Share the room of a window of this width between words and pages."""
        effective = width / scale()
        self._is_narrow = effective < _TOGETHER
        navigation = _NAVIGATION if effective >= _WITH_WORDS else _NAVIGATION_SLIM
        room = effective - navigation - WIDTH
        pages = min(max(room - _LEAST_WORDS, _LEAST_PAGES), _PAGES)
        if effective >= _WIDE:
            pages = min(room / 2, _MOST_PAGES)
        self._pages_width = px(pages)
        self._arrange()

    _pages_width = 0

    def _arrange(self) -> None:
        has_words = self.choice().sheet.has_words and not self._is_refused
        both = has_words and not self._is_narrow
        self._turn_line.setVisible(has_words and self._is_narrow)
        self.words.show_name(on=both)
        looks = not has_words or self.switch.value() == _PREVIEW
        self.words.setVisible(both or (has_words and not looks))
        self.preview.setVisible(both or looks)
        if both:
            self.preview.setFixedWidth(self._pages_width)
        else:
            self.preview.setMinimumWidth(0)
            self.preview.setMaximumWidth(_NO_LIMIT)

    # --- the keyboard

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through, as they are seen."""
        words = self.words.stop() if self.words.isVisible() else None
        pages = self.preview.view.stops() if self.preview.isVisible() else []
        return [*self.side.stops(), *([words] if words is not None else []), *pages]


_NO_LIMIT: Final = 16_777_215  # Qt's own


def _everything(bench: Bench, choice: ReportChoice) -> _Read:
    return _Read(read_offered(bench.desk, choice.period), _written(bench, choice))


def _written(bench: Bench, choice: ReportChoice) -> "WrittenReport | Misfortune":
    try:
        return read_written(bench.desk, choice)
    except Exception as error:
        if not is_misfortune(error):
            raise
        return error
