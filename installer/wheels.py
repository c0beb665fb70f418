"""Whether everything locked can be installed on Windows without a compiler.

Asks the index that packages are installed from; downloads nothing. Must not know what they are for.
"""

import subprocess
import sysconfig
import tempfile
from pathlib import Path
from typing import Final

from installer.product import ROOT

LOCK: Final = ROOT / "requirements.lock"
_PLATFORM: Final = "x86_64-pc-windows-msvc"


def lacking_for_windows(lock: Path = LOCK, *, python: str = "3.11") -> str:
    """Say which locked package has no wheel of the locked hashes there; empty when none lacks."""
    uv = str(Path(sysconfig.get_path("scripts")) / "uv")
    with tempfile.TemporaryDirectory() as nowhere:
        command = [uv, "pip", "install", "--dry-run", "--quiet", "--target", nowhere]
        target = ["--python-platform", _PLATFORM, "--python-version", python]
        rules = ["--only-binary", ":all:", "--require-hashes", "--requirement", str(lock)]
        done = subprocess.run(
            [*command, *target, *rules], capture_output=True, text=True, check=False
        )
    return done.stderr.strip() if done.returncode else ""
