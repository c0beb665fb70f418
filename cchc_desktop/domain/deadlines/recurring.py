"""Productions for recurrences: "hằng tháng", "định kỳ hàng quý, 6 tháng, năm", "2 lần/năm".

Must not know plans; the day within a period is anchors.py's.
"""

from cchc_desktop.domain.deadlines.days import weekday
from cchc_desktop.domain.deadlines.model import DoubtCode
from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.terms import Cycle, Every, OnWeekday, Term, Vague
from cchc_desktop.domain.deadlines.tokens import Shape

_EACH = ("hằng", "hàng", "mỗi", "từng", "theo", "các")
_NAMES = {"ngày làm việc": Cycle.DAY, "ngày": Cycle.DAY, "tuần": Cycle.WEEK, "tháng": Cycle.MONTH,
          "quý": Cycle.QUARTER, "quí": Cycle.QUARTER, "năm học": Cycle.YEAR,
          "năm": Cycle.YEAR}  # fmt: skip
_COUNTED = {1: Cycle.MONTH, 3: Cycle.QUARTER, 6: Cycle.HALF, 9: Cycle.NINE_MONTHS, 12: Cycle.YEAR}
_TIMES_IN = {
    (Cycle.YEAR, 2): Cycle.HALF,
    (Cycle.YEAR, 4): Cycle.QUARTER,
    (Cycle.YEAR, 12): Cycle.MONTH,
    (Cycle.QUARTER, 3): Cycle.MONTH,
}
_NOT_EACH = {"các": {Cycle.DAY, Cycle.YEAR}, "từng": {Cycle.DAY}}
# "Theo quy định", "mỗi quy trình": not a quarter without its mark.
_OTHER_WORD_AFTER = frozenset({"định", "trình", "chế", "hoạch", "mô", "ước", "luật", "tắc"})
_NO_UNIT_AFTER = frozenset({"trước", "nay", "này", "qua", "tiếp", "tới", "sau", "kế"})


def every_list(reader: Reader) -> Term | None:
    """Take a recurrence, or several told in one list.

    - Hằng ngày → recurring
    - Hằng tuần → recurring 52x 07/01 29/12
    - Hằng tuần (thứ Sáu) → recurring 52x 05/01 27/12
    - hàng tháng → recurring 12x 31/01 31/12
    - Theo quý → recurring 31/03 30/06 30/09 31/12
    - định kỳ 6 tháng → recurring 30/06 31/12
    - hàng quý, hàng năm → recurring 31/03 30/06 30/09 31/12 31/12
    - Định kỳ hàng quý, 6 tháng, năm → recurring 31/03 30/06 30/09 31/12
    - mỗi quý 01 lần → recurring 31/03 30/06 30/09 31/12
    - mỗi tháng 2 lần → unclear odd-interval
    """
    regular = reader.says("theo định kỳ", "định kỳ")
    each = reader.says(*_EACH)
    if not (regular or each):
        return None
    first = reader.attempt(_unit)
    if first is None or first in _NOT_EACH.get(each, ()):
        return None
    if each in {"các", "theo"} and reader.sees(_goes_on_otherwise):
        return None
    cycles, own = [first], 0
    while (more := reader.attempt(_next_unit)) is not None:
        cycles.append(more[0])
        own += more[1]
    if each == "các":
        reader.says("trong năm")
    if (reader.attempt(_slash_times) or 1) > 1:
        return Vague(DoubtCode.ODD_INTERVAL)
    if cycles == [Cycle.WEEK] and (number := reader.attempt(_on_weekday)) is not None:
        return Every((Cycle.WEEK,), OnWeekday(number))
    return _list(tuple(cycles), merged=own == 0)


def _on_weekday(reader: Reader) -> int | None:
    bracket = reader.sign("(,") == "("
    reader.says("vào")
    number = weekday(reader)
    return number if not bracket or reader.sign(")") else None


def _list(cycles: tuple[Cycle, ...], *, merged: bool) -> Every:
    if len(cycles) == 1:
        return Every(cycles)
    halves = tuple(Cycle.FIRST_HALF if cycle is Cycle.HALF else cycle for cycle in cycles)
    return Every(tuple(dict.fromkeys(halves)), merged=merged)


def _unit(reader: Reader) -> Cycle | None:
    """Take a period that names no place in the calendar: "quý", but not "quý II"."""
    if reader.says("nửa năm"):
        return Cycle.HALF
    count = reader.attempt(_counted_months)
    if count is not None:
        return _COUNTED.get(count)
    name = reader.says("kỳ báo cáo") or reader.says(*_NAMES)
    return _NAMES.get(name, Cycle.QUARTER) if name and not _named_further(reader, name) else None


def _named_further(reader: Reader, name: str) -> bool:
    token = reader.peek()
    if token is None or reader.sees(_times):
        return False
    if token.shape is Shape.NUMBER or token.folded in _OTHER_WORD_AFTER:
        return True
    return name in {"quý", "quí"} and reader.sees(Reader.roman)


def _counted_months(reader: Reader) -> int | None:
    count = reader.number_or_word(1, 12)
    if count is None or not reader.says("tháng"):
        return None
    if reader.says("đầu", "cuối"):
        reader.says("năm")
    return count


def _times(reader: Reader) -> int | None:
    count = reader.number_or_word(1, 99)
    return count if count is not None and reader.says("lần") else None


def _slash_times(reader: Reader) -> int | None:
    """Take the "01 lần" or "/lần" after a period: how many times."""
    slash = reader.sign("/")
    reader.says("ít nhất", "tối thiểu")
    count = reader.attempt(_times)
    return 1 if count is None and slash and reader.says("lần") else count


def _goes_on_otherwise(reader: Reader) -> bool:
    token = reader.peek()
    return token is not None and token.folded in _NO_UNIT_AFTER


def _next_unit(reader: Reader) -> tuple[Cycle, bool] | None:
    if not (reader.sign(",/&-") or reader.says("và", "hoặc")):
        return None
    reader.says("và", "hoặc")
    own = bool(reader.says("định kỳ hàng", "định kỳ hằng", *_EACH[:4]))
    reader.says("báo cáo", "cả")
    cycle = _unit(reader)
    if cycle is None or reader.sees(_goes_on_otherwise):
        return None
    return cycle, own


def report_periods(reader: Reader) -> Term | None:
    """Take a list of report periods that needs no "hằng": two at the least.

    - tháng, quý, năm → recurring 12x 31/01 31/12
    - quý, 6 tháng, 9 tháng, năm → recurring 31/03 30/06 30/09 31/12
    - 6 tháng và cả năm → recurring 30/06 31/12
    """
    first = reader.attempt(_unit)
    if first is None or first is Cycle.DAY:
        return None
    cycles: list[Cycle] = [first]
    while (more := reader.attempt(_next_unit)) is not None:
        cycles.append(more[0])
    return _list(tuple(cycles), merged=True) if len(cycles) > 1 else None


def frequency(reader: Reader) -> Term | None:
    """Take how many times in a period.

    - 01 lần/quý → recurring 31/03 30/06 30/09 31/12
    - ít nhất 1 lần trong năm → recurring 31/12
    - 2 lần/năm → recurring 30/06 31/12
    - 6 tháng/lần → recurring 30/06 31/12
    - quý/lần → recurring 31/03 30/06 30/09 31/12
    - 3 tháng một lần → recurring 31/03 30/06 30/09 31/12
    - 5 lần/năm → unclear odd-interval
    """
    reader.says("ít nhất", "tối thiểu", "định kỳ")
    count = reader.attempt(_times)
    if count is None:
        return _per_time(reader)
    if not (reader.sign("/") or reader.says("trong", "một", "mỗi", "hằng", "hàng", "trên")):
        return None
    reader.says("một", "mỗi")
    reader.number(1, 1)
    cycle = _unit(reader)
    if cycle is None:
        return None
    cycle = cycle if count == 1 else _TIMES_IN.get((cycle, count))
    return Every((cycle,)) if cycle else Vague(DoubtCode.ODD_INTERVAL)


def _per_time(reader: Reader) -> Term | None:
    cycle: Cycle | None
    odd = False
    if reader.sees(_counted_months):
        cycle = _COUNTED.get(_counted_months(reader) or 0)
        odd = cycle is None or cycle is Cycle.NINE_MONTHS
    else:
        count = reader.number_or_word(1, 99)
        name = reader.says(*_NAMES)
        cycle, odd = _NAMES.get(name), count is not None and count > 1
    if not (odd or cycle) or not _slash_once(reader):
        return None
    return Vague(DoubtCode.ODD_INTERVAL) if odd or not cycle else Every((cycle,))


def _slash_once(reader: Reader) -> bool:
    if reader.sign("/"):
        reader.number(1, 1)
        return bool(reader.says("lần", "một lần"))
    return bool(reader.says("một lần")) or reader.attempt(_times) == 1
