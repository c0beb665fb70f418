"""Cập nhật: which version runs, a newer one from a file, and the way back to the former."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QWidget

from cchc_desktop.config.update_steps import Stage, last_step
from cchc_desktop.config.version import VERSION
from cchc_desktop.services.upkeep.updating import way_back
from resources.words import shown
from ui.actions.bench import Bench
from ui.parts.boxes import row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.settings.rows import Rows
from ui.settings.section import Section
from ui.settings.update_flow import choose_update, go_back


class UpdateSection(Section):
    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Cập nhật"), bench)
        self.head(
            self.tr("Phiên bản"),
            self.tr(
                "Phiên bản mới đến bằng một tệp cập nhật, qua USB hoặc thư; không cần mạng."
                " Cũng có thể thả tệp đó vào cửa sổ chương trình."
            ),
        )
        self.facts: Final = Rows(self.tr("Phiên bản"), ["", ""], stretch=1)
        self.add(self.facts)
        self.open: Final = button(self.tr("Mở tệp cập nhật…"), sign="folder")
        self.open.clicked.connect(lambda: choose_update(bench))
        self.add(row(self.open, None))
        self.head(
            self.tr("Trở về bản trước"),
            self.tr(
                "Cài lại phiên bản trước lần cập nhật gần nhất, cùng bản sao dữ liệu giữ lúc đó."
                " Dữ liệu hiện nay được lưu riêng trước khi trở về."
            ),
        )
        self.back: Final = button(self.tr("Trở về bản trước…"))
        self.back.clicked.connect(lambda: go_back(bench))
        self.add(row(self.back, None))
        self._none = label(self.tr("Chưa có lần cập nhật nào để trở về."), "muted", wrap=True)
        self.add(self._none)

    def first(self) -> QWidget:
        return self.open

    def refresh(self) -> None:
        folder = self.bench.office.folder
        step = last_step(folder.path)
        self.facts.begin()
        self.facts.add([label(self.tr("Đang dùng"), "muted"), VERSION])
        if step is not None and step.stage == Stage.DONE:
            words = self.tr("Từ {former} lên {new}, lúc {when}").format(
                former=step.former, new=step.new, when=shown(datetime.fromisoformat(step.at))
            )
            self.facts.add([label(self.tr("Cập nhật gần nhất"), "muted"), words])
        self.facts.end()
        can = way_back(folder, self.bench.desk) is not None
        self.back.setEnabled(can)
        self._none.setVisible(not can)
