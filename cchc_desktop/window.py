"""The entry point of the window: reads its command line, and leaves the rest to `ui`.

The one place of the core that names a room above it; it loads that room only when it runs.
"""

import argparse
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.spawned import serve_if_spawned

_LONGEST_DELAY = 600


def main() -> int:
    """Open the window on the user's data; return the exit status."""
    serve_if_spawned()
    parser = argparse.ArgumentParser(prog="cchc-desktop", description=PROGRAM)
    parser.add_argument("--data", type=Path, help="thư mục dữ liệu khác")
    parser.add_argument("files", nargs="*", type=Path, help="tệp cần mở")
    parser.add_argument("--tray", action="store_true", help="mở thu nhỏ ở khay hệ thống")
    parser.add_argument("--delay", type=int, default=0, metavar="GIÂY", help="đợi rồi mới mở")
    given = parser.parse_args()
    data = given.data and given.data.absolute()
    files = tuple(file.absolute() for file in given.files)
    _leave_folder()
    # Right after a login the system has other things to do; nothing of ours is loaded yet.
    time.sleep(min(max(given.delay, 0), _LONGEST_DELAY))
    from ui.app import Start, run  # noqa: PLC0415 - `--help` needs no window

    return run(Start(data, files, given.tray))


def _leave_folder() -> None:
    """Stand at home, lest the program holds the stick that one of its files was opened from.

    Nor its own folder, which an update renames.
    """
    if getattr(sys, "frozen", False):
        with suppress(OSError, RuntimeError):
            os.chdir(Path.home())


if __name__ == "__main__":
    raise SystemExit(main())
