"""The reports of the year: sent, due, missing; of units how many came, and who has not sent."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desktop.services.overview.reports import ReportDay, Sent
from ui.icons import paint_icon
from ui.overview.blocks import INSET, Block
from ui.overview.doors import Door, Row
from ui.overview.progress import paint_parts
from ui.overview.wording import report_state, short_day
from ui.parts.boxes import column
from ui.parts.labels import label
from ui.theme.look import colour, font, px
from ui.theme.tokens import Role

_HEIGHT: Final = 28
_BAR: Final = 96
_PAD, _SIGN = 4, 16
_MOST_MISSING, _MOST_DUE, _MOST_SENT, _MOST_NAMED = 4, 2, 2, 3
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_SIGNS: Final[dict[Sent, tuple[str, Role]]] = {
    Sent.SENT: ("state-done", "done"),
    Sent.DUE: ("state-due-soon", "soon"),
    Sent.MISSING: ("state-overdue", "late"),
}


def nearest(reports: Sequence[ReportDay]) -> list[ReportDay]:
    """Choose what is looked at now: what is missing, what comes next, what went last."""
    by = {sent: [one for one in reports if one.sent is sent] for sent in Sent}
    return [
        *by[Sent.MISSING][-_MOST_MISSING:],
        *by[Sent.DUE][:_MOST_DUE],
        *by[Sent.SENT][-_MOST_SENT:],
    ]


def _dispensable(doors: Sequence["ReportDoor"]) -> list["ReportDoor"]:
    """Return the lines in the order they may be missed: sent long ago, missed long ago, far off."""
    by = {sent: [one for one in doors if one.report.sent is sent] for sent in Sent}
    return [*by[Sent.SENT], *by[Sent.MISSING], *reversed(by[Sent.DUE])]


class ReportDoor(Door):
    """A report on one line: sign, name, and at the right how it stands."""

    def __init__(self, report: ReportDay, today: date) -> None:
        super().__init__("")
        self.report = report
        if report.is_own:
            self.words = self.tr("Báo cáo {}").format(report.name)
            self.state = report_state(report, today)
        else:
            self.words = self.tr("Đơn vị gửi báo cáo {}").format(report.name)
            came = self.tr("{}/{} đã gửi, hạn {}")
            self.state = came.format(report.came, len(report.units), short_day(report.due))
        self.setAccessibleName(f"{self.words}: {self.state}")
        self.setToolTip(self.accessibleName())
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(_HEIGHT))

    def paint(self, painter: QPainter) -> None:
        sign, ink = _SIGNS[self.report.sent]
        side, high = px(_SIGN), self.height()
        paint_icon(painter, sign, ink, QRectF(px(_PAD), (high - side) / 2, side, side))
        painter.setFont(font("body"))
        metrics = QFontMetrics(font("body"))
        right = self.width() - px(_PAD)
        state = metrics.horizontalAdvance(self.state)
        painter.setPen(colour(ink if self.report.sent is Sent.MISSING else "text2"))
        painter.drawText(QRectF(0, 0, right, high), _RIGHT, self.state)
        left, end = px(_PAD + _SIGN + 8), right - state - px(12)
        words = metrics.horizontalAdvance(self.words)
        if not self.report.is_own and end - left - words > px(_BAR + 12):
            box = QRectF(end - px(_BAR), (high - px(8)) / 2, px(_BAR), px(8))
            paint_parts(painter, box, [(self.report.came, "accent")], len(self.report.units))
        painter.setPen(colour("text"))
        said = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, end - left)
        painter.drawText(QRectF(left, 0, end - left, high), _LEFT, said)


class ReportsBlock(Block):
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Báo cáo"), self.tr("Xem đủ"))
        self._row: Final = Row(self)
        self._lines = column(gap=0)
        self.doors: list[ReportDoor] = []
        self._waited: list[QWidget | None] = []
        self.hold(self._lines)

    def show_reports(self, reports: Sequence[ReportDay], today: date) -> None:
        focus = next((at for at, door in enumerate(self.doors) if door.hasFocus()), None)
        self.setVisible(bool(reports))
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        self.doors, self._waited = [], []
        for one in nearest(reports):
            door = ReportDoor(one, today)
            door.clicked.connect(lambda _=False, one=one: self.opened.emit(one))
            self.doors.append(door)
            self._lines.addWidget(door)
            words = self._waited_for(one)
            waited = label(words, "small", wrap=True) if words else None
            self._waited.append(waited)
            if waited is not None:
                self._lines.addWidget(waited)
        self._row.hold(self.doors)
        if focus is not None and self.doors:
            self.doors[min(focus, len(self.doors) - 1)].setFocus()
        self.tell(self._counted(reports))

    def _counted(self, reports: Sequence[ReportDay]) -> str:
        words = {
            Sent.SENT: self.tr("{} đã gửi"),
            Sent.DUE: self.tr("{} sắp nộp"),
            Sent.MISSING: self.tr("{} chưa gửi"),
        }
        counts = {sent: sum(one.sent is sent for one in reports) for sent in words}
        return ", ".join(words[sent].format(count) for sent, count in counts.items() if count)

    def fit(self, room: int) -> None:
        """Leave out what matters least until no more room is taken; one line stays."""
        left = {
            door: px(_HEIGHT) + (waited.heightForWidth(self._wide()) if waited else 0)
            for door, waited in zip(self.doors, self._waited, strict=True)
        }
        room -= self.frame_height()
        for door in _dispensable(self.doors):
            if len(left) > 1 and sum(left.values()) > room:
                del left[door]
        for door, waited in zip(self.doors, self._waited, strict=True):
            door.setVisible(door in left)
            if waited is not None:
                waited.setVisible(door in left)
        self._row.hold([door for door in self.doors if door in left])
        self.link.setText(self.tr("Xem đủ {} báo cáo").format(len(self.doors)))
        self.link.setVisible(len(left) < len(self.doors))

    def _wide(self) -> int:
        return self.contentsRect().width() - 2 * px(INSET)

    def stop(self) -> QWidget | None:
        """Return where the keyboard comes to this block."""
        return self._row.stop()

    def _waited_for(self, report: ReportDay) -> str:
        names = [one.name for one in report.units if one.sent is not Sent.SENT]
        if not names or len(names) == len(report.units):
            return ""
        said = ", ".join(names[:_MOST_NAMED])
        more = len(names) - _MOST_NAMED
        if more > 0:
            return self.tr("Chưa gửi: {} và {} đơn vị khác").format(said, more)
        return self.tr("Chưa gửi: {}").format(said)
