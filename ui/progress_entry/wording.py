"""What the place says: periods, times, deadlines, what is still missing. Must not know a widget."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar import periods
from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.domain.completeness import Lack
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.services.entry.lines import Earlier, EntryLine
from cchc_desktop.services.entry.sheet import EntryCounts
from resources.words import word
from ui.labels import day, state_word
from ui.theme.tokens import Role

translate = QCoreApplication.translate
_WHOLE: Final = 100
# A percent may still be said of these, or nothing was said at all.
_FIGURED: Final = frozenset({None, State.IN_PROGRESS, State.PAUSED, State.DONE})


def quarter_words(period: Period) -> str:
    """Name a period beside others of its year: Quý I, 6 tháng, Năm."""
    if period.length is Length.QUARTER:
        return translate("ProgressEntry", "Quý {}").format(word("quarters", str(period.number)))
    if period.length is Length.HALF:
        return translate("ProgressEntry", "6 tháng")
    return translate("ProgressEntry", "Năm")


def occurrence_words(occurrence: str | None) -> str:
    """Name which time of a recurring task is meant: Tháng 4/2026, Quý II/2026."""
    if occurrence is None:
        return ""
    year, week, number = occurrence.partition("-W")
    if week:
        return translate("ProgressEntry", "Tuần {}/{}").format(int(number), year)
    try:
        period = periods.parse(occurrence)
    except PeriodError:
        return _day_words(occurrence)
    if period.length is Length.MONTH:
        return translate("ProgressEntry", "Tháng {}/{}").format(period.number, period.year)
    return f"{quarter_words(period)}/{period.year}"


def _day_words(text: str) -> str:
    try:
        return translate("ProgressEntry", "Ngày {}").format(day(date.fromisoformat(text)))
    except ValueError:
        return text


def beneath_title(line: EntryLine) -> str:
    """Say whose part it is, where it is not the own office's, and which time."""
    return " · ".join(filter(None, [line.unit, occurrence_words(line.id.occurrence)]))


def shown_state(line: EntryLine) -> str:
    """Return the state as the sheet shows it: what was typed, unless it is late."""
    if line.state is None:
        return ""
    late = line.shown in (Shown.OVERDUE, Shown.DONE_LATE)
    return (line.shown if late else line.state).value


def state_words(line: EntryLine) -> str:
    shown = shown_state(line)
    return state_word(shown) if shown else ""


def due_words(line: EntryLine) -> str:
    if line.due is not None:
        return day(line.due)
    if line.kind == "ongoing":
        return translate("ProgressEntry", "Không có hạn")
    return translate("ProgressEntry", "Chưa rõ")


def due_phrase(line: EntryLine) -> str:
    """Return the plan's own words where no day says it."""
    return line.deadline if line.due is None and line.kind != "ongoing" else ""


def due_role(line: EntryLine) -> Role:
    """Only what wants attention is coloured."""
    if line.shown is Shown.OVERDUE:
        return "late"
    unclear = line.due is None and line.kind != "ongoing"
    return "soon" if unclear or line.shown is Shown.DUE_SOON else "text"


def percent_share(line: EntryLine) -> float | None:
    """Return how far a line is; nothing where no percent was said, or it has no meaning."""
    if line.state is State.NOT_STARTED:
        return 0.0
    return None if line.percent is None else line.percent / _WHOLE


def percent_words(line: EntryLine) -> str:
    share = percent_share(line)
    if share is not None:
        return f"{round(share * _WHOLE)}%"
    return "" if line.state in _FIGURED else "–"


def before_words(before: Earlier | None, part: str) -> str:
    """Say what stood in a cell the period before."""
    if before is None:
        return ""
    state = state_word(before.state)
    if before.percent is not None:
        state = f"{state}, {before.percent}%"
    said = {"state": state, "result": before.result, "difficulty": before.difficulty}.get(part, "")
    if not said:
        return ""
    quarter = word("quarters", before.quarter[-1])
    return translate("ProgressEntry", "Quý {}/{}: {}").format(quarter, before.quarter[:4], said)


def missing_words(counts: EntryCounts) -> str:
    """Say in one sentence what is still missing, the most pressing first."""
    said = {
        Lack.STATE: translate("ProgressEntry", "Còn {} dòng chưa có trạng thái"),
        Lack.RESULT: translate("ProgressEntry", "Còn {} dòng chưa ghi đã làm được gì"),
        Lack.REASON: translate("ProgressEntry", "Còn {} dòng quá hạn chưa ghi lý do"),
    }
    for lack, words in said.items():
        if counts.lacks.get(lack):
            return words.format(counts.lacks[lack])
    return translate("ProgressEntry", "Đã ghi đủ") if counts.owed else ""


def share_of(counts: EntryCounts) -> float:
    return counts.told / counts.owed if counts.owed else 0.0
