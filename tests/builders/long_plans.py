"""A plan of thousands of tasks as an office receives it, and what a later document says of it."""

import random
from dataclasses import replace

from tests.benchmarks.sentences import sentences
from tests.builders.plan_files import PLAN, PlanText, Row

TASKS = 3_000
_IN_A_PART = 300
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LEADS = ("Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính", "Phòng Văn hóa", "Phòng Y tế")
_DUE = ("Quý I", "Tháng 6 năm 2026", "Trước ngày 15/11/2026", "Trong năm 2026", "Sớm nhất có thể")
_PARTNER = "Văn phòng HĐND và UBND phường"


def a_long_plan(count: int = TASKS) -> PlanText:
    """Return a plan with tasks of natural length in parts; of some the deadline is in doubt."""
    rows: list[Row] = []
    for at, title in enumerate(sentences(count, random.Random(5))):
        part, place = divmod(at, _IN_A_PART)
        if not place:
            numeral = _NUMERALS[part % len(_NUMERALS)]
            rows.append((numeral, f"LĨNH VỰC THỨ {part + 1} CỦA KẾ HOẠCH", "", "", "", ""))
        lead, due = _LEADS[at % len(_LEADS)], _DUE[at % 7 % len(_DUE)]
        rows.append((str(place + 1), title, f"Báo cáo số {at + 1}", lead, _PARTNER, due))
    return replace(PLAN, rows=tuple(rows))


def amended(plan: PlanText, *rows: Row) -> PlanText:
    """Return the later document of a plan that has these rows now."""
    return replace(
        plan,
        rows=rows,
        number="45/KH-UBND",
        signed="Hoa Sen, ngày 10 tháng 4 năm 2026",
        subject="Điều chỉnh, bổ sung Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026 về cải cách"
        " hành chính năm 2026",
    )


def all_changed(row: Row) -> Row:
    """Say something else in every cell of a task; a head of a part stays."""
    code, title, product, lead, partner, due = row
    if not due:
        return row
    other = _LEADS[(_LEADS.index(lead) + 1) % len(_LEADS)]
    return (
        code,
        f"{title}, có điều chỉnh",
        f"{product}; Biên bản",
        other,
        f"{partner}; {lead}",
        "Tháng 9 năm 2026",
    )


def numbered_on(row: Row) -> Row:
    """Number a task one higher; a head of a part stays."""
    return (str(int(row[0]) + 1), *row[1:]) if row[5] else row
