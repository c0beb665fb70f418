"""One change set about one task as deeds: codes with facts, one for each thing that was done.

What the program wrote only to keep its books in order is no deed. Must not know the sentences,
nor how the facts are read.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cchc_desktop.domain.calendar.periods import Period, parse_quarter
from cchc_desktop.domain.standing import ON_BEHALF
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.withdrawn_words import why_withdrawn
from db.queries.task_history import FieldChange, Row

_TEXTS = ("title", "code", "funding", "note")
_WITHDRAWN = ("withdrawn_why", "withdrawn_by_number", "withdrawn_by_on")
_ROLES, _KINDS = ("lead", "partner"), ("product", "detail")
_LONGEST = 80
_BROUGHT = {
    "import-plan": "from-document",
    "load-sample-year": "from-document",
    "continue-plan": "from-last-year",
    "make-own-plan": "from-plan",
    "copy-task": "copied",
    "copy-task-many": "copied",
    "paste-task": "pasted",
    "paste-task-many": "pasted",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done to a task."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """What the keys in the history are called."""

    units: Mapping[uuid.UUID, str]
    people: Mapping[uuid.UUID, str]
    sections: Mapping[uuid.UUID, str]
    plans: Mapping[uuid.UUID, str]
    tasks: Mapping[uuid.UUID, str]


@dataclass(slots=True)
class Chapter:
    """What one set brought and changed of a task and what belongs to it."""

    verb: str
    born: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)  # as they were then
    changed: list[FieldChange] = field(default_factory=list)
    contents: Mapping[Row, Mapping[str, Any]] = field(default_factory=dict)

    def deeds(self, names: Names) -> list[Deed]:
        """Return what was done, in the order a person would tell it."""
        results = [*self._results(names), *self._evidence()]
        if any(entity == "task" for entity, _ in self.born):
            return [Deed(_BROUGHT.get(self.verb, "added")), *results]
        return [
            *self._withdrawal(),
            *self._words(),
            *self._place(names),
            *self._deadline(),
            *self._units(names),
            *self._person(names),
            *self._items(),
            *results,
        ]

    def _fields(self, entity: str) -> dict[str, FieldChange]:
        return {one.field: one for one in self.changed if one.entity == entity}

    # Words and place ----------------------------------------------------------------------

    def _withdrawal(self) -> Iterator[Deed]:
        said = {name: one.new for name, one in self._fields("task").items()}
        day = self._fields("task").get("withdrawn_on")
        if day is not None and day.new is not None:
            facts = (said.get(name) for name in _WITHDRAWN)
            yield Deed("withdrawn", {"why": why_withdrawn(*facts)})
        elif day is not None:
            yield Deed("brought-back")

    def _words(self) -> Iterator[Deed]:
        changed = self._fields("task")
        for name in _TEXTS:
            if name in changed:
                yield _turned(name, changed[name].former, changed[name].new)

    def _place(self, names: Names) -> Iterator[Deed]:
        changed = self._fields("task")
        if "plan_id" in changed:
            yield Deed("moved-to-plan", {"plan": names.plans.get(changed["plan_id"].new, "")})
        elif "section_id" in changed:
            section = names.sections.get(changed["section_id"].new)
            yield Deed("moved-to-section", {"section": section}) if section else Deed("no-section")
        elif "position" in changed:
            yield Deed("reordered")
        for field_name, code in (("carries_out_id", "tied-above"), ("continues_id", "tied-last")):
            one = changed.get(field_name)
            if one is not None:
                other = names.tasks.get(one.new, "")
                yield Deed(code, {"other": other}) if one.new else Deed(f"un{code}")

    def _deadline(self) -> Iterator[Deed]:
        changed = self._fields("deadline")
        if "phrase" in changed:
            yield _turned("deadline", changed["phrase"].former, changed["phrase"].new)
        elif "event_on" in changed:
            day = changed["event_on"].new
            yield Deed("event-noted", {"day": day}) if day else Deed("event-taken-away")
        elif "settled" in changed and changed["settled"].new:
            phrase = self.contents["deadline", changed["settled"].row]["phrase"]
            yield Deed("deadline-settled", {"phrase": phrase}) if phrase else Deed("undated")
        elif any(entity == "deadline" for entity, _ in self.born):
            said = next(row["phrase"] for entity, row in self.born if entity == "deadline")
            yield _turned("deadline", None, said)
        elif any(one.entity in {"milestone", "deadline"} for one in self.changed) or any(
            entity == "milestone" for entity, _ in self.born
        ):
            yield Deed("dates-again")

    # Units, person, items -----------------------------------------------------------------

    def _units(self, names: Names) -> Iterator[Deed]:
        def named(row: Mapping[str, Any]) -> str:
            return names.units.get(row["via_group_id"] or row["unit_id"], "")

        yield from self._came_and_went("assignment", "role", _ROLES, named)

    def _items(self) -> Iterator[Deed]:
        yield from self._came_and_went("task_item", "kind", _KINDS, lambda row: str(row["text"]))

    def _came_and_went(
        self,
        entity: str,
        sort: str,
        sorts: Iterable[str],
        named: Callable[[Mapping[str, Any]], str],
    ) -> Iterator[Deed]:
        """Tell of rows that came and rows that went, of each sort in one deed."""
        come: defaultdict[str, dict[str, None]] = defaultdict(dict)
        gone: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for name, row in self.born:
            if name == entity:
                come[row[sort]][named(row)] = None
        rows = [one for one in self.changed if one.entity == entity]
        for one in sorted(rows, key=lambda one: self.contents[entity, one.row]["position"]):
            went = _went(one)
            if went is not None:
                row = self.contents[entity, one.row]
                (gone if went else come)[row[sort]][named(row)] = None
        for what in sorts:
            both = come[what].keys() & gone[what].keys()  # the members of a group changed
            new, former = ([one for one in side[what] if one not in both] for side in (come, gone))
            if new or former:
                yield _turned(what, "; ".join(former), "; ".join(new))

    def _person(self, names: Names) -> Iterator[Deed]:
        parts = [one for one in self.changed if one.entity == "assignment"]
        noted = [one for one in parts if one.field == "person_id"]
        now = {one.new for one in noted} | {
            row["person_id"] for entity, row in self.born if entity == "assignment"
        }
        before = {one.former for one in noted} | {
            self.contents["assignment", one.row]["person_id"] for one in parts if _went(one)
        }
        come, gone = (
            ", ".join(sorted(names.people.get(one, "") for one in people if one))
            for people in (now - before, before - now)
        )
        if come:
            yield Deed("handed-to", {"person": come})
        elif gone and noted:
            yield Deed("taken-back", {"person": gone})

    # Results ------------------------------------------------------------------------------

    def _results(self, names: Names) -> Iterator[Deed]:
        for entity, row in self.born:
            if entity == "progress":
                yield self._result(row, names)

    def _result(self, row: Mapping[str, Any], names: Names) -> Deed:
        former = self.contents.get(("progress", row["corrects_id"]), {})
        facts: dict[str, Any] = {
            "period": period_words(Period.of(parse_quarter(row["quarter"]))),
            "state": row["state"],
            "percent": row["percent"],
        }
        part = self.contents.get(("assignment", row["assignment_id"]), {})
        ending = ""
        if row["lane"] == ON_BEHALF:
            facts["unit"], ending = (
                names.units.get(part.get("unit_id", uuid.UUID(int=0)), ""),
                "-of",
            )
        for said in ("result", "difficulty", "proposal"):
            if row[said] and row[said] != former.get(said):
                return Deed(f"noted-{said}{ending}", facts | {"text": _short(row[said])})
        shows_percent = row["percent"] is not None and row["state"] != "done"
        return Deed(f"noted-{'percent' if shows_percent else 'state'}{ending}", facts)

    def _evidence(self) -> Iterator[Deed]:
        for entity, row in self.born:
            if entity == "evidence":
                yield Deed("evidence-added", {"document": document_name(row)})
        for one in self.changed:
            if one.entity == "evidence" and one.field == "gone":
                name = document_name(self.contents["evidence", one.row])
                yield Deed("evidence-removed" if one.new else "evidence-added", {"document": name})


def document_name(row: Mapping[str, Any]) -> str:
    """Name a document by its number, or its title where it has none."""
    return str(row["number"] or _short(row["title"]))


def _went(one: FieldChange) -> bool | None:
    """Say whether a change took a row away, or brought it back; None when it did neither."""
    if one.field == "gone":
        return bool(one.new)
    if one.field == "until" and isinstance(one.new or one.former, date):
        return one.new is not None
    return None


def _turned(what: str, former: str | None, new: str | None) -> Deed:
    """Tell that words were written, taken away or changed."""
    if not former:
        return Deed(f"{what}-set", {"new": _short(new)}) if new else Deed(f"{what}-cleared")
    if not new:
        return Deed(f"{what}-removed", {"former": _short(former)})
    return Deed(f"{what}-changed", {"former": _short(former), "new": _short(new)})


def _short(text: str | None) -> str:
    words = " ".join((text or "").split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
