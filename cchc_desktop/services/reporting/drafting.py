"""Drafts the text of each chapter of the periodic report from what was typed in the period.

A draft is a proposal: whatever a person writes takes its place. Must not know how a chapter is
laid out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from cchc_desktop.domain.indicators import Figure, is_percent
from cchc_desktop.domain.text import fold
from cchc_desktop.reports import forms
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting import wording
from cchc_desktop.services.reporting.figures_told import Judgement
from cchc_desktop.services.reporting.material import Material
from cchc_desktop.services.reporting.outline import DIRECTION, FIELD_PREFIX, FIELDS
from cchc_desktop.services.reporting.plan_words import given_words, reference_words
from cchc_desktop.services.reporting.stands import DONE, Stand, Tally
from cchc_desktop.services.reporting.targets_missed import missed_words
from cchc_desktop.services.reporting.told import OTHER, PartTold, TaskTold
from cchc_desktop.services.reporting.wording import counted, say, share
from resources.words import word

_MOST_RESULTS: Final = 5
_OPTIONAL: Final = ("satisfaction-survey", OTHER)
"""Fields that a report has no chapter for where nothing was given in them."""


def draft(code: str, material: Material) -> str:
    """Return the draft of a chapter, a paragraph a line; "" where nothing is known."""
    if code.startswith(FIELD_PREFIX):
        return field_draft(code.removeprefix(FIELD_PREFIX), material)
    make = _DRAFTS.get(code)
    return make(material) if make else ""


# ---- tasks --------------------------------------------------------------------------------------


def tasks_draft(material: Material) -> str:
    """Tell how many tasks were given, and how they stand."""
    facts = material.facts
    tally = facts.tally
    if not tally.given:
        return say("given-nothing")
    day = forms.day_in_sentence(facts.day)
    said = [
        given_words(facts),
        say("stands-on", day=day, clauses=_clauses(facts.counted, facts.day)),
    ]
    carried = facts.carried
    if carried:
        clauses = _clauses(carried, facts.day)
        said.append(say("carried", count=counted(len(carried)), clauses=clauses))
    said += [_withdrawn(material), reference_words(material)]
    return " ".join(filter(None, said))


def _withdrawn(material: Material) -> str:
    """Tell what the period dropped, each with its reason and the document that says so."""
    facts = material.facts
    gone = [task for task in facts.tasks if task.withdrawn_on and facts.holds(task.withdrawn_on)]
    if not gone:
        return ""
    names = [
        say(
            "withdrawn-name",
            task=wording.lower_first(wording.short_title(task.title)),
            why=wording.lower_first(wording.unended(task.withdrawn_why)),
        )
        for task in gone
    ]
    span = wording.span_word(facts.period)
    return say("withdrawn", span=span, count=counted(len(gone)), names=wording.named(names))


def field_draft(field: str, material: Material) -> str:
    """Tell of one field: how its tasks stand, what came of them, what was counted."""
    tasks = material.facts.of_field(field)
    if not tasks and (field in _OPTIONAL or not _told_fields(material)):
        return ""
    lines = [_of_field(tasks), *_results(tasks, material), _statistics(field, material)]
    return "\n".join(filter(None, lines))


def _told_fields(material: Material) -> bool:
    """Say whether any field that always has its chapter has something to tell."""
    return any(
        material.facts.of_field(field) or _statistics(field, material)
        for field in FIELDS
        if field not in (*_OPTIONAL, DIRECTION)
    )


def results_draft(material: Material) -> str:
    """Say once that nothing was given in any field; else each has its own chapter."""
    return "" if _told_fields(material) else say("fields-nothing")


def direction_draft(material: Material) -> str:
    if material.facts.of_field(DIRECTION):
        return field_draft(DIRECTION, material)
    return _statistics(DIRECTION, material)


def _of_field(tasks: Sequence[TaskTold]) -> str:
    if not tasks:
        return say("field-nothing")
    tally = Tally.of(task.stand for task in tasks)
    said = []
    if tally.done:
        code = "done-all" if tally.done == tally.given > 1 else "done-some"
        said.append(say(code, count=counted(tally.done), share=share(tally.done, tally.given)))
    if not tally.done and tally.running == tally.given and not tally.overdue:
        said.append(say("field-running"))
        return say("field-given", count=counted(tally.given), clauses="; ".join(said))
    if not tally.done:
        said.append(say("field-none-done"))
    if tally.overdue:
        late = [task for task in tasks if task.stand is Stand.OVERDUE]
        said.append(say("field-overdue", count=counted(len(late)), names=wording.task_names(late)))
    elif tally.done != tally.given:
        said.append(say("field-none-late"))
    return say("field-given", count=counted(tally.given), clauses="; ".join(said))


def _clauses(tasks: Sequence[TaskTold], day: date) -> str:
    tally = Tally.of(task.stand for task in tasks)
    waiting = [task for task in tasks if task.stand is Stand.NOT_STARTED]
    return wording.clauses(tally, not_yet=all(task.start and task.start > day for task in waiting))


def _results(tasks: Iterable[TaskTold], material: Material) -> list[str]:
    """Tell what came of the tasks that the period's entries say are done."""
    inside = {task.id for task in material.facts.finished_inside}
    told = [
        say(
            "result",
            task=wording.short_title(task.title),
            result=wording.ended(result),
        )
        for task in tasks
        if task.id in inside
        for result in [_result(task)]
        if result
    ][:_MOST_RESULTS]
    span = wording.span_word(material.facts.period)
    return [say("results-of", span=span), *told] if told else []


def _result(task: TaskTold) -> str:
    said = dict.fromkeys(part.result for part in task.parts if part.result and part.told)
    lines = [wording.unended(line) for one in said for line in one.splitlines()]
    return "; ".join(map(wording.run_in, lines))


def _run_in(title: str) -> str:
    """Begin a line's title within a sentence: "Trong đó: số …" goes on without its colon."""
    said = wording.lower_first(title)
    mark = word("report-columns", "of-these")
    return f"{mark} {said[len(mark) + 1 :].strip()}" if said.startswith(f"{mark}:") else said


def _statistics(field: str, material: Material) -> str:
    period = material.facts.period
    said = []
    for table in material.statistics:
        for line in table.lines if table.field == field else ():
            figure = line.by_period.get(period, Figure())
            exact = figure.exact(line.measure)
            if not exact:
                continue  # a figure of nought is no news
            facts = {
                "title": _run_in(line.title),
                "value": wording.count_words(figure, line.measure),
                "measure": line.measure,
            }
            code = "statistic-percent" if is_percent(line.measure) else "statistic"
            said.append(say(code, **facts))
    return say("statistics", figures="; ".join(said)) if said else ""


# ---- assessment ---------------------------------------------------------------------------------


def achieved_draft(material: Material) -> str:
    facts, said = material.facts, []
    due, tally = facts.due_inside, facts.tally
    if due:
        done = sum(task.stand in DONE for task in due)
        span = wording.span_word(facts.period)
        if done == len(due):
            said.append(say("due-inside-all", count=counted(done), span=span))
        elif done:
            ratio = {"done": done, "count": len(due), "share": share(done, len(due))}
            said.append(say("due-inside", span=span, **ratio))
    judged = [one for one in material.targets if one.judgement is not Judgement.NO_DATA]
    met = sum(one.judgement is Judgement.MET for one in judged)
    if met:
        said.append(say("targets-met", met=met, count=len(judged)))
    if facts.submissions and any(one.received_on for one in facts.submissions):
        said.append(wording.sent_words(facts.submissions))
    return " ".join(said) or _under_way(tally)


def _under_way(tally: Tally) -> str:
    """Say what there is to say where nothing fell due and nothing was measured."""
    if not tally.given:
        return say("given-nothing")
    if not tally.done:
        return say("achieved-late" if tally.overdue else "achieved-nothing")
    ratio = {"count": counted(tally.done), "share": share(tally.done, tally.given)}
    return say("achieved-some", given=counted(tally.given), **ratio)


def shortcomings_draft(material: Material) -> str:
    facts = material.facts
    late = [task for task in facts.finished_inside if task.stand is Stand.DONE_LATE]
    lines = []
    if facts.overdue:
        names = wording.task_names(facts.overdue)
        lines.append(say("overdue", count=counted(len(facts.overdue)), names=names))
    if late:
        names = wording.task_names(late)
        lines.append(say("done-late-named", count=counted(len(late)), names=names))
    missed = [one for one in material.targets if one.judgement is Judgement.NOT_MET]
    lines += [missed_words(one) for one in missed]
    absent = [one for one in facts.submissions if one.received_on is None]
    if absent and len(absent) < len(facts.submissions):
        names = wording.named([one.unit_name for one in absent], "and-more-units")
        lines.append(say("not-sent", count=counted(len(absent)), names=names))
    return "\n".join(lines) or say("overdue-none")


def causes_draft(material: Material) -> str:
    told = _gathered(material, lambda part: part.difficulty, "difficulty")
    return "\n".join(told) or say("causes-none")


def proposals_draft(material: Material) -> str:
    told = _gathered(material, lambda part: part.proposal, "proposal")
    return "\n".join(told) or say("proposals-none")


def next_draft(material: Material) -> str:
    facts = material.facts
    to_come = wording.next_period(facts.period)
    lines = []
    if facts.overdue:
        lines.append(say("next-overdue", count=counted(len(facts.overdue))))
    due = [
        task
        for task in facts.open
        if task.stand is not Stand.OVERDUE and task.is_due_in(facts.day, to_come.last_day)
    ]
    if due:
        words = {"period": period_words(to_come), "names": wording.task_names(due)}
        lines.append(say("next-due", count=counted(len(due)), **words))
    missed = [one for one in material.targets if one.judgement is Judgement.NOT_MET]
    if missed:
        names = "; ".join(wording.lower_first(wording.short_title(one.text)) for one in missed)
        lines.append(say("next-targets", names=names))
    lines = lines or [say("next-due-none" if facts.open else "next-nothing")]
    return "\n".join(f"{at}. {line}" for at, line in enumerate(lines, 1)) if lines[1:] else lines[0]


def _gathered(material: Material, words_of: Callable[[PartTold], str], code: str) -> list[str]:
    """Gather what units said, each thing once, with who said it."""
    several = len(material.facts.units) > 1
    found: dict[str, str] = {}
    for task in material.facts.tasks:
        for part in task.parts:
            for text in filter(None, map(str.strip, words_of(part).splitlines())):
                facts = {"unit": part.unit_name, "text": wording.ended(text)}
                said = say(code if several else f"{code}-own", **facts)
                found.setdefault(f"{part.unit}{fold(text)}", said)
    return list(found.values())


_DRAFTS: Mapping[str, Callable[[Material], str]] = {
    "direction-documents": direction_draft,
    "direction-tasks": tasks_draft,
    "results": results_draft,
    "assessment-achieved": achieved_draft,
    "assessment-shortcomings": shortcomings_draft,
    "assessment-causes": causes_draft,
    "next": next_draft,
    "proposals": proposals_draft,
}
