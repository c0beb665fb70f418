"""A new letter in the mail program of Windows, by Simple MAPI, which attaches files.

Outlook and Thunderbird know it; the mail app of Windows and web mail do not, and then it says no.
Reached only on Windows; must not know what is sent.
"""

import ctypes
import threading
from pathlib import Path
from typing import Final

_LOGON_UI: Final = 0x1
_DIALOG: Final = 0x8
_SUCCESS: Final = 0
_USER_ABORT: Final = 1
_NOWHERE: Final = 0xFFFFFFFF
_Wide = ctypes.c_wchar_p
_Long = ctypes.c_ulong


class _FileDesc(ctypes.Structure):
    """MapiFileDescW, as mapi.h has it."""

    _fields_ = (
        ("reserved", _Long),
        ("flags", _Long),
        ("position", _Long),
        ("path", _Wide),
        ("name", _Wide),
        ("kind", ctypes.c_void_p),
    )


class _Message(ctypes.Structure):
    """MapiMessageW, as mapi.h has it."""

    _fields_ = (
        ("reserved", _Long),
        ("subject", _Wide),
        ("text", _Wide),
        ("kind", _Wide),
        ("received", _Wide),
        ("conversation", _Wide),
        ("flags", _Long),
        ("sender", ctypes.c_void_p),
        ("recipient_count", _Long),
        ("recipients", ctypes.c_void_p),
        ("file_count", _Long),
        ("files", ctypes.POINTER(_FileDesc)),
    )


def a_letter(path: Path, subject: str) -> _Message:
    """Return the letter as MAPI takes it; what it points to lives as long as it does."""
    file = _FileDesc(0, 0, _NOWHERE, str(path), path.name, None)
    return _Message(
        subject=subject, text="", file_count=1, files=ctypes.pointer(file), recipients=None
    )


def open_letter(path: Path, subject: str, patience: float) -> bool:
    """Open a letter; false when no program takes it within `patience` seconds.

    Some programs answer only when the letter is sent, so this waits on a thread of its own.
    """
    try:
        send = ctypes.CDLL("mapi32.dll").MAPISendMailW
    except (OSError, AttributeError):
        return False
    answers: list[int] = []

    def ask() -> None:
        letter = a_letter(path, subject)
        answers.append(int(send(None, None, ctypes.byref(letter), _LOGON_UI | _DIALOG, 0)))

    waiting = threading.Thread(target=ask, name="mail", daemon=True)
    waiting.start()
    waiting.join(patience)
    return not answers or answers[0] in {_SUCCESS, _USER_ABORT}
