"""Reminders in words: one sentence of counts, one of what presses most, when to tell again."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.reminders import Digest, Reminder, digest
from ui.labels import day

translate = QCoreApplication.translate
_AFTERNOON: Final = time(14)
_MORNING: Final = time(8)
# Nobody wants to hear again what was put off half an hour ago.
_TODAY_UNTIL: Final = time(13)
_FRIDAY: Final = 4
_LONGEST: Final = 72


def headline(of: Digest) -> str:
    """Say how much there is to do."""
    if of.due and of.late:
        words = translate("Notice", "Hôm nay có {due} việc đến hạn, {late} việc quá hạn.")
    elif of.due:
        words = translate("Notice", "Hôm nay có {due} việc đến hạn.")
    elif of.late:
        words = translate("Notice", "Có {late} việc quá hạn.")
    elif of.soon:
        words = translate("Notice", "Có {soon} việc sắp đến hạn.")
    else:
        words = translate("Notice", "Không có việc nào đến hạn.")
    return _joined(words.format(due=of.due, late=of.late, soon=of.soon))


def most_pressing(lines: Sequence[Reminder]) -> str:
    """Name the first, which presses most, and count what only comes nearer."""
    first = lines[0]
    left = first.days_left
    if left < 0:
        words = translate("Notice", "Gấp nhất: “{subject}”, quá hạn {days} ngày")
    elif left == 0:
        words = translate("Notice", "Gấp nhất: “{subject}”, hạn hôm nay")
    else:
        words = translate("Notice", "Gần nhất: “{subject}”, hạn {due}, còn {days} ngày")
    said = words.format(subject=_cut(first.subject), days=abs(left), due=day(first.due))
    soon = digest(lines).soon
    if soon and left <= 0:
        said += translate("Notice", "; {} việc khác sắp đến hạn").format(soon)
    return _joined(f"{said}.")


def again(now: datetime) -> tuple[datetime, str]:
    """Choose when to tell again, with the words for the button: 14:00, or a working morning."""
    if now.time() < _TODAY_UNTIL:
        return datetime.combine(now, _AFTERNOON, now.tzinfo), translate(
            "Notice", "Nhắc lại lúc 14:00"
        )
    monday = now.weekday() >= _FRIDAY
    on = now + timedelta(days=7 - now.weekday() if monday else 1)
    words = (
        translate("Notice", "Nhắc lại sáng Thứ Hai")
        if monday
        else translate("Notice", "Nhắc lại sáng mai")
    )
    return datetime.combine(on, _MORNING, now.tzinfo), words


def _cut(subject: str) -> str:
    """Keep what fits a notice, whole words only."""
    words = " ".join(subject.split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:") + "…"


def _joined(words: str) -> str:
    """Keep a number and the word it counts on one line."""
    for unit in ("việc", "ngày"):
        words = words.replace(f" {unit}", f"\N{NO-BREAK SPACE}{unit}")
    return words
