"""The panel of one target: its whole text, what is asked, its quarters and its years."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout

from cchc_desktop.services.target_board import BoardLine, QuarterTold
from ui.labels import soft
from ui.parts.boxes import column, frame, hair, row
from ui.parts.buttons import icon_button
from ui.parts.labels import Badge, label
from ui.targets import wording
from ui.theme.tokens import DETAILS


class Passage(QFrame):
    """A titled list of short lines; without any it is not there."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._lines: Final[list[QLabel]] = []
        self._box: QVBoxLayout = column(gap=4)
        self.setLayout(column(label(title, "strong"), self._box, gap=4))

    def show_lines(self, lines: Sequence[str]) -> None:
        while len(self._lines) < len(lines):
            made = label("", "value", wrap=True)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.append(made)
            self._box.addWidget(made)
        for at, one in enumerate(self._lines):
            words = lines[at] if at < len(lines) else ""
            one.setText(words)
            one.setAccessibleName(f"{self._title}: {words}" if words else "")
            one.setVisible(bool(words))
        self.setVisible(bool(lines))

    def words(self) -> list[str]:
        return [one.text() for one in self._lines if one.text()]


class TargetPanel(QFrame):
    """Shows one target; closing it is the page's affair."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sideInner")
        self.setAccessibleName(self.tr("Chi tiết chỉ tiêu"))
        self._code = label("", "muted")
        self.title: Final = label("", "lead", wrap=True)
        self.badge: Final = Badge()
        self._note = label("", "small")
        self.needs: Final = label("", wrap=True)
        self.trend: Final = label("", wrap=True)
        self.checks: Final = Passage(self.tr("Mức giao"))
        self.quarters: Final = Passage(self.tr("Các quý trong năm"))
        self.years: Final = Passage(self.tr("Các năm trước"))
        self._plan = label("", "small", wrap=True)
        self.close_button: Final = icon_button("close", self.tr("Đóng khung chi tiết (Esc)"))
        self.close_button.clicked.connect(self.closing)
        margins = (16, 0, 8, 0)
        head = frame("", row(self._code, None, self.close_button, margins=margins), height=48)
        self.setLayout(column(head, self._scrolling(), gap=0))

    def _scrolling(self) -> QScrollArea:
        inner = column(
            self.title, 4, row(self.badge, self._note, None, gap=8), 4, self.needs, self.trend, 4,
            hair(), 4, self.checks, 4, self.quarters, 4, self.years, 4, self._plan, None,
            gap=4, margins=(16, 0, 16, 16),
        )  # fmt: skip
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(frame("sideInner", inner))
        return scroll

    def show_target(self, line: BoardLine) -> None:
        self._code.setText(line.code)
        self.title.setText(line.text)
        sign = wording.SIGNS[line.standing]
        words = wording.standing_words(line)
        self.badge.show_state(words, sign.icon, sign.role, soft(sign.role))
        self._note.setText(wording.standing_note(line))
        self.needs.setText(wording.needed_sentence(line))
        self.needs.setVisible(bool(self.needs.text()))
        self.trend.setText(wording.trend_words(line))
        self.trend.setVisible(bool(self.trend.text()))
        self.checks.show_lines(wording.check_lines(line))
        told = [one for one in line.quarters if one.together.is_stated]
        self.quarters.show_lines([said for one in told for said in _lines(one, line.measure)])
        self.years.show_lines([wording.year_words(one, line.measure) for one in line.years])
        self._plan.setText(self.tr("Kế hoạch {}").format(line.plan_name) if line.plan_name else "")


def _lines(told: QuarterTold, measure: str) -> list[str]:
    """Say a quarter, and each unit's part where several measured."""
    said = [f"{wording.quarter_words(told.quarter)}: {wording.cell_hint(told, measure)}"]
    if len(told.by_unit) > 1:
        said += [f"– {unit}: {wording.figure_of(figure, measure)}" for unit, figure in told.by_unit]
    return said


def in_side(panel: TargetPanel) -> QFrame:
    """Return the frame in which the panel stands beside the list."""
    return frame("side", column(panel, gap=0, margins=(1, 0, 0, 0)), width=DETAILS)
