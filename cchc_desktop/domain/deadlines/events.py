"""Productions for what has no date of its own: events, waits, ongoing work, words of haste.

Must not know plans. An event's clause runs to the next comma, bracket or stop, unless a date
with a limit of its own begins within it.
"""

from cchc_desktop.domain.deadlines.limits import dated
from cchc_desktop.domain.deadlines.model import DoubtCode
from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.terms import (
    Always,
    Aside,
    Count,
    Dated,
    Event,
    Limit,
    Term,
    Vague,
    Wait,
)
from cchc_desktop.domain.deadlines.tokens import Shape, Token

_COUNTS = {"ngày làm việc": Count.WORKING_DAY, "ngày": Count.DAY, "giờ làm việc": Count.HOUR,
           "giờ": Count.HOUR, "tiếng": Count.HOUR, "tuần": Count.WEEK, "tháng": Count.MONTH,
           "năm": Count.YEAR}  # fmt: skip
_WITHIN = ("trong vòng", "trong thời hạn", "trong thời gian", "không quá", "tối đa", "trong", "sau",
           "chậm nhất trong vòng", "chậm nhất trong", "chậm nhất sau", "chậm nhất là",
           "chậm nhất", "muộn nhất")  # fmt: skip
_AFTER = ("kể từ khi", "kể từ", "tính từ", "từ ngày", "từ khi", "sau khi", "sau ngày", "khi")
_CAUSES = ("ngay sau khi", "ngay khi", "sau khi", "trước khi", "đến khi", "cho đến khi", "từ khi",
           "mỗi khi", "khi")  # fmt: skip
_CLOSED = ("có phát sinh", "phát sinh", "có yêu cầu", "có đề nghị", "cần thiết", "cần")
_LEANS_ON = ("yêu cầu", "đề nghị", "chỉ đạo", "hướng dẫn", "lịch", "đợt", "thông báo", "phân công",
             "thực tế", "nhu cầu", "tình hình", "văn bản", "quyết định", "công văn", "vụ việc",
             "từng vụ việc", "từng đợt")  # fmt: skip
_PLANS = ("kế hoạch", "chương trình", "tiến độ", "lộ trình", "đề án", "dự án")
_RULES = ("đúng thời gian quy định", "thời gian quy định", "thời hạn quy định", "đúng quy định",
          "đúng thời hạn quy định", "quy định", "đúng thời hạn", "đúng thời gian",
          "đúng tiến độ")  # fmt: skip
_BY_RULE = (*(f"theo {rule}" for rule in _RULES), *_RULES[:3])
_HASTE = ("khẩn trương", "kịp thời", "càng sớm càng tốt", "sớm", "ngay", "trước mắt",
          "thời gian tới", "thời gian sớm nhất")  # fmt: skip
_STOPS = frozenset(",;()/:\n")
_SIGNED_BY = ("này", "kế hoạch này", "quyết định này", "văn bản này", "chương trình này")


def wait(reader: Reader) -> Term | None:
    """Take so long after an event; dated when it is the signing and that day is known.

    - trong vòng 15 ngày làm việc kể từ ngày nhận đủ hồ sơ → event
    - 20 ngày sau khi Tỉnh ủy ban hành → event
    - xử lý trong 24 giờ đầu → event
    - sau 10 (mười) ngày, kể từ ngày ký → event
    """
    within = reader.says(*_WITHIN)
    reader.says("là", "trong", "vòng", "sau")
    counted = reader.attempt(_counted)
    if counted is None:
        return None
    if reader.says("đầu tiên", "đầu", "tiếp theo") and reader.sees(_period_name):
        return None
    reader.sign(",")
    reader.sign("(")
    if reader.sees(lambda r: r.says(*_AFTER)):
        return _from_signing(reader, counted)
    if reader.at and (previous := reader.peek(-1)) and previous.folded in {",", "("}:
        reader.at -= 1
    return Event(counted) if within else None


def _period_name(reader: Reader) -> str:
    reader.says("của")
    return reader.says("tháng", "quý", "năm", "kỳ", "mỗi", "hằng", "hàng")


def _counted(reader: Reader) -> Wait | None:
    count = reader.number_or_word(1, 9999)
    unit = reader.says(*_COUNTS)
    if count is None or not unit:
        return None
    return Wait(count, _COUNTS[unit])


def _from_signing(reader: Reader, counted: Wait | None) -> Event:
    if reader.attempt(_signing):
        return Event(counted, signing=True)
    _clause(reader)
    return Event(counted)


def _signing(reader: Reader) -> bool | None:
    reader.says("kể từ", "tính từ", "sau", "từ")
    if not reader.says("ngày ký ban hành", "ngày ký", "ngày ban hành"):
        return None
    reader.says(*_SIGNED_BY)
    token = reader.peek()
    return True if token is None or token.shape is Shape.SIGN else None


def signing(reader: Reader) -> Term | None:
    """Take the signing itself.

    - có hiệu lực kể từ ngày ký → event
    - từ ngày ký ban hành → event
    """
    if not reader.sees(lambda r: r.says("kể từ", "tính từ", "từ")):
        return None
    return Event(signing=True) if reader.attempt(_signing) else None


def cause(reader: Reader) -> Term | None:
    """Take something that has to happen first.

    - Khi có phát sinh → event
    - khi có yêu cầu → event
    - Sau khi có hướng dẫn của cấp trên → event
    - kể từ ngày nhận đủ hồ sơ → event
    - đột xuất → event
    - tạo ngay trong ngày → event
    - Sau khi có hướng dẫn, chậm nhất ngày 30/9 → compound 30/09
    - Khi phát sinh Định kỳ hàng quý → compound 31/03 30/06 30/09 31/12
    """
    if reader.says("đột xuất"):
        return Event(loose=True)
    if reader.says("ngay trong ngày", "trong ngày"):
        reader.says("làm việc")
        return Event()
    if reader.says("kể từ", "tính từ"):
        _clause(reader)
        return Event()
    if not reader.says(*_CAUSES):
        return None
    if not reader.says(*_CLOSED) or not reader.sees(_new_clause):
        _clause(reader)
    return Event()


def leaning(reader: Reader) -> Term | None:
    """Take what somebody else's plan or word decides; beside a date it is nothing.

    - theo yêu cầu → event
    - Theo Kế hoạch của Thành phố → event
    - Theo đợt → event
    - Theo kế hoạch → unclear which-plan
    - theo đúng thời gian quy định → unclear by-rule
    - Theo hướng dẫn của cấp trên, trước ngày 30/9 → fixed 29/09
    """
    if reader.says(*_BY_RULE):
        _clause(reader)
        return Vague(DoubtCode.BY_RULE, loose=True)
    if not reader.says("theo", "tùy theo", "tuỳ theo", "căn cứ"):
        return None
    if reader.says(*_LEANS_ON):
        _clause(reader)
        return Event(loose=True)
    if not reader.says(*_PLANS):
        return None
    alone = reader.says("đề ra", "chung", "riêng", "cụ thể", "được duyệt") or reader.sees(_at_end)
    _clause(reader)
    return Vague(DoubtCode.WHICH_PLAN, loose=True) if alone else Event(loose=True)


def ongoing(reader: Reader) -> Term | None:
    """Take work without an end.

    - Thường xuyên → ongoing
    - Thuong xuyen → ongoing
    - Thường xuyên, liên tục → ongoing
    - Thường xuyên trong năm → ongoing
    - quanh năm → ongoing
    """
    if not reader.says("thường xuyên", "liên tục", "quanh năm", "suốt năm", "lâu dài"):
        return None
    while (reader.sees(_more_ongoing)) and _more_ongoing(reader):
        pass
    return Always()


def _more_ongoing(reader: Reader) -> bool:
    if not reader.sign(","):
        reader.says("và")
    return bool(reader.says("thường xuyên", "liên tục", "quanh năm", "suốt năm", "lâu dài"))


def haste(reader: Reader) -> Term | None:
    """Take words of time that give no date, and nothing beside one that does.

    - Kiện toàn ngay → unclear hurry
    - Khẩn trương hoàn thiện hồ sơ → unclear hurry
    - Định kỳ tổ chức họp → unclear no-interval
    - năm tiếp theo → unclear vague
    - Quý II và các năm tiếp theo → unclear vague
    """
    if reader.says(*_HASTE):
        return Vague(DoubtCode.HURRY, loose=True)
    if reader.says("theo định kỳ", "định kỳ"):
        return Vague(DoubtCode.NO_INTERVAL, loose=True)
    several = reader.says("những", "các")
    if reader.says("năm tiếp theo", "năm sau", "năm tới", "năm kế tiếp"):
        return Vague(DoubtCode.VAGUE, loose=not several)
    return None


def aside(reader: Reader) -> Term | None:
    """Take a time that is no deadline: something to compare with, or a horizon beyond the plan.

    - tăng so với năm 2023 → unclear not-a-deadline
    - đến năm 2025, định hướng đến năm 2030 → unclear horizon
    - kinh phí hằng năm → unclear not-a-deadline
    """
    if reader.says("so với", "cùng kỳ"):
        reader.says("cùng kỳ", "kỳ trước")
        reader.attempt(dated)
        return Aside(DoubtCode.NOT_A_DEADLINE)
    if reader.says("ngân sách", "dự toán", "kinh phí", "dự toán ngân sách"):
        yearly = reader.says("hằng năm", "hàng năm")
        return Aside(DoubtCode.NOT_A_DEADLINE) if yearly else None
    if reader.says("định hướng", "tầm nhìn"):
        return Aside(DoubtCode.HORIZON) if reader.attempt(dated) else None
    return None


def _clause(reader: Reader) -> None:
    """Go to the end of an event's clause."""
    while (token := reader.peek()) is not None and not _stops(reader, token):
        reader.at += 1


def _stops(reader: Reader, token: Token) -> bool:
    if token.shape is Shape.SIGN:
        after = reader.peek(1)
        if token.folded == "/" and after is not None and after.shape is Shape.NUMBER:
            return False
        ends = token.folded == "." and (after is None or after.spaced)
        return token.folded in _STOPS or ends or (token.folded == "-" and token.spaced)
    return reader.sees(_limited) or (token.text[:1].isupper() and reader.sees(_new_clause))


def _limited(reader: Reader) -> bool:
    found = dated(reader)
    return found is not None and isinstance(found[0], Dated) and found[0].limit is not Limit.IN


def _new_clause(reader: Reader) -> bool:
    return bool(reader.says("định kỳ", "hàng", "hằng", "mỗi", "thường xuyên", "và", "hoặc"))


def _at_end(reader: Reader) -> bool:
    token = reader.peek()
    return token is None or token.shape is Shape.SIGN
