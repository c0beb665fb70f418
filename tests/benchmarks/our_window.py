"""Our window until a milestone of its start: `our_window.py painted|usable DATA`."""

import os
import sys
from pathlib import Path

from ui.app import Start, run


def main() -> None:
    wanted, data = sys.argv[1:]

    def reached(milestone: str) -> None:
        if milestone == wanted:
            os._exit(0)

    sys.exit(run(Start(Path(data)), reached))


if __name__ == "__main__":
    main()
