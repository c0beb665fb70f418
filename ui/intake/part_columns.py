"""The columns of the parts beside the tasks: targets, duties of units, reports, text, bases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar import due_rules, due_words
from cchc_desktop.domain.calendar.duty_parts import IN_ORDER, parts_of
from cchc_desktop.domain.calendar.errors import DueRuleError
from cchc_desktop.domain.calendar.periods import Length
from cchc_desktop.domain.targets import Check, Comparator
from cchc_desktop.services.intake_duties import DutyProposal
from cchc_desktop.services.report_duties import parts_words
from resources import words
from ui.intake.draft_columns import Helps
from ui.labels import day, field_words
from ui.table.box_cell import BoxCell
from ui.table.cells import WordsCell
from ui.table.column import Column
from ui.table.editors.kinds import Choice, Completion, OneLine, Option, Words

translate = QCoreApplication.translate
TAKEN: Final = "taken"
REPORTS: Final = "report_duties"
PERIODS: Final = "parts"
RULE: Final = "rule"
_DUES: Final = 4
_OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class PartLine:
    """One entry of a part, by its place there; of a report with the days it would be due."""

    id: int
    entry: Any
    taken: bool = True
    duty: DutyProposal | None = None


def part_columns(part: str, helps: Helps) -> list[Column]:
    """Return the columns of a part."""
    made: Mapping[str, Callable[[Helps], list[Column]]] = {
        "targets": _targets,
        "assignments": _assignments,
        REPORTS: _reports,
        "bases": _bases,
        "chapters": _chapters,
    }
    own = made[part](helps)
    return own if part == REPORTS else [_box(), *own]


def _box() -> Column:
    return Column(
        TAKEN,
        translate("IntakeParts", "Lấy"),
        _checked,
        width=56,
        cell=BoxCell(lambda line: line.taken),
    )


def _checked(line: PartLine) -> str:
    return translate("IntakeParts", "có") if line.taken else translate("IntakeParts", "không")


def _words(key: str, title: str, width: int = 0, *, secondary: bool = False) -> Column:
    def of(line: PartLine) -> str:
        return getattr(line.entry, key) or ""

    cell = WordsCell("text2" if secondary else "text")
    kind = OneLine if width and width < 100 else Words
    return Column(key, title, of, width=width, cell=cell, editor=kind(of))


def _targets(_helps: Helps) -> list[Column]:
    fields = [Option(key, said) for key, said in words.table("reform-sections").items()]
    fields.append(Option(_OTHER, field_words("")))
    return [
        _words("code", translate("IntakeParts", "Số"), 56, secondary=True),
        _words("text", translate("IntakeParts", "Chỉ tiêu")),
        Column(
            "checks",
            translate("IntakeParts", "Mức phải đạt"),
            lambda line: "\n".join(map(check_words, line.entry.checks)),
            width=176,
            cell=WordsCell("text2"),
        ),
        Column(
            "field",
            translate("IntakeParts", "Lĩnh vực"),
            lambda line: field_words(line.entry.field.removesuffix(_OTHER)),
            width=176,
            cell=WordsCell("text2", most=2),
            editor=Choice(lambda line: line.entry.field, options=fields),
        ),
    ]


def _assignments(helps: Helps) -> list[Column]:
    return [
        Column(
            "unit",
            translate("IntakeParts", "Đơn vị"),
            lambda line: line.entry.unit,
            width=220,
            wanted=translate("IntakeParts", "Chưa rõ"),
            editor=Completion(lambda line: line.entry.unit, candidates=helps.units, adds=True),
        ),
        Column(
            "items",
            translate("IntakeParts", "Nhiệm vụ được giao"),
            lambda line: "\n".join(line.entry.items),
            editor=Words(lambda line: "\n".join(line.entry.items)),
        ),
    ]


def _reports(_helps: Helps) -> list[Column]:
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
        _words("recipient", translate("IntakeParts", "Nơi nhận"), 116, secondary=True),
    ]


def _bases(_helps: Helps) -> list[Column]:
    return [_words("text", translate("IntakeParts", "Căn cứ"))]


def _chapters(_helps: Helps) -> list[Column]:
    return [
        _words("code", translate("IntakeParts", "Số"), 56, secondary=True),
        _words("title", translate("IntakeParts", "Phần"), 220),
        _words("text", translate("IntakeParts", "Nội dung"), secondary=True),
    ]


# ---- reports -----------------------------------------------------------------------------------


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


# ---- targets -----------------------------------------------------------------------------------


def check_words(check: Check) -> str:
    """Say in a few words what a target asks for."""
    value = _figure(check.value, check.unit)
    said = {
        Comparator.AT_LEAST: translate("IntakeParts", "từ {} trở lên"),
        Comparator.MORE: translate("IntakeParts", "trên {}"),
        Comparator.AT_MOST: translate("IntakeParts", "không quá {}"),
        Comparator.LESS: translate("IntakeParts", "dưới {}"),
        Comparator.EQUAL: translate("IntakeParts", "đạt {}"),
    }
    if check.upper is not None:
        upper = _figure(check.upper, check.unit)
        return translate("IntakeParts", "từ {} đến {}").format(words.shown(check.value), upper)
    return said[check.comparator].format(value)


def _figure(value: Any, unit: str) -> str:
    shown = words.shown(value)
    return f"{shown}%" if unit == "%" else f"{shown}\u00a0{unit}".strip()


def written(key: str, value: Any) -> dict[str, Any]:
    """Return what an entry says after something was typed; what is no rule is refused."""
    if key == PERIODS:
        return {"frequency": value[0], "period_part": value[1]}
    if key == RULE:
        return {"due_rule": str(due_words.read(value)) if value.strip() else ""}
    return {key: _typed(key, value)}


def _typed(key: str, value: Any) -> Any:
    if key == "unit":
        return next((one.word for one in value), "")
    if key == "items":
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    if key == "code":
        return value or None
    return value
