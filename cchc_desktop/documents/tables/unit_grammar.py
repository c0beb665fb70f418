"""How the name of a unit begins, and where one name ends and the next begins.

Words are compared in small letters with their marks. Must not know tables, nor which units exist.
"""

import re
from functools import lru_cache

from cchc_desktop.domain.text import nfc

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,}[A-ZĐ0-9]*")


def _each(listed: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(one.split()) for one in re.split(r"[|\n]", listed) if one.strip())


# Offices and bodies. A capital makes them the beginning of a name of its own.
_BODIES = _each("""
phòng | văn phòng | vp | ban | sở | bộ | cục | tổng cục | chi cục | vụ | viện | trung tâm | tt
thanh tra | ủy ban | uỷ ban | hội đồng | hội | đoàn | liên đoàn | mặt trận | công an | bệnh viện
trạm | trường | tổ | đội | bộ phận | khối | công đoàn | liên đội | chi đoàn | chi bộ | đảng ủy
đảng uỷ | huyện ủy | quận ủy | thành ủy | tỉnh ủy | kho bạc | bảo hiểm xã hội | ngân hàng
tòa án | toà án | viện kiểm sát | công ty | kiểm toán | đài | thuế | hải quan | nhà văn hóa
thư viện | bưu điện | điện lực | khu | hợp tác xã | khoa | đại học | học viện | tạp chí | báo
thông tấn xã | tiểu ban | ban giám hiệu | bộ môn | p | đơn vị | cơ quan | quân khu | bộ đội
""")
# What begins like a body and is none.
_NOT_BODIES = _each("""
tổ chức | ban hành | báo cáo | bộ máy | hội nghị | hội thảo | hội họp | bộ chỉ số | bộ tiêu chí
bộ thủ tục | đoàn kết | phòng chống | đội ngũ | khu vực | bộ câu hỏi | khoa học | hội thi | bộ hồ sơ
trường hợp | thuế suất | trung tâm hóa | khối lượng | vụ việc | báo chí | tổ chức hội nghị
""")
# Who answers for a unit and is named in its place.
_TITLES = _each("""
chủ tịch | phó chủ tịch | trưởng | phó trưởng | thủ trưởng | phó thủ trưởng | giám đốc
phó giám đốc | tổng giám đốc | chánh | phó chánh | hiệu trưởng | phó hiệu trưởng | cục trưởng
chi cục trưởng | viện trưởng | trạm trưởng | đội trưởng | tổ trưởng | tổ phó | bí thư | phó bí thư
lãnh đạo | người đứng đầu | chỉ huy trưởng | bộ trưởng | thứ trưởng | vụ trưởng | công chức
kế toán | văn thư | giáo viên | nhân viên | cán bộ | viên chức | chuyên viên | thư ký | ubnd
hđnd | ubmttq | mttq | ubmttqvn | tổng phụ trách | y tế | thủ quỹ | bảo vệ | bgh | nhà trường
thường trực | hđnd | đảng viên | thành viên | bộ đội biên phòng | trưởng phòng | trưởng ban
cô | thầy | đồng chí | đ/c | ông | bà | phụ trách | người phát ngôn | thị đoàn | hội viên
""")
# Groups, in small letters too.
_GROUPS = _each("""
các | những | toàn thể | tất cả | một số | từng | mỗi | toàn trường | cả trường | tập thể | cá nhân
tổ chức | thôn | ấp | phường | xã | huyện | quận | thị trấn | khu phố | sở | phòng | ban | ngành
doanh nghiệp | đơn vị | cơ quan | ubnd | các cơ quan | liên quan | đoàn thể | hội | trường
""")
_STARTS_A_GROUP = _each("các | những | toàn thể | tất cả | một số")
_LONGEST = 4

_FRONT = re.compile(r"mặt trận tổ quốc|\b(?:ub)?mttq", re.IGNORECASE)
_FRONT_MEMBERS = re.compile(r"các (?:tổ chức|đoàn thể|hội)\b", re.IGNORECASE)
_COUNCIL = re.compile(
    r"(?:hđnd|hdnd|hội đồng nhân dân|đoàn đại biểu quốc hội|đoàn đbqh|đbqh|đảng ủy|đảng uỷ)"
    r"(?:\s+(?:các\s+)?(?:cấp|xã|phường|tỉnh|thành phố|huyện|quận))?$",
    re.IGNORECASE,
)
_COUNCILS_FELLOW = re.compile(
    r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hdnd|hội đồng nhân dân)\b", re.IGNORECASE
)
# What cannot be the end of a name: a title without its office. The name goes on.
_CUT_OFF = re.compile(
    r"(?:^|\s)(?:(?:phó |quyền )?(?:(?<!hiệu )(?<!tổ )(?<!đội )(?<!bộ )trưởng|chủ tịch"
    r"|giám đốc|chánh)|thủ trưởng|lãnh đạo|chủ tịch ubnd|các cơ|hội đồng|ủy ban|uỷ ban|ban chỉ"
    r"|trung|-|–)$",
    re.IGNORECASE,
)
# What is an office by itself, or the beginning of a longer name in the next line.
_MAY_GO_ON = re.compile(
    r"(?:(?:phó )?chánh )?(?:phòng|ban|sở|bộ|văn phòng|trung tâm|vụ|cục)", re.IGNORECASE
)
_WANTS_MORE = re.compile(r"(?:^|\s)(?:và|thuộc|của|các|với|tại|trực thuộc|gồm)$", re.IGNORECASE)
# Posts that a school names in small letters, one behind the other.
_POSTS = _each("""
tổ trưởng | tổ phó | giáo viên | nhân viên | kế toán | văn thư | hiệu trưởng | phó hiệu trưởng
tổng phụ trách | thư ký | trưởng phòng | trưởng ban | chuyên viên | thủ quỹ
""")
_STAFF = re.compile(r"(?:cán bộ|giáo viên|viên chức|công chức|nhân viên)$", re.IGNORECASE)
# A head's title without what it is the head of, a place that runs into the next name: scrambled.
_SCRAMBLED = re.compile(
    r"(?:^|\W)(?:Chánh (?!Văn phòng|Văn Phòng|văn phòng|VP|Thanh tra|Thanh Tra|thanh tra|án|Án)"
    r"|Trưởng (?=chính|hội|quan|vụ|sự|hóa))"
    r"|\b(?:huyện|quận|xã|phường|tỉnh|thị trấn) "
    r"(?:Văn phòng|Phòng|Trưởng|Chánh|Chủ tịch|Thủ trưởng|Trung tâm|Thanh tra|Giám đốc|Sở)\b"
)
# Names that stand one behind the other with nothing between, as lines of a PDF flow together.
# An office never stands in one of its own kind, nor a head's title behind an office's name.
_PEERS = r"Phòng|Sở|Vụ|Cục|UBND|Trạm|Hội(?! đồng| nghị)|Trung tâm|Văn phòng|Công an"
# A capital makes these the beginning of a name behind any office.
_FRESH = r"Các|Toàn thể|Chi cục|UBMTTQ"
_RUN_ON = re.compile(
    rf"(?<=\w)\s+(?=(?P<fresh>{_FRESH})\s"
    rf"|(?P<peer>{_PEERS}|Trường(?= Tiểu| THCS| THPT| Mầm| Mẫu| Đại| Cao| Trung))"
    r"\s|(?P<title>Trưởng|Chánh|Chủ tịch|Thủ trưởng|Giám đốc|Hiệu trưởng|Phó \w+)\s)"
)
_OFFICES = frozenset({"Phòng", "Trung tâm", "Trạm", "Trường", "Văn phòng"})  # no parents' unions
_AT_A_PLACE = re.compile(r"\s(?:xã|phường|tỉnh|huyện|thị trấn)$")
_HEAD = re.compile(rf"(?P<peer>{_PEERS}|Trường)\s")
_TITLED = re.compile(
    r"(?:Trưởng|Chánh|Chủ tịch|Thủ trưởng|Giám đốc|Phó|Quyền|Thường trực|Hiệu trưởng)\b"
)


@lru_cache(maxsize=8192)
def _beginning(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text)[: _LONGEST + 1])


def _begins(words: tuple[str, ...], among: frozenset[tuple[str, ...]]) -> bool:
    return any(words[:count] in among for count in range(1, _LONGEST + 1))


def is_body(text: str) -> bool:
    """Tell whether a text begins with an office, a body or a head's title, capital or not."""
    words = _beginning(text)
    return not _begins(words, _NOT_BODIES) and (_begins(words, _BODIES) or _begins(words, _TITLES))


def looks_like_unit(text: str) -> bool:
    """Tell whether a text reads like the name of a unit, a post or a group."""
    stated = nfc(text)
    words = _beginning(stated)
    if not words or len(stated) > 260:
        return False
    return is_body(stated) or _begins(words, _GROUPS) or bool(_ABBREVIATION.match(stated))


def starts_a_name(text: str) -> bool:
    """Tell whether a name of its own begins here, behind a comma or an "và"."""
    words = _beginning(text)
    if _begins(words, _STARTS_A_GROUP):
        return len(words) > 1
    if text[:1].islower() and _begins(words, _POSTS):
        return True
    if not text[:1].isupper() or len(words) < 2:
        return bool(_ABBREVIATION.fullmatch(text.strip(" .;,")) and len(text) > 3)
    return is_body(text) or (bool(_ABBREVIATION.match(text)) and words[0] in _SHORT_BODIES)


_SHORT_BODIES = frozenset(
    {"ubnd", "hđnd", "ubmttq", "ubmttqvn", "mttq", "vp", "tt", "bchqs", "bql"}
)


def is_one_group(left: str, right: str) -> bool:
    """Tell whether "cán bộ, giáo viên" and the like go on: one group of people."""
    if _begins(_beginning(right), _STARTS_A_GROUP):
        return False
    return bool(_STAFF.search(left.rstrip())) and right[:1].islower()


def is_one_name(left: str, right: str) -> bool:
    """Tell whether an "và" between two texts belongs to a single name."""
    if _FRONT.search(left) and _FRONT_MEMBERS.match(right):
        return True
    return bool(_COUNCIL.search(left.strip()) and _COUNCILS_FELLOW.match(right))


def is_cut_off(text: str) -> bool:
    """Tell whether a name cannot end here: the rest stands in the next line or page."""
    return bool(_CUT_OFF.search(text.rstrip())) or wants_more(text)


def goes_on(text: str, following: str) -> bool:
    """Tell whether a name that a line begins goes on in the next."""
    if is_cut_off(text) or (text.rstrip().endswith(",") and not is_body(following)):
        return True
    of_one_office = _COUNCILS_FELLOW.match(following) and "các" not in following.lower().split()
    if starts_a_name(following) and not of_one_office:
        return False
    if _MAY_GO_ON.fullmatch(text.strip()):
        return True
    return following[:1].islower() and not starts_a_name(following)


def wants_more(text: str) -> bool:
    """Tell whether words ask for more, even before a comma."""
    return bool(_WANTS_MORE.search(text.rstrip()))


def run_on(name: str) -> list[str]:
    """Part names that run together: "Phòng Y tế Phòng Tư pháp"."""
    made, start = [], 0
    for found in _RUN_ON.finditer(name):
        left = name[start : found.start()]
        if len(left.split()) > 1 and _ends_before(left, found) and not is_cut_off(left):
            made.append(left)
            start = found.end()
    return [*made, name[start:]]


def _ends_before(left: str, found: re.Match[str]) -> bool:
    head = _HEAD.match(f"{left} ")
    if found["title"]:
        return head is not None or (bool(_TITLED.match(left)) and len(left.split()) > 2)
    if found["fresh"]:
        return is_body(left)
    peer = found["peer"].strip()
    if _AT_A_PLACE.search(left) and not is_scrambled(left):
        return True
    if peer in {"Trường", "Trung tâm"} and len(left.split()) > 2:
        return head is not None and head["peer"] in _OFFICES
    return head is not None and (head["peer"] == peer or peer in {"Phòng", "Văn phòng"})


def is_scrambled(text: str) -> bool:
    """Tell whether words of two names were run together, as recognised scans do."""
    return bool(_SCRAMBLED.search(text))
