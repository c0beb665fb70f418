"""What the frozen program with the window runs: `--self-test FOLDER`, or the window as ever."""

import sys
from pathlib import Path

from cchc_desktop.window import main

_SELF_TEST = "--self-test"


def start() -> int:
    """Look at the first word; a start without it loads nothing more for that."""
    words = sys.argv[1:]
    if words[:1] == [_SELF_TEST] and len(words) == len([_SELF_TEST, "FOLDER"]):
        from ui.self_test import run  # noqa: PLC0415 - asked for by builders and support

        return run(Path(words[1]))
    return main()


if __name__ == "__main__":
    sys.exit(start())
