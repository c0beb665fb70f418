"""What stands where there is nothing, or nothing yet. Must not know what fills the place."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.labels import Sign, label

translate = QCoreApplication.translate


def nobody_owes(act: QPushButton) -> QWidget:
    """Say that no unit owes a report, and offer where to change that."""
    lead = label(translate("Exchange", "Chưa có đơn vị nào phải gửi báo cáo"), "lead", wrap=True)
    words = label(
        translate(
            "Exchange",
            "Thêm chế độ báo cáo của đơn vị trong Cài đặt thì ở đây có từng đơn vị, từng kỳ.",
        ),
        "muted",
        wrap=True,
    )
    for one in (lead, words):
        one.setAlignment(one.alignment().AlignHCenter)
    inner = column(
        None,
        row(None, Sign("units", "edge_strong", 48), None),
        lead,
        words,
        4,
        row(None, act, None),
        None,
        gap=8,
        margins=(24, 24, 24, 24),
    )
    out = QFrame()
    out.setLayout(column(frame("emptyPlace", inner), margins=(16, 16, 16, 16)))
    return out


def until_read() -> QWidget:
    """Stand there while the reports of many units are read; of few it is never seen."""
    words = label(translate("Exchange", "Đang đọc báo cáo của các đơn vị…"), "muted")
    out = QFrame()
    out.setLayout(column(None, row(None, words, None), None))
    return out
