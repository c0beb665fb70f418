"""Update files for tests, signed by a key that nobody else has."""

from datetime import date
from pathlib import Path

from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.update_file import ENDING, News, write_update

TEST_KEY = SigningKey.generate()
NOTES = ("Nhắc việc theo đơn vị.", "Sửa lỗi in biểu mẫu khổ ngang.")
INSTALLER = b"MZ" + bytes(range(256)) * 64


def an_update(
    folder: Path,
    version: str = "99.0",
    *,
    least: str = "0",
    key: SigningKey = TEST_KEY,
    content: bytes = INSTALLER,
) -> Path:
    """Write an update file into a folder; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    installer = folder / "bo-cai.exe"
    installer.write_bytes(content)
    out = folder / f"Phiên bản {version}{ENDING}"
    write_update(out, installer, News(version, least, date(2026, 11, 20), NOTES), key)
    installer.unlink()
    return out
