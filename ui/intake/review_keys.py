"""The keys of the review, as the list of all keys tells them. Loaded with the review."""

from PySide6.QtCore import QCoreApplication

from ui.table.view import LineView

translate = QCoreApplication.translate


def review_keys(table: LineView) -> list[tuple[str, str]]:
    """Return each key with what it does, in the order in which one learns them."""
    own = [
        ("F8, Shift+F8", translate("ReviewKeys", "Sang ô cần xem kế tiếp, trước đó")),
        ("Ctrl+Enter", translate("ReviewKeys", "Chọn câu trả lời và sang ô cần xem kế tiếp")),
        ("Ctrl+J", translate("ReviewKeys", "Nối dòng đang chọn vào dòng trên")),
        ("Ctrl+D", translate("ReviewKeys", "Tách dòng đang chọn thành hai")),
        ("Delete", translate("ReviewKeys", "Bỏ các dòng đang chọn, không nhận")),
        ("Insert", translate("ReviewKeys", "Lấy lại các dòng đã bỏ")),
        ("Ctrl+Shift+M", translate("ReviewKeys", "Đổi vai trò của cột đang chọn")),
        ("F6", translate("ReviewKeys", "Đi giữa bản nhận, câu trả lời và văn bản gốc")),
        ("Ctrl+Shift+Enter", translate("ReviewKeys", "Tiếp nhận kế hoạch")),
        ("Esc", translate("ReviewKeys", "Trở lại danh sách nhiệm vụ của kế hoạch")),
    ]
    said = {"F8, Shift+F8", "Ctrl+Shift+M"}
    return [*own, *((key, does) for key, does in table.shortcuts() if key not in said)]
