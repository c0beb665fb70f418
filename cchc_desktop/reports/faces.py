"""Where the four faces of the paper's letters lie: Times New Roman, or one of its measures.

The system's own where it has all four with every Vietnamese letter, else those that are shipped,
whose folder the caller knows. Must not know what is written with them.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cchc_desktop.reports.errors import ReportError

_VIETNAMESE: Final = "ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ–“”…"  # noqa: E501 - the alphabet
_SYSTEM: Final = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
)
_SHIPPED: Final = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)


@dataclass(frozen=True, slots=True)
class Faces:
    """The files of one family."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path

    def of(self, *, bold: bool, italic: bool) -> Path:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


def find_faces(shipped: Path) -> Faces:
    """Return the faces to write with; raises ReportError when not even the shipped ones are there.

    The same machine always finds the same ones.
    """
    for folder in _system_folders():
        for names in _SYSTEM:
            if (found := _complete(folder, names)) is not None and _speaks_vietnamese(found):
                return found
    found = _complete(shipped, _SHIPPED)
    if found is None:
        raise ReportError("report-font-missing", {"folder": str(shipped)})
    return found


def _complete(folder: Path, names: tuple[str, ...]) -> Faces | None:
    files = [folder / name for name in names]
    return Faces(*files) if all(file.is_file() for file in files) else None


def _system_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "Fonts"
    else:
        yield Path("/usr/share/fonts/truetype/msttcorefonts")


@cache
def _speaks_vietnamese(faces: Faces) -> bool:
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile  # noqa: PLC0415 - slow to load

    try:
        known = [
            TTFontFile(str(file)).charToGlyph
            for file in (faces.regular, faces.bold, faces.italic, faces.bold_italic)
        ]
    except (TTFError, OSError):
        return False
    return all(ord(letter) in glyphs for glyphs in known for letter in _VIETNAMESE)
