"""Paths of Windows that are longer than it takes by itself."""

from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

import pytest

from cchc_desktop.config.long_paths import DEEPEST, reachable, windows_path
from db.probe import uri_of

LONG = "\\".join(f"Thư mục số {nth} của phòng Văn hóa – Xã hội" for nth in range(8))


def test_a_short_path_stays_as_it_is():
    path = "C:\\Users\\Hà\\AppData\\Local\\CCHC Desktop"
    assert windows_path(path, DEEPEST) == path


def test_a_long_one_gets_the_prefix():
    assert windows_path(f"D:\\{LONG}") == f"\\\\?\\D:\\{LONG}"


def test_what_will_lie_deeper_counts():
    path = "D:\\" + "x" * 200
    assert windows_path(path) == path
    assert windows_path(path, DEEPEST).startswith("\\\\?\\D:\\")


def test_a_share_is_named_as_windows_wants_it():
    assert windows_path(f"\\\\may-chu\\chung\\{LONG}") == f"\\\\?\\UNC\\may-chu\\chung\\{LONG}"


@pytest.mark.parametrize("start", ["\\\\?\\D:\\", "\\\\.\\D:\\"])
def test_one_that_has_a_prefix_keeps_it(start: str):
    assert windows_path(start + LONG) == start + LONG


def test_behind_the_prefix_nothing_is_left_to_be_worked_out():
    found = windows_path(f"D:/{LONG}/a/./../b".replace("\\", "/"))
    assert found == f"\\\\?\\D:\\{LONG}\\b"


def test_elsewhere_paths_are_as_they_are(tmp_path: Path):
    path = tmp_path / LONG
    assert reachable(path, DEEPEST) == path


def test_the_database_is_named_so_that_sqlite_finds_it():
    long = PureWindowsPath(f"\\\\?\\D:\\{LONG}\\cchc.db")
    assert unquote(uri_of(long)) == f"file:{long}"
    assert "?" not in uri_of(long)  # what follows it would be taken for options
    assert uri_of(PureWindowsPath("D:\\Dữ liệu\\cchc.db")).startswith("file:///D:/D%E1%BB%AF")
