"""A line that shows how old letters were converted, before and after, and lets them be as typed."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.letters import may_read_again, read_letters
from cchc_desktop.services.intake.review import read_again
from ui.actions.bench import Bench
from ui.intake.working import Working
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import Switch
from ui.parts.labels import Sign, label
from ui.theme.look import px

_CODE: Final = "old-letters-converted"


class LettersBar(QFrame):
    """Seen only where a document was typed in a font from before Unicode."""

    converted = Signal()

    def __init__(self, working: Working, bench: Bench) -> None:
        super().__init__()
        self._working, self._bench = working, bench
        self._before = label("", "muted", wrap=True)
        self._after = label("", wrap=True)
        self.choice: Final = Switch([("new", self.tr("Chuyển mã")), ("old", self.tr("Để như tệp"))])
        self.choice.setAccessibleName(self.tr("Chữ của phông cũ"))
        before = row(label(self.tr("Trong tệp:"), "small"), self._before, gap=8)
        after = row(label(self.tr("Chuyển thành:"), "small"), self._after, gap=8)
        before.setStretch(1, 1)
        after.setStretch(1, 1)
        said = label(self.tr("Văn bản gõ bằng phông chữ cũ (TCVN3 hoặc VNI)."), "strong")
        words = column(said, before, after, gap=4)
        line = row(Sign("note", "soon"), words, self.choice, gap=8, margins=(12, 8, 12, 8))
        line.setStretch(1, 1)
        inner = frame("message", line)
        inner.setProperty("tone", "soon")
        self.setLayout(column(inner, margins=(16, 8, 16, 8)))
        self.setMaximumHeight(px(160))
        self.hide()
        self.choice.chosen.connect(self._turn)

    def show_working(self) -> None:
        for notice in self._working.review.incoming.notices:
            if notice.code.endswith(_CODE):
                self._before.setText(str(notice.facts["before"]))
                self._after.setText(str(notice.facts["after"]))
                self.choice.setVisible(may_read_again(self._working.review.incoming))
                self.show()

    def _turn(self, which: str) -> None:
        review = self._working.review
        incoming = review.incoming

        def work(ticket: Ticket) -> Incoming:
            return read_letters(incoming, ticket, convert=which == "new")

        def done(read: Incoming) -> None:
            self._working.put(read_again(self._working.review, read))
            self.converted.emit()

        title = self.tr("Đọc lại văn bản")
        self._bench.start(title, incoming.name, work, done, only_reads=True)
