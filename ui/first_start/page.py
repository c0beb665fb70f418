"""The page of the first start: the form at the left, the printed head at the right."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea

from ui.first_start.answers import head_lines, signature_lines
from ui.first_start.form import OfficeForm
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.letterhead import Letterhead, Paper
from ui.theme.look import px, scale

_FORM: Final = 520
_PAPER: Final = 440
_GAP: Final = 48
# Window width over text scale, below which the form stands alone.
_WITH_PAPER: Final = _FORM + _GAP + _PAPER + 48


class FirstStartPage(QFrame):
    """Emits the answers, or that the sample is wanted. Nothing is stored here."""

    begun = Signal(object)
    sample_asked = Signal()
    file_asked = Signal()  # the office above has sent a file
    join_asked = Signal()  # the office works on another computer already

    def __init__(self, person: str, today: date) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.form: Final = OfficeForm(person)
        self._letterhead = Letterhead(today)
        self._start = button(self.tr("Bắt đầu"), "primary")
        self._sample = button(self.tr("Mở kế hoạch mẫu"))
        self._take = button(self.tr("Nhận kế hoạch từ tệp…"))
        self._from_above = button(self.tr("Tôi có tệp từ cấp trên…"), "link")
        self._second = button(self.tr("Đây là máy thứ hai của cơ quan…"), "link")
        self.wants_plan = False
        self._start.clicked.connect(self._begin)
        self._take.clicked.connect(self._begin_with_plan)
        self._sample.clicked.connect(self.sample_asked)
        self._from_above.clicked.connect(self.file_asked)
        self._second.clicked.connect(self.join_asked)
        self.form.changed.connect(self._show_head)
        self._lay_out()
        self._show_head()

    def _lay_out(self) -> None:
        self.form.setFixedWidth(px(_FORM))
        self._letterhead.setFixedWidth(px(_PAPER))
        promise = self.tr("Những điều này in trên báo cáo. Sửa lại lúc nào cũng được.")
        hint = self.tr("Kế hoạch mẫu là của một phường tưởng tượng. Dữ liệu chỉ nằm trên máy này.")
        title = column(
            label(self.tr("Cơ quan của anh/chị"), "title"), label(promise, "muted", wrap=True)
        )
        others = row(self._from_above, self._second, None, gap=16)
        begins = row(self._start, self._take, self._sample, None)
        left = column(self.form, 4, begins, others, gap=12)
        paper = column(
            label(self.tr("Trên văn bản sẽ in như sau"), "label"), self._letterhead, gap=4
        )
        paper.setStretch(1, 1)
        paper.setContentsMargins(px(_GAP), 0, 0, 0)
        self._paper = frame("surface", paper)
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.setVerticalSpacing(px(16))
        grid.addLayout(title, 0, 0)
        grid.addLayout(left, 1, 0)
        grid.addWidget(self._paper, 1, 1)
        grid.addWidget(label(hint, "small", wrap=True), 2, 0)
        middle = row(None, gap=0, margins=(16, 0, 16, 0))
        middle.addLayout(grid)
        middle.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(frame("surface", column(None, middle, None, margins=(0, 16, 0, 16))))
        self.setLayout(column(scroll, gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paper.setVisible(self.width() / scale() >= _WITH_PAPER)

    def begin(self) -> None:
        self.form.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
            return
        super().keyPressEvent(event)

    def _begin_with_plan(self) -> None:
        """Begin, and ask at once for the plan that waits to be taken in."""
        self.wants_plan = True
        self._begin()
        self.wants_plan = False

    def _begin(self) -> None:
        answers = self.form.checked()
        if answers is not None:
            self.begun.emit(answers)

    def _show_head(self) -> None:
        answers = self.form.answers()
        plain, bold = head_lines(answers)
        self._letterhead.show_paper(
            Paper(
                plain=plain,
                bold=bold,
                mark=answers.mark,
                place=answers.place,
                signature=signature_lines(answers),
                signer=answers.signer,
            )
        )
