"""The table's own keys, as the list of all keys tells them. Loaded when that list is opened."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def table_shortcuts() -> tuple[tuple[str, str], ...]:
    """Return each key with what it does, in the order in which one learns them."""
    return (
        (translate("TableKeys", "Mũi tên, Home, End"), translate("TableKeys", "Đi giữa các ô")),
        (
            translate("TableKeys", "Ctrl+Home, Ctrl+End"),
            translate("TableKeys", "Về đầu, cuối bảng"),
        ),
        ("F2", translate("TableKeys", "Sửa ô; gõ chữ là ghi đè ô")),
        ("Enter", translate("TableKeys", "Lưu ô và sang ô còn trống kế tiếp")),
        ("Shift+Enter", translate("TableKeys", "Xuống dòng trong ô đang gõ")),
        ("Tab, Shift+Tab", translate("TableKeys", "Lưu ô và sang ô sau, ô trước")),
        ("Esc", translate("TableKeys", "Bỏ phần đang gõ")),
        ("Ctrl+↓", translate("TableKeys", "Mở lịch hoặc danh sách của ô đang gõ")),
        ("Shift+↑, Shift+↓", translate("TableKeys", "Chọn nhiều dòng")),
        ("Ctrl+A", translate("TableKeys", "Chọn tất cả các dòng")),
        ("Ctrl+C", translate("TableKeys", "Chép các dòng đã chọn sang Word, Excel")),
        ("Ctrl+V", translate("TableKeys", "Dán bảng từ Word, Excel")),
        ("F8, Shift+F8", translate("TableKeys", "Sang ô cần xem kế tiếp, trước đó")),
        ("Ctrl+Shift+↑", translate("TableKeys", "Xếp tăng dần theo cột; bấm lần nữa để thôi")),
        ("Ctrl+Shift+↓", translate("TableKeys", "Xếp giảm dần theo cột; bấm lần nữa để thôi")),
        ("Ctrl+Shift+M", translate("TableKeys", "Chọn cột được hiện")),
    )
