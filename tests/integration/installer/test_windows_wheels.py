"""Everything locked can be installed on Windows as it is; asks the index of packages."""

from pathlib import Path

import pytest

from installer.wheels import lacking_for_windows

pytestmark = pytest.mark.long


def test_everything_locked_has_a_wheel_for_windows():
    assert lacking_for_windows() == ""


def test_a_package_without_one_is_named(tmp_path: Path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"uvloop==0.22.1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    assert "uvloop" in lacking_for_windows(lock)
