"""Asks what is due when woken, and tells it: once a morning, after an import, when put off."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from cchc_desktop.domain.reminders import digest
from ui.errors.reporter import is_misfortune
from ui.jobs.runner import Runner
from ui.tray.announcement import Announcement
from ui.tray.lines import Due, TrayDoors
from ui.tray.notice import Notice
from ui.tray.wording import again, headline, most_pressing

_LOG = logging.getLogger(__name__)
_SEE: Final = "see"
_LATER: Final = "later"


class Reminding(QObject):
    """`look` is called on the tick's thread; everything else happens on the main one.

    Reading every task of a large office takes a second, and readers are in nobody's way: it is
    done where it is asked for. Writing goes through the runner, as everywhere.
    """

    looked = Signal(object)
    told = Signal()
    put_off = Signal()
    failed = Signal(object)
    _read = Signal(object)

    def __init__(
        self,
        doors: TrayDoors,
        notice: Notice | Announcement,
        runner: Runner,
        may_show: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doors, self._notice, self._runner = doors, notice, runner
        self._may_show: Final = may_show
        self._waiting: Final[list[Callable[[], None]]] = []
        self._due = Due()
        self._telling: list[str] = []
        self._told_at: datetime | None = None
        self._again_at: datetime | None = None
        self._reading: Final = threading.Lock()
        self._is_over = False
        self._read.connect(self._take)
        runner.busy_changed.connect(self._catch_up)
        notice.seen.connect(self._note_seen)
        notice.pressed.connect(self._do_pressed)

    def look(self) -> None:
        """Read what is due, and hand it over to the main thread."""
        with self._reading:
            if self._is_over:
                return
            try:
                due = self._doors.due()
            except Exception as error:  # noqa: BLE001 - a tick a minute; it must survive every one
                self._bear(error)
                return
            self._read.emit(due)

    def end(self) -> None:
        """Look no more; whoever looks just now has finished when this returns."""
        with self._reading:
            self._is_over = True

    def forget_morning(self) -> None:
        """Tell once more today, as after an import."""
        self._told_at = None

    def _take(self, due: Due) -> None:
        if self._is_over:
            return
        self._due = due
        self.looked.emit(due.waiting)
        self._tell()

    def ids(self, days_left: int) -> list[str]:
        """Name the reminders of what is due in so many days."""
        return [line.id for line in self._due.waiting if line.days_left == days_left]

    def _tell(self) -> None:
        now, new = self._doors.now(), self._due.new
        if not new or not self._is_time(now) or not self._may_show():
            return
        self._told_at = now
        self._telling = [line.id for line in new]
        self._again_at, later = again(now)
        see = self.tr("Xem {} việc").format(len(new))
        self.told.emit()
        self._notice.say(
            f"{now:%H:%M}",
            headline(digest(new)),
            most_pressing(new),
            [(_SEE, see), (_LATER, later)],
        )

    def _is_time(self, now: datetime) -> bool:
        """Tell whether anything fired since the last notice.

        What a person enters during the day fired in the morning: it waits for the next one, or
        there would be a notice a minute while a plan is typed in.
        """
        last = self._told_at
        if last is None or now < last:  # the clock was set back
            return True
        return any(last < line.fire_at for line in self._due.new)

    def _note_seen(self) -> None:
        # After showing: a crash between the two tells once more, and never loses anything.
        shown = list(self._telling)
        self._write(lambda: self._doors.mark_shown(shown))

    def _do_pressed(self, code: str) -> None:
        those, until, now = list(self._telling), self._again_at, self._doors.now()
        if code == _SEE:
            self._doors.show(those)
        elif code == _LATER and until is not None:
            # It may stand there past the hour it names.
            then = until if until > now else again(now)[0]
            self._write(lambda: self._put_off(those, then))

    def _put_off(self, those: list[str], until: datetime) -> None:
        self._doors.put_off(those, until)
        self.put_off.emit()

    def _write(self, verb: Callable[[], None]) -> None:
        """Write now, or when the job that runs is over."""
        if self._runner.busy:
            self._waiting.append(verb)
            return
        try:
            self._runner.now(verb)
        except Exception as error:  # noqa: BLE001 - as above
            self._bear(error)

    def _catch_up(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        waiting = [] if busy else list(self._waiting)
        for verb in waiting:
            self._waiting.remove(verb)
            self._write(verb)

    def _bear(self, error: Exception) -> None:
        """Report a bug, once as all bugs; a misfortune may be over by the next minute."""
        if is_misfortune(error):
            _LOG.info("no reminders for now: %s", error.code)
        else:
            self.failed.emit(error)
