"""What the place says: figures, quarters, how a target stands, what it needs. Knows no widget."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.periods import Length, Period, Quarter
from cchc_desktop.domain.far_off import FarOff
from cchc_desktop.domain.indicators import Figure, HowAdds, is_percent
from cchc_desktop.services.indicator_grid import GridLine
from cchc_desktop.services.reporting.wording import (
    figure_words,
    goal_words,
    number_words,
    percent_points,
    upper_first,
)
from cchc_desktop.services.target_board import BoardLine, QuarterTold, YearTold
from resources.words import shown, word
from ui.table.cells import Sign

translate = QCoreApplication.translate

SIGNS: Final[dict[str, Sign]] = {
    "met": Sign("state-done", "done"),
    "not-met": Sign("state-overdue", "late"),
    "not-due": Sign("state-due-soon", "idle"),
    "no-data": Sign("state-not-started", "idle"),
}


def verdict_word(verdict: str) -> str:
    return word("judgements", verdict)


def quarter_words(quarter: Quarter) -> str:
    return translate("Targets", "Quý {}").format(word("quarters", str(quarter.number)))


def span_words(period: Period) -> str:
    """Name a span beside others of its year."""
    if period.length is Length.QUARTER:
        return quarter_words(period.last_quarter)
    if period.length is Length.HALF:
        first = translate("Targets", "6 tháng đầu")
        return first if period.number == 1 else translate("Targets", "6 tháng cuối")
    if period.length is Length.NINE_MONTHS:
        return translate("Targets", "9 tháng")
    return translate("Targets", "Năm")


def left_words(taken: int, left_out: int) -> str:
    """Say what of the clipboard had no place."""
    if not taken:
        return translate(
            "Targets", "Không có ô nào nhận được số đã chép. Chọn ô của một quý rồi dán lại."
        )
    said = translate("Targets", "Đã dán {} ô; {} ô nằm ngoài bảng nên không ghi.")
    return said.format(taken, left_out)


# --- targets


def goals(line: BoardLine) -> str:
    """Say what a target asks for, each check with what it is of."""
    said = "; ".join(map(goal_words, line.checks))
    return upper_first(said) if said else translate("Targets", "Chưa rõ mức giao")


def check_lines(line: BoardLine) -> list[str]:
    """Say each thing a target asks for, with what it is asked of."""
    return [
        ": ".join(filter(None, [upper_first(check.scope), goal_words(check)]))
        for check in line.checks
    ]


def figure_of(figure: Figure, measure: str) -> str:
    """Write one unit's figure with what it was counted from."""
    said = figure_words(figure, measure)
    return f"{said} ({share_words(figure)})" if figure.share is not None else said


def told_words(told: QuarterTold, measure: str) -> str:
    return figure_words(told.together, measure)


def share_words(figure: Figure) -> str:
    """Write what a share was counted from: 3.074/3.098."""
    if figure.share is None:
        return ""
    return "/".join(shown(part) for part in figure.share)


def typed_words(figure: Figure) -> str:
    """Write a figure as it was typed, to be typed over."""
    return share_words(figure) or shown(figure.value)


def cell_words(told: QuarterTold, measure: str) -> str:
    """Say a quarter's figure with its verdict, for what is read aloud."""
    said = told_words(told, measure)
    if not said:
        return share_words(told.together)
    return f"{said}, {lower(verdict_word(told.verdict))}"


def cell_hint(told: QuarterTold, measure: str) -> str:
    """Say all of a quarter that has no room in its cell."""
    if not told.together.is_stated:
        return ""
    said = cell_words(told, measure)
    if told.together.share is not None:
        said = f"{said} ({share_words(told.together)})"
    if len(told.by_unit) > 1:
        count = translate("Targets", "số của {} đơn vị").format(len(told.by_unit))
        said = f"{said}; {count}"
    return said


def lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def standing_words(line: BoardLine) -> str:
    return verdict_word(line.standing)


def standing_note(line: BoardLine) -> str:
    """Say by which quarter a target stands as it does."""
    if line.latest is None:
        return ""
    return translate("Targets", "theo số {}").format(lower(quarter_words(line.latest)))


def needed_words(line: BoardLine) -> str:
    """Say what the next quarter has to bring, of as much as was counted last."""
    if line.needed is None:
        return ""
    figure = line.needed.figure
    if figure.share is None:
        return figure_words(figure, line.measure) + _measure(line.measure)
    return share_words(figure)


def needed_sentence(line: BoardLine) -> str:
    if line.latest is None:
        return translate("Targets", "Chưa có số đo nào đến kỳ này.")
    if line.needed is None:
        return _nothing_needed(line)
    away = _away(line)
    if line.needed_in is None:
        return translate("Targets", "Hết năm còn thiếu {}.").format(away)
    quarter = f"{quarter_words(line.needed_in)}/{line.needed_in.year}"
    figure = line.needed.figure
    if figure.share is None:
        said = translate("Targets", "{} cần {}: còn cách {}.")
        return said.format(quarter, goal_words(line.checks[0]), away)
    part, whole = (shown(one) for one in figure.share)
    said = translate("Targets", "{} cần {} trên tổng số {} như {}: còn cách {}.")
    return said.format(quarter, part, whole, lower(quarter_words(line.latest)), away)


def _nothing_needed(line: BoardLine) -> str:
    if line.standing in ("met", "not-due") and line.checks:
        return translate("Targets", "Đã đạt. Cần giữ {}.").format(goal_words(line.checks[0]))
    return ""


def _away(line: BoardLine) -> str:
    if line.needed is None:
        return ""
    if is_percent(line.measure):
        points = percent_points(line.needed.away)
        return translate("Targets", "{} điểm phần trăm").format(points)
    return number_words(line.needed.away) + _measure(line.measure)


def _measure(measure: str) -> str:
    return f" {measure}" if measure and not is_percent(measure) else ""


def trend_words(line: BoardLine) -> str:
    """Say how a target did against the year before: +1,2 or -3."""
    last = line.told(line.latest.number).together.exact(line.measure) if line.latest else None
    before = next(iter(line.years), None)
    then = before.figure.exact(line.measure) if before else None
    if last is None or then is None or before is None:
        return ""
    if last == then:
        return translate("Targets", "Bằng năm {}").format(before.year)
    points = (
        percent_points(last - then) if is_percent(line.measure) else number_words(abs(last - then))
    )
    way = translate("Targets", "Cao hơn năm {}: {}")
    if last < then:
        way = translate("Targets", "Thấp hơn năm {}: {}")
    unit = translate("Targets", " điểm phần trăm") if is_percent(line.measure) else ""
    return way.format(before.year, points + (unit or _measure(line.measure)))


def year_words(told: YearTold, measure: str) -> str:
    """Say what an earlier year came to: Năm 2025: 97,10%, chưa đạt."""
    figure = figure_words(told.figure, measure) + _measure(measure)
    asked = goal_words(told.asked[0]) if told.asked else ""
    said = translate("Targets", "Năm {}: {}, {}")
    words = said.format(told.year, figure, lower(verdict_word(told.verdict)))
    return f"{words} ({asked})" if asked else words


# --- statistics


def value_words(line: GridLine, period: Period) -> str:
    figure = line.told.get(period, Figure())
    return figure_words(figure, line.measure)


def counted_with_others(line: GridLine, quarter: Quarter) -> str:
    """Say what of a quarter is the own office's, where other units counted too."""
    if quarter not in line.by_others:
        return ""
    own = shown(line.own.get(quarter)) or translate("Targets", "chưa có")
    return translate("Targets", "Gồm số của đơn vị khác; số của cơ quan: {}").format(own)


def how_words(adds_up: HowAdds) -> str:
    return word("how-adds", adds_up)


def doubt_words(line: GridLine, quarter: Quarter) -> str | None:
    """Ask about a value far off its past."""
    usual = line.doubts.get(quarter)
    if usual is None:
        return None
    said = translate("Targets", "{} ghi {}, các quý trước {}. Số này đúng chưa?")
    return said.format(quarter_words(quarter), shown(line.own[quarter]), _between(usual))


def _between(usual: FarOff) -> str:
    if usual.least == usual.most:
        return translate("Targets", "đều {}").format(shown(usual.least))
    return translate("Targets", "từ {} đến {}").format(shown(usual.least), shown(usual.most))
