"""What stands where no line is: nothing to be told in a period, or nothing that fits the chips."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from resources.words import shown
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.theme.look import px

_READING: Final = 560


class NothingFits(QFrame):
    """Says what there is none of, and offers the way back."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "muted")
        back = button(self.tr("Bỏ lọc"))
        back.clicked.connect(self.pressed)
        sign = row(None, Sign("search", "edge_strong", 48), None)
        words, act = row(None, self._words, None), row(None, back, None)
        self.setLayout(column(None, sign, words, act, None, gap=12))

    def say(self, words: str) -> None:
        self._words.setText(words)


class NothingOwed(QFrame):
    """A period in which nothing is to be told, and where to look for what is."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "lead")
        self._words = label("", "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setFixedWidth(px(_READING))
        self.act = button("", "primary")
        self.act.clicked.connect(self.pressed)
        inner = column(
            None,
            row(None, Sign("entry", "edge_strong", 48), None),
            row(None, self._title, None),
            row(None, self._words, None),
            4,
            row(None, self.act, None),
            None,
            gap=8,
        )
        self.setLayout(column(frame("emptyPlace", inner), margins=(16, 16, 16, 16)))

    def tell(self, period: str, elsewhere: int, *, on_behalf: bool) -> None:
        """Say why there is nothing; `elsewhere` are the lines that other units have."""
        if on_behalf:
            self._say(
                self.tr("Không có đơn vị khác cần ghi thay trong {}").format(period),
                self.tr("Kết quả của cơ quan ghi ở danh sách thường ngày."),
                self.tr("Về kết quả của cơ quan"),
            )
        elif elsewhere:
            self._say(
                self.tr("Các nhiệm vụ trong {} đều do đơn vị khác chủ trì").format(period),
                self.tr(
                    "Có {} dòng ghi thay được. Đơn vị nào là phòng, ban của cơ quan thì vào Đơn vị"
                    " chọn cơ quan làm đơn vị cấp trên."
                ).format(shown(elsewhere)),
                self.tr("Ghi thay đơn vị khác"),
            )
        else:
            self._say(
                self.tr("Không có nhiệm vụ nào cần ghi kết quả trong {}").format(period),
                self.tr("Nhiệm vụ hiện ở đây khi cơ quan chủ trì và thời hạn rơi vào kỳ này."),
                self.tr("Xem các nhiệm vụ"),
            )

    def _say(self, title: str, words: str, act: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self.act.setText(act)
        self.act.setAccessibleName(act)
