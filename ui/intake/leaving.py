"""Asks before what was worked on in a review is thrown away."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.parts.dialog import SentenceDialog

translate = QCoreApplication.translate


def may_throw_away(parent: QWidget) -> bool:
    """Tell whether the person gives the plan up, with all that was looked at and mended."""
    dialog = SentenceDialog(
        translate("IntakeLeaving", "Nhận kế hoạch"),
        translate("IntakeLeaving", "Kế hoạch này chưa được tiếp nhận"),
        translate(
            "IntakeLeaving",
            "Thôi lúc này thì những ô đã xem, đã sửa không còn nữa. Tệp gốc vẫn nguyên.",
        ),
        [
            ("stay", translate("IntakeLeaving", "Xem tiếp")),
            ("leave", translate("IntakeLeaving", "Thôi, không nhận")),
        ],
        tone="question",
        parent=parent,
    )
    return dialog.ask() == "leave"
