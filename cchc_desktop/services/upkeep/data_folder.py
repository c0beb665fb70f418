"""The data folder as its owner sees it: where it is, how large, its copies, another place for it.

Must not know which window is open on it.
"""

from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.config.location import point_to
from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.config.synced import is_synced
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.upkeep.health import check
from db.backup import attachments_in
from db.copies import CopyInfo, list_copies
from db.folder import Folder
from db.health import Finding
from db.moving import copy_folder, folder_size

__all__ = [
    "CopyInfo",
    "Finding",
    "FolderFacts",
    "check_data",
    "copies_there",
    "folder_facts",
    "move_data",
    "place_in",
]


@dataclass(frozen=True, slots=True)
class FolderFacts:
    path: Path
    size: int
    attachments: int
    copies: int
    free: int


def folder_facts(folder: Folder) -> FolderFacts:
    return FolderFacts(
        path=folder.path,
        size=folder_size(folder),
        attachments=len(attachments_in(folder)),
        copies=len(list_copies(folder.path, deep=False)),
        free=folder.disk.free_bytes(folder.path),
    )


def copies_there(folder: Folder) -> list[CopyInfo]:
    """Return the copies in the folder, newest first, after a short look at each."""
    return list_copies(folder.path, deep=False)


def check_data(folder: Folder) -> list[Finding]:
    """Read everything in a folder whose database is open here; return what is wrong."""
    return check(folder, in_use=True)


def place_in(chosen: Path) -> Path:
    """Return where the data goes when a person chooses a folder: into it, if it is empty."""
    try:
        is_empty = not chosen.exists() or not any(chosen.iterdir())
    except OSError:
        is_empty = True  # what is wrong with it is told when it is used
    return chosen if is_empty else chosen / PROGRAM


def move_data(folder: Folder, target: Path, own: Path, ticket: Ticket) -> Path:
    """Copy everything to another place and let every later start open that; return the place.

    The former folder stays as it was, with all its copies: who trusts the new one may delete it.
    `own` is where this user's data lies unless it is moved.
    """
    if is_synced(target):
        raise RefusedError("folder-synced", {"path": str(target)})

    def step(done: int, total: int) -> None:
        ticket.step(done, total, "copying-data")

    copy_folder(folder, target, step)
    point_to(own, target)
    return target.absolute()
