"""The columns of the parts beside the tasks: targets, duties of units, reports, text, bases."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar import due_words
from cchc_desktop.domain.targets import Check, Comparator
from resources import words
from ui.intake.draft_columns import Helps
from ui.intake.part_entry import PartLine
from ui.intake.report_columns import PERIODS, RULE, TAKEN, report_columns
from ui.intake.wording import OTHER, shown_count
from ui.labels import field_words
from ui.table.box_cell import BoxCell
from ui.table.cells import WordsCell
from ui.table.column import Column
from ui.table.editors.kinds import Choice, Completion, OneLine, Option, Words

translate = QCoreApplication.translate
REPORTS: Final = "report_duties"
SECTIONS: Final = "sections"
NARRATIVE: Final = "narrative"
WHOLE: Final = frozenset({REPORTS, SECTIONS})
"""Parts of which no entry is left out by a box."""


def part_columns(part: str, helps: Helps) -> list[Column]:
    """Return the columns of a part."""
    made: Mapping[str, Callable[[Helps], list[Column]]] = {
        "targets": _targets,
        "assignments": _assignments,
        REPORTS: lambda _helps: report_columns(),
        "sections": _sections,
        NARRATIVE: _narrative,
        "bases": _bases,
        "chapters": _chapters,
    }
    own = made[part](helps)
    return own if part in WHOLE else [_box(), *own]


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
        _field(),
    ]


def _field() -> Column:
    fields = [Option(key, said) for key, said in words.table("reform-sections").items()]
    fields.append(Option(OTHER, field_words("")))
    return Column(
        "field",
        translate("IntakeParts", "Lĩnh vực"),
        lambda line: field_words(line.entry.field.removesuffix(OTHER)),
        width=176,
        cell=WordsCell("text2", most=2),
        editor=Choice(lambda line: line.entry.field, options=fields),
    )


def _sections(_helps: Helps) -> list[Column]:
    return [
        _words("code", translate("IntakeParts", "Số"), 56, secondary=True),
        _words("title", translate("IntakeParts", "Phần của kế hoạch")),
        Column(
            "tasks",
            translate("IntakeParts", "Nhiệm vụ"),
            lambda line: shown_count(line.count),
            width=88,
            cell=WordsCell("text2"),
        ),
        _field(),
    ]


def _narrative(_helps: Helps) -> list[Column]:
    return [
        _words("code", translate("IntakeParts", "Số"), 56, secondary=True),
        _words("section", translate("IntakeParts", "Phần"), 64, secondary=True),
        _words("title", translate("IntakeParts", "Văn bản ghi")),
        Column(
            "details",
            translate("IntakeParts", "Nội dung cụ thể"),
            lambda line: "\n".join(line.entry.contents),
            width=260,
            cell=WordsCell("text2"),
            tooltip=lambda line: "\n".join(line.entry.contents),
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


def _bases(_helps: Helps) -> list[Column]:
    return [_words("text", translate("IntakeParts", "Căn cứ"))]


def _chapters(_helps: Helps) -> list[Column]:
    return [
        _words("code", translate("IntakeParts", "Số"), 56, secondary=True),
        _words("title", translate("IntakeParts", "Phần"), 220),
        _words("text", translate("IntakeParts", "Nội dung"), secondary=True),
    ]


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
