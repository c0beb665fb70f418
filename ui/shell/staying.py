"""What goes on when nobody looks: the tick, the notice, the icon a closed window is found under.

Loaded once writing is possible: the list comes first, and whoever reads it needs no reminding.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from cchc_desktop.config import settings
from cchc_desktop.domain.reminders import Reminder, digest
from cchc_desktop.scheduling.tick import Tick
from cchc_desktop.services.reminding.report_behind import is_about_report
from ui.jobs.runner import Runner
from ui.shell.window import MainWindow
from ui.shell.workplace import Workplace
from ui.tray.announcement import Announcement
from ui.tray.icon import TrayIcon
from ui.tray.lines import Ids, TrayDoors
from ui.tray.notice import Notice
from ui.tray.quiet import screen_is_taken, system_tells
from ui.tray.reminding import Reminding

_LOG = logging.getLogger(__name__)
_QUIET_UNTIL: Final = "tray/quiet-until"


def tray_doors(workplace: Workplace, show: Callable[[Ids], None]) -> TrayDoors:
    return TrayDoors(
        due=workplace.reminders,
        mark_shown=workplace.mark_reminded,
        put_off=workplace.put_off,
        now=workplace.now,
        show=show,
    )


class Staying(QObject):
    """Reminds as long as the program runs; with a tray, it runs until it is told to leave."""

    failed = Signal(object)
    tasks_asked = Signal(object, str)
    reports_asked = Signal(object)  # the reminders, where they are about reports and no task

    def __init__(
        self,
        window: MainWindow,
        workplace: Workplace,
        runner: Runner,
        settings_file: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._workplace = window, workplace
        self._settings: Final = settings_file
        self._quiet_until = window.kept.recall(_QUIET_UNTIL)
        self.tray: Final = TrayIcon(self) if QSystemTrayIcon.isSystemTrayAvailable() else None
        self.notice: Final = self._told_by(None if self.tray else window)
        self.hint: Final = self._told_by(None)
        doors = tray_doors(workplace, self._show_reminded)
        self.reminding: Final = Reminding(doors, self.notice, runner, self._may_show, self)
        self.reminding.failed.connect(self.failed)
        self.tick: Final = Tick(self.reminding.look)
        self.put_off: Final = self.reminding.put_off
        if self.tray is not None:
            self._stay(self.tray)

    def _told_by(self, inside: MainWindow | None) -> Notice | Announcement:
        """Let the system tell it, where it does; elsewhere a notice of our own."""
        if self.tray is not None and system_tells():
            return Announcement(self.tray)
        return Notice(inside)

    def _stay(self, tray: TrayIcon) -> None:
        tray.open_asked.connect(self._open)
        tray.today_asked.connect(self._show_today)
        tray.leave_asked.connect(self.leave)
        tray.quiet_asked.connect(self._be_quiet)
        tray.quiet.setChecked(self._is_quiet())
        self.reminding.looked.connect(self._count)
        self.reminding.told.connect(self.hint.hide)
        self.hint.seen.connect(self._remember_told)
        self._window.put_away.connect(self._tell_once)
        self._window.stays = True
        QApplication.setQuitOnLastWindowClosed(False)
        app = QCoreApplication.instance()
        if isinstance(app, QGuiApplication):  # Windows shuts down: nobody may be in its way
            app.commitDataRequest.connect(self._let_go)
        tray.show()

    def begin(self) -> None:
        self.tick.start()

    def end(self) -> None:
        """Stop for good; the window is closing."""
        self.tick.stop()
        self.reminding.end()
        for floating in (self.notice, self.hint):
            floating.hide()
            floating.deleteLater()
        if self.tray is not None:
            self.tray.leave()
            QApplication.setQuitOnLastWindowClosed(True)

    def leave(self) -> None:
        """Close the window for good, and the program with it."""
        self._let_go()
        self._window.close()
        QCoreApplication.quit()

    def _let_go(self) -> None:
        self._window.stays = False

    def look_again(self) -> None:
        self.reminding.forget_morning()
        self.tick.soon()

    def _open(self) -> None:
        self.hint.hide()
        self._window.come_forward()

    def _count(self, waiting: list[Reminder]) -> None:
        if self.tray is not None:
            self.tray.show_digest(digest(waiting))

    def _be_quiet(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show no notice until the next day begins; what waits is told then."""
        until = self._workplace.today() + timedelta(days=1) if on else None
        self._quiet_until = until.isoformat() if until else ""
        self._window.kept.remember(_QUIET_UNTIL, self._quiet_until)
        if on:
            self.notice.hide()
        else:
            self.tick.soon()

    def _is_quiet(self) -> bool:
        return self._workplace.today().isoformat() < self._quiet_until

    def _may_show(self) -> bool:
        quiet = self._is_quiet()
        if self.tray is not None:
            self.tray.quiet.setChecked(quiet)
        if quiet or screen_is_taken():
            return False
        if self.tray is None and (self._window.isMinimized() or not self._window.isVisible()):
            QApplication.alert(self._window)
            return False
        return True

    def _show_reminded(self, ids: Ids) -> None:
        self._show(ids, self.tr("Đang xem các nhiệm vụ được nhắc."))

    def _show_today(self) -> None:
        self._show(self.reminding.ids(0), self.tr("Đang xem các nhiệm vụ đến hạn hôm nay."))

    def _show(self, ids: Ids, why: str) -> None:
        self._open()
        tasks = self._workplace.tasks_behind(ids)
        if not tasks and any(is_about_report(one) for one in ids):
            self.reports_asked.emit(frozenset(ids))
        else:
            self.tasks_asked.emit(tasks, why)

    def _tell_once(self) -> None:
        """Say where the window went, once in the life of this computer's settings."""
        stands = isinstance(self.notice, Notice) and self.notice.isVisible()
        if stands or settings.load(self._settings).tray_told:
            return
        self.hint.say(
            f"{self._workplace.now():%H:%M}",
            self.tr("Chương trình vẫn chạy để nhắc việc."),
            self.tr(
                "Bấm vào biểu tượng ở góc phải thanh tác vụ để mở lại cửa sổ. "
                "Muốn tắt hẳn, bấm chuột phải vào biểu tượng rồi chọn Thoát."
            ),
            [("", self.tr("Đã rõ"))],
        )

    def _remember_told(self) -> None:
        try:
            known = settings.load(self._settings)
            settings.save(replace(known, tray_told=True), self._settings)
        except OSError as fault:
            _LOG.warning("settings not written: %s", type(fault).__name__)
