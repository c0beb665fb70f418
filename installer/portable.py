"""Packs the program for a stick: a ZIP with its own mark in it, so that all data stays beside it.

The same program gives the same file. Must not know how the program was made.
"""

import zipfile
from pathlib import Path
from typing import Final

from cchc_desktop.config.portable import MARK
from installer.payload import files_of
from installer.product import Product

WORDS: Final = """\
{name} {version}, bản chạy từ USB

Mở “{window}”. Dữ liệu nằm trong thư mục “Dữ liệu” cạnh chương trình; máy tính đang dùng không giữ \
lại gì. Trước khi rút USB, thoát chương trình ở khay hệ thống rồi dùng “Ngắt an toàn”.

Lên bản mới: giải nén đè lên thư mục này. Không xóa tệp này: thiếu nó, chương trình dùng dữ liệu \
trên máy tính.
"""
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_EXECUTABLE, _PLAIN = 0o755, 0o644


def mark(product: Product, folder: Path) -> None:
    """Make a program's folder one that runs from a stick."""
    words = WORDS.format(name=product.name, version=product.version, window=f"{product.window}.exe")
    # Notepad of an older Windows shows the letters only with the mark of UTF-8.
    (folder / MARK).write_text(words, encoding="utf-8-sig", newline="\r\n")


def make_portable(product: Product, folder: Path, out: Path) -> Path:
    """Pack a marked folder; return the archive."""
    if not (folder / MARK).is_file():
        raise ValueError(f"{folder} is not marked as a program on a stick")
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for inside in files_of(folder):
            file = folder / inside
            entry = zipfile.ZipInfo(f"{product.name}/{inside}", _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            mode = _EXECUTABLE if file.stat().st_mode & 0o100 else _PLAIN
            entry.external_attr = (0o100000 | mode) << 16
            archive.writestr(entry, file.read_bytes())
    return out
