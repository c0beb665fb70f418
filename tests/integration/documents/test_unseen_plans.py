"""Plans that nobody has seen, as text in columns and as printed pages: read right, or doubted.

The floors are those of the product: 95 of 100 cells right, at most 5 in 1,000 wrong without a
doubt, at most 10 of 100 rows doubted.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.builders.judged_plans import Judged, judged, read_printed, read_typed
from tests.builders.printed_plans import Print, as_columns, as_pages, as_portrait
from tests.builders.unseen_plans import UnseenPlan, unseen_plans

Printer = Callable[[UnseenPlan], bytes]
PAGES = {
    "no space, at the top": Print(),
    "no space, in the middle": Print(middle=True),
    "no space, cut by pages": Print(cut=True),
    "a little space": Print(apart=3.0),
    "a little space, in the middle": Print(middle=True, apart=3.0),
    "much space, cut by pages": Print(apart=12.0, cut=True),
    "lines, cut by pages": Print(ruled=True, cut=True),
    "lines, in the middle": Print(ruled=True, middle=True),
}
TYPED: dict[str, Printer] = {
    "no empty lines": partial(as_columns, letters=150, blank=False),
    "empty lines": partial(as_columns, letters=150, blank=True),
    "narrow": partial(as_columns, letters=110, blank=False),
}
SEEDS = [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 8))]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("printed", PAGES)
def test_printed_pages(printed: str, seed: int):
    told = Judged()
    for plan in unseen_plans(seed):
        told += judged(plan, read_printed(as_pages(plan, PAGES[printed])))
    assert not told.faults, told.faults


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("typed", TYPED)
def test_text_typed_in_columns(typed: str, seed: int):
    told = Judged()
    for plan in unseen_plans(seed):
        told += judged(plan, read_typed(TYPED[typed](plan)))
    assert not told.faults, told.faults


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 5))
def test_narrow_columns_of_a_text_engine(seed: int, tmp_path: Path, qapp: object):
    assert qapp is not None
    told = Judged()
    for plan in unseen_plans(seed):
        told += judged(plan, read_printed(as_portrait(plan, tmp_path / "phu-luc.pdf")))
    assert not told.faults, told.faults
