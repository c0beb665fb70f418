"""What a later document says otherwise beside its tasks: bases, chapters, targets, duties, reports.

Only a part that the document speaks of is compared. Must not know what is written then.
"""

import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.domain.text import fold
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.intake.differences import Differs, FieldDifference
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.matching import match_tasks
from cchc_desktop.services.intake.parts import Entry, Part, entries_of, stored_entries
from cchc_desktop.services.plans.versions import VersionKind
from cchc_desktop.services.unit_book import UnitBook
from db.queries.plan_parts import part_rows
from db.session import Reading
from resources.words import sentence

WHOLE = 0.6
"""The share of what there is that an amending document names when it states all of it anew."""
_SAID = {
    Part.BASES: "text",
    Part.CHAPTERS: "text",
    Part.TARGETS: "text",
    Part.ASSIGNMENTS: "items",
    Part.REPORTS: "rule",
}


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One entry: `now` as the document says it, None where it is gone; `was` as it is stored."""

    kind: Differs
    now: Entry | None
    was: Entry | None = None
    goes: bool = False

    @property
    def entry(self) -> Entry:
        found = self.now or self.was
        assert found is not None  # noqa: S101 - one of both is always there
        return found

    @property
    def part(self) -> Part:
        return self.entry.part

    @property
    def label(self) -> str:
        return self.entry.label

    @property
    def row(self) -> uuid.UUID | None:
        """Return what names a stored entry."""
        return self.was.rows[0] if self.was is not None else None

    @property
    def fields(self) -> tuple[FieldDifference, ...]:
        """Return what it said and says, of one that is changed."""
        if self.kind is not Differs.CHANGED or self.now is None or self.was is None:
            return ()
        return (FieldDifference(_SAID[self.part], self.was.said, self.now.said),)


def part_differences(
    desk: Desk, incoming: Incoming, plan: str | uuid.UUID, kind: VersionKind
) -> list[PartDifference]:
    """Compare what a document says beside its tasks with what a plan says."""
    with desk.store.reading() as connection:
        return compare_parts(connection, incoming, find_plan(connection, plan), kind)


def compare_parts(
    connection: Reading, incoming: Incoming, plan: uuid.UUID, kind: VersionKind
) -> list[PartDifference]:
    """Compare within a transaction: of each part first what the document says, then what is gone.

    `goes` says of what is gone whether it falls away where a person says nothing else.
    """
    there = stored_entries(part_rows(connection, plan))
    book = UnitBook.read(connection)
    untaken = {part: frozenset(map(_key, left)) for part, left in _untaken(incoming).items()}
    found: list[PartDifference] = []
    for part, now in entries_of(incoming.draft).items():
        if now or untaken[part]:
            found += _compared(part, now, there[part], book, untaken[part], kind)
    return found


def _untaken(incoming: Incoming) -> Mapping[Part, Sequence[Entry]]:
    """Return what a person left out: nothing is said of it, not even that it is gone."""
    return entries_of(incoming.left_out)


def _key(entry: Entry) -> tuple[str, str]:
    return fold(entry.told.title), fold(entry.told.section)


def _compared(
    part: Part,
    now: Sequence[Entry],
    there: Sequence[Entry],
    book: UnitBook,
    untaken: Collection[tuple[str, str]],
    kind: VersionKind,
) -> Iterator[PartDifference]:
    pairs = list(_pairs(part, now, there, book))
    met = {at for at in pairs if at is not None}
    for entry, at in zip(now, pairs, strict=True):
        if at is None:
            yield PartDifference(Differs.NEW, entry)
        else:
            same = _agree(entry, there[at])
            yield PartDifference(Differs.SAME if same else Differs.CHANGED, entry, there[at])
    fallen = sentence("target-dropped-mark", {})  # it stays only for what was measured of it
    left = [
        one
        for at, one in enumerate(there)
        if at not in met and _key(one) not in untaken and fallen not in one.said
    ]
    goes = kind is VersionKind.REPLACING or (
        kind is VersionKind.AMENDING and len(met) >= WHOLE * max(len(there), 1)
    )
    for one in left:
        # A report is owed until somebody says that it is not: silence does not end it.
        yield PartDifference(Differs.GONE, None, one, goes=goes and part is not Part.REPORTS)


def _pairs(
    part: Part, now: Sequence[Entry], there: Sequence[Entry], book: UnitBook
) -> Iterator[int | None]:
    """Say of each entry which stored one it is; none is two."""
    if part in (Part.ASSIGNMENTS, Part.REPORTS):
        yield from _by_key(now, there, lambda one: (_unit(one.told.title, book), _to(one, book)))
        return
    ids = {uuid.UUID(int=at + 1): at for at in range(len(there))}
    stored = [(key, there[at].told) for key, at in ids.items()]
    for match in match_tasks([one.told for one in now], stored):
        yield ids[match.task] if match.task is not None else None


def _by_key(
    now: Sequence[Entry], there: Sequence[Entry], key: Callable[[Entry], object]
) -> Iterator[int | None]:
    waiting: dict[object, list[int]] = {}
    for at, one in enumerate(there):
        waiting.setdefault(key(one), []).append(at)
    for one in now:
        ats = waiting.get(key(one))
        yield ats.pop(0) if ats else None


def _to(entry: Entry, book: UnitBook) -> object:
    return _unit(entry.told.section, book)


def _unit(words: str, book: UnitBook) -> object:
    """Return whom words name: two spellings of one unit name the same."""
    meant = book.meant_by(words) if words else []
    return meant[0] if len(meant) == 1 else fold(words)


def _agree(now: Entry, was: Entry) -> bool:
    if now.part is Part.ASSIGNMENTS:
        return sorted(map(fold, now.items)) == sorted(map(fold, was.items))
    if now.part is Part.TARGETS:
        return now.said == was.said and now.values["checks"] == was.values["checks"]
    return now.said == was.said
