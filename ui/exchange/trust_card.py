"""What is to be known of who sent a file, before it is taken: said once, compared by telephone.

Must not know how a file is proved.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from cchc_desktop.services.exchange.kinds import Preview, Signature
from resources.words import shown
from ui.exchange.arrived_columns import sender_words
from ui.exchange.wording import why_words
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.fields import Choice
from ui.parts.labels import Sign, label
from ui.parts.mark import MarkLines
from ui.parts.message import Message
from ui.theme.look import px

_NUMBER: Final = 96
_UNIT: Final = 320
_MARK: Final = 720  # all of a mark in one line, in the smallest window, too


class TrustCard(QFrame):
    """Above what a file changes: how it is known, whom we are in it, the number it asks for."""

    number_typed = Signal(int)
    unit_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._asks: int | None = None
        self.message: Final = Message((16, 8, 16, 0))
        self.number: Final = QLineEdit()
        self.number.setFixedWidth(px(_NUMBER))
        self._number_words: Final = label("", wrap=True)
        self.units: Final = Choice()
        self.units.setAccessibleName(self.tr("Anh/chị thuộc đơn vị nào?"))
        self.units.setFixedWidth(px(_UNIT))
        self.join: Final = button(self.tr("Nhận là đơn vị này"))
        asked = row(self._number_words, self.number, None, gap=12, margins=(16, 8, 16, 0))
        self._asked: Final = frame("surface", asked)
        question = label(self.tr("Anh/chị thuộc đơn vị nào?"), "strong")
        which = row(question, self.units, self.join, None, gap=12, margins=(16, 8, 16, 0))
        self._which: Final = frame("surface", which)
        self.mark: Final = MarkLines()
        self._mark: Final = frame("surface", row(self.mark, margins=(16, 8, 16, 0)))
        self.setLayout(column(self.message, self._mark, self._asked, self._which, 8, gap=0))
        self.number.textChanged.connect(self._type)
        self.join.clicked.connect(lambda: self.unit_chosen.emit(self.units.value()))

    def show_file(self, found: Preview | None, *, confirmed: frozenset[int]) -> None:
        self._asks = found.asks if found is not None else None
        self._asked.setVisible(self._asks is not None)
        self._which.setVisible(self._asks_unit(found))
        first = found is not None and found.signature is Signature.NEW and bool(found.fingerprint)
        self._mark.setVisible(first)
        if found is not None:
            self.mark.show_mark(found.fingerprint, found.fingerprint_words)
        if found is None:
            self.message.hide()
            return
        if self._asks is not None and found.asks_why is not None:
            self._number_words.setText(
                self.tr("{} Gõ số {} vào đây nếu đúng:").format(
                    self._what(found), shown(self._asks)
                )
            )
            self.number.setAccessibleName(self.tr("Gõ số {}").format(self._asks))
            self.number.blockSignals(True)
            self.number.setText(str(self._asks) if self._asks in confirmed else "")
            self.number.blockSignals(False)
        self._say(found)

    @staticmethod
    def _asks_unit(found: Preview | None) -> bool:
        return (
            found is not None
            and found.refused is not None
            and found.refused.code == "exchange-which-unit"
        )

    def _what(self, found: Preview) -> str:
        count = shown(found.asks)
        hides = found.asks_why is not None and found.asks_why.code == "exchange-hides-many"
        if hides:
            return self.tr("Tệp này bỏ hoặc bãi bỏ {} nhiệm vụ đang có.").format(count)
        return self.tr("Tệp này đổi thời hạn của {} nhiệm vụ.").format(count)

    def _say(self, found: Preview) -> None:
        if found.refused is not None:
            asks = self._asks_unit(found)
            words = self.tr("Tệp gửi cho nhiều đơn vị. Chọn đơn vị của anh/chị rồi nhận.")
            said = words if asks else why_words(found.refused)
            self.message.say(said, "soon" if asks else "late")
        elif found.signature is Signature.NEW:
            self.message.say(self._first_time(found), "soon")
        elif found.signature is Signature.NONE:
            said = self.tr("Biểu điền tay không có dấu nhận dạng nên ghi là chưa xác thực.")
            self.message.say(said, "soon")
        elif found.joins is not None:
            said = self.tr("Nhận thì cơ quan là “{}” trong kế hoạch của {}.")
            self.message.say(said.format(found.joins.name, found.sender.name), "accent")
        else:
            self.message.hide()

    def _first_time(self, found: Preview) -> str:
        words = self.tr(
            "Lần đầu nhận tệp của {}. Gọi điện cho đơn vị, nghe đọc dấu nhận dạng trên máy bên đó; "
            "giống một trong hai dòng dưới đây thì nhận."
        )
        return words.format(sender_words(found))

    def show_units(self, names: tuple[str, ...]) -> None:
        self.units.clear()
        for name in names:
            self.units.addItem(name, name)

    def _type(self, text: str) -> None:
        digits = "".join(one for one in text if one.isdigit())
        if digits and self._asks is not None and int(digits) == self._asks:
            self.number_typed.emit(self._asks)


class RedPage(QFrame):
    """A file whose sender's mark is another than the known one: nothing of it is shown."""

    confirm_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title: Final = label("", "lead", tone="late", wrap=True)
        self._words: Final = label("", wrap=True)
        for one in (self._title, self._words):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.mark: Final = MarkLines()
        self.mark.setMinimumWidth(px(_MARK))
        self.confirm: Final = button(self.tr("Đã gọi điện, xác nhận…"))
        self.confirm.clicked.connect(self.confirm_asked)
        inner = column(
            None,
            row(None, Sign("error", "late", 32), None),
            self._title,
            self._words,
            8,
            row(None, self.mark, None),
            8,
            row(None, self.confirm, None),
            None,
            gap=4,
            margins=(32, 8, 32, 8),
        )
        self.setLayout(column(frame("redPage", inner), margins=(16, 8, 16, 8)))

    def show_file(self, found: Preview) -> None:
        name = sender_words(found)
        self._title.setText(self.tr("Dấu nhận dạng của {} đã đổi").format(name))
        self._words.setText(
            self.tr(
                "Tệp này có thể không phải do {} gửi nên chưa nhận gì. Gọi điện cho đơn vị theo số "
                "đã biết, nhờ đọc dấu nhận dạng trên máy bên đó và so với dòng dưới đây."
            ).format(name)
        )
        self.mark.show_mark(found.fingerprint, found.fingerprint_words)

    def say_withdrawn(self, found: Preview, why: str) -> None:
        """Say that this very mark is believed no more, and why."""
        name = sender_words(found)
        self._title.setText(self.tr("Cơ quan đã thôi tin dấu nhận dạng này của {}").format(name))
        self._words.setText(
            self.tr(
                "Lý do đã ghi: {}. Chưa nhận gì của tệp này. Gọi điện cho đơn vị theo số đã biết; "
                "đúng là tệp của đơn vị thì mới xác nhận."
            ).format(why.rstrip("."))
        )

    def title(self) -> str:
        return self._title.text()

    def words(self) -> str:
        return self._words.text()


def stop_of(card: TrustCard) -> QWidget | None:
    """Return where the keyboard is wanted in a card, if anywhere."""
    for one in (card.number, card.units):
        if one.isVisible():
            return one
    return None
