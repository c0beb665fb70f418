"""Bringing the program to another version from a file, and back again with the data of that time.

Nothing is replaced here: the data is copied, the installer unpacked, and what is meant written
down for the version that starts next. Must not know how an installer is started, nor any window.
"""

import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import resources
from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.config.portable import portable_folder
from cchc_desktop.config.update_steps import (
    Stage,
    UpdateStep,
    forget_step,
    keep_step,
    last_step,
    update_folder,
)
from cchc_desktop.config.version import VERSION
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.update_file import (
    ENDING,
    Update,
    numbers,
    read_update,
    unpack_installer,
)
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import HistoryLine, list_history
from cchc_desktop.services.upkeep.copies import copy_before_update, make_backup
from cchc_desktop.services.upkeep.update_arrival import drop_needless, kept_name
from db.backup import size_of
from db.copies import local
from db.errors import translating
from db.folder import Folder
from db.queries.history import newest_sets

__all__ = ["ENDING", "Update", "WayBack"]

_STAMP: Final = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class WayBack:
    """Where the way back leads. `file` is the former version's; None when it was not kept."""

    step: UpdateStep
    file: Path | None
    entered: Sequence[HistoryLine]  # since the update, the newest first


def release_keys() -> tuple[bytes, ...]:
    """Return the public keys whose releases this program takes."""
    text = resources.path("release-keys.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(bytes.fromhex(line) for line in lines if line and not line.startswith("#"))


# ---- to another version ---------------------------------------------------------------------


def look_into(path: Path, keys: Collection[bytes] | None = None, running: str = VERSION) -> Update:
    """Return what an update file brings; what may not be installed here is refused."""
    found = _signed(path, keys)
    facts = {"name": path.name, "version": found.version, "running": running, "least": found.least}
    here = numbers(running)
    if numbers(found.version) == here:
        raise RefusedError("update-is-running", facts)
    if numbers(found.version) < here:
        raise RefusedError("update-older", facts)
    if numbers(found.least) > here:
        raise RefusedError("update-needs-one-between", facts)
    return found


def _signed(path: Path, keys: Collection[bytes] | None) -> Update:
    if portable_folder() is not None:
        raise RefusedError("update-on-stick", {"name": path.name})
    known = release_keys() if keys is None else keys
    if not known:
        raise RefusedError("update-without-key", {"name": path.name})
    return read_update(path, known)


def begin_update(
    folder: Folder, desk: Desk, update: Update, ticket: Ticket, running: str = VERSION
) -> Path:
    """Copy the data, keep the file, unpack the installer and note what is meant; return it."""
    place = _place(folder)
    with _or_nothing(folder, running), translating(place):
        # The file is kept and its installer unpacked; of the data there are two copies.
        folder.require_room(2 * (update.size + size_of(folder.database)))
        installer = _unpack(update, place, ticket)
        ticket.step(0, 0, "copying-before-update")
        copied = copy_before_update(folder, desk.now())
        kept = place / copied.path.name
        _copy_whole(copied.path, kept)
        _keep_file(update, place)
        step = UpdateStep(
            former=running,
            new=update.version,
            at=desk.now().isoformat(timespec="seconds"),
            copy=kept.name,
            seq=_newest(desk),
            stage=Stage.ASKED,
            before=_that_counts(last_step(folder.path)),
        )
        keep_step(folder.path, step)
    return installer


def _that_counts(step: UpdateStep | None) -> UpdateStep | None:
    """Return the step that came about, which the last one may only have wanted to follow."""
    return step.before if step is not None and step.stage == Stage.ASKED else step


@contextmanager
def _or_nothing(folder: Folder, running: str) -> Iterator[None]:
    """Leave nothing of what breaks off, whatever breaks it off."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            drop_needless(folder.path, running)
        raise


def take_back_what_was_asked(folder: Folder) -> None:
    """Undo the note of a step whose installer could not be started."""
    step = last_step(folder.path)
    if step is None:
        return
    with translating(folder.path):
        if step.stage == Stage.ASKED:
            forget_step(folder.path)
            drop_needless(folder.path, step.former)
        elif step.stage == Stage.BACK_ASKED:
            keep_step(folder.path, replace(step, stage=Stage.DONE, aside=""))
            # What was saved aside a moment ago is all still in the data.
            if step.aside:
                (update_folder(folder.path) / step.aside).unlink(missing_ok=True)
            drop_needless(folder.path, step.new)


# ---- and back --------------------------------------------------------------------------------


def way_back(folder: Folder, desk: Desk, running: str = VERSION) -> WayBack | None:
    """Return where "Trở về bản trước" leads now; None when there is no way back."""
    step = last_step(folder.path)
    if step is None or step.stage != Stage.DONE or step.new != running:
        return None
    place = update_folder(folder.path)
    if not (place / step.copy).is_file():
        return None
    file = place / kept_name(step.former)
    entered = [line for line in list_history(desk) if line.set > step.seq]
    return WayBack(step, file if file.is_file() else None, entered)


def look_into_former(path: Path, back: WayBack, keys: Collection[bytes] | None = None) -> Update:
    """Return what the former version's file brings; any other version's is refused."""
    found = _signed(path, keys)
    if numbers(found.version) != numbers(back.step.former):
        facts = {"name": path.name, "version": found.version, "former": back.step.former}
        raise RefusedError("update-not-the-former", facts)
    return found


def begin_way_back(
    folder: Folder, back: WayBack, former: Update, at: datetime, ticket: Ticket
) -> Path:
    """Save everything as it is now, unpack the former installer, note what is meant.

    The former version puts the data of that time back when it starts: this one could only bring
    it up to a schema that the former does not know.
    """
    place = _place(folder)
    with _or_nothing(folder, back.step.new), translating(place):
        folder.require_room(former.size + size_of(folder.database))
        installer = _unpack(former, place, ticket)
        ticket.step(0, 0, "saving-before-way-back")
        aside = place / f"Truoc khi tro ve {back.step.former} {local(at):{_STAMP}}.zip"
        try:
            make_backup(folder, at, aside)
            keep_step(folder.path, replace(back.step, stage=Stage.BACK_ASKED, aside=aside.name))
        except BaseException:
            aside.unlink(missing_ok=True)  # everything in it is still in the data
            raise
    return installer


# ---- the folder ------------------------------------------------------------------------------


def _place(folder: Folder) -> Path:
    place = update_folder(folder.path)
    with translating(folder.path):
        place.mkdir(exist_ok=True)
    return place


def _unpack(update: Update, place: Path, ticket: Ticket) -> Path:
    target = place / f"{PROGRAM} {update.version}.exe"

    def step(done: int, total: int) -> None:
        ticket.step(done // 2**20, total // 2**20, "checking-update")

    unpack_installer(update, target, step)
    return target


def _keep_file(update: Update, place: Path) -> None:
    kept = place / kept_name(update.version)
    if not kept.exists() or not kept.samefile(update.path):
        _copy_whole(update.path, kept)


def _copy_whole(source: Path, target: Path) -> None:
    """Copy a file; under its name there is all of it, or what was there before."""
    part = target.with_name(f"{target.name}.part")
    try:
        with source.open("rb") as read, part.open("wb") as written:
            shutil.copyfileobj(read, written, 2**20)
            written.flush()
            os.fsync(written.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _newest(desk: Desk) -> int:
    with desk.store.reading() as connection:
        newest = newest_sets(connection, 1)
    return newest[0].seq if newest else 0
