"""Sentences of reports, and figures as sentences have them: 03 nhiệm vụ, 12,50%.

Must not know which sentence stands where.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.domain.indicators import Figure, is_percent, rounded
from cchc_desktop.domain.targets import Check, Comparator
from cchc_desktop.domain.text import nfc
from cchc_desktop.reports import forms
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.stands import Stand, Tally
from cchc_desktop.services.reporting.told import Submission, TaskTold
from resources.words import sentence, word

_MOST_NAMED: Final = 4
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 60
"""Of a name within a sentence; what is longer is cut where it pauses."""


def say(code: str, **facts: Any) -> str:
    """Say a sentence of a report; numbers come as they are to be written."""
    return sentence(f"report-texts.{code}", facts)


def counted(number: int) -> str:
    return forms.count(number)


def share(part: int, whole: int) -> str:
    return forms.percent(Decimal(part) / Decimal(whole)) if whole else "0%"


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Begin with a small letter, as within a sentence; an abbreviation stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or not text[1:2].isalpha() else text


def run_in(text: str) -> str:
    """Let a typed sentence go on after a colon: "Đã ban hành" does, a name keeps its capital."""
    first = text.split(maxsplit=1)[:1]
    return lower_first(text) if first and first[0] in _openers() else text


@cache
def _openers() -> frozenset[str]:
    return frozenset(word("report-texts", "run-in").split())


def span_word(period: Period) -> str:
    """Name how long a period is: "quý", "6 tháng"."""
    return word("report-spans", period.length)


def next_period(period: Period) -> Period:
    """Return what a report looks forward to: the next quarter, the next half, the next year."""
    match period.length:
        case Length.YEAR:
            return Period(period.year + 1)
        case Length.NINE_MONTHS:
            return Period(period.year, Length.QUARTER, 4)
        case Length.HALF:
            nth = period.number
            return Period(period.year + (nth == 2), Length.HALF, nth % 2 + 1)
        case Length.QUARTER:
            return Period.of(period.last_quarter.next())
        case Length.MONTH:
            nth = period.number
            return Period(period.year + (nth == 12), Length.MONTH, nth % 12 + 1)


def next_words(period: Period) -> str:
    return period_words(next_period(period))


def ended(text: str) -> str:
    """End a sentence that a person typed without a full stop."""
    said = text.strip()
    return said if not said or said.endswith((".", ";", ":", "…")) else f"{said}."


def unended(text: str) -> str:
    return text.strip().rstrip(".;:, ")


# ---- tasks --------------------------------------------------------------------------------------


def short_title(title: str) -> str:
    """Return what a sentence calls a task: its title up to where more is only added."""
    said = unended(nfc(title))
    first = unended(said.split(";", 1)[0])
    return _cut(first if len(first.split()) >= _FEWEST_WORDS else said)


def _cut(name: str) -> str:
    """Cut a name that is a paragraph in itself: at its last pause, else after so many words."""
    words = name.split()
    if len(words) <= _MOST_WORDS:
        return name
    kept = " ".join(words[:_MOST_WORDS])
    paused, comma, _ = kept.rpartition(",")
    return paused if comma and len(paused.split()) > _FEWEST_WORDS else f"{kept}…"


def named(names: Sequence[str], more: str = "and-more") -> str:
    """Name a few things; of many the first ones and how many more there are."""
    if len(names) <= _MOST_NAMED + 1:
        return "; ".join(names)
    first = "; ".join(names[:_MOST_NAMED])
    return say(more, names=first, count=counted(len(names) - _MOST_NAMED))


def task_names(tasks: Iterable[TaskTold]) -> str:
    return named([lower_first(short_title(task.title)) for task in tasks])


def clauses(tally: Tally, *, not_yet: bool = False) -> str:
    """Tell how tasks stand; a clause whose count is nought is left out.

    `not_yet`: the time for those not begun has not come.
    """
    said = []
    if tally.done:
        said.append(_done(tally) + _split(tally.done, tally.counts[Stand.DONE_LATE], "done"))
    if tally.running:
        facts = {"count": counted(tally.running), "share": share(tally.running, tally.given)}
        code = "running-all" if tally.running == tally.given > 1 else "running"
        said.append(say(code, **facts) + _split(tally.running, tally.overdue, "running"))
    for stand, count in tally.rest:
        code = "not-started-yet" if stand is Stand.NOT_STARTED and not_yet else str(stand)
        if stand is Stand.NOT_STARTED and count == tally.given:
            code += "-all" if count > 1 else "-one"
        said.append(say(code, count=counted(count), share=share(count, tally.given)))
    return "; ".join(said)


def _done(tally: Tally) -> str:
    if tally.done == tally.given > 1:
        return say("done-all", count=counted(tally.done))
    return say("done-some", count=counted(tally.done), share=share(tally.done, tally.given))


def _split(count: int, late: int, code: str) -> str:
    if not late or late == count:
        both = "" if count == 1 else say("all")
        return ", " + f"{both} {say(f'{code}-late' if late else f'{code}-in-time')}".strip()
    return say(f"{code}-split", in_time=counted(count - late), late=counted(late))


def sent_words(submissions: Sequence[Submission]) -> str:
    """Tell how many units sent their report, and how many in time."""
    sent = [one for one in submissions if one.received_on is not None]
    in_time = sum(bool(one.on_time) for one in sent)
    facts = {"sent": len(sent), "count": len(submissions), "in_time": counted(in_time)}
    if not sent:
        return say("reports-none-sent", count=counted(len(submissions)))
    return say("reports-sent-in-time" if in_time == len(sent) else "reports-sent", **facts)


# ---- figures ------------------------------------------------------------------------------------


def figure_words(figure: Figure, measure: str) -> str:
    """Write a figure with its sign: 93,40%, 2.846; nothing where there is none."""
    exact = figure.exact(measure)
    if exact is None:
        return ""
    return _percent(exact) if is_percent(measure) else number_words(exact)


def count_words(figure: Figure, measure: str) -> str:
    """Write a figure as it stands in a sentence: 93,40%, 2.846, but 07 of what is counted."""
    exact = figure.exact(measure)
    if exact is not None and exact.denominator == 1 and not is_percent(measure):
        return counted(int(exact))
    return figure_words(figure, measure)


def number_words(exact: Fraction) -> str:
    return forms.number(rounded(exact))


def _percent(exact: Fraction) -> str:
    return forms.percent(rounded(exact) / 100)


def percent_points(away: Fraction) -> str:
    """Write how far two shares are apart, in points and as shares are written: 1,60, or 2."""
    return forms.percent(rounded(abs(away)) / 100, sign=False)


_GOALS: Final = {
    Comparator.AT_LEAST: "at-least",
    Comparator.MORE: "more",
    Comparator.AT_MOST: "at-most",
    Comparator.LESS: "less",
    Comparator.EQUAL: "equal",
}


def _goal_number(value: Decimal) -> str:
    return counted(int(value)) if value == int(value) else forms.number(value)


def goal_words(check: Check) -> str:
    """Say what a target asks for: "từ 98% trở lên"."""
    write: Callable[[Decimal], str] = (
        (lambda value: forms.percent(value / 100)) if is_percent(check.unit) else _goal_number
    )
    measure = "" if is_percent(check.unit) else f" {check.unit}".rstrip()
    value = write(check.value) + measure
    if check.upper is not None:
        facts = {"value": write(check.value), "upper": write(check.upper) + measure}
        return sentence("report-goals.range", facts)
    if check.comparator is Comparator.AT_LEAST and is_percent(check.unit) and check.value == 100:
        return sentence("report-goals.equal", {"value": value})
    return sentence(f"report-goals.{_GOALS[check.comparator]}", {"value": value})
