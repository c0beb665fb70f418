"""The name the system knows for who sits here; proposed at the first start, never stored."""

import getpass
import sys


def system_person() -> str:
    """Return the full name where the system has one, else the account's; empty when unknown."""
    try:
        return _full_name() or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


if sys.platform == "win32":
    import ctypes

    _DISPLAY_NAME = 3
    _LONGEST = 256

    def _full_name() -> str:
        size = ctypes.c_ulong(_LONGEST)
        name = ctypes.create_unicode_buffer(_LONGEST)
        found = ctypes.windll.secur32.GetUserNameExW(_DISPLAY_NAME, name, ctypes.byref(size))
        return name.value if found else ""

else:
    import os
    import pwd

    def _full_name() -> str:
        return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0]
