"""A file handed to other programs: opened with the one the system has for it, sent by mail.

Each returns None when it was handed over, else the code of the sentence that says why not, with
the fact `path`. Must not know what the file is.
"""

import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices

_PATIENCE_S: Final = 1.5  # within which a program that cannot start says so


def open_with_system(path: Path) -> str | None:
    """Open a file with the system's program for it."""
    if not path.is_file():
        return "handed-file-gone"
    opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return None if opened else "handed-nothing-opens"


def send_by_mail(path: Path, subject: str) -> str | None:
    """Open the mail program with a new letter to which the file is attached.

    Where it cannot be attached, the letter is opened without and the file is shown beside it.
    """
    if not path.is_file():
        return "handed-file-gone"
    if _attached(path, subject):
        return None
    if QDesktopServices.openUrl(_letter(subject)):
        show_in_folder(path)
        return "handed-attach-by-hand"
    return "handed-no-mail-program"


def show_in_folder(path: Path) -> bool:
    """Show a file where it lies, chosen where the system can do that."""
    if sys.platform == "win32":
        # One argument: Explorer reads no quotes around the path alone.
        subprocess.Popen(f'explorer /select,"{path}"')  # noqa: S603 - our own path, no shell
        return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _letter(subject: str) -> QUrl:
    url, query = QUrl("mailto:"), QUrlQuery()
    query.addQueryItem("subject", subject)
    url.setQuery(query)
    return url


def _attached(path: Path, subject: str) -> bool:
    if sys.platform == "win32":
        from ui.pdf_view.windows_mail import open_letter  # noqa: PLC0415 - only there is such

        return open_letter(path, subject, _PATIENCE_S)
    program = shutil.which("xdg-email")
    return program is not None and _starts([program, "--subject", subject, "--attach", str(path)])


def _starts(command: list[str]) -> bool:
    """Start a program; what still runs after a moment has found what it needs."""
    try:
        running = subprocess.Popen(command)  # noqa: S603 - found on the system's own path
    except OSError:
        return False
    try:
        return running.wait(_PATIENCE_S) == 0
    except subprocess.TimeoutExpired:
        # Somebody has to hear its end, whenever that is.
        threading.Thread(target=running.wait, name="mail", daemon=True).start()
        return True
