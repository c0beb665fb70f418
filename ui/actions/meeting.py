"""The office's computers meet through a shared folder: at the start, every ten minutes, on wish.

Each writes its own file only. What goes wrong is shown where the folder is spoken of, not asked
about every ten minutes. Must not know who shows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services import history
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange import folder_meeting
from resources.words import sentence
from ui.actions.bench import Bench
from ui.errors.reporter import Misfortune, is_misfortune

EVERY_MS: Final = 600_000
_AGAIN_MS: Final = 30_000  # when something else is being written just then, or typed
MOST_PUT_OFF: Final = 20
_PLACE: Final = "exchange/shared-folder"
_Facts = tuple[int | None, Sequence[tuple[str, int, int]]]


class Met(StrEnum):
    """How the last look at the folder ended."""

    NOTHING = "nothing"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class MeetingState:
    met: Met = Met.NOTHING
    words: str = ""


class Meeting(QObject):
    """One for each bench; `changed` tells that the folder or what came of it is another."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench: Final = bench
        self.state = MeetingState()
        self._reader: Final = bench.reader(self)
        self._seen: _Facts | None = None
        self._put_off = 0
        self._timer: Final = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def place(self) -> str:
        return self._bench.recall(_PLACE)

    def choose_place(self, place: str) -> None:
        """Meet in another folder, or in none; look there at once."""
        self._bench.remember(_PLACE, place)
        self._seen, self.state = None, MeetingState()
        self.changed.emit()
        if place:
            self.look_now()
        else:
            self._timer.stop()

    def begin(self) -> None:
        """Look for the first time, soon after the start."""
        if self.place:
            self._timer.start(0)

    def look(self) -> None:
        """Look, unless nothing was written here or there since the last time.

        Somebody who types is not disturbed: what takes long would stand over the window.
        """
        if _is_typing() and self._put_off < MOST_PUT_OFF:
            self._put_off += 1
            self._timer.start(_AGAIN_MS)
        elif self._seen is None:
            self.look_now()
        else:
            self._reader.ask(self._facts, self._look_at_news)

    def _look_at_news(self, facts: _Facts) -> None:
        if facts == self._seen:
            self._timer.start(EVERY_MS)
        else:
            self.look_now()

    def look_now(self) -> None:
        """Take in what the other computers wrote, and write what this one knows."""
        if not self.place:
            return
        if not self._bench.may_act():
            self._timer.start(_AGAIN_MS)
            return
        self._put_off = 0
        office, place = self._bench.office, Path(self.place)

        def work(ticket: Ticket) -> folder_meeting.Met | Misfortune:
            try:
                return folder_meeting.meet(office.desk, office.folder, place, ticket)
            except OSError:  # a folder of the network comes and goes
                return RefusedError("exchange-no-such-place", {"path": str(place)})
            except Exception as error:
                if not is_misfortune(error):
                    raise
                return error

        self._bench.start(self.tr("Trao đổi với máy khác"), place.name, work, self._end)
        self._timer.start(EVERY_MS)

    def _end(self, result: folder_meeting.Met | Misfortune) -> None:
        if isinstance(result, folder_meeting.Met):
            self._reader.ask(self._facts, self._remember)
            self.state = MeetingState(Met.DONE, self._words(result))
        else:
            self.state = MeetingState(Met.FAILED, sentence(result.code, result.facts))
        self.changed.emit()

    def _remember(self, facts: _Facts) -> None:
        self._seen = facts

    def _words(self, met: folder_meeting.Met) -> str:
        at = f"{self._bench.desk.now():%H:%M}"
        refused = [one for one in met.taken if one.refused is not None]
        news = [one for one in met.taken if one.outcome is not None and one.outcome.seq]
        if refused and refused[0].refused is not None:
            why = refused[0].refused
            return self.tr("Xem lúc {}: {}").format(at, sentence(why.code, why.facts))
        if news:
            return self.tr("Xem lúc {}: đã nhận {} tệp của máy khác").format(at, len(news))
        return self.tr("Xem lúc {}: không có gì mới").format(at)

    def _facts(self) -> _Facts:
        """Return what tells whether anything is new: the last write here, the files there."""
        newest, _ = history.next_steps(self._bench.desk)
        try:
            found = [(path, path.stat()) for path in sorted(Path(self.place).glob("*.cchc"))]
        except OSError:
            return None, ()
        files = tuple((path.name, told.st_mtime_ns, told.st_size) for path, told in found)
        return (newest.set if newest else 0), files


def _is_typing() -> bool:
    """Say whether somebody has a window open over this one, or the cursor in a field."""
    if QApplication.activeModalWidget() or QApplication.activePopupWidget():
        return True
    field = QApplication.focusWidget()
    return isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) and not field.isReadOnly()


def meeting_of(bench: Bench) -> Meeting:
    """Return the meeting of a bench; it is made when first asked for."""
    found = bench.findChild(Meeting)
    return found if isinstance(found, Meeting) else Meeting(bench)
