"""Each production's examples, as its docstring gives them, read in the plan of the year 2024.

"- phrase → kind dates code": dates are dd/mm of 2024, with the year when it is another;
"12x first last" stands for twelve of them; the code is that of the doubt, if there is one.
"""

import inspect
from collections.abc import Iterator
from datetime import date
from types import ModuleType

import pytest

from cchc_desktop.domain import deadlines
from cchc_desktop.domain.deadlines import anchors, days, events, limits, periods, recurring, spans
from cchc_desktop.domain.deadlines import years as year_words
from cchc_desktop.domain.deadlines.scan import PRODUCTIONS

FAMILIES = (anchors, days, events, limits, periods, recurring, spans, year_words)
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
MARK = " → "


def _examples(module: ModuleType) -> Iterator[tuple[str, str, str]]:
    for name, production in inspect.getmembers(module, inspect.isfunction):
        if production.__module__ == module.__name__:
            for line in (production.__doc__ or "").splitlines():
                if line.strip().startswith("- ") and MARK in line:
                    phrase, meaning = line.strip().removeprefix("- ").split(MARK)
                    yield name, phrase, meaning


EXAMPLES = [one for module in FAMILIES for one in _examples(module)]


def _day(due: date) -> str:
    return f"{due:%d/%m}" if due.year == FIRST.year else f"{due:%d/%m/%Y}"


def _shown(phrase: str) -> str:
    meaning = deadlines.read(phrase, FIRST, LAST)
    dues = [_day(one.due) for one in meaning.milestones if one.due]
    if len(dues) > 5:
        dues = [f"{len(dues)}x", dues[0], dues[-1]]
    doubt = [meaning.doubt.code] if meaning.doubt else []
    return " ".join([meaning.kind, *dues, *doubt])


@pytest.mark.parametrize(("production", "phrase", "meaning"), EXAMPLES)
def test_examples_mean_what_their_production_says(production: str, phrase: str, meaning: str):
    assert _shown(phrase) == meaning, production


def test_every_production_of_the_scan_has_examples():
    exampled = {name for name, _, _ in EXAMPLES}
    assert not {production.__name__ for production in PRODUCTIONS} - exampled


def test_examples_name_every_kind():
    assert {meaning.split()[0] for _, _, meaning in EXAMPLES} == set(deadlines.Kind)
