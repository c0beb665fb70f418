"""What a report says of the plans it is about, and of its own appendices.

Must not know how tasks stand.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cchc_desktop.services.reporting.documents_named import cited_in_sentence, short_cited
from cchc_desktop.services.reporting.material import Material
from cchc_desktop.services.reporting.names_in_full import in_a_sentence
from cchc_desktop.services.reporting.told import Facts, PlanTold
from cchc_desktop.services.reporting.wording import (
    counted,
    lower_first,
    say,
    unended,
    upper_first,
)
from resources.words import sentence, word

_AUTUMN: Final = range(7, 11)
"""The months in which a school's year may begin."""


def plans_in_full(plans: Sequence[PlanTold]) -> str:
    """Name plans as at their first mention."""
    signed = [plan for plan in plans if not plan.implicit]
    return "; ".join(map(_in_full, signed))


def _in_full(plan: PlanTold) -> str:
    facts = {
        "named": cited_in_sentence(_kind(plan), plan.number, plan.issued_on),
        "issuer": in_a_sentence(plan.issuer),
        "subject": _subject(plan),
    }
    if plan.issuer and plan.subject:
        return sentence("report-cited.full", facts)
    if plan.subject:
        return sentence("report-cited.about", facts)
    return sentence("report-cited.of", facts) if plan.issuer else str(facts["named"])


def plan_in_short(plan: PlanTold) -> str:
    """Name a plan that was named in full before: by its number, else by what it is about."""
    if plan.number:
        return short_cited(_kind(plan), plan.number)
    facts = {"named": _kind(plan), "subject": _subject(plan)}
    return sentence("report-cited.about", facts) if plan.subject else _kind(plan)


def _subject(plan: PlanTold) -> str:
    said = unended(plan.subject)
    return said.lower() if said.isupper() else lower_first(said)


def _kind(plan: PlanTold) -> str:
    return plan.kind or word("document-kinds", "KH")


def given_words(facts: Facts) -> str:
    """Tell which plan gave how many tasks."""
    counts = Counter(task.plan for task in facts.counted)
    plans = [plan for plan in facts.plans if counts[plan.id]]
    year = upper_first(_years(facts, plans))
    count = counted(counts.total())
    if facts.unit:
        return say("given-to-unit", year=year, unit=facts.unit, count=count)
    if len(plans) == 1:
        code = "given-outside-alone" if plans[0].implicit else "given-by-plan"
        return say(code, year=year, plan=plan_in_short(plans[0]), count=count)
    each = [
        say("given-outside", count=counted(counts[plan.id]))
        if plan.implicit
        else say("given-one", plan=plan_in_short(plan), count=counted(counts[plan.id]))
        for plan in plans
    ]
    return say("given-by-plans", year=year, plans="; ".join(each), count=count)


def _years(facts: Facts, plans: Sequence[PlanTold]) -> str:
    """Name the year that plans are for: a school's runs from one autumn to the next summer."""
    spans = {(plan.first.year, plan.last.year) for plan in plans}
    first, last = spans.pop() if len(spans) == 1 else (facts.period.year, facts.period.year)
    if first == last:
        return sentence("period-names.year", {"year": facts.period.year})
    in_autumn = plans[0].first.month in _AUTUMN and last == first + 1
    return say("school-year" if in_autumn else "years", first=str(first), last=str(last))


def reference_words(material: Material) -> str:
    """Refer to the appendices; "" where there is none."""
    there = material.appendices
    span = word("report-spans", material.facts.period.length)
    said = [
        say(
            "refers",
            what=sentence(f"appendix-told.{kind}", {"span": span}),
            number=material.number_of(kind),
        )
        for kind in there
    ]
    if not said:
        return ""
    return say("refers-many", clauses=upper_first("; ".join(map(unended, said))))
