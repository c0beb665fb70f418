"""What the place says of files, marks, fields of records, days. Must not know a widget."""

import re
from collections import Counter
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.periods import Length, Period, parse
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.exchange.kinds import Counts, FileKind, LeftOut, Mark, Preview, Why
from cchc_desktop.services.occasion_words import period_words
from resources.words import knows, sentence, shown, word
from ui.labels import day, state_word

translate = QCoreApplication.translate
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LIFE: Final = "gone"
# What a file does is told of these first, and of so many kinds at most.
_ENTITIES: Final = ("task", "progress", "evidence", "deadline", "measurement", "indicator_value")
_MOST_TOLD: Final = 3


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


def uncapital(words: str) -> str:
    return words[:1].lower() + words[1:]


def period_said(kept: str | None) -> str:
    return period_words(parse(kept)) if kept else ""


def why_words(why: Why) -> str:
    return sentence(why.code, why.facts)


# --- what comes in


def kind_words(kind: FileKind, period: str | None, *, sent: bool = False) -> str:
    """Name what a file is: "báo cáo quý I năm 2026"."""
    if sent and kind is FileKind.SYNC:
        return translate("Exchange", "dữ liệu cho máy khác")
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
        (counts.new, translate("Exchange", "{} mục mới")),
        (counts.updated, translate("Exchange", "{} mục sửa")),
        (counts.conflicts, translate("Exchange", "{} mục hai nơi ghi khác nhau")),
        (counts.withdrawn, translate("Exchange", "{} mục bãi bỏ")),
        (left, translate("Exchange", "{} mục để lại")),
        (counts.unchanged, translate("Exchange", "{} mục không đổi")),
    ]
    parts = [words.format(shown(count)) for count, words in said if count]
    return ", ".join(parts) or translate("Exchange", "Không có gì thay đổi")


def does_words(found: Preview) -> str:
    """Say what a file does by what it tells of: "14 kết quả mới, 9 tài liệu kiểm chứng mới"."""
    kinds = {
        Mark.NEW: translate("Exchange", "{} {} mới"),
        Mark.UPDATED: translate("Exchange", "{} {} được sửa"),
        Mark.CONFLICT: translate("Exchange", "{} {} hai nơi ghi khác nhau"),
        Mark.WITHDRAWN: translate("Exchange", "{} {} bãi bỏ"),
    }
    records = {(one.mark, one.entity, one.key) for one in found.lines if one.mark in kinds}
    told = Counter((mark, entity) for mark, entity, _ in records)
    if told.total() != found.counts.changes:
        return counts_words(found.counts, left_count(found))
    order = [(mark, entity) for mark in kinds for entity in _ENTITIES if (mark, entity) in told]
    order += sorted(one for one in told if one not in order)
    said = [
        kinds[mark].format(shown(told[mark, entity]), _entity(entity))
        for mark, entity in order[:_MOST_TOLD]
    ]
    if rest := sum(told[one] for one in order[_MOST_TOLD:]):
        said.append(translate("Exchange", "{} mục khác").format(shown(rest)))
    if left := left_count(found):
        said.append(translate("Exchange", "{} mục để lại").format(shown(left)))
    return ", ".join(said) or translate("Exchange", "Không có gì thay đổi")


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
    return capital(known_word("record-fields", name) or _entity(entity))


def _entity(entity: str) -> str:
    return known_word("file-records", entity) or entity


def known_word(table: str, key: str) -> str:
    """Return a word of a table; none where there is none, as for fields of a newer program."""
    return word(table, key) if key and knows(f"{table}.{key}") else ""


def value_said(name: str, text: str) -> str:
    """Say a kept value as an office writes it."""
    plain = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
    if name == "state" and known_word("states", plain):
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
