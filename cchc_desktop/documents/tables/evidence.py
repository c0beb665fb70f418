"""What the text of a cell shows it to be: a deadline, a number, a unit, a state, money, a mark.

Quick tests of one cell, for finding roles and for noticing what stands in a wrong column. Must
not know tables.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from cchc_desktop.documents.tables.cell_text import items, one_line
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.unit_grammar import is_body, looks_like_unit
from cchc_desktop.domain.deadlines import parse
from cchc_desktop.domain.text import fold

_LONGEST_DEADLINE = 140
_LONGEST_UNITS = 400
_DEADLINE_BEGINS = re.compile(
    r"(?:trong |cuối |đầu |giữa |hết |từ |đến |trước |sau |chậm nhất |hoàn thành |tháng |quý |năm "
    r"|ngày |tuần |hằng |hàng |thường xuyên|định kỳ|khi |theo |cả năm|giai đoạn|học k|hk|q[1-4]\b"
    r"|t\d|\(?\d|ngay |thường kỳ|đột xuất|các |6 tháng|xong |kể từ|quy i|dự kiến|mỗi |liên tục"
    r"|suốt |mùng |- )",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:ngày )?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}-\d\d-\d\d.*")
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%|0[.,]\d+|100|[1-9]?\d")
_NUMBER = re.compile(r"[-+]?[\d.,]+\s*%?")
_MONEY = re.compile(
    r"[\d.,]+\s*(?:đ|đồng|triệu|tr|tỷ|nghìn|vnđ)?\b.*|.*(?:ngân sách|kinh phí).*", re.IGNORECASE
)
_MARK = re.compile(r"[xX✓✔●•*v+☑√]+")
_CITATION = re.compile(r"(?:\bsố\s*:?\s*)?\d+[\w-]*/(?:\d{4}/)?[A-ZĐ]{2,}[\w.-]*", re.IGNORECASE)
_PRODUCT = re.compile(
    r"(?:báo cáo|kế hoạch|quyết định|văn bản|công văn|tờ trình|đề án|thông báo|hồ sơ|danh mục"
    r"|biên bản|nghị quyết|hướng dẫn|bài viết|dự thảo|chương trình|quy chế|phương án|kết luận"
    r"|hội nghị|lớp tập huấn|phiếu "
    r"|phần mềm|tin, bài|tin bài|bảng|giấy|thông tư|nghị định|chỉ thị|đề xuất|video|tài liệu)",
    re.IGNORECASE,
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(one.strip() for one in re.split(r"[|\n]", listed) if one.strip())


_STATES = _words("""
hoan thanh | da hoan thanh | dang thuc hien | chua thuc hien | dang trien khai | da xong | xong
thuong xuyen | khong phat sinh | tam dung | chua hoan thanh | da thuc hien | cham tien do | qua han
chua trien khai | dung thuc hien | tiep tuc thuc hien | tiep tuc duy tri
chuyen nam sau | trong han | chuyen sang nam sau | chua den han | chua bat dau | dat | khong dat
ht | cht | chua ht | chua | huy | dang lam | hoan thanh tre han | hoan thanh dung han
""")
_SURNAMES = _words("""
nguyen | tran | le | pham | hoang | huynh | phan | vu | vo | dang | bui | do | ho | ngo | duong
ly | dinh | dao | trinh | mai | cao | luong | luu | ta | thai | to | trieu | quach | lam | ha | chau
doan | kieu | nong | mac | phung | van | bach | vuong | tong | truong | la | quan | giang | tang
nghiem | khuat | ong | ba | dong | thay | co
""")
_LETTERS = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=8192)
def is_deadline(text: str) -> bool:
    """Tell whether a cell is nothing but a time."""
    stated = one_line(text)
    if not stated or len(stated) > _LONGEST_DEADLINE or not _DEADLINE_BEGINS.match(stated):
        return False
    if _NUMBER.fullmatch(stated) and not _DAY.fullmatch(stated):
        return bool(re.fullmatch(r"20\d\d|\d{1,2}[/.]20\d\d", stated))
    first = next((one for one in items(text)), "")
    if is_body(first) and not first.lower().startswith(("các", "thường")):
        return False
    return bool(parse(stated).terms)


@lru_cache(maxsize=8192)
def is_units(text: str) -> bool:
    """Tell whether each item of a cell reads like a unit."""
    if not text.strip() or len(text) > _LONGEST_UNITS or _begins_with_product(text):
        return False
    pieces = [part.strip() for item in items(text) for part in item.split(";") if part.strip()]
    return bool(pieces) and all(looks_like_unit(piece) for piece in pieces)


def is_office(text: str) -> bool:
    """Tell whether a text begins with an office or a head's title, as a name of its own does."""
    return text[:1].isupper() and is_body(text) and not _begins_with_product(text)


def _begins_with_product(text: str) -> bool:
    first = next(iter(items(text)), "")
    return bool(_PRODUCT.match(first))


def is_product(text: str) -> bool:
    """Tell whether a cell names documents and the like, as products are."""
    found = items(text, listed=True)
    return bool(found) and all(_PRODUCT.match(one) and len(one) < 120 for one in found)


def is_state(text: str) -> bool:
    return fold(text) in _STATES


def is_percent(text: str) -> bool:
    return bool(_PERCENT.fullmatch(one_line(text)))


def is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(one_line(text)))


def is_day(text: str) -> bool:
    return bool(_DAY.fullmatch(one_line(text)))


def is_mark(text: str) -> bool:
    return bool(_MARK.fullmatch(text.strip()))


def is_money(text: str) -> bool:
    return bool(_MONEY.fullmatch(one_line(text))) and not is_day(text)


def is_citation(text: str) -> bool:
    """Tell whether a cell cites a document by its number."""
    stated = one_line(text)
    return len(stated) < 160 and bool(_CITATION.search(stated))


def is_person(text: str) -> bool:
    """Tell whether a cell is a person's name: a surname, and two to five capitals."""
    words = [word for word in one_line(text).split() if _LETTERS.match(word)]
    if not 2 <= len(words) <= 6 or looks_like_unit(text):
        return False
    return fold(words[0]) in _SURNAMES and all(word[:1].isupper() for word in words)


# What tells the role of a column from its cells; long text is told apart elsewhere.
SHOWS: dict[Role, Callable[[str], bool]] = {
    Role.DEADLINE: is_deadline,
    Role.LEAD: is_units,
    Role.PARTNER: is_units,
    Role.STATE: is_state,
    Role.PERCENT: is_percent,
    Role.DATE_DONE: is_day,
    Role.EVIDENCE: is_citation,
    Role.PERSON: is_person,
    Role.FUNDING: is_money,
    Role.PRODUCT: is_product,
    Role.FIGURE: is_number,
}
