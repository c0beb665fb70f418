"""Names of units: which spellings name the same unit.

"Trưởng Phòng Nội vụ huyện", "P. Nội vụ" and "Phòng Nội vụ" are one office. Only what is certain
is folded: places keep their accents, for two communes may differ in nothing else. Must not know
which units there are; likely but uncertain matches are for a person to settle.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from cchc_desktop.domain.text import nfc


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    DEPARTMENT = "department"
    SCHOOL = "school"
    GROUP = "group"


Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_LONGEST_ABBREVIATION = 3  # in words: "KT-HT-ĐT"


def _syllable(word: str) -> str:
    """Put the tone behind the letters: Hòa and Hoà, Ủy and Uỷ are one syllable."""
    parts = unicodedata.normalize("NFD", word)
    letters = unicodedata.normalize("NFC", _TONE.sub("", parts))
    return letters + "".join(_TONE.findall(parts))


def _words(text: str) -> Words:
    return tuple(_syllable(word) for word in _WORD.findall(nfc(text).lower()))


def _each(listed: str) -> tuple[Words, ...]:
    return tuple(_words(one) for one in re.split("[|\n]", listed.strip()))


# "VH-XH" and "VHXH" are found alike: the table is asked for neighbouring words run together.
_ABBREVIATIONS = {
    short: _words(full)
    for short, full in {
        "bql": "ban quản lý",
        "cnscđ": "công nghệ số cộng đồng",
        "cntt": "công nghệ thông tin",
        "cudvc": "cung ứng dịch vụ công",
        "gddt": "giáo dục đào tạo",
        "gdđt": "giáo dục đào tạo",
        "hcc": "phục vụ hành chính công",
        "hcm": "hồ chí minh",
        "hdnd": "hội đồng nhân dân",
        "hđnd": "hội đồng nhân dân",
        "htđt": "hạ tầng đô thị",
        "ktht": "kinh tế hạ tầng",
        "kthtđt": "kinh tế hạ tầng đô thị",
        "lđtbxh": "lao động thương binh xã hội",
        "mttq": "mặt trận tổ quốc",
        "mttqvn": "mặt trận tổ quốc",
        "pvhcc": "phục vụ hành chính công",
        "qlđt": "quản lý đô thị",
        "tckh": "tài chính kế hoạch",
        "thcs": "trung học cơ sở",
        "thpt": "trung học phổ thông",
        "tnmt": "tài nguyên môi trường",
        "tp": "thành phố",
        "tphcm": "thành phố hồ chí minh",
        "ttcudvc": "trung tâm cung ứng dịch vụ công",
        "tthcc": "trung tâm phục vụ hành chính công",
        "ttpvhcc": "trung tâm phục vụ hành chính công",
        "ubmttq": "mặt trận tổ quốc",
        "ubmttqvn": "mặt trận tổ quốc",
        "ubnd": "ủy ban nhân dân",
        "vhtt": "văn hóa thông tin",
        "vhxh": "văn hóa xã hội",
        "vp": "văn phòng",
    }.items()
}

# What one letter means depends on where it stands: "P. Nội vụ", but "UBND P. Hoa Sen".
_AT_THE_START = {"p": _words("phòng"), "tt": _words("trung tâm")}
_INSIDE = {
    "p": _words("phường"),
    "q": _words("quận"),
    "tt": _words("thị trấn"),
    "tx": _words("thị xã"),
}

# Who answers for a unit is named in its place; a longer title stands before one that it begins
# with.
_TITLES = _each("""
phó chủ tịch | chủ tịch | phó thủ trưởng | thủ trưởng | phó hiệu trưởng | hiệu trưởng
phó tổng giám đốc | tổng giám đốc | phó giám đốc | giám đốc | phó bí thư | bí thư
phó chánh án | chánh án | phó chánh | chánh | viện trưởng | cục trưởng | trạm trưởng | đội trưởng
chỉ huy trưởng | tổ trưởng | phó trưởng | trưởng | người đứng đầu | lãnh đạo
""")
_HEAD_OF_STATE = _words("chủ tịch nước")
_LEVELS = _each("thành phố | thị trấn | thị xã | đặc khu | tỉnh | quận | huyện | phường | xã")
# These are told apart by their place and by nothing else.
_NAMED_BY_PLACE = _each(
    "ủy ban nhân dân | hội đồng nhân dân | đảng ủy | bệnh viện | trường | trạm",
)
_OF = _each("trực thuộc | thuộc")
_SAID_OR_NOT = _each("và | các | những")

_FRONT = " ".join(_words("mặt trận tổ quốc"))
_FRONT_IN_FULL = (
    " ".join(_words("ủy ban mặt trận tổ quốc")),
    " ".join(_words("mặt trận tổ quốc việt nam")),
)


def match_key(name: str, place: str = "") -> str:
    """Give what all spellings of one unit's name have in common; it is not for reading.

    `place` is the office's own ("phường Hoa Sen"): its departments are named with it or without.
    """
    words = _without_place(_expanded(_without_title(_words(name))), _expanded(_words(place)))
    key = " ".join(word for word in words if (word,) not in _SAID_OR_NOT)
    for in_full in _FRONT_IN_FULL:
        key = key.replace(in_full, _FRONT)
    return key


def bare_name(name: str) -> str:
    """Give the name of a unit that is named by who answers for it: "Trưởng Phòng Nội vụ"."""
    text = nfc(name)
    words = _words(text)
    spoken = text.split()
    dropped = len(words) - len(_without_title(words))
    if (
        not dropped
        or len(spoken) <= dropped
        or _words(" ".join(spoken[:dropped])) != words[:dropped]
    ):
        return text
    bare = " ".join(spoken[dropped:])
    return bare[:1].upper() + bare[1:]


def _without_title(words: Words) -> Words:
    if words[: len(_HEAD_OF_STATE)] == _HEAD_OF_STATE:
        return words
    title = next((one for one in _TITLES if words[: len(one)] == one), ())
    return words[len(title) :] or words


def _expanded(words: Words) -> Words:
    made: list[str] = []
    at = 0
    while at < len(words):
        taken, meant = _meaning(words, at)
        made.extend(meant)
        at += taken
    return tuple(made)


def _meaning(words: Words, at: int) -> tuple[int, Words]:
    """Tell how many words from here on are an abbreviation, and of what."""
    for taken in range(min(_LONGEST_ABBREVIATION, len(words) - at), 0, -1):
        meant = _ABBREVIATIONS.get("".join(words[at : at + taken]))
        if meant is not None:
            return taken, meant
    here = _INSIDE if at else _AT_THE_START
    return 1, here.get(words[at], words[at : at + 1]) if len(words) > 1 else words


def _without_place(words: Words, place: Words) -> Words:
    """Drop the own place or its level from the end: "Phòng Nội vụ Quận 1", "… thuộc quận"."""
    if _begins(words, _NAMED_BY_PLACE):
        return words
    if place:
        endings: tuple[Words, ...] = (place, *(one for one in _LEVELS if _begins(place, (one,))))
    else:
        # A phòng belongs to one level, whichever it is; a văn phòng or a trung tâm may not.
        endings = _LEVELS if words[:1] == _AT_THE_START["p"] else ()
    shorter = _without_ending(words, endings)
    if shorter == words or _without_ending(shorter, _LEVELS) != shorter:  # "… xã, thị trấn"
        return words
    return _without_ending(shorter, _OF)


def _begins(words: Words, beginnings: Iterable[Words]) -> bool:
    return any(words[: len(one)] == one for one in beginnings)


def _without_ending(words: Words, endings: Iterable[Words]) -> Words:
    for ending in endings:
        if len(words) > len(ending) and words[-len(ending) :] == ending:
            return words[: -len(ending)]
    return words


def name_on(given: Sequence[tuple[date | None, str]], day: date) -> str:
    """Return the name a unit bears on a day, of its names from the oldest on."""
    borne = (name for since, name in reversed(given) if since is None or since <= day)
    return next(borne, given[0][1])
