"""Scenes of updates, the way back, and the information for support."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog

from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.config.update_steps import Stage, UpdateStep
from cchc_desktop.scheduling.clock import VIETNAM
from cchc_desktop.services.history import list_history
from cchc_desktop.services.upkeep.support import Part
from cchc_desktop.services.upkeep.update_arrival import Arrival
from cchc_desktop.services.upkeep.updating import Update, WayBack
from ui.settings.support_flow import SupportWindow
from ui.settings.update_flow import update_window, way_back_window
from ui.shell.news import News
from ui.shots.studio import Opened, Show, Studio, settle, show_alone

_NOTES: Final = (
    "Nhắc việc theo từng đơn vị: chọn đơn vị trong Cài đặt, mục Nhắc việc.",
    "Báo cáo sáu tháng có thêm biểu so sánh với cùng kỳ năm trước.",
    "Nhận kế hoạch: đọc được bảng ngắt giữa hai trang của tệp PDF.",
    "Sửa lỗi: in biểu khổ ngang bị mất cột cuối ở một số máy in.",
)
_UPDATE: Final = Update(
    Path(f"{PROGRAM} 1.4.0.cchc-update"), "1.4.0", "1.0", date(2026, 11, 18), _NOTES, 0, ""
)
_STEP: Final = UpdateStep(
    former="1.3.2",
    new="1.4.0",
    at=datetime(2026, 11, 18, 8, 5, tzinfo=VIETNAM).isoformat(),
    copy="20261118-080500-nang-cap.db",
    seq=0,
    stage=Stage.DONE,
    aside="Truoc khi tro ve 1.3.2 20261120-094100.zip",
)
_PARTS: Final = (
    Part(
        "Phiên bản.txt",
        "Lúc: 09:41 ngày 20/11/2026\nChương trình: 1.4.0\nHệ điều hành: Windows-10-10.0.19045-SP0\n"
        "Python: 3.11.9\nQt: 6.11.0\nMàn hình: 1366×768 (100%)\nBản cài đặt: có\n"
        "Chạy từ USB: không\nKiểu dữ liệu: 2/2\nSố kế hoạch: 3\nSố nhiệm vụ: 214\n"
        "Dung lượng dữ liệu (MB): 12,4\nSố bản sao: 18\nỔ đĩa còn trống (MB): 182.400\n",
    ),
    Part("Cài đặt.txt", "theme: light\n"),
    Part("Kiểm tra dữ liệu.txt", "Không có gì hỏng.\n"),
)


def _alone(made: Callable[[Opened], QDialog]) -> Callable[[Studio, Show], None]:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened("grown") as opened:
            show_alone(made(opened), show)

    return scene


def _way_back(opened: Opened) -> QDialog:
    entered = list_history(opened.acts.desk)
    return way_back_window(opened.acts, WayBack(_STEP, None, entered))


def _told(tell: Callable[[News], None]) -> Callable[[Studio, Show], None]:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened() as opened:
            tell(News(opened.window, opened.acts))
            settle()
            show(opened.window)

    return scene


SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    "update": _alone(lambda opened: update_window(opened.acts, _UPDATE)),
    "update-back": _alone(_way_back),
    "update-arrived": _told(lambda news: news.tell_arrival(Arrival("update-made", _STEP))),
    "support": _alone(lambda opened: SupportWindow(_PARTS, opened.window)),
    "support-after-crash": _told(lambda news: news.tell_crash(1)),
}
