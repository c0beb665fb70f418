"""Which places OneDrive looks after, as it says itself."""

from pathlib import Path

import pytest

from cchc_desktop.config.synced import is_synced

HOME = Path("/Users/Hà")
OFFICE = {"OneDriveCommercial": "/Users/Hà/OneDrive - UBND phường Hoa Sen/", "OneDrive": ""}


@pytest.mark.parametrize(
    ("path", "synced"),
    [
        (HOME / "OneDrive - UBND phường Hoa Sen", True),
        (HOME / "OneDrive - UBND phường Hoa Sen" / "Tài liệu" / "CCHC Desktop", True),
        (HOME / "onedrive - ubnd PHƯỜNG hoa sen" / "Documents", True),
        (HOME / "OneDrive - UBND phường Hoa Sen cũ" / "Documents", False),
        (HOME / "Documents", False),
        (Path("/"), False),
    ],
)
def test_a_folder_beneath_onedrives_is_its_own(path: Path, *, synced: bool):
    assert is_synced(path, OFFICE) is synced


def test_without_onedrive_nothing_is():
    assert not is_synced(HOME / "OneDrive" / "Documents", {})


def test_a_long_path_is_the_same_place():
    named = {"OneDrive": "C:\\Users\\Hà\\OneDrive"}
    assert is_synced(Path("\\\\?\\C:\\Users\\Hà\\OneDrive"), named)
