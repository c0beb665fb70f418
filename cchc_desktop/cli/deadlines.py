"""`cchc deadlines`: phrases from standard input, one a line, and what they mean."""

from collections.abc import Mapping
from typing import Any

from cchc_desktop.cli.grammar import JSON, Args, Command, Option
from cchc_desktop.cli.printing import day_json
from cchc_desktop.cli.reading import SPAN, day, span, span_rule
from cchc_desktop.cli.session import Session
from cchc_desktop.domain import deadlines
from cchc_desktop.domain.calendar.working_days import WorkCalendar
from cchc_desktop.domain.deadlines import Meaning, Milestone
from resources import words


class NoText(Exception):  # noqa: N818 - a refusal, no error of the program
    """What came in is no text."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.code = "input-not-text"
        self.facts = {"line": line}


def _read(args: Args, session: Session) -> int:
    year = (args["signed_on"] or session.clock.today()).year
    first, last = span(args, or_year=year)
    phrases = _lines(session.source.read())
    works = WorkCalendar().is_working
    meanings = [
        deadlines.read(phrase, first, last, args["signed_on"], works=works) for phrase in phrases
    ]
    if args["json"]:
        session.print_json([_as_json(meaning) for meaning in meanings])
    else:
        session.print_table("deadlines", [row for meaning in meanings for row in _rows(meaning)])
    return 0


def _lines(read: bytes) -> list[str]:
    """Split at line feeds only: other signs that end a line may stand inside a phrase."""
    try:
        text = read.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NoText(read.count(b"\n", 0, fault.start) + 1) from None
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def _as_json(meaning: Meaning) -> Mapping[str, Any]:
    return {
        "text": meaning.text,
        "kind": meaning.kind,
        "milestones": [_milestone_as_json(one) for one in meaning.milestones],
        "doubt": _doubt(meaning),
    }


def _milestone_as_json(milestone: Milestone) -> Mapping[str, Any]:
    return {
        "label": milestone.label,
        "start": day_json(milestone.start),
        "due": day_json(milestone.due),
        "rule": milestone.rule,
    }


def _rows(meaning: Meaning) -> list[tuple[object, ...]]:
    kind, doubt = words.word("deadline-kinds", meaning.kind), _doubt(meaning)
    dated = [
        (one.start, one.due, one.rule and words.word("rules", one.rule))
        for one in meaning.milestones
    ]
    first, *others = dated or [(None, None, None)]
    return [(meaning.text, kind, *first, doubt), *(("", "", *other, "") for other in others)]


def _doubt(meaning: Meaning) -> str | None:
    doubt = meaning.doubt
    if doubt is None:
        return None
    return words.sentence(f"deadline-doubts.{doubt.code}", {"part": doubt.part})


COMMANDS = (
    Command(
        "deadlines",
        _read,
        options=(*SPAN, Option("--signed-on", day), JSON),
        rules=(span_rule,),
    ),
)
