"""The place Trao đổi: what goes out and what came beside the board; over them one part at a time.

Must not know how a file is written, read or judged.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QWidget

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.exchange.errands import Errand
from cchc_desktop.services.reporting.material import ReportKind
from ui.actions.bench import Bench
from ui.actions.meeting import meeting_of
from ui.exchange.arrived_part import ArrivedPart
from ui.exchange.asking import OUTSIDE, Outside
from ui.exchange.board_part import BoardPart
from ui.exchange.choices_part import ChoicesPart
from ui.exchange.errand_words import is_news
from ui.exchange.files_part import FilesPart
from ui.exchange.identity import Identity
from ui.exchange.known_part import KnownPart
from ui.exchange.listed_part import ListedPart
from ui.exchange.sending import Sending
from ui.exchange.side_part import SidePart
from ui.parts.boxes import frame, restyle, row
from ui.parts.buttons import Switch, button, icon_button
from ui.parts.place import Place
from ui.theme.look import px, scale

# Window width over text scale, as in the design's table of widths.
_BESIDE: Final = 1080
_WITH_WORDS: Final = 1340
_NAVIGATION, _SLIM = 184, 56
_SIDE, _NARROW_SIDE = 400, 344
_IN_FOLDER: Final = "exchange/in-folder"
_GIVE, _BOARD = "give", "board"


class ExchangePage(QObject):
    """Fills a place; its parts read for themselves."""

    def __init__(self, place: Place, bench: Bench, outside: Outside = OUTSIDE) -> None:
        super().__init__(place)
        self._place, self._bench, self._outside = place, bench, outside
        self._width, self._begun = 0, False
        meeting = meeting_of(bench)
        self.sending: Final = Sending(bench, outside)
        self.identity: Final = Identity(bench, outside, meeting)
        self.side: Final = SidePart(bench, meeting)
        self.board: Final = BoardPart(bench)
        self.arrived: Final = ArrivedPart(bench)
        self.choices: Final = ChoicesPart(bench)
        self.files: Final = FilesPart(bench)
        self.known: Final = KnownPart(bench)
        self._over: Final = (self.arrived, self.choices, self.files, self.known)
        self.tab: Final = Switch(
            [(_GIVE, self.tr("Gửi, nhận")), (_BOARD, self.tr("Báo cáo của đơn vị"))]
        )
        self.history: Final = button(self.tr("Lịch sử tệp"), "quiet", sign="history")
        self.more: Final = icon_button("more", self.tr("Dấu nhận dạng, đơn vị đã biết, máy khác"))
        self.send: Final = button(self.tr("Gửi đi…"), sign="arrow-up")
        self.take: Final = button(self.tr("Nhận tệp…"), sign="arrow-down")
        self._parts: Final = QStackedWidget()
        self._main: Final = QFrame()
        self._line: Final = frame("upright")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tab.setAccessibleName(self.tr("Phần đang xem"))
        self.take.setToolTip(self.tr("Nhận tệp, thư mục hoặc cả USB (Ctrl+Shift+O)"))
        self.send.setToolTip(self.tr("Chọn nơi nhận và ghi tệp (Ctrl+Shift+S)"))
        for tool in (self.tab, self.history, self.more, self.send, self.take):
            self._place.add_tool(tool)
        self._line.setFixedWidth(1)
        box: QHBoxLayout = row(self.side, self._line, self.board, gap=0)
        box.setStretch(2, 1)
        self._main.setLayout(box)
        for part in (self._main, *self._over):
            self._parts.addWidget(part)
        self._place.fill(self._parts)

    def _connect(self) -> None:
        side, board, arrived = self.side, self.board, self.arrived
        self.tab.chosen.connect(lambda _tab: self._fold())
        self.history.clicked.connect(lambda: self._turn_to(self.files))
        self.more.clicked.connect(self._open_more)
        self.send.clicked.connect(self.send_news)
        self.take.clicked.connect(self.choose_files)
        side.send_asked.connect(self._send)
        side.look_asked.connect(lambda: self._turn_to(arrived))
        side.files_chosen.connect(self.choose_files)
        side.choices_asked.connect(lambda: self._turn_to(self.choices))
        side.history_asked.connect(lambda: self._turn_to(self.files))
        side.reminders_asked.connect(self._remind)
        board.answered.connect(lambda _unit: side.refresh())
        board.read.connect(lambda: side.show_board(board.summary()))
        side.shown.connect(self._follow_side)
        arrived.more_asked.connect(self.choose_files)
        arrived.waiting_changed.connect(side.show_waiting)
        for part in self._over:
            part.left.connect(self._come_back)
        self._bench.files_asked.connect(self.look_at)
        self._bench.busy_changed.connect(lambda _busy: self._let_act())
        keys = {"Ctrl+Shift+O": self.choose_files, "Ctrl+Shift+S": self.send_news}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self._place, act)

    # --- the frame's calls

    def begin(self) -> None:
        """Show what waits, with the cursor on the first thing to send or to take."""
        self.side.refresh()
        self.board.refresh()
        self._tell()
        QTimer.singleShot(0, self, self._begin_at_stop)  # once all of it can be seen

    def _begin_at_stop(self) -> None:
        """Put the cursor on the first stop, and again once there is something to send."""
        self._begun = self.side.facts is not None
        self._stop_first()

    def _follow_side(self) -> None:
        """Let Tab go through what was just made in the order in which it stands there."""
        tools = (self.tab, self.history, self.more, self.send, self.take)
        for one, following in pairwise([*tools, *self.side.order(), *self.board.order()]):
            QWidget.setTabOrder(one, following)
        if not self._begun and self.side.facts is not None and self.side.drop.hasFocus():
            self._begin_at_stop()

    def refresh(self) -> None:
        """Read anew what is in sight, and the counts beside it."""
        self.side.refresh()
        shown = self._parts.currentWidget()
        if shown is self._main:
            self.board.refresh()
        elif isinstance(shown, ListedPart):
            shown.refresh()

    def fit(self, width: int) -> None:
        """Fold what does not fit a window of this width."""
        self._width = width
        effective = width / scale()
        with_words = effective >= _WITH_WORDS
        for tool, kind in ((self.history, "quiet"), (self.send, ""), (self.take, "")):
            tool.setText(f" {tool.accessibleName()}" if with_words else "")
            restyle(tool, "kind", kind if with_words else "icon")
        self._tell()
        self._fold()
        room = width - px(_NAVIGATION if with_words else _SLIM)
        for part in self._over:
            part.fit(room)
        self.board.fit(room - px(self._side_width() or 0))

    def _fold(self) -> None:
        """Put the left side into a tab of its own where both do not fit."""
        alone = self._width / scale() < _BESIDE
        self.tab.setVisible(alone and self._parts.currentWidget() is self._main)
        self.side.fold(self._side_width())
        self._line.setVisible(not alone)
        self.side.setVisible(not alone or self.tab.value() == _GIVE)
        self.board.setVisible(not alone or self.tab.value() == _BOARD)

    def _side_width(self) -> int | None:
        """Return how wide the left side is; None where it stands alone."""
        effective = self._width / scale()
        if effective < _BESIDE:
            return None
        return _SIDE if effective >= _WITH_WORDS else _NARROW_SIDE

    def _tell(self) -> None:
        roomy = self._width / scale() >= _BESIDE
        words = self.tr("Gửi và nhận bằng tệp, qua thư, Zalo hoặc USB")
        self._place.tell(words if roomy else "")

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        shown = self._parts.currentWidget()
        if isinstance(shown, ListedPart | ArrivedPart):
            return shown.stops()
        found = [self.side.stop()] if self.side.isVisible() else []
        if self.board.isVisible():
            found += self.board.stops()
        return found

    def keys(self) -> list[tuple[str, str]]:
        table = self.board.table
        return [
            ("Ctrl+Shift+O", self.tr("Nhận tệp")),
            ("Ctrl+Shift+S", self.tr("Gửi đi: ghi các tệp vào thư mục hoặc USB")),
            ("Delete", self.tr("Xem trước khi nhận: bỏ tệp đang chọn")),
            ("Enter", self.tr("Chỗ ghi khác nhau: sang nội dung để chọn")),
            ("Esc", self.tr("Quay lại Trao đổi")),
            *(table.shortcuts() if table is not None else ()),
        ]

    # --- parts

    def _turn_to(self, part: QWidget) -> None:
        self._parts.setCurrentWidget(part)
        self._fold()
        if isinstance(part, ListedPart):
            part.refresh()
        self._stop_first()

    def _come_back(self) -> None:
        if self._parts.currentWidget() is self._main:
            return
        self._parts.setCurrentWidget(self._main)
        self._fold()
        self.side.refresh()
        self.board.refresh()
        self._stop_first()

    def _stop_first(self) -> None:
        stops = self.stops()
        if stops and stops[0].isVisible():
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_act(self) -> None:
        free = self._bench.may_act()
        for tool in (self.send, self.take, self.more):
            tool.setEnabled(free)

    # --- deeds

    def choose_files(self) -> None:
        """Ask for files to be taken in."""
        if not self._bench.may_act():
            return
        chosen = self._outside.ask_files(self._bench.recall(_IN_FOLDER), self._bench.window)
        if chosen:
            self._bench.remember(_IN_FOLDER, str(chosen[0].parent))
            self.look_at(chosen)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at files that came, however they got here."""
        self._turn_to(self.arrived)
        self.arrived.look_at(paths)

    def open_known(self) -> None:
        """Show whom this computer knows."""
        self._turn_to(self.known)

    def send_news(self) -> None:
        """Offer all that may be sent, with what is new chosen."""
        found = self._errands()
        if not self._bench.may_act():
            return
        if found:
            self.sending.ask(found, [one for one in found if is_news(one)])
        elif self.side.facts is not None:
            self._bench.tell(self.tr("Chưa có gì để gửi. Giao nhiệm vụ cho đơn vị rồi gửi."))

    def _send(self, chosen: Sequence[Errand]) -> None:
        if self._bench.may_act():
            news = [one for one in chosen if is_news(one)]
            self.sending.ask(self._errands(), news or chosen)

    def _errands(self) -> Sequence[Errand]:
        return self.side.facts.errands if self.side.facts is not None else ()

    def _remind(self, period: Period) -> None:
        self._bench.show_report(period, ReportKind.REMINDER)

    def _open_more(self) -> None:
        menu = QMenu(self._place)
        deeds: list[tuple[str, Callable[[], None]]] = [
            (self.tr("Máy và đơn vị đã biết"), self.open_known),
            (self.tr("Dấu nhận dạng của cơ quan, giấy giới thiệu…"), self.identity.introduce),
            (self.tr("Cất dấu nhận dạng…"), self.identity.seal),
            (self.tr("Khôi phục dấu nhận dạng…"), self.identity.recover),
            (self.tr("Lập máy thứ hai của cơ quan…"), self.identity.make_joining_file),
            (self.tr("Thư mục chung với máy khác…"), self.identity.choose_shared),
        ]
        for words, act in deeds:
            menu.addAction(words, act)
        menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height() + px(4))))
        menu.deleteLater()
