"""Giving a task another day: where it is dragged, by keys, or asked for in a form.

Must not know what the calendar shows.
"""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.calendar_days import Fixed, Mark
from cchc_desktop.services.task_changes.bulk import set_deadline
from ui.actions.bench import Bench
from ui.calendar.wording import short
from ui.labels import day as day_words
from ui.parts.day_field import DayField
from ui.parts.fields import Field
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate


def move(bench: Bench, mark: Mark, day: date) -> bool:
    """Write a day as a task's deadline; tell whether it was written."""
    if mark.task is None or day == mark.day or _is_refused(bench, mark):
        return False
    task = mark.task
    return bench.do(lambda: set_deadline(bench.desk, [task], day_words(day))) is not None


def _is_refused(bench: Bench, mark: Mark) -> bool:
    """Say why a date cannot go by itself; who keeps the task is told by the verb."""
    if mark.fixed is not Fixed.WORDS:
        return False
    words = translate(
        "Calendar", "Thời hạn của “{}” không phải là một ngày. Sửa thời hạn trong Nhiệm vụ."
    )
    bench.tell(words.format(short(mark)))
    return True


class MoveForm(FormDialog):
    """Asks for the day that a task is to have."""

    def __init__(self, bench: Bench, mark: Mark) -> None:
        self._mark = mark
        self._edit = DayField(bench.desk.today.year, mark.day)
        self._edit.selectAll()
        self.day: date | None = None
        name = f"{mark.code}. {mark.title}" if mark.code else mark.title
        super().__init__(
            translate("Calendar", "Dời sang ngày khác"),
            translate("Calendar", "Đổi thời hạn"),
            {"day": Field(translate("Calendar", "Ngày mới"), self._edit)},
            self._wrong,
            bench.window,
            words=name,
        )

    def _wrong(self) -> dict[str, str]:
        self.day = self._edit.value()
        if self.day is None:
            words = translate("Calendar", "Cần ghi một ngày, ví dụ {}.")
            return {"day": words.format(day_words(self._mark.day + timedelta(1)))}
        return {}
