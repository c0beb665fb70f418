"""The entry point of the window: reads its command line, and leaves the rest to `ui`.

The one place of the core that names a room above it; it loads that room only when it runs.
"""

import argparse
from pathlib import Path


def main() -> int:
    """Open the window on the user's data; return the exit status."""
    parser = argparse.ArgumentParser(prog="cchc-desktop", description="CCHC Desktop")
    parser.add_argument("--data", type=Path, help="thư mục dữ liệu khác")
    parser.add_argument("files", nargs="*", type=Path, help="tệp cần mở")
    given = parser.parse_args()
    from ui.app import Start, run  # noqa: PLC0415 - `--help` needs no window

    return run(Start(given.data, tuple(given.files)))


if __name__ == "__main__":
    raise SystemExit(main())
