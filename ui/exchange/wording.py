"""What the place says: errands, files, marks, fields of records, days. Must not know a widget."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.periods import Length, Period, parse
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.exchange.errands import Errand, Way
from cchc_desktop.services.exchange.kinds import Counts, FileKind, LeftOut, Mark, Preview, Why
from cchc_desktop.services.occasion_words import period_words
from resources.words import sentence, shown, table, word
from ui.labels import day, state_word

translate = QCoreApplication.translate
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LIFE: Final = "gone"


def day_of(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()


def short(value: date, today: date) -> str:
    """Write a day as short as its year allows: 20/11, or 20/11/2025."""
    said = day(value)
    return said.rsplit("/", 1)[0] if value.year == today.year else said


def short_period(period: Period) -> str:
    """Name a period of a known year, as the head of a column."""
    said = period_words(period).removesuffix(f" năm {period.year}")
    return translate("Exchange", "Năm") if period.length is Length.YEAR else capital(said)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def period_said(kept: str | None) -> str:
    return period_words(parse(kept)) if kept else ""


def why_words(why: Why) -> str:
    return sentence(why.code, why.facts)


# --- what goes out


def errand_title(one: Errand) -> str:
    period = period_words(one.period) if one.period else ""
    return {
        Way.UP: translate("Exchange", "{}: báo cáo {}").format(one.name, period),
        Way.DOWN: translate("Exchange", "{}: kế hoạch, nhiệm vụ").format(one.name),
        Way.FORM: translate("Exchange", "{}: biểu Excel {}").format(one.name, period),
        Way.ANSWERS: translate("Exchange", "{}: hồi đáp báo cáo").format(one.name),
        Way.SYNC: translate("Exchange", "Máy khác của cơ quan: toàn bộ dữ liệu"),
    }[one.way]


def errand_kind(one: Errand) -> str:
    return {
        Way.UP: translate("Exchange", "Báo cáo lên cấp trên"),
        Way.DOWN: translate("Exchange", "Giao việc"),
        Way.FORM: translate("Exchange", "Biểu Excel"),
        Way.ANSWERS: translate("Exchange", "Hồi đáp"),
        Way.SYNC: translate("Exchange", "Máy khác"),
    }[one.way]


def errand_note(one: Errand, today: date) -> str:
    """Say when it last went and what changed since, or until when it is wanted."""
    special = {
        Way.SYNC: translate("Exchange", "Ghi khi muốn chuyển sang máy kia"),
        Way.ANSWERS: translate("Exchange", "{} báo cáo đã xem xét, chưa hồi đáp"),
        Way.FORM: translate("Exchange", "Đơn vị chưa dùng chương trình"),
    }
    if one.way in special:
        return special[one.way].format(one.changed)
    if one.sent_at is None:
        if one.due is not None:
            return translate("Exchange", "Chưa gửi, hạn nộp {}").format(short(one.due, today))
        return translate("Exchange", "Chưa gửi, {} nhiệm vụ").format(shown(one.changed))
    last = short(day_of(one.sent_at), today)
    if not one.changed:
        return translate("Exchange", "Đã gửi {}, từ đó không đổi").format(last)
    said = translate("Exchange", "{} nhiệm vụ đổi từ lần gửi {}")
    return said.format(shown(one.changed), last)


def down_note(many: Sequence[Errand], today: date) -> str:
    """Say the same of many units together."""
    never = sum(one.sent_at is None for one in many)
    stale = sum(one.sent_at is not None and one.changed > 0 for one in many)
    parts = []
    if never:
        parts.append(translate("Exchange", "{} đơn vị chưa gửi lần nào").format(never))
    if stale:
        parts.append(translate("Exchange", "{} đơn vị có nhiệm vụ đổi").format(stale))
    sent = [one.sent_at for one in many if one.sent_at is not None]
    if not parts and sent:
        last = short(day_of(max(sent)), today)
        return translate("Exchange", "Đã gửi {}, từ đó không đổi").format(last)
    return capital("; ".join(parts))


# --- what comes in


def kind_words(kind: FileKind, period: str | None) -> str:
    """Name what a file is: "báo cáo quý I năm 2026"."""
    said = {
        FileKind.ASSIGN: translate("Exchange", "giao việc"),
        FileKind.RETURN: translate("Exchange", "báo cáo"),
        FileKind.SYNC: translate("Exchange", "dữ liệu của máy khác"),
        FileKind.RECEIPT: translate("Exchange", "hồi đáp"),
        FileKind.FORM: translate("Exchange", "biểu Excel"),
    }[kind]
    return f"{said} {period_said(period)}".strip()


def mark_words(mark: Mark) -> str:
    return capital(word("file-marks", mark))


def counts_words(counts: Counts, left: int = 0) -> str:
    """Say in one line what a file does; what it does not do is left out."""
    said = [
        (counts.new, translate("Exchange", "{} mới")),
        (counts.updated, translate("Exchange", "{} cập nhật")),
        (counts.conflicts, translate("Exchange", "{} hai nơi ghi khác nhau")),
        (counts.withdrawn, translate("Exchange", "{} bãi bỏ")),
        (left, translate("Exchange", "{} để lại")),
        (counts.unchanged, translate("Exchange", "{} không đổi")),
    ]
    parts = [words.format(shown(count)) for count, words in said if count]
    return ", ".join(parts) or translate("Exchange", "Không có gì thay đổi")


def left_words(left: LeftOut) -> str:
    what = word("file-records", left.entity)
    return f"{shown(left.count)} {what}: {why_words(left.why)}"


def left_count(found: Preview) -> int:
    return sum(one.count for one in found.left_out)


def field_said(entity: str, name: str) -> str:
    """Name a field of a record: a unit, a deadline and a state are called as people call them."""
    if not name:
        return capital(_entity(entity))
    if name == _LIFE:
        return translate("Exchange", "Còn hay bỏ")
    known = table("record-fields")
    return capital(known.get(name, _entity(entity)))


def _entity(entity: str) -> str:
    return table("file-records").get(entity, entity)


def value_said(name: str, text: str) -> str:
    """Say a kept value as an office writes it."""
    plain = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
    if name == "state" and plain in table("states"):
        return state_word(plain)
    if name == "percent" and plain:
        return f"{plain}%"
    if _DAY.fullmatch(plain):
        return day(date.fromisoformat(plain))
    return {"true": _yes(), "false": _no(), "null": "", "None": ""}.get(plain.lower(), plain)


def _yes() -> str:
    return translate("Exchange", "Có")


def _no() -> str:
    return translate("Exchange", "Không")


def is_telling(name: str, old: str, new: str) -> bool:
    """Say whether a field means anything to a person; ids of other records do not."""
    return not name.endswith("_id") and (bool(old) or bool(new) or not name)
