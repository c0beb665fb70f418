"""Restores again and again, each time killed at a later touch of the data folder.

Run by test_crashes.py in a process of its own, since it forks. Prints what each crash left.
"""

import json
import os
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path

from db.backup import make_copy
from db.copies import VIETNAM, Reason
from db.errors import StoreFault
from db.folder import Folder
from db.probe import look
from db.restore import restore

AT = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)
_TOUCHES = {"open", "os.remove", "os.rename", "sqlite3.connect", "shutil.copyfile", "os.truncate"}


def crash_at(nth: int, folder: Path) -> None:
    """Make the nth touch of a file in the folder the last thing this process does."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in _TOUCHES and str(folder) in str(arguments[0]):
            seen += 1
            if seen == nth:
                os._exit(9)

    sys.addaudithook(hook)


def in_a_child(nth: int, path: Path, source: Path) -> bool:
    """Restore with a crash at the nth touch; tell whether it came to its end before."""
    child = os.fork()
    if child == 0:
        folder = Folder.hold(path)
        crash_at(nth, path)
        restore(folder, source, AT + timedelta(hours=1))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def state_of(path: Path) -> dict[str, object]:
    """Open the folder as the next start does, and tell what there is."""
    try:
        with Folder.open(path) as folder:
            seen = look(folder.database, deep=True)
            copy = make_copy(folder, Reason.ASKED, AT + timedelta(hours=2))
            return {
                "tasks": seen.tasks,
                "copied": copy.tasks,
                "marked": folder.incarnation_mark.exists(),
            }
    except StoreFault as fault:
        return {"fault": fault.code.value}


def main(template: Path, source: Path, scratch: Path) -> None:
    left, ended, nth = [], False, 0
    while not ended:
        nth += 1
        path = scratch / str(nth)
        shutil.copytree(template, path)
        ended = in_a_child(nth, path, source)
        left.append(state_of(path))
        shutil.rmtree(path)
    json.dump(left, sys.stdout)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
