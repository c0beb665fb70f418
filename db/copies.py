"""The copies of the database in a data folder: their names, what is in them, which ones to drop.

Standard library only: the newest sound copy is offered when nothing else works. Must not know how
a copy is made or put back.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Final

from db.errors import Fault, StoreFault
from db.probe import look

VIETNAM: Final = timezone(timedelta(hours=7))
FOLDER_NAME: Final = "copies"


class Reason(StrEnum):
    """Why a copy was made."""

    DAY = "day"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    ASKED = "asked"
    DAMAGED = "damaged"  # not a copy to go back to: a damaged database set aside


_WORDS: Final = {
    Reason.DAY: "ngay",
    Reason.MIGRATION: "nang-cap",
    Reason.IMPORT: "nhan-tep",
    Reason.RESTORE: "khoi-phuc",
    Reason.ASKED: "yeu-cau",
    Reason.DAMAGED: "hong",
}
_REASONS: Final = {word: reason for reason, word in _WORDS.items()}
_NAME: Final = re.compile(
    r"(?P<stamp>\d{8}-\d{6})(?:_(?P<nth>\d+))?-(?P<word>[a-z]+(?:-[a-z]+)*)\.db"
)
_STAMP: Final = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class CopyInfo:
    """One copy. `version`, `plans` and `tasks` are 0 where it is not sound."""

    path: Path
    made_at: datetime
    nth: int  # of the copies of that very second
    reason: Reason
    size: int
    sound: bool
    version: int
    plans: int
    tasks: int


def local(at: datetime) -> datetime:
    """Return the moment on the clocks of Việt Nam; a time without a zone is already so."""
    return at.replace(tzinfo=VIETNAM) if at.tzinfo is None else at.astimezone(VIETNAM)


def name_for(folder: Path, reason: Reason, at: datetime) -> Path:
    """Return a path no copy has yet; names sort by time."""
    stamp = local(at).strftime(_STAMP)
    taken = [nth for _, made, nth, _ in _named(folder) if made.strftime(_STAMP) == stamp]
    if taken:
        stamp += f"_{max(taken) + 1}"
    return folder / FOLDER_NAME / f"{stamp}-{_WORDS[reason]}.db"


def list_copies(folder: Path, *, deep: bool = True, of: date | None = None) -> list[CopyInfo]:
    """Return the copies of a data folder, newest first, or only those made on a day.

    `deep` reads each to its last page.
    """
    wanted = (named for named in _named(folder) if of in (None, named[1].date()))
    return [_inspected(*named, deep=deep) for named in wanted]


def copy_at(folder: Path, path: Path) -> CopyInfo:
    """Return what one copy of a data folder is, without a look into the others."""
    return next(_inspected(*named, deep=False) for named in _named(folder) if named[0] == path)


def daily_copy_due(folder: Path, today: date) -> bool:
    """Tell whether this day's copy is still to be made."""
    return not any(
        copy.reason is Reason.DAY and copy.sound
        for copy in list_copies(folder, deep=False, of=today)
    )


def newest_sound(folder: Path) -> CopyInfo | None:
    """Return the newest copy that is sound to its last page."""
    found = (_inspected(*named, deep=True) for named in _named(folder))
    return next((copy for copy in found if copy.sound), None)


def loss_of(fault: Fault, folder: Path) -> StoreFault:
    """Return the fault of a database that is damaged or missing, with the copy to go back to."""
    copy = newest_sound(folder)
    if copy is None:
        if fault is Fault.DATABASE_MISSING:
            return StoreFault(Fault.FOLDER_MISSING, path=str(folder))
        return StoreFault(Fault.DATABASE_DAMAGED_NO_COPY, path=str(folder))
    return StoreFault(
        fault,
        path=str(folder),
        copy=str(copy.path),
        made_at=copy.made_at,
        plans=copy.plans,
        tasks=copy.tasks,
    )


def choose_to_drop(copies: Iterable[CopyInfo], today: date) -> list[CopyInfo]:
    """Return the copies that are no longer worth their room.

    Kept: all of today and later, the newest of each day for two weeks, of each week for three
    months, of each month for three years, and always the newest sound one. An unsound copy keeps
    no sound one out.
    """
    # Sound ones first, newest first: the first to claim a span of time is the one to keep.
    ranked = sorted(copies, key=lambda copy: (copy.sound, copy.made_at, copy.nth), reverse=True)
    claimed: set[Hashable] = set()
    dropped = []
    for place, copy in enumerate(ranked):
        span = _span(copy, today)
        is_newest_sound = place == 0 and copy.sound
        if not is_newest_sound and (span is None or span in claimed):
            dropped.append(copy)
        claimed.add(span)
    return dropped


def _span(copy: CopyInfo, today: date) -> Hashable:
    """Return what span of time a copy stands for; None when it is too old to stand for any."""
    day = copy.made_at.date()
    is_recent = day > today - timedelta(weeks=2)
    if copy.reason is Reason.DAMAGED:
        return copy.path if is_recent else None  # two weeks for somebody to save what can be saved
    if day >= today:
        return copy.path
    if is_recent:
        return day
    if day > _months_before(today, 3):
        return day.isocalendar()[:2]
    if day > _months_before(today, 36):
        return (day.year, "month", day.month)
    return None


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def _named(folder: Path) -> Iterator[tuple[Path, datetime, int, Reason]]:
    """Yield what carries a copy's name, newest first; other files there are somebody else's."""
    found = []
    for path in (folder / FOLDER_NAME).glob("*.db"):
        match = _NAME.fullmatch(path.name)
        if match is None or match["word"] not in _REASONS:
            continue
        try:
            made_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=VIETNAM)
        except ValueError:
            continue
        found.append((path, made_at, int(match["nth"] or 1), _REASONS[match["word"]]))
    yield from sorted(found, key=lambda named: named[1:3], reverse=True)


def _inspected(path: Path, made_at: datetime, nth: int, reason: Reason, *, deep: bool) -> CopyInfo:
    size = path.stat().st_size
    try:
        seen = None if reason is Reason.DAMAGED else look(path, deep=deep)
    except StoreFault:
        seen = None
    if seen is None:
        return CopyInfo(path, made_at, nth, reason, size, sound=False, version=0, plans=0, tasks=0)
    return CopyInfo(path, made_at, nth, reason, size, True, seen.version, seen.plans, seen.tasks)
