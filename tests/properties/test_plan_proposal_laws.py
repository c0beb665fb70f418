"""Whatever is done to the lines of a proposal, they stay whole, numbered and tied."""

import uuid
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.draft import Document, SectionDraft
from cchc_desktop.services.plans.proposal import PlanProposal, ProposedTask, Way

SECTIONS = 3
_places = st.one_of(st.none(), st.integers(0, SECTIONS - 1))
_steps = st.lists(
    st.tuples(st.sampled_from(["split", "drop", "take", "add", "without"]), st.integers(0, 30)),
    max_size=25,
)


def _proposal(places: list[int | None]) -> PlanProposal:
    tasks = tuple(
        ProposedTask(at, f"Việc {at}", section=place, carries_out=uuid.UUID(int=at))
        for at, place in enumerate(places, 1)
    )
    sections = tuple(SectionDraft(f"Phần {at}") for at in range(SECTIONS))
    days = date(2026, 1, 1), date(2026, 12, 31)
    return PlanProposal(Way.ABOVE, Document("Kế hoạch"), *days, sections, tasks)


def _done(proposal: PlanProposal, steps: list[tuple[str, int]]) -> PlanProposal:
    for verb, at in steps:
        key = proposal.tasks[at % len(proposal.tasks)].id if proposal.tasks else 0
        if verb == "add":
            proposal = proposal.adding(at % SECTIONS)
        elif not proposal.tasks:
            continue
        elif verb == "split":
            proposal = proposal.split(key)
        elif verb == "without":
            proposal = proposal.without(key)
        else:
            proposal = proposal.choosing([key], chosen=verb == "take")
    return proposal


@given(st.lists(_places, max_size=8), _steps)
def test_each_line_keeps_its_own_id(places: list[int | None], steps: list[tuple[str, int]]):
    ids = [one.id for one in _done(_proposal(places), steps).tasks]
    assert len(ids) == len(set(ids))


@given(st.lists(_places, max_size=8), _steps)
def test_chosen_lines_are_numbered_through_in_the_order_of_sections(
    places: list[int | None], steps: list[tuple[str, int]]
):
    proposal = _done(_proposal(places), steps)
    codes = proposal.codes()
    shown = [one for _, tasks in proposal.ordered() for one in tasks if one.chosen]
    assert set(codes) == {one.id for one in proposal.chosen}
    by_section = sorted(shown, key=lambda one: SECTIONS if one.section is None else one.section)
    assert [codes[one.id] for one in by_section] == [
        str(number) for number in range(1, len(shown) + 1)
    ]


@given(st.lists(_places, max_size=8), _steps)
def test_nothing_is_lost_from_the_table(places: list[int | None], steps: list[tuple[str, int]]):
    proposal = _done(_proposal(places), steps)
    shown = [one for _, tasks in proposal.ordered() for one in tasks]
    assert sorted(one.id for one in shown) == sorted(one.id for one in proposal.tasks)


@given(st.lists(_places, min_size=1, max_size=8), _steps, st.integers(0, 30))
def test_two_lines_of_one_carry_out_the_same_task_and_stand_together(
    places: list[int | None], steps: list[tuple[str, int]], at: int
):
    proposal = _done(_proposal(places), steps)
    if not proposal.tasks:
        return
    line = proposal.tasks[at % len(proposal.tasks)]
    split = proposal.split(line.id)
    place = [one.id for one in split.tasks].index(line.id)
    first, second = split.tasks[place : place + 2]
    assert (first.carries_out, first.section) == (second.carries_out, second.section)
    assert first.chosen
    assert second.chosen
    assert split.without(second.id).tasks == proposal.choosing([line.id], chosen=True).tasks
