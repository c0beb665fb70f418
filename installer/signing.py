"""Where programs are signed, on the machine that has a key; everywhere else this does nothing.

`CCHC_SIGN` holds a command that signs the file named after it. Must not know any key.
"""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

VARIABLE: Final = "CCHC_SIGN"


def signing_command() -> str:
    """Return the command that signs a file; empty when nothing is signed here."""
    return os.environ.get(VARIABLE, "").strip()


def sign(files: Iterable[Path]) -> int:
    """Sign files; return how many were. A command that fails stops the build."""
    command, signed = signing_command(), 0
    if command:
        for file in files:
            # The command comes from who builds, with its own quotes, as makensis runs it too.
            subprocess.run(f'{command} "{file}"', shell=True, check=True)  # noqa: S602
            signed += 1
    return signed
