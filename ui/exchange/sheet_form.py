"""An introduction sheet taken up: what the picture on it says, and who brought it."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.introduction import read_introduction
from ui.parts.fields import Field, GrowingText
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate
_TEXT, _WHO = "text", "who"


class SheetForm(FormDialog):
    """Right once the picture says an office, and it is noted who brought the sheet."""

    def __init__(self, parent: QWidget) -> None:
        self._text: Final = GrowingText()
        self._who: Final = QLineEdit()
        fields = {
            _TEXT: Field(translate("Exchange", "Nội dung mã QR trên giấy giới thiệu"), self._text),
            _WHO: Field(translate("Exchange", "Ai đưa giấy, ngày nào"), self._who),
        }
        super().__init__(
            translate("Exchange", "Giấy giới thiệu của đơn vị"),
            translate("Exchange", "Công nhận"),
            fields,
            self._wrong,
            parent,
            words=translate(
                "Exchange",
                "Dùng khi đơn vị thay máy hoặc mất máy. Quét mã QR bằng máy quét, hoặc quét bằng "
                "điện thoại rồi dán nội dung vào đây. Dấu mới thay dấu đang tin của đơn vị.",
            ),
        )

    def text(self) -> str:
        return self._text.toPlainText()

    def who(self) -> str:
        return self._who.text().strip()

    def _wrong(self) -> dict[str, str]:
        wrong = {}
        try:
            read_introduction(self.text())
        except ExchangeError:
            wrong[_TEXT] = translate(
                "Exchange", "Không phải mã giới thiệu cơ quan. Quét lại mã trên tờ giấy."
            )
        if not self.who():
            wrong[_WHO] = translate("Exchange", "Ghi người đưa giấy giới thiệu.")
        return wrong
