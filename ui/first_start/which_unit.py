"""Which unit this office is, in a file from above, and whose file it is: asked once, at first.

Plain words go in and come out; must not know how a file is read.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import WIDE, FormDialog
from ui.parts.mark import MarkLines

translate = QCoreApplication.translate
_UNIT, _MARK = "unit", "mark"


class WhichUnit(FormDialog):
    """Lists the units that a file is meant for, under the mark its sender reads out."""

    def __init__(
        self, sender: str, mark: tuple[str, Sequence[str]], units: Sequence[str], parent: QWidget
    ) -> None:
        self.mark: Final = MarkLines()
        self.mark.show_mark(*mark)
        self._choice = Choice([(name, name) for name in units])
        words = translate(
            "FirstStart",
            "Tệp ghi nơi gửi là {}. Gọi điện cho nơi gửi, nghe đọc dấu nhận dạng trên máy bên đó; "
            "giống dưới đây thì lập dữ liệu cho đơn vị được chọn và nhận việc trong tệp.",
        ).format(sender)
        super().__init__(
            translate("FirstStart", "Nhận tệp từ cấp trên"),
            translate("FirstStart", "Lập và nhận"),
            {
                _UNIT: Field(translate("FirstStart", "Anh/chị thuộc đơn vị nào?"), self._choice),
                _MARK: Field(translate("FirstStart", "Dấu nhận dạng của nơi gửi"), self.mark),
            },
            dict,
            parent,
            words=words,
            width=WIDE,
        )

    def unit(self) -> str:
        return self._choice.value()
