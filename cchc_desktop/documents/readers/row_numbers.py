"""Numbers in the first column of a table that nobody drew, which tell where a row begins.

Must not know rows.
"""

import re
from typing import Final

from cchc_desktop.documents.readers.aligned_columns import Piece

_CODE: Final = re.compile(
    r"(?:\d{1,3}(?:[.-]\d{1,3}){0,4}|[IVXivx]{1,5}|[A-ZĐ]{1,3}[-.]?\d{1,3}|[a-zđA-ZĐ])[.)]?|[-+•*]"
    r"|\(\d{1,2}\)"
)
_CAPTION: Final = re.compile(r"S?TT|No", re.IGNORECASE)
_BROKEN: Final = re.compile(r"[^\W\d_]+\d+|\d+(?:\.\d+)*\.\d*")
_REST_OF_CODE: Final = re.compile(r"\d{1,2}[.)]?")
_MORE: Final = 1.6  # letters that a full column has no room for
_NUMBERED: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|[IVX]{1,5}\.|[A-ZĐ]\.)\s")


def is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text) or _CAPTION.fullmatch(text) or _NUMBERED.match(text))


def is_rest(former: Piece, piece: Piece, room: float) -> bool:
    """Tell whether a narrow column broke a number in two."""
    if not (_BROKEN.fullmatch(former.text) and _REST_OF_CODE.fullmatch(piece.text)):
        return False
    return former.x1 + _MORE * (former.x1 - former.x0) / len(former.text) > room
