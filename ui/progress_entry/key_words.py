"""What the keys of the place do, in words: a few at the foot, all of them behind F1."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.table.key_hints import Hint

translate = QCoreApplication.translate
_OTHERWISE_HERE = frozenset({"Enter", "F8, Shift+F8", "Esc"})


def foot_hints() -> list[Hint]:
    """Return the keys that matter most, the most useful first."""
    return [
        Hint("Enter", translate("ProgressEntry", "ô trống kế tiếp")),
        Hint("H", translate("ProgressEntry", "hoàn thành")),
        Hint("D", translate("ProgressEntry", "đang thực hiện")),
        Hint("C", translate("ProgressEntry", "chưa thực hiện")),
        Hint("T", translate("ProgressEntry", "thường xuyên")),
        Hint("Ctrl+D", translate("ProgressEntry", "như kỳ trước")),
        Hint("F4", translate("ProgressEntry", "tài liệu")),
        Hint("Ctrl+Z", translate("ProgressEntry", "hoàn tác")),
        Hint("F1", translate("ProgressEntry", "mọi phím tắt")),
    ]


def own_keys(of_table: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the place's own keys; of the table's those that are other here are left out."""
    states = translate("ProgressEntry", "Chọn trạng thái bằng một chữ; D cũng là Đ")
    before = translate("ProgressEntry", "Như kỳ trước: điền ô trống của các dòng đang chọn")
    own = [
        ("Enter", translate("ProgressEntry", "Lưu ô đang gõ, đến ô trống kế tiếp")),
        ("F8", translate("ProgressEntry", "Đến ô trống kế tiếp; Shift+F8: ô trống phía trước")),
        ("H Đ C T K M G N", states),
        ("Ctrl+D", before),
        ("F4", translate("ProgressEntry", "Tài liệu kiểm chứng của dòng đang chọn")),
        ("Alt+← Alt+→", translate("ProgressEntry", "Kỳ trước, kỳ sau")),
        ("Ctrl+F", translate("ProgressEntry", "Tìm trong kỳ, không cần dấu")),
        ("Esc", translate("ProgressEntry", "Thôi tìm; trong ô đang gõ: lấy lại chữ cũ")),
    ]
    return [*own, *(one for one in of_table if one[0] not in _OTHERWISE_HERE)]
