"""Hỗ trợ: what can be sent to whoever supports the office, and where the logs lie."""

from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.actions.bench import Bench
from ui.parts.boxes import row
from ui.parts.buttons import button
from ui.settings.section import Section
from ui.settings.support_flow import export_support


class SupportSection(Section):
    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Hỗ trợ"), bench)
        self.head(
            self.tr("Thông tin hỗ trợ"),
            self.tr(
                "Một tệp để gửi người hỗ trợ: phiên bản, cài đặt, nhật ký, kết quả kiểm tra dữ"
                " liệu. Trong đó không có nội dung nhiệm vụ, không có tên; xem được trước khi lưu."
            ),
        )
        self.export: Final = button(self.tr("Xuất thông tin hỗ trợ…"), sign="document")
        self.export.clicked.connect(lambda: export_support(bench))
        self.logs: Final = button(self.tr("Mở thư mục nhật ký"), sign="folder")
        self.logs.clicked.connect(self._open_logs)
        self.add(row(self.export, self.logs, None))

    def first(self) -> QWidget:
        return self.export

    def _open_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.bench.office.folder.logs)))
