"""Vietnamese as it was typed before Unicode: TCVN3 (ABC) and VNI, written from their code tables.

Written on its own, from the published tables, so that it says something about what reads them.
"""

import unicodedata
from typing import Final

_TCVN3: Final = {
    "a": "a µ ¸ ¶ · ¹", "ă": "¨ » ¾ ¼ ½ Æ", "â": "© Ç Ê È É Ë", "e": "e Ì Ð Î Ï Ñ",
    "ê": "ª Ò Õ Ó Ô Ö", "i": "i × Ý Ø Ü Þ", "o": "o ß ã á â ä", "ô": "« å è æ ç é",
    "ơ": "¬ ê í ë ì î", "u": "u ï ó ñ ò ô", "ư": "\u00ad õ ø ö ÷ ù", "y": "y ú ý û ü þ",
}  # fmt: skip
_TCVN3_CAPITALS: Final = dict(zip("ĂÂĐÊÔƠƯđ", "¡¢§£¤¥¦®", strict=True))
_TONES: Final = (
    "",
    "\u0300",
    "\u0301",
    "\u0309",
    "\u0303",
    "\u0323",
)  # ngang huyền sắc hỏi ngã nặng
_VNI_TONES: Final = dict(zip(_TONES[1:], "øùûõï", strict=True))
_VNI_HAT: Final = dict(zip(_TONES, "âàáåãä", strict=True))
_VNI_BREVE: Final = dict(zip(_TONES, "êèéúüë", strict=True))
_VNI_I: Final = dict(zip(_TONES[1:], "ìíæóò", strict=True))
_MARKS: Final = {"\u0302": _VNI_HAT, "\u0306": _VNI_BREVE}


def tcvn3(text: str) -> str:
    """Type a text in a font such as .VnTime. Capitals with a tone have no letter: small ones."""
    return "".join(map(_tcvn3_letter, unicodedata.normalize("NFC", text)))


def _tcvn3_letter(letter: str) -> str:
    if letter in _TCVN3_CAPITALS:
        return _TCVN3_CAPITALS[letter]
    bare, tone = _parted(letter.lower())
    if bare not in _TCVN3 or (letter.isupper() and letter.isascii()):
        return letter
    return _TCVN3[bare].split()[_TONES.index(tone)]


def _parted(letter: str) -> tuple[str, str]:
    signs = unicodedata.normalize("NFD", letter)
    tone = next((sign for sign in signs[1:] if sign in _TONES), "")
    return unicodedata.normalize("NFC", signs.replace(tone, "") if tone else signs), tone


def vni(text: str) -> str:
    """Type a text in a font such as VNI-Times: a letter, and then its marks as one more."""
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    made = _vni_small(letter.lower())
    return (
        made.upper() if letter.isupper() else made if letter != letter.lower() or made else letter
    )


def _vni_small(letter: str) -> str:
    bare, tone = _parted(letter)
    if letter == "đ":
        return "ñ"
    if bare == "i" and tone:
        return _VNI_I[tone]
    if letter == "ỵ":
        return "î"
    if bare in ("ơ", "ư"):
        return {"ơ": "ô", "ư": "ö"}[bare] + _VNI_TONES.get(tone, "")
    base, *marks = unicodedata.normalize("NFD", bare)
    if marks and marks[0] in _MARKS:
        return base + _MARKS[marks[0]][tone]
    return base + _VNI_TONES.get(tone, "")
