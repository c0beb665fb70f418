"""Locks a secret to this user of this computer where the system can: on Windows, by its own vault.

Elsewhere the file's rights protect it. Must not know what the secret is.
"""

import sys
from typing import Final

_PLAIN: Final = b"CCHCKEY0"
_LOCKED: Final = b"CCHCKEY1"


def protected(secret: bytes) -> bytes:
    """Return the secret as it may lie in a file."""
    locked = lock(secret)
    return _PLAIN + secret if locked is None else _LOCKED + locked


def unprotected(kept: bytes) -> bytes | None:
    """Return the secret again; None when it is not ours, or another user's."""
    mark, held = kept[: len(_PLAIN)], kept[len(_PLAIN) :]
    if mark == _PLAIN:
        return held
    return unlock(held) if mark == _LOCKED else None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _NO_QUESTIONS = 0x1  # CRYPTPROTECT_UI_FORBIDDEN

    class _Blob(ctypes.Structure):
        _fields_ = (("size", wintypes.DWORD), ("data", ctypes.POINTER(ctypes.c_char)))

    def lock(secret: bytes) -> bytes | None:
        """Lock with the key that Windows keeps for this user; None where it keeps none."""
        return _passed(ctypes.WinDLL("crypt32").CryptProtectData, secret)

    def unlock(locked: bytes) -> bytes | None:
        return _passed(ctypes.WinDLL("crypt32").CryptUnprotectData, locked)

    def _passed(call: "ctypes._FuncPointer", data: bytes) -> bytes | None:
        held = ctypes.create_string_buffer(data, len(data))
        given = _Blob(len(data), ctypes.cast(held, ctypes.POINTER(ctypes.c_char)))
        made = _Blob()
        call.restype = wintypes.BOOL
        pointers = ctypes.byref(given), None, None, None, None
        if not call(*pointers, _NO_QUESTIONS, ctypes.byref(made)):
            return None
        try:
            return ctypes.string_at(made.data, made.size)
        finally:
            free = ctypes.WinDLL("kernel32").LocalFree
            free.argtypes = (ctypes.c_void_p,)
            free(made.data)

else:

    def lock(_secret: bytes) -> bytes | None:
        """Lock nothing: the file's rights do."""
        return None

    def unlock(_locked: bytes) -> bytes | None:
        """Open nothing: a file that Windows locked opens only there."""
        return None
