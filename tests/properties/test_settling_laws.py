"""Whatever is decided about doubts and in whatever order: undoing all of it is as before."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.draft import Document, DoubtDraft, PlanDraft, TaskDraft
from cchc_desktop.domain.status import Shown
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.history import redo, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.effort import effort
from tests.builders.offices import an_office

PHRASES = ("Kịp thời", "kịp  thời;", "Quy III", "năm tiếp theo", "", "Hằng quý", "tháng l0")
VALUES = (None, "30/6/2026", "Hằng tháng", "Quý I: họp; Quý IV: báo cáo", "Khi có phát sinh")
TABLES = ("task", "deadline", "milestone", "doubt", "phrase_reading")
UNSURE = (DoubtDraft("deadline-doubts.slip", {"part": "rà"}, field="note"),)

tasks = st.lists(st.tuples(st.sampled_from(PHRASES), st.booleans()), min_size=1, max_size=6)
decisions = st.lists(st.tuples(st.integers(0), st.sampled_from(VALUES)), min_size=1, max_size=5)


def _shown(desk: Desk) -> list[Any]:
    with desk.store.reading() as connection:
        return [
            [
                tuple(row)
                for row in connection.exec_driver_sql(
                    f"SELECT * FROM {table} WHERE NOT gone ORDER BY id"  # noqa: S608 - our own
                )
            ]
            for table in TABLES
        ] + [list_doubts(desk), list_tasks(desk)]


def _unconfirmed(desk: Desk) -> set[Any]:
    return {one.id for one in list_tasks(desk) if one.state is Shown.UNCONFIRMED}


def _doubted(desk: Desk) -> set[Any]:
    return {one.task for one in list_doubts(desk) if one.field == "deadline"}


@effort(examples=12, steps=1)
@given(tasks, decisions)
def test_undoing_every_decision_is_as_before(
    said: list[tuple[str, bool]], decided: list[tuple[int, str | None]]
):
    drafts = tuple(
        TaskDraft(f"Việc {number}", deadline=phrase, doubts=UNSURE if unsure else ())
        for number, (phrase, unsure) in enumerate(said)
    )
    with tempfile.TemporaryDirectory() as scratch, an_office(Path(scratch) / "cơ quan") as office:
        desk = office.desk
        draft = PlanDraft(Document("Thử", number="1/KH"), tasks=drafts)
        store_plan(desk, draft, date(2026, 1, 1), date(2026, 12, 31))
        past = [_shown(desk)]
        assert _unconfirmed(desk) == _doubted(desk)
        for at, value in decided:
            doubts = list_doubts(desk)
            if doubts:
                chosen = doubts[at % len(doubts)]
                settle(desk, chosen.id, value)
                assert chosen.id not in {one.id for one in list_doubts(desk)}
                assert len(list_doubts(desk)) == len(doubts) - chosen.together
                assert _unconfirmed(desk) == _doubted(desk)
                past.append(_shown(desk))
        for before in reversed(past[:-1]):
            undo(desk)
            assert _shown(desk) == before
        for after in past[1:]:
            redo(desk)
            assert _shown(desk) == after
