"""The place Trao đổi: what goes out and what came beside the board; over them one part at a time.

Must not know how a file is written, read or judged.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QWidget

from cchc_desktop.services.exchange.errands import Errand, Way
from cchc_desktop.services.reporting.material import ReportKind
from ui.actions.bench import Bench
from ui.actions.meeting import meeting_of
from ui.exchange.arrived_part import ArrivedPart
from ui.exchange.asking import OUTSIDE, Outside
from ui.exchange.board_part import BoardPart
from ui.exchange.choices_part import ChoicesPart
from ui.exchange.files_part import FilesPart
from ui.exchange.identity import Identity
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
        self._width = 0
        meeting = meeting_of(bench)
        self.sending: Final = Sending(bench, outside)
        self.identity: Final = Identity(bench, outside, meeting)
        self.side: Final = SidePart(bench, meeting)
        self.board: Final = BoardPart(bench)
        self.arrived: Final = ArrivedPart(bench)
        self.choices: Final = ChoicesPart(bench)
        self.files: Final = FilesPart(bench)
        self.tab: Final = Switch(
            [(_GIVE, self.tr("Gửi, nhận")), (_BOARD, self.tr("Báo cáo của đơn vị"))]
        )
        self.history: Final = button(self.tr("Lịch sử tệp"), "quiet", sign="history")
        self.more: Final = icon_button("more", self.tr("Dấu nhận dạng, máy khác của cơ quan"))
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
        for part in (self._main, self.arrived, self.choices, self.files):
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
        arrived.more_asked.connect(self.choose_files)
        arrived.waiting_changed.connect(side.show_waiting)
        for part in (arrived, self.choices, self.files):
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
        stop = self.side.stop() if self.side.isVisibleTo(self._place) else self.board
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read anew what is in sight, and the counts beside it."""
        self.side.refresh()
        shown = self._parts.currentWidget()
        if shown is self._main:
            self.board.refresh()
        elif shown is self.choices:
            self.choices.refresh()
        elif shown is self.files:
            self.files.refresh()

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
        self.arrived.fit(room)
        self.choices.fit(room)
        self.files.fit(room)
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
        if shown is self.arrived:
            return self.arrived.stops()
        if shown is self.choices:
            return self.choices.stops()
        if shown is self.files:
            return self.files.stops()
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
        if part is self.choices:
            self.choices.refresh()
        elif part is self.files:
            self.files.refresh()
        stops = self.stops()
        if stops and stops[0].isVisible():
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _come_back(self) -> None:
        if self._parts.currentWidget() is self._main:
            return
        self._parts.setCurrentWidget(self._main)
        self._fold()
        self.side.refresh()
        self.board.refresh()
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

    def send_news(self) -> None:
        """Offer all that may be sent, with what is new chosen."""
        found = self._errands()
        if found and self._bench.may_act():
            self.sending.ask(found, [one for one in found if one.waits and one.way is not Way.SYNC])

    def _send(self, chosen: Sequence[Errand]) -> None:
        if self._bench.may_act():
            news = [one for one in chosen if one.waits]
            self.sending.ask(self._errands(), news or chosen)

    def _errands(self) -> Sequence[Errand]:
        return self.side.facts.errands if self.side.facts is not None else ()

    def _remind(self) -> None:
        self._bench.show_report(self.board.period(), ReportKind.REMINDER)

    def _open_more(self) -> None:
        menu = QMenu(self._place)
        deeds: list[tuple[str, Callable[[], None]]] = [
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
