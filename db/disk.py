"""What the system says of the disk under a folder: on a network, free room, may it be written.

Must not know what the folder is for.
"""

import os
import re
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Final

_NETWORK_KINDS: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre", "beegfs"),
        *("coda", "glusterfs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2"),
        *("fuse.glusterfs", "fuse.cifs", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.s3fs"),
        "fuse.gvfsd-fuse",
    }
)
_ESCAPE: Final = re.compile(r"\\([0-7]{3})")
_MOUNTS: Final = Path("/proc/self/mountinfo")
_DRIVE_REMOTE: Final = 4


def nearest_existing(path: Path) -> Path:
    """Return the path itself, or the nearest folder above it that exists."""
    for candidate in (path, *path.parents):
        if candidate.exists():
            return candidate
    return path


if sys.platform == "win32":
    import ctypes

    def is_network(path: Path) -> bool:
        """Tell whether another machine keeps this folder; SQLite's WAL cannot be trusted there."""
        return is_windows_network(str(path), ctypes.windll.kernel32.GetDriveTypeW)

else:

    def is_network(path: Path) -> bool:
        """Tell whether another machine keeps this folder; SQLite's WAL cannot be trusted there."""
        if not _MOUNTS.exists():
            return False
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        return is_network_mount(nearest_existing(path).resolve(), mounts)


def is_network_mount(path: Path, mounts: str) -> bool:
    """Judge by the lines of /proc/self/mountinfo; a later mount hides an earlier one."""
    found = (-1, False)
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, (kind, *rest) = before.split(" "), after.split(" ")
        point = Path(_ESCAPE.sub(lambda octal: chr(int(octal[1], 8)), fields[4]))
        if path.is_relative_to(point) and len(point.parts) >= found[0]:
            # 9p also carries the folders of a virtual machine's own host; with tcp it is a network.
            remote = kind in _NETWORK_KINDS or (kind == "9p" and "trans=tcp" in " ".join(rest))
            found = (len(point.parts), remote)
    return found[1]


def is_windows_network(path: str, drive_kind: Callable[[str], int]) -> bool:
    r"""Judge a Windows path: \\server\share, or a letter that stands for one."""
    drive = PureWindowsPath(path).drive
    plain = re.sub(r"(?i)^\\\\[?.]\\(?!unc\\)", "", drive)  # \\?\C: is a local disk
    return plain.startswith("\\\\") or drive_kind(plain + "\\") == _DRIVE_REMOTE


def free_bytes(path: Path) -> int:
    return shutil.disk_usage(nearest_existing(path)).free


def is_writable(path: Path) -> bool:
    """Tell whether this user may write here.

    One who is above permissions (root) is also kept from what nobody is meant to write. Windows
    marks ordinary folders read-only for reasons of its own, which stops nobody.
    """
    if not os.access(path, os.W_OK):
        return False
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode) and sys.platform == "win32":
        return True
    return bool(mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


@dataclass(frozen=True)
class Disk:
    """The three questions asked of a disk, so that a test may answer them itself."""

    is_network: Callable[[Path], bool] = is_network
    free_bytes: Callable[[Path], int] = free_bytes
    is_writable: Callable[[Path], bool] = is_writable


REAL_DISK: Final = Disk()
