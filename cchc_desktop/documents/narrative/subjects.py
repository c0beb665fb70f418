"""Who a sentence or a heading is about: "Phòng Nội vụ phường Hoa Sen", "Giao Sở Nội vụ là …".

Names are returned as written. Must not know what is asked of them.
"""

import re
from functools import lru_cache
from typing import Final

from cchc_desktop.documents.tables.unit_grammar import looks_like_unit
from cchc_desktop.documents.tables.units_in_cells import Known

# Capitals make a name ("Ban Tổ chức"), small letters a deed ("tổ chức thực hiện").
_DEED: Final = re.compile(
    r"(?<!\w)(?:phối hợp|chủ trì|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|căn cứ|tham mưu"
    r"|(?<!các )(?<!những )(?<!và )tổ chức(?! chính trị| đoàn thể| xã hội| hội\b| kinh tế)"
    r"|xây dựng(?! đời sống)|thực hiện|theo dõi|(?<!được )hướng dẫn|triển khai|báo cáo|bố trí"
    r"|(?<!an )chỉ đạo"
    r"|tiếp tục|thường xuyên|chủ động|gửi|nộp|đảm bảo|bảo đảm|rà soát|tăng cường|kiểm tra|đôn đốc"
    r"|cập nhật|quán triệt|phân công|lập|trên cơ sở|định kỳ|tổng hợp|đề xuất|phải|cần|sẽ|nghiêm túc"
    r"|kịp thời|hoàn thành|là (?:cơ quan|đơn vị|đầu mối|bộ phận|thường trực)|giúp|tuyên truyền"
    r"|vận động|khẩn trương|tập trung|phổ biến|quan tâm|nghiên cứu|cử|duy trì|đăng ký|ban hành"
    r"|thẩm định|cân đối|dựa vào|giám sát|phát huy|lồng ghép|trực tiếp|đưa|niêm yết"
    r"|công khai)(?!\w)"
)
_ASKS: Final = re.compile(
    r"^(?:Đề nghị|Giao(?: cho| nhiệm vụ cho)?|Yêu cầu|Đối với|Phân công(?: cho)?"
    r"|Trách nhiệm (?:của|thuộc)?|Nhiệm vụ của)\s*:?\s*(?=[^\W\d])",
    re.IGNORECASE,
)
_LEADS_ON: Final = re.compile(
    r"(?:\s*,?\s*(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|thực hiện|chủ trì)"
    r"(?:\s+(?:thực hiện|chủ trì|tham mưu|các|những|một số|nhiệm vụ|nội dung|công việc|sau))*)?"
    r"(?:\s*(?:như sau|sau đây|cụ thể|sau))*\s*[:.]?\s*$"
)
_LONGEST: Final = 260
_SHORTEST: Final = 2
_NOT_WHO: Final = re.compile(
    r"(?:Trường học (?:số|điện tử|hạnh phúc|thông minh)|Trường hợp|Văn phòng phẩm|Cơ quan điện tử"
    r"|Khu vực|Hội thảo|Hội nghị|Cán bộ, công chức, viên chức tại|Bộ (?:tiêu chí|chỉ số)"
    r"|(?:Một số|Các|Những|Tất cả(?: các)?)\s+(?:nhiệm vụ|nội dung|giải pháp|công (?:việc|tác)"
    r"|lĩnh vực|chỉ tiêu|biện pháp|hoạt động|mục tiêu|yêu cầu|văn bản|thủ tục|chương trình"
    r"|hình thức))\b"
)


@lru_cache(maxsize=4096)
def _reads_like_names(text: str) -> bool:
    return looks_like_unit(text) and not _DEED.search(text) and not _NOT_WHO.match(text)


def is_who(text: str, known: Known) -> bool:
    """Tell whether a text is the names of units and nothing else."""
    stated = text.strip(" .,;:")
    if not _SHORTEST <= len(stated) <= _LONGEST:
        return False
    return known(stated) or (stated[0].isupper() and _reads_like_names(stated))


def does(text: str) -> bool:
    """Tell whether a text says that something is done."""
    return bool(_DEED.search(text))


def headed_by(title: str, known: Known) -> str:
    """Return who a heading names: "Đề nghị Ủy ban Mặt trận …", "… có trách nhiệm:"."""
    if len(title) > _LONGEST + 80:
        return ""
    who = _LEADS_ON.sub("", _ASKS.sub("", title, count=1)).strip(" .,;:")
    if not who or not is_who(who[:1].upper() + who[1:], known):
        return ""
    return who


def named_before_colon(text: str, known: Known) -> tuple[str, str]:
    """Part "Sở Tư pháp: cải cách thể chế" into who and what; empty where it is not so."""
    before, colon, after = text[: _LONGEST + 40].partition(":")
    if not colon or not after.strip():
        return "", ""
    who = headed_by(before, known)
    return (who, text[len(before) + 1 :].strip()) if who else ("", "")


def subject_of(sentence: str, known: Known) -> str:
    """Return who does what a sentence says, where it begins with the names of units."""
    begun = _ASKS.sub("", sentence[: _LONGEST * 2], count=1)
    if who := _before_deed(begun, known):
        return who
    for found in list(re.finditer(r"[;,]\s+(?=[^\W\d_])", begun))[:8]:
        rest = begun[found.end() :]
        if rest[0].isupper() and _opens_aside(begun) and (who := _before_deed(rest, known)):
            return who
    return ""


def _opens_aside(text: str) -> bool:
    """Tell whether a sentence begins with something beside its subject."""
    return text.startswith(("Ngoài", "Trên cơ sở", "Căn cứ", "Để", "Theo", "Hằng năm", "Hàng năm",
                            "Định kỳ", "Hàng quý", "Hằng quý"))  # fmt: skip


def _before_deed(text: str, known: Known) -> str:
    found = _DEED.search(text)
    if found is None:
        return ""
    who = text[: found.start()].strip(" ,;:")
    return who if is_who(who, known) else ""
