"""Which unit this office is, in a file from above: asked once, before anything is made.

Plain words go in and come out; must not know how a file is read.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate
_UNIT = "unit"


class WhichUnit(FormDialog):
    """Lists the units that a file is meant for."""

    def __init__(self, sender: str, units: Sequence[str], parent: QWidget) -> None:
        self._choice = Choice([(name, name) for name in units])
        words = translate(
            "FirstStart",
            "Tệp do {} gửi. Chương trình lập dữ liệu cho đơn vị được chọn rồi nhận việc trong tệp.",
        ).format(sender)
        super().__init__(
            translate("FirstStart", "Nhận tệp từ cấp trên"),
            translate("FirstStart", "Lập và nhận"),
            {_UNIT: Field(translate("FirstStart", "Anh/chị thuộc đơn vị nào?"), self._choice)},
            dict,
            parent,
            words=words,
        )

    def unit(self) -> str:
        return self._choice.value()
