"""The left side: what is to be sent, what has just come, the last files.

Reads beside the window; what is pressed is told. Must not know how a file is written or taken in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.text import SortKey, sort_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.differences import list_differences
from cchc_desktop.services.exchange.errands import Errand, Way, errands
from cchc_desktop.services.exchange.files import FileLine, list_files
from cchc_desktop.services.exchange.proposals import list_proposals
from ui.actions.bench import Bench
from ui.actions.meeting import Meeting, Met
from ui.exchange.errand_words import errand_note, errand_title, is_news, together_note
from ui.exchange.recent import RecentList
from ui.exchange.side_rows import DropBox, SideLine, SideList
from ui.exchange.wording import short_period, uncapital
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Tone, label
from ui.theme.look import px

_MOST_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class SideFacts:
    """What the side shows, read at once."""

    errands: Sequence[Errand]
    files: Sequence[FileLine]
    differences: int
    proposals: int


def _by_name(one: Errand) -> SortKey:
    return sort_key(one.name)


def side_facts(desk: Desk) -> SideFacts:
    waiting = [one for one in list_proposals(desk) if not one.ours and one.accepted is None]
    return SideFacts(errands(desk), list_files(desk), len(list_differences(desk)), len(waiting))


class SidePart(QFrame):
    """Tells what was pressed."""

    send_asked = Signal(object)  # the errands of one row
    look_asked = Signal()  # at the files that wait
    files_chosen = Signal()
    choices_asked = Signal()
    history_asked = Signal()
    reminders_asked = Signal(object)  # of a period
    shown = Signal()  # its rows are others

    def __init__(self, bench: Bench, meeting: Meeting) -> None:
        super().__init__()
        self._bench, self._meeting = bench, meeting
        self._reader: Final = bench.reader(self)
        self.facts: SideFacts | None = None
        self._waiting: Sequence[Path] = ()
        self._board: tuple[Period, int, int] | None = None
        self.sending: Final = SideList(
            self.tr("Cần gửi"),
            self.tr("Chưa có gì cần gửi. Giao nhiệm vụ cho đơn vị thì hiện ở đây."),
        )
        self.came: Final = SideList("", "")
        self.drop: Final = DropBox()
        self.recent: Final = RecentList(self.tr("Tệp gần đây"))
        self.everything: Final = button(self.tr("Xem tất cả"), "link")
        self._recent_head: Final = QFrame()
        self._build()
        self.drop.clicked.connect(self.files_chosen)
        self.everything.clicked.connect(self.history_asked)
        meeting.changed.connect(self._show_came)
        bench.busy_changed.connect(lambda busy: self._let_act(on=not busy))

    def _build(self) -> None:
        self.setObjectName("sideInner")
        self._recent_head.setLayout(
            row(label(self.tr("Tệp gần đây"), "lead"), None, self.everything, gap=8)
        )
        inner = column(
            self.sending,
            label(self.tr("Vừa đến"), "lead"),
            self.drop,
            self.came,
            self._recent_head,
            self.recent,
            None,
            gap=12,
            margins=(16, 12, 16, 16),
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(frame("sideInner", inner))
        self.setLayout(column(scroll, gap=0))

    def fold(self, width: int | None) -> None:
        """Be as wide as said, or take what there is."""
        if width is None:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(px(width))

    def stop(self) -> QWidget:
        buttons = list(self.sending.buttons.values())
        return buttons[0] if buttons and buttons[0].isEnabled() else self.drop

    def order(self) -> list[QWidget]:
        """Return all that Tab goes through, in the order in which it stands there."""
        sent, came = self.sending.buttons.values(), self.came.buttons.values()
        return [*sent, self.drop, *came, self.everything]

    # --- what is shown

    def refresh(self) -> None:
        desk = self._bench.desk
        self._reader.ask(lambda: side_facts(desk), self._show)

    def _show(self, facts: SideFacts) -> None:
        self.facts = facts
        self._show_sending()
        self._show_came()
        self.recent.show_files(facts.files, self._bench.desk.today)
        self._recent_head.setVisible(bool(facts.files))
        self.shown.emit()

    def show_waiting(self, paths: Sequence[Path]) -> None:
        """Show the files that came and were not taken in yet."""
        self._waiting = paths
        self._show_came()
        self.shown.emit()

    def show_board(self, told: tuple[Period, int, int] | None) -> None:
        """Show how many units are to be reminded of which period."""
        self._board = told
        self._show_sending()
        self.shown.emit()

    def _show_sending(self) -> None:
        if self.facts is None:
            return
        lines = self._sending_lines(self.facts.errands)
        self.sending.show_lines(lines)
        waits = sum(line.tone == "soon" for line in lines)
        self.sending.tell(str(waits) if waits else "")
        self._let_act(on=self._bench.may_act())

    def _sending_lines(self, found: Sequence[Errand]) -> list[SideLine]:
        lines = [self._alone(one, self.tr("Gửi lên…")) for one in found if one.way is Way.UP]
        lines += self._together(Way.DOWN, found, self.tr("Gửi xuống…"))
        lines += self._together(Way.FORM, found, self.tr("Lập biểu…"))
        lines += self._together(Way.ANSWERS, found, self.tr("Hồi đáp…"))
        if self._board is not None and (self._board[1] or self._board[2]):
            lines.append(self._reminding(*self._board))
        return lines + [
            self._alone(one, self.tr("Ghi tệp…")) for one in found if one.way is Way.SYNC
        ]

    def _alone(self, one: Errand, verb: str) -> SideLine:
        note = errand_note(one, self._bench.desk.today)
        tone: Tone = "soon" if is_news(one) else ""
        return SideLine(one.key, errand_title(one), note, verb, self._sender([one]), tone)

    def _together(self, way: Way, found: Sequence[Errand], verb: str) -> list[SideLine]:
        """Make one row of all units that get the same kind of file."""
        many = sorted((one for one in found if one.way is way), key=_by_name)
        if not many:
            return []
        if len(many) == 1:
            return [self._alone(many[0], verb)]
        said = {
            Way.DOWN: self.tr("{} đơn vị: kế hoạch, nhiệm vụ"),
            Way.FORM: self.tr("{} đơn vị: biểu Excel để điền kết quả"),
        }.get(way, self.tr("{} đơn vị: hồi đáp báo cáo")).format(len(many))
        if way is Way.ANSWERS:
            note = ", ".join(one.name for one in many[:_MOST_NAMED])
            if len(many) > _MOST_NAMED:
                note = self.tr("{} và {} đơn vị khác").format(note, len(many) - _MOST_NAMED)
        else:
            note = together_note(many, self._bench.desk.today)
        tone: Tone = "soon" if any(map(is_news, many)) else ""
        return [SideLine(way, said, note, verb, self._sender(many), tone)]

    def _reminding(self, period: Period, missing: int, returned: int) -> SideLine:
        words = self.tr("{} đơn vị: nhắc nộp báo cáo {}")
        parts = []
        if missing:
            parts.append(self.tr("{} chưa gửi").format(missing))
        if returned:
            parts.append(self.tr("{} trả lại").format(returned))
        said = words.format(missing + returned, uncapital(short_period(period)))
        verb = self.tr("Soạn công văn…")
        act = partial(self.reminders_asked.emit, period)
        return SideLine("remind", said, ", ".join(parts), verb, act)

    def _sender(self, many: Sequence[Errand]) -> Callable[[], None]:
        return lambda: self.send_asked.emit(many)

    def _show_came(self) -> None:
        lines: list[SideLine] = []
        if self._waiting:
            names = ", ".join(one.name for one in self._waiting[:_MOST_NAMED])
            words = self.tr("{} tệp chưa nhận").format(len(self._waiting))
            act = self.look_asked.emit
            look = SideLine(
                "files", words, names, self.tr("Xem, nhận"), act, "", "inbox", "accent_text"
            )
            lines.append(look)
        if self.facts is not None and self.facts.differences:
            words = self.tr("{} chỗ hai nơi ghi khác nhau").format(self.facts.differences)
            note = self.tr("Báo cáo liên quan chưa ban hành được")
            act = self.choices_asked.emit
            lines.append(
                SideLine("differences", words, note, self.tr("Chọn…"), act, "soon", "split", "soon")
            )
        if self.facts is not None and self.facts.proposals:
            words = self.tr("{} đề nghị sửa nhiệm vụ").format(self.facts.proposals)
            note = self.tr("Đơn vị đề nghị, chờ trả lời")
            act = self.choices_asked.emit
            lines.append(
                SideLine("proposals", words, note, self.tr("Xem…"), act, "soon", "note", "soon")
            )
        lines += self._shared()
        self.came.show_lines(lines)
        self.came.setVisible(bool(lines))
        self._let_act(on=self._bench.may_act())

    def _shared(self) -> list[SideLine]:
        if not self._meeting.place:
            return []
        words = self.tr("Thư mục chung với máy khác")
        state = self._meeting.state
        tone: Tone = "soon" if state.met is Met.FAILED else ""
        note = state.words or self.tr("Chưa xem lần nào")
        act, verb = self._meeting.look_now, self.tr("Xem ngay")
        return [SideLine("shared", words, note, verb, act, tone, "folder", "text2")]

    def _let_act(self, *, on: bool) -> None:
        self.sending.let_act(on=on)
        self.came.let_act(on=on)
        self.drop.setEnabled(on)
