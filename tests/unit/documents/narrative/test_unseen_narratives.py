"""Plans told in running text that nobody has seen: right, told as doubtful, never wrong in silence.

Of invented houses, in every form in which an office receives them.
"""

import random

import pytest

from tests.builders.told_plan_files import FORMS
from tests.builders.told_plan_judging import NOTHING, judged
from tests.builders.told_plans import HOUSES, a_told_plan

RIGHT, SILENT, DOUBTED = 0.95, 0.005, 0.10


def judge(form: str, seeds: range) -> None:
    ending, written = FORMS[form]
    whole = NOTHING
    for house in HOUSES.values():
        for seed in seeds:
            told = a_told_plan(house, seed)
            data = written(told, random.Random(seed))
            whole += judged(told, data, f"ke-hoach.{ending}")
    assert len(whole.silent) <= SILENT * whole.there, whole.silent
    assert whole.right >= RIGHT * whole.there
    assert whole.doubts <= DOUBTED * whole.there


@pytest.mark.parametrize("form", FORMS)
def test_a_few_plans_are_read(form: str):
    judge(form, range(1 if form == "pdf" else 3))  # a PDF is read in a process of its own


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
def test_many_plans_are_read(form: str):
    judge(form, range(1000, 1015 if form == "pdf" else 1040))


def test_a_wrong_fact_is_seen_by_who_judges():
    """The judge itself: a fact that is missing, one that is not there, one that is doubted."""
    told = a_told_plan(HOUSES["ward"], 1)
    data = FORMS["text"][1](told, random.Random(1))
    right = judged(told, data, "ke-hoach.txt")
    assert right.silent == ()
    told.tasks.append(("9.9", "Việc không có trong văn bản"))
    told.number = "1/KH-KHAC"
    wrong = judged(told, data, "ke-hoach.txt")
    assert {one[0] for one in wrong.silent} == {"tasks", "head"}
    assert len(wrong.silent) == 3  # the task, the number there should be, and the one there is
    assert wrong.right == right.right - 1
