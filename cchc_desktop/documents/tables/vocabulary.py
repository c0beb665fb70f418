"""The words of column captions: how much each speaks for a role, whatever the office calls it.

Captions are compared without marks and capitals. Must not know cells below a caption.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.domain.text import fold

Scores = Mapping[Role, float]

_SAID: dict[Role, str] = {
    Role.CODE: """
        5 stt | 5 tt | 5 so tt | 5 so thu tu | 4 thu tu | 4 ma so | 4 ma nhiem vu | 3 ma
        4 ky hieu | 3 s t t | 2 muc | 2 so
    """,
    Role.TITLE: """
        4 nhiem vu | 4 noi dung | 4 noi dung cong viec | 5 ten nhiem vu | 4 cong viec
        5 ten cong viec | 3 hoat dong | 4 dau viec | 4 noi dung nhiem vu | 4 cong tac
        3 chuong trinh | 3 de an | 4 nhiem vu trong tam | 4 nhiem vu cu the | 3 viec
        4 noi dung hoat dong | 4 nhiem vu giai phap | 4 nhiem vu va giai phap
        4 noi dung thuc hien | 5 ten hoat dong | 4 noi dung cong tac | 3 ten
        4 noi dung yeu cau | 4 nhiem vu duoc giao | 4 noi dung chi dao
        4 noi dung nhiem vu chinh | 5 ten de an | 5 ten van ban | 5 ten chuong trinh
    """,
    Role.DETAILS: """
        4 giai phap | 5 giai phap thuc hien | 4 noi dung chi tiet | 4 cach thuc | 4 bien phap
        3 mo ta | 4 chi tiet | 3 yeu cau | 4 cong viec chi tiet | 4 hoat dong cu the
        4 cac buoc | 5 noi dung cu the | 4 noi dung trien khai | 4 cach thuc thuc hien
        4 phuong phap | 4 hinh thuc | 3 hinh thuc thuc hien | 4 nhiem vu chi tiet
        4 hoat dong trien khai | 4 bien phap thuc hien | 4 nhiem vu thanh phan
        4 noi dung nhiem vu cu the | 4 cong viec cu the
    """,
    Role.PRODUCT: """
        5 san pham | 6 ket qua dau ra | 3 ket qua | 5 dau ra | 6 ket qua du kien
        5 ket qua can dat | 6 san pham ket qua | 6 ket qua san pham | 5 san pham dau ra
        5 san pham du kien | 4 van ban ban hanh | 5 ket qua mong doi | 5 ket qua yeu cau
        5 san pham hoan thanh | 5 yeu cau san pham | 5 ket qua dat duoc du kien
        4 muc tieu can dat | 5 du kien ket qua | 5 du kien san pham | 5 ket qua phai dat
        5 san pham cu the | 4 san pham hoac ket qua | 5 loai san pham | 5 ket qua can dat duoc
        5 chi tieu dau ra
    """,
    Role.LEAD: """
        6 chu tri | 4 thuc hien | 4 don vi thuc hien | 4 co quan thuc hien
        6 chiu trach nhiem chinh | 4 phu trach | 4 dau moi | 4 tham muu | 5 don vi phu trach
        4 trach nhiem | 4 bo phan | 2 don vi | 2 co quan | 4 phan cong | 4 to chuc thuc hien
        5 trach nhiem thuc hien | 5 bo phan thuc hien | 5 don vi dau moi | 5 co quan dau moi
        4 chu the | 5 don vi tham muu | 4 don vi chu quan | 4 phan cong thuc hien
        4 phan cong trach nhiem | 5 chiu trach nhiem | 5 giao cho | 4 duoc giao
        4 ca nhan don vi | 5 ca nhan don vi phu trach | 5 don vi ca nhan phu trach
        4 don vi ca nhan | 5 chu tri thuc hien | 5 nguoi chu tri
    """,
    Role.PARTNER: """
        7 phoi hop | 5 cung thuc hien | 4 lien quan | 4 ho tro | 5 don vi lien quan
        5 co quan lien quan | 7 phoi hop thuc hien | 4 tham gia | 5 cung phoi hop
    """,
    Role.DEADLINE: """
        4 thoi gian | 5 thoi han | 4 hoan thanh | 4 tien do | 6 thoi gian hoan thanh
        6 han hoan thanh | 5 moc thoi gian | 5 lo trinh | 4 ky han | 5 thoi gian thuc hien
        5 thoi diem | 5 ket thuc | 4 den ngay | 4 han | 4 ngay hoan thanh | 5 tien do hoan thanh
        4 tien do thuc hien | 5 han chot | 6 thoi han hoan thanh | 5 han xu ly
        5 quy tac han hoan thanh | 5 ngay ket thuc | 5 han cuoi
        6 thoi gian thuc hien hoan thanh | 5 thoi gian bao cao | 5 thoi gian trinh
        5 thoi gian ket thuc | 5 thoi gian du kien | 5 du kien hoan thanh | 5 du kien thoi gian
        4 ke hoach thoi gian | 5 lo trinh thuc hien | 5 thoi han thuc hien | 5 thang thuc hien
        5 quy thuc hien | 4 ky thuc hien | 4 nam thuc hien | 5 ngay den han
        4 den
    """,
    Role.START: """
        7 bat dau | 6 ngay bat dau | 6 thoi gian bat dau | 5 tu ngay | 5 khoi dau
        5 trien khai tu | 4 tu
    """,
    Role.STATE: """
        6 trang thai | 5 tinh trang | 5 tinh hinh thuc hien | 4 danh gia
        5 hoan thanh chua hoan thanh | 6 ket qua hoan thanh chua ht | 4 muc do hoan thanh
        5 tinh trang thuc hien | 5 hoan thanh chua ht | 5 trang thai thuc hien
        4 danh gia ket qua | 5 da hoan thanh chua hoan thanh
    """,
    Role.PERCENT: """
        5 phan tram | 4 ty le | 5 ty le hoan thanh | 4 muc do hoan thanh
        5 phan tram hoan thanh | 5 tien do phan tram | 4 ti le | 5 ti le hoan thanh
        5 muc do phan tram
    """,
    Role.RESULT: """
        5 ket qua thuc hien | 5 ket qua dat duoc | 5 noi dung da thuc hien | 3 ket qua
        5 kq thuc hien | 4 da thuc hien | 5 tinh hinh ket qua thuc hien | 5 ket qua den nay
        4 so lieu thuc hien | 5 tinh hinh va ket qua thuc hien | 5 ket qua cu the
        4 ket qua xu ly
    """,
    Role.DATE_DONE: """
        4 ngay hoan thanh | 7 ngay hoan thanh thuc te | 7 thoi gian hoan thanh thuc te
        4 thuc te | 5 hoan thanh ngay | 5 ngay thuc hien xong | 6 ngay xong
        5 ngay da hoan thanh | 7 hoan thanh thuc te
    """,
    Role.EVIDENCE: """
        6 minh chung | 6 tai lieu kiem chung | 4 so van ban | 5 so ky hieu
        5 van ban chung minh | 4 tai lieu | 6 ho so minh chung | 5 so ky hieu van ban
        6 tai lieu minh chung | 4 kiem chung | 5 so hieu van ban | 4 van ban da ban hanh
        4 van ban | 5 can cu chung minh | 5 bang chung
    """,
    Role.PERSON: """
        4 ca nhan | 5 nguoi phu trach | 4 can bo | 5 chuyen vien | 5 cong chuc phu trach
        5 nguoi thuc hien | 5 nguoi theo doi | 5 can bo phu trach | 5 lanh dao phu trach
        5 lanh dao chi dao | 4 cong chuc | 5 chuyen vien theo doi | 5 can bo theo doi | 4 nguoi
        5 lanh dao | 5 lanh dao theo doi | 5 nguoi chiu trach nhiem | 5 can bo thuc hien
        5 ca nhan phu trach | 5 ho ten
    """,
    Role.FUNDING: """
        6 kinh phi | 5 du toan | 5 nguon von | 6 nguon kinh phi | 5 ngan sach | 4 so tien
        5 du kien kinh phi | 5 kinh phi thuc hien | 5 nguon luc | 5 von
    """,
    Role.NOTE: """
        6 ghi chu | 3 luu y | 3 y kien | 2 khac | 4 ghi chu khac | 3 kien nghi | 3 de xuat | 4 ly do
        5 ly do chua hoan thanh | 4 kho khan vuong mac | 4 kho khan | 4 vuong mac | 4 nguyen nhan
    """,
    Role.SECTION: """
        4 linh vuc | 5 nhom nhiem vu | 4 nhom | 5 linh vuc cong tac | 4 chuyen de
        3 mang cong tac | 4 noi dung lon | 4 tieu chi | 4 truc
    """,
    Role.MEASURE: "6 don vi tinh | 6 dvt | 5 don vi do",
    Role.FIGURE: """
        5 so luong | 5 don gia | 5 thanh tien | 4 ke hoach nam | 3 chi tieu nam | 4 diem toi da
        4 diem tu cham | 4 diem | 4 thang diem | 3 uoc thuc hien | 4 muc tieu nam
        4 chi tieu giao | 4 so lieu | 4 gia tri
    """,
    Role.IGNORED: """
        3 can cu | 4 can cu thuc hien | 4 van ban giao nhiem vu | 4 van ban chi dao
        4 can cu phap ly | 4 ngay giao | 4 nguon giao | 4 ten bao cao | 4 ho va ten | 4 chuc vu
        4 dien thoai | 4 noi nhan | 2 chi tieu | 2 muc tieu
    """,
}
# Words that say nothing by themselves, but belong to captions.
_FILLING = frozenset(
    fold(
        "các của và cụ thể thực hiện năm quý tháng dự kiến chính theo trong để về hoặc đơn vị"
        " cơ quan phòng ban ngành cấp tổ chức cá nhân bộ phận kế hoạch phải được giao nhiệm vụ số"
        " ngày hoàn thành trọng tâm chủ yếu cải cách hành chính cchc từ đến lũy kế thời gian tên"
        " danh mục cần đạt trình ban hành chung tỉnh xã phường bộ sở trường thuộc tại cho"
        " công tác trực tiếp tối đa chi tiết trách nhiệm triển khai giai đoạn tổng khung"
    ).split()
)
_LEADING_AND_PARTNER = re.compile(r"\bchu tri\b.*\bphoi hop\b|\bphoi hop\b.*\bchu tri\b")
_PERIOD = re.compile(
    r"(?:(?:ca )?nam|quy|thang|t|q|tuan|hoc ky|hk)? ?(?:\d{1,4}|i{1,3}|iv|v)(?: (?:nam )?20\d\d)?"
)
_YEAR = re.compile(r"^(?:20\d\d|\d{1,2})$")
_LONGEST_CAPTION = 110
_LEAST_COVER = 0.6
_LONG_COVER = 0.85
_SHORT = 8  # words: a longer caption is one only when nearly all of it is known
_SAID_MOST = 7.0
_SAID_BY_HEAD = 2.5
_LONGEST_OF_A_NOUN = 6  # words


def _phrases() -> dict[tuple[str, ...], list[tuple[Role, float]]]:
    found: dict[tuple[str, ...], list[tuple[Role, float]]] = {}
    for role, listed in _SAID.items():
        for entry in re.split(r"[|\n]", listed):
            weight, _, words = entry.strip().partition(" ")
            if words:
                found.setdefault(tuple(words.split()), []).append((role, float(weight)))
    return found


_PHRASES = _phrases()
# Nouns that tell what a column holds, whatever stands behind them.
_HEADS: dict[tuple[str, ...], Role] = {
    tuple(words.split()): role
    for role, listed in {
        Role.TITLE: "noi dung | nhiem vu | hoat dong | cong viec | dau viec | cong tac",
        Role.PRODUCT: "san pham | ket qua dau ra | dau ra",
        Role.LEAD: "don vi chu tri | co quan chu tri | chu tri",
        Role.PARTNER: "don vi phoi hop | co quan phoi hop | phoi hop",
        Role.DEADLINE: "thoi gian hoan thanh | thoi han | han hoan thanh | thoi gian thuc hien",
        Role.FUNDING: "kinh phi | du toan | nguon kinh phi",
        Role.NOTE: "ghi chu",
    }.items()
    for words in listed.split(" | ")
}
_LONGEST = max(map(len, _PHRASES))


@lru_cache(maxsize=4096)
def caption_scores(caption: str) -> Scores:
    """Return how much a caption's words speak for each role; nothing for what is no caption."""
    if len(caption) > _LONGEST_CAPTION:
        return {}
    folded = fold(caption.replace("%", " phần trăm ").split("(")[0] or caption)
    words = tuple(folded.split())
    scores, covered = _matched(words)
    least = _LEAST_COVER if len(words) <= _SHORT else _LONG_COVER
    if not scores or covered < least * len(words):
        return _told_by_head(words)
    if _LEADING_AND_PARTNER.search(folded):
        return {Role.LEAD_AND_PARTNER: _SAID_MOST}
    return scores


def _told_by_head(words: tuple[str, ...]) -> dict[Role, float]:
    """Understand a caption by the noun it begins with: what follows only says which ones."""
    if not 1 < len(words) <= _LONGEST_OF_A_NOUN:
        return {}
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        role = _HEADS.get(words[:count])
        if role is not None:
            return {role: _SAID_BY_HEAD}
    return {}


def _matched(words: tuple[str, ...]) -> tuple[dict[Role, float], int]:
    """Match the longest phrases first from the left; return scores and how many words are known."""
    scores: dict[Role, float] = {}
    at = covered = 0
    while at < len(words):
        for count in range(min(_LONGEST, len(words) - at), 0, -1):
            said = _PHRASES.get(words[at : at + count])
            if said:
                for role, weight in said:
                    scores[role] = max(scores.get(role, 0.0), weight + 0.1 * count)
                covered += count
                at += count
                break
        else:
            covered += words[at] in _FILLING or bool(_YEAR.match(words[at]))
            at += 1
    return scores, covered


def best_score(caption: str) -> float:
    """Return how much a text reads like a caption at all."""
    return max(caption_scores(caption).values(), default=0.0)


def is_period_caption(caption: str) -> bool:
    """Tell whether a caption is a period: "Quý I", "Tháng 3", "2026"."""
    return bool(_PERIOD.fullmatch(fold(caption)))
