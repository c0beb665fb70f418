"""What a start has to tell besides reminders: an update that arrived, a crash of the last time.

Said once, in a notice inside the window that nobody has to answer. Must not know how an update is
made or a crash is written.
"""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from cchc_desktop.config.crash_log import left_behind
from cchc_desktop.config.version import VERSION
from cchc_desktop.services.upkeep.update_arrival import Arrival, arrive
from resources.words import sentence
from ui.actions.bench import Bench
from ui.errors.reporter import is_misfortune
from ui.shell.window import MainWindow
from ui.tray.notice import Notice

_LOG = logging.getLogger(__name__)
_SUPPORT: Final = "support"


class News(QObject):
    """Made once writing is possible."""

    def __init__(self, window: MainWindow, bench: Bench) -> None:
        super().__init__(bench)
        self._window, self._bench = window, bench
        self.notice: Final = Notice(window)
        self.destroyed.connect(self.notice.deleteLater)
        self.notice.pressed.connect(self._answer)

    def tell(self) -> None:
        """Tell what there is; of both, the update, for it explains the rest."""
        root = self._bench.office.folder.path
        arrival, crashes = self._arrival(root), left_behind(self._bench.office.folder.logs)
        if arrival is not None:
            self.tell_arrival(arrival)
        elif crashes:
            self.tell_crash(len(crashes))

    def _arrival(self, root: Path) -> Arrival | None:
        try:
            return arrive(root)
        except Exception as error:
            if not is_misfortune(error):
                raise
            _LOG.warning("what an update came to was not noted: %s", error.code)
            return None

    def tell_arrival(self, arrival: Arrival) -> None:
        step = arrival.step
        facts = {
            "former": step.former,
            "new": step.new,
            "running": VERSION,
            "aside": arrival.aside or "",
        }
        self._say(sentence(arrival.code, facts), "", [("", self.tr("Đã rõ"))])

    def tell_crash(self, count: int) -> None:
        _LOG.info("crashes found: %s", count)
        self._say(
            self.tr("Lần trước chương trình dừng đột ngột; dữ liệu đã lưu vẫn nguyên."),
            self.tr("Có thể gửi nhật ký cho người hỗ trợ để tìm nguyên nhân."),
            [(_SUPPORT, self.tr("Xuất thông tin hỗ trợ…")), ("", self.tr("Bỏ qua"))],
        )

    def _say(self, title: str, words: str, answers: Sequence[tuple[str, str]]) -> None:
        self.notice.say(f"{self._bench.desk.now():%H:%M}", title, words, answers)

    def _answer(self, code: str) -> None:
        if code == _SUPPORT:
            from ui.settings.support_flow import export_support  # noqa: PLC0415 - seldom

            export_support(self._bench)
