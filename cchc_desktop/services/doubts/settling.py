"""Settling a doubt: a person's decision, written with everything that follows from it as one set.

What a deadline phrase means is decided for its plan: every task that says the same is settled with
it, and so is a task that comes later. Must not know how doubts are listed, nor how phrases are
read.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.deadlines import (
    DOUBTS,
    PlanFrame,
    phrase_key,
    reading_row,
    write_deadline,
    write_meaning,
)
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.doubts.open import DEADLINES_MISSING, is_about_phrase
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_doubt
from cchc_desktop.services.plans.storing import label as plan_label
from cchc_desktop.services.task_changes.edit import TaskChange, TaskEditing
from cchc_desktop.services.task_changes.own import label, ours, own_plan
from cchc_desktop.services.unit_naming import UnitNaming, is_about_unit
from db.changes import Writer
from db.models.office import Doubt
from db.models.plans import PhraseReading
from db.queries import deadlines as deadline_queries
from db.queries import doubts as queries
from db.queries import plans as plan_queries
from db.queries.doubts import DoubtRow
from db.queries.tasks_edit import EditedTask
from db.session import Reading
from resources.words import sentence


def settle(desk: Desk, doubt: str | uuid.UUID, value: str | None = None) -> Outcome:
    """Decide a doubt: `value` is what is right; without one what stands there is right.

    Of a deadline the value is a phrase or a day, which has to be understood wholly.
    """
    said = nfc(value or "")
    with desk.store.reading() as connection:
        kind = _kind(connection, queries.one_doubt(connection, find_doubt(connection, doubt)), said)
    with desk.writing(desk.act(kind.verb)) as (writer, outcome):
        row = queries.one_doubt(writer.connection, find_doubt(writer.connection, doubt))
        if row.settled_at is not None:
            facts = {"at": row.settled_at, "who": row.settled_by or ""}
            raise RefusedError("doubt-settled-already", facts)
        kind.decide(_Settling(desk, writer, row, said))
    return outcome


def let_stand(desk: Desk, task: uuid.UUID, field: str) -> Outcome | None:
    """Decide that a field of a task is right as it stands; None where nobody doubts it."""
    with desk.store.reading() as connection:
        about = queries.open_about(connection, "task", task, field)
    return settle(desk, about[0][0]) if about else None


@dataclass(frozen=True, slots=True)
class _Settling:
    """One decision while it is written."""

    desk: Desk
    writer: Writer
    doubt: DoubtRow
    said: str

    def task(self) -> EditedTask:
        return ours(self.writer.connection, [self.doubt.entity_id])[0]

    def frame(self, plan: uuid.UUID) -> PlanFrame:
        return PlanFrame.of(self.writer.connection, plan)

    def note(self, doubt: uuid.UUID) -> None:
        """Note who decided a doubt, and when."""
        now = self.desk.now()
        self.writer.change(Doubt, doubt, settled_at=now, settled_by=self.desk.who)

    def note_deadline(self, task: uuid.UUID) -> None:
        """Note the decision on every doubt about what a task's deadline means."""
        there = queries.open_about(self.writer.connection, "task", task, "deadline")
        for doubt, code in there:
            if code.startswith(f"{DOUBTS}."):
                self.note(doubt)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of decision: what history calls it, and what it writes."""

    verb: str
    decide: Callable[[_Settling], None]


def _kind(connection: Reading, doubt: DoubtRow, said: str) -> _Kind:
    if doubt.code == DEADLINES_MISSING and said:
        return _Kind("date-undated", _date_undated)
    if not is_about_phrase(doubt.entity, doubt.field, doubt.code):
        return _Kind("settle-doubt", _settle_field if said else _accept)
    phrase = ours(connection, [doubt.entity_id])[0].phrase or ""
    if not phrase_key(phrase):
        return _Kind("fill-deadline", _fill) if said else _Kind("leave-undated", _leave_undated)
    return _Kind("settle-phrase" if said else "confirm-phrase", _settle_phrase)


# Deadlines ----------------------------------------------------------------------------------


def _settle_phrase(settling: _Settling) -> None:
    """Write what a phrase of a plan means, and give that to every task of the plan that says it."""
    writer, there = settling.writer, settling.task()
    phrase = there.phrase or ""
    frame = settling.frame(there.plan_id)
    if settling.said:
        read = _understood(frame, settling.said)
    else:
        read = replace(frame.meaning(phrase), doubt=None)
    writer.add(PhraseReading, **reading_row(there.plan_id, phrase, read))
    frame = settling.frame(there.plan_id)  # the phrase is read so from now on
    alike = [
        one
        for one in deadline_queries.deadlines_of(writer.connection, there.plan_id)
        if phrase_key(one.phrase) == phrase_key(phrase)
    ]
    for one in alike:
        settling.note_deadline(one.task_id)
        write_deadline(writer, one.task_id, one.phrase, frame, one.event_on)
    writer.facts.update(phrase=phrase, value=settling.said, count=len(alike))


def _fill(settling: _Settling) -> None:
    """Give a deadline to the one task whose deadline is empty: an empty cell is no phrase."""
    there = settling.task()
    frame = settling.frame(there.plan_id)
    _understood(frame, settling.said)
    settling.note_deadline(there.id)
    write_deadline(settling.writer, there.id, settling.said, frame)
    settling.writer.facts.update(task=label(there.code, there.title), value=settling.said)


def _leave_undated(settling: _Settling) -> None:
    there = settling.task()
    read = settling.frame(there.plan_id).meaning("")
    settling.note_deadline(there.id)
    write_meaning(settling.writer, there.id, replace(read, doubt=None))
    settling.writer.facts["task"] = label(there.code, there.title)


def _date_undated(settling: _Settling) -> None:
    """Give one deadline to all tasks of a plan that say none, those that fell away aside."""
    writer, said = settling.writer, settling.said
    plan = own_plan(writer.connection, settling.doubt.entity_id)
    editing = TaskEditing(writer, plan, settling.desk.today)
    _understood(editing.frame, said)
    undated = [
        one.task_id
        for one in deadline_queries.deadlines_of(writer.connection, plan.id)
        if not phrase_key(one.phrase)
    ]
    meant = [
        one for one in ours(writer.connection, undated) if undated and one.withdrawn_on is None
    ]
    editing.write_all([(one, TaskChange(deadline=said)) for one in meant])
    settling.note(settling.doubt.id)
    writer.facts.update(plan=_about(settling), value=said, count=len(meant))


def _understood(frame: PlanFrame, said: str) -> Meaning:
    """Read what a person typed; what is not understood wholly is refused, with the part named."""
    read = frame.understood(said)
    if read.doubt is not None:
        why = sentence(f"{DOUBTS}.{read.doubt.code}", {"part": read.doubt.part})
        raise RefusedError("deadline-not-understood", {"text": said, "why": why})
    return read


# Other doubts -------------------------------------------------------------------------------


def _accept(settling: _Settling) -> None:
    settling.note(settling.doubt.id)
    settling.writer.facts["what"] = _about(settling)


def _settle_field(settling: _Settling) -> None:
    """Write the right value into the field of a task that is in doubt."""
    doubt, writer, said = settling.doubt, settling.writer, settling.said
    change = _CHANGES.get(doubt.field or "") if doubt.entity == "task" else None
    if change is None:
        raise RefusedError("doubt-takes-no-value", {"text": said})
    there = settling.task()
    if is_about_unit(doubt.code):
        naming = UnitNaming(settling.desk, writer, there)
        for other in naming.settle(doubt, _several(said)):
            settling.note(other)
        _accept(settling)
        return
    plan = plan_queries.plan_row(writer.connection, there.plan_id)
    editing = TaskEditing(writer, plan, settling.desk.today)
    if doubt.field == "deadline":
        _understood(editing.frame, said)
        settling.note_deadline(there.id)
    editing.write(there, change(said))
    _accept(settling)


def _several(said: str) -> list[str]:
    return [one.strip() for one in said.split(";") if one.strip()]


# What a field of a draft is called → the change that gives it a value. Of units, details and
# products several are named with semicolons between them.
_CHANGES: Mapping[str, Callable[[str], TaskChange]] = {
    "title": lambda said: TaskChange(title=said),
    "code": lambda said: TaskChange(code=said),
    "section": lambda said: TaskChange(section=said),
    "details": lambda said: TaskChange(details=_several(said)),
    "products": lambda said: TaskChange(products=_several(said)),
    "lead_units": lambda said: TaskChange(leads=_several(said)),
    "partner_units": lambda said: TaskChange(partners=_several(said)),
    "deadline": lambda said: TaskChange(deadline=said),
    "person": lambda said: TaskChange(person=said),
    "funding": lambda said: TaskChange(funding=said),
    "note": lambda said: TaskChange(note=said),
}


def _about(settling: _Settling) -> str:
    """Name what a doubt was about: the task, or the plan; nothing for another record."""
    if settling.doubt.entity == "task":
        there = settling.task()
        return label(there.code, there.title)
    versions = plan_queries.version_rows(settling.writer.connection, settling.doubt.entity_id)
    return next((plan_label(one) for one in versions), "")
