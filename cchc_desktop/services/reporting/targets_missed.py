"""By how much a target was missed, in a sentence.

Must not know which targets a report tells of.
"""

from fractions import Fraction

from cchc_desktop.domain.indicators import is_percent
from cchc_desktop.domain.targets import Check, Comparator
from cchc_desktop.services.reporting import wording
from cchc_desktop.services.reporting.figures_told import TargetTold
from cchc_desktop.services.reporting.wording import say


def missed_words(target: TargetTold) -> str:
    """Tell by how much a target was missed."""
    check, figure = target.checks[0], target.together
    exact = figure.exact(check.unit)
    facts = {
        "target": wording.unended(target.text),
        "value": wording.figure_words(figure, check.unit),
        "goal": wording.goal_words(check),
    }
    away = None if exact is None else _distance(check, exact)
    if away is None:
        return say("target-missed-plain", **facts)
    if figure.share is not None and is_percent(check.unit):
        part, whole = (wording.number_words(Fraction(one)) for one in figure.share)
        return say("target-missed-share", distance=away, part=part, whole=whole, **facts)
    return say("target-missed", distance=away, **facts)


def _distance(check: Check, exact: Fraction) -> str | None:
    away = Fraction(check.value) - exact
    if not away or check.comparator is Comparator.RANGE:
        return None
    below = away > 0
    if is_percent(check.unit):
        points = wording.percent_points(away)
        return say("below-points" if below else "above-points", points=points)
    points = wording.number_words(abs(away))
    return say("below" if below else "above", points=points, measure=check.unit)
