"""What is a network folder, on both systems; what may be written."""

from pathlib import Path

import pytest

from db.disk import REAL_DISK, is_network_mount, is_windows_network, nearest_existing

MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /home/lan/share rw,relatime - cifs //may-chu/chung rw,vers=3.0
31 22 0:41 / /mnt/nfs rw - nfs4 may-chu:/du-lieu rw
32 22 0:42 / /mnt/D\303\271ng\040chung rw - fuse.sshfs lan@may-chu: rw
33 31 254:1 / /mnt/nfs/local rw - ext4 /dev/vdb rw
34 22 0:43 / /mnt/c rw - 9p drvfs rw,trans=fd
35 22 0:44 / /mnt/p9 rw - 9p may-chu rw,trans=tcp
36 22 0:45 / /mnt/over rw - nfs may-chu:/cu rw
37 36 254:2 / /mnt/over rw - xfs /dev/vdc rw
""".strip()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/lan/data", False),
        ("/home/lan/share", True),
        ("/home/lan/share/cchc", True),
        ("/home/lan/shared", False),
        ("/mnt/nfs/cchc", True),
        ("/mnt/nfs/local/cchc", False),
        ("/mnt/c/cchc", False),
        ("/mnt/p9/cchc", True),
        ("/mnt/over/cchc", False),
    ],
)
def test_mounts(path: str, expected: bool):  # noqa: FBT001
    assert is_network_mount(Path(path), MOUNTS) is expected


def test_a_mount_point_with_a_space_and_accents():
    mounts = MOUNTS.replace(r"D\303\271ng", "Dùng")  # the kernel escapes white space only
    assert is_network_mount(Path("/mnt/Dùng chung/cchc"), mounts)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\may-chu\chung\cchc", True),
        (r"//may-chu/chung/cchc", True),
        (r"\\?\UNC\may-chu\chung\cchc", True),
        (r"\\?\C:\cchc", False),
        (r"C:\cchc", False),
        (r"Z:\cchc", True),
        (r"z:\cchc", True),
        (r"\\?\Z:\cchc", True),
    ],
)
def test_windows_paths(path: str, expected: bool):  # noqa: FBT001
    kinds = {"Z:\\": 4, "C:\\": 3}
    assert is_windows_network(path, lambda root: kinds.get(root.upper(), 1)) is expected


def test_this_machine(tmp_path: Path):
    assert not REAL_DISK.is_network(tmp_path / "not" / "there")
    assert REAL_DISK.free_bytes(tmp_path / "not" / "there") > 0
    assert nearest_existing(tmp_path / "not" / "there") == tmp_path


def test_what_nobody_is_meant_to_write(tmp_path: Path):
    path = tmp_path / "x"
    path.touch()
    assert REAL_DISK.is_writable(path)
    path.chmod(0o444)
    assert not REAL_DISK.is_writable(path)
