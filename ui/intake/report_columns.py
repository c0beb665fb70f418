"""The columns of the reports that a plan asks for: whether they are owed, for what, and when."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar import due_rules, due_words
from cchc_desktop.domain.calendar.duty_parts import IN_ORDER, parts_of
from cchc_desktop.domain.calendar.errors import DueRuleError
from cchc_desktop.domain.calendar.periods import Length
from cchc_desktop.services.owed_reports.duties import parts_words
from ui.intake.part_entry import PartLine
from ui.labels import day
from ui.table.cells import WordsCell
from ui.table.column import Column
from ui.table.editors.kinds import Choice, OneLine, Option, Words

translate = QCoreApplication.translate
TAKEN: Final = "taken"
PERIODS: Final = "parts"
RULE: Final = "rule"
_DUES: Final = 4


def report_columns() -> list[Column]:
    answers = [
        Option(True, translate("IntakeParts", "Theo dõi"), "T", "check", "done"),
        Option(None, translate("IntakeParts", "Hỏi lại sau"), "H", "question", "soon"),
        Option(False, translate("IntakeParts", "Không lấy"), "K", "close", "idle"),
    ]
    named = {one.value: one.word for one in answers}
    return [
        Column(
            TAKEN,
            translate("IntakeParts", "Nhắc gửi"),
            lambda line: named[_said(line)],
            width=124,
            editor=Choice(_said, options=answers),
            doubt=_unconfirmed,
        ),
        Column(
            "text",
            translate("IntakeParts", "Văn bản ghi"),
            lambda line: line.entry.text,
            cell=WordsCell("text2"),
        ),
        Column(
            PERIODS,
            translate("IntakeParts", "Báo cáo"),
            _periods,
            width=136,
            editor=Choice(
                lambda line: (line.entry.frequency, line.entry.period_part), options=_every()
            ),
            wanted=translate("IntakeParts", "Chọn kỳ"),
        ),
        Column(
            RULE,
            translate("IntakeParts", "Hạn gửi"),
            _rule,
            width=144,
            editor=OneLine(_rule),
            wanted=translate("IntakeParts", "Ghi hạn gửi"),
        ),
        Column(
            "dues",
            translate("IntakeParts", "Các ngày"),
            _dues,
            width=96,
            cell=WordsCell("text2"),
        ),
        Column(
            "recipient",
            translate("IntakeParts", "Nơi nhận"),
            _recipient,
            width=116,
            cell=WordsCell("text2"),
            editor=Words(_recipient),
        ),
    ]


def _recipient(line: PartLine) -> str:
    return line.entry.recipient or ""


def _every() -> list[Option]:
    """Return the periods that a report may be about: all of a kind, or one part of the year."""
    whole = [Option((str(one), None), _named(one, None)) for one in (Length.MONTH, Length.QUARTER)]
    parts = [
        Option((str(kind), part), _named(kind, part))
        for kind in (Length.HALF, Length.NINE_MONTHS, Length.YEAR)
        for part in IN_ORDER
        if part in parts_of(kind, None)
    ]
    return whole + parts


def _named(frequency: str, part: str | None) -> str:
    return parts_words(parts_of(frequency, part))


def _said(line: PartLine) -> bool | None:
    return None if line.duty is None else line.duty.taken


def _unconfirmed(line: PartLine) -> str | None:
    if _said(line) is not None:
        return None
    return translate("IntakeParts", "Kỳ báo cáo đọc được từ văn bản. Xác nhận để được nhắc gửi.")


def _periods(line: PartLine) -> str:
    return _named(line.entry.frequency, line.entry.period_part)


def _rule(line: PartLine) -> str:
    try:
        return due_words.say(due_rules.parse(line.entry.due_rule))
    except DueRuleError:
        return ""


def _dues(line: PartLine) -> str:
    dues = line.duty.dues if line.duty is not None else ()
    return "\n".join(day(one.due) for one in dues[:_DUES])
