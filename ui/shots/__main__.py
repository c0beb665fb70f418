"""The door: `python -m ui.shots --out DIR [scene …]`, plainly and at two pixels for one."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from ui.shots.taking import take

# As large as an office's screen, so that menus open where a person would see them.
_SCREEN: Final = {"name": "office", "x": 0, "y": 0, "width": 1366, "height": 768}


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of every window and dialog")
    parser.add_argument("--out", type=Path, default=Path("docs") / "shots")
    parser.add_argument("--plain", action="store_true", help="only one pixel for one")
    parser.add_argument("scenes", nargs="*", help="all of them when none is named")
    options = parser.parse_args()
    doubled = os.environ.get("QT_SCALE_FACTOR") == "2"
    with tempfile.TemporaryDirectory() as folder:
        if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
            screens = Path(folder) / "screens.json"
            screens.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        for file in take(options.out, options.scenes, doubled=doubled):
            sys.stdout.write(f"{file}\n")
            sys.stdout.flush()
    if doubled or options.plain:
        return 0
    # Qt reads the factor once, when it starts.
    again = [sys.executable, "-m", "ui.shots", "--out", str(options.out), *options.scenes]
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call(again, env=environment)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
