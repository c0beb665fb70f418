"""Reminders without an office: invented ones, and a workplace's part that keeps them in memory."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from cchc_desktop.domain.reminders import Kind, Reminder, morning_of
from cchc_desktop.domain.status import Shown
from ui.tray.lines import Due

TODAY = date(2026, 11, 20)
MORNING = morning_of(TODAY)


def reminder(task: int, days_left: int, *, fire_at: datetime = MORNING) -> Reminder:
    """Invent a reminder of a task."""
    title = "Kiểm tra công tác cải cách hành chính tại các phòng chuyên môn, trường học trực thuộc"
    return Reminder(
        id=f"task:{task}",
        kind=Kind.TASK,
        subject=f"I.{task + 1}. {title}",
        due=TODAY + timedelta(days=days_left),
        fire_at=fire_at,
        days_left=days_left,
        state=Shown.OVERDUE if days_left < 0 else Shown.DUE_SOON,
    )


class MemoryReminders:
    """They come once they have fired, are noted as shown, and put off."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.to_remind: list[Reminder] = []
        self.shown: list[frozenset[str]] = []
        self.off: dict[str, datetime] = {}

    def now(self) -> datetime:
        return self.at

    def reminders(self) -> Due:
        waiting = [one for one in self.to_remind if one.fire_at <= self.at]
        told = frozenset().union(*self.shown)
        return Due(waiting, [one for one in waiting if one.id not in told])

    def mark_reminded(self, ids: Collection[str]) -> None:
        self.shown.append(frozenset(ids))

    def put_off(self, ids: Collection[str], until: datetime) -> None:
        self.off |= dict.fromkeys(ids, until)
        self.shown = [those - set(ids) for those in self.shown]
        self.to_remind = [
            replace(one, fire_at=until) if one.id in ids else one for one in self.to_remind
        ]

    def tasks_behind(self, ids: Collection[str]) -> set[int]:
        return {int(one.removeprefix("task:")) for one in ids if one.startswith("task:")}
